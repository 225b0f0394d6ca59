//! Dates on pages are in the paper's time zone, independent of the reader and of the server's own zone.

use domain::{Language, Period, SiteSettings, Timestamp};
use jiff::{civil::Date, fmt::temporal::DateTimePrinter, tz::TimeZone};

/// Knows which day it is at the paper and in which language the paper is written.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: TimeZone,
    now: Timestamp,
    language: Language,
}

impl Calendar {
    /// The calendar of a zone named as in the IANA data base (`Asia/Karachi`). An unknown name counts as UTC.
    pub fn new(zone: &str, now: Timestamp) -> Self {
        Self { zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC), now, language: Language::english() }
    }

    /// The calendar of a paper.
    pub fn of(settings: &SiteSettings, now: Timestamp) -> Self {
        Self { language: settings.language.clone(), ..Self::new(&settings.time_zone, now) }
    }

    /// The paper's main language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The paper's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Today at the paper.
    pub fn today(&self) -> Date {
        self.day(self.now)
    }

    /// When the paper's day ends, and with it what pages say of today.
    pub fn midnight(&self) -> Option<Timestamp> {
        self.start_of(self.today().tomorrow().ok()?)
    }

    /// The day at the paper on which `at` falls.
    pub fn day(&self, at: Timestamp) -> Date {
        self.zoned(at).date()
    }

    /// `Saturday, February 7, 2026`.
    pub fn long_day(&self, at: Timestamp) -> String {
        self.zoned(at).strftime("%A, %B %-d, %Y").to_string()
    }

    /// `February 7, 2026`.
    pub fn full_day(&self, at: Timestamp) -> String {
        self.zoned(at).strftime("%B %-d, %Y").to_string()
    }

    /// `February 7`, with the year where it is not this one.
    pub fn short_day(&self, at: Timestamp) -> String {
        if self.day(at).year() == self.today().year() { self.zoned(at).strftime("%B %-d").to_string() } else { self.full_day(at) }
    }

    /// `February 7, 2026 at 07:40`.
    pub fn day_and_time(&self, at: Timestamp) -> String {
        self.zoned(at).strftime("%B %-d, %Y at %H:%M").to_string()
    }

    /// The hour at the paper, 0 to 23.
    pub fn hour(&self, at: Timestamp) -> u8 {
        u8::try_from(self.zoned(at).hour()).unwrap_or(0)
    }

    /// `07:40`.
    pub fn time(&self, at: Timestamp) -> String {
        self.zoned(at).strftime("%H:%M").to_string()
    }

    /// For `<time datetime>`: `2026-02-07T07:40:00+05:00`.
    pub fn machine(&self, at: Timestamp) -> String {
        // many times on a page: a pattern would be read anew each time
        const SECONDS: DateTimePrinter = DateTimePrinter::new().precision(Some(0));
        let zoned = self.zoned(at);
        SECONDS.timestamp_with_offset_to_string(&zoned.timestamp(), zoned.offset())
    }

    /// For `<time datetime>` of a whole day: `2026-02-07`.
    pub fn machine_day(&self, at: Timestamp) -> String {
        self.day(at).to_string()
    }

    /// The year at the paper.
    pub fn year(&self) -> i16 {
        self.today().year()
    }

    /// `2026`, `February 2026` or `February 7, 2026`. `None` for a date that does not exist.
    pub fn period_name(Period { year, month, day }: Period) -> Option<String> {
        let date = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        let format = match (month, day) {
            (_, Some(_)) => "%B %-d, %Y",
            (Some(_), None) => "%B %Y",
            (None, None) => "%Y",
        };
        Some(date.strftime(format).to_string())
    }

    /// The first instant of a year, month or day at the paper, and the first one after it. `None` for a date that does not exist.
    pub fn span(&self, Period { year, month, day }: Period) -> Option<(Timestamp, Timestamp)> {
        let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        let next = match (month, day) {
            (Some(_), Some(_)) => first.tomorrow().ok()?,
            (Some(_), None) => first.last_of_month().tomorrow().ok()?,
            _ => Date::new(year.checked_add(1)?, 1, 1).ok()?,
        };
        Some((self.start_of(first)?, self.start_of(next)?))
    }

    /// The month of an instant at the paper.
    pub fn month(&self, at: Timestamp) -> Period {
        let day = self.day(at);
        Period { year: day.year(), month: Some(day.month()), day: None }
    }

    /// The first instant of a day written `2026-02-07`.
    pub fn start_of_day(&self, text: &str) -> Option<Timestamp> {
        self.start_of(text.trim().parse().ok()?)
    }

    /// The first instant after a day written `2026-02-07`.
    pub fn end_of_day(&self, text: &str) -> Option<Timestamp> {
        self.start_of(text.trim().parse::<Date>().ok()?.tomorrow().ok()?)
    }

    fn start_of(&self, day: Date) -> Option<Timestamp> {
        // where clocks jump over midnight, the day starts at the first instant that exists
        day.to_zoned_datetime(self.zone.clone()).ok().map(|start| Timestamp::from_millis(start.timestamp().as_millisecond()))
    }

    fn zoned(&self, at: Timestamp) -> jiff::ZonedDateTime {
        let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        instant.to_zoned_datetime(self.zone.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_millis(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn the_day_is_the_papers_day_just_before_and_after_midnight() {
        let calendar = Calendar::new("Asia/Karachi", at("2026-02-07T12:00:00Z"));
        assert_eq!(calendar.long_day(at("2026-02-06T18:59:59Z")), "Friday, February 6, 2026");
        assert_eq!(calendar.long_day(at("2026-02-06T19:00:00Z")), "Saturday, February 7, 2026");
        assert_eq!(calendar.machine(at("2026-02-06T19:00:00Z")), "2026-02-07T00:00:00+05:00");
        assert_eq!(calendar.midnight(), Some(at("2026-02-07T19:00:00Z")));
        assert_eq!(calendar.day_and_time(at("2026-02-07T02:40:00Z")), "February 7, 2026 at 07:40");
    }

    #[test]
    fn the_year_is_left_out_only_this_year() {
        let calendar = Calendar::new("UTC", at("2026-02-07T12:00:00Z"));
        assert_eq!(calendar.short_day(at("2026-01-31T00:00:00Z")), "January 31");
        assert_eq!(calendar.short_day(at("2025-12-31T23:59:59Z")), "December 31, 2025");
    }

    #[test]
    fn spans_cover_whole_days_across_a_change_of_clocks() {
        let calendar = Calendar::new("Europe/Berlin", at("2026-02-07T12:00:00Z"));
        let span = |year, month, day| calendar.span(Period { year, month, day });
        assert_eq!(span(2026, Some(3), Some(29)), Some((at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"))));
        assert_eq!(span(2026, Some(12), None), Some((at("2026-11-30T23:00:00Z"), at("2026-12-31T23:00:00Z"))));
        assert_eq!(span(2026, None, None), Some((at("2025-12-31T23:00:00Z"), at("2026-12-31T23:00:00Z"))));
        assert_eq!(span(2026, Some(2), Some(30)), None);
        assert_eq!(span(2026, Some(13), None), None);
        assert_eq!(calendar.end_of_day("2026-03-29"), Some(at("2026-03-29T22:00:00Z")));
        assert_eq!(calendar.start_of_day("last week"), None);
    }

    #[test]
    fn an_unknown_zone_is_utc_and_absurd_times_do_not_fail() {
        let calendar = Calendar::new("Mars/Olympus", at("2026-02-07T12:00:00Z"));
        assert_eq!(calendar.machine_day(at("2026-02-07T23:59:59Z")), "2026-02-07");
        assert_eq!(calendar.full_day(Timestamp::from_millis(i64::MAX)), "January 1, 1970");
    }
}
