//! `/desk/breaking/`: the line of breaking news.

mod put;
mod show;

pub use put::{end, put};
pub use show::show;
