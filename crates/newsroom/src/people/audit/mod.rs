//! The audit log: who did what, when, from where. Entries are only ever added, each with a hash over itself and the one before.

mod query;
mod verify;

use domain::{AuditAct, ImportId, UserId};
use sha2::{Digest, Sha256};

pub use query::{AuditEntry, AuditPage, AuditQuery};
pub use verify::AuditFault;

use super::Origin;
use super::origin::short;
use super::secret_hash::hex;
use super::unit::Target;
use crate::Result;
use crate::db::{Conn, on};
use crate::entity;
use crate::error::Doing;

/// Who acted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditActor {
    /// Somebody with an account, by the name they had then.
    Person(UserId, String),
    /// Somebody at the machine's command line.
    CommandLine,
    /// A running import.
    Import(ImportId),
    /// The program itself, for example the publication of scheduled stories.
    System,
    /// Somebody who has not signed in.
    Anonymous,
}

impl AuditActor {
    /// The word that is stored.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Person(..) => "person",
            Self::CommandLine => "command_line",
            Self::Import(_) => "import",
            Self::System => "system",
            Self::Anonymous => "anonymous",
        }
    }

    /// Kind and identity in one text.
    pub(super) fn stored(&self) -> String {
        self.id().map_or_else(|| self.kind().to_owned(), |id| format!("{}:{id}", self.kind()))
    }

    fn id(&self) -> Option<&str> {
        match self {
            Self::Person(id, _) => Some(id.as_str()),
            Self::Import(id) => Some(id.as_str()),
            Self::CommandLine | Self::System | Self::Anonymous => None,
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Person(_, name) => name,
            _ => "",
        }
    }
}

/// One row as it is stored; the hash covers every field but itself.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) seq: i64,
    pub(super) at: i64,
    pub(super) actor_kind: String,
    pub(super) actor_id: Option<String>,
    pub(super) actor_name: String,
    pub(super) act: String,
    pub(super) target_kind: String,
    pub(super) target_id: Option<String>,
    pub(super) target_name: String,
    pub(super) network: String,
    pub(super) device: String,
    pub(super) detail: String,
    pub(super) hash: String,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "SELECT seq, at, actor_kind, actor_id, actor_name, act, target_kind, target_id, target_name, network, device, detail, hash \
             FROM audit_log ",
            $rest
        )
    };
}
pub(super) use columns;

impl Row {
    /// The hash of this entry after one with the hash `before`.
    pub(super) fn chained(&self, before: &str) -> String {
        let mut digest = Sha256::new();
        let numbers = [self.seq.to_string(), self.at.to_string()];
        let optional = |text: &Option<String>| text.clone().unwrap_or_default();
        let (actor, target) = (optional(&self.actor_id), optional(&self.target_id));
        let texts = [
            before,
            &numbers[0],
            &numbers[1],
            &self.actor_kind,
            &actor,
            &self.actor_name,
            &self.act,
            &self.target_kind,
            &target,
            &self.target_name,
            &self.network,
            &self.device,
            &self.detail,
        ];
        for text in texts {
            // with its length, so that no text can run over into the next field
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text.as_bytes());
        }
        hex(&digest.finalize())
    }
}

/// The newest entry's number and hash.
pub(crate) const NEWEST: &str = "SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1";
const APPENDING: &str = "adding to the audit log";

/// Adds an entry within the caller's transaction. Writers wait for each other on both databases, so numbers have no gaps.
pub(super) async fn append(
    conn: &mut Conn<'_>,
    at: i64,
    actor: &AuditActor,
    origin: &Origin,
    act: AuditAct,
    target: &Target<'_>,
    detail: &serde_json::Value,
) -> Result<()> {
    const INSERT: &str = "INSERT INTO audit_log (seq, at, actor_kind, actor_id, actor_name, act, target_kind, target_id, target_name, \
         network, device, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let newest: Option<(i64, String)> = on!(&mut *conn, c => sqlx::query_as(NEWEST).fetch_optional(c).await).doing(APPENDING)?;
    let (last, before) = newest.unwrap_or_default();
    let mut row = Row {
        seq: last + 1,
        at,
        actor_kind: actor.kind().to_owned(),
        actor_id: actor.id().map(str::to_owned),
        actor_name: short(actor.name(), 200),
        act: act.as_str().to_owned(),
        target_kind: target.kind.to_owned(),
        target_id: target.id.map(str::to_owned),
        target_name: short(target.name, 200),
        network: origin.network.clone(),
        device: origin.device.clone(),
        detail: if detail.is_null() { String::new() } else { entity::without_nul(&detail.to_string()) },
        hash: String::new(),
    };
    row.hash = row.chained(&before);
    on!(conn, c => sqlx::query(INSERT)
        .bind(row.seq).bind(row.at).bind(&row.actor_kind).bind(&row.actor_id).bind(&row.actor_name).bind(&row.act)
        .bind(&row.target_kind).bind(&row.target_id).bind(&row.target_name).bind(&row.network).bind(&row.device)
        .bind(&row.detail).bind(&row.hash).execute(c).await.map(drop))
    .doing(APPENDING)
}
