//! The folder with the copy of a site: its responses and the progress of copying.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::RestError;
use crate::import::Skipped;

/// Version of the copy's format; copies of another version are discarded.
const FORMAT: u32 = 1;
const STATE: &str = "copy.json";

/// A taxonomy or type with the last segment of its route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Base {
    pub(super) name: String,
    pub(super) route: String,
}

/// How far one list has come.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Step {
    /// Where the next page begins.
    pub(super) position: u64,
    /// Entries on a page; reduced if the site fails with large pages.
    pub(super) page_size: u64,
    /// The total that the site states.
    pub(super) total: u64,
    /// How many entries were received.
    pub(super) count: u64,
    /// The number of the first entry on the last page.
    pub(super) first: u64,
    pub(super) done: bool,
    /// What needs a password was refused; what is public is copied.
    pub(super) public_only: bool,
    /// How often entries vanished while the collection was read, so that it was restarted.
    pub(super) restarts: u32,
}

/// The state of a copy.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct State {
    format: u32,
    /// The requested URL and user name.
    pub(super) requested: (String, Option<String>),
    /// Milliseconds since 1970.
    pub(super) began: i64,
    pub(super) root: String,
    pub(super) home: String,
    pub(super) title: String,
    pub(super) tagline: String,
    pub(super) language: String,
    pub(super) time_zone: String,
    pub(super) taxonomies: Vec<Base>,
    /// Types that are neither posts nor pages nor WordPress's own.
    pub(super) others: Vec<Base>,
    pub(super) steps: BTreeMap<String, Step>,
    /// Numbers of the users who wrote something.
    pub(super) writers: BTreeSet<u64>,
    /// What could not be copied.
    pub(super) notes: Vec<Skipped>,
    pub(super) complete: bool,
}

impl State {
    pub(super) fn new(requested: (String, Option<String>), began: i64) -> Self {
        Self { format: FORMAT, requested, began, ..Self::default() }
    }

    pub(super) fn note(&mut self, kind: &str, id: impl ToString, title: &str, reason: impl Into<String>) {
        let note = Skipped { kind: kind.to_owned(), id: id.to_string(), title: crate::body::plain(title), reason: reason.into() };
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

/// The folder of one copy.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
}

impl Folder {
    /// The state of an earlier run, if it can be read.
    pub(super) fn state(&self) -> Option<State> {
        self.read::<State>(&self.path.join(STATE)).ok().filter(|state| state.format == FORMAT)
    }

    pub(super) fn keep_state(&self, state: &State) -> Result<(), RestError> {
        self.write(STATE, state)
    }

    /// Recreates the folder.
    pub(super) fn begin(&self) -> Result<(), RestError> {
        match std::fs::remove_dir_all(&self.path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(RestError::disk(&self.path, error)),
            _ => {}
        }
        std::fs::create_dir_all(&self.path).map_err(|error| RestError::disk(&self.path, error))
    }

    pub(super) fn keep_page(&self, list: &str, position: u64, page: &serde_json::Value) -> Result<(), RestError> {
        self.write(&format!("{list}.{position:012}.json"), page)
    }

    /// Writes to a temporary file and renames it, so that an existing file is complete.
    fn write(&self, name: &str, what: &impl Serialize) -> Result<(), RestError> {
        let (place, part) = (self.path.join(name), self.path.join(format!("{name}.part")));
        let bytes = serde_json::to_vec(what).map_err(|error| RestError::disk(&place, error))?;
        std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, &place)).map_err(|error| RestError::disk(&place, error))
    }

    pub(super) fn read<T: DeserializeOwned>(&self, file: &Path) -> Result<T, RestError> {
        let bytes = std::fs::read(file).map_err(|error| RestError::disk(file, error))?;
        serde_json::from_slice(&bytes).map_err(|error| RestError::disk(file, error))
    }

    /// The pages of a list in order, each with its size.
    pub(super) fn pages(&self, list: &str) -> Vec<(PathBuf, u64)> {
        let Ok(entries) = std::fs::read_dir(&self.path) else { return Vec::new() };
        let is_page = |name: &str| name.strip_prefix(list).is_some_and(|rest| rest.starts_with('.') && rest.ends_with(".json"));
        let mut pages: Vec<(PathBuf, u64)> = entries
            .flatten()
            .filter(|entry| entry.file_name().to_str().is_some_and(is_page))
            .map(|entry| (entry.path(), entry.metadata().map_or(0, |meta| meta.len())))
            .collect();
        pages.sort();
        pages
    }

    pub(super) fn drop_pages(&self, list: &str) {
        for (page, _) in self.pages(list) {
            // a remaining page is overwritten or read twice; duplicates are ignored
            let _ = std::fs::remove_file(page);
        }
    }
}

/// Whether a name from the site is safe in a file name.
pub(super) fn is_plain_word(word: &str) -> bool {
    !word.is_empty() && word.len() <= 80 && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}
