//! Where things are written: a transaction for each batch, or nowhere in a dry run.

use std::collections::HashMap;
use std::time::Duration;

use domain::{CommentId, ImportId, SitePath, StoryId};
use newsroom::{Authority, ImportWriter, Newsroom};

use super::ImportError;

/// Longer than the two milliseconds after which a waiting edit of another process tries again.
const TURN: Duration = Duration::from_millis(10);

/// The newsroom as one import from one old site sees it.
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
    /// Identities that nothing has.
    stories: Vec<StoryId>,
    comments: Vec<CommentId>,
}

/// What a batch is likely to ask about.
#[derive(Default)]
pub(super) struct Prefetch {
    /// How many stories and comments it may bring.
    pub(super) stories: usize,
    pub(super) comments: usize,
    /// Addresses that stories may get, or had.
    pub(super) paths: Vec<SitePath>,
    /// Addresses that may lead elsewhere.
    pub(super) redirects: Vec<SitePath>,
    /// Keys on the old site, by kind of thing.
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

    /// What earlier imports from this site made of things, by their keys there; a hint, since it is asked outside of any batch.
    pub(super) async fn known_before(&self, kind: &str, keys: &[String]) -> Result<HashMap<String, String>, ImportError> {
        Ok(self.newsroom.source_ids(&self.source, kind, keys).await?)
    }

    pub(super) fn is_dry(&self) -> bool {
        self.import.is_none()
    }
}

impl Batch<'_> {
    /// Asks about everything at once, so that hardly anything is asked about each item.
    pub(super) async fn foresee(&mut self, foreseen: &Prefetch) -> Result<(), ImportError> {
        let Some(edit) = &mut self.edit else { return Ok(()) };
        let ids = self.context.newsroom.ids();
        self.stories = (0..foreseen.stories).map(|_| StoryId::fresh(ids)).collect();
        self.comments = (0..foreseen.comments).map(|_| CommentId::fresh(ids)).collect();
        edit.prefetch_stories(&self.stories, &foreseen.paths).await?;
        edit.prefetch_comments(&self.comments).await?;
        edit.prefetch_redirects(&foreseen.redirects).await?;
        for (kind, keys) in &foreseen.keys {
            edit.prefetch_sources(&self.context.source, kind, keys).await?;
        }
        // the first is taken first
        self.stories.reverse();
        self.comments.reverse();
        Ok(())
    }

    /// An identity for a story that is new here.
    pub(super) fn story_id(&mut self) -> StoryId {
        self.stories.pop().unwrap_or_else(|| StoryId::fresh(self.context.newsroom.ids()))
    }

    /// An identity for a comment that is new here.
    pub(super) fn comment_id(&mut self) -> CommentId {
        self.comments.pop().unwrap_or_else(|| CommentId::fresh(self.context.newsroom.ids()))
    }

    /// What an earlier import or batch made of a thing of the old site.
    pub(super) async fn known(&mut self, kind: &str, key: &str) -> Result<Option<String>, ImportError> {
        match &mut self.edit {
            Some(edit) => Ok(edit.source_id(&self.context.source, kind, key).await?),
            None => Ok(self.context.newsroom.source_id(kind, key).await?),
        }
    }

    /// Notes what a thing of the old site became.
    pub(super) async fn remember(&mut self, kind: &str, key: &str, id: &str) -> Result<(), ImportError> {
        if let (Some(edit), Some(import)) = (&mut self.edit, &self.context.import) {
            edit.record_source(&self.context.source, kind, key, id, import).await?;
        }
        Ok(())
    }

    /// Makes the batch lasting.
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
