//! Writing a backup: rows come from the database while this thread of work compresses, hashes and writes them; then the files.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use domain::{Ratio, Variant, VariantFormat};
use flate2::{Compression, write::GzEncoder};
use futures_util::{StreamExt, stream::BoxStream};
use media::MediaStore;
use newsroom::DatabaseUrl;
use newsroom::backup::{Dump, Dumped, Rows};
use tokio::sync::mpsc;

use super::hashed::Hashed;
use super::manifest::FORMAT;
use super::member::{HEAD, MANIFEST, Name, of_rows, parse};
use super::{BackupError, Head, Manifest, Member, disk};

/// What to back up.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The database.
    pub database: DatabaseUrl,
    /// The data folder: `imports/` of it.
    pub data: PathBuf,
    /// Pictures and files.
    pub media: MediaStore,
    /// When, in milliseconds since 1970.
    pub now: i64,
}

/// Pieces of rows that may wait for the writing thread.
const WAITING: usize = 8;

/// Writes a backup to `file` and makes it last. It is not verified here.
///
/// # Errors
/// The database or a file cannot be read, or `file` cannot be written; then it is not usable.
pub async fn write(wanted: Wanted, file: &Path, progress: impl Fn(&str, u64, u64) + Send + 'static) -> Result<Manifest, BackupError> {
    let mut dump = Dump::begin(&wanted.database).await?;
    let referred = dump.files().await?.into_iter().map(|file| file.file).collect();
    let (sender, receiver) = mpsc::channel(WAITING);
    let source = Source {
        data: wanted.data.clone(),
        media: wanted.media.clone(),
        stored: wanted.media.list().await?.into_iter().map(|stored| stored.name).collect(),
        runtime: tokio::runtime::Handle::current(),
    };
    let path = file.to_owned();
    let head = Head {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        begun_at: wanted.now,
        database: if matches!(wanted.database, DatabaseUrl::Postgres(_)) { "postgres" } else { "sqlite" }.to_owned(),
    };
    let writing = tokio::task::spawn_blocking(move || write_file(&path, &source, &head, referred, receiver, &progress));
    // a closed channel means that the writing thread has failed, and says why itself
    let dumped = dump.rows(async |rows| sender.send(Piece::Rows(rows)).await.map_err(|_| Stopped::Writer)).await;
    match dumped {
        Ok(dumped) => drop(sender.send(Piece::End(dumped)).await),
        Err(Stopped::Writer) => {}
        Err(Stopped::Database(error)) => {
            drop(sender);
            let _ = writing.await;
            return Err(error.into());
        }
    }
    drop(sender);
    writing.await?
}

enum Piece {
    Rows(Rows),
    /// All rows were read.
    End(Dumped),
}

enum Stopped {
    Writer,
    Database(newsroom::Error),
}

impl From<newsroom::Error> for Stopped {
    fn from(error: newsroom::Error) -> Self {
        Self::Database(error)
    }
}

struct Writer {
    tar: tar::Builder<BufWriter<File>>,
    path: PathBuf,
    members: Vec<Member>,
    seconds: u64,
}

fn write_file(
    path: &Path,
    source: &Source,
    head: &Head,
    referred: Vec<String>,
    mut pieces: mpsc::Receiver<Piece>,
    progress: &dyn Fn(&str, u64, u64),
) -> Result<Manifest, BackupError> {
    let file = create(path)?;
    let seconds = u64::try_from(head.begun_at / 1000).unwrap_or_default();
    let mut writer =
        Writer { tar: tar::Builder::new(BufWriter::with_capacity(1 << 20, file)), path: path.to_owned(), members: Vec::new(), seconds };
    writer.append(HEAD, &json(head))?;
    let (mut number, mut table) = (0, String::new());
    let dumped = loop {
        match pieces.blocking_recv() {
            Some(Piece::Rows(rows)) => {
                number = if table == rows.table { number + 1 } else { 1 };
                table.clone_from(&rows.table);
                let packed = pack(rows.lines.as_bytes()).map_err(disk("compressing rows for", path))?;
                writer.member(&of_rows(&rows.table, number), &packed)?;
            }
            Some(Piece::End(dumped)) => break dumped,
            // the database failed; the sender of the pieces reports why
            None => {
                return Err(BackupError::Damaged { path: path.to_owned(), why: "the database could not be read to its end".to_owned() });
            }
        }
    };
    let files = source.files()?;
    for (at, name) in files.iter().enumerate() {
        progress("backing up files", at as u64, files.len() as u64);
        writer.file(source, name)?;
    }
    let held: std::collections::HashSet<&str> = writer.members.iter().map(|member| member.path.as_str()).collect();
    let missing = referred.into_iter().filter(|file| !held.contains(format!("media/{file}").as_str())).collect();
    let manifest =
        Manifest { head: head.clone(), schema: dumped.schema, rows: dumped.rows, members: std::mem::take(&mut writer.members), missing };
    writer.append(MANIFEST, &json(&manifest))?;
    let doing = "writing the backup";
    let mut out = writer.tar.into_inner().map_err(disk(doing, path))?;
    out.flush().map_err(disk(doing, path))?;
    out.get_ref().sync_all().map_err(disk(doing, path))?;
    Ok(manifest)
}

