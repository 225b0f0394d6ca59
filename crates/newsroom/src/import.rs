//! Runs of importers.

use domain::ImportId;

use crate::{Edit, Result, edit::unbuilt};

impl Edit<'_> {
    /// Notes that an import from `source` begins.
    pub async fn begin_import(&mut self, source: &str) -> Result<ImportId> {
        let _ = (source,);
        unbuilt()
    }
    /// Notes that it is finished, with its report.
    pub async fn finish_import(&mut self, import: &ImportId, report_json: &str) -> Result<()> {
        let _ = (import, report_json,);
        unbuilt()
    }
}
