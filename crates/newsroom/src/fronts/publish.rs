//! Publishing the draft of a front, discarding it, and publishing an earlier version again.

use domain::{AuditAct, FrontPage, FrontPlan, UserId, front::MOST_SLOTS};
use serde_json::json;

use super::change::changed;
use super::row::{Stored, stored};
use crate::db::on;
use crate::error::Doing;
use crate::write::keys::Key;
use crate::{Edit, Error, Result, entity};

const WRITING: &str = "publishing a front";

impl Edit<'_> {
    /// Shows readers the draft of a front.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to arrange this page; [`Error::Front`] if somebody changed the front since this revision.
    pub async fn publish_front(&mut self, page: &FrontPage, based_on: i64) -> Result<()> {
        let front = self.decided_front(page, based_on).await?;
        if front.draft == front.live {
            return Ok(());
        }
        let (plan, version) = (front.draft.clone(), front.version + 1);
        self.show_readers(page, Stored { before: None, ..front }, plan).await?;
        self.note_front(AuditAct::FrontPublish, page, json!({ "version": version })).await
    }

    /// Makes the draft of a front what readers see.
    ///
    /// # Errors
    /// As [`Edit::publish_front`].
    pub async fn discard_front(&mut self, page: &FrontPage, based_on: i64) -> Result<()> {
        let front = self.decided_front(page, based_on).await?;
        if front.draft == front.live {
            return Ok(());
        }
        let (live, touched) = (front.live.clone(), (0..=MOST_SLOTS).collect::<Vec<_>>());
        self.write_draft(page, front, live, &touched).await?;
        self.note_front(AuditAct::FrontDiscard, page, serde_json::Value::Null).await
    }

    /// Shows readers an earlier version of a front, without the stories that are gone since. A draft with changes stays as it is.
    ///
    /// # Errors
    /// As [`Edit::publish_front`]; [`Error::NotFound`] for a version that was never published.
    pub async fn roll_back_front(&mut self, page: &FrontPage, version: i64, based_on: i64) -> Result<()> {
        const PLAN: &str = "SELECT plan FROM front_version WHERE page = $1 AND version = $2";
        let front = self.decided_front(page, based_on).await?;
        let plan: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(PLAN).bind(page.as_str()).bind(version).fetch_optional(c).await)
                .doing("reading a version of a front")?;
        let plan: FrontPlan = entity::read("front_version", page.as_str(), &plan.ok_or(Error::NotFound { what: "version" })?)?;
        let plan = self.listed_of(plan).await?;
        if plan == front.live {
            return Ok(());
        }
        let (follows, change) = (front.draft == front.live, self.change_of(&front));
        let all: Vec<usize> = (0..=MOST_SLOTS).collect();
        let front = if follows { front.with_draft(plan.clone(), change, &all) } else { front };
        self.show_readers(page, Stored { before: None, ..front }, plan).await?;
        self.note_front(AuditAct::FrontRollBack, page, json!({ "version": version })).await
    }

    /// The front, if nobody changed it since.
    async fn decided_front(&mut self, page: &FrontPage, based_on: i64) -> Result<Stored> {
        self.may_arrange(page).await?;
        let front = stored(&mut self.conn().await?, page.as_str()).await?;
        if front.revision == based_on { Ok(front) } else { Err(changed(&front)) }
    }

    async fn show_readers(&mut self, page: &FrontPage, front: Stored, plan: FrontPlan) -> Result<()> {
        const ADD: &str = "INSERT INTO front_version (page, version, plan, published_at, published_by) VALUES ($1, $2, $3, $4, $5)";
        let front = Stored { live: plan, revision: front.revision + 1, version: front.version + 1, ..front };
        let (name, now, by) = (page.as_str(), self.newsroom.now().millis(), self.user());
        self.write_front(name, &front).await?;
        self.write_slots(name, false, &front.live).await?;
        self.write_slots(name, true, &front.draft).await?;
        let data = entity::write("front_version", name, &front.live)?;
        on!(self.conn().await?, c => sqlx::query(ADD)
            .bind(name).bind(front.version).bind(&data).bind(now).bind(by.as_ref().map(UserId::as_str)).execute(c).await.map(drop))
        .doing(WRITING)?;
        self.touch(Key::Front(name));
        Ok(())
    }
}
