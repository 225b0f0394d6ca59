//! Making accounts, and reading what proves somebody's identity.

use domain::{AuditAct, Email, Language, TextSize, UserId, UserState};

use super::unit::{Target, Unit, run};
use super::user::{self, NewUser, User, write_sections};
use super::{Refusal, email_key};
use crate::db::{Conn, on};
use crate::entity::without_nul;
use crate::error::Doing;
use crate::{Error, Newsroom, Result};

/// What proves an identity. Hold it only while checking a sign-in.
#[derive(Clone)]
pub struct Credentials {
    /// Whose.
    pub user: User,
    /// The Argon2id hash, in the PHC string format.
    pub password: Option<String>,
    /// The secret of the authenticator, if it is in use, in base 32.
    pub totp_secret: Option<String>,
    /// The secret of an authenticator that is being set up.
    pub totp_pending: Option<String>,
    /// Changes with each of these; a sign-in that was checked against an older state is refused.
    pub version: i64,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("user", &self.user.id).finish_non_exhaustive()
    }
}

/// Secrets of one account.
pub(crate) const SECRETS: &str = "SELECT password, totp_secret, totp_pending, credentials_version FROM user_account WHERE id = $1";
const MAKING: &str = "making an account";

/// The credentials of an account, read in one state.
pub(super) async fn credentials(conn: &mut Conn<'_>, by: &'static str, key: &str) -> Result<Option<Credentials>> {
    let Some(user) = user::one(conn, by, key).await? else { return Ok(None) };
    let secrets: (Option<String>, Option<String>, Option<String>, i64) =
        on!(conn, c => sqlx::query_as(SECRETS).bind(user.id.as_str()).fetch_one(c).await).doing("reading credentials")?;
    let (password, totp_secret, totp_pending, version) = secrets;
    Ok(Some(Credentials { user, password, totp_secret, totp_pending, version }))
}

impl Newsroom {
    /// What proves the identity of somebody with this address.
    pub async fn credentials_by_email(&self, email: &Email) -> Result<Option<Credentials>> {
        credentials(&mut self.read().await?.conn(), user::BY_EMAIL, &email_key(email)).await
    }

    /// What proves the identity of this person.
    pub async fn credentials(&self, id: &UserId) -> Result<Option<Credentials>> {
        credentials(&mut self.read().await?.conn(), user::BY_ID, id.as_str()).await
    }
}

impl Unit<'_> {
    /// Refuses an address that somebody has already, other than `except`.
    pub(super) async fn require_free_email(&mut self, email: &Email, except: Option<&UserId>) -> Result<()> {
        let owner = user::one(&mut self.conn(), user::BY_EMAIL, &email_key(email)).await?;
        match owner {
            Some(owner) if Some(&owner.id) != except => Err(Error::Refused(Refusal::EmailTaken)),
            _ => Ok(()),
        }
    }

    /// Refuses an author that belongs to an account already.
    pub(super) async fn require_free_author(&mut self, author: Option<&domain::AuthorId>) -> Result<()> {
        const OWNER: &str = "SELECT id FROM user_account WHERE author_id = $1";
        let Some(author) = author else { return Ok(()) };
        let owner: Option<String> =
            on!(self.conn(), c => sqlx::query_scalar(OWNER).bind(author.as_str()).fetch_optional(c).await).doing(MAKING)?;
        if owner.is_some() { Err(Error::Refused(Refusal::AuthorTaken)) } else { Ok(()) }
    }

    /// Makes an account and notes it as `act`.
    pub(super) async fn add_account(&mut self, new: &NewUser, act: AuditAct) -> Result<User> {
        const INSERT: &str = "INSERT INTO user_account (id, email, email_key, name, role, sections, state, author_id, language, text_size, \
             password, rights_version, credentials_version, created_at, updated_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, 1, $12, $12)";
        self.require_free_email(&new.email, None).await?;
        self.require_free_author(new.author.as_ref()).await?;
        let id = UserId::fresh(self.newsroom.ids());
        let (key, name, sections) = (email_key(&new.email), without_nul(&new.name), write_sections(new.sections.as_ref())?);
        let author = new.author.as_ref().map(domain::AuthorId::as_str);
        let now = self.now();
        run!(
            self,
            MAKING,
            INSERT,
            id.as_str(),
            new.email.as_str(),
            &key,
            &name,
            new.role.as_str(),
            &sections,
            UserState::Active.as_str(),
            author,
            Language::english().as_str(),
            TextSize::Normal.as_str(),
            &new.password,
            now,
        )?;
        let user = self.person(&id).await?;
        // somebody who accepts an invitation acts in their own name
        if let super::AuditActor::Anonymous = self.actor {
            self.actor = super::AuditActor::Person(user.id.clone(), user.name.clone());
        }
        let detail = serde_json::json!({ "role": user.role, "sections": user.sections, "email": user.email });
        self.note(act, Target::person(&user), detail).await?;
        Ok(user)
    }
}
