//! `press restore FILE`: an empty newsroom is filled from a backup; all of it appears at once, or nothing.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use media::MediaStore;
use newsroom::backup::{Restore as Rows, refuse_unless_empty};
use tokio::sync::mpsc;

use super::backup::{contents, failure};
use super::{Failure, NewsroomArgs};
use crate::backup::{BackupError, Manifest, Part, read};

/// Fills an empty newsroom from a backup, which may be of the other kind of database: also a way from SQLite to PostgreSQL and back.
#[derive(Args)]
pub struct Restore {
    /// A file that press backup wrote
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    pub(super) newsroom: NewsroomArgs,
}

/// Pieces of rows that may wait for the database.
const WAITING: usize = 4;

impl Restore {
    /// Verifies the backup, fills the newsroom beside, then gives everything its name; the database last.
    ///
    /// # Errors
    /// The backup is not whole, the target is not empty or in use, or the disk or database fails. The target is as empty as before then.
    pub async fn run(self) -> Result<(), Failure> {
        let (url, media) = (self.newsroom.url()?, self.newsroom.media()?);
        refuse_unless_empty(&url).await.map_err(Failure::wrong_input)?;
        let file = self.file.clone();
        let manifest = tokio::task::spawn_blocking(move || read(&file, |_| Ok(()))).await?.map_err(failure)?;
        tracing::info!("{}: {}; verified", self.file.display(), contents(&manifest));
        self.newsroom.make_folder()?;
        let staging = Staging::in_folder(&self.newsroom.data)?;
        let mut rows = Rows::begin(&url, manifest.schema).await.map_err(|error| failure(error.into()))?;
        let (sender, mut receiver) = mpsc::channel::<(String, String)>(WAITING);
        let (file, folder) = (self.file.clone(), staging.folder.clone());
        let reading = tokio::task::spawn_blocking(move || unpack(&file, &folder, &sender));
        let mut stored = Ok(());
        while let Some((table, lines)) = receiver.recv().await {
            stored = rows.rows(&table, &lines).await;
            if stored.is_err() {
                // dropped with the loop: the reading thread cannot send any more and stops
                break;
            }
        }
        drop(receiver);
        let read = reading.await?;
        stored?;
        if read.map_err(failure)? != manifest {
            return Err(Failure::refuse(format!("{} changed while it was read", self.file.display())));
        }
        let loaded = rows.finish().await?;
        if media.folder().is_none() {
            staging.send_to(&media).await?;
        }
        staging.publish()?;
        loaded.publish().await?;
        staging.remove();
        let _ = writeln!(std::io::stdout().lock(), "{url}: {}; restored", contents(&manifest));
        Ok(())
    }
}

/// Hands over rows and writes files below `folder`.
fn unpack(file: &Path, folder: &Path, rows: &mpsc::Sender<(String, String)>) -> Result<Manifest, BackupError> {
    read(file, |part| match part {
        Part::Head(_) => Ok(()),
        Part::Rows { table, lines } => {
            // nobody receives when the database has failed, which is what gets reported
            rows.blocking_send((table, lines))
                .map_err(|_| BackupError::Damaged { path: file.to_owned(), why: "its rows could not be stored".to_owned() })
        }
        Part::File { path, bytes } => {
            let path = folder.join(path);
            let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| {
                let mut file = File::create(&path)?;
                std::io::copy(bytes, &mut file)?;
                file.sync_data()
            });
            written.map_err(|source| BackupError::Disk { doing: "writing a restored file", path, source })
        }
    })
}

/// A folder within the data folder, on the same disk, where files are until all of them are there. As long as it exists and no
/// database does, the files in the data folder are those of a restore that did not come to its end.
struct Staging {
    data: PathBuf,
    folder: PathBuf,
    /// Locked while a restore runs.
    _lock: File,
}

const STAGING: &str = ".restoring";
const PARTS: [&str; 2] = ["media", "imports"];

impl Staging {
    fn in_folder(data: &Path) -> Result<Self, Failure> {
        let folder = data.join(STAGING);
        let interrupted = folder.exists();
        for part in PARTS.iter().map(|part| data.join(part)).filter(|part| !is_empty(part)) {
            if !interrupted {
                return Err(Failure::refuse(format!(
                    "{} is not empty; move it away, or choose another folder with --data",
                    part.display()
                )));
            }
        }
        let doing = || format!("the folder {} cannot be used; check who may write there, and whether there is room", folder.display());
        fs::create_dir_all(&folder).with_context(doing)?;
        let lock = File::create(folder.join("lock")).with_context(doing)?;
        if lock.try_lock().is_err() {
            return Err(Failure::refuse(format!("another restore writes to {}; wait for its end", data.display())));
        }
        for part in PARTS {
            for left in [folder.join(part), data.join(part)].into_iter().filter(|left| left.exists()) {
                fs::remove_dir_all(&left)
                    .with_context(|| format!("{}, left by an interrupted restore, cannot be removed", left.display()))?;
            }
        }
        Ok(Self { data: data.to_owned(), folder, _lock: lock })
    }

    /// Puts the files of the media store into its bucket. Names are hashes of contents, so what is there already stays right.
    async fn send_to(&self, media: &MediaStore) -> Result<(), Failure> {
        let folder = self.folder.join("media");
        let staged = MediaStore::at(&folder);
        for file in staged.list().await? {
            media.put_back(&file.name, folder.join(&file.name)).await?;
        }
        fs::remove_dir_all(&folder).or_else(|error| if folder.exists() { Err(error) } else { Ok(()) })?;
        Ok(())
    }

    /// Gives the files their place. No database refers to them yet.
    fn publish(&self) -> Result<(), Failure> {
        for part in PARTS {
            let (from, to) = (self.folder.join(part), self.data.join(part));
            if from.exists() {
                fs::rename(&from, &to).with_context(|| format!("{} cannot be moved to {}", from.display(), to.display()))?;
            }
        }
        File::open(&self.data)
            .and_then(|folder| folder.sync_all())
            .with_context(|| format!("{} cannot be synchronised", self.data.display()))?;
        Ok(())
    }

    /// The restore is done.
    fn remove(self) {
        // an empty folder that stays is in nobody's way
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Whether there is no such folder, or nothing in it.
fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}
