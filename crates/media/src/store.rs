//! The media store: content-addressed, so that equal bytes are stored once and a name always refers to the same content.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use domain::{MediaKind, Variant, variant::stem};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::accept::{Looked, accept, length, look_at, name, plain_facts};
use crate::located::{self, Located};
use crate::picture::{self, Picture};
use crate::storage::{Bucket, Folder, Storage};
use crate::{Error, MediaUrlError, Opened, Result, Stored, Suggested, elsewhere, sniff, variant};

/// Facts about a stored file, as a [`domain::MediaItem`] needs them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ingested {
    /// Its name in the store, for example `ab/abcd….jpg`.
    pub file: String,
    /// For example `image/jpeg`.
    pub mime: String,
    /// Picture, audio, video or file.
    pub kind: MediaKind,
    /// Size of the stored file in bytes.
    pub bytes: i64,
    /// Width in pixels, after rotation; 0 if it is not a picture.
    pub width: i64,
    /// Height in pixels, after rotation; 0 if it is not a picture.
    pub height: i64,
    /// Average colour as `#rrggbb`; empty if it is not a picture.
    pub colour: String,
    /// Widths of its variants in pixels, ascending; [`variant`] gives their names.
    pub widths: Vec<i64>,
    /// What the metadata of a picture says about it; the stored file has none.
    #[serde(default)]
    pub suggested: Suggested,
}

/// Pictures and files in a folder or a bucket. Cheap to clone.
#[derive(Debug, Clone)]
pub struct MediaStore {
    storage: Storage,
    /// A picture of 60 million pixels needs some 500 MB while its variants are made, so at most one per core is processed at a time.
    busy: Arc<Semaphore>,
}

