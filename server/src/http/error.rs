//! The one error of all handlers and guards, and how it becomes a response: status, headers, and a page, JSON or text.
//!
//! A handler returns `Result<_, HttpError>`. The layer around the routes (`request.rs`) knows the request's id and the format that
//! the route's policy wants, and writes the body. Storage and loading errors keep their type up to here (`From` below).

mod rejection;

use domain::rights::Refusal as StoryRefusal;
use std::{borrow::Cow, fmt::Display, sync::Arc, time::Duration};

use app::site::{Site, load::LoadError};
use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use newsroom::comments::CommentRefusal;
use pagecache::{Refusal, RenderError};

use super::session;

/// What an error was caused by, for the logs. Never shown to clients.
pub type Cause = Arc<dyn std::error::Error + Send + Sync>;

/// Why a request got no regular response. `Display` is what the client may read.
#[derive(Debug, Clone, thiserror::Error)]
pub enum HttpError {
    /// 404: there is no such file, fragment, story …
    #[error("There is no such {what}.")]
    NotFound {
        /// What kind of thing, for example `file`.
        what: &'static str,
    },
    /// 410: it was removed for good.
    #[error("This {what} was removed for good.")]
    Gone {
        /// What kind of thing.
        what: &'static str,
    },
    /// 403: a sentence that says what is missing.
    #[error("{0}")]
    Forbidden(Cow<'static, str>),
    /// 403: the person's role or sections do not reach so far.
    #[error("{0}.")]
    NoRight(StoryRefusal),
    /// Nobody is signed in: 303 to the sign-in page for pages, 401 for JSON.
    #[error("Sign in first.")]
    SignInRequired,
    /// The person's role needs codes of an authenticator: 303 to the page that begins to set them up, 403 for JSON.
    #[error("Your role needs codes of an authenticator. Set them up under your account first.")]
    CodesNeeded,
    /// 409: something else was saved meanwhile, or has this name; a sentence that says what.
    #[error("{0}")]
    Conflict(String),
    /// 422: fields of a form hold values that cannot be used.
    #[error("Some fields cannot be used as they are.")]
    Invalid {
        /// Each field once.
        fields: Vec<InvalidField>,
    },
    /// 400: a parameter is missing or cannot be read; a sentence that says which, and what it should be.
    #[error("{0}")]
    BadRequest(Cow<'static, str>),
    /// 400, and the connection is closed: two HTTP parsers could read this request differently.
    #[error("{0}")]
    Ambiguous(&'static str),
    /// 431, and the connection is closed.
    #[error("The header fields of a request may have 32 KB together.")]
    HeadTooLarge,
    /// 414.
    #[error("This URL is too long.")]
    UrlTooLong,
    /// 405.
    #[error("This URL accepts {allow} only.")]
    MethodNotAllowed {
        /// The route's methods, separated by commas.
        allow: String,
    },
    /// 406: the client refuses every content coding that there is.
    #[error("The client accepts none of the content codings of this response.")]
    NotAcceptable,
    /// 412: `If-Match` names another version.
    #[error("This is no longer the version that was asked for.")]
    PreconditionFailed,
    /// 413.
    #[error("This request is too large; at most {} KB are accepted here.", limit / 1024)]
    TooLarge {
        /// In bytes.
        limit: usize,
    },
    /// 429: a sentence, and the time to wait.
    #[error("Too many requests come from your network. Try again in {} s.", seconds(*retry_after))]
    RateLimited {
        /// Until the next request is accepted.
        retry_after: Duration,
    },
    /// 503: busy, overloaded or stopping; another try may succeed.
    #[error("The server is busy. Please try again in a moment.")]
    Unavailable {
        /// When to try again.
        retry_after: Duration,
        /// For the logs.
        cause: Cause,
    },
    /// 500: a fault of the server. The client gets the request's id, under which the logs hold the cause.
    #[error("The server could not respond. Please try again in a moment.")]
    Internal {
        /// For the logs.
        cause: Cause,
    },
}

/// A form field whose value cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct InvalidField {
    /// The field's name in the form.
    pub name: Cow<'static, str>,
    /// What is wrong and what would be accepted.
    pub message: String,
}

/// How long clients wait before they try again what was unavailable.
const RETRY_AFTER: Duration = Duration::from_secs(2);

impl HttpError {
    /// 500 with this cause.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal { cause: Arc::from(cause.into()) }
    }

    /// 503 with this cause.
    pub fn unavailable(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Unavailable { retry_after: RETRY_AFTER, cause: Arc::from(cause.into()) }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound { .. } => StatusCode::NOT_FOUND,
            Self::Gone { .. } => StatusCode::GONE,
            Self::Forbidden(_) | Self::NoRight(_) | Self::CodesNeeded => StatusCode::FORBIDDEN,
            Self::SignInRequired => StatusCode::UNAUTHORIZED,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::BadRequest(_) | Self::Ambiguous(_) => StatusCode::BAD_REQUEST,
            Self::HeadTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::UrlTooLong => StatusCode::URI_TOO_LONG,
            Self::MethodNotAllowed { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::PreconditionFailed => StatusCode::PRECONDITION_FAILED,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::RateLimited { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A stable word for programs, in JSON.
    fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "not_found",
            Self::Gone { .. } => "gone",
            Self::Forbidden(_) | Self::NoRight(_) => "forbidden",
            Self::SignInRequired => "sign_in_required",
            Self::CodesNeeded => "codes_needed",
            Self::Conflict(_) => "conflict",
            Self::Invalid { .. } => "invalid",
            Self::BadRequest(_) | Self::Ambiguous(_) | Self::HeadTooLarge | Self::UrlTooLong => "bad_request",
            Self::MethodNotAllowed { .. } => "method_not_allowed",
            Self::NotAcceptable => "not_acceptable",
            Self::PreconditionFailed => "precondition_failed",
            Self::TooLarge { .. } => "too_large",
            Self::RateLimited { .. } => "rate_limited",
            Self::Unavailable { .. } => "unavailable",
            Self::Internal { .. } => "internal",
        }
    }

    /// For the logs, if this is a fault of the server.
    pub fn cause(&self) -> Option<&dyn Display> {
        match self {
            Self::Unavailable { cause, .. } | Self::Internal { cause } => Some(cause),
            _ => None,
        }
    }

    /// Headers that belong to this error.
    fn headers(&self, id: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let mut insert = |name: HeaderName, value: &str| {
            headers.extend(HeaderValue::from_str(value).ok().map(|value| (name, value)));
        };
        match self {
            Self::Ambiguous(_) | Self::HeadTooLarge => insert(header::CONNECTION, "close"),
            Self::MethodNotAllowed { allow } => insert(header::ALLOW, allow),
            Self::RateLimited { retry_after } | Self::Unavailable { retry_after, .. } => {
                insert(header::RETRY_AFTER, &seconds(*retry_after).to_string());
            }
            _ => {}
        }
        if self.cause().is_some() {
            insert(HeaderName::from_static("x-request-id"), id);
        }
        headers
    }

    /// The response in this format. `from` is the path and query of the request, `id` the request's id.
    pub fn respond(&self, format: Format, site: &Site, from: &str, id: &str) -> Response {
        let (status, headers) = (self.status(), self.headers(id));
        match format {
            Format::Page if matches!(self, Self::SignInRequired) => {
                (StatusCode::SEE_OTHER, [(header::LOCATION, session::sign_in_url(from))], headers).into_response()
            }
            Format::Page if matches!(self, Self::CodesNeeded) => {
                (StatusCode::SEE_OTHER, [(header::LOCATION, session::CODES_FIRST_PATH)], headers).into_response()
            }
            Format::Page | Format::Text if self.cause().is_some() => {
                (status, headers, html(app::site::error_page(site, id))).into_response()
            }
            Format::Page => {
                let page = app::site::refused_page(site, status.as_u16(), &self.to_string(), &self.details());
                (status, headers, html(page)).into_response()
            }
            Format::Text => (status, headers, format!("{self}\n")).into_response(),
            Format::Json => (status, headers, axum::Json(self.json(id))).into_response(),
        }
    }

    fn json(&self, id: &str) -> serde_json::Value {
        let (error, message) = (self.code(), self.to_string());
        match self {
            Self::Invalid { fields } => serde_json::json!({ "error": error, "message": message, "fields": fields }),
            _ if self.cause().is_some() => serde_json::json!({ "error": error, "message": message, "request": id }),
            _ => serde_json::json!({ "error": error, "message": message }),
        }
    }

    /// What is wrong with each field.
    fn details(&self) -> Vec<String> {
        match self {
            Self::Invalid { fields } => fields.iter().map(|field| format!("{}: {}", field.name, field.message)).collect(),
            _ => Vec::new(),
        }
    }
}

/// What the body of an error is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A page for people.
    Page,
    /// A sentence; a fault of the server is shown as a page all the same, because readers may meet it.
    Text,
    /// An object with `error` (a word), `message`, and `fields` or `request`.
    Json,
}

/// The layer around the routes replaces this response by [`HttpError::respond`].
impl IntoResponse for HttpError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<LoadError> for HttpError {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Newsroom(error) => error.into(),
        }
    }
}

