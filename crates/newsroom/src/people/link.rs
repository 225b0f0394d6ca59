//! Links that work once: set-up, invitation, new password, new e-mail address, and the second step of a sign-in.

use domain::{AuthorId, Email, ParseError, Role, SectionId, Timestamp, UserId};

use super::unit::{Unit, run};
use super::user::{read_sections, write_sections};
use super::{Refusal, SecretHash, email_key};
use crate::db::{Conn, on};
use crate::entity::{self, without_nul};
use crate::error::Doing;
use crate::{Error, Newsroom, Result};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Makes the first administrator.
    SetUp,
    /// Makes an account.
    Invitation,
    /// Sets a new password.
    Reset,
    /// Confirms another e-mail address.
    EmailChange,
    /// Not sent to anybody: stands for a right password while the code is awaited.
    SecondStep,
}

impl LinkKind {
    const ALL: [Self; 5] = [Self::SetUp, Self::Invitation, Self::Reset, Self::EmailChange, Self::SecondStep];

    fn as_str(self) -> &'static str {
        match self {
            Self::SetUp => "set_up",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::EmailChange => "email_change",
            Self::SecondStep => "second_step",
        }
    }
}

/// What an invitation offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// Whom it is for; the account gets this address.
    pub email: Email,
    /// The name it proposes; may be empty.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The sections that the role is limited to; `None`: everywhere.
    pub sections: Option<Vec<SectionId>>,
    /// The author whose byline and stories the account gets.
    pub author: Option<AuthorId>,
}

/// A link as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its identity; not the token.
    pub id: String,
    /// What it is for.
    pub kind: LinkKind,
    /// Whose account it concerns.
    pub user: Option<UserId>,
    /// The address it was made for.
    pub email: Option<Email>,
    /// The proposed name; may be empty.
    pub name: String,
    /// The role an invitation offers.
    pub role: Option<Role>,
    /// The sections that role is limited to.
    pub sections: Option<Vec<SectionId>>,
    /// The author an invitation comes with.
    pub author: Option<AuthorId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it stops working.
    pub expires_at: Timestamp,
}

/// A link to be made.
#[derive(Debug, Clone)]
pub(super) struct NewLink<'a> {
    kind: LinkKind,
    token: &'a SecretHash,
    lasts: i64,
    user: Option<&'a UserId>,
    account: Option<&'a NewAccount>,
    email: Option<&'a Email>,
}

impl<'a> NewLink<'a> {
    /// One that works for so many milliseconds.
    pub(super) fn of(kind: LinkKind, token: &'a SecretHash, lasts: i64) -> Self {
        Self { kind, token, lasts, user: None, account: None, email: None }
    }

    pub(super) fn for_user(self, user: &'a UserId) -> Self {
        Self { user: Some(user), ..self }
    }

    pub(super) fn for_email(self, email: &'a Email) -> Self {
        Self { email: Some(email), ..self }
    }

    pub(super) fn for_account(self, account: &'a NewAccount) -> Self {
        Self { account: Some(account), email: Some(&account.email), ..self }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    kind: String,
    user_id: Option<String>,
    email: Option<String>,
    name: Option<String>,
    role: Option<String>,
    sections: Option<String>,
    author_id: Option<String>,
    created_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
    cancelled_at: Option<i64>,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, user_id, email, name, role, sections, author_id, created_at, expires_at, used_at, cancelled_at \
             FROM account_link ",
            $rest
        )
    };
}

/// A link by the digest of its token.
pub(crate) const BY_HASH: &str = columns!("WHERE hash = $1");
/// Invitations that can still be accepted.
pub(crate) const INVITATIONS: &str = columns!(
    "WHERE kind = 'invitation' AND used_at IS NULL AND cancelled_at IS NULL AND expires_at > $1 ORDER BY expires_at DESC, id DESC"
);
const READING: &str = "reading a link";

impl Row {
    fn read(self) -> Result<Link> {
        let sections = read_sections(&self.id, self.sections.as_deref())?;
        let damaged = |source: ParseError| entity::stored("account_link", &self.id, source);
        let kind = LinkKind::ALL.into_iter().find(|kind| kind.as_str() == self.kind);
        Ok(Link {
            kind: kind.ok_or_else(|| damaged(ParseError::new("kind of link", "is unknown")))?,
            user: self.user_id.as_deref().map(UserId::parse).transpose().map_err(damaged)?,
            email: self.email.as_deref().map(Email::parse).transpose().map_err(damaged)?,
            name: self.name.unwrap_or_default(),
            role: self.role.as_deref().map(Role::parse).transpose().map_err(damaged)?,
            sections,
            author: self.author_id.as_deref().map(AuthorId::parse).transpose().map_err(damaged)?,
            created_at: Timestamp::from_millis(self.created_at),
            expires_at: Timestamp::from_millis(self.expires_at),
            id: self.id,
        })
    }
}

