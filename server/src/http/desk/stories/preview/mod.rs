//! A draft as readers will see it.

mod link;
mod page;
mod show;

pub use link::{end_link, make_link};
pub use page::{page, shared};
pub use show::show;

use app::site::{self, Preview};
use newsroom::DraftedStory;

use crate::http::{AppState, HttpError};

/// Renders a draft.
///
/// # Errors
/// Storage failed.
async fn rendered(state: &AppState, drafted: DraftedStory) -> Result<Preview, HttpError> {
    let stored = drafted.stored.is_live(state.site.newsroom.now()).then(|| drafted.stored.path.clone());
    Ok(site::preview(&state.site.for_one_page(), drafted.story, stored.as_ref()).await?)
}
