//! From export files into the newsroom.
//!
//! The files are read twice or more: first for small facts about everything, to the end, so that a damaged file is refused
//! before anything is written; then attachments; then stories and pages, parents before children. Items are written in
//! batches, one transaction each, so that none is ever half there.

mod comments;
mod desk;
mod facts;
mod ledger;
mod leftovers;
mod menus;
mod names;
mod page;
mod pictures;
mod places;
mod report;
mod rollback;
mod spool;
mod stories;
mod uploads;
mod words;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use domain::{Language, SiteSettings};
use media::MediaStore;
use newsroom::{Authority, Newsroom};

pub use report::{Count, Counts, Leftover, LostWords, MissingMedia, OldUrl, Pictures, Report, Run, Skipped, Totals, UnknownKind, Words};
pub use rollback::{Rollback, Stays, rollback};

use crate::body::plain;
use crate::wxr::{Entry, Item, Reader, WxrError};
use desk::Desk;
use facts::{Facts, is_story};
use ledger::Ledger;
use pictures::Uploads;
use places::Places;
use report::UnknownTally;
use spool::Numbers;
use stories::Stories;

/// Called now and then with what is being done, how much of it is done, and how much there is.
pub type Progress<'a> = dyn Fn(&str, u64, u64) + 'a;

/// What to import.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The export, or its parts in any order.
    pub files: Vec<PathBuf>,
    /// A copy of the old site's `wp-content/uploads`.
    pub media_dir: Option<PathBuf>,
    /// Read and report everything, write nothing.
    pub dry_run: bool,
    /// A folder for reports: `ID/report.json` and `ID/report.html` are written there, except in a dry run.
    pub reports: Option<PathBuf>,
    /// Where the report is written as JSON besides.
    pub report_file: Option<PathBuf>,
}

