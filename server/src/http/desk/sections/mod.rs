//! Sections.

mod list;
mod merge;
mod save;
mod show;
mod split;

pub use list::{create, list};
pub use merge::{merge, preview};
pub use save::{order, remove, save};
pub use show::show;
pub use split::{choose, split};

use newsroom::structure::SectionRow;

use crate::http::{AppState, HttpError};

/// The list.
const LIST: &str = "/desk/sections/";

/// The tree, and the section of a URL.
async fn section(state: &AppState, id: &str) -> Result<(Vec<SectionRow>, SectionRow), HttpError> {
    let rows = state.site.newsroom.section_rows().await?;
    let row = rows.iter().find(|row| row.section.id.as_str() == id).cloned();
    Ok((rows, row.ok_or(HttpError::NotFound { what: "section" })?))
}
