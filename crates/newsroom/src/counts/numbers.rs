//! What readers viewed and shared in a span of days, for the desk: by day, story, section and source.

use domain::{Headline, Section, SitePath, StoryId};

use super::{Readings, readings};
use crate::db::{Conn, on};
use crate::entity::{self, stored};
use crate::error::Doing;
use crate::{Newsroom, Result};

/// Sums of each day after `$1`, oldest first.
pub(crate) const DAYS: &str = "SELECT day, CAST(SUM(views) AS BIGINT), CAST(SUM(shares) AS BIGINT) FROM story_day WHERE day > $1 AND day <= $2 GROUP BY day ORDER BY day";
/// The stories with the most views in these days.
const STORIES: &str = "SELECT d.story_id, s.headline, s.path, CAST(SUM(d.views) AS BIGINT), CAST(SUM(d.shares) AS BIGINT), \
     COALESCE(CAST(SUM(r.readings) AS BIGINT), 0), COALESCE(CAST(SUM(r.whole) AS BIGINT), 0), COALESCE(CAST(SUM(r.seconds) AS BIGINT), 0) \
     FROM story_day d JOIN story s ON s.id = d.story_id LEFT JOIN story_reading r ON r.story_id = d.story_id AND r.day = d.day WHERE d.day > $1 AND d.day <= $2 GROUP BY d.story_id, s.headline, s.path \
     ORDER BY SUM(d.views) DESC, SUM(d.shares) DESC, d.story_id LIMIT $3";
/// Views of the primary sections' stories in these days; stories without one count as nothing.
const SECTIONS: &str = "SELECT x.data, CAST(SUM(d.views) AS BIGINT) FROM story_day d JOIN story s ON s.id = d.story_id \
     JOIN section x ON x.id = s.section_id WHERE d.day > $1 AND d.day <= $2 GROUP BY x.id, x.data ORDER BY SUM(d.views) DESC, x.id";
/// Where the readers of these days came from.
const SOURCES: &str = "SELECT source, COUNT(*) FROM reader_event WHERE day > $1 AND day <= $2 AND act = 'view' \
     GROUP BY source ORDER BY COUNT(*) DESC, source LIMIT 12";
/// The same for one story.
const STORY_SOURCES: &str = "SELECT source, COUNT(*) FROM reader_event WHERE day > $1 AND day <= $2 AND act = 'view' AND story_id = $3 \
     GROUP BY source ORDER BY COUNT(*) DESC, source LIMIT 12";
const STORY_DAYS: &str = "SELECT day, views, shares FROM story_day WHERE day > $1 AND day <= $2 AND story_id = $3 ORDER BY day";
/// Views of the last minutes.
const LATELY: &str = "SELECT COUNT(*) FROM reader_event WHERE day >= $1 AND act = 'view' AND at > $2";

const DOING: &str = "adding up what readers read";
/// Events after which a reader is counted as reading now, in milliseconds.
const NOW: i64 = 30 * 60_000;

/// Whole days, each counted from 1970 in the paper's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The last one.
    pub last: i64,
    /// How many.
    pub number: i64,
}

impl Days {
    fn before(self) -> i64 {
        self.last - self.number
    }

    /// As many days just before these.
    #[must_use]
    pub fn earlier(self) -> Self {
        Self { last: self.before(), number: self.number }
    }
}

/// Views and shares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// Views.
    pub views: i64,
    /// Shares.
    pub shares: i64,
}

/// A story with its sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedStory {
    /// The story.
    pub id: StoryId,
    /// Its headline.
    pub headline: Headline,
    /// Its path.
    pub path: SitePath,
    /// What was counted.
    pub sum: Sum,
    /// How many read it to the end, and how long; without the quarters before.
    pub readings: Readings,
}

/// What was counted in a span of days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Every day of the span, oldest first, those without readers too.
    pub days: Vec<(i64, Sum)>,
    /// The stories with the most views.
    pub stories: Vec<CountedStory>,
    /// Sections by name, those with the most views first.
    pub sections: Vec<(String, i64)>,
    /// Hosts with the views that came from there; `site` is the paper itself, nothing means unknown. Events are stored for 90 days.
    pub sources: Vec<(String, i64)>,
    /// Views of the last half hour.
    pub lately: i64,
    /// How far and how long readers read.
    pub readings: Readings,
}

