//! What search engines are given: the stories of a span of time, and all pages.

use domain::{Headline, Language, MediaId, ParseError, SitePath, Timestamp};

use crate::db::on;
use crate::entity::stored;
use crate::error::Doing;
use crate::write::keys::Key;
use crate::{Newsroom, Result};

/// The listed stories of a span, newest first, but those that are kept out of search engines. A quotation mark within a text is stored with
/// a backslash, so that no text looks like the field.
pub(crate) const BETWEEN: &str = "SELECT t.id, t.path, t.headline, t.language, t.published_at, t.updated_at, t.lead_image_id \
     FROM shelf_story s JOIN story t ON t.id = s.story_id WHERE s.shelf = 'all' AND s.published_at >= $1 AND s.published_at < $2 \
     AND t.data NOT LIKE '%\"no_index\":true%' ORDER BY s.published_at DESC, s.story_id DESC LIMIT CAST($3 AS BIGINT)";
/// The newest story before an instant, of those that [`BETWEEN`] lists.
pub(crate) const NEWEST_BEFORE: &str = "SELECT s.published_at FROM shelf_story s JOIN story t ON t.id = s.story_id \
     WHERE s.shelf = 'all' AND s.published_at < $1 AND t.data NOT LIKE '%\"no_index\":true%' \
     ORDER BY s.published_at DESC, s.story_id DESC LIMIT 1";
/// The published pages; they are in no section.
pub(crate) const PAGES: &str = "SELECT id, path, headline, language, published_at, updated_at, lead_image_id FROM story \
     WHERE state = 'published' AND section_id IS NULL AND kind = 'page' AND data NOT LIKE '%\"no_index\":true%'";

/// A story or page for search engines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapEntry {
    /// Its path.
    pub path: SitePath,
    /// Its headline.
    pub headline: Headline,
    /// Its language.
    pub language: Language,
    /// When it was published.
    pub published_at: Timestamp,
    /// When its text last changed in a way readers should know.
    pub updated_at: Timestamp,
    /// The picture at its head.
    pub lead_image: Option<MediaId>,
}

type Row = (String, String, String, String, Option<i64>, i64, Option<String>);

fn entry((id, path, headline, language, published, updated, image): Row) -> Result<SitemapEntry> {
    let damaged = |source: ParseError| stored("story", &id, source);
    Ok(SitemapEntry {
        path: SitePath::parse(&path).map_err(damaged)?,
        headline: Headline::parse(&headline).map_err(damaged)?,
        language: Language::parse(&language).map_err(damaged)?,
        published_at: Timestamp::from_millis(published.unwrap_or(updated)),
        updated_at: Timestamp::from_millis(updated),
        lead_image: image.as_deref().map(MediaId::parse).transpose().map_err(damaged)?,
    })
}

impl Newsroom {
    /// The listed stories that were published from an instant until before another, newest first, at most `limit`.
    pub async fn sitemap_stories(&self, from: Timestamp, until: Timestamp, limit: u32) -> Result<Vec<SitemapEntry>> {
        self.record(Key::Searchable);
        let mut held = self.read().await?;
        let (from, until) = (from.millis(), until.millis());
        let rows: Vec<Row> =
            on!(held.conn(), c => sqlx::query_as(BETWEEN).bind(from).bind(until).bind(i64::from(limit)).fetch_all(c).await)
                .doing("reading the stories of a sitemap")?;
        // the row's own words: a change of headline or picture reaches no reader's search
        self.record_all(rows.iter().map(|row| Key::Card(row.0.as_str())));
        rows.into_iter().map(entry).collect()
    }

    /// The published pages by path.
    pub async fn sitemap_pages(&self) -> Result<Vec<SitemapEntry>> {
        self.record(Key::Searchable);
        let mut held = self.read().await?;
        let mut rows: Vec<Row> = on!(held.conn(), c => sqlx::query_as(PAGES).fetch_all(c).await).doing("reading the pages of a sitemap")?;
        // few, and in an order that both databases share
        rows.sort_unstable_by(|(_, a, ..), (_, b, ..)| a.cmp(b));
        rows.into_iter().map(entry).collect()
    }

    /// When the newest story before an instant was published that sitemaps list; `None` if there is none.
    pub async fn newest_before(&self, at: Timestamp) -> Result<Option<Timestamp>> {
        // the shelf alone would not tell of a story that is kept out of search engines from now on
        self.record(Key::Searchable);
        let mut held = self.read().await?;
        let found: Option<i64> = on!(held.conn(), c => sqlx::query_scalar(NEWEST_BEFORE).bind(at.millis()).fetch_optional(c).await)
            .doing("looking for the stories of a month")?;
        Ok(found.map(Timestamp::from_millis))
    }
}
