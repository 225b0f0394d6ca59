//! The first pass: small facts about everything, so that items may come in any order. It reads every file to its end,
//! so that a damaged one is refused before anything is written.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use domain::{MediaId, MediaKind, SitePath};

use super::names::path_of;
use super::uploads::{address_of, kind_of, upload_path, without_size};
use super::{ImportError, Progress};
use crate::body::{Attachment, Surroundings};
use crate::wxr::{Channel, Entry, Item, Reader, WxrAuthor, WxrTerm};

/// One item of a menu.
#[derive(Debug, Clone)]
pub(super) struct MenuFact {
    pub(super) id: u64,
    pub(super) menu: String,
    pub(super) title: String,
    pub(super) order: i64,
    pub(super) parent: u64,
    pub(super) kind: String,
    pub(super) object: String,
    pub(super) object_id: u64,
    pub(super) url: String,
}

/// A term, declared or only named by items.
#[derive(Debug, Clone, Default)]
pub(super) struct TermFact {
    pub(super) term: WxrTerm,
    /// Items that name it.
    pub(super) uses: u64,
}

/// What is known of one old site after the first pass.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) files: Vec<PathBuf>,
    pub(super) bytes: u64,
    pub(super) channel: Channel,
    /// In order of appearance.
    pub(super) authors: Vec<WxrAuthor>,
    logins: HashMap<String, usize>,
    /// By taxonomy and slug.
    pub(super) terms: BTreeMap<(String, String), TermFact>,
    /// Terms in order of appearance.
    pub(super) term_order: Vec<(String, String)>,
    /// Slugs of terms that items name without slug, by taxonomy and name.
    names: HashMap<(String, String), String>,
    /// The page above each page.
    pub(super) page_parents: HashMap<u64, u64>,
    pub(super) attachments: HashMap<u64, Attachment>,
    /// The path of each attachment's own page, and the item it belongs to.
    pub(super) attachment_pages: Vec<(u64, String, u64)>,
    /// Which item each path on the old site showed.
    owners: HashMap<u64, u64>,
    by_path: HashMap<u64, u64>,
    hosts: HashSet<String>,
    /// By item: the order that its editor gave each, and its number.
    pictures_of: HashMap<u64, Vec<(i64, u64)>>,
    pub(super) menu_items: Vec<MenuFact>,
    reusable: HashMap<u64, String>,
    /// How many items of each kind there are.
    pub(super) kinds: BTreeMap<String, u64>,
    pub(super) comments: u64,
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

impl Facts {
    /// Reads the files and groups them by the site they come from.
    pub(super) fn gather(files: &[PathBuf], progress: &Progress<'_>) -> Result<Vec<Facts>, ImportError> {
        let total: u64 = files.iter().map(|file| std::fs::metadata(file).map_or(0, |meta| meta.len())).sum();
        let mut sites: Vec<Facts> = Vec::new();
        let mut done = 0;
        for file in files {
            let mut reader = Reader::open(file)?;
            // the site is known before the first item; until then facts are collected apart
            let mut facts = Facts::default();
            let mut joined: Option<usize> = None;
            let mut entries = 0_u64;
            while let Some(entry) = reader.next_entry()? {
                if joined.is_none() {
                    let at = sites.iter().position(|site| site.channel.site() == reader.channel().site());
                    joined = Some(at.unwrap_or_else(|| {
                        sites.push(Facts { channel: reader.channel().clone(), ..Facts::default() });
                        sites.len() - 1
                    }));
                }
                let place = joined.and_then(|at| sites.get_mut(at)).unwrap_or(&mut facts);
                place.entry(entry);
                entries += 1;
                if entries.is_multiple_of(50) {
                    progress("reading", done + reader.position(), total);
                }
            }
            let size = reader.position();
            let at = joined.or_else(|| sites.iter().position(|site| site.channel.site() == reader.channel().site()));
            match at.and_then(|at| sites.get_mut(at)) {
                Some(site) => {
                    site.files.push(file.clone());
                    site.bytes += size;
                }
                None => sites.push(Facts { channel: reader.channel().clone(), files: vec![file.clone()], bytes: size, ..Facts::default() }),
            }
            done += size;
            progress("reading", done.min(total), total);
        }
        Ok(sites)
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

    fn declared(&mut self, mut term: WxrTerm) {
        if term.taxonomy.is_empty() || (term.slug.is_empty() && term.name.trim().is_empty()) {
            return;
        }
        if term.slug.is_empty() {
            term.slug = made_slug(&term.name);
        }
        let key = (term.taxonomy.clone(), term.slug.clone());
        self.names.insert((key.0.clone(), crate::body::plain(&term.name)), key.1.clone());
        if !self.terms.contains_key(&key) {
            self.term_order.push(key.clone());
        }
        let fact = self.terms.entry(key).or_default();
        if fact.term.id.is_empty() && fact.term.description.is_empty() {
            fact.term = term;
        }
    }

    /// The slug of a term that an item names.
    pub(super) fn slug_of(&self, taxonomy: &str, slug: &str, name: &str) -> String {
        if !slug.is_empty() {
            return slug.to_owned();
        }
        self.names.get(&(taxonomy.to_owned(), crate::body::plain(name))).cloned().unwrap_or_else(|| made_slug(name))
    }

    fn item(&mut self, item: Item) {
        *self.kinds.entry(item.kind.clone()).or_default() += 1;
        if is_story(&item.kind) {
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
                if let Some(fact) = self.terms.get_mut(&key) {
                    fact.uses += 1;
                }
            }
        }
        match item.kind.as_str() {
            "page" => {
                self.page_parents.insert(item.id, item.parent);
            }
            "attachment" => self.attachment(&item),
            "nav_menu_item" => self.menu_item(&item),
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
        if let Some(path) = upload_path(&url) {
            self.by_path.insert(hash(&path), item.id);
            // other sizes of a scaled picture are named after the original
            self.by_path.entry(hash(&path.replace("-scaled.", "."))).or_insert(item.id);
            if let Some(host) = url::Url::parse(&url).ok().and_then(|url| url.host_str().map(str::to_owned)) {
                self.hosts.insert(host);
            }
        }
        if kind == MediaKind::Image && item.parent > 0 {
            self.pictures_of.entry(item.parent).or_default().push((item.menu_order, item.id));
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
        });
    }

