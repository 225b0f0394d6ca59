//! The editors' desk: one file for each action, `desk/<resource>/<action>.rs`. `Policy::Desk` keeps the responses out of every cache and
//! search engine.

pub mod home;
pub mod sign_in;

use app::{prelude::Markup, ui::render::render};
use axum::response::Html;

use super::HttpError;

/// Any other path below `/desk/`: it reaches neither the response cache nor the redirects of the site.
///
/// # Errors
/// Always [`HttpError::NotFound`].
pub async fn missing() -> Result<(), HttpError> {
    Err(HttpError::NotFound { what: "page" })
}

/// A page of the desk.
fn page(view: impl FnOnce() -> Markup) -> Html<String> {
    Html(render(view))
}
