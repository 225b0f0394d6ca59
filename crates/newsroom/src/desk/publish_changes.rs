//! Readers get the changes of a story that is on its way to them.

use domain::{ParseError, RevisionNumber, Story, StoryAct, StoryId};

use super::base::Base;
use super::state_changes::checked_note;
use crate::db::on;
use crate::entity;
use crate::error::Doing;
use crate::{Edit, Result};

/// What kind of change readers get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// A slip of the pen: the story does not count as updated.
    Minor,
    /// Readers should know that the story has changed.
    Update,
    /// Something was wrong; the note says what.
    Correction,
}

impl ChangeKind {
    /// Reads `minor`, `update` or `correction`.
    ///
    /// # Errors
    /// Any other word.
    pub fn parse(word: &str) -> Result<Self> {
        match word {
            "minor" => Ok(Self::Minor),
            "update" => Ok(Self::Update),
            "correction" => Ok(Self::Correction),
            _ => Err(ParseError::new("kind of change", "is minor, update or correction").into()),
        }
    }
}

impl Edit<'_> {
    /// Shows readers the draft of a scheduled, published or private story. A correction stores its note for readers.
    ///
    /// # Errors
    /// As [`Edit::publish`]; [`crate::Error::DraftProblems`] for fields that do not fit; [`crate::Error::Parse`] for a correction without note.
    pub async fn publish_changes(
        &mut self,
        id: &StoryId,
        based_on: impl Into<Base>,
        kind: ChangeKind,
        note: &str,
    ) -> Result<RevisionNumber> {
        let text = checked_note(note)?;
        if kind == ChangeKind::Correction && text.is_empty() {
            return Err(ParseError::new("note", "is empty; tell readers what was wrong").into());
        }
        let now = self.newsroom.now();
        let change = |story: &mut Story| {
            if kind != ChangeKind::Minor {
                story.updated_at = now;
            }
        };
        let revision = self.change_state(StoryAct::PublishChanges, id, based_on, note, change).await?;
        if kind == ChangeKind::Correction {
            self.add_correction(id, text).await?;
        }
        Ok(revision)
    }

    async fn add_correction(&mut self, story: &StoryId, text: &str) -> Result<()> {
        const INSERT: &str = "INSERT INTO correction (id, story_id, at, user_id, text) VALUES ($1, $2, $3, $4, $5)";
        let (id, now) = (self.newsroom.ids().next(), self.newsroom.now().millis());
        let user = self.user().map(|user| user.as_str().to_owned());
        let text = entity::without_nul(text);
        on!(self.conn().await?, c => sqlx::query(INSERT)
            .bind(id)
            .bind(story.as_str())
            .bind(now)
            .bind(user)
            .bind(text)
            .execute(c)
            .await
            .map(drop))
        .doing("storing a correction")
    }
}
