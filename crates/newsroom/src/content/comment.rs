//! Comments by readers.

use domain::{Comment, CommentId, CommentKind, CommentState, StoryId};

use crate::db::on;
use crate::error::Doing;
use crate::write::keys::Key;
use crate::write::{Table, cells};
use crate::{Edit, Newsroom, Result, entity};

/// The comments shown under a story.
pub(crate) const SHOWN: &str =
    "SELECT id, data FROM comment WHERE story_id = $1 AND state = 'approved' AND kind = 'comment' ORDER BY created_at, id";

/// The newest of those shown under stories that stand in lists.
pub(crate) const NEWEST: &str = "SELECT c.id, c.data FROM comment c JOIN story s ON s.id = c.story_id \
     WHERE c.state = 'approved' AND c.kind = 'comment' AND s.shelved_at IS NOT NULL ORDER BY c.created_at DESC, c.id DESC LIMIT $1";

/// Whether readers see it.
pub(crate) fn is_shown(comment: &Comment) -> bool {
    comment.state == CommentState::Approved && comment.kind == CommentKind::Comment
}

impl Newsroom {
    /// The approved comments by readers under a story, oldest first.
    pub async fn comments(&self, story: &StoryId) -> Result<Vec<Comment>> {
        self.record(Key::Comments(story.as_str()));
        let mut held = self.read().await?;
        let rows: Vec<(String, String)> =
            on!(held.conn(), c => sqlx::query_as(SHOWN).bind(story.as_str()).fetch_all(c).await).doing("reading the comments")?;
        rows.iter().map(|(id, data)| entity::read("comment", id, data)).collect()
    }

    /// The newest approved comments by readers under listed stories, newest first.
    pub async fn newest_comments(&self, limit: u16) -> Result<Vec<Comment>> {
        // which stories are listed decides which comments are
        self.record_all([Key::Discussion, Key::Shelf("all")]);
        let mut held = self.read().await?;
        let rows: Vec<(String, String)> =
            on!(held.conn(), c => sqlx::query_as(NEWEST).bind(i64::from(limit)).fetch_all(c).await).doing("reading the newest comments")?;
        rows.iter().map(|(id, data)| entity::read("comment", id, data)).collect()
    }
}

impl Edit<'_> {
    /// Stores a comment.
    pub async fn put_comment(&mut self, comment: &Comment) -> Result<()> {
        const BEFORE: &str = "SELECT data FROM comment WHERE id = $1";
        self.check_moderation(&comment.story).await?;
        let id = comment.id.as_str();
        let old: Option<String> = if self.are_known_unused(&[id]) {
            None
        } else {
            on!(self.conn().await?, c => sqlx::query_scalar(BEFORE).bind(id).fetch_optional(c).await).doing("reading a comment")?
        };
        let before: Option<Comment> = old.as_deref().map(|json| entity::read("comment", id, json)).transpose()?;
        if before.as_ref() == Some(comment) {
            return Ok(());
        }
        let data = entity::write("comment", id, comment)?;
        let (story, kind, state) = (comment.story.as_str(), comment.kind.as_str(), comment.state.as_str());
        self.write_row(Table::Comment, cells![id, story, kind, state, comment.created_at.millis(), data.as_str()]);
        self.mark_used([id]);
        self.record_written("comment", id, old, &data);
        for shown in before.iter().chain([comment]).filter(|comment| is_shown(comment)) {
            self.touch_discussion(&shown.story);
        }
        self.end_put().await
    }

    /// The visible comments of a story changed.
    pub(crate) fn touch_discussion(&mut self, story: &StoryId) {
        self.touch(Key::Comments(story.as_str()));
        self.touch(Key::Discussion);
    }

    /// The comment with this identity.
    pub async fn comment_by_id(&mut self, id: &CommentId) -> Result<Option<Comment>> {
        const ONE: &str = "SELECT data FROM comment WHERE id = $1";
        let row: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(ONE).bind(id.as_str()).fetch_optional(c).await).doing("reading a comment")?;
        row.map(|json| entity::read("comment", id.as_str(), &json)).transpose()
    }
}
