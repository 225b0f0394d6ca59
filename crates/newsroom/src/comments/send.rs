//! A reader sends a comment.

use domain::{Comment, CommentId, CommentKind, CommentState, Document, Email, Story, StoryId, StoryKind, Timestamp};

use super::judge::{FROM_NETWORK, Judged, NETWORK_SPAN, gist_digest};
use super::{digest, email_digest};
use crate::db::on;
use crate::error::Doing;
use crate::people::SecretHash;
use crate::{Authority, Edit, Newsroom, Result};

/// Texts from one network in ten minutes before it has to wait. Many people may share a network, so nobody is locked out for longer.
const MOST_FROM_NETWORK: u32 = 120;
/// How long such a network waits, in milliseconds.
const WAIT: i64 = 60_000;
/// The same text again within this time, in milliseconds, is a form that was sent twice.
const TWICE: i64 = 10 * 60_000;
const SENDING: &str = "storing a comment that was sent";

/// A comment as a reader sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewComment {
    /// The story.
    pub story: StoryId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// The name that is shown; one line, not empty.
    pub name: String,
    /// Never stored, only its digest.
    pub email: Email,
    /// Plain text, not empty.
    pub text: String,
    /// Made by the sender, the same for each attempt to send this comment: it is stored once.
    pub send_key: Option<String>,
}

/// What is known of the sender.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SentFrom {
    /// A name for the client's network; empty for this machine, which is not counted.
    pub network: String,
    /// Whether the field that people do not see was filled in.
    pub trap: bool,
    /// Seconds from the first touch of the form, if a script measured them.
    pub seconds: Option<u32>,
}

/// A comment that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentComment {
    /// Its identity.
    pub id: CommentId,
    /// Whether it is shown, waits, or is taken for spam.
    pub state: CommentState,
    /// Whether it is stored since this call; `false` if it had been sent before.
    pub is_new: bool,
}

/// Why a comment was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommentRefusal {
    /// The story is not there for readers.
    #[error("there is no such story")]
    NoStory,
    /// It accepts no comments, or none any more.
    #[error("this story accepts no comments any more")]
    Closed,
    /// The comment that it answers is not shown.
    #[error("the comment to reply to is not there any more")]
    NoParent,
    /// The time for changes is over, a moderator has decided, or this is not the writer.
    #[error("this comment cannot be changed any more")]
    NotYours,
    /// Too many texts from this network.
    #[error("many comments came from this network; try again in {} s", wait / 1000)]
    Wait {
        /// In milliseconds.
        wait: i64,
    },
    /// The act of a moderator was too long ago.
    #[error("this is too long ago to be undone")]
    TooLate,
}

/// The text of a comment, stored as paragraphs; control characters are dropped.
pub(super) fn body(text: &str) -> Document {
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r')).collect();
    Document::from_plain_text(&text)
}

impl Newsroom {
    /// Accepts a comment of a reader and decides whether it is shown at once. `token` is the digest of the secret with which its writer may change
    /// or withdraw it for [`super::EDITABLE_FOR`]. A comment that was sent before (the same key, or the same text by the same writer within ten
    /// minutes) is not stored again; the newer secret counts then.
    ///
    /// # Errors
    /// [`CommentRefusal`].
    pub async fn send_comment(&self, new: &NewComment, from: &SentFrom, token: &SecretHash) -> Result<SentComment> {
        let rules = self.settings().await?.comments;
        let authority = Authority::reader();
        let mut edit = self.edit(&authority).await?;
        let sent = edit.accept_comment(new, from, token, &rules).await?;
        edit.commit().await?;
        Ok(sent)
    }
}

