//! Reader pages: parses a URL, loads and renders the page. 200, exactly one 301, 404 or 410.

mod altered;
mod legacy;
mod mistyped;
mod query;
mod target;

use std::sync::Arc;

use app::site::{Address, Rendered, Site, load::LoadError};
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use domain::SitePath;
use pagecache::{PageKey, RenderedResponse};

use super::{
    asset,
    crawlers::{self, CrawlerFile},
    device::{self, DeviceFile},
    feed, markdown, social_card, unlock,
};
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
    "comment",
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

/// Marks pages that a reader's device may store: nothing else between server and browser adds it, not even a sign-in page of a hotel.
pub(super) const MAY_BE_COPIED: HeaderName = HeaderName::from_static("device-copy");

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
    // before the files of the build, of which one is an icon for papers whose own cannot be made
    if let Some(file) = DeviceFile::at(uri.path()) {
        return Box::pin(device::show(&state, file, uri.path(), method, headers)).await;
    }
    if let Some(file) = state.files.get(uri.path()) {
        return asset::send(file, method, headers);
    }
    if let Some(story) = app::site::social_card::at(uri.path()) {
        return Box::pin(social_card::show(&state, story, uri.path(), method, headers)).await;
    }
    // boxed: hardly any reader has a cookie
    if headers.contains_key(header::COOKIE)
        && let Ok(path) = SitePath::parse(uri.path())
        && let Some(html) = Box::pin(unlock::page(&state.site, &path, headers)).await?
    {
        return Ok(([(header::CACHE_CONTROL, "no-store")], Html(html)).into_response());
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
    if CrawlerFile::at(requested.path()).is_some() || markdown::twin_of(requested.path()).is_some() {
        return PageKey::new(requested.path(), None, PARAMETERS);
    }
    let own_query = match read(requested.path(), requested.query().unwrap_or_default()) {
        Target::Page { address, canonical: None } => target::own_query(&address),
        Target::Feed { of, canonical: None, .. } => of.is_cacheable().then(String::new),
        // redirected
        Target::Page { .. } | Target::Feed { .. } | Target::PathOrQuery { .. } | Target::Moved(_) | Target::Legacy { .. } => None,
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

/// What readers get at a path: the status, and where it leads if it is a redirect. Nothing is cached.
///
/// # Errors
/// Storage failed.
pub async fn outcome(site: &Site, path: &str) -> Result<(u16, String), HttpError> {
    let key = canonical_key(PageKey::new(path, None, PARAMETERS));
    let rendered = Box::pin(render(site, &key)).await?;
    let location = rendered.headers.get(header::LOCATION).and_then(|location| location.to_str().ok()).unwrap_or_default();
    Ok((rendered.status.as_u16(), location.to_owned()))
}

/// Renders the response for a URL. Redirects are resolved in boxed futures, so that rendering a page does not reserve their space.
async fn render(site: &Site, requested: &PageKey) -> Result<RenderedResponse, HttpError> {
    let (path, query) = (requested.path(), requested.query().unwrap_or_default());
    if let Some(file) = CrawlerFile::at(path)
        && let Some(response) = crawlers::show(site, file).await?
    {
        return Ok(response);
    }
    if let Some(story) = markdown::twin_of(path)
        && let Some(response) = Box::pin(markdown::show(site, &story)).await?
    {
        return Ok(response);
    }
    let mut cacheable = true;
    let outcome = match read(path, query) {
        Target::Feed { of, format, canonical } => match (feed::show(site, &of, format).await?, canonical) {
            (Some(feed), None) => return Ok(feed),
            (Some(_), Some(own)) => Outcome::Moved(own),
            (None, _) => Box::pin(moved_feed(site, &of, format)).await?,
        },
        Target::Moved(to) => Outcome::Moved(to),
        Target::PathOrQuery { path: by_path, query: by_query } => Box::pin(path_or_query(site, requested, *by_path, *by_query)).await?,
        Target::Legacy { query, rest } => match Box::pin(legacy::find(site, &query)).await? {
            Outcome::Moved(to) if !rest.is_empty() => Box::pin(resolve(site, to + &rest)).await?,
            outcome => outcome,
        },
        Target::Page { address, canonical } => {
            // there is an endless number of search terms
            cacheable = !matches!(address, Address::Search { .. });
            // suffixes of a URL (`/old/amp/`, `/old/comment-page-2/`) are looked up without them
            let looked_up = match &address {
                Address::Comments { path, .. } => path.as_str(),
                _ => canonical.as_deref().unwrap_or(path),
            };
            match (find(site, &address, looked_up, query).await?, canonical) {
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
        Outcome::Page(page) => {
            cacheable &= page.cacheable;
            response::page(page)
        }
    };
    rendered.cacheable &= cacheable;
    if rendered.cacheable {
        rendered.headers.insert(MAY_BE_COPIED, HeaderValue::from_static("1"));
    }
    Ok(rendered)
}

/// The page at an address that was requested as `path`, or where it moved.
async fn find(site: &Site, address: &Address, path: &str, query: &str) -> Result<Outcome, LoadError> {
    let page = app::site::page(site, address).await?;
    match page {
        Rendered { location: Some(to), .. } => Box::pin(resolve(site, to.into())).await,
        page if page.status == 404 => match Box::pin(other_forms(site, path, query)).await? {
            Some(outcome) => Ok(outcome),
            None => Ok(Outcome::Page(page)),
        },
        page => Ok(Outcome::Page(page)),
    }
}

/// Where a path without a page redirects to: in another permalink form, without the punctuation behind it, below the folder that the old
/// site was installed in, in the composed form of Unicode.
async fn other_forms(site: &Site, path: &str, query: &str) -> Result<Option<Outcome>, LoadError> {
    if let Some(to) = mistyped::find(site, path).await? {
        return resolve(site, to).await.map(Some);
    }
    let tidied = altered::without_punctuation(path);
    let below = altered::below_old_folder(site, tidied.as_deref().unwrap_or(path)).await?;
    for other in [tidied, below, altered::composed(path)].into_iter().flatten() {
        let targets = match read(&other, query) {
            Target::PathOrQuery { path, query } => vec![*path, *query],
            target => vec![target],
        };
        for target in targets {
            if let Some(outcome) = redirect_to(site, &other, target).await? {
                return Ok(Some(outcome));
            }
        }
    }
    Ok(None)
}

/// A path with WordPress's parameters: the page at the path without them, else what they refer to.
async fn path_or_query(site: &Site, requested: &PageKey, by_path: Target, by_query: Target) -> Result<Outcome, LoadError> {
    let (path, query) = (requested.path(), requested.query().unwrap_or_default());
    if let Some(outcome) = redirect_to(site, path, by_path).await? {
        return Ok(outcome);
    }
    if let Some(outcome) = redirect_to(site, "/", by_query).await? {
        return Ok(outcome);
    }
    match other_forms(site, path, query).await? {
        Some(outcome) => Ok(outcome),
        None => missing(site, path.to_owned()).await,
    }
}

/// The redirect to a target that was requested in another form, at `path` unless it has another canonical path; `None` if it is missing.
async fn redirect_to(site: &Site, path: &str, target: Target) -> Result<Option<Outcome>, LoadError> {
    let outcome = match target {
        Target::PathOrQuery { .. } => return Ok(None),
        Target::Moved(to) => Outcome::Moved(to),
        Target::Feed { of, format, canonical } => match feed::find(site, &of, format).await? {
            Some(_) => Outcome::Moved(canonical.unwrap_or_else(|| of.own_path(format))),
            None => return Ok(None),
        },
        Target::Legacy { query, rest } => match legacy::find(site, &query).await? {
            Outcome::Moved(to) if !rest.is_empty() => resolve(site, to + &rest).await?,
            outcome => outcome,
        },
        Target::Page { address, canonical } => {
            let own = canonical.unwrap_or_else(|| path.to_owned());
            match app::site::page(site, &address).await? {
                Rendered { location: Some(to), .. } => resolve(site, to.into()).await?,
                page if page.status == 200 => Outcome::Moved(own),
                page if page.status == 404 => match mistyped::find(site, &own).await? {
                    Some(to) => resolve(site, to).await?,
                    None => return Ok(None),
                },
                page => Outcome::Page(page),
            }
        }
    };
    Ok(Some(outcome).filter(|outcome| !matches!(outcome, Outcome::Page(page) if page.status == 404)))
}

/// The feed of a list or story that moved.
async fn moved_feed(site: &Site, of: &feed::FeedOf, format: feed::FeedFormat) -> Result<Outcome, LoadError> {
    match find(site, &of.page(), &of.page_path(), "").await? {
        Outcome::Moved(to) => resolve(site, format!("{to}feed/{}", format.suffix())).await,
        // the page exists but has no feed
        Outcome::Page(page) if page.status == 200 => missing(site, of.own_path(format)).await,
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
            Target::Feed { of, format, canonical } => match feed::find(site, &of, format).await? {
                Some(_) => return Ok(Outcome::Moved(canonical.unwrap_or(to))),
                None => return missing(site, to).await,
            },
            Target::PathOrQuery { .. } => to = path.to_owned(),
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
