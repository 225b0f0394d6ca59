//! Tags.

mod add;
mod list;
mod merge;
mod save;
mod show;
mod split;

pub use add::add;
pub use list::{create, list};
pub use merge::{merge, preview};
pub use save::{remove, save};
pub use show::show;
pub use split::{choose, split};

use domain::TagId;
use newsroom::structure::TagRow;

use crate::http::{AppState, HttpError};

/// The list.
const LIST: &str = "/desk/tags/";

/// The tag of a URL.
async fn tag(state: &AppState, id: &str) -> Result<TagRow, HttpError> {
    const MISSING: HttpError = HttpError::NotFound { what: "tag" };
    let id = TagId::parse(id).map_err(|_| MISSING)?;
    state.site.newsroom.tag_row(&id).await?.ok_or(MISSING)
}
