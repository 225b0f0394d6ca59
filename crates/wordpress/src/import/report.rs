//! What an import found, brought and left out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Numbers for one kind of thing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// In the files.
    pub found: u64,
    /// Stored, new or changed.
    pub imported: u64,
    /// Left out or there already; [`Report::skipped`] says why.
    pub skipped: u64,
}

/// Numbers for every kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Posts.
    pub stories: Count,
    /// Pages.
    pub pages: Count,
    /// Attachments of every kind.
    pub images: Count,
    /// Comments, pingbacks and trackbacks.
    pub comments: Count,
    /// Whose names stand over stories.
    pub authors: Count,
    /// Categories.
    pub sections: Count,
    /// Tags, and terms of other taxonomies.
    pub tags: Count,
    /// Links in menus.
    pub menu_items: Count,
}

impl Counts {
    /// Every kind with its name in the report.
    pub fn all(&self) -> [(&'static str, Count); 8] {
        [
            ("stories", self.stories),
            ("pages", self.pages),
            ("images", self.images),
            ("comments", self.comments),
            ("authors", self.authors),
            ("sections", self.sections),
            ("tags", self.tags),
            ("menu_items", self.menu_items),
        ]
    }
}

/// Something that was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// WordPress's word for it: `post`, `page`, `attachment`, `comment`, …
    pub kind: String,
    /// Its number or slug on the old site.
    pub id: String,
    /// Its title or name.
    pub title: String,
    /// Why.
    pub reason: String,
}

/// An attachment whose file is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingMedia {
    /// Its number on the old site.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the old site had it.
    pub url: String,
    /// Why it is not there.
    pub reason: String,
}

/// A kind of thing that has no counterpart here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownKind {
    /// `shortcode`, `block`, `post_type` or `taxonomy`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// How often it occurs.
    pub times: u64,
}

/// An address of the old site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldUrl {
    /// As the export says.
    pub old: String,
    /// The path here.
    pub new: String,
    /// How the old path answers here: 200 where it is the same, 301 where it leads to the new one.
    pub status: u16,
}

/// The whole report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Numbers.
    pub counts: Counts,
    /// What was left out and why.
    pub skipped: Vec<Skipped>,
    /// Files that are not there.
    pub missing_media: Vec<MissingMedia>,
    /// What has no counterpart here; its text was kept.
    pub unknown: Vec<UnknownKind>,
    /// Old addresses and new ones.
    pub urls: Vec<OldUrl>,
}

/// Counts things without counterpart while the import runs.
#[derive(Debug, Default)]
pub(super) struct UnknownTally(BTreeMap<(&'static str, String), u64>);

impl UnknownTally {
    pub(super) fn add(&mut self, kind: &'static str, name: &str) {
        *self.0.entry((kind, name.to_owned())).or_default() += 1;
    }
    pub(super) fn list(self) -> Vec<UnknownKind> {
        self.0.into_iter().map(|((kind, name), times)| UnknownKind { kind: kind.to_owned(), name, times }).collect()
    }
}

impl Report {
    pub(super) fn skip(&mut self, kind: &str, id: impl ToString, title: &str, reason: impl Into<String>) {
        self.skipped.push(Skipped { kind: kind.to_owned(), id: id.to_string(), title: crate::body::plain(title), reason: reason.into() });
    }
}

/// Why a thing that an earlier import brought is left alone.
pub(super) const UNCHANGED: &str = "already imported and unchanged since";
