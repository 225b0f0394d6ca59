//! `/desk/new/`: a story that is begun on a phone.

mod show;

pub use show::show;
