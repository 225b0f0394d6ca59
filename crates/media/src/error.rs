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
    /// A request to a bucket failed.
    #[error("{doing} {object} failed: {}; {}", brief(source), remedy(source))]
    Bucket {
        /// For example `writing`.
        doing: &'static str,
        /// Which object, with its bucket.
        object: String,
        /// The error of the client.
        source: object_store::Error,
    },
}

/// A `MEDIA_URL` that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error(
    "MEDIA_URL {url} cannot be used: {why}; give s3://bucket/prefix, with keys and endpoint in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL"
)]
pub struct MediaUrlError {
    /// As it was given.
    pub url: String,
    /// What is wrong with it.
    pub why: String,
}

/// The first line of what the service said.
fn brief(error: &object_store::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().chars().take(300).collect()
}

/// What an operator can do about it.
fn remedy(error: &object_store::Error) -> &'static str {
    use object_store::Error::{NotFound, PermissionDenied, Unauthenticated};
    match error {
        Unauthenticated { .. } => "check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        PermissionDenied { .. } => "allow this key to read, write, list and delete there",
        NotFound { .. } => "check that the bucket exists, and AWS_REGION",
        _ => "check that AWS_ENDPOINT_URL can be reached from this machine",
    }
}

/// Adds the operation and the path to an I/O error.
pub(crate) fn disk(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Error {
    let path = path.into();
    move |source| Error::Disk { doing, path, source }
}
