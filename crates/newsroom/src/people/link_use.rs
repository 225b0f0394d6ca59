//! Making links for those who have not signed in, and what using a link does.

use domain::{AuditAct, Email, Role, UserId, UserState};

use super::account::{Credentials, credentials};
use super::link::{LinkKind, NewLink};
use super::unit::{Target, Unit, run};
use super::{AuditActor, NewSession, NewUser, Origin, Refusal, SecretHash, User, user};
use crate::{Error, Newsroom, Result};

const MINUTE: i64 = 60_000;
/// How long a set-up link works.
const SET_UP_LASTS: i64 = 24 * 60 * MINUTE;
/// How long a link for a new password works.
pub(super) const RESET_LASTS: i64 = 60 * MINUTE;

impl Newsroom {
    /// Makes a set-up link and cancels older ones. `false`, and no link, if the paper has an administrator.
    pub async fn make_set_up_link(&self, token: &SecretHash) -> Result<bool> {
        let mut unit = Unit::begin(self, AuditActor::System, &Origin::default()).await?;
        if user::has_administrator(&mut unit.conn()).await? {
            return Ok(false);
        }
        unit.cancel_links(LinkKind::SetUp, None, None).await?;
        unit.add_link(&NewLink::of(LinkKind::SetUp, token, SET_UP_LASTS)).await?;
        unit.commit().await?;
        Ok(true)
    }

    /// Makes the first administrator by a set-up link, and signs them in. `password` is an Argon2id hash.
    ///
    /// # Errors
    /// A [`Refusal`] if the link cannot be used or the paper has an administrator already.
    pub async fn set_up(
        &self,
        token: &SecretHash,
        (email, name): (&Email, &str),
        password: &str,
        new: &NewSession,
        origin: &Origin,
    ) -> Result<User> {
        let mut unit = Unit::begin(self, AuditActor::Anonymous, origin).await?;
        if user::has_administrator(&mut unit.conn()).await? {
            return Err(Error::Refused(Refusal::SetUpDone));
        }
        unit.use_link(token, LinkKind::SetUp).await?;
        let account = NewUser {
            email: email.clone(),
            name: name.to_owned(),
            role: Role::Administrator,
            sections: None,
            author: None,
            password: Some(password.to_owned()),
        };
        let user = unit.add_account(&account, AuditAct::SetUp).await?;
        unit.begin_session(&user.id, new).await?;
        unit.commit().await?;
        Ok(user)
    }

    /// Makes an account by an invitation, and signs its owner in. The address is the invitation's.
    ///
    /// # Errors
    /// A [`Refusal`] if the link cannot be used, or if the address or the author has an account already: nobody's password is replaced.
    pub async fn accept_invitation(
        &self,
        token: &SecretHash,
        name: &str,
        password: &str,
        new: &NewSession,
        origin: &Origin,
    ) -> Result<User> {
        let mut unit = Unit::begin(self, AuditActor::Anonymous, origin).await?;
        let link = unit.use_link(token, LinkKind::Invitation).await?;
        let (Some(email), Some(role)) = (link.email, link.role) else { return Err(Error::Refused(Refusal::LinkUnknown)) };
        let account = NewUser {
            email,
            name: name.to_owned(),
            role,
            sections: link.sections,
            author: link.author,
            password: Some(password.to_owned()),
        };
        let user = unit.add_account(&account, AuditAct::InvitationAccept).await?;
        unit.begin_session(&user.id, new).await?;
        unit.commit().await?;
        Ok(user)
    }

    /// Makes a link for a new password by the wish of somebody who cannot sign in. `None`, and no link, if nobody active has this address;
    /// what the person sees must be the same.
    pub async fn request_reset(&self, email: &Email, token: &SecretHash, origin: &Origin) -> Result<Option<User>> {
        let mut unit = Unit::begin(self, AuditActor::Anonymous, origin).await?;
        let found = user::one(&mut unit.conn(), user::BY_EMAIL, &super::email_key(email)).await?;
        let Some(person) = found.filter(|user| user.state == UserState::Active) else { return Ok(None) };
        unit.add_reset_link(&person, token).await?;
        unit.commit().await?;
        Ok(Some(person))
    }

