//! The media folder: content-addressed, so that equal bytes are stored once and a name always refers to the same content.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use domain::MediaKind;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::error::disk;
use crate::located::{self, HASH_DIGITS, Located};
use crate::picture::{self, Picture};
use crate::write::{Incoming, atomically};
use crate::{Error, FileType, Result, Suggested, elsewhere, limits, sniff, variant};

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

/// Pictures and files below one folder. Cheap to clone.
#[derive(Debug, Clone)]
pub struct MediaStore {
    dir: Arc<Path>,
    /// A picture of 60 million pixels needs some 500 MB while its variants are made, so at most one per core is processed at a time.
    busy: Arc<Semaphore>,
}

impl MediaStore {
    /// The store in `dir`, which is created with the first file.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { dir: dir.into().into(), busy: Arc::new(Semaphore::new(cores)) }
    }

    /// Its folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Checks and stores a file. Pictures are rotated upright, their metadata is removed and variants are made.
    /// The same bytes give the same result again and write nothing. `file_name` is used for its extension and in errors.
    ///
    /// # Errors
    /// The file is rejected, too large or broken, or I/O fails; then nothing is stored.
    pub async fn ingest(&self, bytes: impl Into<Bytes>, file_name: &str) -> Result<Ingested> {
        let bytes = bytes.into();
        let file = file_name.to_owned();
        self.blocking(file_name, move |dir| ingest_bytes(dir, &bytes, &file)).await
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
        let permit = self.busy.acquire().await.map_err(|error| broken(error.to_string()))?;
        let (dir, hashed) = (Arc::clone(&self.dir), bytes.clone());
        let looked = tokio::task::spawn_blocking(move || {
            let stem = name(&blake3::hash(&hashed));
            (known(&dir, &stem), stem)
        });
        let (known, stem) = looked.await.map_err(|error| broken(error.to_string()))?;
        if let Some(known) = known {
            return Ok(known);
        }
        let response = check(bytes).await.map_err(broken)?;
        drop(permit);
        let file = file_name.to_owned();
        self.blocking(file_name, move |dir| store_picture(dir, &stem, elsewhere::read(&response, &file)?)).await
    }

    /// Like [`ingest`](Self::ingest) for a file on this machine; audio and video are streamed and never in memory as a whole.
    ///
    /// # Errors
    /// As [`ingest`](Self::ingest); also if `path` cannot be read.
    pub async fn ingest_path(&self, path: &Path) -> Result<Ingested> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let path = path.to_owned();
        self.blocking(&name.clone(), move |dir| ingest_file(dir, &path, &name)).await
    }

    /// Finds a stored file by its name, `ab/abcd….jpg`. `None` for names of another form, which never reach the file system.
    /// The file need not exist.
    pub fn locate(&self, file: &str) -> Option<Located> {
        located::parse(file).map(|(kind, mime)| Located { path: self.dir.join(file), mime, kind })
    }

    /// Opens a stored file for reading. `None` if there is no such file.
    ///
    /// # Errors
    /// I/O fails.
    pub async fn open(&self, file: &str) -> Result<Option<(tokio::fs::File, Located)>> {
        let Some(located) = self.locate(file) else { return Ok(None) };
        match tokio::fs::File::open(&located.path).await {
            Ok(open) => Ok(Some((open, located))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(disk("opening", located.path)(error)),
        }
    }

    /// Decoders may panic on malicious files; a panic becomes [`Error::Broken`].
    async fn blocking(&self, file: &str, work: impl FnOnce(&Path) -> Result<Ingested> + Send + 'static) -> Result<Ingested> {
        let broken = |why: String| Error::Broken { file: file.to_owned(), why };
        let permit = Arc::clone(&self.busy).acquire_owned().await.map_err(|error| broken(error.to_string()))?;
        let dir = Arc::clone(&self.dir);
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work(&dir)
        });
        done.await.map_err(|error| broken(format!("its decoder gave up ({error})")))?
    }
}

fn accept(head: &[u8], file: &str, found: u64) -> Result<FileType> {
    let kind = sniff::sniff(head, file).map_err(|what| {
        let instead = match what.as_str() {
            "an HEIC picture" => {
                "on an iPhone choose Settings › Camera › Formats › Most Compatible and take it again, or send it as JPEG (sharing it by mail does that)"
            }
            "a moving AVIF picture" | "a TIFF picture" | "an SVG drawing" => "save it as JPEG, PNG or WebP",
            "empty" => "choose it again; perhaps it was still being copied",
            "a Matroska film" => "save it as MP4 or WebM",
            _ => "upload a picture, a recording, a film, a PDF, an office file or plain text",
        };
        Error::Refused { file: file.to_owned(), what, instead: instead.to_owned() }
    })?;
    let most = if kind.kind == MediaKind::Image { limits::PICTURE_BYTES } else { limits::FILE_BYTES };
    if found > most { Err(Error::TooLarge { file: file.to_owned(), found, most }) } else { Ok(kind) }
}

