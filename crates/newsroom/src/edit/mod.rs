//! Writing: one unit of work is one transaction.

mod foresee;
mod free;
mod shelve;
mod waiting;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{AuthorId, Slug, Story};

pub use free::SlugOf;
pub(crate) use shelve::{NEWER, POSTGRES_BESIDE, Placed, SQLITE_BESIDE, due_at};
pub(crate) use waiting::{Cell, Table, cells, insert};

use crate::db::Tx;
use crate::keys::Key;
use crate::search::WordDelta;
use crate::section::SectionTree;
use crate::source::{SourceKey, SourceOf};
use crate::{Authority, Newsroom, Result};

/// One unit of work. What is put becomes visible to readers when it is committed, all at once; dropped without commit,
/// nothing has happened. Other edits wait meanwhile, so keep it short.
///
/// Errors that are found before anything is written ([`crate::Error::Conflict`], [`crate::Error::Forbidden`],
/// [`crate::Error::Parse`]) leave the edit usable; after any other error, drop it.
pub struct Edit<'a> {
    pub(crate) newsroom: &'a Newsroom,
    pub(crate) authority: &'a Authority,
    pub(crate) tx: Tx,
    /// What caches must forget.
    pub(crate) keys: BTreeSet<String>,
    /// On each list the last place (instant and story) of the longest beginning that is told apart; newer stories only move it up.
    pub(crate) end_of_tops: HashMap<String, (i64, String)>,
    /// Places (instant and story) on the list of all stories where one came or went; their neighbours are looked up at commit.
    pub(crate) beside: Vec<(i64, String)>,
    /// By how much each list grew; written at commit, each counter once.
    pub(crate) counts: BTreeMap<String, i64>,
    /// In how many more stories each word occurs; written at commit, each word once.
    pub(crate) words: HashMap<String, WordDelta>,
    /// Names of authors seen in this edit, for the search index.
    pub(crate) author_names: HashMap<AuthorId, String>,
    /// What things of an old site became; written at commit.
    pub(crate) sources: BTreeMap<SourceKey, SourceOf>,
    /// What a running import wrote in this edit; noted at commit.
    pub(crate) things: BTreeMap<(&'static str, String), crate::import::Written>,
    pub(crate) waiting: waiting::Waiting,
    pub(crate) unused: foresee::Unused,
    sections: Option<SectionTree>,
}

impl Newsroom {
    /// Begins an edit on behalf of somebody.
    pub async fn edit<'a>(&'a self, authority: &'a Authority) -> Result<Edit<'a>> {
        Ok(Edit {
            newsroom: self,
            authority,
            tx: self.db().write().await?,
            keys: BTreeSet::new(),
            end_of_tops: HashMap::new(),
            beside: Vec::new(),
            counts: BTreeMap::new(),
            words: HashMap::new(),
            author_names: HashMap::new(),
            sources: BTreeMap::new(),
            things: BTreeMap::new(),
            waiting: waiting::Waiting::default(),
            unused: foresee::Unused::default(),
            sections: None,
        })
    }
}

impl Edit<'_> {
    /// Makes everything that was put visible and lasting.
    pub async fn commit(mut self) -> Result<()> {
        self.settle().await?;
        self.touch_neighbours().await?;
        self.write_counts().await?;
        self.write_words().await?;
        self.write_sources().await?;
        self.write_things().await?;
        let entry = self.write_outbox().await?;
        self.tx.commit().await?;
        self.newsroom.db().after_commit();
        entry.iter().for_each(|entry| self.newsroom.tell(entry));
        Ok(())
    }

    /// Notes that pages which depend on `key` must be made anew.
    pub(crate) fn touch(&mut self, key: Key<'_>) {
        self.keys.insert(key.to_string());
    }

    /// Notes that a story is another to all who show it or point to it.
    pub(crate) fn touch_story(&mut self, story: &Story) {
        self.touch(Key::Story(story.id.as_str()));
        self.touch(Key::Card(story.id.as_str()));
        if let Some(parent) = &story.parent {
            self.touch(Key::Children(parent.as_str()));
        }
    }

    /// Notes that a short name went from one thing to another.
    pub(crate) fn touch_slug(&mut self, kind: &'static str, before: Option<&Slug>, now: &Slug) {
        if before != Some(now) {
            before.into_iter().chain([now]).for_each(|slug| self.touch(Key::Slug(kind, slug.as_str())));
        }
    }

    /// The tree of sections as this edit sees it.
    pub(crate) async fn section_tree(&mut self) -> Result<&SectionTree> {
        let tree = match self.sections.take() {
            Some(tree) => tree,
            None => SectionTree::read(&mut self.conn_beside_waiting()).await?,
        };
        Ok(self.sections.insert(tree))
    }

    /// Reads the tree of sections anew when it is needed next.
    pub(crate) fn forget_section_tree(&mut self) {
        self.sections = None;
    }
}

#[cfg(test)]
mod tests {
    use domain::{Capability, ImportId, Role, SiteSettings};

    use crate::{Authority, DatabaseUrl, Error, Newsroom};

    #[tokio::test]
    async fn without_the_right_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(folder.path())).await.unwrap();
        let reader = Authority::with_role(Role::Reader);
        let mut edit = newsroom.edit(&reader).await.unwrap();
        let settings = SiteSettings { name: "Stolen".to_owned(), ..SiteSettings::default() };
        assert!(matches!(edit.put_settings(&settings).await, Err(Error::Forbidden { capability: Capability::ManageSettings })));
        assert!(matches!(edit.begin_import("x").await, Err(Error::Forbidden { capability: Capability::Import })));
        let import = ImportId::fresh(newsroom.ids());
        assert!(matches!(edit.remember_source("a", "b", "c", "d", &import).await, Err(Error::Forbidden { .. })));
        edit.commit().await.unwrap();
        assert_eq!(newsroom.settings().await.unwrap(), SiteSettings::default());
        newsroom.close().await;
    }
}
