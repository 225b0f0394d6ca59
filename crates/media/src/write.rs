//! Writes files atomically: under a temporary name, then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::{Result, disk};

static NEXT: AtomicU64 = AtomicU64::new(0);

/// A temporary file. It is removed on drop unless [`persist`](Incoming::persist) renames it.
pub(crate) struct Incoming {
    file: File,
    path: PathBuf,
    persisted: bool,
}

impl Incoming {
    /// Creates a temporary file in the store at `dir`.
    pub fn new(dir: &Path) -> Result<Self> {
        let folder = dir.join(".incoming");
        fs::create_dir_all(&folder).map_err(disk("making the folder", &folder))?;
        loop {
            let path = folder.join(format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok(Self { file, path, persisted: false }),
                // left by an earlier process with the same id
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(disk("making", path)(error)),
            }
        }
    }

    /// Appends bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).map_err(disk("writing", &self.path))
    }

    /// Flushes the bytes to the disk and renames the file; an existing file of that name is replaced.
    pub fn persist(mut self, to: &Path) -> Result<()> {
        self.file.sync_data().map_err(disk("writing", &self.path))?;
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(disk("making the folder", folder))?;
        }
        fs::rename(&self.path, to).map_err(disk("naming", to))?;
        self.persisted = true;
        Ok(())
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.persisted {
            // if it cannot be removed, it stays under a name that is never requested
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Writes a whole file at once.
pub(crate) fn atomically(dir: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let mut incoming = Incoming::new(dir)?;
    incoming.write(bytes)?;
    incoming.persist(&dir.join(name))
}
