//! Stories that belong to a story's subjects.

use std::collections::HashMap;

use domain::{SectionId, StoryId, TagId};

use crate::db::{Conn, on};
use crate::entity::rows_in;
use crate::error::Doing;
use crate::lists::{CARDS_BY_IDS, CardRow, Shelf, StoryCard, unsigned};
use crate::write::keys::Key;
use crate::{Newsroom, Result};

/// The newest entries of a shelf; reads the index only.
macro_rules! newest {
    ($shelf:literal) => {
        concat!(
            "SELECT shelf, published_at, story_id FROM (SELECT shelf, published_at, story_id FROM shelf_story WHERE shelf = ",
            $shelf,
            " ORDER BY published_at DESC, story_id DESC LIMIT 12) "
        )
    };
}
/// The newest entries of five shelves, in one round trip. A name that no shelf has finds nothing.
pub(crate) const CANDIDATES: &str = concat!(
    newest!("$1"),
    "AS newest UNION ALL ",
    newest!("$2"),
    "AS newest UNION ALL ",
    newest!("$3"),
    "AS newest UNION ALL ",
    newest!("$4"),
    "AS newest UNION ALL ",
    newest!("$5"),
    "AS newest"
);
/// The tags of a story.
pub(crate) const TAGS: &str = "SELECT tag_id FROM story_tag WHERE story_id = $1 ORDER BY position";

/// How many newest entries of each shelf are considered.
const CONSIDERED: u16 = 12;
/// How many tags are considered: the first ones.
const MOST_TAGS: usize = 4;
/// What a shared tag counts; a shared section counts 1.
const TAG: u32 = 2;

/// What a story has in common with others.
#[derive(Debug, Clone, Copy)]
pub struct Subjects<'a> {
    /// Its tags.
    pub tags: &'a [TagId],
    /// Its section; stories of sections below count as well.
    pub section: Option<&'a SectionId>,
}

/// Shelf, time and story of the newest entries of these shelves.
async fn candidates(conn: &mut Conn<'_>, shelves: &[String]) -> Result<Vec<(String, i64, String)>> {
    let name = |at: usize| shelves.get(at).map_or("", String::as_str);
    let [a, b, c, d, e] = [name(0), name(1), name(2), name(3), name(4)];
    on!(conn, to => sqlx::query_as(CANDIDATES).bind(a).bind(b).bind(c).bind(d).bind(e).fetch_all(to).await).doing(SEARCHING)
}

async fn tags(conn: &mut Conn<'_>, story: &StoryId) -> Result<Vec<String>> {
    on!(conn, c => sqlx::query_scalar(TAGS).bind(story.as_str()).fetch_all(c).await).doing("reading the tags of a story")
}

const SEARCHING: &str = "searching related stories";

impl Newsroom {
    /// Listed stories of the same subjects without their authors, at most `limit`, without those of `besides`: most shared tags first, among
    /// equals the newest.
    ///
    /// # Errors
    /// The database failed.
    pub async fn related(&self, subjects: Subjects<'_>, besides: &[&StoryId], limit: usize) -> Result<Vec<StoryCard>> {
        let mut shelves: Vec<String> = subjects.tags.iter().take(MOST_TAGS).map(|tag| Shelf::Tag(tag).to_string()).collect();
        shelves.extend(subjects.section.map(|section| Shelf::Section(section).to_string()));
        if shelves.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        for shelf in &shelves {
            self.record(Key::top(shelf, CONSIDERED));
        }
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let found = candidates(&mut conn, &shelves).await?;
        let mut scores: HashMap<String, (u32, i64)> = HashMap::new();
        for (shelf, published_at, story) in found {
            if !besides.iter().any(|beside| beside.as_str() == story) {
                scores.entry(story).or_insert((0, published_at)).0 += if shelf.starts_with("tag:") { TAG } else { 1 };
            }
        }
        let mut ranked: Vec<(String, (u32, i64))> = scores.into_iter().collect();
        ranked.sort_by(|(one_id, one), (other_id, other)| other.cmp(one).then_with(|| one_id.cmp(other_id)));
        ranked.truncate(limit);
        let ids: Vec<&str> = ranked.iter().map(|(id, _)| id.as_str()).collect();
        let rows: Vec<CardRow> = rows_in(&mut conn, CARDS_BY_IDS, &ids, SEARCHING).await?;
        let mut cards = unsigned(self, &mut conn, rows).await?;
        cards.sort_by_key(|card| ids.iter().position(|id| *id == card.id.as_str()));
        Ok(cards)
    }

    /// The tags of a story.
    ///
    /// # Errors
    /// The database failed.
    pub async fn tags_of(&self, story: &StoryId) -> Result<Vec<TagId>> {
        self.record(Key::Card(story.as_str()));
        let mut held = self.read().await?;
        let ids = tags(&mut held.conn(), story).await?;
        Ok(ids.iter().filter_map(|id| TagId::parse(id).ok()).collect())
    }
}
