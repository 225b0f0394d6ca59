//! `press import wordpress`.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use wordpress::{ImportOptions, Report};

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
    #[arg(required = true, value_name = "FILE.xml")]
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
        let (newsroom, media_store) = self.place.open().await?;
        let shown = Shown::new();
        let progress = |what: &str, done: u64, total: u64| shown.step(what, done, total);
        let options = ImportOptions { files: self.files, media_dir: self.media, dry_run: self.dry_run };
        let report = wordpress::import(&newsroom, &media_store, &options, &progress).await;
        shown.finish();
        let report = report.map_err(|error| if error.is_about_input() { Failure::wrong_input(error) } else { error.into() })?;
        if let Some(path) = &self.report {
            let json = serde_json::to_vec_pretty(&report)?;
            std::fs::write(path, json)
                .with_context(|| format!("the import is done, but its report could not be written to {}", path.display()))?;
        }
        say(&report, self.dry_run);
        newsroom.close().await;
        Ok(())
    }
}

/// The report in a few lines.
fn say(report: &Report, dry_run: bool) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{:<12} {:>8} {:>9} {:>8}", if dry_run { "(dry run)" } else { "" }, "found", "imported", "skipped");
    for (kind, count) in report.counts.all() {
        let _ = writeln!(out, "{kind:<12} {:>8} {:>9} {:>8}", count.found, count.imported, count.skipped);
    }
    let mut note = |number: usize, what: &str| {
        if number > 0 {
            let _ = writeln!(out, "{number} {what}");
        }
    };
    note(report.skipped.len(), "items were skipped; the report says why");
    note(
        report.missing_media.len(),
        "pictures or files were not found; their stories show a placeholder. Give their folder with --media and import again",
    );
    note(report.unknown.len(), "kinds of shortcodes, blocks or types are not known; their text was kept");
}
