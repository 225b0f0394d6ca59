//! When a device may ring: not in its quiet hours, and not more often than its reader wants on one day. The server decides, because a device
//! that gets a message must show it.

use domain::Timestamp;
use jiff::{
    ToSpan, ZonedDateTime,
    civil::{Date, Time},
    tz::TimeZone,
};

/// What a reader wants.
#[derive(Debug, Clone, Copy)]
pub struct Wishes<'a> {
    /// IANA name; an unknown one is Greenwich.
    pub zone: &'a str,
    /// Minutes after midnight, from and until; equal: none.
    pub quiet: (i64, i64),
    /// Alerts a day; 0: any number.
    pub most_a_day: i64,
    /// The day, from 1970, whose alerts `sent_today` counts.
    pub day: i64,
    /// How many there were.
    pub sent_today: i64,
}

/// When to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Now; it is this day there, from 1970.
    Now(i64),
    /// Not before.
    At(Timestamp),
}

/// Decides. `counts`: whether the alert counts against the limit of the day.
pub fn when(now: Timestamp, wishes: Wishes<'_>, counts: bool) -> When {
    let zone = TimeZone::get(wishes.zone).unwrap_or(TimeZone::UTC);
    let Ok(there) = jiff::Timestamp::from_millisecond(now.millis()).map(|at| at.to_zoned_datetime(zone)) else { return When::Now(0) };
    let day = day_of(there.date());
    let is_full = counts && wishes.most_a_day > 0 && wishes.day == day && wishes.sent_today >= wishes.most_a_day;
    let earliest = if is_full { at(&there, 1, 0).unwrap_or_else(|| there.clone()) } else { there.clone() };
    let allowed = after_quiet(&earliest, wishes.quiet).unwrap_or(earliest);
    if allowed.timestamp() <= there.timestamp() {
        When::Now(day)
    } else {
        When::At(Timestamp::from_millis(allowed.timestamp().as_millisecond()))
    }
}

/// The end of the quiet hours that this moment is in.
fn after_quiet(moment: &ZonedDateTime, (from, until): (i64, i64)) -> Option<ZonedDateTime> {
    let minute = i64::from(moment.hour()) * 60 + i64::from(moment.minute());
    if from < until {
        return if (from..until).contains(&minute) { at(moment, 0, until) } else { None };
    }
    match minute {
        _ if from == until => None,
        minute if minute >= from => at(moment, 1, until),
        minute if minute < until => at(moment, 0, until),
        _ => None,
    }
}

/// So many minutes after midnight, some days later, as clocks there will show it.
fn at(moment: &ZonedDateTime, days: i64, minutes: i64) -> Option<ZonedDateTime> {
    let date = moment.date().checked_add(days.days()).ok()?;
    let time = Time::new(i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0).ok()?;
    date.to_datetime(time).to_zoned_datetime(moment.time_zone().clone()).ok()
}

fn day_of(date: Date) -> i64 {
    let begin = Date::constant(1970, 1, 1);
    date.since(begin).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Timestamp {
        Timestamp::from_millis(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    fn wishes(zone: &str, quiet: (i64, i64)) -> Wishes<'_> {
        Wishes { zone, quiet, most_a_day: 0, day: 0, sent_today: 0 }
    }

    const NIGHT: (i64, i64) = (22 * 60, 7 * 60);

    #[test]
    fn quiet_hours_are_those_of_the_clock_on_the_wall() {
        let cases = [
            // across midnight
            ("Asia/Karachi", NIGHT, "2026-11-29T16:59:00Z", None),
            ("Asia/Karachi", NIGHT, "2026-11-29T17:00:00Z", Some("2026-11-30T02:00:00Z")),
            ("Asia/Karachi", NIGHT, "2026-11-29T01:59:59Z", Some("2026-11-29T02:00:00Z")),
            ("Asia/Karachi", NIGHT, "2026-11-29T02:00:00Z", None),
            // the night when clocks go forward is an hour shorter, and when they go back an hour longer
            ("Europe/London", NIGHT, "2026-03-28T22:30:00Z", Some("2026-03-29T06:00:00Z")),
            ("Europe/London", NIGHT, "2026-10-24T21:30:00Z", Some("2026-10-25T07:00:00Z")),
            // within one day
            ("UTC", (60, 120), "2026-11-29T01:30:00Z", Some("2026-11-29T02:00:00Z")),
            ("UTC", (60, 120), "2026-11-29T02:00:00Z", None),
            // none
            ("Asia/Karachi", (0, 0), "2026-11-29T20:00:00Z", None),
            ("Asia/Karachi", NIGHT, "2026-11-29T12:00:00Z", None),
            // an unknown zone is Greenwich
            ("Mars/Olympus", NIGHT, "2026-11-29T23:00:00Z", Some("2026-11-30T07:00:00Z")),
        ];
        for (zone, quiet, now, expected) in cases {
            let found = when(moment(now), wishes(zone, quiet), true);
            match expected {
                Some(end) => assert_eq!(found, When::At(moment(end)), "{zone} {now}"),
                None => assert!(matches!(found, When::Now(_)), "{zone} {now}: {found:?}"),
            }
        }
    }

    #[test]
    fn a_full_day_ends_at_the_midnight_of_the_reader_and_after_the_night() {
        let day = 20_786; // 29 November 2026
        let full = |quiet| Wishes { most_a_day: 2, day, sent_today: 2, ..wishes("Asia/Karachi", quiet) };
        let now = moment("2026-11-29T12:00:00Z");
        assert_eq!(when(now, full((0, 0)), true), When::At(moment("2026-11-29T19:00:00Z")));
        assert_eq!(when(now, full(NIGHT), true), When::At(moment("2026-11-30T02:00:00Z")));
        // what replaces an alert rings no second time
        assert_eq!(when(now, full((0, 0)), false), When::Now(day));
        assert_eq!(when(now, Wishes { sent_today: 1, ..full((0, 0)) }, true), When::Now(day));
        assert_eq!(when(now, Wishes { day: day - 1, ..full((0, 0)) }, true), When::Now(day));
    }
}
