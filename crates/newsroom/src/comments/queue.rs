//! The queues of moderators: what waits, what was reported, what is taken for spam, what is shown.

use std::collections::HashSet;

use domain::{Capability, Comment, CommentState, SectionId};

use super::queue_rows::QueuedComment;
use crate::content::section::SectionTree;
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::{Authority, Newsroom, Result, entity};

const LISTING: &str = "reading a queue of comments";
/// Comments read at once.
const BATCH: i64 = 100;
/// Comments examined for one page, for those who moderate some sections only.
const MOST_EXAMINED: usize = 1_000;

/// Comments in a state, newest first, before a comment.
pub(crate) const IN_STATE: &str = "SELECT c.created_at, c.id, c.data, s.section_id FROM comment c JOIN story s ON s.id = c.story_id \
     WHERE c.state = $1 AND (c.created_at, c.id) < ($2, $3) AND c.kind = 'comment' ORDER BY c.created_at DESC, c.id DESC LIMIT $4";
/// Comments with open reports, whatever became of them, newest first.
pub(crate) const REPORTED: &str = "SELECT c.created_at, c.id, c.data, s.section_id FROM comment c JOIN story s ON s.id = c.story_id \
     WHERE c.id IN (SELECT comment_id FROM comment_report WHERE closed_at IS NULL) AND $1 = 'reported' AND (c.created_at, c.id) < ($2, $3) \
     ORDER BY c.created_at DESC, c.id DESC LIMIT $4";
/// Comments in a state; more than 1,000 are not counted.
pub(crate) const COUNT_STATE: &str =
    "SELECT COUNT(*) FROM (SELECT 1 FROM comment WHERE state = $1 AND kind = 'comment' LIMIT 1000) counted";
/// Comments with open reports.
const COUNT_REPORTED: &str = "SELECT COUNT(DISTINCT comment_id) FROM comment_report WHERE closed_at IS NULL";

/// A queue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Queue {
    /// Not decided yet.
    #[default]
    Waiting,
    /// Reported by readers.
    Reported,
    /// Taken for spam.
    Spam,
    /// Shown.
    Approved,
    /// Rejected.
    Rejected,
}

impl Queue {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Reported, Self::Spam, Self::Approved, Self::Rejected];

    /// Its name in URLs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Reported => "reported",
            Self::Spam => "spam",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|queue| queue.as_str() == name)
    }

    fn state(self) -> &'static str {
        match self {
            Self::Waiting => CommentState::Waiting.as_str(),
            Self::Spam => CommentState::Spam.as_str(),
            Self::Approved => CommentState::Approved.as_str(),
            Self::Rejected => CommentState::Trash.as_str(),
            Self::Reported => "reported",
        }
    }
}

/// How many comments are in each queue; at most 1,000 are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueCounts {
    /// Not decided yet.
    pub waiting: i64,
    /// Reported.
    pub reported: i64,
    /// Taken for spam.
    pub spam: i64,
    /// Shown.
    pub approved: i64,
    /// Rejected.
    pub rejected: i64,
}

impl QueueCounts {
    /// That of one queue.
    pub fn of(&self, queue: Queue) -> i64 {
        match queue {
            Queue::Waiting => self.waiting,
            Queue::Reported => self.reported,
            Queue::Spam => self.spam,
            Queue::Approved => self.approved,
            Queue::Rejected => self.rejected,
        }
    }
}

/// One page of a queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueuePage {
    /// Its comments, newest first.
    pub comments: Vec<QueuedComment>,
    /// Where the next page begins: time in milliseconds and identity.
    pub next: Option<(i64, String)>,
}

type Row = (i64, String, String, Option<String>);

impl Newsroom {
    /// One page of a queue, after the comment at `after`. Moderators of some sections see the comments of these only.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to moderate.
    pub async fn comment_queue(
        &self,
        authority: &Authority,
        queue: Queue,
        after: Option<(i64, String)>,
        limit: usize,
    ) -> Result<QueuePage> {
        authority.require(Capability::Moderate)?;
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let sections = sections_of(&mut conn, authority).await?;
        let sql = if queue == Queue::Reported { REPORTED } else { IN_STATE };
        let mut after = after.unwrap_or((i64::MAX, "g".to_owned()));
        let (mut found, mut examined, mut more) = (Vec::new(), 0, true);
        while found.len() <= limit && more && examined < MOST_EXAMINED {
            let rows: Vec<Row> = on!(&mut conn, c => sqlx::query_as(sql)
                .bind(queue.state())
                .bind(after.0)
                .bind(&after.1)
                .bind(BATCH)
                .fetch_all(c)
                .await)
            .doing(LISTING)?;
            more = i64::try_from(rows.len()).is_ok_and(|rows| rows == BATCH);
            examined += rows.len();
            for (at, id, data, section) in rows {
                after = (at, id.clone());
                let visible = sections.as_ref().is_none_or(|sections| section.is_some_and(|section| sections.contains(&section)));
                if visible && found.len() <= limit {
                    found.push((at, entity::read::<Comment>("comment", &id, &data)?));
                }
            }
        }
        let next = if found.len() > limit {
            found.truncate(limit);
            found.last().map(|(at, comment)| (*at, comment.id.to_string()))
        } else {
            more.then_some(after)
        };
        let comments = QueuedComment::read(&mut conn, found.into_iter().map(|(_, comment)| comment).collect()).await?;
        Ok(QueuePage { comments, next })
    }

    /// How many comments are in each queue. For moderators of some sections too these are the numbers of the whole paper.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to moderate.
    pub async fn comment_counts(&self, authority: &Authority) -> Result<QueueCounts> {
        authority.require(Capability::Moderate)?;
        let mut held = self.read().await?;
        let mut counts = [0_i64; 4];
        let states = [CommentState::Waiting, CommentState::Spam, CommentState::Approved, CommentState::Trash];
        for (count, state) in counts.iter_mut().zip(states) {
            *count = on!(held.conn(), c => sqlx::query_scalar(COUNT_STATE).bind(state.as_str()).fetch_one(c).await).doing(LISTING)?;
        }
        let reported: i64 = on!(held.conn(), c => sqlx::query_scalar(COUNT_REPORTED).fetch_one(c).await).doing(LISTING)?;
        let [waiting, spam, approved, rejected] = counts;
        Ok(QueueCounts { waiting, reported, spam, approved, rejected })
    }

    /// How many comments wait, for the navigation of the desk; at most 1,000 are counted.
    pub async fn waiting_comments(&self) -> Result<i64> {
        let mut held = self.read().await?;
        on!(held.conn(), c => sqlx::query_scalar(COUNT_STATE).bind(CommentState::Waiting.as_str()).fetch_one(c).await).doing(LISTING)
    }
}

/// The sections, with all below them, whose comments somebody moderates; `None`: all.
async fn sections_of(conn: &mut Conn<'_>, authority: &Authority) -> Result<Option<HashSet<String>>> {
    let Some(sections) = authority.person().and_then(|person| person.sections.as_ref()) else { return Ok(None) };
    let tree = SectionTree::read(conn).await?;
    let below = sections.iter().flat_map(|section| tree.with_descendants(section));
    Ok(Some(below.map(|section: SectionId| section.to_string()).collect()))
}
