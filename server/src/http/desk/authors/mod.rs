//! Authors.

mod add;
mod list;
mod merge;
mod person;
mod profile;
mod save;
mod show;

pub use add::add;
pub use list::{create, list};
pub use merge::{merge, preview};
pub use person::person;
pub use save::{remove, save};
pub use show::show;

use newsroom::structure::AuthorRow;

use crate::http::{AppState, HttpError};

/// The list.
const LIST: &str = "/desk/authors/";

/// All authors, and the one of a URL.
async fn author(state: &AppState, id: &str) -> Result<(Vec<AuthorRow>, AuthorRow), HttpError> {
    let rows = state.site.newsroom.author_rows().await?;
    let row = rows.iter().find(|row| row.author.id.as_str() == id).cloned();
    Ok((rows, row.ok_or(HttpError::NotFound { what: "author" })?))
}
