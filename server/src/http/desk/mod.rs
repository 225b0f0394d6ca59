//! The editors' desk: one file for each action, `desk/<resource>/<action>.rs`. `Policy::Desk` keeps the responses out of every cache and
//! search engine.

pub mod account;
pub mod audit;
pub mod authors;
pub mod breaking;
pub mod check;
pub mod comments;
pub mod error_page;
pub mod find;
mod frame;
pub mod front;
pub mod home;
pub mod import;
mod letters;
pub mod menus;
pub mod new_story;
pub mod numbers;
pub mod pages;
pub mod palette;
pub mod people;
pub mod pictures;
pub mod redirects;
mod refusals;
pub mod sections;
pub mod settings;
pub mod sign_in;
pub mod stories;
pub mod structure;
pub mod tags;
pub mod together;
mod upload;
pub mod views;
pub mod welcome;
mod why_not;

use frame::Frame;

use crate::http::{
    HttpError,
    fields::{Asked, FieldError, Fields},
    respond::{json_refusal, page, see_other, status_page, with_cookies},
};

/// Any other path below `/desk/`: it reaches neither the response cache nor the redirects of the site.
///
/// # Errors
/// Always [`HttpError::NotFound`].
pub async fn missing() -> Result<(), HttpError> {
    Err(HttpError::NotFound { what: "page" })
}
