//! Around every request: the guards of its route's policy, an id for the logs, a deadline, and the headers of every response.

use std::{
    panic::AssertUnwindSafe,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use app::ui::words::InterfaceLanguage;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use tracing::Instrument;

use super::{
    Access, AppState, Client, HttpError, Policy, RouteClass,
    desk::{error_page::error_page, sign_in::interrupted},
    error::Format,
    guard::{ambiguous, client, headers, origin, rate},
    session::{self, SignedIn},
};
use crate::panics;

/// What the layer around one route knows.
pub struct Guard {
    /// What every handler may use.
    pub state: Arc<AppState>,
    /// The route's policy.
    pub policy: Policy,
    /// The route's methods, as `Allow` writes them.
    pub allow: String,
}

/// Handles a request. The logs contain its path, but neither the query (it may hold search terms) nor the client's address.
///
/// One layer for everything: each further one would copy all that is inside it, for every request.
pub async fn handle(State(guard): State<Arc<Guard>>, mut request: Request, next: Next) -> Response {
    let (context, policy) = (&guard.state.context, guard.policy);
    let client = client::of(context, request.extensions(), request.headers());
    let id = fresh_id();
    let class = RouteClass::of(request.uri().path());
    let span = tracing::info_span!("request", id, method = %request.method(), path = loggable(class, request.uri().path()));
    let begun = Instant::now();
    let format = policy.error_format(request.headers());
    let is_read = request.method().is_safe();
    let from = policy.is_desk().then(|| request.uri().path_and_query().map(ToString::to_string)).flatten().unwrap_or_default();
    let mut response = async {
        let mut rotated = None;
        let mut language = language_of(policy, request.headers());
        let mut who = None;
        let handled = async {
            let admitted = admit(&guard, class, &client, &mut request, &mut rotated).await;
            if policy.is_desk() {
                who = request.extensions().get::<SignedIn>().cloned();
                language = who.as_ref().map_or(language, |who| InterfaceLanguage::of(&who.user().language).unwrap_or_default());
            }
            match admitted {
                // boxed: the requests of readers need no room for it
                Ok(()) if policy.is_desk() => Box::pin(language.scope(next.run(request))).await,
                Ok(()) => next.run(request).await,
                // what was typed outlives the session; a file is sent again
                Err(HttpError::SignInRequired)
                    if policy.is_desk()
                        && format == Format::Page
                        && request.method() == Method::POST
                        && !matches!(policy, Policy::Import(_)) =>
                {
                    let headers = request.headers().clone();
                    let carried = Box::pin(language.scope(interrupted(&guard.state, &headers, &from, request)));
                    carried.await.unwrap_or_else(IntoResponse::into_response)
                }
                Err(refusal) => refusal.into_response(),
            }
        };
        let deadline = policy.deadline(context.request_timeout);
        let response = match tokio::time::timeout(deadline, AssertUnwindSafe(handled).catch_unwind()).await {
            Ok(Ok(response)) => response,
            Ok(Err(panic)) => HttpError::internal(format!("panic: {}", panics::message(&*panic))).into_response(),
            Err(_) => HttpError::unavailable(format!("given up after {deadline:?}")).into_response(),
        };
        let (response, error) = typed(response, &guard);
        let micros = begun.elapsed().as_micros();
        let page = match (&error, &who, format) {
            // what was sent stays where the browser goes back to
            (Some(HttpError::CodesNeeded), ..) if is_read => None,
            (Some(error), Some(who), Format::Page) => Box::pin(language.scope(error_page(&guard.state, who, error))).await,
            _ => None,
        };
        let response = match (&error, page) {
            (_, Some(page)) => page,
            (Some(error), None) => language.within(|| error.respond(format, &guard.state.site, &from, &id)),
            (None, None) => response,
        };
        let response = session::with_rotated(response, &guard.state, rotated);
        let status = response.status().as_u16();
        context.metrics.count(class, status, begun.elapsed());
        match error.as_ref().and_then(HttpError::cause) {
            Some(cause) => tracing::error!(status, micros, "{cause}"),
            None => tracing::debug!(status, micros, "responded"),
        }
        headers::with_request_id(response, &id)
    }
    .instrument(span)
    .await;
    headers::apply(context, client, policy, &mut response);
    response
}

/// The language of the interface before it is known who is signed in: the one that the browser prefers. Pages of readers do not depend on it.
fn language_of(policy: Policy, headers: &HeaderMap) -> InterfaceLanguage {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).filter(|_| policy.is_desk()).and_then(|value| value.to_str().ok());
    InterfaceLanguage::accepted(accepted.unwrap_or_default())
}

