//! Rows of the desk's lists: their queries, and what a person may see of them.

use std::collections::HashMap;

use domain::{
    AuthorId, Byline, BylineRole, Direction, Headline, Language, ParseError, RevisionNumber, SectionId, SitePath, StoryAct, StoryFacts,
    StoryId, StoryKind, StoryState, Timestamp, UserId,
};

use crate::content::section::SectionTree;
use crate::content::{author, section};
use crate::db::Conn;
use crate::desk::Base;
use crate::entity::stored;
use crate::lists::Cursor;
use crate::{Authority, Named, Result};

/// The columns of a row, for any query that names the story's table `t`.
macro_rules! row_columns {
    () => {
        "t.id, t.kind, t.state, t.path, t.headline, t.section_id, t.byline_ids, t.owner_id, t.language, t.direction, t.published_at, \
         t.embargo_until, t.expires_at, t.changed_at, t.state_since, t.state_note, t.revisions, t.lead_image_id, \
         (SELECT d.version FROM draft d WHERE d.story_id = t.id AND d.story_revision = t.revisions) AS draft_version"
    };
}
pub(super) use row_columns;

/// A range of one index, last saved first: `$1` the key, `$2` and `$3` the cursor, `$4` the earliest instant, `$5` the limit, `$6` a
/// second key.
macro_rules! source {
    ($condition:literal) => {
        concat!(
            "SELECT ",
            row_columns!(),
            " FROM story t WHERE ",
            $condition,
            " AND (t.changed_at, t.id) < ($2, $3) AND t.changed_at >= $4 ORDER BY t.changed_at DESC, t.id DESC LIMIT CAST($5 AS BIGINT)"
        )
    };
}

/// All stories.
pub(super) const ALL: &str = source!("CAST($1 AS TEXT) IS NOT NULL AND CAST($6 AS TEXT) IS NOT NULL");
/// Those in a state.
pub(super) const OF_STATE: &str = source!("t.state = $1 AND CAST($6 AS TEXT) IS NOT NULL");
/// Those whose label is a section.
pub(super) const OF_SECTION: &str = source!("t.section_id = $1 AND CAST($6 AS TEXT) IS NOT NULL");
/// Those of a section in a state.
pub(super) const OF_SECTION_IN_STATE: &str = source!("t.section_id = $1 AND t.state = $6");
/// Those in a language.
pub(super) const OF_LANGUAGE: &str = source!("t.language = $1 AND CAST($6 AS TEXT) IS NOT NULL");
/// Those begun by a person.
pub(super) const OF_OWNER: &str = source!("t.owner_id = $1 AND CAST($6 AS TEXT) IS NOT NULL");
/// Those begun by a person in a state.
pub(super) const OF_OWNER_IN_STATE: &str = source!("t.owner_id = $1 AND t.state = $6");

/// As [`source`], for stories with an author's name over them.
macro_rules! source_of_author {
    ($condition:literal) => {
        concat!(
            "SELECT ",
            row_columns!(),
            " FROM story_byline b JOIN story t ON t.id = b.story_id WHERE b.author_id = $1 AND ",
            $condition,
            " AND (b.changed_at, b.story_id) < ($2, $3) AND b.changed_at >= $4 \
             ORDER BY b.changed_at DESC, b.story_id DESC LIMIT CAST($5 AS BIGINT)"
        )
    };
}

/// Those with an author's name over them.
pub(super) const OF_AUTHOR: &str = source_of_author!("CAST($6 AS TEXT) IS NOT NULL");
/// Those with an author's name over them in a state.
pub(super) const OF_AUTHOR_IN_STATE: &str = source_of_author!("b.state = $6");
/// Every source, for the test of query plans.
pub(crate) const SOURCES: [&str; 9] =
    [ALL, OF_STATE, OF_SECTION, OF_SECTION_IN_STATE, OF_LANGUAGE, OF_OWNER, OF_OWNER_IN_STATE, OF_AUTHOR, OF_AUTHOR_IN_STATE];
/// Rows by story.
pub(crate) const BY_IDS: &str = concat!("SELECT ", row_columns!(), " FROM story t WHERE t.id IN (");

/// One story in a list of the desk.
#[derive(Debug, Clone, PartialEq)]
pub struct WorklistRow {
    /// The story.
    pub id: StoryId,
    /// Story or page.
    pub kind: StoryKind,
    /// Its state now: a scheduled story whose time has come counts as published.
    pub state: StoryState,
    /// Its path.
    pub path: SitePath,
    /// Its headline.
    pub headline: Headline,
    /// Its primary section, or else its first.
    pub section: Option<Named>,
    /// The names over it, in order.
    pub bylines: Vec<Named>,
    /// Who began it.
    pub owner: Option<UserId>,
    /// The language it is written in.
    pub language: Language,
    /// Which way its text runs.
    pub direction: Direction,
    /// When it went or goes live.
    pub published_at: Option<Timestamp>,
    /// Until when readers cannot open it although it is published.
    pub embargo_until: Option<Timestamp>,
    /// When it was last saved.
    pub changed_at: Timestamp,
    /// When its state last changed.
    pub state_since: Timestamp,
    /// The note given with that change; may be empty.
    pub state_note: String,
    /// Its last revision.
    pub revision: RevisionNumber,
    /// What an act on it is based on.
    pub base: Base,
    /// Whether it has a picture at its head.
    pub has_picture: bool,
}

/// A row as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: String,
    kind: String,
    state: String,
    path: String,
    headline: String,
    pub(super) section_id: Option<String>,
    byline_ids: String,
    owner_id: Option<String>,
    pub(super) language: String,
    direction: String,
    published_at: Option<i64>,
    embargo_until: Option<i64>,
    expires_at: Option<i64>,
    pub(super) changed_at: i64,
    state_since: i64,
    state_note: String,
    revisions: i64,
    lead_image_id: Option<String>,
    /// Of a draft that knows of the newest revision.
    draft_version: Option<i64>,
}

