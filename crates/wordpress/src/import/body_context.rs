//! Resolves what a body refers to: attachments, footnotes, reusable blocks.

use domain::MediaKind;

use super::site_index::SiteIndex;
use crate::body::{Attachment, BodyContext};
use crate::wxr::Item;

/// The context of the body of one item.
pub(super) struct ItemContext<'a> {
    pub(super) index: &'a SiteIndex,
    item: u64,
    footnotes: Option<&'a str>,
    /// Its URL on the old site.
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
    fn uploaded(&self, to: Option<u64>, kind: MediaKind) -> Vec<u64> {
        let uploads = self.index.uploads_of.get(&to.unwrap_or(self.item)).into_iter().flatten();
        let attachment = |id: &u64| self.index.attachments.get(id).filter(|attachment| attachment.kind == Some(kind));
        let mut ordered: Vec<(i64, u64)> = uploads.filter_map(|id| Some((attachment(id)?.order, *id))).collect();
        ordered.sort_unstable();
        ordered.into_iter().map(|(_, id)| id).collect()
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
        // `base_site_url` is the whole network's URL, not this site's
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
