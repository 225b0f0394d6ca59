//! Taking an act on several stories back: each story gets back what the act changed, unless somebody changed it since.

use domain::{AuditAct, Story, StoryAct};

use super::BulkRefusal;
use super::perform::Was;
use crate::content::story::Saving;
use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Result, entity};

/// How long an act can be taken back, in milliseconds. Pages offer it for ten seconds; the rest is for those without script.
const UNDOABLE_FOR: i64 = 600_000;
const DOING: &str = "taking an act on several stories back";

impl Edit<'_> {
    /// Takes one's own act back; returns how many stories got back what they were, and how many were changed since and stay.
    ///
    /// # Errors
    /// [`BulkRefusal::TooLate`] after ten minutes, for an act of somebody else, and the second time.
    pub async fn undo_bulk(&mut self, undo: &str) -> Result<(usize, usize)> {
        const ONE: &str = "SELECT stories FROM bulk_act WHERE id = $1 AND made_by = $2 AND made_at > $3";
        const DELETE: &str = "DELETE FROM bulk_act WHERE id = $1";
        let by = self.user().map(|user| user.to_string()).unwrap_or_default();
        let since = self.newsroom.now().millis() - UNDOABLE_FOR;
        let row: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(ONE).bind(undo).bind(by).bind(since).fetch_optional(c).await).doing(DOING)?;
        let stories: Vec<Was> = entity::read("bulk_act", undo, &row.ok_or(BulkRefusal::TooLate)?)?;
        self.bulk = Some(undo.to_owned());
        let (mut back, mut stay) = (0, 0);
        for was in stories {
            if self.put_back(was).await? { back += 1 } else { stay += 1 }
        }
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(undo).execute(c).await.map(drop)).doing(DOING)?;
        Ok((back, stay))
    }

    async fn put_back(&mut self, Was { revision, before }: Was) -> Result<bool> {
        let Some(stored) = self.stored_story(&before.id).await? else { return Ok(false) };
        if stored.revision() != revision {
            return Ok(false);
        }
        let (now, owner) = (stored.story()?, stored.owner()?);
        let draft = self.draft_of(&stored, &now).await?;
        if draft.as_ref().is_some_and(|draft| draft.has_unsaved_steps()) {
            return Ok(false);
        }
        let Story { headline, state, path, slug, published_at, primary_section, sections, tags, .. } = before;
        let to = Story { headline, state, path, slug, published_at, primary_section, sections, tags, ..now };
        self.check_act(StoryAct::View, &to, owner.as_ref()).await?;
        let saving = Saving { reason: "an act on several stories was taken back", note: "", revise: true, quiet: false };
        self.store_with_draft(stored, draft, &to, saving).await?;
        let target = Target { kind: to.kind.as_str(), id: Some(to.id.as_str()), name: to.headline.as_str() };
        self.audit(AuditAct::StoryChangeUndo, target, serde_json::Value::Null).await.map(|()| true)
    }
}
