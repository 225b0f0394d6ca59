//! What people do to their own accounts.

use domain::{AuditAct, Email, Language, SessionId, TextSize, UserId};

use super::account::Credentials;
use super::link::{LinkKind, NewLink};
use super::unit::{Target, Unit, run};
use super::{AuditActor, Origin, Refusal, SecretHash, SignedIn, User, account, session, user};
use crate::entity::without_nul;
use crate::{Error, Newsroom, Result};

/// How long a link that confirms an address works, in milliseconds: a day.
const EMAIL_CHANGE_LASTS: i64 = 24 * 60 * 60_000;

/// One unit of work on one's own account. Nothing has happened until it is committed.
pub struct OwnAccount<'a> {
    pub(super) unit: Unit<'a>,
    signed_in: &'a SignedIn,
    pub(super) person: User,
}

impl Newsroom {
    /// Begins to change the account of somebody who is signed in.
    ///
    /// # Errors
    /// [`Refusal::SessionEnded`] if the session ended since it was read.
    pub async fn own_account<'a>(&'a self, signed_in: &'a SignedIn, origin: &Origin) -> Result<OwnAccount<'a>> {
        let who = signed_in.user();
        let mut unit = Unit::begin(self, AuditActor::Person(who.id.clone(), who.name.clone()), origin).await?;
        let now = unit.now();
        if !session::is_valid(&mut unit.conn(), signed_in, now).await? {
            return Err(Error::Refused(Refusal::SessionEnded));
        }
        let person = unit.person(&who.id).await?;
        Ok(OwnAccount { unit, signed_in, person })
    }
}

