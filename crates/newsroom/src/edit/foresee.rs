//! Names of many things are looked up at once, before the things are put: one query for each would cost more than the putting.

use std::collections::HashSet;

use domain::{CommentId, SitePath, StoryId};

use crate::db::Conn;
use crate::kept::{rows_in, without_nul};
use crate::source::SourceKey;
use crate::{Edit, Result, source};

const LOOKING: &str = "looking up what a batch will put";

/// Names that nothing had when this edit asked. Other edits wait until this one has ended, and what this one puts is taken out here.
#[derive(Debug, Default)]
pub(crate) struct Unused {
    /// Identities and addresses of stories, identities of comments.
    names: HashSet<String>,
    redirects: HashSet<String>,
    sources: HashSet<SourceKey>,
}

impl Unused {
    /// Whether no story or comment has any of these identities or addresses.
    fn has_names(&self, names: &[&str]) -> bool {
        !names.is_empty() && names.iter().all(|name| self.names.contains(*name))
    }

    /// Whether nothing is known of this thing of an old site.
    pub(crate) fn has_source(&self, thing: &SourceKey) -> bool {
        self.sources.contains(thing)
    }

    /// Whether this old address leads nowhere; from now on it does.
    pub(crate) fn take_redirect(&mut self, from: &str) -> bool {
        self.redirects.remove(from)
    }
}

impl Edit<'_> {
    /// Looks up stories that may be put, by identity and by address; what this edit asks about each of them later costs no query then.
    pub async fn foresee_stories(&mut self, ids: &[StoryId], paths: &[SitePath]) -> Result<()> {
        let ids: Vec<&str> = ids.iter().map(StoryId::as_str).collect();
        let paths: Vec<&str> = paths.iter().map(SitePath::as_str).collect();
        self.foresee("SELECT id FROM story WHERE id IN (", &ids).await?;
        self.foresee("SELECT path FROM story WHERE path IN (", &paths).await
    }

    /// As [`Edit::foresee_stories`], for comments.
    pub async fn foresee_comments(&mut self, ids: &[CommentId]) -> Result<()> {
        let ids: Vec<&str> = ids.iter().map(CommentId::as_str).collect();
        self.foresee("SELECT id FROM comment WHERE id IN (", &ids).await
    }

    /// As [`Edit::foresee_stories`], for old addresses.
    pub async fn foresee_redirects(&mut self, from: &[SitePath]) -> Result<()> {
        let from: Vec<&str> = from.iter().map(SitePath::as_str).collect();
        let unused = self.unused_of("SELECT from_path FROM redirect WHERE from_path IN (", &from).await?;
        self.unused.redirects.extend(unused);
        Ok(())
    }

    /// As [`Edit::foresee_stories`], for what things of an old site became.
    pub async fn foresee_sources(&mut self, source: &str, kind: &str, keys: &[String]) -> Result<()> {
        let (source, kind) = (without_nul(source), without_nul(kind));
        let keys: Vec<String> = keys.iter().map(|key| without_nul(key)).collect();
        let known = source::of_keys(&mut self.conn_beside_waiting(), &source, &kind, &keys).await?;
        let unknown = keys.into_iter().filter(|key| !known.contains_key(key));
        self.unused.sources.extend(unknown.map(|key| (source.clone(), kind.clone(), key)));
        Ok(())
    }

    async fn foresee(&mut self, head: &'static str, names: &[&str]) -> Result<()> {
        let unused = self.unused_of(head, names).await?;
        self.unused.names.extend(unused);
        Ok(())
    }

    async fn unused_of(&mut self, head: &'static str, names: &[&str]) -> Result<HashSet<String>> {
        let used: Vec<(String,)> = rows_in(&mut self.conn().await?, head, names, LOOKING).await?;
        let used: HashSet<String> = used.into_iter().map(|(name,)| name).collect();
        Ok(names.iter().filter(|name| !used.contains(**name)).map(|name| (*name).to_owned()).collect())
    }

    /// As [`Edit::conn_about`]; none where it is known that no story or comment has any of these identities or addresses.
    pub(crate) async fn conn_unless_unused(&mut self, names: &[&str]) -> Result<Option<Conn<'_>>> {
        if self.unused.has_names(names) { Ok(None) } else { self.conn_about(names).await.map(Some) }
    }

    /// Says what rows that wait are found by.
    pub(crate) fn named<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        for name in names {
            self.unused.names.remove(name);
            self.waiting.named(name);
        }
    }
}
