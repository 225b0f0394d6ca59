//! Pages: a path is read, the page loaded and drawn, the answer sent. 200, exactly one 301, 404 or 410.

mod address;
mod old;

use app::{
    load::LoadError,
    page::{Address, Rendered},
    site::Site,
};
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    response::{IntoResponse, Response},
};

use pagecache::{Draft, Keep, PageKey};

use super::{
    AppState,
    answer::{self, Trouble},
    asset, feed,
};
use address::{Asked, read};

/// Longest path and query, in bytes. Nothing we link to comes near.
const LONGEST: usize = 8 * 1024;
/// An old address may have become another old address; a chain longer than this is a circle.
const MOST_HOPS: usize = 5;

/// The parameters that any page knows, today's and WordPress's.
const PARAMETERS: &[&str] = &[
    "after", "show", "q", "section", "author", "from", "until", "sort", "page", "s", "feed", "p", "page_id", "attachment_id", "cat", "tag",
    "m", "paged",
];

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
    let key = PageKey::new(uri.path(), uri.query(), PARAMETERS);
    let asked = key.clone();
    state.ready.answer(&key, &state.site, method, headers, |site| async move { draw(&site, &asked).await }).await
}

/// The answer at an address, made anew.
async fn draw(site: &Site, asked: &PageKey) -> Result<Draft, Trouble> {
    let (path, query) = (asked.path(), asked.query().unwrap_or_default());
    let mut keep = true;
    let outcome = match read(path, query) {
        Asked::Feed(of) => return feed::show(site, &of).await,
        Asked::Moved(to) => Ok(Outcome::Moved(to)),
        Asked::Old(old) => old::find(site, &old).await,
        Asked::Page { address, canonical } => {
            // there is no end of words to look for
            keep = !matches!(address, Address::Search { .. });
            let found = at(site, &address, path).await;
            found.map(|outcome| match (outcome, canonical) {
                // only once it is known to be there: a redirect to a missing page helps nobody
                (Outcome::Page(page), Some(path)) if page.status == 200 => Outcome::Moved(with_query(path, query)),
                (outcome, _) => outcome,
            })
        }
    };
    let mut draft = match outcome.map_err(|error| error.to_string())? {
        Outcome::Moved(to) => answer::moved(&to)?,
        Outcome::Page(page) => answer::page(page),
    };
    if !keep {
        draft.keep = Keep::No;
    }
    Ok(draft)
}

/// What is at an address, asked for as `path`.
async fn at(site: &Site, address: &Address, path: &str) -> Result<Outcome, LoadError> {
    let page = app::page::page(site, address).await?;
    match page {
        Rendered { location: Some(to), .. } => settle(site, to.into()).await,
        page if page.status == 404 => match old::guess(site, path).await? {
            Some(to) => Ok(Outcome::Moved(to.into())),
            None => Ok(Outcome::Page(page)),
        },
        page => Ok(Outcome::Page(page)),
    }
}

/// Follows old addresses to the end, so that a reader is sent on once at most, and never to a page that is not there.
async fn settle(site: &Site, mut to: String) -> Result<Outcome, LoadError> {
    for _ in 0..MOST_HOPS {
        if to.starts_with("/media/") || to.starts_with("/assets/") {
            return Ok(Outcome::Moved(to));
        }
        match read(&to, "") {
            Asked::Moved(further) => to = further,
            Asked::Feed(_) | Asked::Old(_) => return Ok(Outcome::Moved(to)),
            Asked::Page { address, canonical } => match app::page::page(site, &address).await? {
                Rendered { location: Some(further), .. } => to = further.into(),
                page if page.status == 200 => return Ok(Outcome::Moved(canonical.unwrap_or(to))),
                page => return Ok(Outcome::Page(page)),
            },
        }
    }
    tracing::warn!(to, "redirects run in a circle; correct them in the redirect table");
    app::page::page(site, &Address::NotFound { path: to }).await.map(Outcome::Page)
}

fn with_query(path: String, query: &str) -> String {
    // the old short addresses say in the query what the new path says
    let told_by_path = ["paged=", "m=", "tag="].iter().any(|name| query.starts_with(name));
    if query.is_empty() || told_by_path { path } else { format!("{path}?{query}") }
}
