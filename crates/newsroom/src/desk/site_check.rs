//! What is to be mended at the paper: what the last check found, and stories without section or author, which indexes hold.

use std::collections::HashSet;

use domain::{MediaItem, Story, Timestamp};

use crate::db::on;
use crate::entity::{self, rows_in};
use crate::error::Doing;
use crate::{Newsroom, Result};

pub use super::site_links::{lacks_alt, links_outside, links_within};

/// Numbers end here: more is "more than".
pub const MOST: i64 = 1000;
/// A check whose process has been silent for so long was stopped with it, in milliseconds.
const SILENCE: i64 = 20_000;
/// Findings of a kind after one.
pub(crate) const FINDINGS: &str =
    "SELECT kind, id, target, title, detail FROM site_finding WHERE kind = $1 AND id > $2 ORDER BY id, target LIMIT $3";
/// How many there are of a kind.
pub(crate) const COUNT_FINDINGS: &str = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM site_finding WHERE kind = $1 LIMIT $2) AS counted";
/// Published stories without a section, newest first.
pub(crate) const NO_SECTION: &str = "SELECT id, headline FROM story WHERE section_id IS NULL AND kind = 'story' AND state = 'published' \
     AND published_at > 0 ORDER BY published_at DESC, id DESC LIMIT $1";
/// Published stories without an author, newest first.
pub(crate) const NO_AUTHOR: &str = "SELECT id, headline FROM story WHERE byline_ids = '' AND kind = 'story' AND state = 'published' \
     AND published_at > 0 ORDER BY published_at DESC, id DESC LIMIT $1";
/// How many.
pub(crate) const COUNT_NO_SECTION: &str = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM story WHERE section_id IS NULL AND kind = 'story' \
     AND state = 'published' AND published_at > 0 LIMIT $1) AS counted";
/// How many.
pub(crate) const COUNT_NO_AUTHOR: &str = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM story WHERE byline_ids = '' AND kind = 'story' \
     AND state = 'published' AND published_at > 0 LIMIT $1) AS counted";
const STORIES_AFTER: &str = "SELECT id, data FROM story WHERE id > $1 ORDER BY id LIMIT $2";
const STORIES_BEFORE: &str = "SELECT id, data FROM story WHERE id < $1 ORDER BY id DESC LIMIT $2";
const MEDIA_AFTER: &str = "SELECT id, data FROM media WHERE id > $1 ORDER BY id LIMIT $2";
const READING: &str = "reading what is to be mended";
const WRITING: &str = "storing what is to be mended";

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flaw {
    /// A link within the paper that leads nowhere.
    Link,
    /// A link to another site that does not answer.
    Outside,
    /// A redirect that leads nowhere.
    Redirect,
    /// A picture without alt text.
    Alt,
    /// A published story without a section.
    Section,
    /// A published story without an author.
    Author,
}

impl Flaw {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 6] = [Self::Link, Self::Redirect, Self::Section, Self::Author, Self::Alt, Self::Outside];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Outside => "outside",
            Self::Redirect => "redirect",
            Self::Alt => "alt",
            Self::Section => "section",
            Self::Author => "author",
        }
    }
}

/// One thing to mend.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finding {
    /// The story, the old path of the redirect, or the picture.
    pub id: String,
    /// Where the link or redirect leads; empty for other kinds.
    pub target: String,
    /// The headline or name.
    pub title: String,
    /// What is wrong with a link to another site.
    pub detail: String,
}

/// A check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckState {
    /// When it began.
    pub begun_at: Timestamp,
    /// When its process last said that it runs.
    pub beat_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// How much is done, and how much there is.
    pub progress: (i64, i64),
    /// Bytes of pictures and files.
    pub media_bytes: i64,
    /// Where the next check of links to other sites goes on.
    pub after: String,
}

impl CheckState {
    /// Whether it runs.
    pub fn is_running(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now.millis() - self.beat_at.millis() <= SILENCE
    }
}

type Row = (i64, i64, Option<i64>, i64, i64, i64, String);