impl OwnAccount<'_> {
    /// Makes everything last.
    pub async fn commit(self) -> Result<()> {
        self.unit.commit().await
    }

    /// The account's credentials within this unit of work.
    pub async fn credentials(&mut self) -> Result<Credentials> {
        let found = account::credentials(&mut self.unit.conn(), user::BY_ID, self.person.id.as_str()).await?;
        found.ok_or(Error::Refused(Refusal::SessionEnded))
    }

    /// Notes that the password was just given again; the session gets another token. `false` if another request gave it one meanwhile: then
    /// that one is in use.
    pub async fn confirm_password(&mut self, token: &SecretHash) -> Result<bool> {
        const PUT: &str = "UPDATE user_session SET confirmed_at = $2 WHERE id = $1";
        let now = self.unit.now();
        run!(self.unit, "confirming a password", PUT, self.signed_in.session().as_str(), now)?;
        let rotated = self.unit.rotate(self.signed_in, token).await?;
        self.note(AuditAct::PasswordConfirm, serde_json::Value::Null).await?;
        Ok(rotated)
    }

    /// Changes name, language and text size.
    pub async fn set_profile(&mut self, name: &str, language: &Language, text_size: TextSize) -> Result<()> {
        const PUT: &str = "UPDATE user_account SET name = $2, language = $3, text_size = $4, updated_at = $5 WHERE id = $1";
        let (name, now, before) = (without_nul(name), self.unit.now(), self.person.clone());
        run!(self.unit, "changing an account", PUT, before.id.as_str(), &name, language.as_str(), text_size.as_str(), now)?;
        let detail = serde_json::json!({
            "before": { "name": before.name, "language": before.language, "text_size": before.text_size },
            "after": { "name": name, "language": language, "text_size": text_size },
        });
        self.note(AuditAct::ProfileChange, detail).await
    }

    /// Makes a link that confirms another address; an earlier one stops working. The address changes when the link is used.
    ///
    /// # Errors
    /// [`Refusal::EmailTaken`].
    pub async fn begin_email_change(&mut self, email: &Email, token: &SecretHash) -> Result<()> {
        let id = self.person.id.clone();
        self.unit.require_free_email(email, Some(&id)).await?;
        self.unit.cancel_links(LinkKind::EmailChange, Some(&id), None).await?;
        let link = NewLink::of(LinkKind::EmailChange, token, EMAIL_CHANGE_LASTS).for_user(&id).for_email(email);
        self.unit.add_link(&link).await?;
        self.note(AuditAct::EmailChangeBegin, serde_json::json!({ "before": self.person.email, "after": email })).await
    }

    /// Stores another password (an Argon2id hash). All other sessions end; this one gets another token.
    pub async fn change_password(&mut self, password: &str, token: &SecretHash) -> Result<()> {
        let id = self.person.id.clone();
        self.unit.put_password(&id, password).await?;
        self.only_this_session(token).await?;
        self.note(AuditAct::PasswordChange, serde_json::Value::Null).await
    }

    /// Keeps the secret of an authenticator until a code of it was given.
    pub async fn propose_totp(&mut self, secret: &str) -> Result<()> {
        const PUT: &str = "UPDATE user_account SET totp_pending = $2 WHERE id = $1";
        run!(self.unit, "setting up an authenticator", PUT, self.person.id.as_str(), secret).map(drop)
    }

    /// Begins to use the proposed authenticator, a code of which was given for the time step `step`. That code counts as used. Other
    /// sessions end; this one gets another token.
    pub async fn turn_totp_on(&mut self, secret: &str, step: i64, codes: &[SecretHash], token: &SecretHash) -> Result<()> {
        let id = self.person.id.clone();
        self.unit.put_totp(&id, Some(secret)).await?;
        self.unit.use_step(&id, step).await?;
        self.unit.put_recovery_codes(&id, codes).await?;
        self.only_this_session(token).await?;
        self.note(AuditAct::TotpOn, serde_json::Value::Null).await
    }

    /// Stops using the authenticator. Other sessions end; this one gets another token.
    ///
    /// # Errors
    /// [`Refusal::CodesNeeded`] for somebody whose role needs codes.
    pub async fn turn_totp_off(&mut self, token: &SecretHash) -> Result<()> {
        let person = self.person.clone();
        self.unit.refuse_without_codes(&person).await?;
        let id = self.person.id.clone();
        self.unit.put_totp(&id, None).await?;
        self.only_this_session(token).await?;
        self.note(AuditAct::TotpOff, serde_json::Value::Null).await
    }

    /// Replaces the recovery codes.
    pub async fn put_recovery_codes(&mut self, codes: &[SecretHash]) -> Result<()> {
        let id = self.person.id.clone();
        self.unit.put_recovery_codes(&id, codes).await?;
        self.note(AuditAct::RecoveryCodes, serde_json::Value::Null).await
    }

    /// Ends one session of one's own. `false` if there is none of this identity.
    pub async fn end_session(&mut self, session: &SessionId) -> Result<bool> {
        const END: &str = "DELETE FROM user_session WHERE id = $1 AND user_id = $2";
        let ended = run!(self.unit, "ending a session", END, session.as_str(), self.person.id.as_str())? > 0;
        if ended {
            self.note(AuditAct::SessionEnd, serde_json::json!({ "session": session })).await?;
        }
        Ok(ended)
    }

    /// Ends all sessions, this one too, and removes known devices.
    pub async fn end_all_sessions(&mut self) -> Result<u64> {
        let id = self.person.id.clone();
        let ended = self.unit.end_sessions(&id, None).await?;
        self.unit.drop_devices(&id).await?;
        self.note(AuditAct::SessionsEnd, serde_json::json!({ "sessions": ended })).await?;
        Ok(ended)
    }

    async fn only_this_session(&mut self, token: &SecretHash) -> Result<()> {
        self.unit.end_sessions(&self.person.id, Some(self.signed_in.session())).await?;
        self.unit.replace_token(self.signed_in, token).await
    }

    pub(super) async fn note(&mut self, act: AuditAct, detail: serde_json::Value) -> Result<()> {
        self.unit.note(act, Target::person(&self.person), detail).await
    }
}

impl Unit<'_> {
    /// Sets or removes the secret of the authenticator; sessions of before no longer count.
    pub(super) async fn put_totp(&mut self, user: &UserId, secret: Option<&str>) -> Result<()> {
        const PUT: &str = "UPDATE user_account SET totp_secret = $2, totp_pending = NULL, totp_step = NULL, \
             credentials_version = credentials_version + 1, updated_at = $3 WHERE id = $1";
        let now = self.now();
        run!(self, "changing the second factor", PUT, user.as_str(), secret, now)?;
        if secret.is_none() {
            self.put_recovery_codes(user, &[]).await?;
        }
        Ok(())
    }
}
