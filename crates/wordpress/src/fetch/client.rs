//! The HTTP client: only `http` and `https`, only public addresses, with limits on time, size and redirects.

use std::time::Duration;

use outgoing::{Refused, check};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::redirect::{Attempt, Policy};
use reqwest::{Client, Response, Url};

use super::retry::retry_after;
use super::{FetchError, Reach};

/// A host that does not accept a connection within this time counts as unreachable.
const CONNECTING: Duration = Duration::from_millis(4500);
/// The maximum number of redirects.
const REDIRECTS: usize = 5;

/// Limits on one response.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Maximum size of the body in bytes.
    pub bytes: u64,
    /// Maximum time without a byte.
    pub silence: Duration,
    /// Maximum time for the whole response.
    pub whole: Duration,
    /// Minimum bytes per second, checked after half a minute, or after `silence` if that is shorter.
    pub slowest: u64,
}

impl Limits {
    /// For responses of the REST API.
    pub const RESPONSES: Self = Self { bytes: 128 << 20, silence: Duration::from_secs(60), whole: Duration::from_secs(300), slowest: 512 };
    /// For pictures, audio and video.
    pub const FILES: Self =
        Self { bytes: media::limits::FILE_BYTES, silence: Duration::from_secs(30), whole: Duration::from_secs(3600), slowest: 2048 };
}

/// A response with its complete body.
#[derive(Debug, Clone)]
pub struct FetchResponse {
    /// Its URL after redirects.
    pub url: Url,
    /// Its status: 200, 404, …
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, decompressed.
    pub body: Vec<u8>,
}

/// A user name with its password.
#[derive(Clone)]
pub struct Credentials {
    /// The user name.
    pub user: String,
    /// An application password; never logged.
    pub password: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("user", &self.user).finish_non_exhaustive()
    }
}

/// An HTTP client. Cheap to clone.
#[derive(Debug, Clone)]
pub struct FetchClient {
    client: Client,
    reach: Reach,
    limits: Limits,
}

