//! Where things are written: a transaction for each batch, or nowhere in a dry run.

use std::collections::HashMap;
use std::time::Duration;

use domain::ImportId;
use newsroom::{Authority, Edit, Newsroom};

use super::ImportError;

/// Between two batches: whoever wants to write in another process, such as the one that serves the paper, asks every two milliseconds.
const TURN: Duration = Duration::from_millis(10);

/// The newsroom as one import from one old site sees it.
pub(super) struct Desk<'a> {
    pub(super) newsroom: &'a Newsroom,
    pub(super) authority: &'a Authority,
    pub(super) import: Option<ImportId>,
    /// `wordpress:https://old.site`.
    pub(super) source: String,
}

/// One batch.
pub(super) struct Batch<'a> {
    desk: &'a Desk<'a>,
    pub(super) edit: Option<Edit<'a>>,
}

impl<'a> Desk<'a> {
    /// Begins a batch; in a dry run one that writes nothing.
    pub(super) async fn batch(&'a self) -> Result<Batch<'a>, ImportError> {
        let edit = match self.import {
            Some(_) => Some(self.newsroom.edit(self.authority).await?),
            None => None,
        };
        Ok(Batch { desk: self, edit })
    }

    /// What earlier imports from this site made of things, by their keys there; a hint, since it is asked outside of any batch.
    pub(super) async fn known_before(&self, kind: &str, keys: &[String]) -> Result<HashMap<String, String>, ImportError> {
        Ok(self.newsroom.source_ids(&self.source, kind, keys).await?)
    }

    pub(super) fn is_dry(&self) -> bool {
        self.import.is_none()
    }
}

impl Batch<'_> {
    /// What an earlier import or batch made of a thing of the old site.
    pub(super) async fn known(&mut self, kind: &str, key: &str) -> Result<Option<String>, ImportError> {
        match &mut self.edit {
            Some(edit) => Ok(edit.source_id(&self.desk.source, kind, key).await?),
            None => Ok(self.desk.newsroom.source_id(kind, key).await?),
        }
    }

    /// Notes what a thing of the old site became.
    pub(super) async fn remember(&mut self, kind: &str, key: &str, id: &str) -> Result<(), ImportError> {
        if let (Some(edit), Some(import)) = (&mut self.edit, &self.desk.import) {
            edit.remember_source(&self.desk.source, kind, key, id, import).await?;
        }
        Ok(())
    }

    /// Makes the batch lasting.
    pub(super) async fn commit(self) -> Result<(), ImportError> {
        match self.edit {
            Some(edit) => commit_one_of_many(edit).await,
            None => Ok(()),
        }
    }
}

/// Makes an edit lasting that others will follow, and lets somebody else have a turn.
pub(super) async fn commit_one_of_many(edit: Edit<'_>) -> Result<(), ImportError> {
    edit.commit().await?;
    tokio::time::sleep(TURN).await;
    Ok(())
}

/// Whether two versions of a thing are the same: a short digest of everything that was read.
pub(super) fn digest(parts: &impl std::fmt::Debug) -> String {
    let mut hasher = Hashing(blake3::Hasher::new());
    // a hasher takes every text
    let _ = std::fmt::Write::write_fmt(&mut hasher, format_args!("{parts:?}"));
    hasher.0.finalize().to_hex().chars().take(32).collect()
}

struct Hashing(blake3::Hasher);

impl std::fmt::Write for Hashing {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}
