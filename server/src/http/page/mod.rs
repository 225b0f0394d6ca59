//! Pages: a path is read, the page loaded and drawn, the answer sent.

mod address;
mod old;

use app::page::{Address, Rendered};
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    response::{IntoResponse, Response},
};

use super::{AppState, answer, asset, feed};
use address::{Asked, read};

/// Longest path and query, in bytes. Nothing we link to comes near.
const LONGEST: usize = 8 * 1024;

/// Whatever is not a route of its own. 200, exactly one 301, 404 or 410.
pub async fn show(State(state): State<AppState>, request: Request) -> Response {
    let (method, headers) = answer::parts(&request);
    let uri = request.uri();
    if uri.path().len() + uri.query().map_or(0, str::len) > LONGEST {
        return (StatusCode::URI_TOO_LONG, "This address is too long.\n").into_response();
    }
    if let Some(file) = state.files.get(uri.path()) {
        return asset::send(file, &method, &headers);
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        return answer::method_not_allowed(State(state)).await;
    }
    let answered = match read(uri.path(), uri.query().unwrap_or_default()) {
        Asked::Feed(of) => return feed::show(&state, &of, &method, &headers).await,
        Asked::Moved(to) => return answer::moved(&to),
        Asked::Old(old) => old::find(&state.site, &old).await,
        Asked::Page { address, canonical } => show_page(&state, address, uri.path(), canonical).await,
    };
    match answered {
        Ok(Rendered { location: Some(to), .. }) => answer::moved(to.as_str()),
        Ok(page) => answer::html(StatusCode::from_u16(page.status).unwrap_or(StatusCode::OK), page.html, &method, &headers).await,
        Err(error) => answer::broken(&state.site, &error),
    }
}

/// The page at an address; if it lives at a `canonical` path other than the one asked for, the way there.
async fn show_page(state: &AppState, address: Address, asked: &str, canonical: Option<domain::SitePath>) -> Result<Rendered, app::load::LoadError> {
    let page = app::page::page(&state.site, &address).await?;
    if page.status == 404
        && let Some(to) = old::dated_permalink(&state.site, asked).await?
    {
        return Ok(moved(to));
    }
    match canonical {
        Some(path) if page.status == 200 => Ok(moved(path)),
        _ => Ok(page),
    }
}

fn moved(to: domain::SitePath) -> Rendered {
    Rendered { status: 301, html: String::new(), location: Some(to) }
}
