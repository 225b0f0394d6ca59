//! Reader pages: parses a URL, loads and renders the page. 200, exactly one 301, 404 or 410.

mod legacy;
mod mistyped;
mod query;
mod target;

use std::sync::Arc;

use app::site::{Address, Rendered, Site, load::LoadError};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, header},
    response::Response,
};
use domain::SitePath;
use pagecache::{PageKey, RenderedResponse};

use super::{asset, feed};
use crate::http::{AppState, HttpError, response};
use target::{Target, read};

/// A legacy URL may lead to another legacy URL; a longer chain is a cycle.
const MAX_HOPS: usize = 5;

/// The query parameters that any page has, including WordPress's.
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

/// What a request for a page results in.
enum Outcome {
    /// A page, whatever its status.
    Page(Rendered),
    /// 301 to this path, perhaps with a query.
    Moved(String),
}

/// Every path that is not a route of its own.
pub async fn show(State(state): State<Arc<AppState>>, request: Request) -> Result<Response, HttpError> {
    let (method, headers, uri) = (request.method(), request.headers(), request.uri());
    if let Some(file) = state.files.get(uri.path()) {
        return asset::send(file, method, headers);
    }
    let key = canonical_key(PageKey::new(uri.path(), uri.query(), PARAMETERS));
    let requested = key.clone();
    // boxed, so that a cache hit does not reserve space for the render's future
    let render = |site| Box::pin(async move { render(&site, &requested).await });
    let mut response = state.cache.respond(&key, &state.site, method, headers, render).await?;
    keep_unknown_parameters(&mut response, uri.query().unwrap_or_default());
    Ok(response)
}

/// One key for each page. Whatever its own URL does not contain (a parameter of another page, an unreadable cursor, `%d8` in lower
/// case) would otherwise make as many cached copies as a client likes to request.
fn canonical_key(requested: PageKey) -> PageKey {
    let own_query = match read(requested.path(), requested.query().unwrap_or_default()) {
        Target::Page { address, canonical: None } => target::own_query(&address),
        Target::Feed { of, canonical: None } => of.is_cacheable().then(String::new),
        // redirected
        Target::Page { .. } | Target::Feed { .. } | Target::Moved(_) | Target::Legacy { .. } => None,
    };
    match (own_query, SitePath::parse(requested.path())) {
        (Some(query), Ok(path)) => PageKey::new(path.as_str(), Some(&query), PARAMETERS),
        _ => requested,
    }
}

/// WordPress's parameters without a meaning here.
const MEANINGLESS: &[&str] = &["preview", "preview_id", "preview_nonce", "replytocom", "amp", "post_type", "cpage", "withoutcomments"];

