//! Writers change or withdraw their own comments, for a short time and with the secret that they got when they sent them.

use domain::spam::{self, SPAM, SpamReason};
use domain::{Comment, CommentId, CommentState, Timestamp};

use super::send::body;
use super::{CommentRefusal, typed_text};
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::people::SecretHash;
use crate::{Authority, Edit, Newsroom, Result, entity};

/// How long a comment can be changed or withdrawn, in milliseconds.
pub const EDITABLE_FOR: i64 = 5 * 60_000;
/// An approved comment that becomes longer by more than this, in characters, is read again by a moderator.
const MUCH: usize = 200;
const READING: &str = "reading one's own comment";
const CHANGING: &str = "changing a comment";

/// A comment as its writer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnComment {
    /// The comment.
    pub comment: Comment,
    /// Its text, for the form that changes it.
    pub text: String,
    /// Until when it can be changed or withdrawn.
    pub until: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    data: String,
    sent_at: i64,
    reasons: String,
}

async fn read(conn: &mut Conn<'_>, id: &CommentId, token: &SecretHash) -> Result<Option<(OwnComment, Vec<SpamReason>)>> {
    const ONE: &str = "SELECT c.data, e.sent_at, e.reasons FROM comment_sent e JOIN comment c ON c.id = e.comment_id \
         WHERE e.comment_id = $1 AND e.token = $2";
    let row: Option<Row> =
        on!(conn, c => sqlx::query_as(ONE).bind(id.as_str()).bind(token.as_str()).fetch_optional(c).await).doing(READING)?;
    let Some(row) = row else { return Ok(None) };
    let comment: Comment = entity::read("comment", id, &row.data)?;
    let text = typed_text(&comment.body.blocks);
    let until = Timestamp::from_millis(row.sent_at + EDITABLE_FOR);
    Ok(Some((OwnComment { comment, text, until }, reasons(&row.reasons))))
}

/// Reasons as they are stored; words of a newer program are left out.
pub(super) fn reasons(stored: &str) -> Vec<SpamReason> {
    stored.split_whitespace().filter_map(|word| SpamReason::parse(word).ok()).collect()
}

impl Newsroom {
    /// The comment with this identity, with its secret; `None` for any other secret.
    pub async fn own_comment(&self, id: &CommentId, token: &SecretHash) -> Result<Option<OwnComment>> {
        Ok(read(&mut self.read().await?.conn(), id, token).await?.map(|(own, _)| own))
    }

    /// Replaces the text of one's own comment; the new text is judged as if it were sent now, and an approved comment that gains a link or much
    /// text waits again. Moderators see the first text beside it.
    ///
    /// # Errors
    /// [`CommentRefusal::NotYours`].
    pub async fn change_comment(&self, id: &CommentId, token: &SecretHash, text: &str) -> Result<CommentState> {
        const PUT: &str = "UPDATE comment_sent SET points = $2, reasons = $3, first_text = COALESCE(first_text, $4) WHERE comment_id = $1";
        let authority = Authority::reader();
        let mut edit = self.edit(&authority).await?;
        let (own, before) = edit.changeable(id, token).await?;
        if own.text == text {
            return Ok(own.comment.state);
        }
        let score = edit.judge_again(&format!("{} {text}", own.comment.author_name), &before).await?;
        let gained = spam::links(text) > spam::links(&own.text) || text.chars().count() > own.text.chars().count() + MUCH;
        let state = match own.comment.state {
            _ if score.points >= SPAM => CommentState::Spam,
            CommentState::Approved if gained || score.points >= spam::LOW => CommentState::Waiting,
            state => state,
        };
        let comment = Comment { state, body: body(text), ..own.comment };
        edit.store_comment(&comment, None).await?;
        let words = score.reasons.iter().map(|reason| reason.as_str()).collect::<Vec<_>>().join(" ");
        on!(edit.conn().await?, c => sqlx::query(PUT)
            .bind(id.as_str())
            .bind(i64::from(score.points))
            .bind(words)
            .bind(&own.text)
            .execute(c)
            .await
            .map(drop))
        .doing(CHANGING)?;
        edit.commit().await?;
        Ok(state)
    }

    /// Withdraws one's own comment: without answers nothing of it is left, with answers its place stays without name and text.
    ///
    /// # Errors
    /// [`CommentRefusal::NotYours`].
    pub async fn withdraw_comment(&self, id: &CommentId, token: &SecretHash) -> Result<()> {
        let authority = Authority::reader();
        let mut edit = self.edit(&authority).await?;
        let (own, _) = edit.changeable(id, token).await?;
        edit.remove_comment(own.comment).await?;
        edit.commit().await
    }
}

impl Edit<'_> {
    async fn changeable(&mut self, id: &CommentId, token: &SecretHash) -> Result<(OwnComment, Vec<SpamReason>)> {
        let now = self.newsroom.now();
        let found = read(&mut self.conn().await?, id, token).await?;
        let changeable = found.filter(|(own, _)| own.until > now && own.comment.state != CommentState::Trash);
        Ok(changeable.ok_or(CommentRefusal::NotYours)?)
    }

    /// Deletes a comment; while it has answers, only its content.
    pub(super) async fn remove_comment(&mut self, comment: Comment) -> Result<()> {
        const ANSWERS: &str = "SELECT COUNT(*) FROM comment WHERE parent_id = $1";
        const DELETE: &str = "DELETE FROM comment WHERE id = $1";
        const UNLINK: &str = "DELETE FROM comment_sent WHERE comment_id = $1";
        let id = comment.id.clone();
        let answers: i64 =
            on!(self.conn().await?, c => sqlx::query_scalar(ANSWERS).bind(id.as_str()).fetch_one(c).await).doing(CHANGING)?;
        if comment.is_shown() {
            self.touch_discussion(&comment.story);
        }
        if answers > 0 {
            let left = Comment { state: CommentState::Trash, ..comment.without_content() };
            self.store_comment(&left, None).await?;
            return on!(self.conn().await?, c => sqlx::query(UNLINK).bind(id.as_str()).execute(c).await.map(drop)).doing(CHANGING);
        }
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(id.as_str()).execute(c).await.map(drop)).doing(CHANGING)
    }
}
