//! `/desk/numbers/`: what readers read and share.

mod csv;
mod show;

pub use csv::csv;
pub use show::{show, story};

use app::desk::pages::numbers::SPANS;
use domain::Timestamp;
use jiff::civil::Date;
use newsroom::counts::Days;

use crate::{
    http::{
        HttpError,
        desk::{Fields, Frame},
    },
    readers::day_of,
};

/// The span when none was chosen, in days.
const USUAL: i64 = 7;

/// The days that were asked for, today the last one.
///
/// # Errors
/// 400 for another number than those to choose from.
fn span(frame: &Frame, asked: &Fields) -> Result<Days, HttpError> {
    let number = match asked.get("days") {
        "" => Some(USUAL),
        days => days.parse().ok().filter(|days| SPANS.contains(days)),
    };
    let number = number.ok_or(HttpError::BadRequest("`days` must be 1, 7 or 30.".into()))?;
    Ok(Days { last: day_of(frame.calendar.now(), frame.calendar.zone()), number })
}

/// Noon of a day at the paper.
fn noon(frame: &Frame, day: i64) -> Timestamp {
    let date = i32::try_from(day).ok().and_then(|days| Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(days)).ok());
    let noon = date.and_then(|date| frame.calendar.zone().to_timestamp(date.at(12, 0, 0, 0)).ok());
    Timestamp::from_millis(noon.map_or(day * 86_400_000, |noon| noon.as_millisecond()))
}
