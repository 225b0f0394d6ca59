//! `press import wordpress`.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use wordpress::{ImportError, ImportOptions, Report, Rollback};

use super::{Failure, Place, progress::Shown};

/// From where.
#[derive(Subcommand)]
pub enum Import {
    /// A WordPress export (Tools → Export → All content)
    Wordpress(Wordpress),
}

/// Imports WordPress exports. Importing again doubles nothing.
#[derive(Args)]
pub struct Wordpress {
    /// The export, or its parts
    #[arg(required_unless_present = "rollback", value_name = "FILE.xml")]
    files: Vec<PathBuf>,
    /// A copy of wp-content/uploads, for pictures and files
    #[arg(long, value_name = "DIR")]
    media: Option<PathBuf>,
    /// Read and report everything, write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write the report there, as JSON
    #[arg(long, value_name = "FILE.json")]
    report: Option<PathBuf>,
    /// Take one import back: what it made and nobody changed since
    #[arg(long, value_name = "ID", conflicts_with_all = ["files", "media", "dry_run", "report"])]
    rollback: Option<String>,
    #[command(flatten)]
    place: Place,
}

impl Import {
    /// Runs the import.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Wordpress(wordpress) => wordpress.run().await,
        }
    }
}

impl Wordpress {
    async fn run(self) -> Result<(), Failure> {
        if let Some(folder) =
            self.report.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
        {
            // better now than after an hour of importing
            return Err(Failure::wrong_input(anyhow::anyhow!(
                "the report's folder {} does not exist; make it, or choose another with --report",
                folder.display()
            )));
        }
        // a dry run makes no folder and no database either
        let nowhere =
            (self.dry_run && self.place.is_new()).then(tempfile::tempdir).transpose().context("no temporary folder can be made")?;
        let place = match &nowhere {
            Some(folder) => Place { data: folder.path().to_owned(), database: None },
            None => self.place.clone(),
        };
        let (newsroom, media_store) = place.open().await?;
        let shown = Shown::new();
        let progress = |what: &str, done: u64, total: u64| shown.step(what, done, total);
        if let Some(id) = &self.rollback {
            let done = wordpress::rollback(&newsroom, &media_store, id, &progress).await;
            shown.finish();
            say_rollback(id, &done.map_err(failure)?);
            newsroom.close().await;
            return Ok(());
        }
        let reports = place.data.join("imports");
        let options = ImportOptions {
            files: self.files,
            media_dir: self.media,
            dry_run: self.dry_run,
            reports: Some(reports.clone()),
            report_file: self.report,
        };
        let report = wordpress::import(&newsroom, &media_store, &options, &progress).await;
        shown.finish();
        let report = report.map_err(failure)?;
        say(&report, &reports);
        newsroom.close().await;
        Ok(())
    }
}

fn failure(error: ImportError) -> Failure {
    if error.is_about_input() { Failure::wrong_input(error) } else { error.into() }
}

/// What was taken back and what stays.
fn say_rollback(id: &str, done: &Rollback) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    for (what, counts) in [("removed", &done.removed), ("as before", &done.restored)] {
        for (kind, count) in counts {
            let _ = writeln!(out, "{what:<10} {count:>8} {kind}");
        }
    }
    for stays in &done.stays {
        let _ = writeln!(out, "stays      {} {} ({}): {}", stays.kind, stays.title, stays.id, stays.why);
    }
    let outcome = match (done.removed.is_empty() && done.restored.is_empty(), done.stays.len()) {
        (true, 0) => "nothing of it is left to be taken back".to_owned(),
        (true, stays) => format!("nothing more can be taken back; {stays} things stay, for the reasons above"),
        (false, 0) => "taken back: the paper is as it was before".to_owned(),
        (false, stays) => {
            format!("taken back, except for {stays} things that stay for the reasons above; once these are gone, say it again")
        }
    };
    let _ = writeln!(out, "import {id}: {outcome}");
}

/// The report in a few lines.
fn say(report: &Report, reports: &Path) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{:<12} {:>8} {:>9} {:>8}", if report.dry_run { "(dry run)" } else { "" }, "found", "imported", "skipped");
    for (kind, count) in report.counts.all() {
        let _ = writeln!(out, "{kind:<12} {:>8} {:>9} {:>8}", count.found, count.imported, count.skipped);
    }
    let mut note = |number: u64, what: &str| {
        if number > 0 {
            let _ = writeln!(out, "{number} {what}");
        }
    };
    note(report.totals.skipped, "items were skipped; the report says why");
    note(
        report.totals.missing_media,
        "pictures or files were not found; their stories show a placeholder. Give their folder with --media and import again",
    );
    note(
        report.unknown.len() as u64,
        "kinds of shortcodes, blocks, types or counts have no counterpart here; the text of bodies was kept, the report names them",
    );
    note(report.words.compared - report.words.complete, "stories whose words did not all arrive; the report names them");
    note(report.totals.leftovers, "things look like leftovers of a demo; the report names them");
    for run in report.imports.iter().filter(|_| !report.dry_run) {
        let _ = writeln!(out, "import {} of {}; report: {}", run.id, run.site, reports.join(&run.id).join("report.html").display());
        let _ = writeln!(out, "to take it back: press import wordpress --rollback {}", run.id);
    }
}
