//! Computes the sums again from the log, and deletes old events.

use std::collections::{BTreeMap, BTreeSet};

use super::heat;
use super::record::COLD;
use crate::db::on;
use crate::error::Doing;
use crate::write::keys::Key;
use crate::{Authority, Edit, Newsroom, Result};

const DOING: &str = "counting readers again";
const DAY: i64 = 86_400_000;
/// Events are kept for this time; the sums of their days for ever.
const DAYS_STORED: i64 = 90;

/// What was found by counting again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Recounted {
    /// Events in the log.
    pub events: u64,
    /// Stories with counts.
    pub stories: u64,
    /// How many of them had other counts than the log says.
    pub wrong: u64,
}

/// Views, shares and heat of a story.
type Sums = (i64, i64, f64);

impl Newsroom {
    /// Computes all counts from the log of events; days older than the log keep their sums. Stores the result unless `check_only`.
    ///
    /// # Errors
    /// The database cannot be read or written.
    pub async fn recount_readers(&self, check_only: bool) -> Result<Recounted> {
        let authority = Authority::schedule();
        let mut edit = self.edit(&authority).await?;
        let (right, events) = edit.sums_of_log().await?;
        let stored = edit.stored_sums().await?;
        let long_ago = heat::of_view(self.now().millis() - DAYS_STORED * DAY / 2);
        let stories: BTreeSet<&String> = right.keys().chain(stored.keys()).collect();
        let mut found = Recounted { events, stories: stories.len() as u64, wrong: 0 };
        for story in stories {
            let (views, shares, heat) = right.get(story).copied().unwrap_or((0, 0, COLD));
            let (stored_views, stored_shares, stored_heat) = stored.get(story).copied().unwrap_or((0, 0, COLD));
            // events of months ago are gone from the log and weigh nothing
            let is_cold = heat.max(stored_heat) < long_ago;
            let is_same = (views, shares) == (stored_views, stored_shares) && (is_cold || (heat - stored_heat).abs() < 1e-6);
            if !is_same {
                found.wrong += 1;
                edit.store_sums(story, (views, shares, heat)).await?;
            }
        }
        if check_only {
            return Ok(found);
        }
        edit.store_days().await?;
        edit.commit().await?;
        Ok(found)
    }

    /// Deletes events that are older than ninety days. Says how many.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn prune_reader_events(&self) -> Result<u64> {
        const PRUNE: &str = "DELETE FROM reader_event WHERE day < $1";
        let oldest = self.now().millis() / DAY - DAYS_STORED;
        let mut tx = self.db().write().await?;
        let pruned = on!(tx.conn(), c => sqlx::query(PRUNE).bind(oldest).execute(c).await.map(|done| done.rows_affected()))
            .doing("deleting old events")?;
        tx.commit().await?;
        self.db().after_commit();
        Ok(pruned)
    }
}

impl Edit<'_> {
    /// The counts that the log and the sums of older days give, and the number of events.
    async fn sums_of_log(&mut self) -> Result<(BTreeMap<String, Sums>, u64)> {
        const EVENTS: &str = "SELECT e.story_id, e.act, e.at FROM reader_event e JOIN story s ON s.id = e.story_id";
        const OLDER: &str = "SELECT story_id, CAST(SUM(views) AS BIGINT), CAST(SUM(shares) AS BIGINT) FROM story_day \
             WHERE day NOT IN (SELECT day FROM reader_event) GROUP BY story_id";
        let events: Vec<(String, String, i64)> = on!(self.conn().await?, c => sqlx::query_as(EVENTS).fetch_all(c).await).doing(DOING)?;
        let older: Vec<(String, i64, i64)> = on!(self.conn().await?, c => sqlx::query_as(OLDER).fetch_all(c).await).doing(DOING)?;
        let number = events.len() as u64;
        let mut sums: BTreeMap<String, Sums> = older.into_iter().map(|(story, views, shares)| (story, (views, shares, COLD))).collect();
        for (story, act, at) in events {
            let (views, shares, heat) = sums.entry(story).or_insert((0, 0, COLD));
            match act.as_str() {
                "view" => (*views, *heat) = (*views + 1, heat::together(*heat, heat::of_view(at))),
                "share" => *shares += 1,
                // how far something was read is not in the log: its sums stay as they are
                _ => {}
            }
        }
        Ok((sums, number))
    }

    async fn stored_sums(&mut self) -> Result<BTreeMap<String, Sums>> {
        const STORED: &str = "SELECT story_id, views, shares, heat FROM story_count";
        let rows: Vec<(String, i64, i64, f64)> = on!(self.conn().await?, c => sqlx::query_as(STORED).fetch_all(c).await).doing(DOING)?;
        Ok(rows.into_iter().map(|(story, views, shares, heat)| (story, (views, shares, heat))).collect())
    }

    async fn store_sums(&mut self, story: &str, (views, shares, heat): Sums) -> Result<()> {
        const PUT: &str = "INSERT INTO story_count (story_id, views, shares, imported_views, heat, shown_at) VALUES ($1, $2, $3, 0, $4, 0) \
             ON CONFLICT (story_id) DO UPDATE SET views = excluded.views, shares = excluded.shares, heat = excluded.heat";
        on!(self.conn().await?, c => sqlx::query(PUT).bind(story).bind(views).bind(shares).bind(heat).execute(c).await.map(drop))
            .doing(DOING)?;
        self.touch(Key::Readers(story));
        Ok(())
    }

    /// The sums of each day in the log.
    async fn store_days(&mut self) -> Result<()> {
        const DELETE: &str = "DELETE FROM story_day WHERE day IN (SELECT day FROM reader_event)";
        const INSERT: &str = "INSERT INTO story_day (story_id, day, views, shares) SELECT e.story_id, e.day, \
             SUM(CASE WHEN e.act = 'view' THEN 1 ELSE 0 END), SUM(CASE WHEN e.act = 'share' THEN 1 ELSE 0 END) \
             FROM reader_event e JOIN story s ON s.id = e.story_id GROUP BY e.story_id, e.day";
        on!(self.conn().await?, c => sqlx::query(DELETE).execute(c).await.map(drop)).doing(DOING)?;
        on!(self.conn().await?, c => sqlx::query(INSERT).execute(c).await.map(drop)).doing(DOING)
    }
}
