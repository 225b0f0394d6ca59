//! A push service that reads every message as a browser would, and notes what is wrong with it.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use data_encoding::BASE64URL_NOPAD;
use domain::PushTopic;
use newsroom::{
    people::SecretHash,
    push::{NewDevice, Reception},
};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::Value;
use server::push::Push;
use web_push_native::{
    Auth, decrypt,
    p256::{SecretKey, elliptic_curve::sec1::ToEncodedPoint},
};

/// How the service answers a device.
#[derive(Debug, Clone, Copy)]
pub enum Mood {
    /// With this status, always.
    Always(u16),
    /// With this status and `Retry-After` the first time, 201 afterwards.
    First(u16, u32),
    /// 201 with a body that does not end.
    Endless,
}

/// What it got.
#[derive(Debug, Default)]
pub struct Got {
    /// Messages accepted, by device and alert.
    pub accepted: BTreeMap<(u32, String), usize>,
    /// Requests, by device.
    pub requests: HashMap<u32, usize>,
    /// What was wrong.
    pub faults: Vec<String>,
    /// The last message of each device, decrypted, and its headers `TTL`, `Urgency`, `Topic`.
    pub last: HashMap<u32, (Value, [String; 3])>,
}

#[derive(Clone)]
pub struct Service {
    pub origin: String,
    moods: Arc<HashMap<u32, Mood>>,
    pub got: Arc<Mutex<Got>>,
    /// The time at the paper, in seconds.
    now: i64,
    paper: String,
}

/// The key of a device.
fn secret(number: u32) -> SecretKey {
    let mut bytes = [7; 32];
    bytes[28..].copy_from_slice(&number.to_be_bytes());
    SecretKey::from_slice(&bytes).unwrap()
}

impl Service {
    /// Starts one.
    pub async fn start(paper: &str, now: i64, moods: impl IntoIterator<Item = (u32, Mood)>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let service =
            Self { origin, moods: Arc::new(moods.into_iter().collect()), got: Arc::default(), now: now / 1000, paper: paper.to_owned() };
        let routes = Router::new().route("/{number}", post(take)).with_state(service.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        service
    }

    /// A device that this service reaches.
    pub fn device(&self, number: u32, key: &str, topics: &[PushTopic]) -> NewDevice {
        NewDevice {
            device: SecretHash::of(&format!("device {number}")),
            endpoint: format!("{}/{number}", self.origin),
            p256dh: BASE64URL_NOPAD.encode(secret(number).public_key().to_encoded_point(false).as_bytes()),
            auth: BASE64URL_NOPAD.encode(&[number as u8; 16]),
            key: key.to_owned(),
            reception: Reception { topics: topics.iter().cloned().collect(), zone: "UTC".into(), quiet: (0, 0), most_a_day: 0 },
        }
    }

    /// What is wrong with a message, and its content.
    fn read(&self, number: u32, headers: &HeaderMap, body: &[u8]) -> Result<(Value, [String; 3]), String> {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        self.check_token(&text("authorization"))?;
        let [ttl, urgency, topic] = ["ttl", "urgency", "topic"].map(text);
        let is_ttl = ttl.parse::<u32>().is_ok_and(|seconds| (60..=86_400).contains(&seconds));
        let is_topic = !topic.is_empty() && topic.len() <= 32 && topic.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        if !is_ttl || !matches!(urgency.as_str(), "normal" | "high") || !is_topic || text("content-encoding") != "aes128gcm" {
            return Err(format!("headers {headers:?}"));
        }
        let plain = decrypt(body.to_vec(), &secret(number), &Auth::from([number as u8; 16])).map_err(|error| error.to_string())?;
        let message: Value = serde_json::from_slice(&plain).map_err(|error| error.to_string())?;
        let notification = &message["notification"];
        let leads_here = notification["navigate"].as_str().is_some_and(|url| url.starts_with(&self.paper));
        let has_title = notification["title"].as_str().is_some_and(|title| !title.is_empty());
        let actions_lead = notification["actions"].as_array().is_some_and(|all| all.iter().all(|act| act["navigate"].is_string()));
        if message["web_push"] != 8030 || !leads_here || !has_title || !actions_lead || plain.len() > 3000 {
            return Err(format!("no declarative message: {message}"));
        }
        Ok((message, [ttl, urgency, topic]))
    }

    fn check_token(&self, header: &str) -> Result<(), String> {
        let wrong = || format!("Authorization: {header}");
        let decoded = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| wrong());
        let (token, key) = header.strip_prefix("vapid t=").and_then(|rest| rest.split_once(", k=")).ok_or_else(wrong)?;
        let (signed, signature) = token.rsplit_once('.').ok_or_else(wrong)?;
        let verifier = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, decoded(key)?);
        verifier.verify(signed.as_bytes(), &decoded(signature)?).map_err(|_| "the token's signature".to_owned())?;
        let claims: Value = serde_json::from_slice(&decoded(signed.split_once('.').ok_or_else(wrong)?.1)?).map_err(|_| wrong())?;
        let until = claims["exp"].as_i64().unwrap_or_default();
        let contact = claims["sub"].as_str().unwrap_or_default();
        // what the services of Apple and others refuse
        let is_contact = contact.starts_with("mailto:") && !contact.ends_with("localhost") && !contact.ends_with(".local");
        let is_in_time = until > self.now && until <= self.now + 7 * 86_400;
        if claims["aud"] == self.origin.as_str() && is_contact && is_in_time { Ok(()) } else { Err(format!("claims {claims}")) }
    }
}

async fn take(State(service): State<Service>, Path(number): Path<u32>, headers: HeaderMap, body: Bytes) -> Response {
    let read = service.read(number, &headers, &body);
    let mut got = service.got.lock().unwrap();
    let requests = got.requests.entry(number).or_default();
    *requests += 1;
    let is_first = *requests == 1;
    let (message, said) = match read {
        Ok(read) => read,
        Err(fault) => {
            got.faults.push(format!("{number}: {fault}"));
            return StatusCode::BAD_REQUEST.into_response();
        }
    };
    let mood = service.moods.get(&number).copied().unwrap_or(Mood::Always(201));
    let status = match mood {
        Mood::Always(status) => status,
        Mood::First(status, _) if is_first => status,
        Mood::First(..) | Mood::Endless => 201,
    };
    if status == 201 {
        let alert = message["notification"]["data"]["alert"].as_str().unwrap_or_default().to_owned();
        *got.accepted.entry((number, alert)).or_default() += 1;
        got.last.insert(number, (message, said));
    }
    let status = StatusCode::from_u16(status).unwrap();
    match mood {
        Mood::First(_, seconds) if is_first => (status, [(header::RETRY_AFTER, seconds.to_string())]).into_response(),
        Mood::Endless => {
            let endless = futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 4096])));
            Response::new(Body::from_stream(endless))
        }
        _ => status.into_response(),
    }
}

/// A sender with a key of its own, and another one that stands for the same program after a restart.
pub fn senders() -> (Push, Push, String) {
    let key = webpush::VapidKey::read(&server::key_file::fresh().unwrap()).unwrap();
    let push = || Push::new(key.clone(), outgoing::Reach::AndPrivate).unwrap();
    (push(), push(), key.public())
}