impl Edit<'_> {
    async fn accept_comment(
        &mut self,
        new: &NewComment,
        from: &SentFrom,
        token: &SecretHash,
        rules: &domain::CommentRules,
    ) -> Result<SentComment> {
        let now = self.newsroom.now();
        let story = self.open_for_comments(&new.story, now, rules).await?;
        let (email, gist) = (email_digest(&new.email), gist_digest(&new.text));
        let network = if from.network.is_empty() { String::new() } else { digest("network", &from.network) };
        if let Some(sent) = self.sent_before(new, (&email, &gist, &network), token).await? {
            return Ok(sent);
        }
        if let Some(parent) = &new.parent {
            let parent = self.comment_by_id(parent).await?.filter(|parent| parent.is_shown() && parent.story == story.id);
            parent.ok_or(CommentRefusal::NoParent)?;
        }
        if self.count_sent(FROM_NETWORK, &network, now.millis() - NETWORK_SPAN).await? >= MOST_FROM_NETWORK {
            return Err(CommentRefusal::Wait { wait: WAIT }.into());
        }
        let text = format!("{} {}", new.name, new.text);
        let judged = Judged { text: &text, network: &network, email: &email, gist: &gist, trap: from.trap, seconds: from.seconds };
        let score = self.judge(&judged).await?;
        let state = score.state(self.is_known_writer(&email).await?, rules.approval);
        let comment = Comment {
            id: CommentId::fresh(self.newsroom.ids()),
            story: story.id,
            parent: new.parent.clone(),
            kind: CommentKind::Comment,
            state,
            author_name: domain::text::one_line(&new.name),
            author_email: None,
            author_url: String::new(),
            body: body(&new.text),
            created_at: now,
            staff: false,
        };
        self.store_comment(&comment, Some(email)).await?;
        const INSERT: &str = "INSERT INTO comment_sent (comment_id, send_key, token, network, gist, sent_at, points, reasons) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let reasons: Vec<&str> = score.reasons.iter().map(|reason| reason.as_str()).collect();
        on!(self.conn().await?, c => sqlx::query(INSERT)
            .bind(comment.id.as_str())
            .bind(&new.send_key)
            .bind(token.as_str())
            .bind(&network)
            .bind(&gist)
            .bind(now.millis())
            .bind(i64::from(score.points))
            .bind(reasons.join(" "))
            .execute(c)
            .await
            .map(drop))
        .doing(SENDING)?;
        Ok(SentComment { id: comment.id, state, is_new: true })
    }

    /// The story, if readers may comment on it now.
    pub(super) async fn open_for_comments(&mut self, id: &StoryId, now: Timestamp, rules: &domain::CommentRules) -> Result<Story> {
        let stored = self.stored_story(id).await?.ok_or(CommentRefusal::NoStory)?;
        let story = stored.story()?;
        if !story.is_live(now) || story.kind != StoryKind::Story || story.password.is_some() {
            return Err(CommentRefusal::NoStory.into());
        }
        let published = story.published_at.unwrap_or(now);
        let open = story.comments_open && rules.is_open(published, now) && !self.are_comments_closed(id).await?;
        if open { Ok(story) } else { Err(CommentRefusal::Closed.into()) }
    }

    /// The comment, if it was sent before; it gets the newer secret.
    async fn sent_before(
        &mut self,
        new: &NewComment,
        (email, gist, network): (&str, &str, &str),
        token: &SecretHash,
    ) -> Result<Option<SentComment>> {
        const BY_KEY: &str = "SELECT c.id, c.state FROM comment_sent e JOIN comment c ON c.id = e.comment_id WHERE e.send_key = $1";
        const TWIN: &str = "SELECT c.id, c.state FROM comment_sent e JOIN comment c ON c.id = e.comment_id \
             WHERE e.gist = $1 AND e.sent_at > $2 AND e.network = $3 AND c.email_hash = $4 AND c.story_id = $5 LIMIT 1";
        const RENEW: &str = "UPDATE comment_sent SET token = $2 WHERE comment_id = $1";
        type Row = Option<(String, String)>;
        let story = new.story.as_str();
        let mut found: Row = None;
        if let Some(key) = &new.send_key {
            found = on!(self.conn().await?, c => sqlx::query_as(BY_KEY).bind(key).fetch_optional(c).await).doing(SENDING)?;
        }
        if found.is_none() {
            let since = self.newsroom.now().millis() - TWICE;
            found = on!(self.conn().await?, c => sqlx::query_as(TWIN)
                .bind(gist)
                .bind(since)
                .bind(network)
                .bind(email)
                .bind(story)
                .fetch_optional(c)
                .await)
            .doing(SENDING)?;
        }
        let Some((id, state)) = found else { return Ok(None) };
        on!(self.conn().await?, c => sqlx::query(RENEW).bind(&id).bind(token.as_str()).execute(c).await.map(drop)).doing(SENDING)?;
        Ok(Some(SentComment { id: CommentId::parse(&id)?, state: CommentState::parse(&state)?, is_new: false }))
    }
}