/// The link with this token, if it can be used now.
async fn usable(conn: &mut Conn<'_>, token: &SecretHash, now: i64) -> Result<Link> {
    let row: Option<Row> = on!(conn, c => sqlx::query_as(BY_HASH).bind(token.as_str()).fetch_optional(c).await).doing(READING)?;
    let refuse = |refusal| Err(Error::Refused(refusal));
    match row {
        None => refuse(Refusal::LinkUnknown),
        Some(row) if row.used_at.is_some() => refuse(Refusal::LinkUsed),
        Some(row) if row.cancelled_at.is_some() => refuse(Refusal::LinkCancelled),
        Some(row) if row.expires_at <= now => refuse(Refusal::LinkExpired),
        Some(row) => row.read(),
    }
}

impl Newsroom {
    /// The link with this token. Looking at it changes nothing: programs that check mail follow links.
    ///
    /// # Errors
    /// A [`Refusal`] if it is unknown, used, cancelled or too old.
    pub async fn any_link(&self, token: &SecretHash) -> Result<Link> {
        usable(&mut self.read().await?.conn(), token, self.now().millis()).await
    }

    /// As [`Newsroom::any_link`], for one kind; links of another kind are unknown.
    pub async fn link(&self, token: &SecretHash, kind: LinkKind) -> Result<Link> {
        let link = self.any_link(token).await?;
        if link.kind == kind { Ok(link) } else { Err(Error::Refused(Refusal::LinkUnknown)) }
    }

    /// The invitations that can still be accepted, the newest first.
    pub async fn invitations(&self) -> Result<Vec<Link>> {
        let now = self.now().millis();
        let mut held = self.read().await?;
        let rows: Vec<Row> = on!(held.conn(), c => sqlx::query_as(INVITATIONS).bind(now).fetch_all(c).await).doing(READING)?;
        rows.into_iter().map(Row::read).collect()
    }
}

impl Unit<'_> {
    /// Stores a new link.
    pub(super) async fn add_link(&mut self, new: &NewLink<'_>) -> Result<()> {
        const INSERT: &str = "INSERT INTO account_link (id, hash, kind, user_id, email, email_key, name, role, sections, author_id, \
             made_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
        let (id, now) = (self.newsroom.ids().next(), self.now());
        let made_by = self.actor.stored();
        let account = new.account;
        let sections = write_sections(account.and_then(|account| account.sections.as_ref()))?;
        run!(
            self,
            "storing a link",
            INSERT,
            &id,
            new.token.as_str(),
            new.kind.as_str(),
            new.user.map(UserId::as_str),
            new.email.map(Email::as_str),
            new.email.map(email_key),
            account.map(|account| without_nul(&account.name)),
            account.map(|account| account.role.as_str()),
            &sections,
            account.and_then(|account| account.author.as_ref()).map(AuthorId::as_str),
            &made_by,
            now,
            now + new.lasts,
        )
        .map(drop)
    }

    /// Uses up a link. The statement asks once more whether it is unused, so that of two requests one succeeds.
    pub(super) async fn use_link(&mut self, token: &SecretHash, kind: LinkKind) -> Result<Link> {
        const USE: &str = "UPDATE account_link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND cancelled_at IS NULL";
        let now = self.now();
        let link = usable(&mut self.conn(), token, now).await?;
        if link.kind != kind {
            return Err(Error::Refused(Refusal::LinkUnknown));
        }
        if run!(self, "using a link", USE, token.as_str(), now)? == 1 { Ok(link) } else { Err(Error::Refused(Refusal::LinkUsed)) }
    }

    /// Cancels unused links of one kind: of a person, of an address, or all.
    pub(super) async fn cancel_links(&mut self, kind: LinkKind, user: Option<&UserId>, email: Option<&Email>) -> Result<u64> {
        const CANCEL: &str = "UPDATE account_link SET cancelled_at = $2 WHERE kind = $1 AND used_at IS NULL AND cancelled_at IS NULL";
        const OF_USER: &str =
            "UPDATE account_link SET cancelled_at = $2 WHERE kind = $1 AND used_at IS NULL AND cancelled_at IS NULL AND user_id = $3";
        const OF_EMAIL: &str =
            "UPDATE account_link SET cancelled_at = $2 WHERE kind = $1 AND used_at IS NULL AND cancelled_at IS NULL AND email_key = $3";
        let now = self.now();
        match (user, email) {
            (Some(user), _) => run!(self, "cancelling links", OF_USER, kind.as_str(), now, user.as_str()),
            (None, Some(email)) => run!(self, "cancelling links", OF_EMAIL, kind.as_str(), now, email_key(email)),
            (None, None) => run!(self, "cancelling links", CANCEL, kind.as_str(), now),
        }
    }

    /// Cancels one unused link of a kind by its identity; gives the address it was for.
    pub(super) async fn cancel_link(&mut self, kind: LinkKind, id: &str) -> Result<Option<String>> {
        const CANCEL: &str =
            "UPDATE account_link SET cancelled_at = $3 WHERE id = $2 AND kind = $1 AND used_at IS NULL AND cancelled_at IS NULL";
        const EMAIL: &str = "SELECT email FROM account_link WHERE id = $1";
        let now = self.now();
        if run!(self, "cancelling a link", CANCEL, kind.as_str(), id, now)? == 0 {
            return Err(Error::Refused(Refusal::LinkUnknown));
        }
        let email: Option<Option<String>> =
            on!(self.conn(), c => sqlx::query_scalar(EMAIL).bind(id).fetch_optional(c).await).doing(READING)?;
        Ok(email.flatten())
    }
}
