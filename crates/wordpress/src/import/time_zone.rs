//! The old site's time zone, which no export states: derived from items that have both local time and UTC.

use std::collections::BTreeMap;

use super::slugs_and_dates::date;
use crate::wxr::Item;

/// Zones by how many seconds their clocks are ahead in winter and in summer. Any zone of the same rules has the same days.
const ZONES: &[(i64, i64, &str)] = &[
    (0, 3600, "Europe/London"),
    (3600, 7200, "Europe/Berlin"),
    (7200, 10_800, "Europe/Athens"),
    (-18_000, -14_400, "America/New_York"),
    (-21_600, -18_000, "America/Chicago"),
    (-25_200, -21_600, "America/Denver"),
    (-28_800, -25_200, "America/Los_Angeles"),
    (18_000, 18_000, "Asia/Karachi"),
    (19_800, 19_800, "Asia/Kolkata"),
    (20_700, 20_700, "Asia/Kathmandu"),
    (16_200, 16_200, "Asia/Kabul"),
    (23_400, 23_400, "Asia/Yangon"),
    (0, 0, "UTC"),
];

/// Offsets of the old site's clock from UTC in seconds, with the number of items that have each.
#[derive(Default)]
pub(super) struct ClockOffsets(BTreeMap<i64, u64>);

impl ClockOffsets {
    /// Counts the offset of an item.
    pub(super) fn note(&mut self, item: &Item) {
        if let (Some(there), Some(universal)) = (date(&item.date), date(&item.date_gmt)) {
            let ahead = (there.millis() - universal.millis()) / 1000;
            if ahead.abs() <= 15 * 3600 && ahead % 900 == 0 {
                *self.0.entry(ahead).or_default() += 1;
            }
        }
    }

    /// The most frequent offset in seconds.
    pub(super) fn ahead(&self) -> i64 {
        self.0.iter().max_by_key(|(_, items)| **items).map_or(0, |(ahead, _)| *ahead)
    }

    /// The zone's name, where the items agree on one.
    pub(super) fn zone(&self) -> Option<String> {
        let all: u64 = self.0.values().sum();
        // a few items may be from before the site chose its zone
        let usual: Vec<i64> = self.0.iter().filter(|(_, items)| **items * 20 >= all).map(|(ahead, _)| *ahead).collect();
        let (winter, summer) = match usual.as_slice() {
            [one] => (*one, *one),
            [winter, summer] => (*winter, *summer),
            _ => return None,
        };
        named(winter, summer)
    }
}

/// A zone with these offsets in winter and in summer.
fn named(winter: i64, summer: i64) -> Option<String> {
    let known = ZONES.iter().find(|zone| (zone.0, zone.1) == (winter, summer)).map(|(.., name)| (*name).to_owned());
    // POSIX counts the other way round: five hours ahead is `Etc/GMT-5`
    let counted = || (winter == summer && winter % 3600 == 0).then(|| format!("Etc/GMT{:+}", -winter / 3600));
    known.or_else(counted)
}

/// The name of a zone that is so many seconds ahead of UTC all year.
pub(crate) fn zone_of_offset(seconds: i64) -> Option<String> {
    named(seconds, seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(hours: &[i64]) -> ClockOffsets {
        ClockOffsets(hours.iter().fold(BTreeMap::new(), |mut all, hours| {
            *all.entry(hours * 3600).or_default() += 1;
            all
        }))
    }

    #[test]
    fn zones_are_learnt_from_items() {
        for (hours, zone) in [
            (&[5, 5][..], Some("Asia/Karachi")),
            (&[1, 2, 2], Some("Europe/Berlin")),
            (&[8], Some("Etc/GMT-8")),
            (&[-3], Some("Etc/GMT+3")),
            (&[0], Some("UTC")),
            (&[0, 5], None),
            (&[], None),
        ] {
            assert_eq!(clock(hours).zone().as_deref(), zone, "{hours:?}");
            if let Some(name) = zone {
                assert!(jiff::tz::TimeZone::get(name).is_ok(), "{name}");
            }
        }
        assert_eq!((clock(&[1, 2, 2]).ahead(), clock(&[]).ahead()), (7200, 0));
    }
}
