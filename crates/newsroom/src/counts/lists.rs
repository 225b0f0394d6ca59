//! Lists that are made now and then, so that pages stay cached: most read, most discussed, the tags of what is read, how many stories sections have.

use std::collections::HashMap;

use domain::{SectionId, Tag};

use crate::content::section;
use crate::db::{Conn, on};
use crate::entity::{self, rows_in};
use crate::error::Doing;
use crate::lists::{CardRow, card_columns, teasers};
use crate::write::keys::Key;
use crate::{Authority, Edit, Newsroom, Result, StoryCard};

/// The stories with the most views of late, the hottest first; `$1`: less heat than this is left out.
pub(crate) const MOST_READ: &str = "SELECT c.story_id FROM story_count c JOIN story s ON s.id = c.story_id \
     WHERE c.heat > $1 AND s.shelved_at IS NOT NULL ORDER BY c.heat DESC, c.story_id DESC LIMIT 12";
/// The stories with the most comments since `$1`, and how many readers see under each.
const DISCUSSED: &str = "SELECT c.story_id, COUNT(*) FROM comment c JOIN story s ON s.id = c.story_id \
     WHERE c.state = 'approved' AND c.kind = 'comment' AND c.created_at > $1 AND s.shelved_at IS NOT NULL \
     GROUP BY c.story_id ORDER BY COUNT(*) DESC, MAX(c.created_at) DESC LIMIT 12";
/// The tags of the stories that were viewed since day `$1`, those with the most views first.
const TAGS_OF_VIEWS: &str = "SELECT t.tag_id FROM story_day d JOIN story s ON s.id = d.story_id \
     JOIN story_tag t ON t.story_id = d.story_id WHERE d.day > $1 AND s.shelved_at IS NOT NULL \
     GROUP BY t.tag_id ORDER BY SUM(d.views) DESC, t.tag_id LIMIT 6";
/// Cards by identity, of stories that stand in lists.
const LISTED: &str = concat!("SELECT ", card_columns!(), " FROM story t WHERE t.shelved_at IS NOT NULL AND t.id IN (");
const GET: &str = "SELECT ids FROM reader_list WHERE name = $1";

/// Lists are made anew after this time at the earliest, in milliseconds.
const MADE_EVERY: i64 = 10 * 60_000;
const DAY: i64 = 86_400_000;
/// Comments older than this do not make a story discussed.
const DISCUSSED_FOR: i64 = 30 * DAY;
/// A story whose views are worth less than one of this many days ago is not read any more.
const READ_FOR: f64 = 7.0;
const MAKING: &str = "making lists of what is read";
const READING: &str = "reading a list of what is read";

/// A story with the number of its comments.
#[derive(Debug, Clone, PartialEq)]
pub struct Discussed {
    /// The story.
    pub card: StoryCard,
    /// Comments of the last 30 days that readers see.
    pub comments: u64,
}

impl Newsroom {
    /// Makes the lists anew if they are ten minutes old, or whatever their age with `at_once`. Pages are invalidated only where a list changed.
    ///
    /// # Errors
    /// The database cannot be read or written.
    pub async fn update_reader_lists(&self, at_once: bool) -> Result<()> {
        const MADE: &str = "SELECT MIN(at) FROM reader_list";
        let now = self.now().millis();
        let mut held = self.read().await?;
        let made: Option<i64> = on!(held.conn(), c => sqlx::query_scalar(MADE).fetch_one(c).await).doing(READING)?;
        if !at_once && made.is_some_and(|at| now - at < MADE_EVERY) {
            return Ok(());
        }
        let mut conn = held.conn();
        let least = super::heat::of_view(now) - READ_FOR;
        let read: Vec<String> = on!(&mut conn, c => sqlx::query_scalar(MOST_READ).bind(least).fetch_all(c).await).doing(MAKING)?;
        let discussed: Vec<(String, i64)> =
            on!(&mut conn, c => sqlx::query_as(DISCUSSED).bind(now - DISCUSSED_FOR).fetch_all(c).await).doing(MAKING)?;
        let tags: Vec<String> =
            on!(&mut conn, c => sqlx::query_scalar(TAGS_OF_VIEWS).bind(now / DAY - 7).fetch_all(c).await).doing(MAKING)?;
        let sections: Vec<(String, i64)> = on!(&mut conn, c => sqlx::query_as(section::COUNTS).fetch_all(c).await).doing(MAKING)?;
        drop(held);
        let authority = Authority::schedule();
        let mut edit = self.edit(&authority).await?;
        edit.put_reader_list("most-read", &entity::write("list", "most-read", &read)?).await?;
        edit.put_reader_list("discussed", &entity::write("list", "discussed", &discussed)?).await?;
        edit.put_reader_list("tags", &entity::write("list", "tags", &tags)?).await?;
        edit.put_reader_list("sections", &entity::write("list", "sections", &sections)?).await?;
        edit.commit().await
    }

