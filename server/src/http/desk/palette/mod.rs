//! `/desk/palette`: what the command palette of the desk finds.

mod show;

pub use show::show;
