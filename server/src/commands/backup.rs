//! `press backup FILE`: one consistent, verified file, while the server runs.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use domain::Clock;
use newsroom::SystemClock;

use super::{Failure, NewsroomArgs, counted::counted, progress::Shown};
use crate::backup::{BackupError, Manifest, Wanted, read, write};

/// Writes one file with the database and all pictures, safe while the server runs and editors save; then reads it back and checks it.
#[derive(Args)]
pub struct Backup {
    /// The file to write, such as press.tar; it appears when it is complete and verified
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Replace FILE if it exists, once the new one is complete and verified
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

impl Backup {
    /// Writes, verifies, then gives the file its name.
    ///
    /// # Errors
    /// The newsroom cannot be read, or the file not be written. Nothing has the file's name then.
    pub async fn run(self) -> Result<(), Failure> {
        let file = &self.file;
        if file.is_dir() || file.file_name().is_none() {
            return Err(Failure::refuse(format!(
                "{} is a folder; name a file in it, such as {}",
                file.display(),
                file.join("press.tar").display()
            )));
        }
        if file.exists() && !self.replace {
            return Err(Failure::refuse(format!("{} exists; choose another name, or add --replace", file.display())));
        }
        let url = self.newsroom.url()?;
        let partial = partial(file);
        let shown = std::sync::Arc::new(Shown::new());
        let progress = std::sync::Arc::clone(&shown);
        let wanted = Wanted {
            database: url.clone(),
            data: self.newsroom.data.clone(),
            media: self.newsroom.media()?,
            now: SystemClock.now().millis(),
        };
        let manifest = match write(wanted, &partial, move |what, done, total| progress.step(what, done, total)).await {
            Ok(manifest) => manifest,
            Err(error) => {
                // a locked file is somebody else's
                if !matches!(error, BackupError::Damaged { .. }) {
                    let _ = std::fs::remove_file(&partial);
                }
                return Err(failure(error));
            }
        };
        shown.finish();
        verify(&partial, &manifest).await?;
        std::fs::rename(&partial, file).with_context(|| format!("{} cannot get its name {}", partial.display(), file.display()))?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .with_context(|| format!("{} cannot be synchronised", folder.display()))?;
        say(file, &manifest);
        crate::backup::note(&self.newsroom.data, SystemClock.now().millis());
        let problems = newsroom::backup::check(&url).await?.problems;
        if problems.is_empty() {
            return Ok(());
        }
        Err(anyhow::anyhow!("the backup is complete, but the newsroom it was made of is not sound:\n  {}", problems.join("\n  ")).into())
    }
}

/// Reads what was written and compares it with what should have been.
async fn verify(partial: &Path, manifest: &Manifest) -> Result<(), Failure> {
    let path = partial.to_owned();
    let read = tokio::task::spawn_blocking(move || read(&path, |_| Ok(()))).await?.map_err(failure)?;
    if read == *manifest {
        return Ok(());
    }
    Err(anyhow::anyhow!("{} does not hold what was written to it; check that disk, or choose another", partial.display()).into())
}

/// The name of a backup until it is complete.
fn partial(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".partial");
    name.into()
}

fn say(file: &Path, manifest: &Manifest) {
    let mut out = std::io::stdout().lock();
    let bytes = std::fs::metadata(file).map(|meta| meta.len()).unwrap_or_default();
    let _ = writeln!(out, "{}: {}, {}; verified", file.display(), contents(manifest), megabytes(bytes));
    for missing in manifest.missing.iter().take(20) {
        let _ = writeln!(out, "not in the media store, so not in the backup: {missing}");
    }
    if manifest.missing.len() > 20 {
        let _ = writeln!(out, "… and {} more; press verify lists them all", manifest.missing.len() - 20);
    }
}

/// `812 stories and pages, 40 comments, 1200 files`.
pub fn contents(manifest: &Manifest) -> String {
    let rows = |table| manifest.rows.get(table).copied().unwrap_or_default();
    let files = manifest.members.iter().filter(|member| member.path.starts_with("media/")).count() as u64;
    [
        counted(rows("story"), "story or page", "stories and pages"),
        counted(rows("comment"), "comment", "comments"),
        counted(files, "media file", "media files"),
    ]
    .join(", ")
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}

/// The exit code that fits.
pub fn failure(error: BackupError) -> Failure {
    if error.is_about_input() { Failure::wrong_input(error) } else { error.into() }
}
