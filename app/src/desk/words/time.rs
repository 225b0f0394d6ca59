//! Times of the desk; dates are the calendar's (`ui/text/dates.rs`).

use domain::Timestamp;

use crate::ui::{
    text::{Calendar, numbers::digits},
    words::words,
};

/// A number in the digits of the language.
pub fn number(number: impl ToString) -> String {
    digits(number)
}

/// How long ago in words, for times up to a day; `None` for older and for future ones.
pub fn ago(calendar: &Calendar, at: Timestamp) -> Option<String> {
    let minutes = (calendar.now().millis() - at.millis()) / 60_000;
    Some(match minutes {
        0 => JUST_NOW.into(),
        1 => A_MINUTE_AGO.into(),
        2..60 => MINUTES_AGO.with(&[("number", &number(minutes))]),
        60..120 => AN_HOUR_AGO.into(),
        120..1440 => HOURS_AGO.with(&[("number", &number(minutes / 60))]),
        _ => return None,
    })
}

/// A time to wait, for example until the next attempt to sign in.
pub fn wait(seconds: i64) -> String {
    match seconds {
        ..90 => SECONDS.with(&[("number", &number(seconds))]),
        _ => MINUTES.with(&[("number", &number((seconds + 59) / 60))]),
    }
}

words! {
    time {
        /// Less than a minute.
        JUST_NOW = "just now";
        /// One minute.
        A_MINUTE_AGO = "a minute ago";
        /// Less than an hour.
        MINUTES_AGO = "{number} minutes ago";
        /// One hour.
        AN_HOUR_AGO = "an hour ago";
        /// Less than a day.
        HOURS_AGO = "{number} hours ago";
        /// To wait.
        SECONDS = "{number} seconds";
        /// To wait.
        MINUTES = "{number} minutes";
    }
}

#[cfg(test)]
mod tests {
    use domain::Language;

    use super::*;
    use crate::ui::words::InterfaceLanguage;

    #[test]
    fn dates_follow_the_language() {
        let at = |text: &str| Timestamp::from_millis(text.parse::<jiff::Timestamp>().unwrap().as_millisecond());
        let calendar = Calendar::new("Asia/Karachi", at("2026-02-07T02:45:00Z"));
        let (then, earlier) = (at("2026-02-07T02:40:00Z"), at("2026-02-06T23:40:00Z"));
        let texts = || (calendar.day_and_time(then), ago(&calendar, then), ago(&calendar, earlier));
        let english = ("February 7, 2026 at 07:40", "5 minutes ago", "3 hours ago");
        assert_eq!(texts(), (english.0.to_owned(), Some(english.1.to_owned()), Some(english.2.to_owned())));
        let urdu = InterfaceLanguage::of(&Language::parse("ur-PK").unwrap()).unwrap();
        let (date, ..) = urdu.within(texts);
        assert_eq!(date, "7 فروری 2026، 07:40 بجے");
        assert_eq!((ago(&calendar, at("2026-02-05T00:00:00Z")), ago(&calendar, at("2026-02-08T00:00:00Z"))), (None, None));
        assert_eq!((wait(89), wait(90), wait(121)), ("89 seconds".to_owned(), "2 minutes".to_owned(), "3 minutes".to_owned()));
    }
}
