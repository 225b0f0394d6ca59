//! The list of all stories at the desk, drafts included: filters, words, pages.
//!
//! Each page is read from the index of the most selective filter; the other filters are checked on the rows. At most [`MOST_EXAMINED`] rows
//! are examined for one page, so that no combination of filters takes longer in a large archive: a page may be short, or even empty, and
//! `next` goes on from there.

use std::collections::HashSet;

use domain::{AuthorId, Capability, Language, SectionId, StoryState, Timestamp, UserId};

use super::WorklistRow;
use super::worklist_rows::{
    ALL, BY_IDS, OF_AUTHOR, OF_AUTHOR_IN_STATE, OF_LANGUAGE, OF_OWNER, OF_OWNER_IN_STATE, OF_SECTION, OF_SECTION_IN_STATE, OF_STATE, Row,
    rows_for,
};
use crate::content::section::SectionTree;
use crate::db::{Conn, on};
use crate::entity::rows_in;
use crate::error::Doing;
use crate::lists::Cursor;
use crate::search::stories_with_words;
use crate::{Authority, Newsroom, Result};

/// Rows examined for one page.
const MOST_EXAMINED: usize = 1_000;
/// Rows read at once.
const BATCH: usize = 100;
/// A search covers so many of the last saved drafts and so many of the newest listed stories.
const MOST_MATCHES: i64 = 150;
const LISTING: &str = "reading a list of the desk";

/// Whose stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Those of the person who asks: begun by them, or with their name.
    Mine,
    /// Begun by this person.
    Owner(UserId),
    /// With this author's name.
    Author(AuthorId),
}

/// Which stories; all conditions must hold. The order is by last save, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorklistQuery {
    /// In one of these states; empty: in any but trash and archive.
    pub states: Vec<StoryState>,
    /// With this section, or one below it, as their label.
    pub section: Option<SectionId>,
    /// Whose.
    pub whose: Option<Whose>,
    /// In this language.
    pub language: Option<Language>,
    /// Without a picture at its head.
    pub without_picture: bool,
    /// Last saved at or after this instant.
    pub from: Option<Timestamp>,
    /// Last saved before this instant.
    pub until: Option<Timestamp>,
    /// With all these words, the last of which may be a beginning; drafts are searched too. Covers the newest matches only.
    pub words: String,
    /// Only what comes after this cursor.
    pub after: Option<Cursor>,
    /// At most so many.
    pub limit: u16,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Worklist {
    /// The stories, last saved first.
    pub rows: Vec<WorklistRow>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}

impl WorklistQuery {
    /// The person's own unfinished stories.
    pub fn my_drafts(limit: u16) -> Self {
        Self { states: vec![StoryState::Draft], whose: Some(Whose::Mine), limit, ..Self::default() }
    }

    /// What waits for an editor.
    pub fn waiting_for_review(limit: u16) -> Self {
        Self { states: vec![StoryState::Review], limit, ..Self::default() }
    }
}

/// A range of an index: its query and its two keys.
type Source = (&'static str, String, String);

/// What a row must fulfil.
struct Filter<'a> {
    query: &'a WorklistQuery,
    authority: &'a Authority,
    tree: &'a SectionTree,
    sections: HashSet<String>,
    now: Timestamp,
}

impl Newsroom {
    /// One page of the desk's list. A person sees their own stories and published ones; an editor also those in their sections.
    pub async fn worklist(&self, authority: &Authority, query: &WorklistQuery) -> Result<Worklist> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let tree = SectionTree::read(&mut conn).await?;
        let below = query.section.as_ref().map(|section| tree.with_descendants(section)).unwrap_or_default();
        let sections = below.iter().map(SectionId::to_string).collect();
        let filter = Filter { query, authority, tree: &tree, sections, now: self.now() };
        let (rows, next) = if query.words.trim().is_empty() { filter.walk(&mut conn).await? } else { filter.search(&mut conn).await? };
        Ok(Worklist { rows: rows_for(&mut conn, rows, filter.now).await?, next })
    }
}

