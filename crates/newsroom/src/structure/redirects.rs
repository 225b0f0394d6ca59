//! Redirects that are left where something was.

use domain::{Redirect, RedirectStatus, SitePath};

use crate::db::on;
use crate::error::Doing;
use crate::{Edit, Result, entity};

/// The redirects that lead to a path.
pub(crate) const TO: &str = "SELECT from_path FROM redirect WHERE to_path = $1 ORDER BY from_path LIMIT 1000";
const DOING: &str = "storing a redirect";

impl Edit<'_> {
    /// Lets a path lead to another one. What led to it before leads on directly; what led away from the new path is removed.
    pub(crate) async fn leave_redirect(&mut self, from: &SitePath, to: &SitePath) -> Result<()> {
        self.remove_redirect(to.as_str()).await?;
        let earlier: Vec<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(TO).bind(from.as_str()).fetch_all(c).await).doing(DOING)?;
        for earlier in earlier.into_iter().filter(|earlier| earlier != to.as_str()).chain([from.as_str().to_owned()]) {
            self.put_redirect(&Redirect { from: earlier, to: to.clone(), status: RedirectStatus::Moved }).await?;
        }
        Ok(())
    }

    /// Removes the redirect from a path; whether there was one.
    pub(crate) async fn remove_redirect(&mut self, from: &str) -> Result<bool> {
        let Some(known) = self.redirect(from).await? else { return Ok(false) };
        let data = entity::write("redirect", from, &known)?;
        self.remove_entity("redirect", from, &data).await.map(|()| true)
    }
}
