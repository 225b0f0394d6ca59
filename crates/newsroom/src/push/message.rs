//! Alerts as the desk sees them.

use domain::{AlertText, ParseError, PushTopic, StoryId, Timestamp, UserId};

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::{Newsroom, Result, entity};

/// The alerts of a story.
pub(crate) const OF_STORY: &str = "SELECT id, story_id, title, body, path, topics, state, made_by, made_at, begun_at, ended_at, replaces, audience, \
     sent, failed, dropped, opened FROM push_message WHERE story_id = $1";
/// The alert of a line of breaking news that is about no story.
pub(crate) const OF_BREAKING: &str = "SELECT id, story_id, title, body, path, topics, state, made_by, made_at, begun_at, ended_at, replaces, \
     audience, sent, failed, dropped, opened FROM push_message WHERE story_id = '' AND occasion = $1";
const READING: &str = "reading alerts";

/// An alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushMessage {
    /// Its identity.
    pub id: String,
    /// The story that it is about.
    pub story: Option<StoryId>,
    /// What it says.
    pub text: AlertText,
    /// Where it leads; empty while it is planned.
    pub path: String,
    /// Whom it is for.
    pub topics: Vec<PushTopic>,
    /// Who made it.
    pub made_by: Option<UserId>,
    /// When.
    pub made_at: Timestamp,
    /// When sending began; `None`: it waits until readers can open the story.
    pub begun_at: Option<Timestamp>,
    /// When the last device had been served.
    pub ended_at: Option<Timestamp>,
    /// The alert in whose place it was sent.
    pub replaces: Option<String>,
    /// Devices that it is for.
    pub audience: i64,
    /// Devices whose push service accepted it.
    pub sent: i64,
    /// Devices that could not be reached.
    pub failed: i64,
    /// Devices left out: too many alerts that day, too late after quiet hours, or they left.
    pub dropped: i64,
    /// Devices on which it was opened.
    pub opened: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    story_id: String,
    title: String,
    body: String,
    path: String,
    topics: String,
    made_by: Option<String>,
    made_at: i64,
    begun_at: Option<i64>,
    ended_at: Option<i64>,
    replaces: String,
    audience: i64,
    sent: i64,
    failed: i64,
    dropped: i64,
    opened: i64,
}

impl Row {
    fn read(self) -> Result<PushMessage> {
        let damaged = |source: ParseError| entity::stored("push_message", &self.id, source);
        let story = Some(&self.story_id).filter(|id| !id.is_empty()).map(|id| StoryId::parse(id)).transpose().map_err(damaged)?;
        let topics: Vec<PushTopic> =
            self.topics.split_whitespace().map(PushTopic::parse).collect::<std::result::Result<_, _>>().map_err(damaged)?;
        let made_by = self.made_by.as_deref().map(UserId::parse).transpose().map_err(damaged)?;
        Ok(PushMessage {
            story,
            topics,
            made_by,
            text: AlertText { title: self.title, body: self.body },
            path: self.path,
            made_at: Timestamp::from_millis(self.made_at),
            begun_at: self.begun_at.map(Timestamp::from_millis),
            ended_at: self.ended_at.map(Timestamp::from_millis),
            replaces: Some(self.replaces).filter(|id| !id.is_empty()),
            audience: self.audience,
            sent: self.sent,
            failed: self.failed,
            dropped: self.dropped,
            opened: self.opened,
            id: self.id,
        })
    }
}

impl Newsroom {
    /// The alerts of a story, newest first. The caller has checked that the person may see it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn alerts_of(&self, story: &StoryId) -> Result<Vec<PushMessage>> {
        let mut held = self.read().await?;
        of_story(&mut held.conn(), story.as_str()).await
    }

    /// The alert of a line of breaking news that is about no story of the paper.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn alert_of_breaking(&self, line: &str) -> Result<Option<PushMessage>> {
        let mut held = self.read().await?;
        of_breaking(&mut held.conn(), line).await
    }

    /// One alert.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn alert(&self, id: &str) -> Result<Option<PushMessage>> {
        const ONE: &str = "SELECT id, story_id, title, body, path, topics, state, made_by, made_at, begun_at, ended_at, replaces, audience, sent, \
             failed, dropped, opened FROM push_message WHERE id = $1";
        let mut held = self.read().await?;
        let row: Option<Row> = on!(held.conn(), c => sqlx::query_as(ONE).bind(id).fetch_optional(c).await).doing(READING)?;
        row.map(Row::read).transpose()
    }
}

/// The alert of a line of breaking news.
pub(super) async fn of_breaking(conn: &mut Conn<'_>, line: &str) -> Result<Option<PushMessage>> {
    let row: Option<Row> = on!(conn, c => sqlx::query_as(OF_BREAKING).bind(line).fetch_optional(c).await).doing(READING)?;
    row.map(Row::read).transpose()
}

/// The alerts of a story, newest first.
pub(super) async fn of_story(conn: &mut Conn<'_>, story: &str) -> Result<Vec<PushMessage>> {
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(OF_STORY).bind(story).fetch_all(c).await).doing(READING)?;
    let mut alerts: Vec<PushMessage> = rows.into_iter().map(Row::read).collect::<Result<_>>()?;
    alerts.sort_by(|one, other| (other.made_at, &other.id).cmp(&(one.made_at, &one.id)));
    Ok(alerts)
}
