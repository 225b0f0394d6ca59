//! The first pass: an index of the whole export, so that items may come in any order. It reads every file to its end,
//! so that a damaged one is refused before anything is written.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use domain::{MediaId, MediaKind, SitePath};

use super::file_lookup::{FileLookup, hash};
use super::guest_authors::GuestAuthor;
use super::menu_items::IndexedMenuItem;
use super::slugs_and_dates::{name, path_of};
use super::time_zone::ClockOffsets;
use super::upload_urls::{address_of, kind_of};
use super::{ImportError, Progress, multilingual};
use crate::body::Attachment;
use crate::wxr::{Channel, Entry, Item, Reader, WxrAuthor, WxrTerm};

/// A term, declared or only named by items.
#[derive(Debug, Clone, Default)]
pub(super) struct IndexedTerm {
    pub(super) term: WxrTerm,
    /// Items that name it.
    pub(super) uses: u64,
}

/// The index of one old site.
#[derive(Default)]
pub(super) struct SiteIndex {
    pub(super) files: Vec<PathBuf>,
    pub(super) bytes: u64,
    pub(super) channel: Channel,
    /// In order of appearance.
    pub(super) authors: Vec<WxrAuthor>,
    logins: HashMap<String, usize>,
    /// By taxonomy and slug.
    pub(super) terms: BTreeMap<(String, String), IndexedTerm>,
    /// Terms in order of appearance.
    pub(super) term_order: Vec<(String, String)>,
    /// Slugs of terms that items name without slug, by taxonomy and name.
    names: HashMap<(String, String), String>,
    /// The page above each page.
    pub(super) page_parents: HashMap<u64, u64>,
    pub(super) attachments: HashMap<u64, Attachment>,
    /// Those whose files are with us.
    pub(super) arrived: HashSet<u64>,
    /// The path of each attachment's own page, and the item it belongs to.
    pub(super) attachment_pages: Vec<(u64, String, u64)>,
    /// Which item each path on the old site showed.
    owners: HashMap<u64, u64>,
    pub(super) file_lookup: FileLookup,
    /// Files that the export has no attachment for, by numbers of ours.
    pub(super) loose: Vec<(u64, String)>,
    /// Numbers of the attachments that were uploaded to each item.
    pub(super) uploads_of: HashMap<u64, Vec<u64>>,
    pub(super) menu_items: Vec<IndexedMenuItem>,
    pub(super) reusable: HashMap<u64, String>,
    /// How many items of each kind there are.
    pub(super) kinds: BTreeMap<String, u64>,
    pub(super) comments: u64,
    pub(super) clock: ClockOffsets,
    /// People without an account, by the name that terms have for them.
    pub(super) guests: HashMap<String, GuestAuthor>,
}

/// Kinds of items that become stories.
pub(super) fn is_story(kind: &str) -> bool {
    matches!(kind, "post" | "page")
}

/// A login without the characters that WordPress does not allow in one (`>themereviewteam` occurs).
pub(super) fn login(written: &str) -> String {
    crate::body::plain(written)
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '.' | '-' | '@' | '\''))
        .collect::<String>()
        .trim()
        .to_owned()
}

