//! Writing: one unit of work is one transaction.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::draft::DraftDocument;
use domain::{AuthorId, Slug, Story};

use super::prefetch::Prefetched;
use super::write_buffer::WriteBuffer;
use crate::content::section::SectionTree;
use crate::db::Tx;
use crate::imports::source::{SourceKey, SourceOf};
use crate::search::WordDelta;
use crate::write::keys::Key;
use crate::{Authority, Newsroom, Result};

/// One unit of work: a transaction. Readers see its changes after [`Edit::commit`], all at once; dropping it rolls back.
/// It holds the write lock, so keep it short.
///
/// Errors that are found before anything is written ([`crate::Error::Conflict`], [`crate::Error::Forbidden`],
/// [`crate::Error::Parse`]) leave the edit usable; after any other error, drop it.
pub struct Edit<'a> {
    pub(crate) newsroom: &'a Newsroom,
    /// Who acts, with the rights of this moment.
    pub(crate) authority: Authority,
    /// The number of the next document in the index of drafts, once it is known.
    pub(crate) next_draft: Option<i64>,
    /// The transaction. Code outside this folder reaches it through [`Edit::conn`] only, which flushes.
    pub(super) tx: Tx,
    /// Dependency keys that caches must invalidate.
    pub(crate) keys: BTreeSet<String>,
    /// The last entry (instant and story) of the longest top list of each shelf; newer stories only push it down.
    pub(crate) end_of_tops: HashMap<String, (i64, String)>,
    /// Entries (instant and story) added to or removed from the shelf of all stories; their neighbours are read at commit.
    pub(crate) neighbours_of: Vec<(i64, String)>,
    /// By how much each list grew; written at commit, each counter once.
    pub(crate) counts: BTreeMap<String, i64>,
    /// In how many more stories each word occurs; written at commit, each word once.
    pub(crate) words: HashMap<String, WordDelta>,
    /// Names of authors seen in this edit, for the search index.
    pub(crate) author_names: HashMap<AuthorId, String>,
    /// Views that another site counted, by story; written at commit.
    pub(crate) imported_views: BTreeMap<String, i64>,
    /// Mapping from records of an old site to entities; written at commit.
    pub(crate) sources: BTreeMap<SourceKey, SourceOf>,
    /// What a running import wrote in this edit; stored at commit.
    pub(crate) import_log: BTreeMap<(&'static str, String), crate::imports::Written>,
    /// By how much the number of stories with a tag grew; written at commit, each tag once.
    pub(crate) tag_uses: BTreeMap<String, i64>,
    /// Pictures and files that something began or ceased to show; what is stored of that is written at commit.
    pub(crate) used_media: BTreeSet<String>,
    /// What one change of the paper's structure wrote, while there is one.
    pub(crate) journal: Option<Vec<crate::structure::Step>>,
    /// The number that the audit entries of one act on several stories have in common.
    pub(crate) bulk: Option<String>,
    /// Documents of drafts by story and version, cached for others after the commit.
    pub(crate) documents: Vec<(String, i64, DraftDocument)>,
    /// Rows not yet written. Empty between two calls, except in an [`crate::ImportWriter`].
    pub(super) buffer: WriteBuffer,
    /// Filled by an [`crate::ImportWriter`] only.
    pub(super) prefetched: Prefetched,
    /// Whether rows stay in the buffer after a put.
    pub(super) deferred: bool,
    sections: Option<SectionTree>,
}