    fn menu_item(&mut self, item: &Item) {
        let text = |key: &str| item.meta(key).unwrap_or_default().trim().to_owned();
        let number = |key: &str| text(key).parse().unwrap_or(0);
        let menu = item.terms.iter().find(|term| term.domain == "nav_menu");
        let menu = menu.map(|term| self.slug_of("nav_menu", &term.slug, &term.name)).unwrap_or_default();
        if let Some(named) = item.terms.iter().find(|term| term.domain == "nav_menu")
            && !self.terms.contains_key(&("nav_menu".to_owned(), menu.clone()))
        {
            self.declared(WxrTerm { taxonomy: "nav_menu".to_owned(), slug: menu.clone(), name: named.name.clone(), ..WxrTerm::default() });
        }
        self.menu_items.push(MenuFact {
            id: item.id,
            menu,
            title: crate::body::plain(&item.title),
            order: item.menu_order,
            parent: number("_menu_item_menu_item_parent"),
            kind: text("_menu_item_type"),
            object: text("_menu_item_object"),
            object_id: number("_menu_item_object_id"),
            url: text("_menu_item_url"),
        });
    }

    /// Whether another item was at this path on the old site: it is to stay there.
    pub(super) fn belongs_to_another(&self, path: &SitePath, item: u64) -> bool {
        self.owners.get(&hash(path.as_str())).is_some_and(|owner| *owner != item)
    }

    /// Records what an attachment has become.
    pub(super) fn stored(&mut self, id: u64, media: MediaId) {
        if let Some(attachment) = self.attachments.get_mut(&id) {
            attachment.media = Some(media);
        }
    }

    /// How many pages stand above this one; pages in a circle stand on top.
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

    fn by_address(&self, address: &str) -> Option<u64> {
        let path = upload_path(address)?;
        let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
        let site = url::Url::parse(self.channel.site()).ok().and_then(|url| url.host_str().map(str::to_owned));
        let ours = host.is_none_or(|host| site.as_ref() == Some(&host) || self.hosts.contains(&host));
        // a name may look like a size and be none
        self.by_path.get(&hash(&path)).or_else(|| self.by_path.get(&hash(&without_size(&path)))).copied().filter(|_| ours)
    }
}

fn made_slug(name: &str) -> String {
    super::names::slug_or("", name, "").map(String::from).unwrap_or_default()
}

fn hash(text: &str) -> u64 {
    let hash = blake3::hash(text.as_bytes());
    hash.as_bytes().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// What surrounds the body of one item.
pub(super) struct Around<'a> {
    pub(super) facts: &'a Facts,
    pub(super) item: u64,
    pub(super) footnotes: Option<&'a str>,
}

impl Surroundings for Around<'_> {
    fn by_id(&self, id: u64) -> Option<Attachment> {
        self.facts.attachments.get(&id).cloned()
    }
    fn by_url(&self, url: &str) -> Option<Attachment> {
        self.facts.by_address(url).and_then(|id| self.by_id(id))
    }
    fn own_pictures(&self) -> Vec<u64> {
        let mut pictures = self.facts.pictures_of.get(&self.item).cloned().unwrap_or_default();
        pictures.sort_unstable();
        pictures.into_iter().map(|(_, id)| id).collect()
    }
    fn footnotes(&self) -> Option<&str> {
        self.footnotes
    }
    fn reusable(&self, id: u64) -> Option<&str> {
        self.facts.reusable.get(&id).map(String::as_str)
    }
    fn site(&self) -> &str {
        self.facts.channel.site()
    }
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
