//! Words of dates: the order of their parts, the months and weekdays, and the digits.

use jiff::civil::Date;

use super::numbers::digits;
use crate::ui::words::{InterfaceLanguage, Word, words};

/// `pattern` with the parts of a day in the current language. `{other}` parameters stay.
pub(super) fn written(pattern: &str, date: Date) -> String {
    let mut text = String::with_capacity(40);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        match name {
            "day" => text.push_str(&digits(date.day())),
            "month" => text.push_str(month(date.month()).text()),
            "year" => text.push_str(&digits(date.year())),
            "weekday" => text.push_str(
                WEEKDAYS.get(usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())).copied().unwrap_or_default().text(),
            ),
            _ => {}
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The pattern in the current language. English has two orders: the day comes first except in the United States, whose order is also that of English
/// without a country.
pub(super) fn pattern(word: Word, day_first: bool) -> &'static str {
    match BRITISH.iter().find(|(american, _)| *american == word) {
        Some((_, british)) if day_first && InterfaceLanguage::current() == InterfaceLanguage::default() => british,
        _ => word.text(),
    }
}

fn month(number: i8) -> Word {
    usize::try_from(number).ok().and_then(|number| MONTHS.get(number.saturating_sub(1))).copied().unwrap_or_default()
}

const BRITISH: [(Word, &str); 3] =
    [(DAY_OF_MONTH, "{day} {month}"), (DAY, "{day} {month} {year}"), (WEEKDAY, "{weekday}, {day} {month} {year}")];

const MONTHS: [Word; 12] = [JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER];

const WEEKDAYS: [Word; 7] = [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY];

words! {
    dates {
        /// The ten digits, from zero on.
        DIGITS = "0123456789";
        /// A day of this year.
        DAY_OF_MONTH = "{month} {day}";
        /// A day.
        DAY = "{month} {day}, {year}";
        /// A day with its weekday.
        WEEKDAY = "{weekday}, {month} {day}, {year}";
        /// A month.
        MONTH = "{month} {year}";
        /// A day with its time.
        AT = "{day} at {time}";
        /// A time zone by its distance from Greenwich.
        ZONE = "GMT{offset}";
        /// Month.
        JANUARY = "January";
        /// Month.
        FEBRUARY = "February";
        /// Month.
        MARCH = "March";
        /// Month.
        APRIL = "April";
        /// Month.
        MAY = "May";
        /// Month.
        JUNE = "June";
        /// Month.
        JULY = "July";
        /// Month.
        AUGUST = "August";
        /// Month.
        SEPTEMBER = "September";
        /// Month.
        OCTOBER = "October";
        /// Month.
        NOVEMBER = "November";
        /// Month.
        DECEMBER = "December";
        /// Weekday.
        MONDAY = "Monday";
        /// Weekday.
        TUESDAY = "Tuesday";
        /// Weekday.
        WEDNESDAY = "Wednesday";
        /// Weekday.
        THURSDAY = "Thursday";
        /// Weekday.
        FRIDAY = "Friday";
        /// Weekday.
        SATURDAY = "Saturday";
        /// Weekday.
        SUNDAY = "Sunday";
    }
}
