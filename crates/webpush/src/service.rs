//! The request to a push service, and what its answer means.

use std::time::Duration;

use outgoing::{Reach, check};
use reqwest::{Client, Response, StatusCode, header, redirect::Policy};

use crate::{EncryptError, Subscription, VapidKey, encrypt};

/// A service that does not accept a connection within this time counts as unreachable.
const CONNECTING: Duration = Duration::from_millis(4500);
/// For the whole request. Also bounds how long a batch takes.
const WHOLE: Duration = Duration::from_secs(15);
/// Bytes of an answer that are read, so that the connection can serve the next message; a longer answer ends it.
const ANSWER: usize = 4096;
/// A service that names a longer time is tried again after this one.
const LONGEST_WAIT: Duration = Duration::from_secs(60 * 60);

/// How soon a device should show it (RFC 8030).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Also while the device saves its battery a little.
    Normal,
    /// At once.
    High,
}

impl Urgency {
    /// The value of the header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::High => "high",
        }
    }
}

/// What is sent to many devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message<'a> {
    /// The bytes that the browser decrypts.
    pub body: &'a [u8],
    /// Seconds that the service stores it for a device that is not reachable; at least 60, because a service refuses 0.
    pub ttl: u32,
    /// How soon.
    pub urgency: Urgency,
    /// At most 32 letters, digits, `-` and `_`: replaces a stored message with the same topic.
    pub topic: &'a str,
}

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The service accepted it.
    Sent,
    /// The subscription has ended (404, 410): delete it.
    Gone,
    /// The service asks to wait (429, 503), this long if it says so.
    Wait(Option<Duration>),
    /// Nothing was reached, or the service has a fault: try again later.
    Later,
    /// The service refuses our key or the request for this subscription (other 4xx).
    Refused(u16),
    /// The endpoint leads to an address that may not be requested.
    Forbidden,
    /// The message is too long for the service (413) or cannot be encrypted.
    Unsendable,
}

/// A client of push services. Cheap to clone.
#[derive(Clone)]
pub struct PushService {
    client: Client,
    key: VapidKey,
    reach: Reach,
}

impl PushService {
    /// A client that signs with this key.
    ///
    /// # Errors
    /// The system's certificates cannot be read.
    pub fn new(key: VapidKey, reach: Reach) -> Result<Self, reqwest::Error> {
        let client = outgoing::client(reach)
            .user_agent(concat!("press-push/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(CONNECTING)
            .timeout(WHOLE)
            .redirect(Policy::none())
            .build()?;
        Ok(Self { client, key, reach })
    }

    /// Our key.
    pub fn key(&self) -> &VapidKey {
        &self.key
    }

    /// Sends a message to one browser. `now` in seconds since 1970; `contact` as for [`VapidKey::authorization`].
    pub async fn send(&self, message: &Message<'_>, to: &Subscription, contact: &str, now: i64) -> Answer {
        if check(&to.endpoint, self.reach).is_err() {
            return Answer::Forbidden;
        }
        let body = match encrypt(message.body, to) {
            Ok(body) => body,
            Err(EncryptError::TooLong | EncryptError::Failed) => return Answer::Unsendable,
        };
        let Ok(authorization) = self.key.authorization(&to.origin(), contact, now) else { return Answer::Later };
        let request = self
            .client
            .post(to.endpoint.clone())
            .header(header::AUTHORIZATION, authorization)
            .header(header::CONTENT_ENCODING, "aes128gcm")
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .header("ttl", message.ttl.max(60))
            .header("urgency", message.urgency.as_str())
            .header("topic", message.topic)
            .body(body);
        match request.send().await {
            Ok(response) => {
                let answer = meaning(response.status(), wait(&response, now));
                drain(response).await;
                answer
            }
            Err(error) if is_forbidden(&error) => Answer::Forbidden,
            Err(_) => Answer::Later,
        }
    }
}

fn meaning(status: StatusCode, wait: Option<Duration>) -> Answer {
    match status.as_u16() {
        200..=299 => Answer::Sent,
        404 | 410 => Answer::Gone,
        413 => Answer::Unsendable,
        429 | 503 => Answer::Wait(wait),
        408 | 425 | 500..=599 => Answer::Later,
        other => Answer::Refused(other),
    }
}

/// `Retry-After`: seconds, or a date.
fn wait(response: &Response, now: i64) -> Option<Duration> {
    let written = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let seconds = match written.parse::<u64>() {
        Ok(seconds) => seconds,
        Err(_) => {
            let at = jiff::fmt::rfc2822::parse(&written.replace(" GMT", " +0000")).ok()?.timestamp().as_second();
            u64::try_from(at.saturating_sub(now)).unwrap_or(0)
        }
    };
    Some(Duration::from_secs(seconds).min(LONGEST_WAIT))
}

async fn drain(mut response: Response) {
    let mut read = 0;
    while let Ok(Some(bytes)) = response.chunk().await {
        read += bytes.len();
        if read > ANSWER {
            return;
        }
    }
}

fn is_forbidden(error: &reqwest::Error) -> bool {
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(cause) = next {
        if cause.is::<outgoing::Refused>() {
            return true;
        }
        next = match cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(inner) => Some(inner),
            None => cause.source(),
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_mean_what_the_services_say() {
        let cases = [
            (201, Answer::Sent),
            (404, Answer::Gone),
            (410, Answer::Gone),
            (413, Answer::Unsendable),
            (429, Answer::Wait(None)),
            (503, Answer::Wait(None)),
            (500, Answer::Later),
            (400, Answer::Refused(400)),
            (403, Answer::Refused(403)),
            (302, Answer::Refused(302)),
        ];
        for (status, expected) in cases {
            assert_eq!(meaning(StatusCode::from_u16(status).unwrap(), None), expected, "{status}");
        }
    }
}
