//! Runs of importers.

use domain::{Capability, ImportId};

use crate::db::on;
use crate::error::Doing;
use crate::kept::without_nul;
use crate::{Edit, Error, Result};

impl Edit<'_> {
    /// Notes that an import from `source` begins.
    pub async fn begin_import(&mut self, source: &str) -> Result<ImportId> {
        const BEGIN: &str = "INSERT INTO import (id, source, begun_at) VALUES ($1, $2, $3)";
        self.authority.require(Capability::Import)?;
        let id = ImportId::fresh(self.newsroom.ids());
        let (source, now) = (without_nul(source), self.newsroom.now().millis());
        on!(self.conn(), c => sqlx::query(BEGIN).bind(id.as_str()).bind(&source).bind(now).execute(c).await.map(drop))
            .doing("beginning an import")?;
        Ok(id)
    }

    /// Notes that it is finished, with its report.
    pub async fn finish_import(&mut self, import: &ImportId, report_json: &str) -> Result<()> {
        const FINISH: &str = "UPDATE import SET finished_at = $2, report = $3 WHERE id = $1";
        self.authority.require(Capability::Import)?;
        let (report, now) = (without_nul(report_json), self.newsroom.now().millis());
        let rows = on!(self.conn(), c => sqlx::query(FINISH).bind(import.as_str()).bind(now).bind(&report).execute(c).await.map(|done| done.rows_affected())).doing("finishing an import")?;
        if rows == 1 { Ok(()) } else { Err(Error::Missing { what: "the end of an import", detail: import.to_string() }) }
    }
}
