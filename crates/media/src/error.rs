//! What can go wrong with a file.

use std::path::PathBuf;

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a file was not taken in or not found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A type that is never accepted, or that nobody knows.
    #[error("{file} is {what}, which is not accepted; {instead}")]
    Refused {
        /// The file's own name.
        file: String,
        /// What it is.
        what: String,
        /// What to do.
        instead: String,
    },
    /// Too many bytes.
    #[error("{file} has {found} bytes; at most {most} are accepted; make it smaller")]
    TooLarge {
        /// The file's own name.
        file: String,
        /// Its bytes.
        found: u64,
        /// The limit.
        most: u64,
    },
    /// Too many pixels.
    #[error("{file} is {width} × {height} pixels; at most {side} on a side and {pixels} in all are accepted; scale it down", side = crate::limits::SIDE, pixels = crate::limits::PIXELS)]
    TooManyPixels {
        /// The file's own name.
        file: String,
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Its type is right, its content is not.
    #[error("{file} cannot be read: {why}; save it anew and try again")]
    Broken {
        /// The file's own name.
        file: String,
        /// What the decoder says.
        why: String,
    },
    /// The disk.
    #[error("{doing} {path} failed: {source}", path = path.display())]
    Disk {
        /// For example `writing`.
        doing: &'static str,
        /// Which file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// Gives an I/O error its place.
pub(crate) fn disk(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Error {
    let path = path.into();
    move |source| Error::Disk { doing, path, source }
}
