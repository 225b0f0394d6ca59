//! Pages: a path is read, the page loaded and drawn, the answer sent. 200, exactly one 301, 404 or 410.

mod address;
mod old;

use app::{
    load::LoadError,
    page::{Address, Rendered},
};
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    response::{IntoResponse, Response},
};

use super::{AppState, answer, asset, feed};
use address::{Asked, read};

/// Longest path and query, in bytes. Nothing we link to comes near.
const LONGEST: usize = 8 * 1024;
/// An old address may have become another old address; a chain longer than this is a circle.
const MOST_HOPS: usize = 5;

/// What a request for a page comes to.
enum Outcome {
    /// A page, whatever its status.
    Page(Rendered),
    /// 301 to this path, perhaps with a query.
    Moved(String),
}

/// Whatever is not a route of its own.
pub async fn show(State(state): State<AppState>, request: Request) -> Response {
    let (method, headers, uri) = (request.method(), request.headers(), request.uri());
    if !matches!(*method, Method::GET | Method::HEAD) {
        return answer::method_not_allowed().await;
    }
    if uri.path().len() + uri.query().map_or(0, str::len) > LONGEST {
        return (StatusCode::URI_TOO_LONG, "This address is too long.\n").into_response();
    }
    if let Some(file) = state.files.get(uri.path()) {
        return asset::send(file, method, headers);
    }
    let query = uri.query().unwrap_or_default();
    let outcome = match read(uri.path(), query) {
        Asked::Feed(of) => return feed::show(&state, &of, method, headers).await,
        Asked::Moved(to) => Ok(Outcome::Moved(to)),
        Asked::Old(old) => old::find(&state.site, &old).await,
        Asked::Page { address, canonical: None } => at(&state, &address, uri.path()).await,
        Asked::Page { address, canonical: Some(path) } => at(&state, &address, uri.path()).await.map(|outcome| match outcome {
            // only once it is known to be there: a redirect to a missing page helps nobody
            Outcome::Page(page) if page.status == 200 => Outcome::Moved(with_query(path, query)),
            outcome => outcome,
        }),
    };
    match outcome {
        Ok(Outcome::Moved(to)) => answer::moved(&to),
        Ok(Outcome::Page(page)) => {
            answer::html(StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK), page.html, method, headers).await
        }
        Err(error) => answer::broken(&error),
    }
}

/// What is at an address, asked for as `path`.
async fn at(state: &AppState, address: &Address, path: &str) -> Result<Outcome, LoadError> {
    let page = app::page::page(&state.site, address).await?;
    match page {
        Rendered { location: Some(to), .. } => settle(state, to.into()).await,
        page if page.status == 404 => match old::guess(&state.site, path).await? {
            Some(to) => Ok(Outcome::Moved(to.into())),
            None => Ok(Outcome::Page(page)),
        },
        page => Ok(Outcome::Page(page)),
    }
}

/// Follows old addresses to the end, so that a reader is sent on once at most, and never to a page that is not there.
async fn settle(state: &AppState, mut to: String) -> Result<Outcome, LoadError> {
    for _ in 0..MOST_HOPS {
        if to.starts_with("/media/") || to.starts_with("/assets/") {
            return Ok(Outcome::Moved(to));
        }
        match read(&to, "") {
            Asked::Moved(further) => to = further,
            Asked::Feed(_) | Asked::Old(_) => return Ok(Outcome::Moved(to)),
            Asked::Page { address, canonical } => match app::page::page(&state.site, &address).await? {
                Rendered { location: Some(further), .. } => to = further.into(),
                page if page.status == 200 => return Ok(Outcome::Moved(canonical.unwrap_or(to))),
                page => return Ok(Outcome::Page(page)),
            },
        }
    }
    tracing::warn!(to, "redirects run in a circle; correct them in the redirect table");
    app::page::page(&state.site, &Address::NotFound { path: to }).await.map(Outcome::Page)
}

fn with_query(path: String, query: &str) -> String {
    // the old short addresses say in the query what the new path says
    let told_by_path = ["paged=", "m=", "tag="].iter().any(|name| query.starts_with(name));
    if query.is_empty() || told_by_path { path } else { format!("{path}?{query}") }
}
