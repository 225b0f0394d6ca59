//! Pages: pure, synchronous views of what `load` brought.

mod comments;
mod corrections;
mod device;
pub mod forms;
mod front;
mod list;
mod notices;
mod search;
mod story;

pub use comments::comments;
pub use corrections::corrections;
pub use device::device;
pub use front::front;
pub use list::list;
pub use notices::{error, gone, missing};
pub use search::search;
pub use story::{article, head as story_head, story};
