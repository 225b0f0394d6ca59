//! Taking one import back: what it made and nobody changed since goes, what it changed becomes what it was.

use std::collections::BTreeMap;

use domain::ImportId;
use media::MediaStore;
use newsroom::{Authority, Newsroom, ROLLBACK_ORDER, RolledBack};
use serde::Serialize;

use super::context::pause;
use super::{ImportError, Progress};

/// So many things are taken back in one transaction.
const BATCH: i64 = 200;

/// Something that stays.
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
    /// How many things of each kind are gone.
    pub removed: BTreeMap<String, u64>,
    /// How many things of each kind are as they were before.
    pub restored: BTreeMap<String, u64>,
    /// What stays.
    pub stays: Vec<Stays>,
}

/// Takes back the import of this number, in batches, one transaction each: stopped at any moment and called again, it goes on.
///
/// # Errors
/// [`ImportError::NoImport`]; or the database or the folder of files fails.
pub async fn rollback(newsroom: &Newsroom, store: &MediaStore, id: &str, progress: &Progress<'_>) -> Result<Rollback, ImportError> {
    let unknown = || ImportError::NoImport { id: id.to_owned() };
    let import = ImportId::parse(id).map_err(|_| unknown())?;
    newsroom.import_run(&import).await?.ok_or_else(unknown)?;
    let authority = Authority::command_line();
    let mut edit = newsroom.edit(&authority).await?;
    edit.begin_rollback(&import).await?;
    edit.commit().await?;
    let mut done = Rollback::default();
    for (at, kind) in ROLLBACK_ORDER.into_iter().enumerate() {
        progress("taking back", at as u64, ROLLBACK_ORDER.len() as u64);
        let mut below: Option<String> = None;
        loop {
            let ids = newsroom.entities_of_import(&import, kind, below.as_deref(), BATCH).await?;
            let Some(last) = ids.last().cloned() else { break };
            let mut edit = newsroom.edit(&authority).await?;
            for id in ids {
                match edit.roll_back(&import, kind, &id).await? {
                    RolledBack::Removed => {
                        if kind == "file" {
                            remove_file(store, &id)?;
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
    let mut edit = newsroom.edit(&authority).await?;
    edit.finish_rollback(&import).await?;
    edit.commit().await?;
    progress("taking back", ROLLBACK_ORDER.len() as u64, ROLLBACK_ORDER.len() as u64);
    Ok(done)
}

/// Removes a stored file with its smaller versions; what vouches for it goes first.
fn remove_file(store: &MediaStore, file: &str) -> Result<(), ImportError> {
    let Some(located) = store.locate(file) else { return Ok(()) };
    let mut paths = vec![located.path.with_extension("facts")];
    paths.extend(media::VARIANT_WIDTHS.map(|width| store.dir().join(media::variant(file, i64::from(width)))));
    paths.push(located.path.clone());
    for path in paths {
        match std::fs::remove_file(&path) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => return Err(ImportError::File { path, source }),
            _ => {}
        }
    }
    // a folder that other files are in stays
    let _ = located.path.parent().map(std::fs::remove_dir);
    Ok(())
}