impl FetchClient {
    /// A client with these limits.
    ///
    /// # Errors
    /// The system's certificates cannot be read.
    pub fn new(reach: Reach, limits: Limits) -> Result<Self, FetchError> {
        let client = outgoing::client(reach)
            .user_agent(concat!("press-import/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(CONNECTING.min(limits.silence))
            .read_timeout(limits.silence)
            .timeout(limits.whole)
            .pool_max_idle_per_host(4)
            .redirect(Policy::custom(move |attempt| follow(attempt, reach)))
            .build();
        let client = client.map_err(|error| FetchError::Tls {
            url: "every address".to_owned(),
            why: format!("{}; on Debian the certificates are in the package ca-certificates", innermost(&error)),
        })?;
        Ok(Self { client, reach, limits })
    }

    /// Sends one request and reads the body. Any status is a response, except temporary ones (429, 503, …).
    ///
    /// # Errors
    /// No connection, an exceeded limit, a refused address, or a temporary error status.
    pub async fn get(&self, url: &str, credentials: Option<&Credentials>) -> Result<FetchResponse, FetchError> {
        let mut body = Vec::new();
        let response = self.open(url, credentials).await?;
        let (url_after, status, headers) = (response.url().clone(), response.status().as_u16(), response.headers().clone());
        self.read(url, response, |bytes| {
            body.extend_from_slice(bytes);
            Ok(())
        })
        .await?;
        Ok(FetchResponse { url: url_after, status, headers, body })
    }

    /// Requests a file once and passes its bytes to `take` as they arrive. Any status but success is an error.
    ///
    /// # Errors
    /// As [`get`](Self::get); also what `take` fails with.
    pub async fn file(&self, url: &str, take: impl FnMut(&[u8]) -> Result<(), FetchError>) -> Result<(), FetchError> {
        let response = self.open(url, None).await?;
        let status = response.status();
        if !status.is_success() {
            return Err(FetchError::Status { url: url.to_owned(), status: status.as_u16(), wait: None });
        }
        self.read(url, response, take).await
    }

    async fn open(&self, url: &str, credentials: Option<&Credentials>) -> Result<Response, FetchError> {
        let parsed = Url::parse(url).map_err(|_| FetchError::Address { url: url.to_owned(), why: "it is no web address" })?;
        check(&parsed, self.reach).map_err(|why| refused(&why, url))?;
        let mut request = self.client.get(parsed);
        if let Some(Credentials { user, password }) = credentials {
            request = request.basic_auth(user, Some(password));
        }
        let response = request.send().await.map_err(|error| self.meaning(url, &error))?;
        let status = response.status().as_u16();
        let requested = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok());
        let wait = requested.and_then(|value| retry_after(value, jiff::Timestamp::now().as_millisecond()));
        let refused = FetchError::Status { url: url.to_owned(), status, wait };
        if refused.is_passing() {
            return Err(refused);
        }
        if response.content_length().is_some_and(|length| length > self.limits.bytes) {
            return Err(FetchError::TooLarge { url: url.to_owned(), most: self.limits.bytes });
        }
        Ok(response)
    }

    async fn read(
        &self,
        url: &str,
        mut response: Response,
        mut take: impl FnMut(&[u8]) -> Result<(), FetchError>,
    ) -> Result<(), FetchError> {
        let (began, mut size) = (std::time::Instant::now(), 0_u64);
        let grace = Duration::from_secs(30).min(self.limits.silence);
        while let Some(bytes) = response.chunk().await.map_err(|error| self.meaning(url, &error))? {
            size += bytes.len() as u64;
            if size > self.limits.bytes {
                return Err(FetchError::TooLarge { url: url.to_owned(), most: self.limits.bytes });
            }
            let passed = began.elapsed();
            if passed > grace && size < passed.as_secs().saturating_mul(self.limits.slowest) {
                return Err(FetchError::Slow { url: url.to_owned(), why: format!("{size} bytes in {} seconds", passed.as_secs()) });
            }
            take(&bytes)?;
        }
        Ok(())
    }

    /// Converts an error of reqwest.
    fn meaning(&self, url: &str, error: &reqwest::Error) -> FetchError {
        let url = url.to_owned();
        let mut why = error.to_string();
        let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
        while let Some(cause) = next {
            if let Some(why) = cause.downcast_ref::<Refused>() {
                return refused(why, &url);
            }
            if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
                return FetchError::Tls { url, why: tls.to_string() };
            }
            why = cause.to_string();
            // `io::Error` does not list its inner error among its sources
            next = match cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
                Some(inner) => Some(inner),
                None => cause.source(),
            };
        }
        if error.is_connect() {
            let seconds = CONNECTING.min(self.limits.silence).as_secs_f32();
            return FetchError::Unreachable {
                url,
                why: if error.is_timeout() { format!("no connection within {seconds} seconds") } else { why },
            };
        }
        if error.is_timeout() {
            return FetchError::Slow { url, why: format!("{} seconds", self.limits.silence.as_secs_f32()) };
        }
        if error.is_body() || error.is_decode() { FetchError::CutOff { url, why } } else { FetchError::Network { url, why } }
    }
}

fn innermost(error: &dyn std::error::Error) -> String {
    let mut last = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        last = cause.to_string();
        next = cause.source();
    }
    last
}

fn refused(refused: &Refused, url: &str) -> FetchError {
    let url = url.to_owned();
    match refused {
        Refused::NotPublic(host) => FetchError::NotPublic { url, host: host.clone() },
        Refused::Address(why) => FetchError::Address { url, why },
        Refused::Redirects => FetchError::Redirects { url, most: REDIRECTS },
    }
}

fn follow(attempt: Attempt<'_>, reach: Reach) -> reqwest::redirect::Action {
    if attempt.previous().len() > REDIRECTS {
        return attempt.error(Refused::Redirects);
    }
    match check(attempt.url(), reach) {
        Ok(()) => attempt.follow(),
        Err(refused) => attempt.error(refused),
    }
}
