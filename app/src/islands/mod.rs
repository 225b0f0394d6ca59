//! The parts of a page that come alive in the browser, and only when a reader turns to them.
//!
//! An island takes no props: a first serialised prop would add 19 KB to the bundle. The server draws everything as
//! its `children`, with `data-*` attributes for what the island needs to know, and the island listens on one wrapper
//! to what bubbles up from them. It looks things up by attribute, role and id, never by class.
//!
//! `data-island-load="intent"` marks, inside an island, the part whose hover, focus, touch or key wakes it
//! (`frontend/boot/boot.js`); `data-hold` marks a link or form, and `data-keys` names the keys,
//! whose use waits until the island is awake.

mod live_search;
mod load_more;
mod mega_menu;

#[cfg(feature = "reader")]
mod clock;
#[cfg(feature = "reader")]
mod dom;
#[cfg(feature = "reader")]
mod fragment;

pub use live_search::LiveSearch;
pub use load_more::LoadMore;
pub use mega_menu::MegaMenu;