impl MediaStore {
    /// The store in the folder `dir`, which is created with the first file.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Self::over(Storage::Folder(Folder::at(dir.into())))
    }

    /// The store at a `MEDIA_URL`: `s3://bucket/prefix`. `settings` are names and values of `AWS_…` variables, such as the environment's;
    /// others are ignored.
    ///
    /// # Errors
    /// The URL is none of a bucket, or the settings do not fit. Nothing is requested yet.
    pub fn in_bucket(url: &str, settings: impl IntoIterator<Item = (String, String)>) -> std::result::Result<Self, MediaUrlError> {
        Ok(Self::over(Storage::Bucket(Bucket::at(url, settings)?)))
    }

    fn over(storage: Storage) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { storage, busy: Arc::new(Semaphore::new(cores)) }
    }

    /// Its folder; `None` if it is a bucket.
    pub fn folder(&self) -> Option<&Path> {
        self.storage.folder()
    }

    /// Where it is, for messages.
    pub fn place(&self) -> String {
        self.storage.place()
    }

    /// Checks and stores a file. Pictures are rotated upright, their metadata is removed and variants are made.
    /// The same bytes give the same result again and write nothing. `file_name` is used for its extension and in errors.
    ///
    /// # Errors
    /// The file is rejected, too large or broken, or I/O fails; then nothing is stored.
    pub async fn ingest(&self, bytes: impl Into<Bytes>, file_name: &str) -> Result<Ingested> {
        let bytes = bytes.into();
        let kind = accept(bytes.get(..4096).unwrap_or(&bytes), file_name, bytes.len() as u64)?;
        let stem = self.hashed(&bytes, file_name).await?;
        if let Some(known) = self.known(&stem).await? {
            return Ok(known);
        }
        if kind.kind != MediaKind::Image {
            let facts = plain_facts(&stem, kind, bytes.len() as u64);
            self.storage.put(&facts.file, bytes).await?;
            return self.remember(&stem, facts).await;
        }
        let file = file_name.to_owned();
        let picture = self.decoding(file_name, move || picture::make(&bytes, kind.extension, &file)).await?;
        self.store_picture(&stem, picture).await
    }

    /// Like [`ingest`](Self::ingest), but a picture is decoded elsewhere: `check` gets its bytes and returns what
    /// [`check_picture`](crate::check_picture) returned there, or a sentence. Nothing is decoded in this process.
    ///
    /// # Errors
    /// As [`ingest`](Self::ingest).
    pub async fn ingest_checked<Checked>(&self, bytes: Bytes, file_name: &str, check: impl FnOnce(Bytes) -> Checked) -> Result<Ingested>
    where
        Checked: Future<Output = std::result::Result<Vec<u8>, String>>,
    {
        let kind = accept(bytes.get(..4096).unwrap_or(&bytes), file_name, bytes.len() as u64)?;
        if kind.kind != MediaKind::Image {
            return self.ingest(bytes, file_name).await;
        }
        let broken = |why: String| Error::Broken { file: file_name.to_owned(), why };
        let stem = self.hashed(&bytes, file_name).await?;
        if let Some(known) = self.known(&stem).await? {
            return Ok(known);
        }
        let permit = self.busy.acquire().await.map_err(|error| broken(error.to_string()))?;
        let response = check(bytes).await.map_err(broken)?;
        drop(permit);
        let file = file_name.to_owned();
        let picture = self.decoding(file_name, move || elsewhere::read(&response, &file)).await?;
        self.store_picture(&stem, picture).await
    }

    /// Like [`ingest`](Self::ingest) for a file on this machine; audio and video are streamed and never in memory as a whole.
    ///
    /// # Errors
    /// As [`ingest`](Self::ingest); also if `path` cannot be read.
    pub async fn ingest_path(&self, path: &Path) -> Result<Ingested> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (from, file) = (path.to_owned(), name.clone());
        let looked = tokio::task::spawn_blocking(move || look_at(&from, &file)).await;
        let looked = looked.map_err(|error| Error::Broken { file: name.clone(), why: error.to_string() })??;
        match looked {
            Looked::Picture(bytes) => self.ingest(bytes, &name).await,
            Looked::Other { kind, stem, bytes } => {
                if let Some(known) = self.known(&stem).await? {
                    return Ok(known);
                }
                let facts = plain_facts(&stem, kind, bytes);
                self.storage.put_file(&facts.file, path.to_owned()).await?;
                self.remember(&stem, facts).await
            }
        }
    }

    /// The type of a stored file by its name, `ab/abcd….jpg`. `None` for names of another form, which never reach the storage.
    /// The file need not exist.
    pub fn locate(&self, file: &str) -> Option<Located> {
        located::parse(file)
    }

    /// The bytes of a stored file; `None` if there is no such file.
    ///
    /// # Errors
    /// I/O fails.
    pub async fn read(&self, file: &str) -> Result<Option<Bytes>> {
        if self.locate(file).is_none() { Ok(None) } else { self.storage.get(file).await }
    }

    /// The size of a stored file in bytes; `None` if there is no such file.
    ///
    /// # Errors
    /// I/O fails.
    pub async fn size(&self, file: &str) -> Result<Option<u64>> {
        if self.locate(file).is_none() { Ok(None) } else { self.storage.size(file).await }
    }

    /// Opens a stored file, or a range of its bytes, which must lie within it. `None` if there is no such file.
    ///
    /// # Errors
    /// I/O fails.
    pub async fn open(&self, file: &str, range: Option<std::ops::Range<u64>>) -> Result<Option<Opened>> {
        if self.locate(file).is_none() { Ok(None) } else { self.storage.open(file, range).await }
    }

    /// Like [`open`](Self::open) for any file that [`list`](Self::list) named, also facts.
    ///
    /// # Errors
    /// I/O fails.
    pub async fn open_any(&self, listed: &str) -> Result<Option<Opened>> {
        if self.is_ours(listed) { self.storage.open(listed, None).await } else { Ok(None) }
    }

    fn is_ours(&self, name: &str) -> bool {
        let stem = name.strip_suffix(".facts").map(|stem| format!("{stem}.jpg"));
        self.locate(stem.as_deref().unwrap_or(name)).is_some()
    }

    /// What was stored under a stem, `ab/HASH`; `None` if nothing was, or not all of it.
    ///
    /// # Errors
    /// I/O fails.
    pub async fn facts(&self, stem: &str) -> Result<Option<Ingested>> {
        if self.locate(&format!("{stem}.jpg")).is_none() { Ok(None) } else { self.known(stem).await }
    }

    /// Stores a smaller version that was made later.
    ///
    /// # Errors
    /// I/O fails.
    pub async fn put_variant(&self, file: &str, made: Variant, bytes: impl Into<Bytes>) -> Result<()> {
        self.storage.put(&made.name(file), bytes).await
    }

    /// Every file, in alphabetical order, also the facts (`ab/HASH.facts`).
    ///
    /// # Errors
    /// I/O fails.
    pub async fn list(&self) -> Result<Vec<Stored>> {
        self.storage.list(None).await
    }

    /// Removes one file that [`list`](Self::list) named.
    ///
    /// # Errors
    /// I/O fails.
    pub async fn remove_listed(&self, stored: &Stored) -> Result<()> {
        self.storage.remove(&stored.name).await
    }

    /// Removes a file with everything made of it; its facts first, so that no incomplete set of files looks complete.
    ///
    /// # Errors
    /// I/O fails.
    pub async fn remove(&self, file: &str) -> Result<()> {
        if self.locate(file).is_none() {
            return Ok(());
        }
        let stem = stem(file);
        let shard = file.split('/').next();
        self.storage.remove(&format!("{stem}.facts")).await?;
        for stored in self.storage.list(shard).await? {
            if stored.name.strip_prefix(stem).is_some_and(|rest| rest.starts_with(['.', '-'])) {
                self.storage.remove(&stored.name).await?;
            }
        }
        Ok(())
    }

    /// Puts a file of a backup back under its name; other names are refused.
    ///
    /// # Errors
    /// The name is none of ours, or I/O fails.
    pub async fn put_back(&self, name: &str, from: PathBuf) -> Result<()> {
        if !self.is_ours(name) {
            return Err(Error::Broken { file: name.to_owned(), why: "no file of the media store has such a name".to_owned() });
        }
        self.storage.put_file(name, from).await
    }

    async fn hashed(&self, bytes: &Bytes, file: &str) -> Result<String> {
        let bytes = bytes.clone();
        let hashed = tokio::task::spawn_blocking(move || name(&blake3::hash(&bytes))).await;
        hashed.map_err(|error| Error::Broken { file: file.to_owned(), why: error.to_string() })
    }

    /// The facts of bytes that were stored before. They are written last, so their presence means that all other files are complete.
    async fn known(&self, stem: &str) -> Result<Option<Ingested>> {
        let Some(facts) = self.storage.get(&format!("{stem}.facts")).await? else { return Ok(None) };
        let Ok(facts) = serde_json::from_slice::<Ingested>(&facts) else { return Ok(None) };
        Ok(self.storage.size(&facts.file).await?.map(|_| facts))
    }

    async fn remember(&self, stem: &str, facts: Ingested) -> Result<Ingested> {
        let json = serde_json::to_vec(&facts).unwrap_or_default();
        self.storage.put(&format!("{stem}.facts"), json).await?;
        Ok(facts)
    }

    async fn store_picture(&self, stem: &str, picture: Picture) -> Result<Ingested> {
        let file = format!("{stem}.{}", picture.extension);
        let widths = picture.variants.iter().map(|(width, _)| i64::from(*width)).collect();
        let facts = Ingested {
            mime: sniff::by_extension(picture.extension).map(|kind| kind.mime).unwrap_or_default().to_owned(),
            kind: MediaKind::Image,
            bytes: length(picture.original.len() as u64),
            width: i64::from(picture.width),
            height: i64::from(picture.height),
            colour: picture.colour,
            widths,
            suggested: picture.suggested,
            file,
        };
        for (width, bytes) in picture.variants {
            self.storage.put(&variant(&facts.file, i64::from(width)), bytes).await?;
        }
        self.storage.put(&facts.file, picture.original).await?;
        self.remember(stem, facts).await
    }

    /// Decoders may panic on malicious files; a panic becomes [`Error::Broken`].
    async fn decoding<T: Send + 'static>(&self, file: &str, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let broken = |why: String| Error::Broken { file: file.to_owned(), why };
        let permit = Arc::clone(&self.busy).acquire_owned().await.map_err(|error| broken(error.to_string()))?;
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        done.await.map_err(|error| broken(format!("its decoder gave up ({error})")))?
    }
}
