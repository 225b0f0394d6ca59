//! What readers did with a story, and how numbers of it are shown.

/// Something that readers do and that is counted, at most once for each story, reader and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReaderAct {
    /// Had the story in view for some seconds.
    View,
    /// Used one of the ways to share it.
    Share,
    /// Left the page, or put it out of sight, after a view.
    Read(Reading),
}

impl ReaderAct {
    /// Its name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Share => "share",
            Self::Read(_) => "read",
        }
    }
}

/// How far a story's text was read, and how long. Only sums of them are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reading {
    /// Quarters of the text that were in sight, at most 4.
    pub quarters: u8,
    /// Seconds in which the page was in sight and the reader did something, at most [`Reading::LONGEST`].
    pub seconds: u16,
}

impl Reading {
    /// Longer readings count as this many seconds: a page that lies open is not read.
    pub const LONGEST: u16 = 1800;

    /// A reading to so many per cent, in steps of 25; `None` for other numbers.
    pub fn new(percent: u8, seconds: u32) -> Option<Self> {
        let is_step = percent <= 100 && percent.is_multiple_of(25);
        let seconds = u16::try_from(seconds).unwrap_or(u16::MAX).min(Self::LONGEST);
        is_step.then_some(Self { quarters: percent / 25, seconds })
    }
}

/// How often readers viewed and shared a story. Networks share addresses, so several readers can be counted as one: "at least".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReaderCounts {
    /// Views, one for each reader and day.
    pub views: u64,
    /// Shares, one for each reader and day.
    pub shares: u64,
    /// Views that the site before this one counted, by rules of its own; never added to the others.
    pub imported_views: u64,
}

/// A count as it is shown: rounded down to two digits from 100 on (1,249 → 1,200), so that "at least" stays true and the number on a cached
/// page is seldom out of date.
pub fn rounded_down(count: u64) -> u64 {
    let unit = match count {
        0..100 => 1,
        _ => 10_u64.pow(count.ilog10() - 1),
    };
    count / unit * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_goes_to_a_quarter_of_the_text_and_lasts_half_an_hour_at_most() {
        let read = |percent, seconds| Reading::new(percent, seconds).map(|reading| (reading.quarters, reading.seconds));
        assert_eq!(read(0, 5), Some((0, 5)));
        assert_eq!(read(75, 61), Some((3, 61)));
        assert_eq!(read(100, 4_000_000_000), Some((4, 1800)));
        assert_eq!((read(20, 5), read(125, 5), read(255, 5)), (None, None, None));
    }

    #[test]
    fn a_count_is_rounded_down_to_two_digits() {
        let cases = [
            (0, 0),
            (9, 9),
            (99, 99),
            (100, 100),
            (109, 100),
            (110, 110),
            (1_249, 1_200),
            (99_999, 99_000),
            (u64::MAX, 18 * 10_u64.pow(18)),
        ];
        for (count, shown) in cases {
            assert_eq!(rounded_down(count), shown, "{count}");
            assert!(rounded_down(count) <= count);
        }
    }
}
