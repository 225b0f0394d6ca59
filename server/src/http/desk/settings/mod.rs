//! `/desk/settings/`: the settings of the paper.

mod form;
pub mod mail;
mod preview;
mod save;
mod show;

pub use preview::preview;
pub use save::save;
pub use show::show;
