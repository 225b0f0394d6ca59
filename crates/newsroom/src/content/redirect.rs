//! Redirects from old paths.

use domain::{Capability, ParseError, Redirect, RedirectStatus, SitePath};

use crate::db::{Conn, on};
use crate::entity::{self, stored};
use crate::error::Doing;
use crate::write::keys::Key;
use crate::write::{Table, cells};
use crate::{Edit, Newsroom, Result};

/// One redirect by its old path.
pub(crate) const GET: &str = "SELECT to_path, status FROM redirect WHERE from_path = $1";

async fn get(conn: &mut Conn<'_>, from: &str) -> Result<Option<Redirect>> {
    if from.contains('\0') {
        return Ok(None);
    }
    let row: Option<(String, String)> =
        on!(conn, c => sqlx::query_as(GET).bind(from).fetch_optional(c).await).doing("reading a redirect")?;
    row.map(|(to, status)| read(from, &to, &status)).transpose()
}

/// A stored row.
pub(crate) fn read(from: &str, to: &str, status: &str) -> Result<Redirect> {
    let parsed = || -> std::result::Result<Redirect, ParseError> {
        Ok(Redirect { from: from.to_owned(), to: SitePath::parse(to)?, status: RedirectStatus::parse(status)? })
    };
    parsed().map_err(|source| stored("redirect", from, source))
}

impl Newsroom {
    /// The redirect for an old path.
    pub async fn redirect(&self, from: &str) -> Result<Option<Redirect>> {
        self.record(Key::Path(from));
        get(&mut self.read().await?.conn(), from).await
    }
}

impl Edit<'_> {
    /// The redirect for an old path.
    pub async fn redirect(&mut self, from: &str) -> Result<Option<Redirect>> {
        get(&mut self.conn().await?, from).await
    }

    /// Stores a redirect.
    pub async fn put_redirect(&mut self, redirect: &Redirect) -> Result<()> {
        self.authority.require(Capability::ManageStructure)?;
        self.write_redirect(redirect).await
    }

    /// Stores a redirect that another change leaves behind; who may make that change needs no right to redirects.
    pub(crate) async fn write_redirect(&mut self, redirect: &Redirect) -> Result<()> {
        if !redirect.from.starts_with('/') || redirect.from.chars().any(char::is_control) {
            return Err(ParseError::new("old path", format!("{:?} must begin with / and hold no control characters", redirect.from)).into());
        }
        let before = if self.take_known_unused_redirect(&redirect.from) { None } else { self.redirect(&redirect.from).await? };
        if before.as_ref() == Some(redirect) {
            return Ok(());
        }
        self.write_row(Table::Redirect, cells![redirect.from.as_str(), redirect.to.as_str(), redirect.status.as_str()]);
        self.mark_used([redirect.from.as_str()]);
        let before = before.map(|before| entity::write("redirect", &redirect.from, &before)).transpose()?;
        self.record_written("redirect", &redirect.from, before, &entity::write("redirect", &redirect.from, redirect)?);
        self.touch(Key::Path(&redirect.from));
        self.end_put().await
    }
}
