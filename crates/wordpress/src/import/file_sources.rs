//! Where the bytes of attachments come from: a copy of the uploads folder, else the old site itself.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::file_lookup::is_loose;
use super::upload_urls::{address_of, attached_path, upload_path, without_size};
use super::{ImportError, ImportOptions, Progress};
use crate::fetch::{Downloads, Limits, Pace, Reach};
use crate::wxr::Item;

/// How files are fetched.
#[derive(Debug, Clone)]
pub struct FetchMedia {
    /// Whether only public addresses are asked.
    pub reach: Reach,
    /// Where files lie until they are in the store; an interrupted import finds them there again.
    pub folder: PathBuf,
    /// Bounds on one file.
    pub limits: Limits,
    /// How patient to be.
    pub pace: Pace,
}

/// What there is of an attachment.
pub(super) enum Found {
    /// A file of the uploads folder.
    File(PathBuf),
    /// A file that was fetched from this address.
    Fetched(String, PathBuf),
    /// A dry run fetches nothing.
    Untried,
    /// Why there is no file.
    Missing(String),
}

/// Everywhere to look.
pub(super) struct FileSources {
    uploads: Option<Uploads>,
    downloads: Option<Downloads>,
}

impl FileSources {
    pub(super) fn of(options: &ImportOptions) -> Result<Self, ImportError> {
        let downloads =
            options.fetch_media.as_ref().map(|fetch| Downloads::into_folder(&fetch.folder, fetch.reach, fetch.limits, fetch.pace));
        Ok(Self { uploads: options.media_dir.as_deref().map(Uploads::at).transpose()?, downloads: downloads.transpose()? })
    }

    /// Whether there is any place to look at.
    pub(super) fn any(&self) -> bool {
        self.uploads.is_some() || self.downloads.is_some()
    }

    /// Looks for these attachments in the folder and fetches what is not there; in their order.
    pub(super) async fn find(&mut self, items: &[Item], dry: bool, progress: &Progress<'_>) -> Vec<Found> {
        let here: Vec<Option<PathBuf>> = items.iter().map(|item| self.uploads.as_mut()?.find(item)).collect();
        let Some(downloads) = &self.downloads else {
            let why = match self.uploads {
                Some(_) => "not in the folder given with --media",
                None => "no folder with the old site's files was given (--media), and none were fetched (--fetch-media)",
            };
            return here.into_iter().map(|file| file.map_or_else(|| Found::Missing(why.to_owned()), Found::File)).collect();
        };
        let wanted = |item: &Item| Some(address_of(item)).filter(|url| url.starts_with("http"));
        let urls: Vec<String> =
            items.iter().zip(&here).filter(|(_, file)| file.is_none() && !dry).filter_map(|(item, _)| wanted(item)).collect();
        let (total, done) = (urls.len() as u64, std::cell::Cell::new(0));
        let fetched = downloads
            .bring(urls, &|| {
                done.set(done.get() + 1);
                progress("fetching files", done.get(), total);
            })
            .await;
        let found = |item: &Item| match (wanted(item), dry) {
            (None, _) => Found::Missing("the old site does not tell the file's address".to_owned()),
            (Some(_), true) => Found::Untried,
            (Some(url), false) => match fetched.get(&url) {
                Some(Ok(file)) => Found::Fetched(url, file.clone()),
                Some(Err(error)) => Found::Missing(error.to_string()),
                None => Found::Untried,
            },
        };
        items.iter().zip(here).map(|(item, file)| file.map_or_else(|| found(item), Found::File)).collect()
    }

    /// Removes a file that was fetched, when it is in the store or of no use.
    pub(super) fn forget(&self, url: &str) {
        if let Some(downloads) = &self.downloads {
            downloads.forget(url);
        }
    }
}

/// The folder with the old site's files.
struct Uploads {
    folder: PathBuf,
    /// Files by name, read when the first one is not where it should be.
    by_name: Option<HashMap<String, PathBuf>>,
}

impl Uploads {
    fn at(folder: &Path) -> Result<Self, ImportError> {
        std::fs::read_dir(folder).map_err(|source| ImportError::Folder { folder: folder.to_owned(), source })?;
        Ok(Self { folder: folder.to_owned(), by_name: None })
    }

    /// The file of an attachment: at the place WordPress says, or anywhere in the folder under its name.
    fn find(&mut self, item: &Item) -> Option<PathBuf> {
        let url = address_of(item);
        let mut places: Vec<String> = [attached_path(item), upload_path(&url)].into_iter().flatten().collect();
        if is_loose(item.id) {
            // a body names a small size often, the folder has the original too
            places = places.iter().map(|place| without_size(place)).chain(places.clone()).collect();
        }
        for place in &places {
            for base in ["", "uploads", "wp-content/uploads"] {
                let candidate = self.folder.join(base).join(place);
                if candidate.is_file() {
                    return Some(candidate);
                }
            }
        }
        let folder = self.folder.clone();
        let by_name = self.by_name.get_or_insert_with(|| index(&folder));
        places.iter().filter_map(|place| place.rsplit('/').next()).find_map(|name| by_name.get(name).cloned())
    }
}

/// All files below a folder by name; the first of a name in alphabetical order of folders counts.
fn index(folder: &Path) -> HashMap<String, PathBuf> {
    let mut found = HashMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let Ok(meta) = path.symlink_metadata() else { continue };
            if meta.is_dir() {
                folders.push(path);
            } else if let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned())
                && meta.is_file()
                && found.len() < 2_000_000
            {
                found.entry(name).or_insert(path);
            }
        }
    }
    found
}
