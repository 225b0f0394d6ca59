//! Dates on pages are in the paper's time zone, independent of the reader and of the server's own zone.

use domain::{Direction, Language, Period, SiteSettings, Timestamp};
use jiff::{civil::Date, fmt::temporal::DateTimePrinter, tz::TimeZone};

use super::{
    date_words::{self, AT, DAY, DAY_OF_MONTH, MONTH, WEEKDAY, ZONE},
    numbers::digits,
};
use crate::ui::words::{InterfaceLanguage, Word};

/// Knows which day it is at the paper and in which language the paper is written.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: TimeZone,
    now: Timestamp,
    language: Language,
    /// Whether the paper's country writes the day before the month, if its language is English.
    day_first: bool,
}

impl Calendar {
    /// The calendar of a zone named as in the IANA data base (`Asia/Karachi`). An unknown name counts as UTC.
    pub fn new(zone: &str, now: Timestamp) -> Self {
        Self { zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC), now, language: Language::english(), day_first: false }
    }

    /// The calendar of a paper.
    pub fn of(settings: &SiteSettings, now: Timestamp) -> Self {
        let language = settings.language.clone();
        Self { day_first: day_first(&language), language, ..Self::new(&settings.time_zone, now) }
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

    /// `Saturday, February 7, 2026`, in the current language as all dates here.
    pub fn long_day(&self, at: Timestamp) -> String {
        self.written(WEEKDAY, self.day(at))
    }

    /// `February 7, 2026`.
    pub fn full_day(&self, at: Timestamp) -> String {
        self.written(DAY, self.day(at))
    }

    /// `February 7`, with the year where it is not this one.
    pub fn short_day(&self, at: Timestamp) -> String {
        let day = self.day(at);
        self.written(if day.year() == self.today().year() { DAY_OF_MONTH } else { DAY }, day)
    }

    /// `February 7, 2026 at 07:40`.
    pub fn day_and_time(&self, at: Timestamp) -> String {
        AT.text().replace("{day}", &self.full_day(at)).replace("{time}", &self.time(at))
    }

    /// The paper's time zone at that time, for readers who may be in another one: `PKT`, `GMT+5`.
    pub fn zone_name(&self, at: Timestamp) -> String {
        let zoned = self.zoned(at);
        let abbreviation = zoned.strftime("%Z").to_string();
        if InterfaceLanguage::current() == InterfaceLanguage::default()
            && abbreviation.starts_with(|first: char| first.is_ascii_alphabetic())
        {
            return abbreviation;
        }
        let minutes = zoned.offset().seconds() / 60;
        let sign = if minutes < 0 { '\u{2212}' } else { '+' };
        let offset = match (minutes.abs() / 60, minutes.abs() % 60) {
            (0, 0) => String::new(),
            (hours, 0) => format!("{sign}{}", digits(hours)),
            (hours, minutes) => format!("{sign}{}:{}", digits(hours), digits(format!("{minutes:02}"))),
        };
        // a sign belongs before its number, also between words that run from right to left
        let offset = if offset.is_empty() || InterfaceLanguage::current().direction() == Direction::LeftToRight {
            offset
        } else {
            format!("\u{2066}{offset}\u{2069}")
        };
        ZONE.text().replace("{offset}", &offset).trim_end().to_owned()
    }

    /// The hour at the paper, 0 to 23.
    pub fn hour(&self, at: Timestamp) -> u8 {
        u8::try_from(self.zoned(at).hour()).unwrap_or(0)
    }

    /// `07:40`.
    pub fn time(&self, at: Timestamp) -> String {
        digits(self.zoned(at).strftime("%H:%M"))
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
    pub fn period_name(&self, Period { year, month, day }: Period) -> Option<String> {
        let date = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(match (month, day) {
            (_, Some(_)) => self.written(DAY, date),
            (Some(_), None) => self.written(MONTH, date),
            (None, None) => digits(year),
        })
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

    fn written(&self, pattern: Word, day: Date) -> String {
        date_words::written(date_words::pattern(pattern, self.day_first), day)
    }

    fn zoned(&self, at: Timestamp) -> jiff::ZonedDateTime {
        let instant = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        instant.to_zoned_datetime(self.zone.clone())
    }
}

/// Whether English of this country writes the day first: with a country, everywhere but in the United States and the Philippines.
fn day_first(language: &Language) -> bool {
    let country = language.as_str().split('-').skip(1).find(|subtag| subtag.len() == 2);
    country.is_some_and(|country| !["US", "PH"].iter().any(|month_first| country.eq_ignore_ascii_case(month_first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(language: &str) -> (Calendar, InterfaceLanguage) {
        let language = Language::parse(language).unwrap();
        let settings = SiteSettings { language: language.clone(), time_zone: "Asia/Karachi".to_owned(), ..SiteSettings::default() };
        (Calendar::of(&settings, at("2026-02-07T12:00:00Z")), InterfaceLanguage::of(&language).unwrap())
    }

    #[test]
    fn dates_follow_language_and_country() {
        let texts = |tag| {
            let (calendar, language) = paper(tag);
            let then = at("2025-10-14T02:40:00Z");
            language.within(|| [calendar.long_day(then), calendar.day_and_time(then), calendar.zone_name(then)])
        };
        assert_eq!(texts("en"), ["Tuesday, October 14, 2025", "October 14, 2025 at 07:40", "PKT"]);
        assert_eq!(texts("en-US"), texts("en"));
        assert_eq!(texts("en-GB"), ["Tuesday, 14 October 2025", "14 October 2025 at 07:40", "PKT"]);
        assert_eq!(texts("en-PK"), texts("en-GB"));
        assert_eq!(texts("ur"), ["منگل، 14 اکتوبر 2025", "14 اکتوبر 2025، 07:40 بجے", "جی ایم ٹی \u{2066}+5\u{2069}"]);
        let (calendar, urdu) = paper("ur");
        let period = Period { year: 2025, month: Some(10), day: None };
        assert_eq!(urdu.within(|| calendar.period_name(period)).as_deref(), Some("اکتوبر 2025"));
        assert_eq!(urdu.within(|| calendar.short_day(at("2026-01-31T00:00:00Z"))), "31 جنوری");
    }

    #[test]
    fn a_zone_without_a_name_has_its_distance() {
        let zone = |name| Calendar::new(name, at("2026-02-07T12:00:00Z")).zone_name(at("2026-02-07T12:00:00Z"));
        assert_eq!(["Asia/Kathmandu", "America/Sao_Paulo", "UTC", "Europe/London"].map(zone), ["GMT+5:45", "GMT\u{2212}3", "UTC", "GMT"]);
    }

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
