//! Rolls back one import: removes what it created and nobody changed since, restores what it changed.

use std::collections::BTreeMap;

use domain::ImportId;
use media::MediaStore;
use newsroom::{Authority, Newsroom, ROLLBACK_ORDER, RolledBack};
use serde::Serialize;

use super::context::pause;
use super::{ImportError, Progress};

/// So many entities are rolled back in one transaction.
const BATCH: i64 = 200;

/// An entity that is not rolled back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stays {
    /// `story`, `comment`, `media`, …
    pub kind: String,
    /// Its identity.
    pub id: String,
    /// Its headline or name.
    pub title: String,
    /// Why.
    pub why: String,
}

/// What taking an import back did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Rollback {
    /// Number of removed entities of each kind.
    pub removed: BTreeMap<String, u64>,
    /// Number of restored entities of each kind.
    pub restored: BTreeMap<String, u64>,
    /// Entities that were not rolled back.
    pub stays: Vec<Stays>,
}

/// Rolls back the import with this id, in batches, one transaction each. If it is interrupted, the next call resumes it.
///
/// # Errors
/// [`ImportError::NoImport`]; or the database or the folder of files fails.
pub async fn rollback(
    newsroom: &Newsroom,
    authority: &Authority,
    store: &MediaStore,
    id: &str,
    progress: &Progress<'_>,
) -> Result<Rollback, ImportError> {
    let unknown = || ImportError::NoImport { id: id.to_owned() };
    let import = ImportId::parse(id).map_err(|_| unknown())?;
    newsroom.import_run(&import).await?.ok_or_else(unknown)?;
    let mut edit = newsroom.edit(authority).await?;
    edit.begin_rollback(&import).await?;
    edit.commit().await?;
    let mut done = Rollback::default();
    for (at, kind) in ROLLBACK_ORDER.into_iter().enumerate() {
        progress("taking back", at as u64, ROLLBACK_ORDER.len() as u64);
        let mut below: Option<String> = None;
        loop {
            let ids = newsroom.entities_of_import(&import, kind, below.as_deref(), BATCH).await?;
            let Some(last) = ids.last().cloned() else { break };
            let mut edit = newsroom.edit(authority).await?;
            for id in ids {
                match edit.roll_back(&import, kind, &id).await? {
                    RolledBack::Removed => {
                        if kind == "file" {
                            store.remove(&id).await?;
                        }
                        *done.removed.entry(kind.to_owned()).or_default() += 1;
                    }
                    RolledBack::Restored => *done.restored.entry(kind.to_owned()).or_default() += 1,
                    RolledBack::Stays { title, why } => done.stays.push(Stays { kind: kind.to_owned(), id, title, why }),
                }
            }
            edit.commit().await?;
            pause().await;
            below = Some(last);
        }
    }
    let mut edit = newsroom.edit(authority).await?;
    edit.finish_rollback(&import).await?;
    edit.commit().await?;
    progress("taking back", ROLLBACK_ORDER.len() as u64, ROLLBACK_ORDER.len() as u64);
    Ok(done)
}
