//! Times, numbers and URLs as text for readers.

pub mod date_words;
pub mod dates;
mod language_names;
mod local_time;
pub mod locale;
pub mod numbers;
mod shorten;
pub mod urls;

pub use dates::Calendar;
pub use language_names::language_name;
pub use local_time::LocalTime;
pub use shorten::shortened;
