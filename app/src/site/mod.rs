//! The reader's site: an address is loaded (`load`), rendered (`pages`, `components`) and put into the layout (`layout`).

mod address;
mod context;
mod form;
mod language;
mod page;
mod refused;

pub mod app_icon;
mod arranged;
pub mod components;
pub mod edition;
pub mod forms;
pub mod fragments;
pub mod layout;
pub mod linked_data;
pub mod load;
pub mod pages;
pub mod screenshots;
pub mod social_card;
pub mod words;

pub use address::{Address, CONTACT_PATH, DevicePage};
pub use arranged::arranged;
pub use context::Site;
pub use page::{Preview, Rendered, error_page, locked, page, preview, unlocked};
pub use refused::refused_page;
