//! Comments by readers.

use domain::{Comment, CommentId, StoryId};

use crate::comments::email_digest;
use crate::db::{Conn, on};
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

/// One by identity.
pub(crate) const ONE: &str = "SELECT data FROM comment WHERE id = $1";

async fn one(conn: &mut Conn<'_>, id: &CommentId) -> Result<Option<Comment>> {
    let row: Option<String> =
        on!(conn, c => sqlx::query_scalar(ONE).bind(id.as_str()).fetch_optional(c).await).doing("reading a comment")?;
    row.map(|json| entity::read("comment", id.as_str(), &json)).transpose()
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

    /// The comment with this identity, in any state. Not for cached pages: its key is that of its story.
    pub async fn comment(&self, id: &CommentId) -> Result<Option<Comment>> {
        one(&mut self.read().await?.conn(), id).await
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
        self.check_moderation(&comment.story).await?;
        let email = comment.author_email.as_ref().map(email_digest);
        self.store_comment(comment, email).await
    }

    /// Stores a comment whose writer's address has this digest; the caller has checked the rights.
    pub(crate) async fn store_comment(&mut self, comment: &Comment, email: Option<String>) -> Result<()> {
        const BEFORE: &str = "SELECT data FROM comment WHERE id = $1";
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
        let parent = comment.parent.as_ref().map(CommentId::as_str);
        self.write_row(Table::Comment, cells![id, story, parent, kind, state, comment.created_at.millis(), email, data.as_str()]);
        self.mark_used([id]);
        self.record_written("comment", id, old, &data);
        for shown in before.iter().chain([comment]).filter(|comment| comment.is_shown()) {
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
        one(&mut self.conn().await?, id).await
    }
}
