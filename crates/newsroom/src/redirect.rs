//! Old addresses.

use domain::{Capability, ParseError, Redirect, RedirectStatus, SitePath};

use crate::db::{Conn, on};
use crate::edit::{Table, cells};
use crate::error::Doing;
use crate::kept::{self, stored};
use crate::keys::Key;
use crate::{Edit, Newsroom, Result};

/// One old address.
pub(crate) const GET: &str = "SELECT to_path, status FROM redirect WHERE from_path = $1";

async fn get(conn: &mut Conn<'_>, from: &str) -> Result<Option<Redirect>> {
    if from.contains('\0') {
        return Ok(None);
    }
    let row: Option<(String, String)> =
        on!(conn, c => sqlx::query_as(GET).bind(from).fetch_optional(c).await).doing("reading a redirect")?;
    let read = |(to, status): (String, String)| -> std::result::Result<Redirect, ParseError> {
        Ok(Redirect { from: from.to_owned(), to: SitePath::parse(&to)?, status: RedirectStatus::parse(&status)? })
    };
    row.map(|row| read(row).map_err(|source| stored("redirect", from, source))).transpose()
}

impl Newsroom {
    /// What became of an old path.
    pub async fn redirect(&self, from: &str) -> Result<Option<Redirect>> {
        self.note(Key::Path(from));
        get(&mut self.read().await?.conn(), from).await
    }
}

impl Edit<'_> {
    /// What became of an old path.
    pub async fn redirect(&mut self, from: &str) -> Result<Option<Redirect>> {
        get(&mut self.conn_about(&[from]).await?, from).await
    }

    /// Stores what became of an old path.
    pub async fn put_redirect(&mut self, redirect: &Redirect) -> Result<()> {
        self.authority.require(Capability::ManageStructure)?;
        if !redirect.from.starts_with('/') || redirect.from.chars().any(char::is_control) {
            return Err(ParseError::new("old path", format!("{:?} must begin with / and hold no control characters", redirect.from)).into());
        }
        let before = if self.unused.take_redirect(&redirect.from) { None } else { self.redirect(&redirect.from).await? };
        if before.as_ref() == Some(redirect) {
            return Ok(());
        }
        self.waiting.row(Table::Redirect, cells![redirect.from.as_str(), redirect.to.as_str(), redirect.status.as_str()]);
        self.named([redirect.from.as_str()]);
        let before = before.map(|before| kept::write("redirect", &redirect.from, &before)).transpose()?;
        self.note_thing("redirect", &redirect.from, before, &kept::write("redirect", &redirect.from, redirect)?);
        self.touch(Key::Path(&redirect.from));
        Ok(())
    }
}
