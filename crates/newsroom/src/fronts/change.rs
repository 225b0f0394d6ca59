//! Changes of the draft of a front, slot by slot: two editors only stop each other where they change the same slot.

use domain::{AuditAct, FrontAct, FrontPage, FrontPlan, StoryId, Timestamp, UserId, front::MOST_SLOTS};
use serde_json::json;

use super::row::{Changed, Stored, name, stored};
use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Result};

/// Why a change of a front was refused. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrontRefusal {
    /// Somebody else changed the same since.
    #[error("somebody has changed this slot since; look at the page, then decide again")]
    Changed {
        /// Who; `None` for the command line.
        by: Option<UserId>,
        /// When.
        at: Timestamp,
    },
    /// Readers find the story on no list.
    #[error("readers cannot find this story; publish it first")]
    NotListed,
    /// The page's layout has no such slot, or no story is in it.
    #[error("this slot has no story any more; look at the page, then decide again")]
    NoSlot,
    /// There is nothing to take back.
    #[error("this can no longer be taken back")]
    TooLate,
}

impl Edit<'_> {
    /// Changes the draft of a front, based on the revision that was on the screen.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to arrange this page; [`Error::Front`] if it was refused.
    pub async fn change_front(&mut self, page: &FrontPage, act: &FrontAct, based_on: i64) -> Result<()> {
        self.may_arrange(page).await?;
        let front = stored(&mut self.conn().await?, page.as_str()).await?;
        if let FrontAct::Put { story, .. } = act {
            self.require_listed(story).await?;
        }
        let after = front.draft.after(page, act).map_err(|_| refused(&front, act, based_on))?;
        let touched = front.draft.touched(&after, act);
        if let Some(change) = newer(&front, &touched, based_on) {
            return Err(change.into());
        }
        if after == front.draft {
            return Ok(());
        }
        self.write_draft(page, front, after, &touched).await?;
        let detail = match act {
            FrontAct::Layout(layout) => json!({ "layout": layout.as_str() }),
            FrontAct::Put { slot, story } => json!({ "put": story.as_str(), "slot": slot + 1 }),
            FrontAct::Show { slot, headline, kicker, picture, until } => {
                let until = until.map(Timestamp::millis);
                json!({ "slot": slot + 1, "headline": headline, "kicker": kicker, "picture": picture, "until": until })
            }
            FrontAct::Move { slot, to } => json!({ "move": slot + 1, "to": to + 1 }),
            FrontAct::Remove { slot } => json!({ "remove": slot + 1 }),
        };
        self.note_front(AuditAct::FrontChange, page, detail).await
    }

    /// Takes the last change of the draft back.
    ///
    /// # Errors
    /// As [`Edit::change_front`]; [`FrontRefusal::TooLate`] if there is nothing to take back.
    pub async fn undo_front(&mut self, page: &FrontPage, based_on: i64) -> Result<()> {
        self.may_arrange(page).await?;
        let front = stored(&mut self.conn().await?, page.as_str()).await?;
        if front.revision != based_on {
            return Err(changed(&front));
        }
        let before = front.before.clone().ok_or(FrontRefusal::TooLate)?;
        let before = self.listed_of(before).await?;
        let touched: Vec<usize> = (0..=MOST_SLOTS).collect();
        self.write_draft(page, Stored { before: None, ..front }, before, &touched).await?;
        self.note_front(AuditAct::FrontChange, page, json!({ "undo": true })).await
    }

    /// Stores another draft; `touched` slots count as changed now.
    pub(super) async fn write_draft(&mut self, page: &FrontPage, front: Stored, draft: FrontPlan, touched: &[usize]) -> Result<()> {
        let change = self.change_of(&front);
        let before = Some(front.draft.clone()).filter(|before| *before != draft);
        let front = Stored { revision: change.revision, before, ..front.with_draft(draft, change, touched) };
        self.write_front(page.as_str(), &front).await?;
        self.write_slots(page.as_str(), true, &front.draft).await
    }

    /// A change that is made now.
    pub(super) fn change_of(&self, front: &Stored) -> Changed {
        Changed { revision: front.revision + 1, by: self.user(), at: self.newsroom.now() }
    }

    /// A plan without the stories that readers find on no list.
    pub(super) async fn listed_of(&mut self, mut plan: FrontPlan) -> Result<FrontPlan> {
        let now = self.newsroom.now();
        for (at, slot) in plan.slots.clone() {
            if slot.until.is_some_and(|until| until <= now) || !self.is_listed(&slot.story).await? {
                plan.slots.remove(&at);
            }
        }
        Ok(plan)
    }

    async fn require_listed(&mut self, story: &StoryId) -> Result<()> {
        if self.is_listed(story).await? { Ok(()) } else { Err(FrontRefusal::NotListed.into()) }
    }

    async fn is_listed(&mut self, story: &StoryId) -> Result<bool> {
        const LISTED: &str = "SELECT s.story_id FROM story t JOIN shelf_story s ON s.shelf = 'all' AND s.published_at = t.published_at \
             AND s.story_id = t.id WHERE t.id = $1";
        let found: Option<String> = on!(self.conn().await?, c => sqlx::query_scalar(LISTED).bind(story.as_str()).fetch_optional(c).await)
            .doing("reading a list")?;
        Ok(found.is_some())
    }

    pub(super) async fn note_front(&mut self, act: AuditAct, page: &FrontPage, detail: serde_json::Value) -> Result<()> {
        let name = name(self, page.as_str()).await?;
        self.audit(act, Target { kind: "front", id: Some(page.as_str()), name: &name }, detail).await
    }
}

/// The newest change of these slots after a revision.
fn newer(front: &Stored, touched: &[usize], based_on: i64) -> Option<FrontRefusal> {
    let changes = touched.iter().filter_map(|slot| front.changes.get(*slot)?.as_ref());
    let newest = changes.filter(|change| change.revision > based_on).max_by_key(|change| change.revision)?;
    Some(FrontRefusal::Changed { by: newest.by.clone(), at: newest.at })
}

/// Why an act does not fit the draft: somebody changed it, or a story left its slot by itself.
fn refused(front: &Stored, act: &FrontAct, based_on: i64) -> Error {
    let touched = front.draft.touched(&front.draft, act);
    newer(front, &touched, based_on).unwrap_or(FrontRefusal::NoSlot).into()
}

/// The refusal that names the newest change.
pub(super) fn changed(front: &Stored) -> Error {
    match front.newest() {
        Some(change) => FrontRefusal::Changed { by: change.by.clone(), at: change.at }.into(),
        None => FrontRefusal::TooLate.into(),
    }
}
