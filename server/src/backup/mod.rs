//! Backup files: a tar with the database's rows, the media store, the reports of imports and a manifest of hashes (decision 0060).

mod hashed;
mod manifest;
mod member;
mod read;
mod write;

use std::path::{Path, PathBuf};

pub use manifest::{Head, Manifest, Member};
pub use read::{Part, read};
pub use write::{Wanted, write};

/// The file in the data folder that says when the last whole backup was written, in milliseconds since 1970; the desk shows it.
pub const LAST: &str = "last-backup";

/// Notes that a whole backup was written. A folder that cannot be written to is no reason to call the backup failed.
pub fn note(data: &Path, now: i64) {
    if let Err(error) = std::fs::write(data.join(LAST), now.to_string()) {
        tracing::warn!("the time of this backup could not be noted in {}: {error}", data.display());
    }
}

/// Why a backup could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The disk failed.
    #[error("{}: {doing} failed: {source}{}", path.display(), remedy(source))]
    Disk {
        /// What was being done.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The file is not a backup, or not a whole one.
    #[error("{} is not a usable backup: {why}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The database failed.
    #[error(transparent)]
    Newsroom(#[from] newsroom::Error),
    /// The media store failed.
    #[error(transparent)]
    Media(#[from] media::Error),
    /// A background thread ended.
    #[error("the thread that writes the backup ended: {0}")]
    Thread(#[from] tokio::task::JoinError),
}

impl BackupError {
    /// Whether the file or target that was given is at fault.
    pub fn is_about_input(&self) -> bool {
        matches!(
            self,
            Self::Damaged { .. }
                | Self::Newsroom(newsroom::Error::NotEmpty { .. } | newsroom::Error::File { .. } | newsroom::Error::NewerSchema { .. })
        )
    }
}

/// What an operator can do about an error of the disk; begins with "; ".
fn remedy(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind::{FileTooLarge, NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    match error.kind() {
        StorageFull | QuotaExceeded => "; make room there, or choose another disk",
        FileTooLarge => "; a limit on file sizes (ulimit -f) is in the way",
        PermissionDenied | ReadOnlyFilesystem => "; check who may read and write there, or choose another folder",
        NotFound => "; check the path",
        _ => "",
    }
}

/// Adds to an error of the disk what was being done, and with which file.
fn disk(doing: &'static str, path: impl AsRef<Path>) -> impl FnOnce(std::io::Error) -> BackupError {
    let path = path.as_ref().to_owned();
    move |source| BackupError::Disk { doing, path, source }
}
