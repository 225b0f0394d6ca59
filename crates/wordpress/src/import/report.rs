//! The report of an import: what was found, imported and left out.

use std::collections::BTreeMap;

use domain::Permalinks;
use serde::{Deserialize, Serialize};

/// Counts for one kind of entity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// In the files.
    pub found: u64,
    /// Stored, new or changed.
    pub imported: u64,
    /// Left out or there already; [`Report::skipped`] says why.
    pub skipped: u64,
}

/// Counts for every kind.
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
    /// Authors.
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
    /// Paths of the stories and pages that show it.
    pub stories: Vec<String>,
}

/// Something without counterpart here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownKind {
    /// `shortcode`, `block`, `attribute` of one of WordPress's own shortcodes, `post_type`, `taxonomy`, `post_meta`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// How often it occurs.
    pub times: u64,
}

/// A URL of the old site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldUrl {
    /// As the export says.
    pub old: String,
    /// The path here.
    pub new: String,
    /// The status of the old path here: 200 if it is the same, 301 if it redirects to the new one.
    pub status: u16,
}

/// Published posts by the form of their URLs on the old site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldForms {
    /// The form that the paper gives its stories, as set when it imported.
    pub here: Permalinks,
    /// Posts at `/name/`.
    pub slug: u64,
    /// Posts in sections.
    pub section: u64,
    /// Posts in months.
    pub month: u64,
    /// Posts in days.
    pub day: u64,
    /// Posts at other URLs: with a number, with another name than they have here.
    pub other: u64,
}

impl OldForms {
    pub(super) fn add(&mut self, here: Permalinks, form: Option<Permalinks>) {
        self.here = here;
        *match form {
            Some(Permalinks::Slug) => &mut self.slug,
            Some(Permalinks::Section) => &mut self.section,
            Some(Permalinks::Month) => &mut self.month,
            Some(Permalinks::Day) => &mut self.day,
            None => &mut self.other,
        } += 1;
    }

    /// The form of more than half of the posts with their number, if it is not the paper's: set before the import, it leaves them where they were.
    pub fn better(&self) -> Option<(Permalinks, u64)> {
        // posts at `/name/` stay there in every form
        let folders = [(Permalinks::Section, self.section), (Permalinks::Month, self.month), (Permalinks::Day, self.day)];
        let all = self.slug + self.other + folders.iter().map(|(_, posts)| posts).sum::<u64>();
        folders.into_iter().find(|(form, posts)| *form != self.here && posts * 2 > all)
    }
}

/// One import: everything that it made carries its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Its number.
    pub id: String,
    /// The old site's URL.
    pub site: String,
}

/// Files compared with the ones they were stored from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pictures {
    /// Files that were given.
    pub compared: u64,
    /// Stored from the same bytes, and whole on the disk.
    pub same: u64,
    /// Pictures and recordings that bodies show though the export has no attachment for them; they are not among the counts.
    #[serde(default)]
    pub only_in_bodies: u64,
    /// Pictures larger than one may be here, of which WordPress's own smaller copy was taken.
    #[serde(default)]
    pub smaller_copies: u64,
}

/// A story whose words did not all arrive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostWords {
    /// `post` or `page`.
    pub kind: String,
    /// Its number on the old site.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Some of the words.
    pub missing: Vec<String>,
}

/// The words of the bodies compared with the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Bodies compared.
    pub compared: u64,
    /// Of which every word arrived.
    pub complete: u64,
    /// The others.
    pub stories: Vec<LostWords>,
}

/// Sample content of WordPress or of a theme's demo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leftover {
    /// `post`, `page`, `attachment`, `category`, …
    pub kind: String,
    /// Its number or slug on the old site.
    pub id: String,
    /// Its title or name.
    pub title: String,
    /// How it was recognised.
    pub why: String,
}

/// How many entries the report's lists have in all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Of [`Report::skipped`].
    pub skipped: u64,
    /// Of [`Report::missing_media`].
    pub missing_media: u64,
    /// Of [`Report::urls`].
    pub urls: u64,
    /// Of [`Report::leftovers`].
    pub leftovers: u64,
}

/// The report. Its lists hold the first thousand entries; the files of [`super::ImportOptions::reports`] have all of them,
/// and [`Report::totals`] says how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The imports that ran, one for each old site; none in a dry run.
    pub imports: Vec<Run>,
    /// Nothing was written.
    pub dry_run: bool,
    /// Numbers.
    pub counts: Counts,
    /// How long the lists are.
    pub totals: Totals,
    /// What was left out and why.
    pub skipped: Vec<Skipped>,
    /// Files that are not there.
    pub missing_media: Vec<MissingMedia>,
    /// What has no counterpart here; its text was imported.
    pub unknown: Vec<UnknownKind>,
    /// Old URLs and new paths.
    pub urls: Vec<OldUrl>,
    /// The forms of old URLs.
    #[serde(default)]
    pub permalinks: OldForms,
    /// The words of the bodies compared with the source.
    pub words: Words,
    /// The bytes of the files compared.
    pub pictures: Pictures,
    /// Sample content of WordPress or of a theme's demo.
    pub leftovers: Vec<Leftover>,
}

/// Counts what has no counterpart while the import runs.
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

/// Why an entity of an earlier import is not rewritten.
pub(super) const UNCHANGED: &str = "already imported and unchanged since";
