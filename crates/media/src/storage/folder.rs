//! Files in a folder of this machine. A file appears under its name when it is complete and on the disk.

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use tokio::io::{AsyncReadExt, AsyncSeekExt};

use super::{Opened, Stored};
use crate::error::disk;
use crate::write::{Incoming, atomically};
use crate::{Error, Result};

/// Bytes that are read from a file at once.
const CHUNK: usize = 128 * 1024;

/// A folder, which is created with the first file.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    dir: Arc<Path>,
}

impl Folder {
    pub fn at(dir: PathBuf) -> Self {
        Self { dir: dir.into() }
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub async fn put(&self, name: &str, bytes: Bytes) -> Result<()> {
        let name = name.to_owned();
        self.blocking(move |dir| atomically(dir, &name, &bytes)).await
    }

    pub async fn put_file(&self, name: &str, from: PathBuf) -> Result<()> {
        let name = name.to_owned();
        self.blocking(move |dir| {
            let mut source = fs::File::open(&from).map_err(disk("opening", &from))?;
            let mut incoming = Incoming::new(dir)?;
            let mut buffer = Vec::new();
            loop {
                buffer.clear();
                source.by_ref().take(1 << 20).read_to_end(&mut buffer).map_err(disk("reading", &from))?;
                if buffer.is_empty() {
                    return incoming.persist(&dir.join(name));
                }
                incoming.write(&buffer)?;
            }
        })
        .await
    }

    pub async fn get(&self, name: &str) -> Result<Option<Bytes>> {
        let path = self.dir.join(name);
        found(tokio::fs::read(&path).await, "reading", path).map(|read| read.map(Bytes::from))
    }

    pub async fn size(&self, name: &str) -> Result<Option<u64>> {
        let path = self.dir.join(name);
        let meta = found(tokio::fs::metadata(&path).await, "reading", path)?;
        Ok(meta.filter(fs::Metadata::is_file).map(|meta| meta.len()))
    }

    pub async fn open(&self, name: &str, range: Option<std::ops::Range<u64>>) -> Result<Option<Opened>> {
        let path = self.dir.join(name);
        let Some(mut file) = found(tokio::fs::File::open(&path).await, "opening", &path)? else { return Ok(None) };
        let bytes = file.metadata().await.map_err(disk("reading", &path))?.len();
        let range = range.unwrap_or(0..bytes);
        file.seek(io::SeekFrom::Start(range.start)).await.map_err(disk("reading", &path))?;
        let rest = file.take(range.end.saturating_sub(range.start));
        let stream = stream::try_unfold(rest, async |mut rest| {
            let mut chunk = Vec::with_capacity(CHUNK);
            let read = (&mut rest).take(CHUNK as u64).read_to_end(&mut chunk).await?;
            Ok((read > 0).then(|| (Bytes::from(chunk), rest)))
        });
        Ok(Some(Opened { bytes, stream: stream.boxed() }))
    }

    pub async fn remove(&self, name: &str) -> Result<()> {
        let path = self.dir.join(name);
        found(tokio::fs::remove_file(&path).await, "removing", &path)?;
        // a folder with other files is not removed
        if let Some(folder) = path.parent() {
            let _ = tokio::fs::remove_dir(folder).await;
        }
        Ok(())
    }

    pub async fn list(&self, shard: Option<&str>) -> Result<Vec<Stored>> {
        let shard = shard.map(str::to_owned);
        self.blocking(move |dir| {
            let shards = match shard {
                Some(shard) => vec![shard],
                None => names(dir)?,
            };
            let mut files = Vec::new();
            // what is being written is below a hidden folder
            for shard in shards.into_iter().filter(|shard| !shard.starts_with('.')) {
                for file in names(&dir.join(&shard))? {
                    let path = dir.join(&shard).join(&file);
                    let meta = found(fs::metadata(&path), "reading", path)?;
                    files.extend(
                        meta.filter(fs::Metadata::is_file).map(|meta| Stored { name: format!("{shard}/{file}"), bytes: meta.len() }),
                    );
                }
            }
            Ok(files)
        })
        .await
    }

    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce(&Path) -> Result<T> + Send + 'static) -> Result<T> {
        let dir = Arc::clone(&self.dir);
        let done = tokio::task::spawn_blocking(move || work(&dir)).await;
        done.unwrap_or_else(|error| Err(disk("using", &*self.dir)(io::Error::other(error))))
    }
}

/// `None` if there is no such file.
fn found<T>(result: io::Result<T>, doing: &'static str, path: impl Into<PathBuf>) -> Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(Error::Disk { doing, path: path.into(), source }),
    }
}

/// The names in a folder; none if there is no such folder.
fn names(folder: &Path) -> Result<Vec<String>> {
    let Some(entries) = found(fs::read_dir(folder), "listing", folder)? else { return Ok(Vec::new()) };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry.map_err(disk("listing", folder))?.file_name().into_string());
    }
    Ok(names)
}