/// Lets a request in, or says why not. `rotated` gets the cookie of a session whose token changed on the way.
async fn admit(
    guard: &Guard,
    class: RouteClass,
    client: &Client,
    request: &mut Request,
    rotated: &mut Option<HeaderValue>,
) -> Result<(), HttpError> {
    let policy = guard.policy;
    rate::check(&guard.state.context, policy.rate(class), client)?;
    ambiguous::check(request)?;
    origin::check(policy.origin_check(), request, client)?;
    if policy.access() == Access::Anyone {
        return Ok(());
    }
    let sender = session::Sender::new(client, request.headers());
    let found = session::authenticate(&guard.state, request.headers(), &sender).await?;
    let role = found.as_ref().map(|(signed_in, _)| signed_in.user().role);
    if let Some((signed_in, cookie)) = found {
        // also when the request is refused: the token has changed by now
        *rotated = cookie;
        request.extensions_mut().insert(signed_in);
    }
    session::authorise(policy.access(), role)?;
    match request.extensions().get::<SignedIn>() {
        Some(signed_in) if policy.access() != Access::BeforeCodes && guard.state.site.newsroom.lacks_codes(signed_in.user()).await? => {
            Err(HttpError::CodesNeeded)
        }
        _ => Ok(()),
    }
}

/// The response with its error, if it is one; what axum and its layers refuse by themselves becomes an [`HttpError`] too.
fn typed(mut response: Response, guard: &Guard) -> (Response, Option<HttpError>) {
    let limit = guard.policy.body_limit();
    let error = match response.extensions_mut().remove::<HttpError>() {
        Some(HttpError::TooLarge { .. }) => Some(HttpError::TooLarge { limit }),
        other => other,
    };
    let error = error.or_else(|| match response.status() {
        StatusCode::METHOD_NOT_ALLOWED => Some(HttpError::MethodNotAllowed { allow: guard.allow.clone() }),
        StatusCode::PAYLOAD_TOO_LARGE => Some(HttpError::TooLarge { limit }),
        _ => None,
    });
    (response, error)
}

/// An id that no other request has, of this process or another. Random numbers are read once: each system call costs time.
fn fresh_id() -> String {
    fn random() -> u64 {
        uuid::Uuid::now_v7().as_u64_pair().1
    }
    static PROCESS: LazyLock<(u64, u64)> = LazyLock::new(|| (random(), random() | 1));
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    // multiplied by an odd number no value repeats, and the number of requests cannot be read from it
    let (process, factor) = *PROCESS;
    format!("{process:016x}{:016x}", NUMBER.fetch_add(1, Ordering::Relaxed).wrapping_mul(factor))
}

/// What the logs may contain of a path: of WordPress's `/search/terms/` not the terms, of a single-use link not the token.
fn loggable(class: RouteClass, path: &str) -> &str {
    const LINKS: [&str; 2] = ["/desk/welcome/", "/preview/"];
    match class {
        RouteClass::Search => "/search/",
        _ => LINKS.into_iter().find(|link| path.starts_with(link)).unwrap_or(path),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn request_ids_are_unique() {
        let ids: HashSet<String> = (0..10_000).map(|_| super::fresh_id()).collect();
        assert_eq!(ids.len(), 10_000);
        assert!(ids.iter().all(|id| id.len() == 32));
    }
}
