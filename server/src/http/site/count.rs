//! `POST /api/count`: a page says that its story was viewed, shared or read. The response is the story's counts, as HTML.

use std::sync::Arc;

use app::site::fragments;
use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use domain::{ReaderAct, Reading, StoryId};
use serde::Deserialize;

use crate::{
    http::{AppState, Client, HttpError},
    readers::{Seen, is_robot},
};

/// The longest host or way of sharing that is kept.
const LONGEST_SOURCE: usize = 100;

/// What a page sends.
#[derive(Debug, Deserialize)]
pub struct Sent {
    story: String,
    act: String,
    #[serde(default)]
    source: String,
    /// Of a reading: per cent of the text that were in sight, and for how many seconds.
    #[serde(default)]
    percent: u8,
    #[serde(default)]
    seconds: u32,
}

/// Notes the act, unless a robot or a page that nobody looks at yet sent it.
///
/// # Errors
/// 400 for a form that cannot be read, an unknown act, or no identity of a story; storage failed.
pub async fn send(
    State(state): State<Arc<AppState>>,
    client: Client,
    headers: HeaderMap,
    form: Result<Form<Sent>, FormRejection>,
) -> Result<Response, HttpError> {
    let Form(sent) = form?;
    let act = match sent.act.as_str() {
        "view" => ReaderAct::View,
        "share" => ReaderAct::Share,
        "read" => {
            let reading = Reading::new(sent.percent, sent.seconds);
            ReaderAct::Read(reading.ok_or_else(|| HttpError::BadRequest("`percent` must be 0, 25, 50, 75 or 100".into()))?)
        }
        _ => return Err(HttpError::BadRequest("`act` must be view, share or read".into())),
    };
    let story = StoryId::parse(&sent.story).map_err(|_| HttpError::BadRequest("`story` must be the identity of a story".into()))?;
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let agent = text(header::USER_AGENT);
    let is_ahead_of_time = headers.contains_key("sec-purpose") || headers.contains_key("purpose");
    if !is_ahead_of_time && !is_robot(agent) {
        state.readers.note(Seen {
            story: story.clone(),
            act,
            addr: client.addr,
            agent: agent.to_owned(),
            at: state.site.newsroom.now(),
            source: source(&sent.source, text(header::HOST)),
        });
    }
    if matches!(act, ReaderAct::Read(_)) {
        // the page is on its way out: nothing to show
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let html = fragments::counts(&state.site, &story).await.map_err(|error| HttpError::internal(error.to_string()))?;
    Ok(Html(html).into_response())
}

/// A host or a network, and nothing that could say more about a reader. This site's own host is `site`.
fn source(sent: &str, host: &str) -> String {
    let is_plain = sent.len() <= LONGEST_SOURCE && sent.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte));
    match sent {
        _ if !is_plain => String::new(),
        _ if !sent.is_empty() && sent == host => "site".to_owned(),
        _ => sent.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::source;

    #[test]
    fn a_source_says_nothing_but_a_host() {
        let cases = [
            ("news.example", "news.example"),
            ("News.Example", "news.example"),
            ("paper.example", "site"),
            ("", ""),
            ("news.example/?reader=7", ""),
            ("<script>", ""),
            ("facebook", "facebook"),
        ];
        for (sent, stored) in cases {
            assert_eq!(source(sent, "paper.example"), stored, "{sent}");
        }
        assert_eq!(source(&"a".repeat(101), "paper.example"), "");
    }
}
