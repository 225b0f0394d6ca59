//! A story as its draft has it, without writing anything: for comparing, previewing and checking.

use domain::draft::{DraftDocument, DraftProblem};
use domain::{Story, StoryId};

use super::row::{self, ONE};
use super::{UNTITLED, document};
use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result, entity};

/// A story as its draft has it.
#[derive(Debug, Clone)]
pub struct DraftedStory {
    /// The story with every field of the draft that fits. References to entities that do not exist any more are still in it.
    pub story: Story,
    /// The story as readers see it, or will see it.
    pub stored: Story,
    /// The draft.
    pub document: DraftDocument,
    /// Its version.
    pub version: i64,
    /// A problem for each field that does not fit.
    pub problems: Vec<DraftProblem>,
}

impl Newsroom {
    /// A story as its draft has it; without a draft, as it is stored. `None` for a story that does not exist. The caller has checked that the
    /// person may write.
    pub async fn drafted_story(&self, id: &StoryId) -> Result<Option<DraftedStory>> {
        const STORED: &str = "SELECT data, revisions FROM story WHERE id = $1";
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let row: Option<(String, i64)> = on!(&mut conn, c => sqlx::query_as(STORED).bind(id.as_str()).fetch_optional(c).await)
            .doing("reading a story with its draft")?;
        let Some((data, revision)) = row else { return Ok(None) };
        let stored: Story = entity::read("story", id, &data)?;
        let draft = row::read(&mut conn, ONE, id.as_str()).await?;
        // a draft without own steps follows a story that was saved by another way
        let current = draft.as_ref().filter(|draft| draft.story_revision == revision || draft.has_unsaved_steps());
        let Some(current) = current else {
            let document = DraftDocument::of_story(&stored, UNTITLED);
            let version = draft.map_or(0, |draft| draft.version);
            return Ok(Some(DraftedStory { story: stored.clone(), stored, document, version, problems: Vec::new() }));
        };
        let document = match self.documents().get(id.as_str(), current.version) {
            Some(document) => document,
            None => document::build(&mut conn, id, current).await?,
        };
        let mut story = stored.clone();
        let problems = document.onto(&mut story);
        Ok(Some(DraftedStory { story, stored, document, version: current.version, problems }))
    }
}
