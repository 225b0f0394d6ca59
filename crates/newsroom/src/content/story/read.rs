//! Reading stories and pages.

use std::collections::HashMap;

use domain::{Direction, Headline, Language, ParseError, SitePath, Slug, Story, StoryId, StoryState, Timestamp};
use serde::{Deserialize, Serialize};

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::write::keys::Key;
use crate::{Edit, Newsroom, Result, entity};

/// One story by identity.
pub(crate) const BY_ID: &str = "SELECT id, data FROM story WHERE id = $1";
/// One story by path.
pub(crate) const BY_PATH: &str = "SELECT id, data FROM story WHERE path = $1";
/// Whole stories by identity.
pub(crate) const BY_IDS: &str = "SELECT id, data FROM story WHERE id IN (";
macro_rules! links {
    ($rest:literal) => {
        concat!("SELECT id, path, headline, language, direction, state, published_at, embargo_until, expires_at FROM story ", $rest)
    };
}
/// Stories as link targets.
pub(crate) const LINKS: &str = links!("WHERE id IN (");
/// The pages below a page.
pub(crate) const CHILDREN: &str = links!("WHERE parent_id = $1 ORDER BY position, path");

/// The stories with this slug that are not at `/{slug}/`, newest first.
pub(crate) const BY_SLUG: &str = links!("WHERE slug = $1 ORDER BY published_at DESC, id DESC LIMIT 20");

/// Why a story was taken back. The state is checked again, because other states have notes for colleagues.
pub(crate) const KILL_NOTE: &str = "SELECT state_note FROM story WHERE id = $1 AND state = 'killed' AND state_note <> ''";

const READING: &str = "reading a story";

/// A story or page as a link target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryLink {
    /// Its identity.
    pub id: StoryId,
    /// Its path.
    pub path: SitePath,
    /// Its headline.
    pub headline: Headline,
    /// Its language.
    pub language: Language,
    /// Its direction.
    pub direction: Direction,
    /// Whether readers may open it now.
    pub live: bool,
}

#[derive(sqlx::FromRow)]
struct LinkRow {
    id: String,
    path: String,
    headline: String,
    language: String,
    direction: String,
    state: String,
    published_at: Option<i64>,
    embargo_until: Option<i64>,
    expires_at: Option<i64>,
}

impl LinkRow {
    fn read(&self, now: Timestamp) -> Result<StoryLink> {
        let damaged = |source: ParseError| entity::stored("story", &self.id, source);
        let state = StoryState::parse(&self.state).map_err(damaged)?;
        let now = now.millis();
        // the same rule as `Story::is_live`; a contract test holds the two together
        let live = matches!(state, StoryState::Published | StoryState::Scheduled)
            && self.published_at.is_some_and(|at| at <= now)
            && self.embargo_until.is_none_or(|until| until <= now)
            && self.expires_at.is_none_or(|at| at > now);
        Ok(StoryLink {
            id: StoryId::parse(&self.id).map_err(damaged)?,
            path: SitePath::parse(&self.path).map_err(damaged)?,
            headline: Headline::parse(&self.headline).map_err(damaged)?,
            language: Language::parse(&self.language).map_err(damaged)?,
            direction: Direction::parse(&self.direction).map_err(damaged)?,
            live,
        })
    }
}

async fn one(conn: &mut Conn<'_>, sql: &'static str, key: &str) -> Result<Option<Story>> {
    let row: Option<(String, String)> = on!(conn, c => sqlx::query_as(sql).bind(key).fetch_optional(c).await).doing(READING)?;
    row.map(|(id, data)| entity::read("story", &id, &data)).transpose()
}

impl Newsroom {
    /// The story or page at this path, in any state; the caller decides with [`Story::is_live`].
    pub async fn story_by_path(&self, path: &SitePath) -> Result<Option<Story>> {
        self.record(Key::Path(path.as_str()));
        let story = one(&mut self.read().await?.conn(), BY_PATH, path.as_str()).await?;
        self.record_all(story.iter().map(|story| Key::Story(story.id.as_str())));
        Ok(story)
    }

    /// The story or page with this identity, in any state.
    pub async fn story_by_id(&self, id: &StoryId) -> Result<Option<Story>> {
        self.record(Key::Story(id.as_str()));
        one(&mut self.read().await?.conn(), BY_ID, id.as_str()).await
    }

    /// The note to readers about a killed story; `None` without such a note, and for a story in any other state.
    pub async fn kill_note(&self, id: &StoryId) -> Result<Option<String>> {
        self.record(Key::Story(id.as_str()));
        let mut held = self.read().await?;
        on!(held.conn(), c => sqlx::query_scalar(KILL_NOTE).bind(id.as_str()).fetch_optional(c).await).doing("reading the note of a kill")
    }

    /// Link targets for menus and related stories; unknown ones are left out.
    pub async fn story_paths(&self, ids: &[StoryId]) -> Result<HashMap<StoryId, StoryLink>> {
        self.record_all(ids.iter().map(|id| Key::Card(id.as_str())));
        let keys: Vec<&str> = ids.iter().map(StoryId::as_str).collect();
        let rows: Vec<LinkRow> = entity::rows_in(&mut self.read().await?.conn(), LINKS, &keys, READING).await?;
        rows.iter().map(|row| row.read(self.now()).map(|link| (link.id.clone(), link))).collect()
    }

    /// The live stories with this slug that are not at `/{slug}/` ([`domain::Permalinks`]), newest first, at most 20.
    pub async fn stories_elsewhere(&self, slug: &Slug) -> Result<Vec<StoryLink>> {
        self.record(Key::Slug("story", slug.as_str()));
        let rows: Vec<LinkRow> =
            on!(self.read().await?.conn(), c => sqlx::query_as(BY_SLUG).bind(slug.as_str()).fetch_all(c).await).doing(READING)?;
        let links: Vec<StoryLink> = rows.iter().map(|row| row.read(self.now())).collect::<Result<_>>()?;
        self.record_all(links.iter().map(|link| Key::Card(link.id.as_str())));
        Ok(links.into_iter().filter(|link| link.live).collect())
    }

    /// The pages below a page, by position, then path, in any state.
    pub async fn child_pages(&self, page: &StoryId) -> Result<Vec<StoryLink>> {
        self.record(Key::Children(page.as_str()));
        let mut held = self.read().await?;
        let rows: Vec<LinkRow> = on!(held.conn(), c => sqlx::query_as(CHILDREN).bind(page.as_str()).fetch_all(c).await).doing(READING)?;
        rows.iter().map(|row| row.read(self.now())).collect()
    }
}

impl Edit<'_> {
    /// The story or page at this path.
    pub async fn story_by_path(&mut self, path: &SitePath) -> Result<Option<Story>> {
        if self.are_known_unused(&[path.as_str()]) { Ok(None) } else { one(&mut self.conn().await?, BY_PATH, path.as_str()).await }
    }

    /// The story or page with this identity.
    pub async fn story_by_id(&mut self, id: &StoryId) -> Result<Option<Story>> {
        one(&mut self.conn().await?, BY_ID, id.as_str()).await
    }
}
