//! The editors' desk: one file for each action, `desk/<resource>/<action>.rs`. `Policy::Desk` keeps the responses out of every cache and
//! search engine.

pub mod home;
pub mod sign_in;

use app::{prelude::Markup, ui::render::render};
use axum::response::Html;

/// A page of the desk.
fn page(view: impl FnOnce() -> Markup) -> Html<String> {
    Html(render(view))
}
