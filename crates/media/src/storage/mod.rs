//! Where files are stored: a folder of this machine or an S3-compatible bucket. Names and bytes are the same in both.

mod bucket;
mod connector;
mod folder;

use std::path::{Path, PathBuf};

use bytes::Bytes;
use futures_util::stream::BoxStream;

pub(crate) use bucket::Bucket;
pub(crate) use folder::Folder;

use crate::Result;

/// A stored file in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its name, such as `ab/abcd….jpg`.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A stored file that is being read.
pub struct Opened {
    /// The size of the whole file in bytes.
    pub bytes: u64,
    /// Its bytes, or those of the requested range.
    pub stream: BoxStream<'static, std::io::Result<Bytes>>,
}

/// A folder or a bucket. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) enum Storage {
    Folder(Folder),
    Bucket(Bucket),
}

impl Storage {
    /// The folder, if it is one.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder.dir()),
            Self::Bucket(_) => None,
        }
    }

    /// Where it is, for messages.
    pub fn place(&self) -> String {
        match self {
            Self::Folder(folder) => folder.dir().display().to_string(),
            Self::Bucket(bucket) => bucket.label().to_owned(),
        }
    }

    /// Stores bytes under a name; they are complete and durable when this returns.
    pub async fn put(&self, name: &str, bytes: impl Into<Bytes>) -> Result<()> {
        match self {
            Self::Folder(folder) => folder.put(name, bytes.into()).await,
            Self::Bucket(bucket) => bucket.put(name, bytes.into()).await,
        }
    }

    /// Stores a copy of a file of this machine under a name.
    pub async fn put_file(&self, name: &str, from: PathBuf) -> Result<()> {
        match self {
            Self::Folder(folder) => folder.put_file(name, from).await,
            Self::Bucket(bucket) => bucket.put_file(name, &from).await,
        }
    }

    /// The bytes of a name; `None` if there is no such file.
    pub async fn get(&self, name: &str) -> Result<Option<Bytes>> {
        match self {
            Self::Folder(folder) => folder.get(name).await,
            Self::Bucket(bucket) => bucket.get(name).await,
        }
    }

    /// The size of a file in bytes; `None` if there is no such file.
    pub async fn size(&self, name: &str) -> Result<Option<u64>> {
        match self {
            Self::Folder(folder) => folder.size(name).await,
            Self::Bucket(bucket) => bucket.size(name).await,
        }
    }

    /// Opens a file, or the bytes of it in this range, which must lie within it.
    pub async fn open(&self, name: &str, range: Option<std::ops::Range<u64>>) -> Result<Option<Opened>> {
        match self {
            Self::Folder(folder) => folder.open(name, range).await,
            Self::Bucket(bucket) => bucket.open(name, range).await,
        }
    }

    /// Removes a file; one that is gone already is no error.
    pub async fn remove(&self, name: &str) -> Result<()> {
        match self {
            Self::Folder(folder) => folder.remove(name).await,
            Self::Bucket(bucket) => bucket.remove(name).await,
        }
    }

    /// The files of a shard (`ab`), or all, in alphabetical order.
    pub async fn list(&self, shard: Option<&str>) -> Result<Vec<Stored>> {
        let mut files = match self {
            Self::Folder(folder) => folder.list(shard).await?,
            Self::Bucket(bucket) => bucket.list(shard).await?,
        };
        files.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }
}