    /// The stories that are read most just now, at most twelve, without sections and names.
    pub async fn most_read(&self) -> Result<Vec<StoryCard>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let ids: Vec<String> = self.reader_list(&mut conn, "most-read").await?;
        self.cards_in_order(&mut conn, &ids).await
    }

    /// The stories with the most comments of the last 30 days, at most twelve, each with at least one.
    pub async fn most_discussed(&self) -> Result<Vec<Discussed>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let list: Vec<(String, i64)> = self.reader_list(&mut conn, "discussed").await?;
        let ids: Vec<String> = list.iter().map(|(id, _)| id.clone()).collect();
        let comments = |card: &StoryCard| list.iter().find(|(id, _)| id == card.id.as_str()).map_or(0, |(_, comments)| *comments);
        let cards = self.cards_in_order(&mut conn, &ids).await?;
        Ok(cards.into_iter().map(|card| Discussed { comments: u64::try_from(comments(&card)).unwrap_or_default(), card }).collect())
    }

    /// The tags of what was read in the last seven days, at most six, the most read first.
    pub async fn trending_tags(&self) -> Result<Vec<Tag>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let ids: Vec<String> = self.reader_list(&mut conn, "tags").await?;
        self.record_all(ids.iter().map(|id| Key::Tag(id)));
        let keys: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut tags = crate::content::tag::by_ids(&mut conn, &keys).await?;
        tags.sort_by_key(|tag| ids.iter().position(|id| id == tag.id.as_str()));
        Ok(tags)
    }

    /// How many listed stories each section has, in itself and below, as they were last counted; sections without any are left out.
    pub async fn section_counts(&self) -> Result<HashMap<SectionId, i64>> {
        let mut held = self.read().await?;
        let rows: Vec<(String, i64)> = self.reader_list(&mut held.conn(), "sections").await?;
        let filled = rows.into_iter().filter(|(_, stories)| *stories > 0);
        Ok(filled.filter_map(|(shelf, stories)| Some((SectionId::parse(shelf.strip_prefix("section:")?).ok()?, stories))).collect())
    }

    async fn reader_list<T: serde::de::DeserializeOwned>(&self, conn: &mut Conn<'_>, name: &str) -> Result<Vec<T>> {
        self.record(Key::ReaderList(name));
        let row: Option<String> = on!(conn, c => sqlx::query_scalar(GET).bind(name).fetch_optional(c).await).doing(READING)?;
        row.map_or_else(|| Ok(Vec::new()), |ids| entity::read("list", name, &ids))
    }

    async fn cards_in_order(&self, conn: &mut Conn<'_>, ids: &[String]) -> Result<Vec<StoryCard>> {
        let keys: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut rows: Vec<CardRow> = rows_in(conn, LISTED, &keys, READING).await?;
        rows.sort_by_key(|row| ids.iter().position(|id| id == row.id()));
        teasers(self, conn, rows).await
    }
}

impl Edit<'_> {
    async fn put_reader_list(&mut self, name: &str, ids: &str) -> Result<()> {
        const PUT: &str = "INSERT INTO reader_list (name, ids, at) VALUES ($1, $2, $3) ON CONFLICT (name) \
             DO UPDATE SET ids = excluded.ids, at = excluded.at";
        let before: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(GET).bind(name).fetch_optional(c).await).doing(MAKING)?;
        if before.as_deref().unwrap_or("[]") != ids {
            self.touch(Key::ReaderList(name));
        }
        let now = self.newsroom.now().millis();
        on!(self.conn().await?, c => sqlx::query(PUT).bind(name).bind(ids).bind(now).execute(c).await.map(drop)).doing(MAKING)
    }
}