impl Newsroom {
    /// How many there are of each kind, at most [`MOST`] + 1.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn flaws(&self) -> Result<Vec<(Flaw, i64)>> {
        let mut held = self.read().await?;
        let mut all = Vec::new();
        for flaw in Flaw::ALL {
            let sql = match flaw {
                Flaw::Section => COUNT_NO_SECTION,
                Flaw::Author => COUNT_NO_AUTHOR,
                _ => COUNT_FINDINGS,
            };
            let most = MOST + 1;
            let count: i64 = if sql == COUNT_FINDINGS {
                on!(held.conn(), c => sqlx::query_scalar(sql).bind(flaw.as_str()).bind(most).fetch_one(c).await).doing(READING)?
            } else {
                on!(held.conn(), c => sqlx::query_scalar(sql).bind(most).fetch_one(c).await).doing(READING)?
            };
            all.push((flaw, count));
        }
        Ok(all)
    }

    /// The first findings of a kind after `after`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn findings(&self, flaw: Flaw, after: &str, limit: i64) -> Result<Vec<Finding>> {
        let mut held = self.read().await?;
        let of_index = match flaw {
            Flaw::Section => Some(NO_SECTION),
            Flaw::Author => Some(NO_AUTHOR),
            _ => None,
        };
        if let Some(sql) = of_index {
            let rows: Vec<(String, String)> = on!(held.conn(), c => sqlx::query_as(sql).bind(limit).fetch_all(c).await).doing(READING)?;
            return Ok(rows.into_iter().map(|(id, title)| Finding { id, title, ..Finding::default() }).collect());
        }
        let rows: Vec<(String, String, String, String, String)> =
            on!(held.conn(), c => sqlx::query_as(FINDINGS).bind(flaw.as_str()).bind(after).bind(limit).fetch_all(c).await)
                .doing(READING)?;
        Ok(rows.into_iter().map(|(_, id, target, title, detail)| Finding { id, target, title, detail }).collect())
    }

    /// Replaces what was found about these stories, redirects or pictures.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn put_findings(&self, flaw: Flaw, about: &[String], found: &[Finding]) -> Result<()> {
        const CLEAR: &str = "DELETE FROM site_finding WHERE kind = $1 AND id = $2";
        const PUT: &str =
            "INSERT INTO site_finding (kind, id, target, title, detail, found_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        for id in about {
            on!(tx.conn(), c => sqlx::query(CLEAR).bind(flaw.as_str()).bind(id).execute(c).await.map(drop)).doing(WRITING)?;
        }
        for one in found {
            on!(tx.conn(), c => sqlx::query(PUT)
                .bind(flaw.as_str())
                .bind(&one.id)
                .bind(&one.target)
                .bind(&one.title)
                .bind(&one.detail)
                .bind(now)
                .execute(c)
                .await
                .map(drop))
            .doing(WRITING)?;
        }
        tx.commit().await
    }

    /// Removes findings that a whole check has not found again: those about what is gone.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn drop_older_findings(&self, flaw: Flaw, than: Timestamp) -> Result<()> {
        const DROP: &str = "DELETE FROM site_finding WHERE kind = $1 AND found_at < $2";
        let mut tx = self.db().write().await?;
        on!(tx.conn(), c => sqlx::query(DROP).bind(flaw.as_str()).bind(than.millis()).execute(c).await.map(drop)).doing(WRITING)?;
        tx.commit().await
    }

    /// Stories with their texts in order of their identity: those after one, or the newer half of them before one.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn stories_in_order(&self, from: &str, newest_first: bool, limit: i64) -> Result<Vec<Story>> {
        let sql = if newest_first { STORIES_BEFORE } else { STORIES_AFTER };
        let mut held = self.read().await?;
        let rows: Vec<(String, String)> =
            on!(held.conn(), c => sqlx::query_as(sql).bind(from).bind(limit).fetch_all(c).await).doing(READING)?;
        rows.iter().map(|(id, data)| entity::read("story", id, data)).collect()
    }

    /// Pictures and files in order of their identity.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn media_in_order(&self, after: &str, limit: i64) -> Result<Vec<MediaItem>> {
        let mut held = self.read().await?;
        let rows: Vec<(String, String)> =
            on!(held.conn(), c => sqlx::query_as(MEDIA_AFTER).bind(after).bind(limit).fetch_all(c).await).doing(READING)?;
        rows.iter().map(|(id, data)| entity::read("media", id, data)).collect()
    }

    /// Which of these paths readers can open or are led on from.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn known_paths(&self, paths: &[&str]) -> Result<HashSet<String>> {
        const OF_STORIES: &str = "SELECT path FROM story WHERE state = 'published' AND path IN (";
        const OF_REDIRECTS: &str = "SELECT from_path FROM redirect WHERE from_path IN (";
        let mut held = self.read().await?;
        let stories: Vec<(String,)> = rows_in(&mut held.conn(), OF_STORIES, paths, READING).await?;
        let redirects: Vec<(String,)> = rows_in(&mut held.conn(), OF_REDIRECTS, paths, READING).await?;
        Ok(stories.into_iter().chain(redirects).map(|(path,)| path).collect())
    }

    /// A check, if it ran at all: `within` or `outside`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn site_check(&self, name: &str) -> Result<Option<CheckState>> {
        const ONE: &str = "SELECT begun_at, beat_at, ended_at, done, total, media_bytes, after_id FROM site_check WHERE name = $1";
        let mut held = self.read().await?;
        let row: Option<Row> = on!(held.conn(), c => sqlx::query_as(ONE).bind(name).fetch_optional(c).await).doing(READING)?;
        Ok(row.map(|(begun, beat, ended, done, total, media_bytes, after)| CheckState {
            begun_at: Timestamp::from_millis(begun),
            beat_at: Timestamp::from_millis(beat),
            ended_at: ended.map(Timestamp::from_millis),
            progress: (done, total),
            media_bytes,
            after,
        }))
    }

    /// Begins a check; false if one runs, here or in another process.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn begin_site_check(&self, name: &str) -> Result<bool> {
        const BEGIN: &str = "INSERT INTO site_check (name, begun_at, beat_at, ended_at, done, total, media_bytes, after_id) \
             VALUES ($1, $2, $2, NULL, 0, 0, 0, '') ON CONFLICT (name) DO UPDATE SET begun_at = excluded.begun_at, beat_at = excluded.beat_at, \
             ended_at = NULL, done = 0, total = 0 WHERE site_check.ended_at IS NOT NULL OR site_check.beat_at <= $3";
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        let begun = on!(tx.conn(), c => sqlx::query(BEGIN)
            .bind(name)
            .bind(now)
            .bind(now - SILENCE)
            .execute(c)
            .await
            .map(|done| done.rows_affected()));
        let begun = begun.doing(WRITING)? > 0;
        tx.commit().await?;
        Ok(begun)
    }

    /// Notes how far a check is.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn beat_site_check(&self, name: &str, (done, total): (i64, i64), after: Option<&str>) -> Result<()> {
        const BEAT: &str = "UPDATE site_check SET beat_at = $2, done = $3, total = $4, after_id = COALESCE($5, after_id) WHERE name = $1";
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        on!(tx.conn(), c => sqlx::query(BEAT).bind(name).bind(now).bind(done).bind(total).bind(after).execute(c).await.map(drop))
            .doing(WRITING)?;
        tx.commit().await
    }

    /// Ends a check.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn end_site_check(&self, name: &str, media_bytes: Option<i64>) -> Result<()> {
        const END: &str = "UPDATE site_check SET ended_at = $2, media_bytes = COALESCE($3, media_bytes) WHERE name = $1";
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        on!(tx.conn(), c => sqlx::query(END).bind(name).bind(now).bind(media_bytes).execute(c).await.map(drop)).doing(WRITING)?;
        tx.commit().await
    }

    /// The database: its program with its version, the number of the last step of its schema, and its bytes.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn database_facts(&self) -> Result<(String, i64, i64)> {
        const SQLITE: &str =
            "SELECT 'SQLite ' || sqlite_version(), (SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size())";
        const POSTGRES: &str = "SELECT 'PostgreSQL ' || current_setting('server_version'), pg_database_size(current_database())";
        let mut held = self.read().await?;
        let conn = held.conn();
        let sql = if matches!(conn, crate::db::Conn::Sqlite(_)) { SQLITE } else { POSTGRES };
        let (program, bytes): (String, i64) = on!(conn, c => sqlx::query_as(sql).fetch_one(c).await).doing(READING)?;
        Ok((program, crate::db::migrations::newest(), bytes))
    }
}

/// Greater than every identity: where the newest stories are read first.
pub const AFTER_ALL: &str = "z";
