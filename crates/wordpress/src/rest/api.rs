//! One site's REST interface: URLs, responses, errors.

use reqwest::Url;
use serde_json::Value;

use super::value::text;
use crate::fetch::{Credentials, FetchClient, FetchError, FetchResponse, Pace};

/// One response.
pub(super) struct Page {
    /// 200, 400, 401, …
    pub(super) status: u16,
    /// `X-WP-Total`: the total number of entries.
    pub(super) total: Option<u64>,
    /// `X-WP-TotalPages`.
    pub(super) pages: Option<u64>,
    /// The JSON; of an error, as far as it could be parsed.
    pub(super) value: Value,
}

impl Page {
    /// WordPress's error code: `rest_forbidden_context`.
    pub(super) fn code(&self) -> String {
        text(&self.value, "code")
    }

    /// WordPress's error message, after a colon; empty if there is none.
    pub(super) fn said(&self) -> String {
        let message = crate::body::plain(&text(&self.value, "message"));
        if message.is_empty() { message } else { format!(": {message}") }
    }
}

/// A client of one REST interface.
pub(super) struct Api<'a> {
    pub(super) web: &'a FetchClient,
    pub(super) pace: Pace,
    /// `https://old.site/wp-json/` or `https://old.site/?rest_route=/`.
    pub(super) root: Url,
    pub(super) credentials: Option<&'a Credentials>,
}

impl Api<'_> {
    /// The URL of a route such as `wp/v2/posts`.
    pub(super) fn address(&self, route: &str, query: &[(&str, String)]) -> String {
        let mut url = self.root.clone();
        let before: Vec<(String, String)> = self.root.query_pairs().into_owned().collect();
        let in_query = before.iter().any(|(name, _)| name == "rest_route");
        if !in_query {
            let path = format!("{}/{route}", self.root.path().trim_end_matches('/'));
            url.set_path(&path);
        }
        if before.is_empty() && query.is_empty() {
            return url.into();
        }
        let mut pairs = url.query_pairs_mut();
        pairs.clear();
        for (name, value) in &before {
            let value = if name == "rest_route" { format!("{}/{route}", value.trim_end_matches('/')) } else { value.clone() };
            pairs.append_pair(name, &value);
        }
        for (name, value) in query {
            pairs.append_pair(name, value);
        }
        drop(pairs);
        url.into()
    }

    /// Requests until there is a complete response; a truncated one or one without JSON is retried.
    pub(super) async fn get(&self, route: &str, query: &[(&str, String)]) -> Result<Page, FetchError> {
        let url = self.address(route, query);
        self.pace.keep_trying(async || page(&url, self.web.get(&url, self.credentials).await?)).await
    }
}

/// Parses a response.
pub(super) fn page(url: &str, response: FetchResponse) -> Result<Page, FetchError> {
    let count = |name: &str| response.headers.get(name).and_then(|value| value.to_str().ok()).and_then(|value| value.trim().parse().ok());
    let value = match json(&response.body) {
        Ok(value) => value,
        Err(error) if response.status == 200 => {
            return Err(FetchError::CutOff { url: url.to_owned(), why: format!("it is no whole JSON ({error})") });
        }
        Err(_) => Value::Null,
    };
    Ok(Page { status: response.status, total: count("x-wp-total"), pages: count("x-wp-totalpages"), value })
}

/// The JSON of a body; PHP warnings before it are ignored.
fn json(body: &[u8]) -> Result<Value, serde_json::Error> {
    let first = serde_json::from_slice(body);
    let Err(error) = first else { return first };
    let begins = body.iter().position(|byte| matches!(byte, b'[' | b'{')).filter(|at| *at > 0);
    begins.and_then(|at| serde_json::from_slice(body.get(at..)?).ok()).ok_or(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::{Limits, Reach};

    #[test]
    fn addresses_in_both_forms() {
        let web = FetchClient::new(Reach::Public, Limits::RESPONSES).unwrap();
        let address = |root: &str| {
            let api = Api { web: &web, pace: Pace::RESPONSES, root: Url::parse(root).unwrap(), credentials: None };
            api.address("wp/v2/posts", &[("page", "2".to_owned())])
        };
        assert_eq!(address("https://old.site/wp-json/"), "https://old.site/wp-json/wp/v2/posts?page=2");
        assert_eq!(address("https://old.site/blog/wp-json"), "https://old.site/blog/wp-json/wp/v2/posts?page=2");
        assert_eq!(address("https://old.site/index.php?rest_route=/"), "https://old.site/index.php?rest_route=%2Fwp%2Fv2%2Fposts&page=2");
    }

    #[test]
    fn warnings_before_the_answer_are_passed_over() {
        assert_eq!(json(b"\xef\xbb\xbf<br /><b>Notice</b>: x\n[1]").unwrap(), serde_json::json!([1]));
        assert!(json(b"[1, 2").is_err());
        assert!(json(b"<html>{").is_err());
    }
}
