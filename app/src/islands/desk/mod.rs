//! Islands of the desk: typed props and signals, hydrated from the same `view!` that the server rendered. Props are public data.

mod desk_keys;
mod page_guard;
mod password_field;
mod story_panel;

pub use desk_keys::{DeskKeys, KeyWords};
pub use page_guard::{GuardWords, PageGuard};
pub use password_field::PasswordField;
pub use story_panel::{PanelByline, PanelFields, PanelWords, StoryPanel};