/// Appends parameters that no page has (such as campaign tags) to the target of a redirect.
fn keep_unknown_parameters(response: &mut Response, query: &str) {
    if query.is_empty() {
        return;
    }
    let known = |name: &str| PARAMETERS.contains(&name) || MEANINGLESS.contains(&name);
    let unknown = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| !known(name));
    let unknown = form_urlencoded::Serializer::new(String::new()).extend_pairs(unknown).finish();
    let location = response.headers().get(header::LOCATION).and_then(|location| location.to_str().ok());
    let Some(location) = location.filter(|_| !unknown.is_empty()) else { return };
    let separator = if location.contains('?') { '&' } else { '?' };
    if let Ok(location) = HeaderValue::try_from(format!("{location}{separator}{unknown}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
}

/// Renders the response for a URL. Redirects are resolved in boxed futures, so that rendering a page does not reserve their space.
async fn render(site: &Site, requested: &PageKey) -> Result<RenderedResponse, HttpError> {
    let (path, query) = (requested.path(), requested.query().unwrap_or_default());
    let mut cacheable = true;
    let outcome = match read(path, query) {
        Target::Feed { of, canonical } => match (feed::show(site, &of).await?, canonical) {
            (Some(feed), None) => return Ok(feed),
            (Some(_), Some(own)) => Outcome::Moved(own),
            (None, _) => Box::pin(moved_feed(site, &of)).await?,
        },
        Target::Moved(to) => Outcome::Moved(to),
        Target::Legacy { query, rest } => match Box::pin(legacy::find(site, &query)).await? {
            Outcome::Moved(to) if !rest.is_empty() => Box::pin(resolve(site, to + &rest)).await?,
            outcome => outcome,
        },
        Target::Page { address, canonical } => {
            // there is an endless number of search terms
            cacheable = !matches!(address, Address::Search { .. });
            // suffixes of a URL (`/old/amp/`) are looked up without them
            match (find(site, &address, canonical.as_deref().unwrap_or(path)).await?, canonical) {
                // only if the page exists: a redirect to a missing page helps no reader
                (Outcome::Page(page), Some(path)) if page.status == 200 => {
                    let query = target::own_query(&address).filter(|query| !query.is_empty());
                    Outcome::Moved(query.map_or(path.clone(), |query| format!("{path}?{query}")))
                }
                (outcome, _) => outcome,
            }
        }
    };
    let mut rendered = match outcome {
        Outcome::Moved(to) => response::moved(&to)?,
        Outcome::Page(page) => response::page(page),
    };
    rendered.cacheable &= cacheable;
    Ok(rendered)
}

/// The page at an address that was requested as `path`, or where it moved.
async fn find(site: &Site, address: &Address, path: &str) -> Result<Outcome, LoadError> {
    let page = app::site::page(site, address).await?;
    match page {
        Rendered { location: Some(to), .. } => Box::pin(resolve(site, to.into())).await,
        page if page.status == 404 => match Box::pin(mistyped::find(site, path)).await? {
            Some(to) => Box::pin(resolve(site, to)).await,
            None => Ok(Outcome::Page(page)),
        },
        page => Ok(Outcome::Page(page)),
    }
}

/// The feed of a list or story that moved.
async fn moved_feed(site: &Site, of: &feed::FeedOf) -> Result<Outcome, LoadError> {
    match find(site, &of.page(), &of.page_path()).await? {
        Outcome::Moved(to) => resolve(site, format!("{to}feed/")).await,
        // the page exists but has no feed
        Outcome::Page(page) if page.status == 200 => missing(site, of.own_path()).await,
        page => Ok(page),
    }
}

async fn missing(site: &Site, path: String) -> Result<Outcome, LoadError> {
    app::site::page(site, &Address::NotFound { path }).await.map(Outcome::Page)
}

/// Follows redirects to the end, so that a reader is redirected once at most, and never to a page that does not exist.
async fn resolve(site: &Site, mut to: String) -> Result<Outcome, LoadError> {
    for _ in 0..MAX_HOPS {
        if to.starts_with("/media/") || to.starts_with("/assets/") {
            return Ok(Outcome::Moved(to));
        }
        let (path, query) = to.split_once('?').unwrap_or((to.as_str(), ""));
        match read(path, query) {
            Target::Moved(further) => to = further,
            Target::Feed { of, canonical } => match feed::find(site, &of).await? {
                Some(_) => return Ok(Outcome::Moved(canonical.unwrap_or(to))),
                None => return missing(site, to).await,
            },
            // redirects of this site never lead there
            Target::Legacy { .. } => return missing(site, to).await,
            Target::Page { address, canonical } => match app::site::page(site, &address).await? {
                Rendered { location: Some(further), .. } => to = further.into(),
                page if page.status == 200 => return Ok(Outcome::Moved(canonical.unwrap_or(to))),
                page => return Ok(Outcome::Page(page)),
            },
        }
    }
    let path = to.split('?').next().unwrap_or_default().to_owned();
    tracing::warn!(path, "redirects form a cycle; correct them in the redirect table");
    missing(site, path).await
}
