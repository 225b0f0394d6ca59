//! Resolves URLs of files of the old site, in any size and from any host; collects files that only bodies refer to.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::MediaKind;

use super::upload_urls::{attached_path, before_edit, host_of, kind_of, passed_on, upload_path, without_size};
use crate::body::{Attachment, FileReference, named_files};
use crate::wxr::Item;

/// Numbers from here on are our own: of files without an attachment in the export.
pub(super) const OWN_NUMBERS: u64 = 1 << 63;
/// At most so many files are collected from bodies.
const MOST: usize = 500_000;

/// Whether it is a file that the export has no attachment for.
pub(super) fn is_loose(id: u64) -> bool {
    id >= OWN_NUMBERS
}

/// The files of the old site.
#[derive(Default)]
pub(super) struct FileLookup {
    by_path: HashMap<u64, u64>,
    hosts: HashSet<String>,
    site: Option<String>,
    /// By the key that identifies a file: the best URL that bodies have for it.
    named: BTreeMap<String, FileReference>,
    loose: HashMap<u64, u64>,
}

impl FileLookup {
    /// Sets the old site's host.
    pub(super) fn of_site(&mut self, site: &str) {
        self.site = host_of(site);
    }

    /// Notes where an attachment's file is.
    pub(super) fn attachment(&mut self, item: &Item, url: &str) {
        if let Some(path) = upload_path(url) {
            self.by_path.insert(hash(&path), item.id);
            self.hosts.extend(host_of(url));
        }
        // another host may serve it under a longer path than WordPress stores
        for path in upload_path(url).into_iter().chain(attached_path(item)) {
            // other sizes of a scaled picture are named after the original, and so may those of one that was cut later
            let original = Some(without_size(&path)).filter(|_| path.contains("-scaled.") || path.contains("-rotated."));
            let uncut = before_edit(original.as_deref().unwrap_or(&path));
            for path in [Some(path), original, uncut].into_iter().flatten() {
                self.by_path.entry(hash(&path)).or_insert(item.id);
            }
        }
    }

    /// Notes the files that a body or a plugin names.
    pub(super) fn body(&mut self, item: &Item) {
        named_files(&item.content, &mut |file| self.named(file));
        if let Some(url) = lead_elsewhere(item) {
            self.named(FileReference { url: url.to_owned(), width: u32::MAX, id: None });
        }
    }

    fn named(&mut self, file: FileReference) {
        let address = passed_on(&file.url).unwrap_or_else(|| file.url.clone());
        let is_plugins = ["/wp-includes/", "/wp-content/plugins/", "//s.w.org/"].iter().any(|place| address.contains(place));
        if is_plugins || self.find(&address).is_some() || self.named.len() >= MOST {
            return;
        }
        let Some((key, ours)) = self.key(&address) else { return };
        // behind the `?` a site only says in which size it should send its own
        let url = if ours { address.split(['?', '#']).next().unwrap_or_default().to_owned() } else { address };
        // recordings can be played from another site, pictures are not loaded from there
        let is_shown = match kind_of(&url) {
            MediaKind::Image => true,
            MediaKind::Audio | MediaKind::Video => ours,
            MediaKind::File => false,
        };
        if !is_shown || !(url.starts_with("http://") || url.starts_with("https://")) {
            return;
        }
        let known = self.named.entry(key).or_insert_with(|| FileReference { url: url.clone(), ..file.clone() });
        known.id = known.id.or(file.id);
        if known.width < file.width {
            *known = FileReference { url, id: known.id, ..file };
        }
    }

    /// The key that identifies a file, and whether the file is on the old site itself.
    fn key(&self, address: &str) -> Option<(String, bool)> {
        let host = host_of(address)?;
        if self.is_ours(&host) {
            return Some((without_size(&upload_path(address)?), true));
        }
        let rest = address.split_once("//")?.1;
        let path = rest.split('#').next().unwrap_or_default();
        Some((format!("//{path}"), false))
    }

    /// Ends the first pass: files without an attachment, each with a number of our own and its URL.
    pub(super) fn settle(&mut self, attachments: &HashMap<u64, Attachment>) -> Vec<(u64, String)> {
        let mut loose = Vec::new();
        for (key, named) in std::mem::take(&mut self.named) {
            if self.find(&named.url).is_some() {
                continue;
            }
            // the same file on another machine, if both its number and its name say so
            let numbered = named.id.filter(|id| attachments.get(id).is_some_and(|known| name_of(&known.url) == name_of(&named.url)));
            let id = numbered.unwrap_or(hash(&key) | OWN_NUMBERS);
            self.loose.insert(hash(&key), id);
            if numbered.is_none() {
                loose.push((id, named.url));
            }
        }
        loose
    }

    /// The number of the attachment, or of the file without one, at a URL.
    pub(super) fn find(&self, address: &str) -> Option<u64> {
        let address = passed_on(address).unwrap_or_else(|| address.to_owned());
        let loose = || self.loose.get(&hash(&self.key(&address)?.0)).copied();
        let host = host_of(&address);
        if host.is_some_and(|host| !self.is_ours(&host)) {
            return loose();
        }
        let path = upload_path(&address)?;
        // a name may look like a size and be none
        let known = self.by_path.get(&hash(&path)).or_else(|| self.by_path.get(&hash(&without_size(&path))));
        known.copied().or_else(loose)
    }

    /// Whether the old site itself answers there: under its own name, a name below it (`cdn.old.site`), or where its files lie.
    fn is_ours(&self, host: &str) -> bool {
        let below = |site: &String| host == site || host.strip_suffix(site.as_str()).is_some_and(|rest| rest.ends_with('.'));
        self.hosts.contains(host) || self.site.as_ref().is_some_and(below)
    }
}

/// A file's own name, in whatever size.
fn name_of(address: &str) -> String {
    without_size(address.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default())
}

/// The URL of a story's lead picture if a plugin takes it from another site.
pub(super) fn lead_elsewhere(item: &Item) -> Option<&str> {
    let keys = ["fifu_image_url", "_knawatfibu_url", "_thumbnail_ext_url", "_external_thumbnail_url", "_nelioefi_url"];
    keys.iter().filter_map(|key| item.meta(key)).map(str::trim).find(|url| url.starts_with("http") && kind_of(url) == MediaKind::Image)
}

/// A short number for a text.
pub(super) fn hash(text: &str) -> u64 {
    let hash = blake3::hash(text.as_bytes());
    hash.as_bytes().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
