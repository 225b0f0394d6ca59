//! What a batch of stories will query, collected so that it is prefetched in a few statements.

use domain::{SitePath, StoryKind};

use super::{Prepared, Stories, comments, slug_of};
use crate::import::context::Prefetch;

impl Stories<'_> {
    /// What these items will probably query; anything else is queried when it is needed.
    pub(in crate::import) fn prefetch(&self, items: &[Prepared]) -> Prefetch {
        let mut prefetch = Prefetch::default();
        // an unchanged item (its text was not converted) needs few queries
        for item in items.iter().filter(|prepared| prepared.text.is_some()).map(|prepared| &prepared.item) {
            let key = item.id.to_string();
            prefetch.stories += 1;
            prefetch.comments += item.comments.len();
            prefetch.paths.extend(slug_of(item).filter(|_| super::kind_of(item) == StoryKind::Story).map(|slug| SitePath::of_story(&slug)));
            prefetch.redirects.extend(self.old_paths(item));
            if !item.comments.is_empty() {
                prefetch.keys.entry("comments").or_default().push(key.clone());
                prefetch.keys.entry("comment").or_default().extend(item.comments.iter().map(|comment| comments::numbered(&key, comment)));
            }
            prefetch.keys.entry("post").or_default().push(key);
        }
        prefetch.paths.extend(prefetch.redirects.iter().cloned());
        prefetch
    }
}
