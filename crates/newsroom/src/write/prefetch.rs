//! Checks which names of a batch are in use with one query each kind, before the batch is put: one query for each name would cost more
//! than the writes.

use std::collections::HashSet;

use domain::{CommentId, SitePath, StoryId};

use crate::entity::{rows_in, without_nul};
use crate::imports::source::{self, SourceKey};
use crate::{Edit, ImportWriter, Result};

const LOOKING: &str = "looking up the names of a batch";

/// Names known to be unused. This stays true until the edit itself uses one, because the edit holds the write lock.
#[derive(Debug, Default)]
pub(crate) struct Prefetched {
    /// Ids and paths of stories, ids of comments.
    names: HashSet<String>,
    redirects: HashSet<String>,
    sources: HashSet<SourceKey>,
}

impl ImportWriter<'_> {
    /// Looks up stories by id and by path; later lookups of the unused ones in this batch need no query.
    pub async fn prefetch_stories(&mut self, ids: &[StoryId], paths: &[SitePath]) -> Result<()> {
        let ids: Vec<&str> = ids.iter().map(StoryId::as_str).collect();
        let paths: Vec<&str> = paths.iter().map(SitePath::as_str).collect();
        self.prefetch("SELECT id FROM story WHERE id IN (", &ids).await?;
        self.prefetch("SELECT path FROM story WHERE path IN (", &paths).await
    }

    /// As [`ImportWriter::prefetch_stories`], for comments.
    pub async fn prefetch_comments(&mut self, ids: &[CommentId]) -> Result<()> {
        let ids: Vec<&str> = ids.iter().map(CommentId::as_str).collect();
        self.prefetch("SELECT id FROM comment WHERE id IN (", &ids).await
    }

    /// As [`ImportWriter::prefetch_stories`], for redirects by their old paths.
    pub async fn prefetch_redirects(&mut self, from: &[SitePath]) -> Result<()> {
        let from: Vec<&str> = from.iter().map(SitePath::as_str).collect();
        let unused = self.unused_of("SELECT from_path FROM redirect WHERE from_path IN (", &from).await?;
        self.prefetched.redirects.extend(unused);
        Ok(())
    }

    /// As [`ImportWriter::prefetch_stories`], for records of an old site.
    pub async fn prefetch_sources(&mut self, source: &str, kind: &str, keys: &[String]) -> Result<()> {
        let (source, kind) = (without_nul(source), without_nul(kind));
        let keys: Vec<String> = keys.iter().map(|key| without_nul(key)).collect();
        let known = source::of_keys(&mut self.conn().await?, &source, &kind, &keys).await?;
        let unknown = keys.into_iter().filter(|key| !known.contains_key(key));
        self.prefetched.sources.extend(unknown.map(|key| (source.clone(), kind.clone(), key)));
        Ok(())
    }

    async fn prefetch(&mut self, head: &'static str, names: &[&str]) -> Result<()> {
        let unused = self.unused_of(head, names).await?;
        self.prefetched.names.extend(unused);
        Ok(())
    }

    async fn unused_of(&mut self, head: &'static str, names: &[&str]) -> Result<HashSet<String>> {
        let used: Vec<(String,)> = rows_in(&mut self.conn().await?, head, names, LOOKING).await?;
        let used: HashSet<String> = used.into_iter().map(|(name,)| name).collect();
        Ok(names.iter().filter(|name| !used.contains(**name)).map(|name| (*name).to_owned()).collect())
    }
}

impl Edit<'_> {
    /// Whether it is already known that no story or comment has any of these ids or paths; a query is needed otherwise.
    pub(crate) fn are_known_unused(&self, names: &[&str]) -> bool {
        !names.is_empty() && names.iter().all(|name| self.prefetched.names.contains(*name))
    }

    /// Whether it is already known that this record of an old site has not been imported.
    pub(crate) fn is_known_new(&self, record: &SourceKey) -> bool {
        self.prefetched.sources.contains(record)
    }

    /// Whether it is already known that there is no redirect from this path; call it when one is about to be stored.
    pub(crate) fn take_known_unused_redirect(&mut self, from: &str) -> bool {
        self.prefetched.redirects.remove(from)
    }

    /// These ids and paths are in use from now on.
    pub(crate) fn mark_used<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        for name in names {
            self.prefetched.names.remove(name);
        }
    }
}
