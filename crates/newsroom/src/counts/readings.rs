//! How far and how long stories were read: sums of days, and what may be said of them.

use domain::Reading;

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::{Edit, Result};

/// Fewer readings than this say nothing about a story, and something about single readers.
pub const FEWEST: i64 = 10;

macro_rules! sums {
    ($where:literal) => {
        concat!(
            "SELECT COALESCE(CAST(SUM(readings) AS BIGINT), 0), COALESCE(CAST(SUM(quarter) AS BIGINT), 0), \
             COALESCE(CAST(SUM(half) AS BIGINT), 0), COALESCE(CAST(SUM(most) AS BIGINT), 0), COALESCE(CAST(SUM(whole) AS BIGINT), 0), \
             COALESCE(CAST(SUM(seconds) AS BIGINT), 0) FROM story_reading WHERE ",
            $where
        )
    };
}

/// Sums of the whole paper in the days after `$1` up to `$2`.
pub(crate) const OF_PAPER: &str = sums!("day > $1 AND day <= $2");
/// The same of story `$3`.
pub(crate) const OF_STORY: &str = sums!("story_id = $3 AND day > $1 AND day <= $2");

const DOING: &str = "adding up how far stories are read";

/// Sums of readings: how many, how far, how long.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Readings {
    /// How many there are.
    pub number: i64,
    /// How many of them saw at least a quarter, half, three quarters, and all of the text.
    pub quarters: [i64; 4],
    /// Seconds of all of them together.
    pub seconds: i64,
}

impl Readings {
    /// The share that saw each quarter, in whole per cent; `None` for fewer than [`FEWEST`] readings.
    pub fn percent(self) -> Option<[i64; 4]> {
        (self.number >= FEWEST).then(|| self.quarters.map(|reached| reached * 100 / self.number))
    }

    /// The share that saw the text to its end, in whole per cent; `None` for fewer than [`FEWEST`] readings.
    pub fn to_the_end(self) -> Option<i64> {
        self.percent().map(|[_, _, _, whole]| whole)
    }

    /// The average time in seconds; `None` for fewer than [`FEWEST`] readings.
    pub fn average_seconds(self) -> Option<i64> {
        (self.number >= FEWEST).then(|| self.seconds / self.number)
    }

    pub(super) fn add(&mut self, reading: Reading) {
        self.number += 1;
        for (reached, least) in self.quarters.iter_mut().zip(1..) {
            *reached += i64::from(reading.quarters >= least);
        }
        self.seconds += i64::from(reading.seconds);
    }
}

/// The columns of [`OF_PAPER`].
type Row = (i64, i64, i64, i64, i64, i64);

fn read((number, quarter, half, most, whole, seconds): Row) -> Readings {
    Readings { number, quarters: [quarter, half, most, whole], seconds }
}

/// The whole paper's in a span.
pub(super) async fn of_paper(conn: &mut Conn<'_>, (before, last): (i64, i64)) -> Result<Readings> {
    on!(conn, c => sqlx::query_as(OF_PAPER).bind(before).bind(last).fetch_one(c).await).doing(DOING).map(read)
}

/// One story's in a span.
pub(super) async fn of_story(conn: &mut Conn<'_>, story: &str, (before, last): (i64, i64)) -> Result<Readings> {
    on!(conn, c => sqlx::query_as(OF_STORY).bind(before).bind(last).bind(story).fetch_one(c).await).doing(DOING).map(read)
}

impl Edit<'_> {
    pub(super) async fn add_readings(&mut self, story: &str, day: i64, added: Readings) -> Result<()> {
        const ADD: &str = "INSERT INTO story_reading (story_id, day, readings, quarter, half, most, whole, seconds) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (story_id, day) DO UPDATE SET readings = story_reading.readings + excluded.readings, \
             quarter = story_reading.quarter + excluded.quarter, half = story_reading.half + excluded.half, \
             most = story_reading.most + excluded.most, whole = story_reading.whole + excluded.whole, \
             seconds = story_reading.seconds + excluded.seconds";
        let [quarter, half, most, whole] = added.quarters;
        on!(self.conn().await?, c => sqlx::query(ADD)
            .bind(story)
            .bind(day)
            .bind(added.number)
            .bind(quarter)
            .bind(half)
            .bind(most)
            .bind(whole)
            .bind(added.seconds)
            .execute(c)
            .await
            .map(drop))
        .doing(DOING)
    }
}
