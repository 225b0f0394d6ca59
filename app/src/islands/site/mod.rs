//! The parts of a reader's page that are hydrated in the browser, and only once a reader uses them.
//!
//! These islands take no props: a first serialised prop would add 19 KB to the bundle. The server renders everything as
//! their `children`, with `data-*` attributes for what the island needs, and the island listens on one wrapper
//! to the events that bubble up from them. It finds elements by attribute, role and id, never by class.

mod live_search;
mod load_more;
mod mega_menu;

pub use live_search::LiveSearch;
pub use load_more::LoadMore;
pub use mega_menu::MegaMenu;

/// A list with so many stories does not grow any further; its link opens the next ones as a page.
pub const MOST_SHOWN: u16 = 96;
