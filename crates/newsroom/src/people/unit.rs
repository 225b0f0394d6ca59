//! One unit of work on accounts: a transaction, who acts, and the audit entries that are committed with it.

use domain::{AuditAct, UserId};

use super::audit::{AuditActor, append};
use super::{Origin, User, refusal::Refusal, user};
use crate::db::{Conn, Tx};
use crate::{Error, Newsroom, Result};

/// Runs a statement in a unit of work; gives the number of rows it changed.
macro_rules! run {
    ($unit:expr, $doing:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::error::Doing::doing(
            $crate::db::on!($unit.conn(), c => sqlx::query($sql)$(.bind($value))*.execute(c).await.map(|done| done.rows_affected())),
            $doing,
        )
    };
}
pub(super) use run;

/// A transaction on accounts. Writers of all processes wait for each other, so what is read here stays true until the commit.
pub(super) struct Unit<'a> {
    pub(super) newsroom: &'a Newsroom,
    tx: Tx,
    pub(super) actor: AuditActor,
    pub(super) origin: Origin,
}

/// Whom or what an act concerned.
pub(crate) struct Target<'a> {
    pub(crate) kind: &'static str,
    pub(crate) id: Option<&'a str>,
    pub(crate) name: &'a str,
}

impl<'a> Target<'a> {
    /// A person.
    pub(super) fn person(user: &'a User) -> Self {
        Self { kind: "person", id: Some(user.id.as_str()), name: &user.name }
    }

    /// No particular one.
    pub(super) fn none() -> Self {
        Self { kind: "", id: None, name: "" }
    }
}

impl<'a> Unit<'a> {
    pub(super) async fn begin(newsroom: &'a Newsroom, actor: AuditActor, origin: &Origin) -> Result<Self> {
        Ok(Self { newsroom, tx: newsroom.db().write().await?, actor, origin: origin.clone() })
    }

    pub(super) fn conn(&mut self) -> Conn<'_> {
        self.tx.conn()
    }

    pub(super) fn now(&self) -> i64 {
        self.newsroom.now().millis()
    }

    /// Notes an act; it is committed with what it describes, or not at all.
    pub(super) async fn note(&mut self, act: AuditAct, target: Target<'_>, detail: serde_json::Value) -> Result<()> {
        let at = self.now();
        append(&mut self.tx.conn(), at, &self.actor, &self.origin, act, &target, &detail).await
    }

    /// The account of this identity.
    pub(super) async fn person(&mut self, id: &UserId) -> Result<User> {
        let found = user::one(&mut self.conn(), user::BY_ID, id.as_str()).await?;
        found.ok_or(Error::Refused(Refusal::NoSuchPerson))
    }

    /// Refuses to go on if nobody could sign in as administrator any more. Checked after the change, in its transaction, so that two
    /// administrators who demote each other at the same moment cannot both succeed.
    pub(super) async fn keep_an_administrator(&mut self) -> Result<()> {
        if user::has_administrator(&mut self.conn()).await? { Ok(()) } else { Err(Error::Refused(Refusal::LastAdministrator)) }
    }

    pub(super) async fn commit(self) -> Result<()> {
        self.tx.commit().await?;
        self.newsroom.db().after_commit();
        Ok(())
    }
}
