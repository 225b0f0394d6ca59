//! What a batch of stories will ask the newsroom, gathered before the first of them is written.

use domain::{SitePath, StoryKind};

use super::{Prepared, Stories, comments, slug_of};
use crate::import::context::Prefetch;

impl Stories<'_> {
    /// What is likely to be asked about these items; what is not foreseen is asked when its turn comes.
    pub(in crate::import) fn foreseen(&self, items: &[Prepared]) -> Prefetch {
        let mut foreseen = Prefetch::default();
        // the text of what an earlier import read just the same is not converted: little will be asked about it
        for item in items.iter().filter(|prepared| prepared.text.is_some()).map(|prepared| &prepared.item) {
            let key = item.id.to_string();
            foreseen.stories += 1;
            foreseen.comments += item.comments.len();
            foreseen.paths.extend(slug_of(item).filter(|_| super::kind_of(item) == StoryKind::Story).map(|slug| SitePath::of_story(&slug)));
            foreseen.redirects.extend(self.old_paths(item));
            if !item.comments.is_empty() {
                foreseen.keys.entry("comments").or_default().push(key.clone());
                foreseen.keys.entry("comment").or_default().extend(item.comments.iter().map(|comment| comments::numbered(&key, comment)));
            }
            foreseen.keys.entry("post").or_default().push(key);
        }
        foreseen.paths.extend(foreseen.redirects.iter().cloned());
        foreseen
    }
}
