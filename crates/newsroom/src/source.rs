//! What came from where: which thing of an old site became which of ours.

use domain::{Capability, ImportId};

use crate::db::on;
use crate::error::Doing;
use crate::kept::without_nul;
use crate::{Edit, Newsroom, Result};

/// The newest answer of any import.
pub(crate) const NEWEST: &str = "SELECT target_id FROM source WHERE kind = $1 AND key = $2 ORDER BY import_id DESC, source DESC LIMIT 1";
/// The answer for one old site.
pub(crate) const OF_SOURCE: &str = "SELECT target_id FROM source WHERE source = $1 AND kind = $2 AND key = $3";
const READING: &str = "looking up an imported thing";

impl Newsroom {
    /// What a thing of any old site became, the newest import first: answers `/?p=12`.
    pub async fn source_id(&self, kind: &str, key: &str) -> Result<Option<String>> {
        let (kind, key) = (without_nul(kind), without_nul(key));
        let mut held = self.read().await?;
        on!(held.conn(), c => sqlx::query_scalar(NEWEST).bind(&kind).bind(&key).fetch_optional(c).await).doing(READING)
    }
}

impl Edit<'_> {
    /// What a thing of this old site became.
    pub async fn source_id(&mut self, source: &str, kind: &str, key: &str) -> Result<Option<String>> {
        let (source, kind, key) = (without_nul(source), without_nul(kind), without_nul(key));
        on!(self.conn(), c => sqlx::query_scalar(OF_SOURCE).bind(&source).bind(&kind).bind(&key).fetch_optional(c).await).doing(READING)
    }

    /// Notes what a thing of an old site became. The import that first said so stays the one it is remembered under.
    pub async fn remember_source(&mut self, source: &str, kind: &str, key: &str, id: &str, import: &ImportId) -> Result<()> {
        const PUT: &str = "INSERT INTO source (source, kind, key, target_id, import_id) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (source, kind, key) DO UPDATE SET target_id = excluded.target_id, \
             import_id = CASE WHEN source.target_id = excluded.target_id THEN source.import_id ELSE excluded.import_id END";
        self.authority.require(Capability::Import)?;
        let (source, kind, key, id) = (without_nul(source), without_nul(kind), without_nul(key), without_nul(id));
        on!(self.conn(), c => sqlx::query(PUT).bind(&source).bind(&kind).bind(&key).bind(&id).bind(import.as_str()).execute(c).await.map(drop)).doing("noting an imported thing")
    }
}
