//! Reading lists: every one is a range of `shelf_story`, found by its key.

use domain::Timestamp;

use super::card::card_columns;
use super::{CardRow, Cursor, ListQuery, Shelf, StoryCard, StoryPage, cards, teasers};
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::write::keys::Key;
use crate::{Newsroom, Result};

// SQLite prepares a statement again whenever a bare parameter behind LIMIT or OFFSET is bound; one in a CAST it leaves alone.

/// The entries after a cursor, newest first.
pub(crate) const AFTER: &str = concat!(
    "SELECT ",
    card_columns!(),
    " FROM shelf_story s JOIN story t ON t.id = s.story_id WHERE s.shelf = $1 AND (s.published_at, s.story_id) < ($2, $3) AND s.published_at >= $4 \
      ORDER BY s.published_at DESC, s.story_id DESC LIMIT CAST($5 AS BIGINT)"
);
/// The entries after the first `$2`; reads the index only.
pub(crate) const SKIP: &str = "SELECT published_at, story_id FROM shelf_story WHERE shelf = $1 ORDER BY published_at DESC, story_id DESC LIMIT 2 OFFSET CAST($2 AS BIGINT)";
/// A list's counter.
pub(crate) const COUNT: &str = "SELECT stories FROM shelf_count WHERE shelf = $1";

const LISTING: &str = "reading a list";

/// Limit of page numbers, which exist for old URLs only.
const MOST_SKIPPED: i64 = 200_000;

async fn after(conn: &mut Conn<'_>, shelf: &str, place: &Cursor, from: i64, limit: i64) -> Result<Vec<CardRow>> {
    on!(conn, c => sqlx::query_as(AFTER).bind(shelf).bind(place.published_at).bind(&place.story).bind(from).bind(limit).fetch_all(c).await)
        .doing(LISTING)
}

async fn count(conn: &mut Conn<'_>, shelf: &str) -> Result<i64> {
    let stories: Option<i64> = on!(conn, c => sqlx::query_scalar(COUNT).bind(shelf).fetch_optional(c).await).doing("counting a list")?;
    Ok(stories.unwrap_or(0))
}

impl Newsroom {
    /// One page of a list. The cost does not depend on the position or the length of the list.
    pub async fn list(&self, query: ListQuery<'_>) -> Result<StoryPage> {
        let mut place = query.after.unwrap_or_else(Cursor::start);
        if let Some(until) = query.until.map(Timestamp::millis).filter(|until| *until <= place.published_at) {
            // an empty id sorts before all ids, so that stories of the instant itself are excluded
            place = Cursor { published_at: until, story: String::new() };
        }
        let from = query.from.map_or(i64::MIN, Timestamp::millis);
        let shelf = query.shelf.to_string();
        let weeks = query.until.filter(|_| query.shelf == Shelf::All).and_then(|until| Key::weeks(from, until.millis()));
        match weeks {
            Some(weeks) => self.record_all(weeks),
            None if place == Cursor::start() => self.record(Key::top(&shelf, query.limit.saturating_add(2))),
            None => self.record(Key::Shelf(&shelf)),
        }
        let limit = usize::from(query.limit);
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let mut rows = after(&mut conn, &shelf, &place, from, i64::from(query.limit) + 2).await?;
        if let Some(excluded) = query.exclude {
            rows.retain(|row| row.id() != excluded.as_str());
        }
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(CardRow::cursor);
        Ok(StoryPage { cards: cards(self, &mut conn, rows).await?, next })
    }

    /// The newest `limit` stories without section and names: for corners of pages.
    pub async fn teasers(&self, limit: u16) -> Result<Vec<StoryCard>> {
        self.record(Key::top("all", limit));
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let rows = after(&mut conn, "all", &Cursor::start(), i64::MIN, i64::from(limit)).await?;
        teasers(self, &mut conn, rows).await
    }

    /// The number of stories on a shelf, from a counter.
    pub async fn shelf_count(&self, shelf: Shelf<'_>) -> Result<i64> {
        let shelf = shelf.to_string();
        self.record(Key::Count(&shelf));
        count(&mut self.read().await?.conn(), &shelf).await
    }

    /// The newest stories of several shelves, in the requested order, for a front page.
    pub async fn list_many(&self, shelves: &[Shelf<'_>], limit_each: u16) -> Result<Vec<Vec<StoryCard>>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let (mut rows, mut sizes) = (Vec::new(), Vec::new());
        for shelf in shelves {
            let shelf = shelf.to_string();
            self.record(Key::top(&shelf, limit_each));
            let part = after(&mut conn, &shelf, &Cursor::start(), i64::MIN, i64::from(limit_each)).await?;
            sizes.push(part.len());
            rows.extend(part);
        }
        let mut cards = cards(self, &mut conn, rows).await?.into_iter();
        Ok(sizes.into_iter().map(|size| cards.by_ref().take(size).collect()).collect())
    }

    /// The pinned stories, newest first.
    pub async fn pinned(&self, limit: u16) -> Result<Vec<StoryCard>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        self.record(Key::Shelf("pinned"));
        let rows = after(&mut conn, "pinned", &Cursor::start(), i64::MIN, i64::from(limit)).await?;
        cards(self, &mut conn, rows).await
    }

    /// The cursor before page `page` (from 1) of a list with `per_page` stories a page; `None` past the end.
    pub async fn page_number(&self, shelf: Shelf<'_>, page: u32, per_page: u16) -> Result<Option<Cursor>> {
        let skipped = (i64::from(page) - 1) * i64::from(per_page);
        if page <= 1 {
            return Ok((page == 1).then(Cursor::start));
        }
        let shelf = shelf.to_string();
        self.record(Key::Shelf(&shelf));
        let mut held = self.read().await?;
        let mut conn = held.conn();
        if per_page == 0 || skipped > MOST_SKIPPED || skipped >= count(&mut conn, &shelf).await? {
            return Ok(None);
        }
        let places: Vec<(i64, String)> =
            on!(conn, c => sqlx::query_as(SKIP).bind(&shelf).bind(skipped - 1).fetch_all(c).await).doing(LISTING)?;
        let mut places = places.into_iter();
        let last = places.next();
        Ok(last.filter(|_| places.next().is_some()).map(|(published_at, story)| Cursor { published_at, story }))
    }
}