impl Filter<'_> {
    /// The first position of the page.
    fn start(&self) -> Cursor {
        let start = self.query.after.clone().unwrap_or_else(Cursor::start);
        match self.query.until.map(Timestamp::millis).filter(|until| *until <= start.published_at) {
            // an empty id sorts before all ids, so that the instant itself is excluded
            Some(until) => Cursor { published_at: until, story: String::new() },
            None => start,
        }
    }

    fn from(&self) -> i64 {
        self.query.from.map_or(i64::MIN, Timestamp::millis)
    }

    fn lets_through(&self, row: &Row) -> bool {
        let query = self.query;
        let state = row.state(self.now);
        let in_state = match query.states.as_slice() {
            [] => !matches!(state, Some(StoryState::Trash | StoryState::Archived)),
            states => state.is_none_or(|state| states.contains(&state)),
        };
        let in_section = query.section.is_none() || row.section_id.as_ref().is_some_and(|id| self.sections.contains(id));
        let in_language = query.language.as_ref().is_none_or(|language| row.language == language.as_str());
        let in_pictures = !(query.without_picture && row.has_picture());
        let is_whose = match (&query.whose, self.authority.person()) {
            (None, _) => true,
            (Some(Whose::Owner(user)), _) => row.is_owned_by(user),
            (Some(Whose::Author(author)), _) => row.has_byline(author),
            (Some(Whose::Mine), None) => false,
            (Some(Whose::Mine), Some(me)) => row.is_owned_by(&me.user) || me.author.as_ref().is_some_and(|author| row.has_byline(author)),
        };
        in_state && in_section && in_language && in_pictures && is_whose && row.is_seen_by(self.authority, self.tree, self.now)
    }

    /// The states a row may have in the database; none for all. A scheduled story whose time has come counts as published.
    fn stored_states(&self) -> Vec<StoryState> {
        let asked = &self.query.states;
        let due = asked.contains(&StoryState::Published) && !asked.contains(&StoryState::Scheduled);
        asked.iter().copied().chain(due.then_some(StoryState::Scheduled)).collect()
    }

    /// The ranges of an index for a key; one for each state where states are given.
    fn ranges(&self, alone: &'static str, in_state: &'static str, key: &str) -> Vec<Source> {
        let states = self.stored_states();
        if states.is_empty() {
            return vec![(alone, key.to_owned(), String::new())];
        }
        states.into_iter().map(|state| (in_state, key.to_owned(), state.to_string())).collect()
    }

    /// Sets of ranges, each of which contains every row of the list. The first one usually leaves fewest rows to the other filters.
    fn sources(&self) -> Vec<Vec<Source>> {
        let query = self.query;
        let of_user = |user: &UserId| self.ranges(OF_OWNER, OF_OWNER_IN_STATE, user.as_str());
        let of_author = |author: &AuthorId| self.ranges(OF_AUTHOR, OF_AUTHOR_IN_STATE, author.as_str());
        let mine = || match self.authority.person() {
            Some(me) => me.author.iter().flat_map(of_author).chain(of_user(&me.user)).collect(),
            None => Vec::new(),
        };
        let mut sets: Vec<Vec<Source>> = Vec::new();
        match &query.whose {
            Some(Whose::Mine) => sets.push(mine()),
            Some(Whose::Owner(user)) => sets.push(of_user(user)),
            Some(Whose::Author(author)) => sets.push(of_author(author)),
            None => {}
        }
        let published = query.states.is_empty() || query.states.contains(&StoryState::Published);
        if !published && !self.authority.may(Capability::EditAny) {
            // without the right to change others' stories only one's own unpublished ones are visible
            sets.push(mine());
        }
        if query.section.is_some() {
            sets.push(self.sections.iter().flat_map(|section| self.ranges(OF_SECTION, OF_SECTION_IN_STATE, section)).collect());
        }
        if let Some(language) = &query.language {
            sets.push(vec![(OF_LANGUAGE, language.to_string(), String::new())]);
        }
        if sets.is_empty() {
            let states = self.stored_states();
            let all = || vec![(ALL, String::new(), String::new())];
            let of_state = |state: StoryState| (OF_STATE, state.to_string(), String::new());
            sets.push(if states.is_empty() { all() } else { states.into_iter().map(of_state).collect() });
        }
        sets
    }

    /// The set of ranges to walk: one that ends soon, or else the first.
    async fn best_sources(&self, conn: &mut Conn<'_>) -> Result<Vec<Source>> {
        let mut sets = self.sources();
        if sets.len() > 1 {
            for (at, set) in sets.iter().enumerate() {
                let mut rows = 0;
                for source in set {
                    rows += read(conn, source, &self.start(), self.from(), BATCH).await?.len();
                }
                if rows < BATCH {
                    return Ok(sets.swap_remove(at));
                }
            }
        }
        Ok(sets.into_iter().next().unwrap_or_default())
    }

    /// Walks the ranges side by side, last saved first.
    async fn walk(&self, conn: &mut Conn<'_>) -> Result<(Vec<Row>, Option<Cursor>)> {
        let (sources, limit) = (self.best_sources(conn).await?, usize::from(self.query.limit));
        let (mut place, mut found, mut examined) = (self.start(), Vec::new(), 0);
        // a first page of a list without other filters is read at once
        let mut size = (limit + 1).min(BATCH);
        loop {
            let mut rows: Vec<Row> = Vec::new();
            // rows before the end of a range that has more are complete
            let mut complete_until: Option<(i64, String)> = None;
            for source in &sources {
                let part = read(conn, source, &place, self.from(), size).await?;
                if let Some(last) = part.last().filter(|_| part.len() == size) {
                    let end = (last.changed_at, last.id.clone());
                    complete_until = Some(complete_until.map_or(end.clone(), |other| other.max(end)));
                }
                rows.extend(part);
            }
            rows.sort_by(|a, b| b.position().cmp(&a.position()));
            rows.dedup_by(|a, b| a.id == b.id);
            if let Some((at, id)) = &complete_until {
                rows.retain(|row| row.position() >= (*at, id.as_str()));
            }
            examined += rows.len();
            let end = rows.last().map(Row::cursor);
            for row in rows {
                if self.lets_through(&row) {
                    if found.len() == limit {
                        return Ok((found.clone(), found.last().map(Row::cursor)));
                    }
                    found.push(row);
                }
            }
            match end.filter(|_| complete_until.is_some()) {
                None => return Ok((found, None)),
                Some(end) if examined >= MOST_EXAMINED => return Ok((found, Some(end))),
                Some(end) => (place, size) = (end, BATCH),
            }
        }
    }

    /// The newest stories with some words.
    async fn search(&self, conn: &mut Conn<'_>) -> Result<(Vec<Row>, Option<Cursor>)> {
        let stories = stories_with_words(conn, &self.query.words, MOST_MATCHES).await?;
        let ids: Vec<&str> = stories.iter().map(String::as_str).collect();
        let mut rows: Vec<Row> = rows_in(conn, BY_IDS, &ids, LISTING).await?;
        let (start, from) = (self.start(), self.from());
        rows.retain(|row| row.position() < (start.published_at, start.story.as_str()) && row.changed_at >= from && self.lets_through(row));
        rows.sort_by(|a, b| b.position().cmp(&a.position()));
        let limit = usize::from(self.query.limit);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(Row::cursor);
        Ok((rows, next))
    }
}

async fn read(conn: &mut Conn<'_>, source: &Source, place: &Cursor, from: i64, size: usize) -> Result<Vec<Row>> {
    let ((sql, key, state), size) = (source, i64::try_from(size).unwrap_or(i64::MAX));
    on!(conn, c => sqlx::query_as(*sql)
        .bind(key)
        .bind(place.published_at)
        .bind(&place.story)
        .bind(from)
        .bind(size)
        .bind(state)
        .fetch_all(c)
        .await)
    .doing(LISTING)
}
