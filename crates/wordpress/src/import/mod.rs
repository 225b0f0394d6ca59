//! From export files into the newsroom.
//!
//! The files are read twice or more: first for small facts about everything, to the end, so that a damaged file is refused
//! before anything is written; then attachments; then stories and pages, parents before children. Items are written in
//! batches, one transaction each, so that none is ever half there.

mod attachment_file;
mod attachment_pages;
mod attachments;
mod body_context;
mod comments;
mod context;
mod demo_content;
mod error;
mod file_lookup;
mod file_sources;
mod guest_authors;
mod live_site;
mod menu_items;
mod menus;
mod multilingual;
mod php_serialized;
mod references;
mod report;
mod report_page;
mod report_writer;
mod rescan;
mod rollback;
mod site_index;
mod site_settings;
mod slugs_and_dates;
mod smaller_copies;
mod spool;
mod stories;
mod story_passes;
mod time_zone;
mod upload_urls;
mod uploads_folder;
mod word_check;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use media::MediaStore;
use newsroom::{Authority, Newsroom};

pub use error::ImportError;
pub use file_sources::FetchMedia;
pub use live_site::import_site;
pub use report::{
    Count, Counts, Leftover, LostWords, MissingMedia, OldForms, OldUrl, Pictures, Report, Run, Skipped, Totals, UnknownKind, Words,
};
pub use rollback::{Rollback, Stays, rollback};
pub(crate) use spool::IdSet;
pub(crate) use time_zone::zone_of_offset;

use context::ImportContext;
use file_sources::FileSources;
use references::References;
use report::UnknownTally;
use report_writer::ReportWriter;
use site_index::SiteIndex;
use stories::Stories;

/// Progress callback: the current step, the amount done, and the total.
pub type Progress<'a> = dyn Fn(&str, u64, u64) + 'a;

/// What to import.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The export, or its parts in any order.
    pub files: Vec<PathBuf>,
    /// A copy of the old site's `wp-content/uploads`.
    pub media_dir: Option<PathBuf>,
    /// Fetch files that are not in `media_dir` from where the old site has them.
    pub fetch_media: Option<FetchMedia>,
    /// Read and report everything, write nothing.
    pub dry_run: bool,
    /// A folder for reports: `ID/report.json` and `ID/report.html` are written there, except in a dry run.
    pub reports: Option<PathBuf>,
    /// Where the report is written as JSON besides.
    pub report_file: Option<PathBuf>,
    /// What the source of the files did not contain; listed in the report as skipped.
    pub not_in_source: Vec<Skipped>,
}

/// Imports export files on somebody's authority, who must have the right to import. Importing again doubles nothing.
///
/// # Errors
/// A file that is no complete export, or a folder that cannot be read, is refused before anything is written. If the database
/// fails later, complete batches are stored and the next run continues after them.
pub async fn import(
    newsroom: &Newsroom,
    authority: &Authority,
    store: &MediaStore,
    options: &ImportOptions,
    progress: &Progress<'_>,
) -> Result<Report, ImportError> {
    if options.files.is_empty() {
        return Err(ImportError::NoFile);
    }
    let mut sources = FileSources::of(options)?;
    let sites = SiteIndex::gather(&options.files, progress)?;
    let mut report = ReportWriter::default();
    report.dry_run = options.dry_run;
    for not_in_source in &options.not_in_source {
        report.skip(&not_in_source.kind, &not_in_source.id, &not_in_source.title, not_in_source.reason.as_str());
    }
    let mut unknown = UnknownTally::default();
    for index in sites {
        one_site(newsroom, authority, store, options, index, &mut sources, progress, &mut report, &mut unknown).await?;
    }
    report.unknown = unknown.list();
    report.settle();
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
    authority: &Authority,
    store: &MediaStore,
    options: &ImportOptions,
    mut index: SiteIndex,
    sources: &mut FileSources,
    progress: &Progress<'_>,
    report: &mut ReportWriter,
    unknown: &mut UnknownTally,
) -> Result<(), ImportError> {
    let source = format!("wordpress:{}", index.channel.site());
    let mut authority = authority.clone();
    let mut import = None;
    if !options.dry_run {
        let mut edit = newsroom.edit(&authority).await?;
        // an interrupted import continues under its id, so that it can be rolled back as one
        let id = match edit.stopped_import(&source).await? {
            Some(stopped) => stopped,
            None => edit.begin_import(&source).await?,
        };
        edit.commit().await?;
        report.imports.push(Run { id: id.to_string(), site: index.channel.site().to_owned() });
        import = Some(id.clone());
        authority = authority.importing(id)?;
    }
    let context = ImportContext { newsroom, authority: &authority, import, source };
    let stored = newsroom.settings().await?;
    let mut settings = site_settings::filled(stored, &index);

    note_folders(&context, &index).await?;
    let references = References::import(&context, &index, report, unknown).await?;
    attachments::all(&context, &mut index, sources, store, progress, report).await?;
    // shared with the conversion thread from here on
    let index = Arc::new(index);
    let mut stories = Stories {
        context: &context,
        index: &index,
        references: &references,
        settings: &settings,
        seen: IdSet::default(),
        unnumbered: HashMap::new(),
        pages: HashMap::new(),
        taken: HashSet::new(),
    };
    story_passes::all_stories(&mut stories, progress, report, unknown).await?;
    let seen = stories.seen;
    attachment_pages::pages_without_file(&context, &index).await?;
    story_passes::others(&index, report, unknown)?;
    // menus, the settings that refer to them and the end of the import in one transaction: an interrupted import repeats all of them
    let mut batch = context.batch().await?;
    let chosen = menus::import(&context, &index, &references, &seen, &mut batch, report).await?;
    if let (Some(import), Some(edit)) = (&context.import, &mut batch.edit) {
        if settings.main_menu.is_none() && settings.footer_menu.is_none() {
            settings.main_menu = chosen.main;
            settings.footer_menu = chosen.footer;
        }
        edit.put_settings(&settings).await?;
        let json = serde_json::to_string(&report.counts).unwrap_or_default();
        edit.finish_import(import, &json).await?;
    }
    batch.commit().await
}

/// Notes the folders that the old site was installed in: its old URLs begin with them, its paths here do not.
async fn note_folders(context: &ImportContext<'_>, index: &SiteIndex) -> Result<(), ImportError> {
    let channel = &index.channel;
    let path = |site: &String| Some(url::Url::parse(site.trim()).ok()?.path().trim_matches('/').to_owned()).filter(|path| !path.is_empty());
    let folders: HashSet<String> = [&channel.base_blog_url, &channel.base_site_url, &channel.link].into_iter().filter_map(path).collect();
    let mut batch = context.batch().await?;
    for folder in &folders {
        let folder = percent_encoding::percent_decode_str(folder).decode_utf8_lossy();
        batch.remember("folder", &format!("/{folder}/"), "/").await?;
    }
    batch.commit().await
}
