//! Redirects: listed, added, removed, imported, and those that are left where something was.

use domain::{AuditAct, Redirect, RedirectStatus, SitePath};

use super::acts::Kind;
use super::journal::Done;
use super::refusal::Refusal;
use crate::content::redirect::read;
use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Newsroom, Result, entity};

/// The redirects that lead to a path.
pub(crate) const TO: &str = "SELECT from_path FROM redirect WHERE to_path = $1 ORDER BY from_path LIMIT 1000";
/// In order of the old path, from a beginning on, after one.
pub(crate) const LIST: &str = "SELECT from_path, to_path, status FROM redirect WHERE from_path > $1 AND from_path >= $2 AND from_path < $3 \
     ORDER BY from_path LIMIT $4";
/// Those whose new path has a beginning.
pub(crate) const LEADING: &str =
    "SELECT from_path, to_path, status FROM redirect WHERE to_path >= $1 AND to_path < $2 ORDER BY to_path, from_path LIMIT $3";
const DOING: &str = "storing a redirect";
const LISTING: &str = "listing redirects";
/// Redirects are followed so far.
const MOST_HOPS: usize = 8;

type Row = (String, String, String);

impl Newsroom {
    /// Redirects whose old path begins with `start`, those after `after`, at most `limit`.
    pub async fn redirect_list(&self, start: &str, after: &str, limit: i64) -> Result<Vec<Redirect>> {
        let end = format!("{start}\u{10ffff}");
        let mut held = self.read().await?;
        let rows: Vec<Row> =
            on!(held.conn(), c => sqlx::query_as(LIST).bind(after).bind(start).bind(&end).bind(limit).fetch_all(c).await).doing(LISTING)?;
        rows.into_iter().map(|(from, to, status)| read(&from, &to, &status)).collect()
    }

    /// Redirects whose new path begins with `start`, at most `limit`.
    pub async fn redirects_to(&self, start: &str, limit: i64) -> Result<Vec<Redirect>> {
        let end = format!("{start}\u{10ffff}");
        let mut held = self.read().await?;
        let rows: Vec<Row> =
            on!(held.conn(), c => sqlx::query_as(LEADING).bind(start).bind(&end).bind(limit).fetch_all(c).await).doing(LISTING)?;
        rows.into_iter().map(|(from, to, status)| read(&from, &to, &status)).collect()
    }
}

/// Whether the desk or files are there: their routes never look a redirect up.
fn is_never_redirected(path: &str) -> bool {
    path.split(['/', '?']).find(|part| !part.is_empty()).is_some_and(|first| matches!(first, "desk" | "media" | "assets"))
}

impl Edit<'_> {
    /// Lets a path lead to another one, as a part of the change that moved it. What led to it before leads on directly; what led away from
    /// the new path is removed.
    pub(crate) async fn leave_redirect(&mut self, from: &SitePath, to: &SitePath) -> Result<()> {
        self.drop_redirect(to.as_str()).await?;
        self.shorten(from.as_str(), to).await?;
        self.write_redirect(&Redirect { from: from.as_str().to_owned(), to: to.clone(), status: RedirectStatus::Moved }).await
    }

    /// Lets what leads to `from` lead to `to` directly.
    async fn shorten(&mut self, from: &str, to: &SitePath) -> Result<()> {
        let earlier: Vec<String> = on!(self.conn().await?, c => sqlx::query_scalar(TO).bind(from).fetch_all(c).await).doing(DOING)?;
        for earlier in earlier.into_iter().filter(|earlier| earlier != to.as_str() && earlier != from) {
            self.write_redirect(&Redirect { from: earlier, to: to.clone(), status: RedirectStatus::Moved }).await?;
        }
        Ok(())
    }

    /// Removes the redirect from a path; whether there was one.
    pub(crate) async fn drop_redirect(&mut self, from: &str) -> Result<bool> {
        let Some(known) = self.redirect(from).await? else { return Ok(false) };
        let data = entity::write("redirect", from, &known)?;
        self.remove_entity("redirect", from, &data).await.map(|()| true)
    }

    /// Stores a redirect; the identity with which it can be taken back. What leads to its old path leads to the new one directly.
    ///
    /// # Errors
    /// [`Refusal::Circle`] if it leads back to its beginning, [`Refusal::Chain`] if its new path is a redirect itself, both with the whole
    /// way; [`crate::Error::Forbidden`].
    pub async fn add_redirect(&mut self, redirect: &Redirect) -> Result<String> {
        self.begin_change()?;
        self.check_way(redirect).await?;
        self.store_redirect(redirect).await?;
        let to = if redirect.status == RedirectStatus::Gone { "" } else { redirect.to.as_str() };
        self.finish_redirects(AuditAct::RedirectAdd, &redirect.from, serde_json::json!({ "to": to })).await
    }

    /// Removes the redirect from a path; the identity with which it can be taken back, empty if there was none.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`].
    pub async fn remove_redirect(&mut self, from: &str) -> Result<String> {
        self.begin_change()?;
        self.drop_redirect(from).await?;
        self.finish_redirects(AuditAct::RedirectRemove, from, serde_json::Value::Null).await
    }

    /// Stores many redirects, all or none; the identity with which they can be taken back. The first error has the number of its redirect.
    ///
    /// # Errors
    /// As [`Edit::add_redirect`].
    pub async fn import_redirects(&mut self, redirects: &[Redirect]) -> std::result::Result<String, (usize, crate::Error)> {
        self.begin_change().map_err(|error| (0, error))?;
        for (number, redirect) in redirects.iter().enumerate() {
            self.store_redirect(redirect).await.map_err(|error| (number, error))?;
        }
        for (number, redirect) in redirects.iter().enumerate() {
            self.check_way(redirect).await.map_err(|error| (number, error))?;
        }
        let detail = serde_json::json!({ "redirects": redirects.len() });
        let first = redirects.first().map(|redirect| redirect.from.clone()).unwrap_or_default();
        self.finish_redirects(AuditAct::RedirectImport, &first, detail).await.map_err(|error| (0, error))
    }

    async fn store_redirect(&mut self, redirect: &Redirect) -> Result<()> {
        if redirect.status == RedirectStatus::Moved {
            self.shorten(&redirect.from, &redirect.to).await?;
        }
        self.put_redirect(redirect).await
    }

    async fn check_way(&mut self, redirect: &Redirect) -> Result<()> {
        if is_never_redirected(&redirect.from) {
            return Err(Refusal::LivePage(redirect.from.clone()).into());
        }
        if redirect.status == RedirectStatus::Gone {
            return Ok(());
        }
        let mut way = vec![redirect.from.clone(), redirect.to.as_str().to_owned()];
        while way.len() <= MOST_HOPS {
            let last = way.last().cloned().unwrap_or_default();
            if last == redirect.from {
                return Err(Refusal::Circle(way).into());
            }
            match self.redirect(&last).await? {
                Some(next) if next.status == RedirectStatus::Moved => way.push(next.to.into()),
                _ => break,
            }
        }
        if way.len() > 2 { Err(Refusal::Chain(way).into()) } else { Ok(()) }
    }

    async fn finish_redirects(&mut self, act: AuditAct, from: &str, detail: serde_json::Value) -> Result<String> {
        let undo = self.finish_change(Done { kind: Kind::Redirect, id: from, merged_into: None, stories: &[] }).await?;
        if !undo.is_empty() {
            self.audit(act, Target { kind: "redirect", id: Some(from), name: from }, detail).await?;
        }
        Ok(undo)
    }
}
