//! Pages: a path is read, the page loaded and drawn, the answer sent. 200, exactly one 301, 404 or 410.

mod address;
mod guess;
mod old;
mod query;

use std::sync::Arc;

use app::{
    load::LoadError,
    page::{Address, Rendered},
    site::Site,
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, header},
    response::Response,
};
use domain::SitePath;
use pagecache::{Draft, Keep, PageKey};

use super::{
    AppState,
    answer::{self, Trouble},
    asset, feed,
};
use address::{Asked, read};

/// An old address may have become another old address; a chain longer than this is a circle.
const MOST_HOPS: usize = 5;

/// The parameters that any page knows, today's and WordPress's.
const PARAMETERS: &[&str] = &[
    "after",
    "show",
    "q",
    "section",
    "author",
    "from",
    "until",
    "sort",
    "page",
    "s",
    "feed",
    "p",
    "page_id",
    "attachment_id",
    "cat",
    "tag",
    "m",
    "paged",
    "author_name",
    "category_name",
    "name",
    "pagename",
    "year",
    "monthnum",
    "day",
];

/// What a request for a page comes to.
enum Outcome {
    /// A page, whatever its status.
    Page(Rendered),
    /// 301 to this path, perhaps with a query.
    Moved(String),
}

/// Whatever is not a route of its own.
pub async fn show(State(state): State<Arc<AppState>>, request: Request) -> Response {
    let (method, headers, uri) = (request.method(), request.headers(), request.uri());
    if !matches!(*method, Method::GET | Method::HEAD) {
        return answer::method_not_allowed().await;
    }
    if let Some(file) = state.files.get(uri.path()) {
        return asset::send(file, method, headers);
    }
    let key = one_key(PageKey::new(uri.path(), uri.query(), PARAMETERS));
    let asked = key.clone();
    // apart: a ready answer need not carry with it the room for making one
    let drawing = |site| Box::pin(async move { draw(&site, &asked).await });
    let mut answer = state.ready.answer(&key, &state.site, method, headers, drawing).await;
    carry_on(&mut answer, uri.query().unwrap_or_default());
    answer
}

/// The one key of the page that is asked for: what its own address does not hold (a parameter of another page, a place in a list that
/// cannot be read, digits of `%d8` in the other case) would otherwise make as many copies as somebody likes to ask for.
fn one_key(asked: PageKey) -> PageKey {
    let own_query = match read(asked.path(), asked.query().unwrap_or_default()) {
        Asked::Page { address, canonical: None } => address::own_query(&address),
        Asked::Feed { of, canonical: None } => of.is_kept().then(String::new),
        // sent elsewhere
        Asked::Page { .. } | Asked::Feed { .. } | Asked::Moved(_) | Asked::Old { .. } => None,
    };
    match (own_query, SitePath::parse(asked.path())) {
        (Some(query), Ok(path)) => PageKey::new(path.as_str(), Some(&query), PARAMETERS),
        _ => asked,
    }
}

/// WordPress's parameters that mean nothing here.
const MEANINGLESS: &[&str] = &["preview", "preview_id", "preview_nonce", "replytocom", "amp", "post_type", "cpage", "withoutcomments"];

/// Parameters that no page knows (marks of campaigns) go along with a reader who is sent on.
fn carry_on(answer: &mut Response, query: &str) {
    if query.is_empty() {
        return;
    }
    let known = |name: &str| PARAMETERS.contains(&name) || MEANINGLESS.contains(&name);
    let unknown = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| !known(name));
    let unknown = form_urlencoded::Serializer::new(String::new()).extend_pairs(unknown).finish();
    let place = answer.headers().get(header::LOCATION).and_then(|place| place.to_str().ok());
    let Some(place) = place.filter(|_| !unknown.is_empty()) else { return };
    let joint = if place.contains('?') { '&' } else { '?' };
    if let Ok(place) = HeaderValue::try_from(format!("{place}{joint}{unknown}")) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
}

