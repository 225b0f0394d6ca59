//! What administrators do to accounts: invite, change roles and sections, deactivate and reactivate.

use domain::{AuditAct, AuthorId, Capability, Role, SectionId, UserId, UserState};

use super::link::{LinkKind, NewAccount, NewLink};
use super::second_factor::require_codes;
use super::unit::{Target, Unit, run};
use super::user::write_sections;
use super::{AuditActor, NewUser, Origin, Refusal, SecretHash, User, user};
use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Error, Newsroom, Result};

/// How long an invitation works, in milliseconds: a week.
const INVITATION_LASTS: i64 = 7 * 24 * 60 * 60_000;
const CHANGING: &str = "changing an account";

/// One unit of work on other people's accounts. Nothing has happened until it is committed.
pub struct ManagePeople<'a>(Unit<'a>);

impl Newsroom {
    /// Begins to change accounts on behalf of somebody.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to manage people, also if it was lost since the session was read.
    pub async fn manage_people(&self, authority: &Authority, origin: &Origin) -> Result<ManagePeople<'_>> {
        authority.require(Capability::ManagePeople)?;
        let mut unit = Unit::begin(self, authority.audit_actor(), origin).await?;
        if let AuditActor::Person(id, _) = unit.actor.clone() {
            let person = unit.person(&id).await?;
            if person.state != UserState::Active || !person.role.may(Capability::ManagePeople) {
                return Err(Error::Forbidden { capability: Capability::ManagePeople });
            }
            require_codes(&mut unit.conn(), &person).await?;
            unit.actor = AuditActor::Person(id, person.name);
        }
        Ok(ManagePeople(unit))
    }
}

