//! Reading a backup: every byte is hashed and compared with the manifest, whether it is unpacked or only verified.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::hashed::Hashed;
use super::manifest::FORMAT;
use super::member::{Name, parse};
use super::{BackupError, Head, Manifest, Member, disk};

/// A piece of a backup.
pub enum Part<'a> {
    /// What the file is.
    Head(Head),
    /// Rows of a table, JSON objects on lines of their own.
    Rows {
        /// Which table.
        table: String,
        /// The rows.
        lines: String,
    },
    /// A file of the data folder.
    File {
        /// Its path there.
        path: String,
        /// Its bytes; what is left unread is hashed too.
        bytes: &'a mut dyn Read,
    },
}

/// Larger heads, manifests and pieces of rows are not written; a manifest has some 100 bytes a file.
const MOST: u64 = 1 << 30;

/// Reads a backup from its beginning to its end and hands over its parts. They are proven right only when this returns: until then,
/// what is made of them must not be used.
///
/// # Errors
/// The file cannot be read, is not a backup, is of a newer program, or differs from its manifest; or `each` fails.
pub fn read(path: &Path, mut each: impl FnMut(Part<'_>) -> Result<(), BackupError>) -> Result<Manifest, BackupError> {
    let damaged = |why: String| BackupError::Damaged { path: path.to_owned(), why };
    // a tar that is cut off or altered is an error of its reader
    let broken = |error: io::Error| damaged(format!("it is cut off or altered ({error})"));
    let file = File::open(path).map_err(disk("opening the backup", path))?;
    if file.metadata().map_err(disk("reading the backup", path))?.is_dir() {
        return Err(damaged("it is a folder".to_owned()));
    }
    let mut archive = tar::Archive::new(BufReader::with_capacity(1 << 20, file));
    let (mut members, mut rows) = (Vec::new(), BTreeMap::<String, u64>::new());
    let (mut begun, mut manifest) = (None, None);
    for entry in archive.entries().map_err(broken)? {
        let entry = entry.map_err(broken)?;
        let name = entry.path().map_err(broken)?.into_owned();
        let Some(kind) = parse(&name).filter(|_| entry.header().entry_type().is_file() && manifest.is_none()) else {
            return Err(damaged(format!("it holds {}, which backups of press do not", name.display())));
        };
        if begun.is_some() == (kind == Name::Head) {
            return Err(damaged("it does not begin as backups of press do".to_owned()));
        }
        let mut hashing = Hashed::new(entry);
        match kind {
            Name::Head => {
                let head: Head = json(&mut hashing).map_err(|error| damaged(format!("its first part cannot be read ({error})")))?;
                if head.format > FORMAT {
                    return Err(damaged(format!("press {} wrote it in a newer form; update this program", head.program)));
                }
                begun = Some(head.clone());
                each(Part::Head(head))?;
                continue;
            }
            Name::Manifest => {
                let read: Manifest = json(&mut hashing).map_err(|error| damaged(format!("its manifest cannot be read ({error})")))?;
                manifest = Some(read);
                continue;
            }
            Name::Rows(table) => {
                let mut packed = Vec::new();
                hashing.by_ref().take(MOST).read_to_end(&mut packed).map_err(broken)?;
                let mut lines = String::new();
                MultiGzDecoder::new(packed.as_slice()).take(MOST).read_to_string(&mut lines).map_err(broken)?;
                *rows.entry(table.clone()).or_default() += lines.lines().count() as u64;
                each(Part::Rows { table, lines })?;
            }
            Name::File(path) => {
                each(Part::File { path, bytes: &mut hashing })?;
                io::copy(&mut hashing, &mut io::sink()).map_err(broken)?;
            }
        }
        let (bytes, blake3) = hashing.end();
        members.push(Member { path: name.to_string_lossy().into_owned(), bytes, blake3 });
    }
    let Some(manifest) = manifest else {
        let why = if begun.is_some() { "its end is missing: it was cut off, or is still being written" } else { "it is empty" };
        return Err(damaged(why.to_owned()));
    };
    if begun.as_ref() != Some(&manifest.head) {
        return Err(damaged("its first part is not as it was written".to_owned()));
    }
    if let Some(wrong) = first_difference(&manifest.members, &members) {
        return Err(damaged(format!("{wrong} is not as it was written")));
    }
    let counted: BTreeMap<&String, u64> =
        manifest.rows.iter().filter(|(_, count)| **count > 0).map(|(table, count)| (table, *count)).collect();
    if counted != rows.iter().map(|(table, count)| (table, *count)).collect() {
        return Err(damaged("its tables do not have as many rows as its manifest says".to_owned()));
    }
    Ok(manifest)
}

/// The path of the first member that differs or is missing.
fn first_difference<'a>(expected: &'a [Member], found: &'a [Member]) -> Option<&'a str> {
    let differs = expected.iter().zip(found).find(|(expected, found)| expected != found).map(|(expected, _)| expected);
    let extra = || expected.get(found.len()).or_else(|| found.get(expected.len()));
    differs.or_else(extra).map(|member| member.path.as_str())
}

fn json<T: serde::de::DeserializeOwned>(from: &mut impl Read) -> io::Result<T> {
    let mut bytes = Vec::new();
    from.take(MOST).read_to_end(&mut bytes)?;
    serde_json::from_slice(&bytes).map_err(io::Error::other)
}
