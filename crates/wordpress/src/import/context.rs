//! The context of one import: a transaction for each batch, or none in a dry run.

use std::collections::HashMap;
use std::time::Duration;

use domain::{CommentId, ImportId, SitePath, StoryId};
use newsroom::{Authority, ImportWriter, Newsroom};

use super::ImportError;

/// A pause between batches, so that another process (the server, for example) can take the write lock, which it polls every 2 ms.
const TURN: Duration = Duration::from_millis(10);

/// One import from one old site into the newsroom.
pub(super) struct ImportContext<'a> {
    pub(super) newsroom: &'a Newsroom,
    pub(super) authority: &'a Authority,
    pub(super) import: Option<ImportId>,
    /// `wordpress:https://old.site`.
    pub(super) source: String,
}

/// One batch.
pub(super) struct Batch<'a> {
    context: &'a ImportContext<'a>,
    pub(super) edit: Option<ImportWriter<'a>>,
    /// Unused ids.
    stories: Vec<StoryId>,
    comments: Vec<CommentId>,
}

/// What a batch will probably query.
#[derive(Default)]
pub(super) struct Prefetch {
    /// How many new stories and comments it may hold.
    pub(super) stories: usize,
    pub(super) comments: usize,
    /// Paths that stories may get, or had.
    pub(super) paths: Vec<SitePath>,
    /// Paths that may have a redirect.
    pub(super) redirects: Vec<SitePath>,
    /// Keys on the old site, by kind of entity.
    pub(super) keys: HashMap<&'static str, Vec<String>>,
}

impl<'a> ImportContext<'a> {
    /// Begins a batch; in a dry run one that writes nothing.
    pub(super) async fn batch(&'a self) -> Result<Batch<'a>, ImportError> {
        let edit = match self.import {
            Some(_) => Some(self.newsroom.import_writer(self.authority).await?),
            None => None,
        };
        Ok(Batch { context: self, edit, stories: Vec::new(), comments: Vec::new() })
    }

    /// The ids that earlier imports gave to entities of this site, by their keys there; a hint, because it is read outside the batch.
    pub(super) async fn known_before(&self, kind: &str, keys: &[String]) -> Result<HashMap<String, String>, ImportError> {
        Ok(self.newsroom.source_ids(&self.source, kind, keys).await?)
    }

    pub(super) fn is_dry(&self) -> bool {
        self.import.is_none()
    }
}

impl Batch<'_> {
    /// Prefetches in a few statements what would otherwise be queried for each item.
    pub(super) async fn prefetch(&mut self, prefetch: &Prefetch) -> Result<(), ImportError> {
        let Some(edit) = &mut self.edit else { return Ok(()) };
        let ids = self.context.newsroom.ids();
        self.stories = (0..prefetch.stories).map(|_| StoryId::fresh(ids)).collect();
        self.comments = (0..prefetch.comments).map(|_| CommentId::fresh(ids)).collect();
        edit.prefetch_stories(&self.stories, &prefetch.paths).await?;
        edit.prefetch_comments(&self.comments).await?;
        edit.prefetch_redirects(&prefetch.redirects).await?;
        for (kind, keys) in &prefetch.keys {
            edit.prefetch_sources(&self.context.source, kind, keys).await?;
        }
        // ids are popped from the end; the first one is used first
        self.stories.reverse();
        self.comments.reverse();
        Ok(())
    }

    /// An id for a new story.
    pub(super) fn story_id(&mut self) -> StoryId {
        self.stories.pop().unwrap_or_else(|| StoryId::fresh(self.context.newsroom.ids()))
    }

    /// An id for a new comment.
    pub(super) fn comment_id(&mut self) -> CommentId {
        self.comments.pop().unwrap_or_else(|| CommentId::fresh(self.context.newsroom.ids()))
    }

    /// The id that an earlier import or batch gave to an entity of the old site.
    pub(super) async fn known(&mut self, kind: &str, key: &str) -> Result<Option<String>, ImportError> {
        match &mut self.edit {
            Some(edit) => Ok(edit.source_id(&self.context.source, kind, key).await?),
            None => Ok(self.context.newsroom.source_id(kind, key).await?),
        }
    }

    /// Stores the id that an entity of the old site got.
    pub(super) async fn remember(&mut self, kind: &str, key: &str, id: &str) -> Result<(), ImportError> {
        if let (Some(edit), Some(import)) = (&mut self.edit, &self.context.import) {
            edit.record_source(&self.context.source, kind, key, id, import).await?;
        }
        Ok(())
    }

    /// Commits the batch.
    pub(super) async fn commit(self) -> Result<(), ImportError> {
        match self.edit {
            Some(edit) => {
                edit.commit().await?;
                pause().await;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

/// A pause between two batches, so that another process can take the write lock.
pub(super) async fn pause() {
    tokio::time::sleep(TURN).await;
}

/// A short digest of an entity, to detect changes.
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