impl ManagePeople<'_> {
    /// Makes everything last.
    pub async fn commit(self) -> Result<()> {
        self.0.commit().await
    }

    /// Makes an account at once.
    ///
    /// # Errors
    /// [`Refusal::EmailTaken`], [`Refusal::AuthorTaken`].
    pub async fn add(&mut self, new: &NewUser) -> Result<User> {
        self.0.cancel_links(LinkKind::Invitation, None, Some(&new.email)).await?;
        self.0.add_account(new, AuditAct::UserAdd).await
    }

    /// Makes an invitation; an earlier one for the same address stops working.
    ///
    /// # Errors
    /// [`Refusal::EmailTaken`] if the address has an account, [`Refusal::AuthorTaken`] if the author has one.
    pub async fn invite(&mut self, account: &NewAccount, token: &SecretHash) -> Result<()> {
        let unit = &mut self.0;
        unit.require_free_email(&account.email, None).await?;
        unit.require_free_author(account.author.as_ref()).await?;
        unit.cancel_links(LinkKind::Invitation, None, Some(&account.email)).await?;
        unit.add_link(&NewLink::of(LinkKind::Invitation, token, INVITATION_LASTS).for_account(account)).await?;
        let target = Target { kind: "invitation", id: None, name: account.email.as_str() };
        let detail = serde_json::json!({ "role": account.role, "sections": account.sections, "author": account.author });
        unit.note(AuditAct::Invite, target, detail).await
    }

    /// Cancels an invitation.
    ///
    /// # Errors
    /// [`Refusal::LinkUnknown`] if there is no such invitation to be accepted.
    pub async fn cancel_invitation(&mut self, id: &str) -> Result<()> {
        let email = self.0.cancel_link(LinkKind::Invitation, id).await?.unwrap_or_default();
        let target = Target { kind: "invitation", id: None, name: &email };
        self.0.note(AuditAct::InvitationCancel, target, serde_json::Value::Null).await
    }

    /// Changes role and sections; the person's sessions get new tokens at their next requests.
    ///
    /// # Errors
    /// [`Refusal::LastAdministrator`], [`Refusal::NoSuchPerson`].
    pub async fn change_role(&mut self, id: &UserId, role: Role, sections: Option<Vec<SectionId>>) -> Result<()> {
        const PUT: &str =
            "UPDATE user_account SET role = $2, sections = $3, rights_version = rights_version + 1, updated_at = $4 WHERE id = $1";
        let unit = &mut self.0;
        let before = unit.person(id).await?;
        if (before.role, &before.sections) == (role, &sections) {
            return Ok(());
        }
        let (stored, now) = (write_sections(sections.as_ref())?, unit.now());
        run!(unit, CHANGING, PUT, id.as_str(), role.as_str(), &stored, now)?;
        if before.role == Role::Administrator {
            unit.keep_an_administrator().await?;
        }
        let detail = serde_json::json!({
            "before": { "role": before.role, "sections": before.sections },
            "after": { "role": role, "sections": sections },
        });
        unit.note(AuditAct::RoleChange, Target::person(&before), detail).await
    }

    /// Lets somebody write under an author's name, and nobody else; `None`: nobody does. What is written under the name is their own then.
    ///
    /// # Errors
    /// [`Refusal::NoSuchPerson`].
    pub async fn link_author(&mut self, author: &AuthorId, name: &str, person: Option<&UserId>) -> Result<()> {
        const OWNER: &str = "SELECT id FROM user_account WHERE author_id = $1";
        const PUT: &str = "UPDATE user_account SET author_id = $2, rights_version = rights_version + 1, updated_at = $3 WHERE id = $1";
        let unit = &mut self.0;
        let before: Option<String> =
            on!(unit.conn(), c => sqlx::query_scalar(OWNER).bind(author.as_str()).fetch_optional(c).await).doing(CHANGING)?;
        if before.as_deref() == person.map(UserId::as_str) {
            return Ok(());
        }
        let now = unit.now();
        let mut names = Vec::new();
        if let Some(id) = &before {
            names.push(("before", unit.person(&UserId::parse(id)?).await?.name));
            run!(unit, CHANGING, PUT, id, None::<String>, now)?;
        }
        if let Some(id) = person {
            names.push(("after", unit.person(id).await?.name));
            run!(unit, CHANGING, PUT, id.as_str(), Some(author.as_str()), now)?;
        }
        let detail: serde_json::Map<String, serde_json::Value> =
            names.into_iter().map(|(when, name)| (when.to_owned(), name.into())).collect();
        unit.note(AuditAct::AuthorLink, Target { kind: "author", id: Some(author.as_str()), name }, detail.into()).await
    }

    /// Deactivates somebody: their sessions, links and known devices end with the commit; stories and byline stay.
    ///
    /// # Errors
    /// [`Refusal::LastAdministrator`], [`Refusal::NoSuchPerson`].
    pub async fn deactivate(&mut self, id: &UserId) -> Result<()> {
        let Some(person) = self.set_state(id, UserState::Deactivated).await? else { return Ok(()) };
        let unit = &mut self.0;
        if person.role == Role::Administrator {
            unit.keep_an_administrator().await?;
        }
        unit.end_sessions(id, None).await?;
        unit.drop_devices(id).await?;
        for kind in [LinkKind::Reset, LinkKind::EmailChange, LinkKind::SecondStep] {
            unit.cancel_links(kind, Some(id), None).await?;
        }
        unit.note(AuditAct::Deactivate, Target::person(&person), serde_json::Value::Null).await
    }

    /// Lets somebody sign in again.
    ///
    /// # Errors
    /// [`Refusal::NoSuchPerson`].
    pub async fn reactivate(&mut self, id: &UserId) -> Result<()> {
        let Some(person) = self.set_state(id, UserState::Active).await? else { return Ok(()) };
        self.0.note(AuditAct::Reactivate, Target::person(&person), serde_json::Value::Null).await
    }

    /// The person, unless they were in this state already.
    async fn set_state(&mut self, id: &UserId, state: UserState) -> Result<Option<User>> {
        const PUT: &str = "UPDATE user_account SET state = $2, credentials_version = credentials_version + 1, \
             rights_version = rights_version + 1, updated_at = $3 WHERE id = $1";
        let unit = &mut self.0;
        let person = unit.person(id).await?;
        if person.state == state {
            return Ok(None);
        }
        let now = unit.now();
        run!(unit, CHANGING, PUT, id.as_str(), state.as_str(), now)?;
        Ok(Some(person))
    }

    /// Makes a link by which somebody sets a new password.
    ///
    /// # Errors
    /// [`Refusal::NoSuchPerson`], also for somebody who was deactivated.
    pub async fn reset_link(&mut self, id: &UserId, token: &SecretHash) -> Result<User> {
        let person = self.0.person(id).await?;
        if person.state != UserState::Active {
            return Err(Error::Refused(Refusal::NoSuchPerson));
        }
        self.0.add_reset_link(&person, token).await?;
        Ok(person)
    }

    /// Takes the second factor away from somebody who lost phone and recovery codes; their sessions end.
    ///
    /// # Errors
    /// [`Refusal::NoSuchPerson`].
    pub async fn remove_totp(&mut self, id: &UserId) -> Result<()> {
        let unit = &mut self.0;
        let person = unit.person(id).await?;
        unit.put_totp(id, None).await?;
        unit.end_sessions(id, None).await?;
        unit.note(AuditAct::TotpOff, Target::person(&person), serde_json::Value::Null).await
    }

    /// The account with this address.
    pub async fn by_email(&mut self, email: &domain::Email) -> Result<Option<User>> {
        user::one(&mut self.0.conn(), user::BY_EMAIL, &super::email_key(email)).await
    }
}
