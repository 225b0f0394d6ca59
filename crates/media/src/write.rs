//! Writing files so that a reader or a crash never sees half of one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Result, disk};

static NEXT: AtomicU64 = AtomicU64::new(0);

/// A file that has no name yet. Without [`keep`](Incoming::keep) it is removed again.
pub(crate) struct Incoming {
    file: File,
    path: PathBuf,
    kept: bool,
}

impl Incoming {
    /// Begins a file in the store at `dir`.
    pub fn new(dir: &Path) -> Result<Self> {
        let folder = dir.join(".incoming");
        fs::create_dir_all(&folder).map_err(disk("making the folder", &folder))?;
        loop {
            let path = folder.join(format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok(Self { file, path, kept: false }),
                // left by a process that died and had our number
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(disk("making", path)(error)),
            }
        }
    }

    /// Appends bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).map_err(disk("writing", &self.path))
    }

    /// Puts the bytes on the disk for good and gives the file its name; a file of that name is replaced.
    pub fn keep(mut self, to: &Path) -> Result<()> {
        self.file.sync_data().map_err(disk("writing", &self.path))?;
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(disk("making the folder", folder))?;
        }
        fs::rename(&self.path, to).map_err(disk("naming", to))?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.kept {
            // nothing to be done if it stays: it has no name that anybody asks for
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Writes a whole file at once.
pub(crate) fn atomically(dir: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let mut incoming = Incoming::new(dir)?;
    incoming.write(bytes)?;
    incoming.keep(&dir.join(name))
}
