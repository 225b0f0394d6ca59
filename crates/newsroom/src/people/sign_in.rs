//! Signing in and out: the steps after the password or the code was checked.

use domain::{AuditAct, UserId, UserState};

use super::account::{Credentials, credentials};
use super::link::{LinkKind, NewLink};
use super::unit::{Target, Unit, run};
use super::{AuditActor, NewSession, Origin, Refusal, SecretHash, SignedIn, user};
use crate::{Error, Newsroom, Result};

impl Newsroom {
    /// Notes a wrong password or code. What was typed as address is not noted: it may be a password.
    pub async fn sign_in_failed(&self, user: Option<&UserId>, origin: &Origin) -> Result<()> {
        let mut unit = Unit::begin(self, AuditActor::Anonymous, origin).await?;
        match user {
            Some(user) => {
                let person = unit.person(user).await?;
                unit.note(AuditAct::SignInFailed, Target::person(&person), serde_json::Value::Null).await?;
            }
            None => unit.note(AuditAct::SignInFailed, Target::none(), serde_json::json!({ "account": "unknown" })).await?,
        }
        unit.commit().await
    }

    /// Begins a session for somebody whose password was right and who uses no authenticator.
    ///
    /// # Errors
    /// [`Refusal::SessionEnded`] if the account was deactivated or its credentials changed since they were read.
    pub async fn sign_in(&self, checked: &Credentials, new: &NewSession, origin: &Origin) -> Result<()> {
        let mut unit = Unit::begin(self, AuditActor::Anonymous, origin).await?;
        let present = unit.still(checked).await?;
        if present.totp_secret.is_some() {
            return Err(Error::Refused(Refusal::SessionEnded));
        }
        unit.signed_in(&present, new, AuditAct::SignIn).await?;
        unit.commit().await
    }

    /// Notes that the password was right; `token` then stands for that during the second step, for ten minutes.
    pub async fn begin_second_step(&self, checked: &Credentials, token: &SecretHash, origin: &Origin) -> Result<()> {
        const LASTS: i64 = 10 * 60_000;
        let mut unit = Unit::begin(self, AuditActor::Anonymous, origin).await?;
        unit.still(checked).await?;
        unit.cancel_links(LinkKind::SecondStep, Some(&checked.user.id), None).await?;
        unit.add_link(&NewLink::of(LinkKind::SecondStep, token, LASTS).for_user(&checked.user.id)).await?;
        unit.commit().await
    }

    /// Whose second step this token stands for.
    ///
    /// # Errors
    /// A [`Refusal`] if the token is unknown, used or too old.
    pub async fn second_step(&self, token: &SecretHash) -> Result<Credentials> {
        let link = self.link(token, LinkKind::SecondStep).await?;
        let user = link.user.ok_or(Error::Refused(Refusal::LinkUnknown))?;
        self.credentials(&user).await?.ok_or(Error::Refused(Refusal::LinkUnknown))
    }

    /// Finishes a sign-in by the code of the time step `step`, which was checked. A step counts once, also for requests in parallel.
    ///
    /// # Errors
    /// [`Refusal::CodeUsed`] if this step or a later one was used; the token stays valid for another code.
    pub async fn sign_in_with_code(&self, token: &SecretHash, step: i64, new: &NewSession, origin: &Origin) -> Result<()> {
        let mut unit = Unit::begin(self, AuditActor::Anonymous, origin).await?;
        let person = unit.finish_second_step(token).await?;
        unit.use_step(&person.user.id, step).await?;
        unit.signed_in(&person, new, AuditAct::SignIn).await?;
        unit.commit().await
    }

    /// Finishes a sign-in by a recovery code.
    ///
    /// # Errors
    /// [`Refusal::CodeUsed`] if it is none of theirs or was used; the token stays valid.
    pub async fn sign_in_with_recovery_code(&self, token: &SecretHash, code: &SecretHash, new: &NewSession, origin: &Origin) -> Result<()> {
        let mut unit = Unit::begin(self, AuditActor::Anonymous, origin).await?;
        let person = unit.finish_second_step(token).await?;
        unit.use_recovery_code(&person.user.id, code).await?;
        unit.signed_in(&person, new, AuditAct::RecoveryCodeUse).await?;
        unit.commit().await
    }

    /// Ends a session by the wish of its owner.
    pub async fn sign_out(&self, signed_in: &SignedIn, origin: &Origin) -> Result<()> {
        const END: &str = "DELETE FROM user_session WHERE id = $1";
        let person = signed_in.user();
        let mut unit = Unit::begin(self, AuditActor::Person(person.id.clone(), person.name.clone()), origin).await?;
        if run!(unit, "signing out", END, signed_in.session().as_str())? > 0 {
            unit.note(AuditAct::SignOut, Target::person(person), serde_json::Value::Null).await?;
        }
        unit.commit().await
    }
}

impl Unit<'_> {
    /// The credentials, unless they changed or the account was deactivated since they were read.
    async fn still(&mut self, checked: &Credentials) -> Result<Credentials> {
        let present = credentials(&mut self.conn(), user::BY_ID, checked.user.id.as_str()).await?;
        present
            .filter(|present| present.version == checked.version && present.user.state == UserState::Active)
            .ok_or(Error::Refused(Refusal::SessionEnded))
    }

    /// Uses up the token of a second step.
    async fn finish_second_step(&mut self, token: &SecretHash) -> Result<Credentials> {
        let link = self.use_link(token, LinkKind::SecondStep).await?;
        let user = link.user.ok_or(Error::Refused(Refusal::LinkUnknown))?;
        credentials(&mut self.conn(), user::BY_ID, user.as_str())
            .await?
            .filter(|person| person.user.state == UserState::Active)
            .ok_or(Error::Refused(Refusal::SessionEnded))
    }

    /// Begins a session of a person, in whose name this unit acts from now on.
    pub(super) async fn signed_in(&mut self, person: &Credentials, new: &NewSession, act: AuditAct) -> Result<()> {
        self.actor = AuditActor::Person(person.user.id.clone(), person.user.name.clone());
        self.begin_session(&person.user.id, new).await?;
        self.note(act, Target::person(&person.user), serde_json::Value::Null).await
    }
}
