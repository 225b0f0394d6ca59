//! Planned alerts whose story readers can open become jobs, one for each device.

use domain::{PushTopic, StoryId};

use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Edit, Newsroom, Result};

/// Planned alerts about nothing or about a story that is in a list.
pub(crate) const DUE_MESSAGES: &str = "SELECT m.id FROM push_message m LEFT JOIN story s ON s.id = m.story_id \
     WHERE m.state = 'planned' AND (m.story_id = '' OR s.shelved_at IS NOT NULL) ORDER BY m.made_at LIMIT 20";
const DOING: &str = "beginning to send an alert";

impl Newsroom {
    /// Begins to send what is planned and due; the number of alerts that were begun.
    ///
    /// # Errors
    /// The database cannot be read or written.
    pub async fn begin_due_alerts(&self) -> Result<usize> {
        let mut held = self.read().await?;
        let due: Vec<String> = on!(held.conn(), c => sqlx::query_scalar(DUE_MESSAGES).fetch_all(c).await).doing(DOING)?;
        drop(held);
        let mut begun = 0;
        for id in due {
            let Some(alert) = self.alert(&id).await? else { continue };
            let topics: Vec<String> = alert.topics.iter().map(PushTopic::to_string).collect();
            let authority = Authority::schedule();
            let mut edit = self.edit(&authority).await?;
            if edit.begin_alert(&id, alert.story.as_ref(), &topics, alert.replaces.as_deref()).await? {
                edit.commit().await?;
                begun += 1;
            }
        }
        Ok(begun)
    }
}

impl Edit<'_> {
    async fn begin_alert(&mut self, id: &str, story: Option<&StoryId>, topics: &[String], replaces: Option<&str>) -> Result<bool> {
        const BEGIN: &str = "UPDATE push_message SET state = 'sending', begun_at = $2, path = CASE WHEN $3 = '' THEN path ELSE $3 END \
             WHERE id = $1 AND state = 'planned'";
        const FOLLOWERS: &str = "INSERT INTO push_job (message_id, device, due_at, tries, result) SELECT $1, device, CAST($2 AS BIGINT), 0, '' FROM push_topic \
             WHERE topic = $3 ON CONFLICT DO NOTHING";
        const RECEIVERS: &str = "INSERT INTO push_job (message_id, device, due_at, tries, result) SELECT $1, device, \
             CASE WHEN due_at > CAST($2 AS BIGINT) THEN due_at ELSE CAST($2 AS BIGINT) END, 0, '' FROM push_job WHERE message_id = $3 AND (due_at IS NOT NULL OR result = 'sent')";
        const REPLACED: &str = "UPDATE push_job SET due_at = NULL, result = 'dropped' WHERE message_id = $1 AND due_at IS NOT NULL";
        const COUNT: &str = "UPDATE push_message SET audience = (SELECT COUNT(*) FROM push_job WHERE message_id = $1) WHERE id = $1";
        let now = self.newsroom.now();
        let mut path = String::new();
        if let Some(story) = story {
            // taken back a moment ago, or not in any list
            let Some(stored) = self.stored_story(story).await? else { return Ok(false) };
            let story = stored.story()?;
            if !story.is_listed(now) {
                return Ok(false);
            }
            path = story.path.to_string();
        }
        let begun = on!(self.conn().await?, c => sqlx::query(BEGIN).bind(id).bind(now.millis()).bind(&path).execute(c).await.map(|done| done.rows_affected()));
        if begun.doing(DOING)? == 0 {
            return Ok(false);
        }
        match replaces {
            Some(former) => {
                on!(self.conn().await?, c => sqlx::query(RECEIVERS).bind(id).bind(now.millis()).bind(former).execute(c).await.map(drop))
                    .doing(DOING)?;
                on!(self.conn().await?, c => sqlx::query(REPLACED).bind(former).execute(c).await.map(drop)).doing(DOING)?;
            }
            None => {
                for topic in topics {
                    on!(self.conn().await?, c => sqlx::query(FOLLOWERS).bind(id).bind(now.millis()).bind(topic).execute(c).await.map(drop))
                        .doing(DOING)?;
                }
            }
        }
        on!(self.conn().await?, c => sqlx::query(COUNT).bind(id).execute(c).await.map(drop)).doing(DOING)?;
        Ok(true)
    }
}