fn name(hash: &blake3::Hash) -> String {
    let hex = hash.to_hex();
    let hash = hex.get(..HASH_DIGITS).unwrap_or(&hex);
    format!("{}/{hash}", hash.get(..2).unwrap_or_default())
}

/// The facts of bytes that were stored before. They are written last, so their presence means that all other files are complete.
fn known(dir: &Path, stem: &str) -> Option<Ingested> {
    let facts: Ingested = serde_json::from_slice(&fs::read(dir.join(format!("{stem}.facts"))).ok()?).ok()?;
    dir.join(&facts.file).is_file().then_some(facts)
}

fn remember(dir: &Path, stem: &str, facts: Ingested) -> Result<Ingested> {
    let json = serde_json::to_vec(&facts).unwrap_or_default();
    atomically(dir, &format!("{stem}.facts"), &json)?;
    Ok(facts)
}

fn ingest_bytes(dir: &Path, bytes: &[u8], file: &str) -> Result<Ingested> {
    let kind = accept(bytes.get(..4096).unwrap_or(bytes), file, bytes.len() as u64)?;
    let stem = name(&blake3::hash(bytes));
    if let Some(known) = known(dir, &stem) {
        return Ok(known);
    }
    if kind.kind != MediaKind::Image {
        let facts = plain_facts(&stem, kind, bytes.len() as u64);
        atomically(dir, &facts.file, bytes)?;
        return remember(dir, &stem, facts);
    }
    store_picture(dir, &stem, picture::make(bytes, kind.extension, file)?)
}

fn store_picture(dir: &Path, stem: &str, picture: Picture) -> Result<Ingested> {
    let stored = format!("{stem}.{}", picture.extension);
    for (width, bytes) in &picture.variants {
        atomically(dir, &variant(&stored, i64::from(*width)), bytes)?;
    }
    atomically(dir, &stored, &picture.original)?;
    let facts = Ingested {
        file: stored,
        mime: sniff::by_extension(picture.extension).map(|kind| kind.mime).unwrap_or_default().to_owned(),
        kind: MediaKind::Image,
        bytes: length(picture.original.len() as u64),
        width: i64::from(picture.width),
        height: i64::from(picture.height),
        colour: picture.colour,
        widths: picture.variants.iter().map(|(width, _)| i64::from(*width)).collect(),
        suggested: picture.suggested,
    };
    remember(dir, stem, facts)
}

fn ingest_file(dir: &Path, path: &Path, file: &str) -> Result<Ingested> {
    let mut source = fs::File::open(path).map_err(disk("opening", path))?;
    let size = source.metadata().map_err(disk("reading", path))?.len();
    let mut head = Vec::new();
    source.by_ref().take(4096).read_to_end(&mut head).map_err(disk("reading", path))?;
    let kind = accept(&head, file, size)?;
    if kind.kind == MediaKind::Image {
        source.read_to_end(&mut head).map_err(disk("reading", path))?;
        return ingest_bytes(dir, &head, file);
    }
    let mut incoming = Incoming::new(dir)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = head;
    let mut size = 0;
    while !buffer.is_empty() {
        size += buffer.len() as u64;
        hasher.update(&buffer);
        incoming.write(&buffer)?;
        buffer.clear();
        source.by_ref().take(1 << 20).read_to_end(&mut buffer).map_err(disk("reading", path))?;
    }
    let stem = name(&hasher.finalize());
    if let Some(known) = known(dir, &stem) {
        return Ok(known);
    }
    let facts = plain_facts(&stem, kind, size);
    incoming.persist(&dir.join(&facts.file))?;
    remember(dir, &stem, facts)
}

fn plain_facts(stem: &str, kind: FileType, bytes: u64) -> Ingested {
    Ingested {
        file: format!("{stem}.{}", kind.extension),
        mime: kind.mime.to_owned(),
        kind: kind.kind,
        bytes: length(bytes),
        width: 0,
        height: 0,
        colour: String::new(),
        widths: Vec::new(),
        suggested: Suggested::default(),
    }
}

fn length(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
