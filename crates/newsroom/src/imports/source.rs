//! Sources: which record of an old site became which entity.

use std::collections::HashMap;

use domain::{Capability, ImportId};

use crate::db::{Conn, on};
use crate::entity::{rows_in_behind, without_nul};
use crate::error::Doing;
use crate::write::{cells, insert};
use crate::{Edit, Newsroom, Result};

/// The entity of any site, the newest import first.
pub(crate) const NEWEST: &str = "SELECT target_id FROM source WHERE kind = $1 AND key = $2 ORDER BY import_id DESC, source DESC LIMIT 1";
/// The entity of one old site.
pub(crate) const OF_SOURCE: &str = "SELECT target_id FROM source WHERE source = $1 AND kind = $2 AND key = $3";
const READING: &str = "looking up an imported entity";

/// A record of an old site: the site's name, the kind of record, its key there.
pub(crate) type SourceKey = (String, String, String);
/// The id of its entity here, and the import.
pub(crate) type SourceOf = (String, ImportId);

/// The entities of records of one kind of one old site, by their keys.
pub(crate) async fn of_keys(conn: &mut Conn<'_>, source: &str, kind: &str, keys: &[String]) -> Result<HashMap<String, String>> {
    let pieces = [("SELECT key, target_id FROM source WHERE source = ", source), (" AND kind = ", kind)];
    let keys: Vec<&str> = keys.iter().map(String::as_str).filter(|key| !key.contains('\0')).collect();
    let rows: Vec<(String, String)> = rows_in_behind(conn, &pieces, " AND key IN (", &keys, READING).await?;
    Ok(rows.into_iter().collect())
}

impl Newsroom {
    /// The entity of a record of any old site, the newest import first; serves `/?p=12`.
    pub async fn source_id(&self, kind: &str, key: &str) -> Result<Option<String>> {
        let (kind, key) = (without_nul(kind), without_nul(key));
        let mut held = self.read().await?;
        on!(held.conn(), c => sqlx::query_scalar(NEWEST).bind(&kind).bind(&key).fetch_optional(c).await).doing(READING)
    }

    /// The entities of records of one kind of one old site, by their keys; unknown ones are left out.
    pub async fn source_ids(&self, source: &str, kind: &str, keys: &[String]) -> Result<HashMap<String, String>> {
        let (source, kind) = (without_nul(source), without_nul(kind));
        of_keys(&mut self.read().await?.conn(), &source, &kind, keys).await
    }
}

impl Newsroom {
    /// How many stories and pages, drafts included, came from none of these two sources. Reads all of them: for commands only.
    pub async fn stories_not_from(&self, sources: [&str; 2]) -> Result<i64> {
        const COUNT: &str = "SELECT COUNT(*) FROM story WHERE id NOT IN (SELECT target_id FROM source WHERE source = $1 OR source = $2)";
        let [first, second] = sources;
        let mut held = self.read().await?;
        on!(held.conn(), c => sqlx::query_scalar(COUNT).bind(first).bind(second).fetch_one(c).await).doing("counting stories")
    }
}

impl Edit<'_> {
    /// The entity of a record of this old site.
    pub async fn source_id(&mut self, source: &str, kind: &str, key: &str) -> Result<Option<String>> {
        let wanted = (without_nul(source), without_nul(kind), without_nul(key));
        if let Some((id, _)) = self.sources.get(&wanted) {
            return Ok(Some(id.clone()));
        }
        if self.is_known_new(&wanted) {
            return Ok(None);
        }
        let (source, kind, key) = wanted;
        on!(self.conn().await?, c => sqlx::query_scalar(OF_SOURCE).bind(&source).bind(&kind).bind(&key).fetch_optional(c).await)
            .doing(READING)
    }

    /// Stores which entity a record of an old site became. The first import that stored it remains its owner.
    pub async fn record_source(&mut self, source: &str, kind: &str, key: &str, id: &str, import: &ImportId) -> Result<()> {
        self.authority.require(Capability::Import)?;
        let thing = (without_nul(source), without_nul(kind), without_nul(key));
        self.sources.insert(thing, (without_nul(id), import.clone()));
        Ok(())
    }

    /// Writes the sources, many in one statement.
    pub(crate) async fn write_sources(&mut self) -> Result<()> {
        const INTO: &str = "INSERT INTO source (source, kind, key, target_id, import_id) ";
        const UPDATE: &str = " ON CONFLICT (source, kind, key) DO UPDATE SET target_id = excluded.target_id, \
             import_id = CASE WHEN source.target_id = excluded.target_id THEN source.import_id ELSE excluded.import_id END";
        let sources = std::mem::take(&mut self.sources).into_iter();
        let rows: Vec<_> = sources.map(|((source, kind, key), (id, import))| cells![source, kind, key, id, import.as_str()]).collect();
        insert(&mut self.conn().await?, INTO, &rows, UPDATE, "storing sources").await.map(drop)
    }
}
