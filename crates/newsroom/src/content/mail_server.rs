//! The mail server that administrators set, with its password apart: the audit log and backups never hold that one.

use std::fmt;

use domain::{AuditAct, Capability, MailServer};

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Newsroom, Result, entity};

/// There is one row, or none.
pub(crate) const GET: &str = "SELECT m.data, p.password FROM mail_server m LEFT JOIN mail_password p ON p.id = m.id WHERE m.id = $1";
const STORING: &str = "storing the mail server";

/// A stored mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredMailServer {
    /// The server.
    pub server: MailServer,
    /// The password of its account; `None` without one, and after a backup was restored.
    pub password: Option<String>,
}

impl fmt::Debug for StoredMailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredMailServer").field("server", &self.server).field("has_password", &self.password.is_some()).finish()
    }
}

async fn get(conn: &mut Conn<'_>) -> Result<Option<StoredMailServer>> {
    let row: Option<(String, Option<String>)> =
        on!(conn, c => sqlx::query_as(GET).bind(1_i64).fetch_optional(c).await).doing("reading the mail server")?;
    let Some((data, password)) = row else { return Ok(None) };
    Ok(Some(StoredMailServer { server: entity::read("mail_server", "1", &data)?, password }))
}

impl Newsroom {
    /// The mail server that letters go by, unless the program was given one; `None`: they become files.
    pub async fn mail_server(&self) -> Result<Option<StoredMailServer>> {
        get(&mut self.read().await?.conn()).await
    }
}

impl Edit<'_> {
    /// The stored mail server.
    pub async fn mail_server(&mut self) -> Result<Option<StoredMailServer>> {
        get(&mut self.conn().await?).await
    }

    /// Stores a mail server with its password, or none.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to change settings.
    pub async fn put_mail_server(&mut self, server: &MailServer, password: Option<&str>) -> Result<()> {
        const PUT: &str = "INSERT INTO mail_server (id, data) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET data = excluded.data";
        const PUT_PASSWORD: &str =
            "INSERT INTO mail_password (id, password) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET password = excluded.password";
        self.authority.require(Capability::ManageSettings)?;
        let before = self.mail_server().await?;
        if before.as_ref().is_some_and(|before| before.server == *server && before.password.as_deref() == password) {
            return Ok(());
        }
        let data = entity::write("mail_server", "1", server)?;
        on!(self.conn().await?, c => sqlx::query(PUT).bind(1_i64).bind(&data).execute(c).await.map(drop)).doing(STORING)?;
        self.drop_mail_password().await?;
        if let Some(password) = password {
            on!(self.conn().await?, c => sqlx::query(PUT_PASSWORD).bind(1_i64).bind(password).execute(c).await.map(drop)).doing(STORING)?;
        }
        self.note_mail_change(before.as_ref(), Some((server, password))).await
    }

    /// Removes the mail server and its password: letters become files.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to change settings.
    pub async fn remove_mail_server(&mut self) -> Result<()> {
        const REMOVE: &str = "DELETE FROM mail_server WHERE id = $1";
        self.authority.require(Capability::ManageSettings)?;
        let Some(before) = self.mail_server().await? else { return Ok(()) };
        self.drop_mail_password().await?;
        on!(self.conn().await?, c => sqlx::query(REMOVE).bind(1_i64).execute(c).await.map(drop)).doing(STORING)?;
        self.note_mail_change(Some(&before), None).await
    }

    async fn drop_mail_password(&mut self) -> Result<()> {
        const REMOVE: &str = "DELETE FROM mail_password WHERE id = $1";
        on!(self.conn().await?, c => sqlx::query(REMOVE).bind(1_i64).execute(c).await.map(drop)).doing(STORING)
    }

    /// Of the password the log says only whether it changed.
    async fn note_mail_change(&mut self, before: Option<&StoredMailServer>, after: Option<(&MailServer, Option<&str>)>) -> Result<()> {
        let values = |server: Option<&MailServer>| match server {
            None => serde_json::json!({}),
            Some(MailServer { host, port, security, user, sender }) => {
                serde_json::json!({ "mail_server": format!("{host}:{port}"), "security": security, "user": user, "sender": sender })
            }
        };
        let former = before.and_then(|before| before.password.as_deref());
        let detail = serde_json::json!({
            "before": values(before.map(|before| &before.server)),
            "after": values(after.map(|(server, _)| server)),
            "password_changed": former != after.and_then(|(_, password)| password),
        });
        self.audit(AuditAct::MailChange, Target { kind: "settings", id: None, name: "" }, detail).await
    }
}
