//! Drafts made of what staff shared into the app: one for each key, however often a device sends it.

use domain::StoryId;

use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Edit, Newsroom, Result, comments, entity};

/// The draft with a key.
pub(crate) const SHARED_BY_KEY: &str = "SELECT story_id FROM shared_story WHERE send_key = $1";
const DOING: &str = "looking for what was shared";

/// Nobody finds a draft by the key of somebody else.
fn key_of(authority: &Authority, key: &str) -> String {
    let who = authority.user().map(|user| user.as_str().to_owned()).unwrap_or_default();
    comments::digest("share", &format!("{who} {key}"))
}

impl Newsroom {
    /// The draft that this person made with this key.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn shared_story(&self, authority: &Authority, key: &str) -> Result<Option<StoryId>> {
        let key = key_of(authority, key);
        let mut held = self.read().await?;
        let id: Option<String> =
            on!(held.conn(), c => sqlx::query_scalar(SHARED_BY_KEY).bind(&key).fetch_optional(c).await).doing(DOING)?;
        id.map(|id| StoryId::parse(&id).map_err(|error| entity::stored("shared_story", &id, error))).transpose()
    }
}

impl Edit<'_> {
    /// Notes the key of a new draft; false if another request was quicker, and this one must not be committed.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn claim_shared(&mut self, story: &StoryId, key: &str) -> Result<bool> {
        const INSERT: &str = "INSERT INTO shared_story (send_key, story_id, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        let (key, now) = (key_of(&self.authority, key), self.newsroom.now().millis());
        let inserted = on!(self.conn().await?, c => sqlx::query(INSERT)
            .bind(&key)
            .bind(story.as_str())
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected()));
        Ok(inserted.doing(DOING)? > 0)
    }
}
