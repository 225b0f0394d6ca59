//! Around every request: who asks and whether it is let in, a name for the logs, a limit of time, a page for what breaks, and the headers
//! of every answer.

use std::{
    panic::AssertUnwindSafe,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use tracing::Instrument;

use super::{AppState, Class, Client, Gate, client, headers, origin, rate, unclear};
use crate::panics;

/// What went wrong, in words for the logs. Put into an answer's extensions by [`super::answer::broken`].
#[derive(Debug, Clone)]
pub struct Trouble(pub String);

/// Answers a request. The logs know its path but neither the query (words that somebody looked for) nor who asked.
///
/// One layer for everything: each of its own would copy all that is within it, for every request.
pub async fn around(State((state, gate)): State<(Arc<AppState>, Arc<Gate>)>, request: Request, next: Next) -> Response {
    let client = client::of(&gate, &request);
    let id = fresh_id();
    let class = Class::of(request.uri().path());
    let span = tracing::info_span!("request", id, method = %request.method(), path = tellable(class, request.uri().path()));
    let begun = Instant::now();
    let mut answer = async {
        let answered = async {
            match refusal(&gate, class, &client, &request) {
                Some(refusal) => refusal,
                None => next.run(request).await,
            }
        };
        let answered = tokio::time::timeout(gate.longest, AssertUnwindSafe(answered).catch_unwind()).await;
        let response = match answered {
            Ok(Ok(response)) => response,
            Ok(Err(panic)) => trouble(StatusCode::INTERNAL_SERVER_ERROR, format!("panic: {}", panics::words(&*panic))),
            Err(_) => trouble(StatusCode::SERVICE_UNAVAILABLE, format!("given up after {:?}", gate.longest)),
        };
        let status = response.status().as_u16();
        let took = begun.elapsed();
        gate.metrics.answered(class, status, took);
        let micros = took.as_micros();
        match response.extensions().get::<Trouble>() {
            Some(Trouble(why)) => {
                tracing::error!(status, micros, "{why}");
                page(&state, response.status(), &id)
            }
            None => {
                tracing::debug!(status, micros, "answered");
                if response.status().is_server_error() { named(response, &id) } else { response }
            }
        }
    }
    .instrument(span)
    .await;
    headers::policies(&gate, client, &mut answer);
    answer
}

/// The answer to a request that is not let in.
fn refusal(gate: &Gate, class: Class, client: &Client, request: &Request) -> Option<Response> {
    rate::refusal(gate, class, client).or_else(|| unclear::refusal(request)).or_else(|| origin::refusal(request, client))
}

/// A name that no other request has, of this process or another. Chance is asked for once: a call to the system for each request is dear.
fn fresh_id() -> String {
    fn chance() -> u64 {
        uuid::Uuid::now_v7().as_u64_pair().1
    }
    static PROCESS: LazyLock<(u64, u64)> = LazyLock::new(|| (chance(), chance() | 1));
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    // times an odd number none comes twice, and nobody reads from it how many requests there were
    let (process, factor) = *PROCESS;
    format!("{process:016x}{:016x}", NUMBER.fetch_add(1, Ordering::Relaxed).wrapping_mul(factor))
}

/// What the logs may know of a path: of an old site's `/search/words/` not the words.
fn tellable(class: Class, path: &str) -> &str {
    if class == Class::Search { "/search/" } else { path }
}

/// An answer for which [`around`] makes the page.
pub fn trouble(status: StatusCode, why: String) -> Response {
    let mut answer = status.into_response();
    answer.extensions_mut().insert(Trouble(why));
    answer
}

fn page(state: &AppState, status: StatusCode, id: &str) -> Response {
    let mut answer = (status, app::page::error_page(&state.site, id)).into_response();
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    named(answer, id)
}

/// With the number under which the logs know it.
fn named(mut answer: Response, id: &str) -> Response {
    if let Ok(id) = HeaderValue::from_str(id) {
        answer.headers_mut().insert("x-request-id", id);
    }
    answer
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn no_two_requests_have_one_name() {
        let names: HashSet<String> = (0..10_000).map(|_| super::fresh_id()).collect();
        assert_eq!(names.len(), 10_000);
        assert!(names.iter().all(|name| name.len() == 32));
    }
}
