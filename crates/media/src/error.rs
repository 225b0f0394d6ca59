//! Errors of this crate.

use std::path::PathBuf;

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a file was not stored or not found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A type that is unknown or never accepted.
    #[error("{file} is {what}, which is not accepted; {instead}")]
    Refused {
        /// The name of the file.
        file: String,
        /// Its type in words.
        what: String,
        /// What to do instead.
        instead: String,
    },
    /// Too many bytes.
    #[error("{file} has {found} bytes; at most {most} are accepted; make it smaller")]
    TooLarge {
        /// The name of the file.
        file: String,
        /// Its size in bytes.
        found: u64,
        /// The limit.
        most: u64,
    },
    /// Too many pixels.
    #[error(
        "{file} is {width} × {height} pixels; at most {side} on a side and {pixels} in all are accepted; scale it down",
        side = crate::limits::SIDE,
        pixels = crate::limits::PIXELS
    )]
    TooManyPixels {
        /// The name of the file.
        file: String,
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Its type is accepted, but it cannot be decoded.
    #[error("{file} cannot be read: {why}; save it again and retry")]
    Broken {
        /// The name of the file.
        file: String,
        /// The message of the decoder.
        why: String,
    },
    /// An I/O error.
    #[error("{doing} {path} failed: {source}", path = path.display())]
    Disk {
        /// For example `writing`.
        doing: &'static str,
        /// Which file or folder.
        path: PathBuf,
        /// The error of the operating system.
        source: std::io::Error,
    },
}

/// Adds the operation and the path to an I/O error.
pub(crate) fn disk(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Error {
    let path = path.into();
    move |source| Error::Disk { doing, path, source }
}
