//! What a session entitles to: the authority of a signed-in person, checked again in each edit, and their acts in the audit log.

use domain::{AuditAct, Rights, UserId, UserState};

use super::audit::{AuditActor, append};
use super::second_factor::require_codes;
use super::unit::Target;
use super::{Origin, Refusal, SignedIn, User, user};
use crate::db::Conn;
use crate::write::authority::{Actor, Person};
use crate::{Authority, Edit, Error, Result};

fn rights_of(user: &User) -> Rights {
    Rights { user: user.id.clone(), author: user.author.clone(), role: user.role, sections: user.sections.clone() }
}

impl Authority {
    /// The authority of a person whose session was just found valid.
    pub fn of_session(signed_in: &SignedIn, origin: &Origin) -> Self {
        let user = signed_in.user();
        Self::of_person(Person { rights: rights_of(user), name: user.name.clone(), origin: origin.clone() })
    }

    /// The same with the person's present rights, read in the transaction that will use them.
    ///
    /// # Errors
    /// [`Refusal::SessionEnded`] for somebody who has been deactivated; [`Refusal::CodesNeeded`] for somebody who has to set up codes first.
    pub(crate) async fn up_to_date(&self, conn: &mut Conn<'_>) -> Result<Self> {
        let Actor::Person(person) = self.actor() else { return Ok(self.clone()) };
        let user = user::one(conn, user::BY_ID, person.rights.user.as_str()).await?;
        let active = user.filter(|user| user.state == UserState::Active).ok_or(Error::Refused(Refusal::SessionEnded))?;
        require_codes(conn, &active).await?;
        Ok(Self::of_person(Person { rights: rights_of(&active), name: active.name, origin: person.origin.clone() }))
    }

    /// Who acts, as the audit log names them.
    pub(super) fn audit_actor(&self) -> AuditActor {
        match self.actor() {
            Actor::Person(person) => AuditActor::Person(person.rights.user.clone(), person.name.clone()),
            Actor::CommandLine => AuditActor::CommandLine,
            Actor::Import(import) => AuditActor::Import(import.clone()),
            Actor::Schedule => AuditActor::System,
            Actor::Reader => AuditActor::Anonymous,
        }
    }
}

impl Edit<'_> {
    /// Adds an act to the audit log, in this transaction.
    pub(crate) async fn audit(&mut self, act: AuditAct, target: Target<'_>, detail: serde_json::Value) -> Result<()> {
        let (at, actor) = (self.newsroom.now().millis(), self.authority.audit_actor());
        let origin = match self.authority.actor() {
            Actor::Person(person) => person.origin.clone(),
            _ => Origin::default(),
        };
        let detail = match &self.bulk {
            Some(bulk) => with_number(detail, bulk),
            None => detail,
        };
        append(&mut self.conn().await?, at, &actor, &origin, act, &target, &detail).await
    }

    /// The id of the signed-in person who acts.
    pub(crate) fn user(&self) -> Option<UserId> {
        self.authority.user().cloned()
    }
}

/// The detail of an entry with the number of the act on several stories that it is part of.
fn with_number(detail: serde_json::Value, bulk: &str) -> serde_json::Value {
    let mut fields = match detail {
        serde_json::Value::Object(fields) => fields,
        _ => serde_json::Map::new(),
    };
    fields.insert("bulk".to_owned(), bulk.into());
    serde_json::Value::Object(fields)
}
