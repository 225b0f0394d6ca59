//! A storage service that speaks as much of S3 as the program needs: signed requests, ranges, parts, lists, bulk removal; and its faults.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};

/// What goes wrong with a request.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    /// This status instead of a response.
    Status(u16),
    /// The connection ends within the body.
    Cut,
    /// Nothing: this one succeeds.
    Fine,
}

#[derive(Default)]
pub struct Bucket {
    pub objects: BTreeMap<String, Bytes>,
    parts: BTreeMap<u32, Bytes>,
    /// Faults of the next requests, the last one first.
    pub faults: Vec<Fault>,
}

pub type Shared = Arc<Mutex<Bucket>>;

/// Starts it: its contents and its URL.
pub async fn start() -> (Shared, String) {
    let shared = Shared::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = axum::Router::new().fallback(handle).with_state(shared.clone());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (shared, url)
}

/// The variables by which it is reached.
pub fn settings(url: &str) -> Vec<(String, String)> {
    [("AWS_ACCESS_KEY_ID", "paper"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_REGION", "local"), ("AWS_ENDPOINT_URL", url)]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

async fn handle(State(shared): State<Shared>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let signed =
        parts.headers.get("authorization").is_some_and(|value| value.to_str().unwrap().starts_with("AWS4-HMAC-SHA256 Credential=paper/"));
    let query = parts.uri.query().unwrap_or_default().to_owned();
    let Some(key) = parts.uri.path().strip_prefix("/press") else { return error(StatusCode::NOT_FOUND, "NoSuchBucket") };
    if !signed {
        return error(StatusCode::FORBIDDEN, "AccessDenied");
    }
    let key = key.trim_start_matches('/').to_owned();
    let mut bucket = shared.lock().unwrap();
    let fault = bucket.faults.pop();
    if let Some(Fault::Status(status)) = fault {
        return error(StatusCode::from_u16(status).unwrap(), "Fault");
    }
    let response = respond(&mut bucket, &parts.method, &key, &query, &parts.headers, body);
    if matches!(fault, Some(Fault::Cut)) && parts.method == Method::GET {
        let cut: [std::io::Result<Bytes>; 2] = [Ok(Bytes::from_static(b"<")), Err(std::io::Error::other("cut"))];
        return Response::new(Body::from_stream(futures_util::stream::iter(cut)));
    }
    response
}

fn error(status: StatusCode, code: &str) -> Response {
    (status, format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{code}</Message></Error>")).into_response()
}

fn respond(bucket: &mut Bucket, method: &Method, key: &str, query: &str, headers: &HeaderMap, body: Bytes) -> Response {
    let tag = [("etag", "\"1\""), ("last-modified", "Sun, 29 Nov 2026 00:00:00 GMT")];
    match method.as_str() {
        "GET" if query.contains("list-type=2") => {
            let prefix = query.split('&').find_map(|pair| pair.strip_prefix("prefix=")).unwrap_or_default().replace("%2F", "/");
            let entry = |(key, bytes): (&String, &Bytes)| {
                format!(
                    "<Contents><Key>{key}</Key><Size>{}</Size><LastModified>2026-11-29T00:00:00.000Z</LastModified><ETag>1</ETag></Contents>",
                    bytes.len()
                )
            };
            let entries: String = bucket.objects.iter().filter(|(key, _)| key.starts_with(&prefix)).map(entry).collect();
            format!("<?xml version=\"1.0\"?><ListBucketResult><IsTruncated>false</IsTruncated>{entries}</ListBucketResult>").into_response()
        }
        "GET" | "HEAD" => match bucket.objects.get(key) {
            None => error(StatusCode::NOT_FOUND, "NoSuchKey"),
            Some(bytes) => match headers.get("range").map(|range| range.to_str().unwrap().trim_start_matches("bytes=").to_owned()) {
                None => (tag, bytes.clone()).into_response(),
                Some(range) => {
                    let (from, to) = range.split_once('-').unwrap();
                    let (from, to): (usize, usize) = (from.parse().unwrap(), to.parse().unwrap());
                    let range = format!("bytes {from}-{to}/{}", bytes.len());
                    (StatusCode::PARTIAL_CONTENT, tag, [("content-range", range)], bytes.slice(from..=to)).into_response()
                }
            },
        },
        "PUT" => {
            match query.split('&').find_map(|pair| pair.strip_prefix("partNumber=")) {
                Some(number) => drop(bucket.parts.insert(number.parse().unwrap(), body)),
                None => drop(bucket.objects.insert(key.to_owned(), body)),
            }
            tag.into_response()
        }
        "POST" if query.contains("uploads") => {
            "<?xml version=\"1.0\"?><InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>".into_response()
        }
        "POST" if query.contains("uploadId") => {
            let whole: Vec<u8> = std::mem::take(&mut bucket.parts).into_values().flatten().collect();
            bucket.objects.insert(key.to_owned(), whole.into());
            "<?xml version=\"1.0\"?><CompleteMultipartUploadResult><ETag>\"1\"</ETag></CompleteMultipartUploadResult>".into_response()
        }
        "POST" => {
            let text = String::from_utf8(body.into()).unwrap();
            let keys = text.split("<Key>").skip(1).filter_map(|rest| rest.split_once("</Key>")).map(|(key, _)| key.to_owned());
            let mut gone = String::new();
            for key in keys {
                bucket.objects.remove(&key);
                gone.push_str(&format!("<Deleted><Key>{key}</Key></Deleted>"));
            }
            format!("<?xml version=\"1.0\"?><DeleteResult>{gone}</DeleteResult>").into_response()
        }
        "DELETE" => {
            bucket.objects.remove(key);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => error(StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed"),
    }
}
