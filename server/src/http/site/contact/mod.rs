//! `/write-to-us`: a form whose letters reach the paper's contact address by mail. Without such an address there is no such page.

mod send;
mod show;

pub use send::send;
pub use show::show;

use domain::{Email, SiteSettings};

use crate::http::{AppState, HttpError};

/// The settings and the address that letters go to.
async fn address(state: &AppState) -> Result<(SiteSettings, Email), HttpError> {
    let settings = state.site.newsroom.settings().await?;
    let address = settings.contact.clone().ok_or(HttpError::NotFound { what: "page" })?;
    Ok((settings, address))
}
