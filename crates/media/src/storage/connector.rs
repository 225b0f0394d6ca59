//! Requests to a bucket are made by the HTTP client that imports use: rustls with ring, no HTTP/2 (docs/decisions/0022).

use std::error::Error;
use std::time::Duration;

use http_body_util::BodyExt;
use object_store::ClientOptions;
use object_store::client::{HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService};
use reqwest::redirect::Policy;

/// Makes the client.
#[derive(Debug)]
pub(crate) struct Connector;

/// A request or a pause between two parts of a response that takes longer is repeated.
const SILENCE: Duration = Duration::from_secs(10);

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        // the process has one default provider; it does not matter which caller installs it
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .connect_timeout(SILENCE)
            .read_timeout(SILENCE)
            // bytes are stored as they are
            .no_gzip()
            .no_brotli()
            .redirect(Policy::none())
            .build()
            .map_err(|error| object_store::Error::Generic { store: "S3", source: Box::new(error) })?;
        Ok(HttpClient::new(Client(client)))
    }
}

#[derive(Debug)]
struct Client(reqwest::Client);

#[async_trait::async_trait]
impl HttpService for Client {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (parts, body) = request.into_parts();
        let url = parts.uri.to_string().parse().map_err(|error: url::ParseError| HttpError::new(HttpErrorKind::Unknown, error))?;
        let mut sent = reqwest::Request::new(parts.method, url);
        *sent.headers_mut() = parts.headers;
        // parts of an object: each is in memory already
        let body = match body.as_bytes() {
            Some(bytes) => bytes.clone(),
            None => body.collect().await?.to_bytes(),
        };
        *sent.body_mut() = Some(body.into());
        let response: http::Response<reqwest::Body> = self.0.execute(sent).await.map_err(explained)?.into();
        let (parts, body) = response.into_parts();
        Ok(HttpResponse::from_parts(parts, HttpResponseBody::new(body.map_err(explained))))
    }
}

/// The kind decides whether a request is repeated.
fn explained(error: reqwest::Error) -> HttpError {
    let interrupted = |error: &reqwest::Error| {
        let mut cause = error.source();
        while let Some(inner) = cause {
            if inner.downcast_ref::<std::io::Error>().is_some() {
                return true;
            }
            cause = inner.source();
        }
        false
    };
    let kind = if error.is_timeout() {
        HttpErrorKind::Timeout
    } else if error.is_connect() {
        HttpErrorKind::Connect
    } else if error.is_decode() || error.is_builder() {
        HttpErrorKind::Decode
    } else if interrupted(&error) {
        HttpErrorKind::Interrupted
    } else {
        HttpErrorKind::Request
    };
    // the error of the request names the object
    HttpError::new(kind, error.without_url())
}