/// The answer at an address, made anew. Where old addresses lead to is found out apart: a page need not carry with it the room for that.
async fn draw(site: &Site, asked: &PageKey) -> Result<Draft, Trouble> {
    let (path, query) = (asked.path(), asked.query().unwrap_or_default());
    let mut keep = true;
    let outcome = match read(path, query) {
        Asked::Feed { of, canonical } => match (feed::show(site, &of).await?, canonical) {
            (Some(feed), None) => return Ok(feed),
            (Some(_), Some(own)) => Ok(Outcome::Moved(own)),
            (None, _) => Box::pin(feed_elsewhere(site, &of)).await,
        },
        Asked::Moved(to) => Ok(Outcome::Moved(to)),
        Asked::Old { old, rest } => match Box::pin(old::find(site, &old)).await.map_err(|error| error.to_string())? {
            Outcome::Moved(to) if !rest.is_empty() => Box::pin(settle(site, to + &rest)).await,
            outcome => Ok(outcome),
        },
        Asked::Page { address, canonical } => {
            // there is no end of words to look for
            keep = !matches!(address, Address::Search { .. });
            // what hung on an address (`/old/amp/`) is asked for without it
            let found = at(site, &address, canonical.as_deref().unwrap_or(path)).await;
            found.map(|outcome| match (outcome, canonical) {
                // only once it is known to be there: a redirect to a missing page helps nobody
                (Outcome::Page(page), Some(path)) if page.status == 200 => {
                    let query = address::own_query(&address).filter(|query| !query.is_empty());
                    Outcome::Moved(query.map_or(path.clone(), |query| format!("{path}?{query}")))
                }
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
        Rendered { location: Some(to), .. } => Box::pin(settle(site, to.into())).await,
        page if page.status == 404 => match Box::pin(guess::guess(site, path)).await? {
            Some(to) => Box::pin(settle(site, to)).await,
            None => Ok(Outcome::Page(page)),
        },
        page => Ok(Outcome::Page(page)),
    }
}

/// The feed of what moved from where this one was asked for.
async fn feed_elsewhere(site: &Site, of: &feed::FeedOf) -> Result<Outcome, LoadError> {
    match at(site, &of.page(), &of.page_path()).await? {
        Outcome::Moved(to) => settle(site, format!("{to}feed/")).await,
        // what is there has no feed
        Outcome::Page(page) if page.status == 200 => missing(site, of.own_path()).await,
        page => Ok(page),
    }
}

async fn missing(site: &Site, path: String) -> Result<Outcome, LoadError> {
    app::page::page(site, &Address::NotFound { path }).await.map(Outcome::Page)
}

/// Follows old addresses to the end, so that a reader is sent on once at most, and never to a page that is not there.
async fn settle(site: &Site, mut to: String) -> Result<Outcome, LoadError> {
    for _ in 0..MOST_HOPS {
        if to.starts_with("/media/") || to.starts_with("/assets/") {
            return Ok(Outcome::Moved(to));
        }
        let (path, query) = to.split_once('?').unwrap_or((to.as_str(), ""));
        match read(path, query) {
            Asked::Moved(further) => to = further,
            Asked::Feed { of, canonical } => match feed::find(site, &of).await? {
                Some(_) => return Ok(Outcome::Moved(canonical.unwrap_or(to))),
                None => return missing(site, to).await,
            },
            // no address of ours
            Asked::Old { .. } => return missing(site, to).await,
            Asked::Page { address, canonical } => match app::page::page(site, &address).await? {
                Rendered { location: Some(further), .. } => to = further.into(),
                page if page.status == 200 => return Ok(Outcome::Moved(canonical.unwrap_or(to))),
                page => return Ok(Outcome::Page(page)),
            },
        }
    }
    let path = to.split('?').next().unwrap_or_default().to_owned();
    tracing::warn!(path, "redirects run in a circle; correct them in the redirect table");
    missing(site, path).await
}
