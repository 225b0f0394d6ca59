//! Times, numbers and URLs as text for readers, and every word of the interface.

pub mod dates;
mod local_time;
pub mod locale;
pub mod numbers;
mod shorten;
pub mod urls;
pub mod words;

pub use dates::Calendar;
pub use local_time::LocalTime;
pub use shorten::shortened;
