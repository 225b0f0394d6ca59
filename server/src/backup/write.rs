//! Writing a backup: rows come from the database while this thread of work compresses, hashes and writes them; then the files.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::{Compression, write::GzEncoder};
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
    /// The data folder: `media/` and `imports/` of it.
    pub data: PathBuf,
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
    let (path, data) = (file.to_owned(), wanted.data.clone());
    let head = Head {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        begun_at: wanted.now,
        database: if matches!(wanted.database, DatabaseUrl::Postgres(_)) { "postgres" } else { "sqlite" }.to_owned(),
    };
    let writing = tokio::task::spawn_blocking(move || write_file(&path, &data, &head, referred, receiver, &progress));
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
    data: &Path,
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
    let files = files_below(data)?;
    for (at, name) in files.iter().enumerate() {
        progress("backing up files", at as u64, files.len() as u64);
        writer.file(data, name)?;
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

    /// Copies a file of the data folder. One that is gone since the folder was listed belonged to an import that was rolled back.
    fn file(&mut self, data: &Path, name: &str) -> Result<(), BackupError> {
        let path = data.join(name);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(disk("reading", path)(error)),
        };
        let bytes = file.metadata().map_err(disk("reading", &path))?.len();
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

/// The files of the data folder that belong into a backup, in alphabetical order.
fn files_below(data: &Path) -> Result<Vec<String>, BackupError> {
    let mut files = Vec::new();
    for top in ["media", "imports"] {
        for folder in names(&data.join(top))? {
            for file in names(&data.join(top).join(&folder))? {
                let name = format!("{top}/{folder}/{file}");
                files.extend(matches!(parse(Path::new(&name)), Some(Name::File(_))).then_some(name));
            }
        }
    }
    Ok(files)
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
