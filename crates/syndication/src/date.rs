//! Dates as feeds write them.

use domain::Timestamp;

/// The date format of RSS, in Greenwich time: `Tue, 24 Nov 2026 04:25:30 GMT`.
/// `None` for instants outside the years -9999 to 9999.
pub(crate) fn rfc_2822(at: Timestamp) -> Option<String> {
    let instant = jiff::Timestamp::from_millisecond(at.millis()).ok()?;
    jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&instant).ok()
}

/// The date format of sitemaps, in Greenwich time: `2026-11-24T04:25:30Z`. `None` as for [`rfc_2822`].
pub(crate) fn rfc_3339(at: Timestamp) -> Option<String> {
    let seconds = at.millis().div_euclid(1000);
    jiff::Timestamp::from_second(seconds).ok().map(|instant| instant.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_in_greenwich_time() {
        assert_eq!(rfc_2822(Timestamp::from_millis(0)).as_deref(), Some("Thu, 01 Jan 1970 00:00:00 GMT"));
        assert_eq!(rfc_2822(Timestamp::from_millis(1_700_000_000_999)).as_deref(), Some("Tue, 14 Nov 2023 22:13:20 GMT"));
        assert_eq!(rfc_2822(Timestamp::from_millis(i64::MAX)), None);
        assert_eq!(rfc_3339(Timestamp::from_millis(1_700_000_000_999)).as_deref(), Some("2023-11-14T22:13:20Z"));
        assert_eq!(rfc_3339(Timestamp::from_millis(i64::MAX)), None);
    }
}
