//! Somebody of the paper answers a comment at the desk.

use domain::{AuditAct, Comment, CommentId, CommentKind, CommentState};

use super::CommentRefusal;
use super::send::body;
use crate::people::Target;
use crate::{Edit, Error, Result};

impl Edit<'_> {
    /// Answers a comment under the name of the person who acts, with a mark; a waiting comment is approved with it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the comment is gone; [`CommentRefusal::NoParent`] if it was rejected; as [`Edit::moderate`].
    pub async fn reply_to_comment(&mut self, id: &CommentId, text: &str) -> Result<CommentId> {
        let parent = self.comment_by_id(id).await?.ok_or(Error::NotFound { what: "comment" })?;
        self.check_moderation(&parent.story).await?;
        match parent.state {
            CommentState::Approved => {}
            CommentState::Waiting => drop(self.moderate(std::slice::from_ref(id), CommentState::Approved).await?),
            CommentState::Spam | CommentState::Trash => return Err(CommentRefusal::NoParent.into()),
        }
        let reply = Comment {
            id: CommentId::fresh(self.newsroom.ids()),
            story: parent.story,
            parent: Some(id.clone()),
            kind: CommentKind::Comment,
            state: CommentState::Approved,
            author_name: self.authority.name().to_owned(),
            author_email: None,
            author_url: String::new(),
            body: body(text),
            created_at: self.newsroom.now(),
            staff: true,
        };
        self.put_comment(&reply).await?;
        let target = Target { kind: "comment", id: Some(reply.id.as_str()), name: &parent.author_name };
        self.audit(AuditAct::CommentReply, target, serde_json::json!({ "story": reply.story })).await?;
        Ok(reply.id)
    }
}
