//! `/share`: what other apps share into the installed app. A link is saved on the device; pictures and texts of staff become a draft.

mod draft;
mod read;
mod receive;

pub use receive::{arrive, receive};
