//! Reading the audit log: filters and pages, newest first.

use domain::{AuditAct, ImportId, ParseError, Timestamp, UserId};
use sqlx::QueryBuilder;

use super::{AuditActor, Row, columns};
use crate::db::on;
use crate::entity;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// Which entries: all conditions must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// Done by this person.
    pub actor: Option<UserId>,
    /// This kind of act.
    pub act: Option<AuditAct>,
    /// Concerning this person, story or whatever has this identity.
    pub target: Option<String>,
    /// At this instant or later.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
    /// Entries older than the one with this number: the next page.
    pub before: Option<i64>,
    /// At most so many entries; at least 1.
    pub limit: i64,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number; each is one more than the one before.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: AuditActor,
    /// What.
    pub act: AuditAct,
    /// What kind of thing it concerned, for example `person`; may be empty.
    pub target_kind: String,
    /// Its identity.
    pub target_id: Option<String>,
    /// Its name as it was then; may be empty.
    pub target_name: String,
    /// The client's address; empty for the command line.
    pub network: String,
    /// The client's browser in words.
    pub device: String,
    /// What changed, as JSON; empty if there is no more to say.
    pub detail: String,
}

/// A page of entries, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPage {
    /// The entries.
    pub entries: Vec<AuditEntry>,
    /// What to put into [`AuditQuery::before`] for the next page; `None` at the end.
    pub next: Option<i64>,
}

impl Row {
    fn read(self) -> Result<AuditEntry> {
        let damaged = |source: ParseError| entity::stored("audit_log", &self.seq.to_string(), source);
        let id = self.actor_id.as_deref().unwrap_or_default();
        let actor = match self.actor_kind.as_str() {
            "person" => AuditActor::Person(UserId::parse(id).map_err(damaged)?, self.actor_name),
            "import" => AuditActor::Import(ImportId::parse(id).map_err(damaged)?),
            "command_line" => AuditActor::CommandLine,
            "system" => AuditActor::System,
            _ => AuditActor::Anonymous,
        };
        Ok(AuditEntry {
            seq: self.seq,
            at: Timestamp::from_millis(self.at),
            actor,
            act: AuditAct::parse(&self.act).map_err(|source| entity::stored("audit_log", &self.seq.to_string(), source))?,
            target_kind: self.target_kind,
            target_id: self.target_id,
            target_name: self.target_name,
            network: self.network,
            device: self.device,
            detail: self.detail,
        })
    }
}

impl Newsroom {
    /// Entries of the audit log, newest first.
    pub async fn audit_log(&self, query: &AuditQuery) -> Result<AuditPage> {
        let limit = query.limit.max(1);
        let mut held = self.read().await?;
        let mut rows: Vec<Row> = on!(held.conn(), c => {
            let mut sql = QueryBuilder::new(columns!("WHERE seq < "));
            sql.push_bind(query.before.unwrap_or(i64::MAX));
            if let Some(actor) = &query.actor {
                sql.push(" AND actor_id = ").push_bind(actor.as_str());
            }
            if let Some(act) = query.act {
                sql.push(" AND act = ").push_bind(act.as_str());
            }
            if let Some(target) = &query.target {
                sql.push(" AND target_id = ").push_bind(target.as_str());
            }
            if let Some(from) = query.from {
                sql.push(" AND at >= ").push_bind(from.millis());
            }
            if let Some(until) = query.until {
                sql.push(" AND at < ").push_bind(until.millis());
            }
            // one more than wanted says whether there is a next page
            sql.push(" ORDER BY seq DESC LIMIT ").push_bind(limit + 1);
            sql.build_query_as::<Row>().fetch_all(c).await
        })
        .doing("reading the audit log")?;
        let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let next = if more { rows.last().map(|row| row.seq) } else { None };
        Ok(AuditPage { entries: rows.into_iter().map(Row::read).collect::<Result<_>>()?, next })
    }
}
