//! A day and time at the paper, as somebody entered them.

use app::{desk::words::stories as words, ui::text::LocalTime};
use domain::Timestamp;

use crate::http::desk::{FieldError, Frame};

/// The instant that `text` (`2026-02-07T06:00`) names, or what to do instead: some local times do not exist or come twice.
pub fn read(frame: &Frame, text: &str) -> Result<Timestamp, FieldError> {
    match frame.calendar.local_time(text) {
        LocalTime::At(at) => Ok(at),
        LocalTime::Unreadable => Err(FieldError(words::BAD_TIME.into())),
        LocalTime::Skipped { before, after } => Err(FieldError(words::skipped_hour(&before, &after))),
        LocalTime::Double { earlier, later } => Err(FieldError(words::double_hour(&earlier, &later))),
    }
}
