//! Acts on stories in the audit log.

use domain::{AuditAct, Story, StoryAct};

use crate::people::Target;
use crate::{Edit, Result};

impl Edit<'_> {
    /// Adds a change of state to the audit log, in this transaction.
    pub(super) async fn audit_story(&mut self, act: StoryAct, story: &Story, note: &str) -> Result<()> {
        let act = match act {
            StoryAct::View | StoryAct::Edit => return Ok(()),
            StoryAct::SendForReview => AuditAct::StorySendForReview,
            StoryAct::ReturnToDraft => AuditAct::StoryReturnToDraft,
            StoryAct::MarkReady => AuditAct::StoryMarkReady,
            StoryAct::Schedule => AuditAct::StorySchedule,
            StoryAct::Publish => AuditAct::StoryPublish,
            StoryAct::PublishChanges => AuditAct::StoryPublishChanges,
            StoryAct::Kill => AuditAct::StoryKill,
            StoryAct::Archive => AuditAct::StoryArchive,
            StoryAct::Trash => AuditAct::StoryTrash,
            StoryAct::Restore => AuditAct::StoryRestore,
        };
        let target = Target { kind: story.kind.as_str(), id: Some(story.id.as_str()), name: story.headline.as_str() };
        let detail = match (note, story.published_at.filter(|_| act == AuditAct::StorySchedule)) {
            ("", None) => serde_json::Value::Null,
            ("", Some(at)) => serde_json::json!({ "at": at.millis() }),
            (note, _) => serde_json::json!({ "note": note }),
        };
        self.audit(act, target, detail).await
    }
}