impl Newsroom {
    /// Begins an edit on behalf of somebody. The rights of a signed-in person are read again here, so that a change of role applies at once.
    ///
    /// # Errors
    /// [`crate::people::Refusal::SessionEnded`] for somebody who has been deactivated; [`crate::Error::Busy`] without the write lock.
    pub async fn edit(&self, authority: &Authority) -> Result<Edit<'_>> {
        let mut tx = self.db().write().await?;
        let authority = authority.up_to_date(&mut tx.conn()).await?;
        Ok(Edit {
            newsroom: self,
            authority,
            tx,
            keys: BTreeSet::new(),
            end_of_tops: HashMap::new(),
            neighbours_of: Vec::new(),
            counts: BTreeMap::new(),
            words: HashMap::new(),
            author_names: HashMap::new(),
            imported_views: BTreeMap::new(),
            sources: BTreeMap::new(),
            import_log: BTreeMap::new(),
            tag_uses: BTreeMap::new(),
            used_media: BTreeSet::new(),
            journal: None,
            bulk: None,
            documents: Vec::new(),
            buffer: WriteBuffer::default(),
            prefetched: Prefetched::default(),
            deferred: false,
            next_draft: None,
            sections: None,
        })
    }
}

impl Edit<'_> {
    /// Commits: readers see the changes from now on.
    pub async fn commit(mut self) -> Result<()> {
        self.flush().await?;
        self.touch_neighbours().await?;
        self.write_counts().await?;
        self.write_tag_uses().await?;
        self.write_used_media().await?;
        self.write_words().await?;
        self.write_imported_views().await?;
        self.write_sources().await?;
        self.write_import_log().await?;
        let entry = self.write_outbox().await?;
        self.tx.commit().await?;
        self.newsroom.db().after_commit();
        for (story, version, document) in self.documents {
            self.newsroom.documents().put(story, version, document);
        }
        entry.iter().for_each(|entry| self.newsroom.notify(entry));
        Ok(())
    }

    /// Invalidates every page that depends on `key`.
    pub(crate) fn touch(&mut self, key: Key<'_>) {
        self.keys.insert(key.to_string());
    }

    /// Invalidates every page that shows or links to the story.
    pub(crate) fn touch_story(&mut self, story: &Story) {
        self.touch(Key::Story(story.id.as_str()));
        self.touch(Key::Card(story.id.as_str()));
        if let Some(parent) = &story.parent {
            self.touch(Key::Children(parent.as_str()));
        }
    }

    /// Invalidates the pages found by a slug that changed its owner.
    pub(crate) fn touch_slug(&mut self, kind: &'static str, before: Option<&Slug>, now: &Slug) {
        if before != Some(now) {
            before.into_iter().chain([now]).for_each(|slug| self.touch(Key::Slug(kind, slug.as_str())));
        }
    }

    /// The tree of sections, cached for this edit.
    pub(crate) async fn section_tree(&mut self) -> Result<&SectionTree> {
        let tree = match self.sections.take() {
            Some(tree) => tree,
            None => SectionTree::read(&mut self.conn().await?).await?,
        };
        Ok(self.sections.insert(tree))
    }

    /// Drops the cached tree; the next use reads it again.
    pub(crate) fn invalidate_section_tree(&mut self) {
        self.sections = None;
    }
}

#[cfg(test)]
mod tests {
    use domain::{Capability, ImportId, SiteSettings};

    use crate::{Authority, DatabaseUrl, Error, Newsroom};

    #[tokio::test]
    async fn without_the_right_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(folder.path())).await.unwrap();
        // publication at a planned time has no capability at all
        let nobody = Authority::schedule();
        let mut edit = newsroom.edit(&nobody).await.unwrap();
        let settings = SiteSettings { name: "Stolen".to_owned(), ..SiteSettings::default() };
        assert!(matches!(edit.put_settings(&settings).await, Err(Error::Forbidden { capability: Capability::ManageSettings })));
        assert!(matches!(edit.begin_import("x").await, Err(Error::Forbidden { capability: Capability::Import })));
        let import = ImportId::fresh(newsroom.ids());
        assert!(matches!(edit.record_source("a", "b", "c", "d", &import).await, Err(Error::Forbidden { .. })));
        edit.commit().await.unwrap();
        assert_eq!(newsroom.settings().await.unwrap(), SiteSettings::default());
        newsroom.close().await;
    }
}
