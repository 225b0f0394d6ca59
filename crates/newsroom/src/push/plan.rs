//! The desk plans, sends, replaces and cancels alerts: one for each story, and one in place of each that was sent.

use std::collections::BTreeSet;

use domain::{AlertText, AuditAct, Breaking, Capability, ParseError, PushTopic, Story, StoryAct, StoryId};

use super::message::{PushMessage, of_breaking, of_story};
use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Result};

/// Topics of one alert.
const MOST_TOPICS: usize = 40;
const WRITING: &str = "storing an alert";
const STORY: &str = "story";

impl Edit<'_> {
    /// Plans the alert of a story: it is sent once readers can open the story, now or at its time. Repeating it changes an alert that has not
    /// begun; one that has is sent once and never again.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] or [`Error::StoryRefused`] if the person may not publish the story; [`Error::Parse`] without a
    /// topic; [`Error::Conflict`] if it is being sent.
    pub async fn plan_alert(&mut self, story: &StoryId, text: &AlertText, topics: &BTreeSet<PushTopic>) -> Result<()> {
        let found = self.check_publisher(story).await?;
        if topics.is_empty() || topics.len() > MOST_TOPICS {
            return Err(ParseError::new("topics", format!("choose 1 to {MOST_TOPICS}")).into());
        }
        match of_story(&mut self.conn().await?, story.as_str()).await?.into_iter().find(|alert| alert.replaces.is_none()) {
            Some(alert) if alert.begun_at.is_some() => return Err(already_sent()),
            Some(planned) => self.delete_planned(&planned.id).await?,
            None => {}
        }
        let id = self.insert_alert(story.as_str(), STORY, text, "", topics, "").await?;
        let detail =
            serde_json::json!({ "title": text.title, "topics": topics.iter().map(ToString::to_string).collect::<Vec<_>>(), "alert": id });
        self.audit(AuditAct::AlertPlan, target(&found), detail).await
    }

    /// Sends a line of breaking news, which is about no story of the paper, to those who follow breaking news; a tap leads to `path`. Once for
    /// each line.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to arrange the paper; [`Error::Conflict`] if it was sent.
    pub async fn send_breaking_alert(&mut self, line: &Breaking, text: &AlertText, path: &str) -> Result<()> {
        self.authority.require(Capability::ManageStructure)?;
        if of_breaking(&mut self.conn().await?, &line.id).await?.is_some() {
            return Err(already_sent());
        }
        let id = self.insert_alert("", &line.id, text, path, &BTreeSet::from([PushTopic::Breaking]), "").await?;
        let detail = serde_json::json!({ "title": text.title, "topics": [PushTopic::Breaking.to_string()], "alert": id });
        self.audit(AuditAct::AlertPlan, Target { kind: "breaking", id: Some(&line.id), name: &line.text }, detail).await
    }

    /// Replaces the alert that was sent last on the devices that got it, without a sound.
    ///
    /// # Errors
    /// As [`Edit::plan_alert`]; [`Error::NotFound`] if none was sent.
    pub async fn replace_alert(&mut self, story: &StoryId, text: &AlertText) -> Result<()> {
        let found = self.check_publisher(story).await?;
        let alerts = of_story(&mut self.conn().await?, story.as_str()).await?;
        let last = alerts.first().ok_or(Error::NotFound { what: "alert" })?;
        if last.begun_at.is_none() {
            return Err(Error::NotFound { what: "alert" });
        }
        let PushMessage { id, topics, .. } = last;
        let new = self.insert_alert(story.as_str(), id, text, "", &topics.iter().cloned().collect(), id).await?;
        let detail = serde_json::json!({ "title": text.title, "alert": new, "replaces": id });
        self.audit(AuditAct::AlertReplace, target(&found), detail).await
    }

    /// Cancels an alert that has not begun.
    ///
    /// # Errors
    /// As [`Edit::plan_alert`]; [`Error::NotFound`] if none is planned.
    pub async fn cancel_alert(&mut self, story: &StoryId) -> Result<()> {
        let found = self.check_publisher(story).await?;
        let alerts = of_story(&mut self.conn().await?, story.as_str()).await?;
        let planned = alerts.into_iter().find(|alert| alert.begun_at.is_none()).ok_or(Error::NotFound { what: "alert" })?;
        self.delete_planned(&planned.id).await?;
        let detail = serde_json::json!({ "alert": planned.id });
        self.audit(AuditAct::AlertCancel, target(&found), detail).await
    }

    /// The story, if the person may publish it, or publish changes of it if it is published.
    async fn check_publisher(&mut self, id: &StoryId) -> Result<Story> {
        let stored = self.stored_story(id).await?.ok_or(Error::NotFound { what: "story" })?;
        let (story, owner) = (stored.story()?, stored.owner()?);
        let act = if story.is_live(self.newsroom.now()) { StoryAct::PublishChanges } else { StoryAct::Publish };
        self.check_act(act, &story, owner.as_ref()).await?;
        Ok(story)
    }

    async fn delete_planned(&mut self, id: &str) -> Result<()> {
        const DELETE: &str = "DELETE FROM push_message WHERE id = $1 AND state = 'planned'";
        let deleted = on!(self.conn().await?, c => sqlx::query(DELETE).bind(id).execute(c).await.map(|done| done.rows_affected()));
        if deleted.doing(WRITING)? == 0 { Err(already_sent()) } else { Ok(()) }
    }

    async fn insert_alert(
        &mut self,
        story: &str,
        occasion: &str,
        text: &AlertText,
        path: &str,
        topics: &BTreeSet<PushTopic>,
        replaces: &str,
    ) -> Result<String> {
        const INSERT: &str = "INSERT INTO push_message (id, story_id, occasion, title, body, path, topics, state, made_by, made_at, replaces, \
             audience, sent, failed, dropped, opened) VALUES ($1, $2, $3, $4, $5, $10, $6, 'planned', $7, $8, $9, 0, 0, 0, 0, 0)";
        let (id, now) = (self.newsroom.ids().next(), self.newsroom.now().millis());
        let user = self.user().map(|user| user.as_str().to_owned());
        let topics: Vec<String> = topics.iter().map(ToString::to_string).collect();
        on!(self.conn().await?, c => sqlx::query(INSERT)
            .bind(&id)
            .bind(story)
            .bind(occasion)
            .bind(&text.title)
            .bind(&text.body)
            .bind(topics.join(" "))
            .bind(user)
            .bind(now)
            .bind(replaces)
            .bind(path)
            .execute(c)
            .await
            .map(drop))
        .doing(WRITING)?;
        Ok(id)
    }
}

fn already_sent() -> Error {
    Error::Conflict { what: "alert (it is being sent, or was sent)", value: STORY.to_owned() }
}

fn target(story: &Story) -> Target<'_> {
    Target { kind: story.kind.as_str(), id: Some(story.id.as_str()), name: story.headline.as_str() }
}
