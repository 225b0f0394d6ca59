//! Times that people enter: some do not exist and some come twice, where clocks change.

use domain::Timestamp;
use jiff::{
    civil::DateTime,
    tz::{AmbiguousOffset, Offset, TimeZone},
};

use super::Calendar;

/// What an entered day and time means at the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocalTime {
    /// One instant.
    At(Timestamp),
    /// No day and time.
    Unreadable,
    /// Clocks are put forward over it.
    Skipped {
        /// The last minute before.
        before: String,
        /// The first instant after.
        after: String,
    },
    /// Clocks are put back over it: each names its distance from UTC.
    Double {
        /// The first one.
        earlier: String,
        /// The second one.
        later: String,
    },
}

impl Calendar {
    /// The text that [`Calendar::local_time`] reads as this instant, without an offset where none is needed.
    pub fn entered(&self, at: Timestamp) -> String {
        let Ok(instant) = jiff::Timestamp::from_millisecond(at.millis()) else { return String::new() };
        let zoned = instant.to_zoned_datetime(self.zone().clone());
        let plain = zoned.strftime("%Y-%m-%dT%H:%M").to_string();
        match self.local_time(&plain) {
            LocalTime::Double { .. } => zoned.strftime("%Y-%m-%dT%H:%M%:z").to_string(),
            _ => plain,
        }
    }

    /// Reads `2026-02-07T06:00` or `2026-02-07 06:00`, at the paper. With an offset behind it (`2026-02-07T06:00+05:00`) it is that instant.
    pub fn local_time(&self, text: &str) -> LocalTime {
        let text = text.trim();
        let instant = |at: jiff::Timestamp| Timestamp::from_millis(at.as_millisecond());
        if let Ok(at) = text.replacen(' ', "T", 1).parse::<jiff::Timestamp>() {
            return LocalTime::At(instant(at));
        }
        let Ok(local) = text.parse::<DateTime>() else { return LocalTime::Unreadable };
        // a day alone is no time
        if text.len() < "2026-02-07T06:00".len() {
            return LocalTime::Unreadable;
        }
        let ambiguous = self.zone().to_ambiguous_timestamp(local);
        let write = |offset: Offset| {
            let zoned = offset.to_timestamp(local).map(|at| at.to_zoned_datetime(TimeZone::fixed(offset))).ok();
            zoned.map(|zoned| zoned.strftime("%Y-%m-%dT%H:%M%:z").to_string()).unwrap_or_default()
        };
        let minute = |at: Option<jiff::Timestamp>| at.map(|at| at.to_zoned_datetime(self.zone().clone()).strftime("%H:%M").to_string());
        match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => match ambiguous.unambiguous() {
                Ok(at) => LocalTime::At(instant(at)),
                Err(_) => LocalTime::Unreadable,
            },
            AmbiguousOffset::Gap { before, after } => {
                // the same distance from the change on either side
                LocalTime::Skipped {
                    before: minute(after.to_timestamp(local).ok()).unwrap_or_default(),
                    after: minute(before.to_timestamp(local).ok()).unwrap_or_default(),
                }
            }
            AmbiguousOffset::Fold { before, after } => LocalTime::Double { earlier: write(before), later: write(after) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        LocalTime::At(Timestamp::from_millis(text.parse::<jiff::Timestamp>().unwrap().as_millisecond()))
    }

    #[test]
    fn times_are_at_the_paper() {
        let calendar = Calendar::new("Asia/Karachi", Timestamp::from_millis(0));
        assert_eq!(calendar.local_time("2026-02-07T06:00"), at("2026-02-07T01:00:00Z"));
        assert_eq!(calendar.local_time(" 2026-02-07 06:00 "), at("2026-02-07T01:00:00Z"));
        assert_eq!(calendar.local_time("2026-02-07T06:00+01:00"), at("2026-02-07T05:00:00Z"));
        for bad in ["", "2026-02-07", "tomorrow", "2026-02-30T06:00", "2026-02-07T25:00", "06:00"] {
            assert_eq!(calendar.local_time(bad), LocalTime::Unreadable, "{bad}");
        }
    }

    #[test]
    fn hours_that_do_not_exist_or_come_twice_are_not_guessed() {
        let calendar = Calendar::new("Europe/London", Timestamp::from_millis(0));
        let skipped = calendar.local_time("2027-03-28T01:30");
        assert_eq!(skipped, LocalTime::Skipped { before: "00:30".to_owned(), after: "02:30".to_owned() });
        let LocalTime::Double { earlier, later } = calendar.local_time("2027-10-31T01:30") else { panic!("it comes twice") };
        assert_eq!(calendar.local_time(&earlier), at("2027-10-31T00:30:00Z"), "{earlier}");
        assert_eq!(calendar.local_time(&later), at("2027-10-31T01:30:00Z"), "{later}");
        for instant in ["2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z", "2027-07-01T12:00:00Z"] {
            let LocalTime::At(time) = at(instant) else { panic!() };
            assert_eq!(calendar.local_time(&calendar.entered(time)), at(instant));
        }
    }
}
