//! A comment in a queue, with what a moderator needs to decide.

use std::collections::HashMap;

use domain::spam::SpamReason;
use domain::{Comment, CommentId, Headline, ReportReason, SitePath, Timestamp};

use super::moderate::version_of;
use super::own::reasons;
use crate::Result;
use crate::db::Conn;
use crate::entity::rows_in;

const READING: &str = "reading what is known of comments";

/// A report by a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Why.
    pub reason: ReportReason,
    /// In the reader's words; may be empty.
    pub note: String,
    /// When.
    pub at: Timestamp,
}

/// A comment in a queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueuedComment {
    /// The comment.
    pub comment: Comment,
    /// The path of its story.
    pub path: SitePath,
    /// The headline of its story.
    pub headline: Headline,
    /// Whether a moderator closed the comments of that story.
    pub closed: bool,
    /// The comment that it answers, if it is there.
    pub parent: Option<Comment>,
    /// Its score when it was sent; 0 for an imported one.
    pub points: i64,
    /// What raised the score.
    pub reasons: Vec<SpamReason>,
    /// The text before its writer changed it.
    pub first_text: Option<String>,
    /// Whether its network can be banned.
    pub has_network: bool,
    /// Whether its writer's address can be banned.
    pub has_email: bool,
    /// Reports that nobody has decided about.
    pub reports: Vec<Report>,
}

type Sent = (String, i64, String, Option<String>, String);

impl QueuedComment {
    /// What a moderator sees of it, for [`super::SeenComment`].
    pub fn version(&self) -> String {
        version_of(&self.comment, self.reports.len())
    }

    /// These comments with what belongs to them, in the same order.
    pub(super) async fn read(conn: &mut Conn<'_>, comments: Vec<Comment>) -> Result<Vec<Self>> {
        const STORIES: &str = "SELECT id, path, headline FROM story WHERE id IN (";
        const CLOSED: &str = "SELECT story_id FROM comments_closed WHERE story_id IN (";
        const PARENTS: &str = "SELECT id, data FROM comment WHERE id IN (";
        const SENT: &str = "SELECT comment_id, points, reasons, first_text, network FROM comment_sent WHERE comment_id IN (";
        const EMAILS: &str = "SELECT id, email_hash FROM comment WHERE id IN (";
        const REPORTS: &str =
            "SELECT comment_id, reason, note, reported_at FROM comment_report WHERE closed_at IS NULL AND comment_id IN (";
        let ids: Vec<&str> = comments.iter().map(|comment| comment.id.as_str()).collect();
        let of: Vec<&str> = comments.iter().map(|comment| comment.story.as_str()).collect();
        let above: Vec<&str> = comments.iter().filter_map(|comment| comment.parent.as_ref().map(CommentId::as_str)).collect();
        let stories: Vec<(String, String, String)> = rows_in(conn, STORIES, &of, READING).await?;
        let stories: HashMap<_, _> = stories.into_iter().map(|(id, path, headline)| (id, (path, headline))).collect();
        let closed: Vec<(String,)> = rows_in(conn, CLOSED, &of, READING).await?;
        let parents: Vec<(String, String)> = rows_in(conn, PARENTS, &above, READING).await?;
        let parents: HashMap<String, String> = parents.into_iter().collect();
        let sent: Vec<Sent> = rows_in(conn, SENT, &ids, READING).await?;
        let mut sent: HashMap<_, _> = sent.into_iter().map(|row| (row.0.clone(), row)).collect();
        let emails: Vec<(String, Option<String>)> = rows_in(conn, EMAILS, &ids, READING).await?;
        let mut reports: HashMap<String, Vec<Report>> = HashMap::new();
        let rows: Vec<(String, String, String, i64)> = rows_in(conn, REPORTS, &ids, READING).await?;
        for (id, reason, note, at) in rows {
            let reason = ReportReason::parse(&reason).unwrap_or(ReportReason::Other);
            reports.entry(id).or_default().push(Report { reason, note, at: Timestamp::from_millis(at) });
        }
        let mut queued = Vec::with_capacity(comments.len());
        for comment in comments {
            let id = comment.id.as_str();
            let Some((path, headline)) = stories.get(comment.story.as_str()) else { continue };
            let parent = comment.parent.as_ref().and_then(|parent| parents.get(parent.as_str()));
            let facts = sent.remove(id);
            let network = facts.as_ref().is_some_and(|(.., network)| !network.is_empty());
            let (points, words, first_text) = facts.map(|(_, points, words, first, _)| (points, words, first)).unwrap_or_default();
            queued.push(Self {
                path: SitePath::parse(path)?,
                headline: Headline::parse(headline)?,
                closed: closed.iter().any(|(story,)| story == comment.story.as_str()),
                parent: parent.map(|json| crate::entity::read("comment", "a parent", json)).transpose()?,
                points,
                reasons: reasons(&words),
                first_text,
                has_network: network,
                has_email: emails.iter().any(|(one, email)| one == id && email.is_some()),
                reports: reports.remove(id).unwrap_or_default(),
                comment,
            });
        }
        Ok(queued)
    }
}
