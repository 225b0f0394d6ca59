//! Writes the report: counts and the first entries of each list in memory, the complete lists in temporary files.

use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::Path;

use domain::{MediaId, Story};
use serde::Serialize;

use super::report::{Leftover, LostWords, MissingMedia, OldUrl, Report, Skipped};
use super::spool::Spool;
use super::{ImportError, report_page};

/// So many entries of each list are in the [`Report`] that a caller gets; the files have all.
pub(super) const SAMPLE: usize = 1000;

/// A report in the making.
#[derive(Default)]
pub(super) struct ReportWriter {
    pub(super) report: Report,
    pub(super) skipped: Spool,
    pub(super) missing: Spool,
    pub(super) urls: Spool,
    pub(super) lost_words: Spool,
    pub(super) leftovers: Spool,
    /// For each missing file its line in `missing`, and the stories that show it; by media id, or by its number on the old site.
    shown: HashMap<String, (u64, Vec<String>)>,
    /// The first error of a temporary file; returned at the end.
    failed: Option<std::io::Error>,
}

impl std::ops::Deref for ReportWriter {
    type Target = Report;
    fn deref(&self) -> &Report {
        &self.report
    }
}

impl std::ops::DerefMut for ReportWriter {
    fn deref_mut(&mut self) -> &mut Report {
        &mut self.report
    }
}

fn add<T: Serialize>(spool: &mut Spool, sample: &mut Vec<T>, failed: &mut Option<std::io::Error>, thing: T) {
    if let Err(error) = spool.add(&thing) {
        failed.get_or_insert(error);
    }
    if sample.len() < SAMPLE {
        sample.push(thing);
    }
}

impl ReportWriter {
    pub(super) fn skip(&mut self, kind: &str, id: impl ToString, title: &str, reason: impl Into<String>) {
        let skipped = Skipped { kind: kind.to_owned(), id: id.to_string(), title: crate::body::plain(title), reason: reason.into() };
        self.report.totals.skipped += 1;
        add(&mut self.skipped, &mut self.report.skipped, &mut self.failed, skipped);
    }

    /// Counts the comments of an item that is left out, and adds an entry for them.
    pub(super) fn comments_left(&mut self, item: &crate::wxr::Item) {
        let comments = self.count_comments_left(item);
        if comments > 0 {
            let why = format!("the {comments} comments under it stay away with it");
            self.skip("comments", item.id, &item.title, why);
        }
    }

    /// Counts the comments of an item that is left out, and returns their number.
    pub(super) fn count_comments_left(&mut self, item: &crate::wxr::Item) -> u64 {
        let comments = item.comments.len() as u64;
        self.report.counts.comments.found += comments;
        self.report.counts.comments.skipped += comments;
        comments
    }

    /// Notes a missing file and the media item without a file that represents it.
    pub(super) fn missing(&mut self, missing: MissingMedia, media: MediaId) {
        self.report.totals.missing_media += 1;
        self.shown.insert(media.as_str().to_owned(), (self.missing.lines, Vec::new()));
        add(&mut self.missing, &mut self.report.missing_media, &mut self.failed, missing);
    }

    /// Notes which missing files a story shows.
    pub(super) fn shows(&mut self, story: &Story) {
        if self.shown.is_empty() {
            return;
        }
        for media in story.document.media().iter().chain(&story.lead_image) {
            self.shows_one(media.as_str(), story);
        }
    }

    fn shows_one(&mut self, key: &str, story: &Story) {
        if let Some((_, stories)) = self.shown.get_mut(key)
            && stories.last().is_none_or(|last| last != story.path.as_str())
        {
            stories.push(story.path.as_str().to_owned());
        }
    }

    /// Notes that a story shows an attachment that the export does not contain.
    pub(super) fn lacks(&mut self, attachment: u64, story: &Story) {
        let key = format!("attachment {attachment}");
        if !self.shown.contains_key(&key) {
            self.report.totals.missing_media += 1;
            self.shown.insert(key.clone(), (self.missing.lines, Vec::new()));
            let reason = "the export has no attachment of this number; export the media too and import them along".to_owned();
            let missing = MissingMedia { id: attachment.to_string(), reason, ..MissingMedia::default() };
            add(&mut self.missing, &mut self.report.missing_media, &mut self.failed, missing);
        }
        self.shows_one(&key, story);
    }

