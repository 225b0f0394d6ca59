//! A copy of the old site's uploads folder: files by the path that WordPress keeps them under, or by name.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::ImportError;
use super::file_lookup::is_loose;
use super::smaller_copies;
use super::upload_urls::{address_of, attached_path, one_form, upload_path, without_size};
use crate::wxr::Item;

/// No more files than this are indexed.
const MOST: usize = 2_000_000;
/// Where the folder that was given may hold the uploads.
const BASES: [&str; 3] = ["", "uploads", "wp-content/uploads"];

/// The folder, and its files where they had to be searched for.
pub(super) struct UploadsFolder {
    folder: PathBuf,
    index: Option<Index>,
}

/// Files by names in one form of Unicode: a copy from another system may have them in the other.
#[derive(Default)]
struct Index {
    by_path: HashMap<String, PathBuf>,
    /// The first of a name in alphabetical order of folders counts.
    by_name: HashMap<String, PathBuf>,
}

impl UploadsFolder {
    pub(super) fn at(folder: &Path) -> Result<Self, ImportError> {
        std::fs::read_dir(folder).map_err(|source| ImportError::Folder { folder: folder.to_owned(), source })?;
        Ok(Self { folder: folder.to_owned(), index: None })
    }

    /// The file of an attachment: at the path WordPress says, or anywhere in the folder under its name.
    pub(super) fn find(&mut self, item: &Item) -> Option<PathBuf> {
        let url = address_of(item);
        let mut paths: Vec<String> = [attached_path(item), upload_path(&url)].into_iter().flatten().collect();
        if is_loose(item.id) {
            // a body often names a small size, the folder has the original too
            paths = paths.iter().map(|path| without_size(path)).chain(paths.clone()).collect();
        }
        if let Some(found) = paths.iter().find_map(|path| self.at_path(path)) {
            return Some(found);
        }
        let index = self.indexed();
        let by_name = |path: &String| index.by_name.get(path.rsplit('/').next()?).cloned();
        paths.iter().find_map(|path| index.by_path.get(path).cloned()).or_else(|| paths.iter().find_map(by_name))
    }

    /// WordPress's smaller copies of an attachment's picture that are in the folder, the largest first.
    pub(super) fn smaller_copies(&mut self, item: &Item) -> Vec<PathBuf> {
        let Some(original) = self.find(item) else { return Vec::new() };
        let (Some(folder), Some(name)) = (original.parent(), original.file_name().map(|name| name.to_string_lossy().into_owned())) else {
            return Vec::new();
        };
        let names = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        smaller_copies::of(&name, names).into_iter().map(|copy| folder.join(copy)).collect()
    }

    fn at_path(&self, path: &str) -> Option<PathBuf> {
        BASES.iter().map(|base| self.folder.join(base).join(path)).find(|candidate| candidate.is_file())
    }

    fn indexed(&mut self) -> &Index {
        let folder = &self.folder;
        self.index.get_or_insert_with(|| Index::of(folder))
    }
}

impl Index {
    /// All files below a folder.
    fn of(root: &Path) -> Self {
        let mut index = Self::default();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(&folder) else { continue };
            let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            paths.sort();
            for path in paths {
                match path.symlink_metadata() {
                    Ok(meta) if meta.is_dir() => folders.push(path),
                    Ok(meta) if meta.is_file() && index.by_path.len() < MOST => index.add(root, path),
                    _ => {}
                }
            }
        }
        index
    }

    fn add(&mut self, root: &Path, path: PathBuf) {
        let Ok(below) = path.strip_prefix(root) else { return };
        let whole = one_form(&below.to_string_lossy());
        let base = BASES.iter().rev().find_map(|base| whole.strip_prefix(base)?.strip_prefix('/')).unwrap_or(&whole).to_owned();
        let name = base.rsplit('/').next().unwrap_or_default().to_owned();
        self.by_name.entry(name).or_insert_with(|| path.clone());
        self.by_path.entry(base).or_insert(path);
    }
}
