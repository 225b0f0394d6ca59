//! The fields of a form as they were sent, before they are checked.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{header, request::Parts},
};

use crate::http::{AppState, HttpError};

/// What is wrong with one field of a form, in words for the person who filled it in; shown beside the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError(pub String);

/// So many fields at most: more are no form of ours.
const MOST: usize = 500;

/// The fields of a form that was sent with POST.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `name=value&…`, in which any bytes may stand.
    pub(super) fn read(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).take(MOST).map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// Reads a query as a form carries it, with or without `?`.
    pub fn of_query(query: &str) -> Self {
        Self::read(query.trim_start_matches('?').as_bytes())
    }

    /// Names and values in the order of the form.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The same, owned.
    pub fn into_pairs(self) -> impl Iterator<Item = (String, String)> {
        self.0.into_iter()
    }

    /// Whether a field was sent, perhaps empty.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(field, _)| field == name)
    }

    /// The value of a field, or nothing.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The value as one line without white space around it.
    pub fn line(&self, name: &str) -> String {
        domain::text::one_line(self.get(name))
    }

    /// All values of fields with this name.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }
}

/// What stands in the address after `?`, read as the fields of a form.
#[derive(Debug, Clone, Default)]
pub struct Asked(pub Fields);

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(Fields::read(parts.uri.query().unwrap_or_default().as_bytes())))
    }
}

impl FromRequest<Arc<AppState>> for Fields {
    type Rejection = HttpError;

    async fn from_request(request: Request, state: &Arc<AppState>) -> Result<Self, HttpError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") && !kind.is_empty() {
            return Err(HttpError::BadRequest("Send this form as application/x-www-form-urlencoded, as browsers do.".into()));
        }
        // larger bodies never arrive: the route's policy limits them
        let bytes = Bytes::from_request(request, state).await.map_err(|error| match error.status() {
            axum::http::StatusCode::PAYLOAD_TOO_LARGE => HttpError::TooLarge { limit: 4 * 1024 * 1024 },
            _ => HttpError::BadRequest("The form did not arrive whole. Send it again.".into()),
        })?;
        Ok(Self::read(&bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn odd_forms_are_read_without_panic() {
        let fields = Fields::read(b"a=1&a=2&b=x%0D%0Ay+z&%ff=%fe&&=&c");
        assert_eq!((fields.get("a"), fields.all("a"), fields.line("b")), ("1", vec!["1", "2"], "x y z".to_owned()));
        assert_eq!((fields.get("c"), fields.get("d"), fields.get("\u{fffd}")), ("", "", "\u{fffd}"));
        assert_eq!(Fields::read("x=1&".repeat(10_000).as_bytes()).all("x").len(), super::MOST);
    }
}
