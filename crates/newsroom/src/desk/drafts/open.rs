//! Opening a draft.

use domain::{StoryAct, StoryId};

use super::row::{self, ONE};
use super::{TrayNote, document, tray};
use crate::{Authority, Error, Newsroom, Result};

/// A draft as an editor opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDraft {
    /// Its newest version.
    pub version: i64,
    /// The version that the story's row holds.
    pub saved: i64,
    /// The document at the newest version, as JSON.
    pub doc: String,
    /// Words that lost their place, the oldest first.
    pub tray: Vec<TrayNote>,
}

impl Newsroom {
    /// The draft of a story, made from the story if there is none, and brought up to date with it if it was changed by another way.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] or [`Error::StoryRefused`] if the person may not write the story.
    pub async fn open_draft(&self, authority: &Authority, id: &StoryId) -> Result<OpenDraft> {
        const NOT_FOUND: Error = Error::NotFound { what: "story" };
        let opened = self.desk_story(authority, id).await?.ok_or(NOT_FOUND)?;
        if opened.acts.contains(&StoryAct::Edit)
            && let Some(draft) = self.read_draft(id, opened.revision.0).await?
        {
            return Ok(draft);
        }
        let mut edit = self.edit(authority).await?;
        let stored = edit.stored_story(id).await?.ok_or(NOT_FOUND)?;
        let (story, owner) = (stored.story()?, stored.owner()?);
        edit.check_act(StoryAct::Edit, &story, owner.as_ref()).await?;
        let draft = edit.draft_or_new(&stored, &story).await?;
        let document = edit.draft_document(id, &draft).await?;
        let doc = document.to_json();
        edit.keep_document(id, draft.version, document);
        let tray = tray::open_notes(&mut edit.conn().await?, id).await?;
        edit.commit().await?;
        Ok(OpenDraft { version: draft.version, saved: draft.saved_version, doc, tray })
    }

    /// The draft, if it knows this revision of its story.
    async fn read_draft(&self, id: &StoryId, revision: i64) -> Result<Option<OpenDraft>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let row = row::read(&mut conn, ONE, id.as_str()).await?;
        let Some(draft) = row.filter(|draft| draft.story_revision == revision) else { return Ok(None) };
        let document = match self.documents().get(id.as_str(), draft.version) {
            Some(document) => document,
            None => document::build(&mut conn, id, &draft).await?,
        };
        let doc = document.to_json();
        self.documents().put(id.to_string(), draft.version, document);
        let tray = tray::open_notes(&mut conn, id).await?;
        Ok(Some(OpenDraft { version: draft.version, saved: draft.saved_version, doc, tray }))
    }
}