impl SiteIndex {
    /// Reads the files and groups them by the site they come from.
    pub(super) fn gather(files: &[PathBuf], progress: &Progress<'_>) -> Result<Vec<SiteIndex>, ImportError> {
        let total: u64 = files.iter().map(|file| std::fs::metadata(file).map_or(0, |meta| meta.len())).sum();
        let mut sites: Vec<SiteIndex> = Vec::new();
        let mut done = 0;
        for file in files {
            let mut reader = Reader::open(file)?;
            // the site is known before the first item; until then facts are collected apart
            let mut index = SiteIndex::default();
            let mut joined: Option<usize> = None;
            let mut entries = 0_u64;
            while let Some(mut entry) = reader.next_entry()? {
                multilingual::reduce(&mut entry, &reader.channel().language);
                if joined.is_none() {
                    let at = sites.iter().position(|site| same_site(site.channel.site(), reader.channel().site()));
                    joined = Some(at.unwrap_or_else(|| {
                        let mut site = SiteIndex { channel: reader.channel().clone(), ..SiteIndex::default() };
                        site.file_lookup.of_site(site.channel.site());
                        sites.push(site);
                        sites.len() - 1
                    }));
                }
                let place = joined.and_then(|at| sites.get_mut(at)).unwrap_or(&mut index);
                place.entry(entry);
                entries += 1;
                if entries.is_multiple_of(50) {
                    progress("reading", done + reader.position(), total);
                }
            }
            let size = reader.position();
            let at = joined.or_else(|| sites.iter().position(|site| same_site(site.channel.site(), reader.channel().site())));
            match at.and_then(|at| sites.get_mut(at)) {
                Some(site) => {
                    site.files.push(file.clone());
                    site.bytes += size;
                }
                None => sites.push(SiteIndex {
                    channel: reader.channel().clone(),
                    files: vec![file.clone()],
                    bytes: size,
                    ..SiteIndex::default()
                }),
            }
            done += size;
            progress("reading", done.min(total), total);
        }
        sites.iter_mut().for_each(SiteIndex::settle);
        Ok(sites)
    }

    /// Ends the first pass: files without an attachment get a number.
    fn settle(&mut self) {
        self.loose = self.file_lookup.settle(&self.attachments);
        for (id, url) in &self.loose {
            self.attachments.insert(*id, Attachment { kind: Some(kind_of(url)), url: url.clone(), ..Attachment::default() });
        }
    }

    /// The picture that a plugin shows over a story from elsewhere.
    pub(super) fn lead_elsewhere(&self, item: &Item) -> Option<MediaId> {
        let id = self.file_lookup.find(super::file_lookup::lead_elsewhere(item)?)?;
        self.attachments.get(&id)?.media.clone()
    }

    fn entry(&mut self, entry: Entry) {
        match entry {
            Entry::Author(mut author) => {
                author.login = login(&author.login);
                if !author.login.is_empty() {
                    self.author(author);
                }
            }
            Entry::Term(term) => self.declared(term),
            Entry::Item(item) => self.item(*item),
        }
    }

    fn author(&mut self, author: WxrAuthor) {
        match self.logins.get(&author.login).and_then(|at| self.authors.get_mut(*at)) {
            // declared after an item named it, or again in another file: the first fuller description counts
            Some(known) if known.display_name.is_empty() && known.email.is_empty() => *known = author,
            Some(_) => {}
            None => {
                self.logins.insert(author.login.clone(), self.authors.len());
                self.authors.push(author);
            }
        }
    }

    pub(super) fn declared(&mut self, mut term: WxrTerm) {
        if term.taxonomy.is_empty() || (term.slug.is_empty() && term.name.trim().is_empty()) {
            return;
        }
        if term.slug.is_empty() {
            term.slug = made_slug(&term.name);
        }
        let key = (term.taxonomy.clone(), term.slug.clone());
        self.names.insert((key.0.clone(), name(&term.name)), key.1.clone());
        if !self.terms.contains_key(&key) {
            self.term_order.push(key.clone());
        }
        let entry = self.terms.entry(key).or_default();
        if entry.term.id.is_empty() && entry.term.description.is_empty() {
            entry.term = term;
        }
    }

    /// The slug of the term above this one; some exports name it instead.
    pub(super) fn parent_of<'f>(&'f self, term: &'f WxrTerm) -> &'f str {
        let is_slug = term.parent.is_empty() || self.terms.contains_key(&(term.taxonomy.clone(), term.parent.clone()));
        let named = || self.names.get(&(term.taxonomy.clone(), name(&term.parent))).map(String::as_str);
        if is_slug { &term.parent } else { named().unwrap_or(&term.parent) }
    }

    /// The slug of a term that an item names.
    pub(super) fn slug_of(&self, taxonomy: &str, slug: &str, name: &str) -> String {
        if !slug.is_empty() {
            return slug.to_owned();
        }
        self.names.get(&(taxonomy.to_owned(), super::slugs_and_dates::name(name))).cloned().unwrap_or_else(|| made_slug(name))
    }

