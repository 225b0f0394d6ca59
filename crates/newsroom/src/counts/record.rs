//! Adds events of readers to the log and to the sums, in one transaction.

use std::collections::BTreeMap;

use domain::reader_counts::rounded_down;
use domain::{ReaderAct, StoryId, Timestamp};

use super::{Readings, heat};
use crate::db::on;
use crate::error::Doing;
use crate::write::keys::Key;
use crate::{Authority, Edit, Newsroom, Result};

/// Pages with a story's counts are invalidated at most once in this time, in milliseconds.
const SHOWN_FOR: i64 = 60_000;
/// The heat of a story without views.
pub(super) const COLD: f64 = -1.0e9;
const DOING: &str = "counting readers";

/// Something a reader did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderEvent {
    /// The day, counted from 1970 in the paper's time zone.
    pub day: i64,
    /// The story.
    pub story: StoryId,
    /// What they did with it.
    pub act: ReaderAct,
    /// A digest of who they are, different each day.
    pub reader: String,
    /// When.
    pub at: Timestamp,
    /// For a view the host it came from, empty if none is known; for a share the way it was shared.
    pub source: String,
}

/// What one batch adds to a story.
#[derive(Debug, Default, Clone, Copy)]
struct Added {
    views: i64,
    shares: i64,
    heat: Option<f64>,
    readings: Readings,
}

impl Added {
    fn add(&mut self, event: &ReaderEvent) {
        match event.act {
            ReaderAct::View => {
                self.views += 1;
                let heat = heat::of_view(event.at.millis());
                self.heat = Some(self.heat.map_or(heat, |sum| heat::together(sum, heat)));
            }
            ReaderAct::Share => self.shares += 1,
            ReaderAct::Read(reading) => self.readings.add(reading),
        }
    }
}

impl Newsroom {
    /// Counts events: each act once for each story, reader and day. Those of stories that stand in no list are left out. Says how many
    /// were new.
    ///
    /// # Errors
    /// The database cannot be written; then none is counted.
    pub async fn record_reader_events(&self, events: &[ReaderEvent]) -> Result<usize> {
        if events.is_empty() {
            return Ok(0);
        }
        let authority = Authority::schedule();
        let mut edit = self.edit(&authority).await?;
        let (mut stories, mut days) = (BTreeMap::<&str, Added>::new(), BTreeMap::<(&str, i64), Added>::new());
        let mut new = 0;
        for event in events {
            if edit.log_reader_event(event).await? {
                new += 1;
                if !matches!(event.act, ReaderAct::Read(_)) {
                    stories.entry(event.story.as_str()).or_default().add(event);
                }
                days.entry((event.story.as_str(), event.day)).or_default().add(event);
            }
        }
        for ((story, day), added) in days {
            edit.add_to_day(story, day, added).await?;
            if added.readings.number > 0 {
                edit.add_readings(story, day, added.readings).await?;
            }
        }
        for (story, added) in stories {
            edit.add_to_story(story, added).await?;
        }
        edit.commit().await?;
        Ok(new)
    }
}

impl Edit<'_> {
    /// Whether it is the first of its kind of this reader on that day.
    async fn log_reader_event(&mut self, event: &ReaderEvent) -> Result<bool> {
        const ADD: &str = "INSERT INTO reader_event (day, story_id, act, reader, at, source) SELECT $1, id, $3, $4, $5, $6 FROM story \
             WHERE id = $2 AND shelved_at IS NOT NULL ON CONFLICT DO NOTHING";
        let added = on!(self.conn().await?, c => sqlx::query(ADD)
            .bind(event.day)
            .bind(event.story.as_str())
            .bind(event.act.as_str())
            .bind(&event.reader)
            .bind(event.at.millis())
            .bind(&event.source)
            .execute(c)
            .await
            .map(|done| done.rows_affected()));
        Ok(added.doing(DOING)? > 0)
    }

    async fn add_to_day(&mut self, story: &str, day: i64, added: Added) -> Result<()> {
        const ADD: &str = "INSERT INTO story_day (story_id, day, views, shares) VALUES ($1, $2, $3, $4) ON CONFLICT (story_id, day) \
             DO UPDATE SET views = story_day.views + excluded.views, shares = story_day.shares + excluded.shares";
        on!(self.conn().await?, c => sqlx::query(ADD).bind(story).bind(day).bind(added.views).bind(added.shares).execute(c).await.map(drop))
            .doing(DOING)
    }

    async fn add_to_story(&mut self, story: &str, added: Added) -> Result<()> {
        const GET: &str = "SELECT views, shares, heat, shown_at FROM story_count WHERE story_id = $1";
        const PUT: &str = "INSERT INTO story_count (story_id, views, shares, imported_views, heat, shown_at) VALUES ($1, $2, $3, 0, $4, $5) \
             ON CONFLICT (story_id) DO UPDATE SET views = excluded.views, shares = excluded.shares, heat = excluded.heat, \
             shown_at = excluded.shown_at";
        let row: Option<(i64, i64, f64, i64)> =
            on!(self.conn().await?, c => sqlx::query_as(GET).bind(story).fetch_optional(c).await).doing(DOING)?;
        let (views, shares, before, shown_at) = row.unwrap_or((0, 0, COLD, 0));
        let (more_views, more_shares) = (views + added.views, shares + added.shares);
        let heat = added.heat.map_or(before, |more| heat::together(before, more));
        let shown = |number: i64| rounded_down(u64::try_from(number).unwrap_or_default());
        let now = self.newsroom.now().millis();
        let changed = shown(views) != shown(more_views) || shown(shares) != shown(more_shares);
        let invalidates = changed && now - shown_at >= SHOWN_FOR;
        if invalidates {
            self.touch(Key::Readers(story));
        }
        let shown_at = if invalidates { now } else { shown_at };
        on!(self.conn().await?, c => sqlx::query(PUT)
            .bind(story)
            .bind(more_views)
            .bind(more_shares)
            .bind(heat)
            .bind(shown_at)
            .execute(c)
            .await
            .map(drop))
        .doing(DOING)
    }

    /// Keeps the views that another site counted, beside ours. Written at commit.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to import.
    pub fn put_imported_views(&mut self, story: &StoryId, views: u64) -> Result<()> {
        self.authority.require(domain::Capability::Import)?;
        self.imported_views.insert(story.as_str().to_owned(), i64::try_from(views).unwrap_or(i64::MAX));
        Ok(())
    }

    /// Writes what [`Self::put_imported_views`] was given.
    pub(crate) async fn write_imported_views(&mut self) -> Result<()> {
        const PUT: &str = "INSERT INTO story_count (story_id, views, shares, imported_views, heat, shown_at) VALUES ($1, 0, 0, $2, $3, 0) \
             ON CONFLICT (story_id) DO UPDATE SET imported_views = excluded.imported_views";
        for (story, views) in std::mem::take(&mut self.imported_views) {
            on!(self.conn().await?, c => sqlx::query(PUT).bind(&story).bind(views).bind(COLD).execute(c).await.map(drop)).doing(DOING)?;
            self.touch(Key::Readers(&story));
        }
        Ok(())
    }
}
