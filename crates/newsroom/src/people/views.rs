//! Filters of the list of stories that somebody saved under a name.

use domain::{AuditAct, UserId};

use super::own::OwnAccount;
use super::unit::run;
use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// Those of a person, in the order in which they were saved.
pub(crate) const VIEWS: &str = "SELECT id, name, filters FROM saved_view WHERE user_id = $1 ORDER BY made_at, id LIMIT 20";
const WRITING: &str = "saving a view";

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SavedView {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The filters, as in the URL of the list.
    pub filters: String,
}

impl Newsroom {
    /// The views of a person, at most 20.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn saved_views(&self, user: &UserId) -> Result<Vec<SavedView>> {
        let mut held = self.read().await?;
        on!(held.conn(), c => sqlx::query_as(VIEWS).bind(user.as_str()).fetch_all(c).await).doing("reading saved views")
    }
}

impl OwnAccount<'_> {
    /// Saves filters under a name.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn save_view(&mut self, name: &str, filters: &str) -> Result<()> {
        const ADD: &str = "INSERT INTO saved_view (id, user_id, name, filters, made_at) VALUES ($1, $2, $3, $4, $5)";
        let (id, now) = (self.unit.newsroom.ids().next(), self.unit.now());
        run!(self.unit, WRITING, ADD, id, self.person.id.as_str(), name, filters, now)?;
        self.note(AuditAct::ProfileChange, serde_json::json!({ "view": name })).await
    }

    /// Removes a view of one's own; `false` if there is none.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn remove_view(&mut self, id: &str) -> Result<bool> {
        const REMOVE: &str = "DELETE FROM saved_view WHERE id = $1 AND user_id = $2";
        let removed = run!(self.unit, WRITING, REMOVE, id, self.person.id.as_str())?;
        if removed > 0 {
            self.note(AuditAct::ProfileChange, serde_json::json!({ "view_removed": id })).await?;
        }
        Ok(removed > 0)
    }
}
