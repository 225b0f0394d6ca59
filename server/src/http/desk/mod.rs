//! The editors' desk: one file for each action, `desk/<resource>/<action>.rs`. `Policy::Desk` keeps the responses out of every cache and
//! search engine.

pub mod account;
pub mod audit;
mod fields;
mod frame;
pub mod home;
mod letters;
pub mod people;
mod refusals;
mod respond;
pub mod sign_in;
pub mod stories;
pub mod welcome;

use fields::{Asked, FieldError, Fields};
use frame::Frame;
use respond::{page, see_other, status_page, with_cookies};

use crate::http::HttpError;

/// Any other path below `/desk/`: it reaches neither the response cache nor the redirects of the site.
///
/// # Errors
/// Always [`HttpError::NotFound`].
pub async fn missing() -> Result<(), HttpError> {
    Err(HttpError::NotFound { what: "page" })
}