impl From<newsroom::Error> for HttpError {
    fn from(error: newsroom::Error) -> Self {
        match error {
            newsroom::Error::Busy { .. } => Self::unavailable(error),
            newsroom::Error::NotFound { what } => Self::NotFound { what },
            newsroom::Error::Comment(CommentRefusal::Wait { wait }) => {
                Self::RateLimited { retry_after: Duration::from_millis(wait.unsigned_abs()) }
            }
            newsroom::Error::Comment(CommentRefusal::NoStory) => Self::NotFound { what: "story" },
            newsroom::Error::Comment(refusal) => Self::Conflict(refusal.to_string()),
            newsroom::Error::Structure(refusal) => Self::Conflict(refusal.to_string()),
            newsroom::Error::Front(refusal) => Self::Conflict(refusal.to_string()),
            newsroom::Error::Bulk(refusal) => Self::Conflict(refusal.to_string()),
            newsroom::Error::StoryRefused { refusal: StoryRefusal::State(_), .. }
            | newsroom::Error::EditConflict { .. }
            | newsroom::Error::DraftConflict { .. }
            | newsroom::Error::Conflict { .. } => Self::Conflict(error.to_string()),
            newsroom::Error::StoryRefused { refusal, .. } => Self::NoRight(refusal),
            newsroom::Error::Forbidden { capability } => Self::NoRight(StoryRefusal::Capability(capability)),
            newsroom::Error::StepsRefused { why, .. } => {
                Self::Invalid { fields: vec![InvalidField { name: "steps".into(), message: why }] }
            }
            newsroom::Error::DraftProblems { problems } => Self::Invalid {
                fields: problems.into_iter().map(|one| InvalidField { name: one.field.into(), message: one.sentence }).collect(),
            },
            newsroom::Error::Refused(newsroom::people::Refusal::SessionEnded) => Self::SignInRequired,
            newsroom::Error::Refused(newsroom::people::Refusal::CodesNeeded) => Self::CodesNeeded,
            newsroom::Error::Refused(newsroom::people::Refusal::NoSuchPerson) => Self::NotFound { what: "person" },
            newsroom::Error::Refused(refusal) => Self::Conflict(refusal.to_string()),
            error => Self::internal(error),
        }
    }
}

impl From<RenderError<HttpError>> for HttpError {
    fn from(error: RenderError<HttpError>) -> Self {
        match error {
            RenderError::Failed(error) => HttpError::clone(&error),
            RenderError::Panicked { .. } => Self::internal(error),
            RenderError::TimedOut { .. } | RenderError::Stopped { .. } => Self::unavailable(error),
        }
    }
}

impl From<Refusal> for HttpError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotAcceptable => Self::NotAcceptable,
            Refusal::PreconditionFailed => Self::PreconditionFailed,
        }
    }
}

fn html(body: String) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], body)
}

/// Whole seconds, at least one.
fn seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0 || time.is_zero())
}

#[cfg(test)]
mod tests;
