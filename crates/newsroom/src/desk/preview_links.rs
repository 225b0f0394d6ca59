//! Links under which people without an account read a draft.

use domain::{ParseError, StoryAct, StoryId, Timestamp, UserId};

use crate::db::on;
use crate::error::Doing;
use crate::people::SecretHash;
use crate::{Edit, Error, Newsroom, Result, entity};

/// The story of a link that still works.
pub(crate) const BY_TOKEN: &str = "SELECT story_id FROM preview_link WHERE token = $1 AND expires_at > $2";
/// The links of a story that still work.
pub(crate) const OF_STORY: &str = "SELECT id, created_at, created_by, expires_at FROM preview_link WHERE story_id = $1 AND expires_at > $2 \
     ORDER BY created_at DESC, id DESC";
/// Milliseconds after which a link stops working.
const LASTS: i64 = 7 * 24 * 60 * 60 * 1000;
/// Links of one story that work at the same time.
const MOST: i64 = 50;
const READING: &str = "reading links to a preview";
const WRITING: &str = "storing a link to a preview";

/// A link; its secret is known only to whom it was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLink {
    /// Its identity; not the secret.
    pub id: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Who made it.
    pub created_by: Option<UserId>,
    /// When it stops working.
    pub expires_at: Timestamp,
}

impl Newsroom {
    /// The story that a link with this secret shows; `None` for one that never worked, or does not work any more.
    pub async fn previewed_story(&self, token: &SecretHash) -> Result<Option<StoryId>> {
        let now = self.now().millis();
        let mut held = self.read().await?;
        let id: Option<String> =
            on!(held.conn(), c => sqlx::query_scalar(BY_TOKEN).bind(token.as_str()).bind(now).fetch_optional(c).await).doing(READING)?;
        Ok(id.as_deref().map(StoryId::parse).transpose()?)
    }

    /// The links of a story that work, newest first. The caller has checked that the person may write.
    pub async fn preview_links(&self, story: &StoryId) -> Result<Vec<PreviewLink>> {
        type Row = (String, i64, Option<String>, i64);
        let now = self.now().millis();
        let mut held = self.read().await?;
        let rows: Vec<Row> =
            on!(held.conn(), c => sqlx::query_as(OF_STORY).bind(story.as_str()).bind(now).fetch_all(c).await).doing(READING)?;
        let damaged = |source: ParseError| entity::stored("preview_link", story.as_str(), source);
        let read = |(id, created_at, created_by, expires_at): Row| {
            let created_by = created_by.as_deref().map(UserId::parse).transpose().map_err(damaged)?;
            let (created_at, expires_at) = (Timestamp::from_millis(created_at), Timestamp::from_millis(expires_at));
            Ok(PreviewLink { id, created_at, created_by, expires_at })
        };
        rows.into_iter().map(read).collect()
    }
}

impl Edit<'_> {
    /// Makes a link that shows the draft of a story for seven days, and removes those that do not work any more.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] or [`Error::StoryRefused`] if the person may not write the story; [`Error::Parse`] for more
    /// than 50 links of one story.
    pub async fn make_preview_link(&mut self, story: &StoryId, token: &SecretHash) -> Result<()> {
        const EXPIRED: &str = "DELETE FROM preview_link WHERE story_id = $1 AND expires_at <= $2";
        const COUNT: &str = "SELECT COUNT(*) FROM preview_link WHERE story_id = $1";
        const INSERT: &str =
            "INSERT INTO preview_link (id, story_id, token, created_at, created_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
        self.check_writer(story).await?;
        let (id, now) = (self.newsroom.ids().next(), self.newsroom.now().millis());
        let user = self.user().map(|user| user.as_str().to_owned());
        on!(self.conn().await?, c => sqlx::query(EXPIRED).bind(story.as_str()).bind(now).execute(c).await.map(drop)).doing(WRITING)?;
        let links: i64 = on!(self.conn().await?, c => sqlx::query_scalar(COUNT).bind(story.as_str()).fetch_one(c).await).doing(WRITING)?;
        if links >= MOST {
            return Err(ParseError::new("links", format!("at most {MOST} of a story work at once; end one first")).into());
        }
        on!(self.conn().await?, c => sqlx::query(INSERT)
            .bind(id)
            .bind(story.as_str())
            .bind(token.as_str())
            .bind(now)
            .bind(user)
            .bind(now + LASTS)
            .execute(c)
            .await
            .map(drop))
        .doing(WRITING)
    }

    /// Ends a link.
    ///
    /// # Errors
    /// As [`Edit::make_preview_link`]; [`Error::NotFound`] for a link that the story does not have.
    pub async fn end_preview_link(&mut self, story: &StoryId, id: &str) -> Result<()> {
        const DELETE: &str = "DELETE FROM preview_link WHERE story_id = $1 AND id = $2";
        self.check_writer(story).await?;
        let ended = on!(self.conn().await?, c => sqlx::query(DELETE).bind(story.as_str()).bind(id).execute(c).await.map(|done| done.rows_affected()))
            .doing(WRITING)?;
        if ended == 0 { Err(Error::NotFound { what: "link" }) } else { Ok(()) }
    }

    /// An error unless the person may write the story.
    async fn check_writer(&mut self, id: &StoryId) -> Result<()> {
        let stored = self.stored_story(id).await?.ok_or(Error::NotFound { what: "story" })?;
        let (story, owner) = (stored.story()?, stored.owner()?);
        self.check_act(StoryAct::Edit, &story, owner.as_ref()).await
    }
}
