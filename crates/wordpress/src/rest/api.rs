//! One site's REST interface: addresses, answers, and what its errors mean.

use reqwest::Url;
use serde_json::Value;

use super::value::text;
use crate::fetch::{Answer, Credentials, FetchError, Pace, Web};

/// One answer.
pub(super) struct Page {
    /// 200, 400, 401, …
    pub(super) status: u16,
    /// `X-WP-Total`: how many things there are in all.
    pub(super) total: Option<u64>,
    /// `X-WP-TotalPages`.
    pub(super) pages: Option<u64>,
    /// The JSON; of a refusal what of it could be read.
    pub(super) value: Value,
}

impl Page {
    /// WordPress's short word for what went wrong: `rest_forbidden_context`.
    pub(super) fn code(&self) -> String {
        text(&self.value, "code")
    }

    /// What went wrong, in WordPress's words, after a colon; empty where it did not say.
    pub(super) fn said(&self) -> String {
        let message = crate::body::plain(&text(&self.value, "message"));
        if message.is_empty() { message } else { format!(": {message}") }
    }
}

/// Asks one interface.
pub(super) struct Api<'a> {
    pub(super) web: &'a Web,
    pub(super) pace: Pace,
    /// `https://old.site/wp-json/` or `https://old.site/?rest_route=/`.
    pub(super) root: Url,
    pub(super) credentials: Option<&'a Credentials>,
}

impl Api<'_> {
    /// The address of a route such as `wp/v2/posts`.
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

    /// Asks until there is a whole answer; one that is cut off or no JSON counts as none.
    pub(super) async fn get(&self, route: &str, query: &[(&str, String)]) -> Result<Page, FetchError> {
        let url = self.address(route, query);
        self.pace.keep_trying(async || page(&url, self.web.ask(&url, self.credentials).await?)).await
    }
}

/// Reads an answer.
pub(super) fn page(url: &str, answer: Answer) -> Result<Page, FetchError> {
    let count = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).and_then(|value| value.trim().parse().ok());
    let value = match json(&answer.body) {
        Ok(value) => value,
        Err(error) if answer.status == 200 => {
            return Err(FetchError::CutOff { url: url.to_owned(), why: format!("it is no whole JSON ({error})") });
        }
        Err(_) => Value::Null,
    };
    Ok(Page { status: answer.status, total: count("x-wp-total"), pages: count("x-wp-totalpages"), value })
}

/// The JSON of a body; warnings that PHP printed before it are passed over.
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
        let web = Web::new(Reach::Public, Limits::ANSWERS).unwrap();
        let address = |root: &str| {
            let api = Api { web: &web, pace: Pace::ANSWERS, root: Url::parse(root).unwrap(), credentials: None };
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