    /// Adds to the missing files the stories that show them, after all stories were imported.
    pub(super) fn settle(&mut self) {
        let by_line: HashMap<u64, Vec<String>> =
            std::mem::take(&mut self.shown).into_values().filter(|(_, stories)| !stories.is_empty()).collect();
        let (mut whole, mut line_number) = (Spool::default(), 0);
        let rewritten = self.missing.read(u64::MAX, |line| {
            let mut missing: MissingMedia = serde_json::from_str(line)?;
            missing.stories = by_line.get(&line_number).cloned().unwrap_or_default();
            if let Some(sample) = usize::try_from(line_number).ok().and_then(|at| self.report.missing_media.get_mut(at)) {
                sample.stories.clone_from(&missing.stories);
            }
            line_number += 1;
            whole.add(&missing)
        });
        match rewritten {
            Ok(()) => self.missing = whole,
            Err(error) => {
                self.failed.get_or_insert(error);
            }
        }
    }

    pub(super) fn url(&mut self, url: OldUrl) {
        self.report.totals.urls += 1;
        add(&mut self.urls, &mut self.report.urls, &mut self.failed, url);
    }

    pub(super) fn words(&mut self, kind: &str, id: &str, title: &str, missing: Vec<String>) {
        self.report.words.compared += 1;
        if missing.is_empty() {
            self.report.words.complete += 1;
            return;
        }
        let lost = LostWords { kind: kind.to_owned(), id: id.to_owned(), title: crate::body::plain(title), missing };
        add(&mut self.lost_words, &mut self.report.words.stories, &mut self.failed, lost);
    }

    pub(super) fn leftover(&mut self, kind: &str, id: impl ToString, title: &str, why: &str) {
        let leftover = Leftover { kind: kind.to_owned(), id: id.to_string(), title: crate::body::plain(title), why: why.to_owned() };
        self.report.totals.leftovers += 1;
        add(&mut self.leftovers, &mut self.report.leftovers, &mut self.failed, leftover);
    }

    /// Writes `report.json` and `report.html` into a folder, which is made.
    pub(super) fn write_folder(&mut self, folder: &Path) -> Result<(), ImportError> {
        let failed = |source| ImportError::Report { path: folder.to_owned(), source };
        std::fs::create_dir_all(folder).map_err(failed)?;
        self.write_json(&folder.join("report.json"))?;
        let path = folder.join("report.html");
        self.written(&path, report_page::write)
    }

    /// Writes the whole report as JSON.
    pub(super) fn write_json(&mut self, path: &Path) -> Result<(), ImportError> {
        self.written(path, Self::json)
    }

    /// Writes a file under another name first, so that half of one is never taken for a report.
    fn written(&mut self, path: &Path, write: impl FnOnce(&mut Self, &mut dyn Write) -> std::io::Result<()>) -> Result<(), ImportError> {
        let failed = |source| ImportError::Report { path: path.to_owned(), source };
        if let Some(error) = self.failed.take() {
            return Err(failed(error));
        }
        let half = path.with_extension("part");
        let mut out = BufWriter::new(std::fs::File::create(&half).map_err(failed)?);
        write(self, &mut out).and_then(|()| out.flush()).map_err(failed)?;
        drop(out);
        std::fs::rename(&half, path).map_err(failed)
    }

    fn json(&mut self, out: &mut dyn Write) -> std::io::Result<()> {
        let report = &self.report;
        write!(out, "{{\"dry_run\": {}", report.dry_run)?;
        for (name, value) in [
            ("imports", serde_json::to_string(&report.imports)?),
            ("counts", serde_json::to_string(&report.counts)?),
            ("totals", serde_json::to_string(&report.totals)?),
            ("pictures", serde_json::to_string(&report.pictures)?),
            ("permalinks", serde_json::to_string(&report.permalinks)?),
            ("unknown", serde_json::to_string(&report.unknown)?),
        ] {
            write!(out, ",\n\"{name}\": {value}")?;
        }
        for (name, spool) in [
            ("skipped", &mut self.skipped),
            ("missing_media", &mut self.missing),
            ("urls", &mut self.urls),
            ("leftovers", &mut self.leftovers),
        ] {
            write!(out, ",\n\"{name}\": ")?;
            array(out, spool)?;
        }
        let words = &self.report.words;
        write!(out, ",\n\"words\": {{\"compared\": {}, \"complete\": {}, \"stories\": ", words.compared, words.complete)?;
        array(out, &mut self.lost_words)?;
        write!(out, "}}\n}}\n")
    }
}

fn array(out: &mut dyn Write, spool: &mut Spool) -> std::io::Result<()> {
    write!(out, "[")?;
    let mut first = true;
    spool.read(u64::MAX, |line| write!(out, "{}\n{line}", if std::mem::take(&mut first) { "" } else { "," }))?;
    write!(out, "]")
}
