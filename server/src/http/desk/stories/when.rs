//! A day and time at the paper, as somebody entered them.

use app::{desk::words::stories as words, ui::text::LocalTime};
use domain::Timestamp;

use crate::http::desk::Frame;

/// The instant that `text` (`2026-02-07T06:00`) names, or what to do instead: some local times do not exist or come twice.
pub fn read(frame: &Frame, text: &str) -> Result<Timestamp, String> {
    match frame.calendar.local_time(text) {
        LocalTime::At(at) => Ok(at),
        LocalTime::Unreadable => Err(words::BAD_TIME.to_owned()),
        LocalTime::Skipped { before, after } => Err(words::skipped_hour(&before, &after)),
        LocalTime::Double { earlier, later } => Err(words::double_hour(&earlier, &later)),
    }
}
