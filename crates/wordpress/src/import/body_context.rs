//! What a body refers to without holding it.

use super::site_index::SiteIndex;
use crate::body::{Attachment, BodyContext};
use crate::wxr::Item;

/// What surrounds the body of one item.
pub(super) struct ItemContext<'a> {
    pub(super) index: &'a SiteIndex,
    item: u64,
    footnotes: Option<&'a str>,
    /// Where it stood.
    address: &'a str,
}

impl<'a> ItemContext<'a> {
    pub(super) fn of(index: &'a SiteIndex, item: &'a Item) -> Self {
        Self { index, item: item.id, footnotes: item.meta("footnotes"), address: &item.link }
    }
}

impl BodyContext for ItemContext<'_> {
    fn by_id(&self, id: u64) -> Option<Attachment> {
        self.index.attachments.get(&id).cloned()
    }
    fn by_url(&self, url: &str) -> Option<Attachment> {
        self.index.file_lookup.find(url).and_then(|id| self.by_id(id))
    }
    fn own_pictures(&self) -> Vec<u64> {
        let mut pictures = self.index.pictures_of.get(&self.item).cloned().unwrap_or_default();
        pictures.sort_unstable();
        pictures.into_iter().map(|(_, id)| id).collect()
    }
    fn footnotes(&self) -> Option<&str> {
        self.footnotes
    }
    fn reusable(&self, id: u64) -> Option<&str> {
        self.index.reusable.get(&id).map(String::as_str)
    }
    fn site(&self) -> &str {
        self.index.channel.site()
    }
    fn sites(&self) -> Vec<&str> {
        let channel = &self.index.channel;
        // the address of a whole network is not this site's own
        let own = [channel.site(), &channel.base_blog_url, &channel.link];
        own.into_iter().map(|site| site.trim().trim_end_matches('/')).filter(|site| !site.is_empty()).collect()
    }
    fn has_file(&self, url: &str) -> bool {
        self.index.file_lookup.find(url).is_some_and(|id| self.index.arrived.contains(&id))
    }
    fn language(&self) -> &str {
        let language = self.index.channel.language.as_str();
        if language.is_empty() { "en" } else { language }
    }
    fn address(&self) -> &str {
        self.address
    }
}
