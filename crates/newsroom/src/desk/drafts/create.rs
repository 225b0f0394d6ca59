//! A draft is made from its story when it is first opened, and brought up to date when the story was changed by another way.

use domain::Story;
use domain::draft::{DraftDocument, SCHEMA};

use super::row::{self, Draft, ONE};
use super::{SERVER_CLIENT, UNTITLED};
use crate::content::story::Before;
use crate::{Edit, Result};

impl Edit<'_> {
    /// The draft of a stored story, made if there is none.
    pub(in crate::desk) async fn draft_or_new(&mut self, stored: &Before, story: &Story) -> Result<Draft> {
        if let Some(draft) = self.draft_of(stored, story).await? {
            return Ok(draft);
        }
        let document = DraftDocument::of_story(story, UNTITLED);
        let draft = Draft {
            schema: i64::from(SCHEMA),
            version: 0,
            base_version: 0,
            doc: document.to_json(),
            changed_at: self.newsroom.now().millis(),
            changed_by: None,
            saved_version: 0,
            unsaved_since: None,
            story_revision: stored.revision().0,
            revised_version: 0,
        };
        self.insert_draft(&story.id, &draft).await?;
        self.keep_document(&story.id, 0, document);
        Ok(draft)
    }

    /// The draft of a stored story, if there is one. A story that was saved by another way since, such as an import, brings its draft
    /// along by steps of the program; a draft with steps that the story lacks stays as it is, and that save is in the story's history.
    pub(crate) async fn draft_of(&mut self, stored: &Before, story: &Story) -> Result<Option<Draft>> {
        let Some(mut draft) = row::read(&mut self.conn().await?, ONE, story.id.as_str()).await? else { return Ok(None) };
        let before = draft.version;
        if draft.story_revision == stored.revision().0 {
            return Ok(Some(draft));
        }
        if draft.has_unsaved_steps() {
            draft.story_revision = stored.revision().0;
        } else {
            let mut document = self.draft_document(&story.id, &draft).await?;
            let steps = document.steps_to(&DraftDocument::of_story(story, UNTITLED));
            document.apply(&steps).map_err(|error| super::document::damaged(&story.id, error))?;
            if !steps.is_empty() {
                draft.version = self.append_steps(&story.id, &draft, SERVER_CLIENT, &steps).await?;
                (draft.changed_at, draft.changed_by) = (self.newsroom.now().millis(), None);
            }
            self.keep_document(&story.id, draft.version, document);
            draft.is_saved();
            draft.is_revised(stored.revision(), true);
        }
        self.update_draft(&story.id, &draft, before).await?;
        Ok(Some(draft))
    }
}
