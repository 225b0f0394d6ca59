//! Import runs, and what each of them wrote.

pub mod job;
pub(crate) mod rollback;
pub(crate) mod source;

use domain::{Capability, ImportId, Timestamp};

use crate::db::on;
use crate::entity::without_nul;
use crate::error::Doing;
use crate::write::{cells, insert};
use crate::{Edit, Error, Newsroom, Result};

/// One run of an importer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRun {
    /// Its number.
    pub id: ImportId,
    /// Where it came from: `wordpress:https://old.site`.
    pub source: String,
    /// When it began.
    pub begun_at: Timestamp,
    /// When it came to its end; `None` for one that was stopped.
    pub finished_at: Option<Timestamp>,
    /// When it had been rolled back.
    pub undone_at: Option<Timestamp>,
}

/// What a running import did to one entity within one edit.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    before: Option<String>,
    digest: String,
}

/// A short digest of a stored entity.
pub(crate) fn digest(data: &str) -> String {
    blake3::hash(data.as_bytes()).to_hex().chars().take(32).collect()
}

const READING: &str = "reading the imports";

type Row = (String, String, i64, Option<i64>, Option<i64>);

fn read(row: Row) -> Result<ImportRun> {
    let (id, source, begun, finished, undone) = row;
    Ok(ImportRun {
        id: ImportId::parse(&id).map_err(|error| crate::entity::stored("import", &id, error))?,
        source,
        begun_at: Timestamp::from_millis(begun),
        finished_at: finished.map(Timestamp::from_millis),
        undone_at: undone.map(Timestamp::from_millis),
    })
}

impl Newsroom {
    /// The run of this number.
    pub async fn import_run(&self, import: &ImportId) -> Result<Option<ImportRun>> {
        const ONE: &str = "SELECT id, source, begun_at, finished_at, undone_at FROM import WHERE id = $1";
        let mut held = self.read().await?;
        let row: Option<Row> = on!(held.conn(), c => sqlx::query_as(ONE).bind(import.as_str()).fetch_optional(c).await).doing(READING)?;
        row.map(read).transpose()
    }

    /// Entities of one kind that a run wrote, by identity, the latest first, beginning below `below`: at most `limit`.
    pub async fn entities_of_import(&self, import: &ImportId, kind: &str, below: Option<&str>, limit: i64) -> Result<Vec<String>> {
        const ALL: &str = "SELECT target_id FROM import_thing WHERE import_id = $1 AND kind = $2 ORDER BY target_id DESC LIMIT $3";
        const BELOW: &str =
            "SELECT target_id FROM import_thing WHERE import_id = $1 AND kind = $2 AND target_id < $4 ORDER BY target_id DESC LIMIT $3";
        let mut held = self.read().await?;
        on!(held.conn(), c => {
            let query = sqlx::query_scalar(below.map_or(ALL, |_| BELOW)).bind(import.as_str()).bind(kind).bind(limit);
            match below {
                Some(below) => query.bind(below).fetch_all(c).await,
                None => query.fetch_all(c).await,
            }
        })
        .doing(READING)
    }
}

impl Edit<'_> {
    /// Begins an import from `source`.
    pub async fn begin_import(&mut self, source: &str) -> Result<ImportId> {
        const BEGIN: &str = "INSERT INTO import (id, source, begun_at) VALUES ($1, $2, $3)";
        self.authority.require(Capability::Import)?;
        let id = ImportId::fresh(self.newsroom.ids());
        let (source, now) = (without_nul(source), self.newsroom.now().millis());
        on!(self.conn().await?, c => sqlx::query(BEGIN).bind(id.as_str()).bind(&source).bind(now).execute(c).await.map(drop))
            .doing("beginning an import")?;
        Ok(id)
    }

    /// The last import from `source` that was stopped before its end, if there is one: it goes on under its number.
    ///
    /// # Errors
    /// [`Error::RollbackPending`] while an import from there is being rolled back.
    pub async fn stopped_import(&mut self, source: &str) -> Result<Option<ImportId>> {
        const BLOCKS: &str = "SELECT id FROM import WHERE source = $1 AND undo_begun_at IS NOT NULL AND undone_at IS NULL LIMIT 1";
        const STOPPED: &str = "SELECT id FROM import WHERE source = $1 AND finished_at IS NULL AND undo_begun_at IS NULL \
             ORDER BY begun_at DESC, id DESC LIMIT 1";
        let source = without_nul(source);
        let blocks: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(BLOCKS).bind(&source).fetch_optional(c).await).doing(READING)?;
        if let Some(import) = blocks {
            return Err(Error::RollbackPending { import });
        }
        let stopped: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(STOPPED).bind(&source).fetch_optional(c).await).doing(READING)?;
        stopped.map(|id| ImportId::parse(&id).map_err(|error| crate::entity::stored("import", &id, error))).transpose()
    }

    /// Marks it as finished, with its report.
    pub async fn finish_import(&mut self, import: &ImportId, report_json: &str) -> Result<()> {
        const FINISH: &str = "UPDATE import SET finished_at = $2, report = $3 WHERE id = $1";
        self.authority.require(Capability::Import)?;
        let (report, now) = (without_nul(report_json), self.newsroom.now().millis());
        let rows = on!(self.conn().await?, c => sqlx::query(FINISH).bind(import.as_str()).bind(now).bind(&report).execute(c).await.map(|done| done.rows_affected())).doing("finishing an import")?;
        if rows == 1 { Ok(()) } else { Err(Error::Missing { what: "the end of an import", detail: import.to_string() }) }
    }

    /// Whether an entity is as some import left it, unchanged here since. `data` is its stored JSON.
    pub(crate) async fn is_as_left(&mut self, kind: &str, id: &str, data: &str) -> Result<bool> {
        const LEFT: &str = "SELECT COUNT(*) FROM import_thing WHERE target_id = $1 AND kind = $2 AND digest = $3";
        let digest = digest(data);
        let found: i64 =
            on!(self.conn().await?, c => sqlx::query_scalar(LEFT).bind(id).bind(kind).bind(&digest).fetch_one(c).await).doing(READING)?;
        Ok(found > 0)
    }

    /// Records, if an import is running, that it wrote an entity; `before` is the former JSON, `data` the new one.
    pub(crate) fn record_written(&mut self, kind: &'static str, id: &str, before: Option<String>, data: &str) {
        self.journal_step(kind, id, before.as_deref(), Some(data));
        if self.authority.running_import().is_some() {
            let written = self.import_log.entry((kind, id.to_owned())).or_insert(Written { before, digest: String::new() });
            written.digest = digest(data);
        }
    }

    /// Stores what a running import wrote, in the same transaction as its writes.
    pub(crate) async fn write_import_log(&mut self) -> Result<()> {
        const INTO: &str = "INSERT INTO import_thing (import_id, kind, target_id, digest, before) ";
        // written twice by one run: what was there before the run stays the first one
        const UPDATE: &str = " ON CONFLICT (import_id, kind, target_id) DO UPDATE SET digest = excluded.digest";
        let Some(import) = self.authority.running_import() else { return Ok(()) };
        let import = import.as_str();
        let things = std::mem::take(&mut self.import_log).into_iter();
        let rows: Vec<_> = things.map(|((kind, id), written)| cells![import, kind, id, written.digest, written.before]).collect();
        insert(&mut self.conn().await?, INTO, &rows, UPDATE, "storing what an import wrote").await.map(drop)
    }
}
