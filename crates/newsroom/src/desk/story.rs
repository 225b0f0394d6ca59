//! A story as the desk opens it: with its revision, its owner and what the person may do with it.

use domain::rights::Refusal;
use domain::{ParseError, RevisionNumber, Story, StoryAct, StoryFacts, StoryId, Timestamp, UserId};

use crate::content::section::SectionTree;
use crate::db::on;
use crate::entity;
use crate::error::Doing;
use crate::{Authority, Newsroom, Result};

/// A story at the desk.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskStory {
    /// The story.
    pub story: Story,
    /// Its last revision: a save is based on it.
    pub revision: RevisionNumber,
    /// Who began it; `None` for imports and the command line.
    pub owner: Option<UserId>,
    /// When its state last changed.
    pub state_since: Timestamp,
    /// The note given with that change; may be empty.
    pub state_note: String,
    /// What the person may do with it now.
    pub acts: Vec<StoryAct>,
    /// What its state would allow, but the person's rights do not, each with what is lacking.
    pub refused: Vec<(StoryAct, Refusal)>,
}

type Row = (String, i64, Option<String>, i64, String);

impl Newsroom {
    /// A story as a person at the desk opens it; `None` if it does not exist or the person may not know of it.
    pub async fn desk_story(&self, authority: &Authority, id: &StoryId) -> Result<Option<DeskStory>> {
        const ONE: &str = "SELECT data, revisions, owner_id, state_since, state_note FROM story WHERE id = $1";
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let row: Option<Row> =
            on!(&mut conn, c => sqlx::query_as(ONE).bind(id.as_str()).fetch_optional(c).await).doing("opening a story at the desk")?;
        let Some((data, revision, owner, since, state_note)) = row else { return Ok(None) };
        let story: Story = entity::read("story", id, &data)?;
        let damaged = |source: ParseError| entity::stored("story", id.as_str(), source);
        let owner = owner.as_deref().map(UserId::parse).transpose().map_err(damaged)?;
        let section = story.primary_section.as_ref().or(story.sections.first());
        let sections = match section {
            Some(section) => SectionTree::read(&mut conn).await?.with_ancestors(section),
            None => Vec::new(),
        };
        let live = story.is_live(self.now());
        let facts =
            StoryFacts { kind: story.kind, state: story.state, live, owner: owner.as_ref(), bylines: &story.bylines, sections: &sections };
        if authority.check(StoryAct::View, &facts).is_err() {
            return Ok(None);
        }
        let acts = StoryAct::ALL.iter().copied().filter(|act| authority.check(*act, &facts).is_ok()).collect();
        let lacking = |act: &StoryAct| match authority.person()?.check(*act, &facts) {
            Err(refusal @ (Refusal::Capability(_) | Refusal::Section)) if act.is_possible(story.state, live) => Some((*act, refusal)),
            _ => None,
        };
        let refused = StoryAct::ALL.iter().filter_map(lacking).collect();
        let state_since = Timestamp::from_millis(since);
        Ok(Some(DeskStory { revision: RevisionNumber(revision), owner, state_since, state_note, acts, refused, story }))
    }
}
