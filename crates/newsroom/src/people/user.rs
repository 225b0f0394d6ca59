//! Accounts as they are read: everybody's public side, without secrets.

use domain::{AuthorId, Email, Language, ParseError, Role, SectionId, SiteSettings, TextSize, Timestamp, UserId, UserState};

use crate::db::{Conn, on};
use crate::entity;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Their identity.
    pub id: UserId,
    /// As typed; unique by [`super::email_key`].
    pub email: Email,
    /// The name that colleagues see.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The sections that the role is limited to; `None`: everywhere.
    pub sections: Option<Vec<SectionId>>,
    /// Whether they may sign in.
    pub state: UserState,
    /// The author under whose name they write.
    pub author: Option<AuthorId>,
    /// The language of the desk.
    pub language: Language,
    /// The text size of the desk.
    pub text_size: TextSize,
    /// Whether signing in needs a code of an authenticator.
    pub has_totp: bool,
    /// Whether a password is set; without one nobody can sign in.
    pub has_password: bool,
    /// When the account was made.
    pub created_at: Timestamp,
    /// The last sign-in.
    pub last_sign_in_at: Option<Timestamp>,
}

impl User {
    /// Whether their role needs codes of an authenticator, and they have none.
    pub fn lacks_codes(&self, settings: &SiteSettings) -> bool {
        !self.has_totp && settings.needs_codes(self.role)
    }
}

/// An account to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUser {
    /// The address to sign in with.
    pub email: Email,
    /// The name that colleagues see.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The sections that the role is limited to; `None`: everywhere.
    pub sections: Option<Vec<SectionId>>,
    /// The author under whose name they write.
    pub author: Option<AuthorId>,
    /// The hash of the password, in the PHC string format.
    pub password: Option<String>,
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: String,
    email: String,
    name: String,
    role: String,
    sections: Option<String>,
    state: String,
    author_id: Option<String>,
    language: String,
    text_size: String,
    has_totp: bool,
    has_password: bool,
    created_at: i64,
    last_sign_in_at: Option<i64>,
}

macro_rules! columns {
    ($from_where:literal) => {
        concat!(
            "SELECT id, email, name, role, sections, state, author_id, language, text_size, \
             (totp_secret IS NOT NULL) AS has_totp, (password IS NOT NULL) AS has_password, created_at, last_sign_in_at FROM user_account ",
            $from_where
        )
    };
}

/// One account by identity.
pub(crate) const BY_ID: &str = columns!("WHERE id = $1");
/// One account by the key of its address.
pub(crate) const BY_EMAIL: &str = columns!("WHERE email_key = $1");
/// Accounts by name, after a name and an identity.
pub(crate) const AFTER: &str = columns!("WHERE (name, id) > ($1, $2) ORDER BY name, id LIMIT $3");
/// Names of active administrators, those who have been there longest first.
pub(crate) const ADMINISTRATORS: &str =
    "SELECT name FROM user_account WHERE role = 'administrator' AND state = 'active' ORDER BY id LIMIT $1";
const READING: &str = "reading an account";

/// Reads the stored list of sections.
pub(super) fn read_sections(row: &str, json: Option<&str>) -> Result<Option<Vec<SectionId>>> {
    json.map(|json| entity::read("user_account", row, json)).transpose()
}

/// The stored list of sections.
pub(super) fn write_sections(sections: Option<&Vec<SectionId>>) -> Result<Option<String>> {
    sections.map(|sections| entity::write("user_account", "sections", sections)).transpose()
}

impl Row {
    pub(super) fn read(self) -> Result<User> {
        let sections = read_sections(&self.id, self.sections.as_deref())?;
        let damaged = |source: ParseError| entity::stored("user_account", &self.id, source);
        Ok(User {
            id: UserId::parse(&self.id).map_err(damaged)?,
            email: Email::parse(&self.email).map_err(damaged)?,
            name: self.name,
            role: Role::parse(&self.role).map_err(damaged)?,
            sections,
            state: UserState::parse(&self.state).map_err(damaged)?,
            author: self.author_id.as_deref().map(AuthorId::parse).transpose().map_err(damaged)?,
            language: Language::parse(&self.language).map_err(damaged)?,
            text_size: TextSize::parse(&self.text_size).map_err(damaged)?,
            has_totp: self.has_totp,
            has_password: self.has_password,
            created_at: Timestamp::from_millis(self.created_at),
            last_sign_in_at: self.last_sign_in_at.map(Timestamp::from_millis),
        })
    }
}

pub(super) async fn one(conn: &mut Conn<'_>, sql: &'static str, key: &str) -> Result<Option<User>> {
    let row: Option<Row> = on!(conn, c => sqlx::query_as(sql).bind(key).fetch_optional(c).await).doing(READING)?;
    row.map(Row::read).transpose()
}

impl Newsroom {
    /// The account of this identity.
    pub async fn user(&self, id: &UserId) -> Result<Option<User>> {
        one(&mut self.read().await?.conn(), BY_ID, id.as_str()).await
    }

    /// The account with this address, however it is spelled.
    pub async fn user_by_email(&self, email: &Email) -> Result<Option<User>> {
        one(&mut self.read().await?.conn(), BY_EMAIL, &super::email_key(email)).await
    }

    /// Accounts in order of name, those after `after` (name and identity), at most `limit`.
    pub async fn users(&self, after: Option<(&str, &UserId)>, limit: i64) -> Result<Vec<User>> {
        let (name, id) = after.map_or(("", ""), |(name, id)| (name, id.as_str()));
        let mut held = self.read().await?;
        let rows: Vec<Row> =
            on!(held.conn(), c => sqlx::query_as(AFTER).bind(name).bind(id).bind(limit).fetch_all(c).await).doing(READING)?;
        rows.into_iter().map(Row::read).collect()
    }

    /// Names of active administrators, at most `limit`: whom others can ask.
    pub async fn administrators(&self, limit: i64) -> Result<Vec<String>> {
        let mut held = self.read().await?;
        on!(held.conn(), c => sqlx::query_scalar(ADMINISTRATORS).bind(limit).fetch_all(c).await).doing(READING)
    }

    /// Whether somebody can sign in as administrator.
    pub async fn has_administrator(&self) -> Result<bool> {
        let mut held = self.read().await?;
        has_administrator(&mut held.conn()).await
    }
}

/// Whether an active administrator with a password exists.
pub(super) async fn has_administrator(conn: &mut Conn<'_>) -> Result<bool> {
    const ANY: &str =
        "SELECT id FROM user_account WHERE role = 'administrator' AND state = 'active' AND password IS NOT NULL ORDER BY id LIMIT 1";
    let found: Option<String> = on!(conn, c => sqlx::query_scalar(ANY).fetch_optional(c).await).doing(READING)?;
    Ok(found.is_some())
}