/// Only its owner may read it: it holds drafts and what people sign in with. What a killed backup left there is overwritten, but not
/// what another one is writing.
fn create(path: &Path) -> Result<File, BackupError> {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(disk("creating the backup", path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => {
            return Err(BackupError::Damaged {
                path: path.to_owned(),
                why: "another backup is writing it; wait for that, or choose another file".to_owned(),
            });
        }
        Err(std::fs::TryLockError::Error(error)) => return Err(disk("locking the backup", path)(error)),
    }
    file.set_len(0).map_err(disk("creating the backup", path))?;
    Ok(file)
}

fn json(value: &impl serde::Serialize) -> Vec<u8> {
    // texts and numbers: they always serialise
    serde_json::to_vec_pretty(value).unwrap_or_default()
}

fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish()
}

impl Writer {
    fn append(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
        let mut header = self.header(bytes.len() as u64);
        self.tar.append_data(&mut header, name, bytes).map_err(disk("writing the backup", &self.path))
    }

    fn header(&self, bytes: u64) -> tar::Header {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes);
        header.set_mode(0o644);
        header.set_mtime(self.seconds);
        header
    }

    fn member(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
        self.append(name, bytes)?;
        let blake3 = blake3::hash(bytes).to_hex().to_string();
        self.members.push(Member { path: name.to_owned(), bytes: bytes.len() as u64, blake3 });
        Ok(())
    }

    /// Copies a file. One that is gone since the files were listed belonged to an import that was rolled back.
    fn file(&mut self, source: &Source, name: &str) -> Result<(), BackupError> {
        let path = PathBuf::from(name);
        let Some((bytes, file)) = source.open(name)? else { return Ok(()) };
        let mut hashing = Hashed::new(file.take(bytes));
        let mut header = self.header(bytes);
        self.tar.append_data(&mut header, name, &mut hashing).map_err(disk("copying into the backup", &path))?;
        let (copied, blake3) = hashing.end();
        if copied != bytes {
            return Err(BackupError::Damaged {
                path: self.path.clone(),
                why: format!("{} became shorter while it was copied", path.display()),
            });
        }
        self.members.push(Member { path: name.to_owned(), bytes, blake3 });
        Ok(())
    }
}

/// A file's size and bytes.
type FileRead = (u64, Box<dyn Read>);

/// Where files are read.
struct Source {
    data: PathBuf,
    media: MediaStore,
    /// The names in the media store.
    stored: Vec<String>,
    runtime: tokio::runtime::Handle,
}

impl Source {
    /// The files that belong into a backup, in alphabetical order. Versions of pictures that can be made again do not.
    fn files(&self) -> Result<Vec<String>, BackupError> {
        let is_made_again =
            |name: &str| Variant::parse(name).is_some_and(|(_, made)| made.ratio != Ratio::Whole || made.format == VariantFormat::Avif);
        let mut files = Vec::new();
        for folder in names(&self.data.join("imports"))? {
            files.extend(names(&self.data.join("imports").join(&folder))?.into_iter().map(|file| format!("imports/{folder}/{file}")));
        }
        files.extend(self.stored.iter().filter(|name| !is_made_again(name)).map(|name| format!("media/{name}")));
        files.retain(|name| matches!(parse(Path::new(name)), Some(Name::File(_))));
        Ok(files)
    }

    /// A file's size and bytes; `None` if it is gone.
    fn open(&self, name: &str) -> Result<Option<FileRead>, BackupError> {
        if let Some(stored) = name.strip_prefix("media/") {
            let opened = self.runtime.block_on(self.media.open_any(stored))?;
            return Ok(opened.map(|opened| {
                let reader = Streamed { stream: opened.stream, rest: Bytes::new(), runtime: self.runtime.clone() };
                (opened.bytes, Box::new(reader) as Box<dyn Read>)
            }));
        }
        let path = self.data.join(name);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(disk("reading", path)(error)),
        };
        let bytes = file.metadata().map_err(disk("reading", &path))?.len();
        Ok(Some((bytes, Box::new(file))))
    }
}

/// A file of the media store, read on the writing thread.
struct Streamed {
    stream: BoxStream<'static, io::Result<Bytes>>,
    rest: Bytes,
    runtime: tokio::runtime::Handle,
}

impl Read for Streamed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() {
            match self.runtime.block_on(self.stream.next()) {
                Some(chunk) => self.rest = chunk?,
                None => return Ok(0),
            }
        }
        let chunk = self.rest.split_to(self.rest.len().min(buffer.len()));
        let (start, _) = buffer.split_at_mut(chunk.len());
        start.copy_from_slice(&chunk);
        Ok(chunk.len())
    }
}

/// The names in a folder; none if there is no such folder.
fn names(folder: &Path) -> Result<Vec<String>, BackupError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(Vec::new()),
        Err(error) => return Err(disk("reading the folder", folder)(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry.map_err(disk("reading the folder", folder))?.file_name().into_string());
    }
    names.sort();
    Ok(names)
}
