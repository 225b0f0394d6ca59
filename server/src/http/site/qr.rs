//! `GET /api/qr?path=/PATH/`: the QR code of a page's address, as SVG.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode},
    response::Response,
};
use credentials::{QrCode, qr_code};
use domain::SitePath;
use pagecache::PageKey;

use crate::http::{AppState, CachePolicy, HttpError, Policy, response};

/// The code. The same for every reader, so it is cached like a page.
///
/// # Errors
/// 400 without a path of this site, 404 for one that is too long for a code; the newsroom cannot be read.
pub async fn show(State(state): State<Arc<AppState>>, request: Request) -> Result<Response, HttpError> {
    const EXPECTED: &str = "`path` must be a path on this site, as in /api/qr?path=/latest/";
    let (method, headers, uri) = (request.method(), request.headers(), request.uri());
    let key = PageKey::new(uri.path(), uri.query(), &["path"]);
    let query = key.query().unwrap_or_default();
    let path = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "path").map(|(_, value)| value.into_owned());
    let path = path.and_then(|path| SitePath::parse(&path).ok()).ok_or_else(|| HttpError::BadRequest(EXPECTED.into()))?;
    let render = move |site: app::site::Site| async move {
        let settings = site.newsroom.settings().await?;
        let address = app::ui::text::urls::absolute(&site.origin(&settings), path.as_str());
        let svg = qr_code(&address).map(svg).ok_or(HttpError::NotFound { what: "code for an address as long as this" })?;
        let mime = HeaderValue::from_static("image/svg+xml");
        let mut rendered = response::rendered(Policy::Fragment, StatusCode::OK, mime, svg, CachePolicy::Fragment);
        // there is an endless number of paths, and a code is quickly made
        rendered.cacheable = false;
        Ok(rendered)
    };
    state.cache.respond(&key, &state.site, method, headers, render).await
}

fn svg(QrCode { size, path }: QrCode) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
    )
}
