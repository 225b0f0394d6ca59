//! Moderators decide about comments, many at once, and can take that back for a short time.

use std::collections::BTreeMap;

use domain::{AuditAct, Comment, CommentId, CommentState};
use serde::{Deserialize, Serialize};

use super::learn::{Lesson, add_to};
use super::{CommentRefusal, digest, typed_text};
use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Result, entity};

const MODERATING: &str = "moderating comments";
/// How long an act can be taken back, in milliseconds. Pages offer it for ten seconds; the rest is for slow networks.
const UNDOABLE_FOR: i64 = 60_000;

/// A comment as a moderator saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenComment {
    /// Which one.
    pub id: CommentId,
    /// What was seen ([`super::QueuedComment::version`]).
    pub version: String,
}

/// What a decision did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moderated {
    /// With this it can be taken back.
    pub undo: String,
    /// How many comments changed.
    pub changed: usize,
    /// Those that were left alone, because they are not as they were seen any more.
    pub stayed: Vec<CommentId>,
}

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// How many comments are as they were before.
    pub changed: usize,
    /// Those about which somebody has decided since.
    pub stayed: Vec<CommentId>,
}

/// A comment before a decision and after it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Decided {
    before: CommentState,
    after: CommentState,
}

/// What is seen of a comment, as a short word: another one once its text, its state or the number of its open reports is another.
pub(super) fn version_of(comment: &Comment, open_reports: usize) -> String {
    let seen = format!("{} {open_reports} {}", comment.state, typed_text(&comment.body.blocks));
    digest("seen", &seen).chars().take(12).collect()
}

fn act_of(state: CommentState) -> AuditAct {
    match state {
        CommentState::Approved => AuditAct::CommentApprove,
        CommentState::Trash => AuditAct::CommentReject,
        CommentState::Spam => AuditAct::CommentSpam,
        CommentState::Waiting => AuditAct::CommentWait,
    }
}

/// What the filter learns from a decision.
fn lesson_of(state: CommentState) -> Option<&'static str> {
    match state {
        CommentState::Approved => Some("good"),
        CommentState::Spam => Some("spam"),
        // impolite is not advertising
        CommentState::Trash | CommentState::Waiting => None,
    }
}