    /// Sets a new password by a link; all sessions of the account end. Gives the credentials to sign in with (a second factor stays on).
    ///
    /// # Errors
    /// A [`Refusal`] if the link cannot be used or the account was deactivated.
    pub async fn reset_password(&self, token: &SecretHash, password: &str, origin: &Origin) -> Result<Credentials> {
        let mut unit = Unit::begin(self, AuditActor::Anonymous, origin).await?;
        let link = unit.use_link(token, LinkKind::Reset).await?;
        let user = link.user.ok_or(Error::Refused(Refusal::LinkUnknown))?;
        let person = unit.person(&user).await?;
        if person.state != UserState::Active {
            return Err(Error::Refused(Refusal::LinkUnknown));
        }
        unit.actor = AuditActor::Person(person.id.clone(), person.name.clone());
        unit.put_password(&user, password).await?;
        unit.end_sessions(&user, None).await?;
        unit.drop_devices(&user).await?;
        unit.note(AuditAct::PasswordReset, Target::person(&person), serde_json::Value::Null).await?;
        let present = credentials(&mut unit.conn(), user::BY_ID, user.as_str()).await?;
        unit.commit().await?;
        present.ok_or(Error::Refused(Refusal::NoSuchPerson))
    }

    /// Confirms another e-mail address by the link that was sent there. Gives the person as they were before.
    ///
    /// # Errors
    /// A [`Refusal`] if the link cannot be used, or somebody has the address by now.
    pub async fn confirm_email(&self, token: &SecretHash, origin: &Origin) -> Result<User> {
        const PUT: &str = "UPDATE user_account SET email = $2, email_key = $3, updated_at = $4 WHERE id = $1";
        let mut unit = Unit::begin(self, AuditActor::Anonymous, origin).await?;
        let link = unit.use_link(token, LinkKind::EmailChange).await?;
        let (Some(user), Some(email)) = (link.user, link.email) else { return Err(Error::Refused(Refusal::LinkUnknown)) };
        let person = unit.person(&user).await?;
        if person.state != UserState::Active {
            return Err(Error::Refused(Refusal::LinkUnknown));
        }
        unit.require_free_email(&email, Some(&user)).await?;
        let now = unit.now();
        run!(unit, "changing an e-mail address", PUT, user.as_str(), email.as_str(), super::email_key(&email), now)?;
        // a link for a new password went to the old address
        unit.cancel_links(LinkKind::Reset, Some(&user), None).await?;
        unit.actor = AuditActor::Person(person.id.clone(), person.name.clone());
        let detail = serde_json::json!({ "before": person.email, "after": email });
        unit.note(AuditAct::EmailChange, Target::person(&person), detail).await?;
        unit.commit().await?;
        Ok(person)
    }
}

impl Unit<'_> {
    /// Makes a link for a new password; older ones stop working.
    pub(super) async fn add_reset_link(&mut self, person: &User, token: &SecretHash) -> Result<()> {
        self.cancel_links(LinkKind::Reset, Some(&person.id), None).await?;
        let link = NewLink::of(LinkKind::Reset, token, RESET_LASTS).for_user(&person.id).for_email(&person.email);
        self.add_link(&link).await?;
        self.note(AuditAct::ResetLink, Target::person(person), serde_json::Value::Null).await
    }

    /// Stores another password; sessions of before no longer count, and links that could change the account are cancelled.
    pub(super) async fn put_password(&mut self, user: &UserId, password: &str) -> Result<()> {
        const PUT: &str =
            "UPDATE user_account SET password = $2, credentials_version = credentials_version + 1, updated_at = $3 WHERE id = $1";
        let now = self.now();
        run!(self, "storing a password", PUT, user.as_str(), password, now)?;
        for kind in [LinkKind::Reset, LinkKind::EmailChange, LinkKind::SecondStep] {
            self.cancel_links(kind, Some(user), None).await?;
        }
        Ok(())
    }
}