/// Why an import stopped. What was committed before stays and is not doubled by the next run.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file is no complete export. Nothing was written.
    #[error(transparent)]
    Wxr(#[from] WxrError),
    /// The folder with the old site's files cannot be read. Nothing was written.
    #[error("{}: cannot be read: {source}; give the folder that holds a copy of wp-content/uploads", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// No file was named.
    #[error("no export file was given; export one under Tools → Export in WordPress")]
    NoFile,
    /// A value that could not be made; a fault of this program.
    #[error("no {what} could be made for item {item}; please report this with the item")]
    Value {
        /// Which.
        what: &'static str,
        /// The item's number on the old site.
        item: u64,
    },
    /// The import is done, but its report could not be written.
    #[error("the import is done, but its report could not be written to {}: {source}", path.display())]
    Report {
        /// Where to.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is no import of this number.
    #[error("there is no import {id}; the number is printed at the end of an import and stands in its report")]
    NoImport {
        /// What was given.
        id: String,
    },
    /// A stored file could not be removed.
    #[error("{}: cannot be removed: {source}; what was taken back so far stays so, try again", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The newsroom refused or failed.
    #[error(transparent)]
    Newsroom(#[from] newsroom::Error),
}

impl ImportError {
    /// Whether the files that were given are at fault, not this program or its database.
    pub fn is_about_input(&self) -> bool {
        matches!(self, Self::Wxr(_) | Self::Folder { .. } | Self::NoFile | Self::NoImport { .. })
    }
}

/// A batch is written when it holds so many items …
const BATCH_ITEMS: usize = 200;
/// … or so many bytes of text.
const BATCH_BYTES: usize = 4 << 20;
/// Pages deeper than this are brought together.
const DEEPEST_PAGE: usize = 12;

/// Imports export files. Importing again doubles nothing.
///
/// # Errors
/// A file that is no complete export, or a folder that cannot be read, is refused before anything is written. If the database
/// fails later, whole batches are there and the next run goes on behind them.
pub async fn import(
    newsroom: &Newsroom,
    store: &MediaStore,
    options: &ImportOptions,
    progress: &Progress<'_>,
) -> Result<Report, ImportError> {
    if options.files.is_empty() {
        return Err(ImportError::NoFile);
    }
    let mut uploads = options.media_dir.as_deref().map(Uploads::at).transpose()?;
    let sites = Facts::gather(&options.files, progress)?;
    let mut report = Ledger::default();
    report.dry_run = options.dry_run;
    let mut unknown = UnknownTally::default();
    for facts in sites {
        one_site(newsroom, store, options, facts, uploads.as_mut(), progress, &mut report, &mut unknown).await?;
    }
    report.unknown = unknown.list();
    if let Some(folder) = options.reports.as_ref().filter(|_| !options.dry_run) {
        for run in report.imports.clone() {
            report.write_folder(&folder.join(&run.id))?;
        }
    }
    if let Some(file) = &options.report_file {
        report.write_json(file)?;
    }
    Ok(report.report)
}

#[expect(clippy::too_many_arguments, reason = "the body of one loop")]
async fn one_site(
    newsroom: &Newsroom,
    store: &MediaStore,
    options: &ImportOptions,
    mut facts: Facts,
    uploads: Option<&mut Uploads>,
    progress: &Progress<'_>,
    report: &mut Ledger,
    unknown: &mut UnknownTally,
) -> Result<(), ImportError> {
    let source = format!("wordpress:{}", facts.channel.site());
    let mut authority = Authority::command_line();
    let mut import = None;
    if !options.dry_run {
        let mut edit = newsroom.edit(&authority).await?;
        // one that was stopped goes on under its number, so that it can be taken back as one
        let id = match edit.stopped_import(&source).await? {
            Some(stopped) => stopped,
            None => edit.begin_import(&source).await?,
        };
        edit.commit().await?;
        report.imports.push(Run { id: id.to_string(), site: facts.channel.site().to_owned() });
        import = Some(id.clone());
        authority = Authority::import(id);
    }
    let desk = Desk { newsroom, authority: &authority, import, source };
    let stored = newsroom.settings().await?;
    let fresh = stored == SiteSettings::default();
    let mut settings = if fresh { settings_of(&facts) } else { stored };

    let places = Places::bring(&desk, &facts, report, unknown).await?;
    all_pictures(&desk, &mut facts, uploads, store, progress, report).await?;
    let mut stories = Stories {
        desk: &desk,
        facts: &facts,
        places: &places,
        settings: &settings,
        seen: Numbers::default(),
        pages: HashMap::new(),
        taken: HashSet::new(),
    };
    all_stories(&mut stories, progress, report, unknown).await?;
    let seen = stories.seen;
    pictures::pages_without_file(&desk, &facts).await?;
    others(&facts, report, unknown)?;
    // menus, the settings that name them and the end in one: whoever is stopped before begins with all of it again
    let mut batch = desk.batch().await?;
    let chosen = menus::bring(&desk, &facts, &places, &seen, &mut batch, report).await?;
    if let (Some(import), Some(edit)) = (&desk.import, &mut batch.edit) {
        if fresh {
            settings.main_menu = chosen.main;
            settings.footer_menu = chosen.footer;
            edit.put_settings(&settings).await?;
        }
        let json = serde_json::to_string(&report.counts).unwrap_or_default();
        edit.finish_import(import, &json).await?;
    }
    batch.commit().await
}

/// The paper's name, tagline and language as the old site has them.
fn settings_of(facts: &Facts) -> SiteSettings {
    let channel = &facts.channel;
    let mut settings = SiteSettings::default();
    let name = plain(&channel.title);
    if !name.is_empty() {
        settings.name = names::cut(&name, 200);
    }
    settings.tagline = names::cut(&plain(&channel.description), 300);
    if let Ok(language) = Language::parse(&channel.language) {
        settings.language = language;
    }
    settings
}

/// Reads the site's files once more and hands over the items that are wanted.
struct Again<'f> {
    files: std::slice::Iter<'f, PathBuf>,
    reader: Option<Reader<std::fs::File>>,
    done: u64,
}

impl<'f> Again<'f> {
    fn over(files: &'f [PathBuf]) -> Self {
        Self { files: files.iter(), reader: None, done: 0 }
    }

    fn next(&mut self, wanted: impl Fn(&Item) -> bool) -> Result<Option<Item>, ImportError> {
        loop {
            if self.reader.is_none() {
                let Some(file) = self.files.next() else { return Ok(None) };
                self.reader = Some(Reader::open(file)?);
            }
            let Some(reader) = &mut self.reader else { return Ok(None) };
            match reader.next_entry()? {
                Some(Entry::Item(item)) if wanted(&item) => return Ok(Some(*item)),
                Some(_) => {}
                None => {
                    self.done += reader.position();
                    self.reader = None;
                }
            }
        }
    }

    fn position(&self) -> u64 {
        self.done + self.reader.as_ref().map_or(0, Reader::position)
    }
}

async fn all_pictures(
    desk: &Desk<'_>,
    facts: &mut Facts,
    mut uploads: Option<&mut Uploads>,
    store: &MediaStore,
    progress: &Progress<'_>,
    report: &mut Ledger,
) -> Result<(), ImportError> {
    let total = facts.bytes;
    if facts.attachments.is_empty() {
        return Ok(());
    }
    let files = facts.files.clone();
    let mut again = Again::over(&files);
    let mut seen = Numbers::default();
    loop {
        let mut items = Vec::new();
        while items.len() < BATCH_ITEMS
            && let Some(item) = again.next(|item| item.kind == "attachment")?
        {
            report.counts.images.found += 1;
            if seen.insert(item.id) {
                items.push(item);
            } else {
                report.counts.images.skipped += 1;
                report.skip("attachment", item.id, &item.title, "another attachment of this site has the same number");
            }
        }
        if items.is_empty() {
            break;
        }
        // bytes first: no transaction is open while pictures are decoded
        let mut ready = Vec::with_capacity(items.len());
        let mut known = desk.batch().await?;
        let mut done = Vec::new();
        for item in &items {
            done.push(pictures::is_complete(&mut known, item.id, uploads.is_some()).await?);
        }
        drop(known);
        for (item, complete) in items.into_iter().zip(done) {
            match complete {
                Some(media) => {
                    facts.stored(item.id, media);
                    report.counts.images.skipped += 1;
                    report.skip("attachment", item.id, &item.title, report::UNCHANGED);
                }
                None => ready.push(pictures::prepare(item, uploads.as_deref_mut(), store, desk.is_dry()).await),
            }
            progress("pictures", again.position(), total);
        }
        let mut batch = desk.batch().await?;
        for item in ready {
            pictures::bring(desk, &mut batch, facts, item, report).await?;
        }
        batch.commit().await?;
    }
    progress("pictures", total, total);
    Ok(())
}

async fn all_stories(
    stories: &mut Stories<'_>,
    progress: &Progress<'_>,
    report: &mut Ledger,
    unknown: &mut UnknownTally,
) -> Result<(), ImportError> {
    let facts = stories.facts;
    let depths: HashMap<u64, usize> = facts.page_parents.keys().map(|page| (*page, facts.depth(*page).min(DEEPEST_PAGE))).collect();
    let deepest = depths.values().copied().max().unwrap_or(0);
    let total = facts.bytes.saturating_mul(deepest as u64 + 1);
    for round in 0..=deepest {
        let mut again = Again::over(&facts.files);
        let wanted = |item: &Item| {
            is_story(&item.kind) && if item.kind == "page" { depths.get(&item.id).copied().unwrap_or(0) == round } else { round == 0 }
        };
        loop {
            let (mut items, mut bytes) = (Vec::new(), 0);
            while items.len() < BATCH_ITEMS
                && bytes < BATCH_BYTES
                && let Some(item) = again.next(wanted)?
            {
                bytes += item.content.len() + item.comments.iter().map(|comment| comment.content.len()).sum::<usize>();
                items.push(item);
            }
            if items.is_empty() {
                break;
            }
            let mut batch = stories.desk.batch().await?;
            for item in &items {
                stories.bring(&mut batch, item, report, unknown).await?;
            }
            batch.commit().await?;
            progress("stories", facts.bytes * round as u64 + again.position(), total);
        }
    }
    progress("stories", total, total);
    Ok(())
}

/// Items that have no place in a newspaper are named one by one.
fn others(facts: &Facts, report: &mut Ledger, unknown: &mut UnknownTally) -> Result<(), ImportError> {
    let has_place = |kind: &str| is_story(kind) || matches!(kind, "attachment" | "nav_menu_item" | "wp_block");
    if facts.kinds.keys().all(|kind| has_place(kind)) {
        return Ok(());
    }
    let mut again = Again::over(&facts.files);
    while let Some(item) = again.next(|item| !has_place(&item.kind))? {
        unknown.add("post_type", &item.kind);
        report.skip(&item.kind, item.id, &item.title, "this kind of item has no counterpart here");
    }
    Ok(())
}