    fn item(&mut self, item: Item) {
        *self.kinds.entry(item.kind.clone()).or_default() += 1;
        if is_story(&item.kind) {
            self.clock.note(&item);
            self.file_lookup.body(&item);
            if !matches!(item.status.as_str(), "draft" | "auto-draft" | "pending" | "trash")
                && let Some(path) = path_of(&item.link, self.channel.site()).and_then(|path| SitePath::parse(&path).ok())
            {
                self.owners.entry(hash(path.as_str())).or_insert(item.id);
            }
            self.comments += item.comments.len() as u64;
            let login = login(&item.creator);
            if !login.is_empty() {
                self.author(WxrAuthor { login, ..WxrAuthor::default() });
            }
            for named in &item.terms {
                let slug = self.slug_of(&named.domain, &named.slug, &named.name);
                if slug.is_empty() {
                    continue;
                }
                let key = (named.domain.clone(), slug.clone());
                if !self.terms.contains_key(&key) {
                    self.declared(WxrTerm { taxonomy: key.0.clone(), slug, name: named.name.clone(), ..WxrTerm::default() });
                }
                if let Some(entry) = self.terms.get_mut(&key) {
                    entry.uses += 1;
                }
            }
        }
        match item.kind.as_str() {
            "page" => {
                self.page_parents.insert(item.id, item.parent);
            }
            "attachment" => self.attachment(&item),
            "nav_menu_item" => self.menu_item(&item),
            "guest-author" => GuestAuthor::note(&item, &mut self.guests),
            // a larger one is no part of any story that may be
            "wp_block" if item.content.len() <= domain::document::limits::BYTES => {
                self.reusable.insert(item.id, item.content);
            }
            _ => {}
        }
    }

    fn attachment(&mut self, item: &Item) {
        let url = address_of(item);
        let kind = kind_of(&url);
        self.file_lookup.attachment(item, &url);
        if kind != MediaKind::File && item.parent > 0 {
            self.uploads_of.entry(item.parent).or_default().push(item.id);
        }
        let page = path_of(&item.link, self.channel.site()).unwrap_or_default();
        self.attachment_pages.push((item.id, page, item.parent));
        let alt = item.meta("_wp_attachment_image_alt").unwrap_or_default().to_owned();
        self.attachments.entry(item.id).or_insert(Attachment {
            media: None,
            kind: Some(kind),
            url,
            title: item.title.clone(),
            caption: item.excerpt.clone(),
            alt,
            order: item.menu_order,
        });
    }

    /// Whether another item had this path on the old site and keeps it.
    pub(super) fn belongs_to_another(&self, path: &SitePath, item: u64) -> bool {
        self.owners.get(&hash(path.as_str())).is_some_and(|owner| *owner != item)
    }

    /// Records what an attachment has become.
    pub(super) fn stored(&mut self, id: u64, media: MediaId, arrived: bool) {
        if let Some(attachment) = self.attachments.get_mut(&id) {
            attachment.media = Some(media);
        }
        if arrived {
            self.arrived.insert(id);
        }
    }

    /// How many ancestors a page has; pages in a cycle of parents count as top-level pages.
    pub(super) fn depth(&self, page: u64) -> usize {
        let (mut depth, mut at) = (0, page);
        while let Some(parent) = self.page_parents.get(&at).copied().filter(|parent| *parent != 0 && self.page_parents.contains_key(parent))
        {
            depth += 1;
            at = parent;
            if depth > 20 {
                return 0;
            }
        }
        depth
    }
}

/// Whether two exports come from one site; it may have gone over to `https` or `www.` between them.
fn same_site(one: &str, other: &str) -> bool {
    let bare = |site: &str| crate::body::without_scheme(site).trim_end_matches('/').to_lowercase();
    bare(one) == bare(other)
}

fn made_slug(name: &str) -> String {
    super::slugs_and_dates::slug_or("", name, "").map(String::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_lose_what_none_may_have() {
        assert_eq!(login(">themereviewteam"), "themereviewteam");
        assert_eq!(login("j.doe@x"), "j.doe@x");
    }
}