impl Row {
    /// Its position in a list.
    pub(super) fn position(&self) -> (i64, &str) {
        (self.changed_at, &self.id)
    }

    /// Where the next page begins if this is the last row.
    pub(super) fn cursor(&self) -> Cursor {
        Cursor { published_at: self.changed_at, story: self.id.clone() }
    }

    /// Whether it has a picture at its head.
    pub(super) fn has_picture(&self) -> bool {
        self.lead_image_id.is_some()
    }

    /// Its state at `now`.
    pub(super) fn state(&self, now: Timestamp) -> Option<StoryState> {
        match StoryState::parse(&self.state).ok()? {
            StoryState::Scheduled if self.published_at.is_some_and(|at| at <= now.millis()) => Some(StoryState::Published),
            state => Some(state),
        }
    }

    /// Whether this author's name is over it.
    pub(super) fn has_byline(&self, author: &AuthorId) -> bool {
        self.byline_ids.split(' ').any(|id| id == author.as_str())
    }

    /// Whether this person began it.
    pub(super) fn is_owned_by(&self, user: &UserId) -> bool {
        self.owner_id.as_deref() == Some(user.as_str())
    }

    /// Whether the person may know of it. A row that cannot be read is shown, so that its error is.
    pub(super) fn is_seen_by(&self, authority: &Authority, tree: &SectionTree, now: Timestamp) -> bool {
        self.check_seen(authority, tree, now).unwrap_or(true)
    }

    fn check_seen(&self, authority: &Authority, tree: &SectionTree, now: Timestamp) -> std::result::Result<bool, ParseError> {
        let state = StoryState::parse(&self.state)?;
        let owner = self.owner_id.as_deref().map(UserId::parse).transpose()?;
        let section = self.section_id.as_deref().map(SectionId::parse).transpose()?;
        let sections = section.map(|section| tree.with_ancestors(&section)).unwrap_or_default();
        let ids = self.byline_ids.split(' ').filter(|id| !id.is_empty());
        let bylines: std::result::Result<Vec<Byline>, ParseError> =
            ids.map(|id| AuthorId::parse(id).map(|author| Byline { author, role: BylineRole::Writer })).collect();
        let now = now.millis();
        let live = matches!(state, StoryState::Published | StoryState::Scheduled)
            && self.published_at.is_some_and(|at| at <= now)
            && self.embargo_until.is_none_or(|until| until <= now)
            && self.expires_at.is_none_or(|at| at > now);
        let facts =
            StoryFacts { kind: StoryKind::parse(&self.kind)?, state, live, owner: owner.as_ref(), bylines: &bylines?, sections: &sections };
        Ok(authority.check(StoryAct::View, &facts).is_ok())
    }

    fn parse(
        self,
        sections: &HashMap<String, Named>,
        authors: &HashMap<String, Named>,
        now: Timestamp,
    ) -> std::result::Result<WorklistRow, ParseError> {
        Ok(WorklistRow {
            id: StoryId::parse(&self.id)?,
            kind: StoryKind::parse(&self.kind)?,
            state: self.state(now).map_or_else(|| StoryState::parse(&self.state), Ok)?,
            path: SitePath::parse(&self.path)?,
            headline: Headline::parse(&self.headline)?,
            section: self.section_id.as_ref().and_then(|id| sections.get(id).cloned()),
            bylines: self.byline_ids.split(' ').filter_map(|id| authors.get(id).cloned()).collect(),
            owner: self.owner_id.as_deref().map(UserId::parse).transpose()?,
            language: Language::parse(&self.language)?,
            direction: Direction::parse(&self.direction)?,
            published_at: self.published_at.map(Timestamp::from_millis),
            embargo_until: self.embargo_until.filter(|until| *until > now.millis()).map(Timestamp::from_millis),
            changed_at: Timestamp::from_millis(self.changed_at),
            state_since: Timestamp::from_millis(self.state_since),
            state_note: self.state_note,
            revision: RevisionNumber(self.revisions),
            base: self.draft_version.map_or(Base::Revision(RevisionNumber(self.revisions)), Base::Draft),
            has_picture: self.lead_image_id.is_some(),
        })
    }
}

/// Rows with the names of their sections and authors, with two more queries however many there are.
pub(super) async fn rows_for(conn: &mut Conn<'_>, rows: Vec<Row>, now: Timestamp) -> Result<Vec<WorklistRow>> {
    let mut section_ids: Vec<&str> = rows.iter().filter_map(|row| row.section_id.as_deref()).collect();
    let mut author_ids: Vec<&str> = rows.iter().flat_map(|row| row.byline_ids.split(' ')).filter(|id| !id.is_empty()).collect();
    for ids in [&mut section_ids, &mut author_ids] {
        ids.sort_unstable();
        ids.dedup();
    }
    let sections = section::by_ids(conn, &section_ids).await?;
    let authors = author::by_ids(conn, &author_ids).await?;
    let sections: HashMap<String, Named> =
        sections.into_iter().map(|section| (section.id.to_string(), Named { path: section.path(), name: section.name })).collect();
    let authors: HashMap<String, Named> =
        authors.into_iter().map(|author| (author.id.to_string(), Named { path: author.path(), name: author.name })).collect();
    let parse = |row: Row| {
        let id = row.id.clone();
        row.parse(&sections, &authors, now).map_err(|source| stored("story", &id, source))
    };
    rows.into_iter().map(parse).collect()
}