impl Newsroom {
    /// The numbers of a span, with at most `stories` stories.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn numbers(&self, span: Days, stories: i64) -> Result<Numbers> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let (before, last) = (span.before(), span.last);
        let rows: Vec<StoryRow> =
            on!(&mut conn, c => sqlx::query_as(STORIES).bind(before).bind(last).bind(stories).fetch_all(c).await).doing(DOING)?;
        let sections: Vec<(String, i64)> =
            on!(&mut conn, c => sqlx::query_as(SECTIONS).bind(before).bind(last).fetch_all(c).await).doing(DOING)?;
        let name = |data: &str| entity::read("section", "of numbers", data).map(|section: Section| section.name);
        let sections = sections.into_iter().map(|(data, views)| Ok((name(&data)?, views))).collect::<Result<_>>()?;
        let sources = on!(&mut conn, c => sqlx::query_as(SOURCES).bind(before).bind(last).fetch_all(c).await).doing(DOING)?;
        let since = self.now().millis() - NOW;
        let lately = on!(&mut conn, c => sqlx::query_scalar(LATELY).bind(last - 1).bind(since).fetch_one(c).await).doing(DOING)?;
        let readings = readings::of_paper(&mut conn, (before, last)).await?;
        let days = days(&mut conn, span).await?;
        Ok(Numbers { days, stories: rows.into_iter().map(read).collect::<Result<_>>()?, sections, sources, lately, readings })
    }

    /// Views and shares of a span, nothing else.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn sum_of(&self, span: Days) -> Result<Sum> {
        let mut held = self.read().await?;
        let days = days(&mut held.conn(), span).await?;
        Ok(total(&days))
    }

    /// The days and sources of one story.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn story_numbers(&self, story: &StoryId, span: Days) -> Result<Numbers> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let (before, last, id) = (span.before(), span.last, story.as_str());
        let rows = on!(&mut conn, c => sqlx::query_as(STORY_DAYS).bind(before).bind(last).bind(id).fetch_all(c).await).doing(DOING)?;
        let sources =
            on!(&mut conn, c => sqlx::query_as(STORY_SOURCES).bind(before).bind(last).bind(id).fetch_all(c).await).doing(DOING)?;
        let readings = readings::of_story(&mut conn, id, (before, last)).await?;
        Ok(Numbers { days: filled(span, rows), sources, readings, ..Numbers::default() })
    }
}

/// The sum of days.
pub fn total(days: &[(i64, Sum)]) -> Sum {
    days.iter().fold(Sum::default(), |sum, (_, day)| Sum { views: sum.views + day.views, shares: sum.shares + day.shares })
}

async fn days(conn: &mut Conn<'_>, span: Days) -> Result<Vec<(i64, Sum)>> {
    let rows = on!(conn, c => sqlx::query_as(DAYS).bind(span.before()).bind(span.last).fetch_all(c).await).doing(DOING)?;
    Ok(filled(span, rows))
}

/// Every day of the span, with nothing where nothing was counted.
fn filled(span: Days, rows: Vec<(i64, i64, i64)>) -> Vec<(i64, Sum)> {
    let counted = |day| rows.iter().find(|row| row.0 == day).map_or_else(Sum::default, |&(_, views, shares)| Sum { views, shares });
    (span.before() + 1..=span.last).map(|day| (day, counted(day))).collect()
}

/// The columns of [`STORIES`].
type StoryRow = (String, String, String, i64, i64, i64, i64, i64);

fn read((id, headline, path, views, shares, readings, whole, seconds): StoryRow) -> Result<CountedStory> {
    let damaged = |source| stored("story", &id, source);
    Ok(CountedStory {
        id: StoryId::parse(&id).map_err(damaged)?,
        headline: Headline::parse(&headline).map_err(damaged)?,
        path: SitePath::parse(&path).map_err(damaged)?,
        sum: Sum { views, shares },
        readings: Readings { number: readings, quarters: [0, 0, 0, whole], seconds },
    })
}
