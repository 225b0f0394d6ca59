//! The slots of a front as rows: reading them as a plan, writing a plan, and stories that leave their slots by themselves.

use std::collections::{BTreeMap, BTreeSet};

use domain::{AuditAct, FrontLayout, FrontPlan, FrontSlot, StoryId, Timestamp};

use super::row;
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::people::Target;
use crate::write::keys::Key;
use crate::{Authority, Edit, Newsroom, Result};

/// The slots of the draft (1) or of what readers see (0).
pub(crate) const SLOTS: &str =
    "SELECT slot, story_id, headline, kicker, picture, until FROM front_slot WHERE page = $1 AND draft = $2 ORDER BY slot";
/// Slots whose time is over.
pub(crate) const ENDED: &str = "SELECT page, story_id FROM front_slot WHERE until <= $1 ORDER BY until LIMIT 100";
const READING: &str = "reading the slots of a front";
const WRITING: &str = "writing the slots of a front";

/// Slot, story, headline, kicker, picture, until.
type Row = (i64, String, String, String, i64, Option<i64>);

/// The plan with this layout, of the draft or of what readers see.
pub(super) async fn plan(conn: &mut Conn<'_>, page: &str, draft: bool, layout: &str) -> Result<FrontPlan> {
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(SLOTS).bind(page).bind(i64::from(draft)).fetch_all(c).await).doing(READING)?;
    let mut slots = BTreeMap::new();
    for (slot, story, headline, kicker, picture, until) in rows {
        let (story, until) = (StoryId::parse(&story)?, until.map(Timestamp::from_millis));
        slots.extend(usize::try_from(slot).ok().map(|at| (at, FrontSlot { story, headline, kicker, picture: picture == 1, until })));
    }
    Ok(FrontPlan { layout: FrontLayout::parse(layout)?, slots })
}

impl Edit<'_> {
    /// Writes the slots of a plan over those that are there.
    pub(super) async fn write_slots(&mut self, page: &str, draft: bool, plan: &FrontPlan) -> Result<()> {
        const CLEAR: &str = "DELETE FROM front_slot WHERE page = $1 AND draft = $2";
        const ADD: &str = "INSERT INTO front_slot (page, draft, slot, story_id, headline, kicker, picture, until) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let mark = i64::from(draft);
        on!(self.conn().await?, c => sqlx::query(CLEAR).bind(page).bind(mark).execute(c).await.map(drop)).doing(WRITING)?;
        for (at, slot) in &plan.slots {
            let (at, until) = (i64::try_from(*at).unwrap_or(i64::MAX), slot.until.map(Timestamp::millis));
            on!(self.conn().await?, c => sqlx::query(ADD)
                .bind(page).bind(mark).bind(at).bind(slot.story.as_str()).bind(&slot.headline).bind(&slot.kicker)
                .bind(i64::from(slot.picture)).bind(until).execute(c).await.map(drop))
            .doing(WRITING)?;
        }
        Ok(())
    }

    /// Takes a story that readers find on no list any more out of all slots, of drafts too.
    pub(crate) async fn leave_fronts(&mut self, story: &str) -> Result<()> {
        const LEAVE: &str = "DELETE FROM front_slot WHERE story_id = $1 RETURNING page";
        let pages: Vec<String> = on!(self.conn().await?, c => sqlx::query_scalar(LEAVE).bind(story).fetch_all(c).await).doing(WRITING)?;
        pages.iter().for_each(|page| self.touch(Key::Front(page)));
        Ok(())
    }
}

impl Newsroom {
    /// Takes stories out of the slots where their time is over. Gives their number.
    ///
    /// # Errors
    /// The database cannot be read or written.
    pub async fn end_front_slots(&self) -> Result<usize> {
        const END: &str = "DELETE FROM front_slot WHERE page = $1 AND story_id = $2 AND until <= $3";
        let now = self.now().millis();
        let mut held = self.read().await?;
        // reads without the write lock first: usually nothing is due
        let ended: Vec<(String, String)> = on!(held.conn(), c => sqlx::query_as(ENDED).bind(now).fetch_all(c).await).doing(READING)?;
        drop(held);
        if ended.is_empty() {
            return Ok(0);
        }
        let authority = Authority::schedule();
        let mut edit = self.edit(&authority).await?;
        // in the draft and for readers at once
        let ended: BTreeSet<(String, String)> = ended.into_iter().collect();
        for (page, story) in &ended {
            on!(edit.conn().await?, c => sqlx::query(END).bind(page).bind(story).bind(now).execute(c).await.map(drop)).doing(WRITING)?;
            edit.touch(Key::Front(page));
            let name = row::name(&mut edit, page).await?;
            let target = Target { kind: "front", id: Some(page), name: &name };
            edit.audit(AuditAct::FrontSlotEnd, target, serde_json::json!({ "story": story })).await?;
        }
        edit.commit().await?;
        Ok(ended.len())
    }
}
