//! From the newsroom to what a page shows. Everything a page needs is here before the first letter of it is rendered.

use domain::SitePath;

pub mod comment_pages;
pub mod corrections;
mod find_list;
pub mod front;
mod layout_cache;
mod layout_data;
pub mod list;
mod menu;
mod menu_line;
pub mod more;
pub mod panel;
pub mod search;
mod slots;
pub mod social_card;
pub mod story;

pub use find_list::{Stories, find_list};
pub use front::{Front, Strip, StripShape};
pub use layout_cache::{LayoutCache, NEWEST, ReaderLists};
pub use layout_data::{LayoutData, Logos};
pub use list::ListPage;
pub use menu::MenuEntry;
pub use menu_line::{LineEntry, MainMenu};
pub use more::{MoreStories, more};
pub use panel::{Panel, panel};
pub use search::{SearchParams, SearchResults};
pub use story::{BylineView, KillNote, StoryView};

/// The result of a look-up.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded<T> {
    /// The page.
    Page(T),
    /// It has moved permanently: 301.
    Moved(SitePath),
    /// It was removed permanently: 410. A killed story may have a note to readers.
    Gone(Option<KillNote>),
    /// It never existed: 404.
    Missing,
}

/// Why a page could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A query of the newsroom failed.
    #[error(transparent)]
    Newsroom(#[from] newsroom::Error),
}