impl Edit<'_> {
    /// As [`Edit::moderate`], for comments as they were seen: one about which somebody has decided since, or whose writer has changed it,
    /// is left alone, unless it is in that state already.
    ///
    /// # Errors
    /// As [`Edit::moderate`].
    pub async fn moderate_seen(&mut self, seen: &[SeenComment], to: CommentState) -> Result<Moderated> {
        let (mut same, mut stayed) = (Vec::new(), Vec::new());
        for SeenComment { id, version } in seen {
            let Some(comment) = self.comment_by_id(id).await? else { continue };
            self.check_moderation(&comment.story).await?;
            let open = self.open_reports(id).await?;
            let is_done = comment.state == to && open == 0;
            let is_seen = version_of(&comment, usize::try_from(open).unwrap_or_default()) == *version;
            if is_done || is_seen { same.push(id.clone()) } else { stayed.push(id.clone()) }
        }
        Ok(Moderated { stayed, ..self.moderate(&same, to).await? })
    }

    /// Puts comments in a state, whatever they are in; open reports about them are closed. The filter learns from it. Comments that are gone are left out.
    ///
    /// # Errors
    /// [`Error::Forbidden`] and [`Error::StoryRefused`] for comments that the person may not moderate; then nothing is changed.
    pub async fn moderate(&mut self, ids: &[CommentId], to: CommentState) -> Result<Moderated> {
        const REMEMBER: &str = "INSERT INTO moderation_act (id, made_by, made_at, states) VALUES ($1, $2, $3, $4)";
        let (now, undo) = (self.newsroom.now().millis(), self.newsroom.ids().next());
        let (mut before, mut lesson) = (BTreeMap::new(), Lesson::new());
        for id in ids {
            let Some(comment) = self.comment_by_id(id).await? else { continue };
            let state = comment.state;
            let reported = self.close_reports(id, now).await?;
            let name = comment.author_name.clone();
            let changed = self.put_state(comment, to, &mut lesson).await?;
            if reported && !changed {
                let target = Target { kind: "comment", id: Some(id.as_str()), name: &name };
                self.audit(AuditAct::CommentReportsClose, target, serde_json::Value::Null).await?;
            }
            if changed || reported {
                before.insert(id.as_str().to_owned(), Decided { before: state, after: to });
            }
        }
        self.learn(&lesson).await?;
        let by = self.user().map(|user| user.to_string()).unwrap_or_default();
        let states = entity::write("moderation_act", &undo, &before)?;
        on!(self.conn().await?, c => sqlx::query(REMEMBER).bind(&undo).bind(by).bind(now).bind(states).execute(c).await.map(drop))
            .doing(MODERATING)?;
        Ok(Moderated { undo, changed: before.len(), stayed: Vec::new() })
    }

    /// The comment, if the person may moderate it.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for one under a story outside of the person's sections; [`Error::Forbidden`].
    pub async fn comment_to_moderate(&mut self, id: &CommentId) -> Result<Comment> {
        let missing = Error::NotFound { what: "comment" };
        let Some(comment) = self.comment_by_id(id).await? else { return Err(missing) };
        match self.check_moderation(&comment.story).await {
            Err(Error::StoryRefused { .. }) => Err(missing),
            checked => checked.map(|()| comment),
        }
    }

    /// Takes one's own decision back, where nobody has decided since.
    ///
    /// # Errors
    /// [`CommentRefusal::TooLate`] after a minute, and for an act of somebody else.
    pub async fn undo_moderation(&mut self, undo: &str) -> Result<Undone> {
        const ONE: &str = "SELECT made_at, states FROM moderation_act WHERE id = $1 AND made_by = $2 AND made_at > $3";
        const DELETE: &str = "DELETE FROM moderation_act WHERE id = $1";
        const REOPEN: &str = "UPDATE comment_report SET closed_at = NULL WHERE comment_id = $1 AND closed_at = $2";
        let by = self.user().map(|user| user.to_string()).unwrap_or_default();
        let since = self.newsroom.now().millis() - UNDOABLE_FOR;
        let row: Option<(i64, String)> =
            on!(self.conn().await?, c => sqlx::query_as(ONE).bind(undo).bind(by).bind(since).fetch_optional(c).await).doing(MODERATING)?;
        let (made_at, states) = row.ok_or(CommentRefusal::TooLate)?;
        let decided: BTreeMap<String, Decided> = entity::read("moderation_act", undo, &states)?;
        let (mut lesson, mut done) = (Lesson::new(), Undone { changed: 0, stayed: Vec::new() });
        for (id, Decided { before, after }) in &decided {
            let Some(comment) = self.comment_by_id(&CommentId::parse(id)?).await? else { continue };
            if comment.state != *after {
                done.stayed.push(comment.id);
                continue;
            }
            self.put_state(comment, *before, &mut lesson).await?;
            done.changed += 1;
            on!(self.conn().await?, c => sqlx::query(REOPEN).bind(id).bind(made_at).execute(c).await.map(drop)).doing(MODERATING)?;
        }
        self.learn(&lesson).await?;
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(undo).execute(c).await.map(drop)).doing(MODERATING)?;
        Ok(done)
    }

    /// Stores a comment in another state, with its entry in the audit log; `false` if it was in it.
    async fn put_state(&mut self, comment: Comment, to: CommentState, lesson: &mut Lesson) -> Result<bool> {
        // also for one that would not change: who may not moderate it must not learn of it
        self.check_moderation(&comment.story).await?;
        if comment.state == to {
            return Ok(false);
        }
        if comment.body.blocks.is_empty() && to != CommentState::Trash {
            return Err(Error::NotFound { what: "comment" });
        }
        self.teach(&comment, to, lesson).await?;
        let comment = Comment { state: to, ..comment };
        self.put_comment(&comment).await?;
        let target = Target { kind: "comment", id: Some(comment.id.as_str()), name: &comment.author_name };
        self.audit(act_of(to), target, serde_json::json!({ "story": comment.story })).await.map(|()| true)
    }

    /// Adds to a lesson what this decision teaches, instead of what an earlier one taught.
    async fn teach(&mut self, comment: &Comment, to: CommentState, lesson: &mut Lesson) -> Result<()> {
        const LEARNED: &str = "SELECT learned FROM comment_sent WHERE comment_id = $1";
        const PUT: &str = "UPDATE comment_sent SET learned = $2 WHERE comment_id = $1";
        let id = comment.id.as_str();
        let row: Option<Option<String>> =
            on!(self.conn().await?, c => sqlx::query_scalar(LEARNED).bind(id).fetch_optional(c).await).doing(MODERATING)?;
        // imported comments teach nothing: what they taught could not be taken back
        let (Some(before), now) = (row, lesson_of(to)) else { return Ok(()) };
        if before.as_deref() == now {
            return Ok(());
        }
        let text = format!("{} {}", comment.author_name, comment.body.plain_text());
        before.iter().for_each(|kind| add_to(lesson, &text, kind, -1));
        now.iter().for_each(|kind| add_to(lesson, &text, kind, 1));
        on!(self.conn().await?, c => sqlx::query(PUT).bind(id).bind(now).execute(c).await.map(drop)).doing(MODERATING)
    }

    /// Closes the open reports about a comment; whether there were any.
    async fn close_reports(&mut self, id: &CommentId, now: i64) -> Result<bool> {
        const CLOSE: &str = "UPDATE comment_report SET closed_at = $2 WHERE comment_id = $1 AND closed_at IS NULL";
        let closed =
            on!(self.conn().await?, c => sqlx::query(CLOSE).bind(id.as_str()).bind(now).execute(c).await.map(|done| done.rows_affected()))
                .doing(MODERATING)?;
        Ok(closed > 0)
    }
}
