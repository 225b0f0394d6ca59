//! The document of a draft at its newest version: the snapshot with the steps since, cached in this process.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::draft::{DraftDocument, Step};
use domain::{ParseError, StoryId};

use super::row::{self, Draft, ONE};
use super::steps;
use crate::db::Conn;
use crate::{Edit, Error, Result, entity};

/// So many documents are cached; one of 10,000 words takes some megabytes.
const MOST: usize = 16;

/// The documents of drafts that were written last, by story and version. A version never changes, so nothing has to be invalidated.
#[derive(Debug, Default)]
pub(crate) struct DocumentCache(Mutex<Documents>);

type Documents = VecDeque<(String, i64, DraftDocument)>;

impl DocumentCache {
    fn lock(&self) -> MutexGuard<'_, Documents> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The document at this version, if it is cached.
    pub(crate) fn get(&self, story: &str, version: i64) -> Option<DraftDocument> {
        self.lock().iter().find(|(id, at, _)| id == story && *at == version).map(|(.., document)| document.clone())
    }

    /// Caches a document instead of the story's former one.
    pub(crate) fn put(&self, story: String, version: i64, document: DraftDocument) {
        let mut cached = self.lock();
        cached.retain(|(id, ..)| *id != story);
        cached.push_front((story, version, document));
        cached.truncate(MOST);
    }
}

/// An error about a stored draft that cannot be read.
pub(in crate::desk) fn damaged(story: &StoryId, why: impl std::fmt::Display) -> Error {
    entity::stored("draft", story.as_str(), ParseError::new("draft", why.to_string()))
}

/// Applies the stored steps to the snapshot.
pub(super) async fn build(conn: &mut Conn<'_>, story: &StoryId, draft: &Draft) -> Result<DraftDocument> {
    let mut document = DraftDocument::parse(&draft.doc).map_err(|error| damaged(story, error))?;
    let steps: Vec<Step> = steps::between(conn, story, draft.base_version, draft.version).await?;
    if steps.len() as u64 != draft.version.abs_diff(draft.base_version) {
        return Err(damaged(story, format_args!("steps between version {} and {} are missing", draft.base_version, draft.version)));
    }
    document.apply(&steps).map_err(|error| damaged(story, error))?;
    Ok(document)
}

impl Edit<'_> {
    /// The document at the draft's newest version.
    pub(crate) async fn draft_document(&mut self, story: &StoryId, draft: &Draft) -> Result<DraftDocument> {
        let own = self.documents.iter().find(|(id, version, _)| id == story.as_str() && *version == draft.version);
        if let Some((.., document)) = own {
            return Ok(document.clone());
        }
        if let Some(document) = self.newsroom.documents().get(story.as_str(), draft.version) {
            return Ok(document);
        }
        let conn = &mut self.conn().await?;
        let whole = match draft.doc.is_empty() {
            true => row::read(conn, ONE, story.as_str()).await?,
            false => None,
        };
        build(conn, story, whole.as_ref().unwrap_or(draft)).await
    }

    /// Caches a document once this edit is committed.
    pub(crate) fn keep_document(&mut self, story: &StoryId, version: i64, document: DraftDocument) {
        self.documents.retain(|(id, ..)| id != story.as_str());
        self.documents.push((story.to_string(), version, document));
    }
}
