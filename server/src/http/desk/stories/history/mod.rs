//! The versions of a story.

mod difference;
mod fields;
mod name;
mod restore;
mod show;

pub use name::name;
pub use restore::restore;
pub use show::{show, why};
