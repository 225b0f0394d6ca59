//! Where the bytes of attachments come from: a copy of the uploads folder, else the old site itself.

use std::path::PathBuf;

use super::smaller_copies;
use super::upload_urls::address_of;
use super::uploads_folder::UploadsFolder;
use super::{ImportError, ImportOptions, Progress};
use crate::fetch::{Downloads, Limits, Pace, Reach};
use crate::wxr::Item;

/// How files are fetched.
#[derive(Debug, Clone)]
pub struct FetchMedia {
    /// Which network addresses may be requested.
    pub reach: Reach,
    /// Where files lie until they are in the store; an interrupted import finds them there again.
    pub folder: PathBuf,
    /// Bounds on one file.
    pub limits: Limits,
    /// How often and how fast to retry.
    pub pace: Pace,
}

/// What there is of an attachment.
pub(super) enum Found {
    /// A file of the uploads folder.
    File(PathBuf),
    /// A file that was fetched from this URL.
    Fetched(String, PathBuf),
    /// A dry run fetches nothing.
    Untried,
    /// Why there is no file.
    Missing(String),
}

/// Everywhere to look.
pub(super) struct FileSources {
    uploads: Option<UploadsFolder>,
    downloads: Option<Downloads>,
}

impl FileSources {
    pub(super) fn of(options: &ImportOptions) -> Result<Self, ImportError> {
        let downloads =
            options.fetch_media.as_ref().map(|fetch| Downloads::into_folder(&fetch.folder, fetch.reach, fetch.limits, fetch.pace));
        Ok(Self { uploads: options.media_dir.as_deref().map(UploadsFolder::at).transpose()?, downloads: downloads.transpose()? })
    }

    /// Whether there is any source of files.
    pub(super) fn any(&self) -> bool {
        self.uploads.is_some() || self.downloads.is_some()
    }

    /// Finds these attachments in the folder and fetches the others; results are in their order.
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
            .fetch_all(urls, &|| {
                done.set(done.get() + 1);
                progress("fetching files", done.get(), total);
            })
            .await;
        let found = |item: &Item| match (wanted(item), dry) {
            (None, _) => Found::Missing("the export has no URL for the file".to_owned()),
            (Some(_), true) => Found::Untried,
            (Some(url), false) => match fetched.get(&url) {
                Some(Ok(file)) => Found::Fetched(url, file.clone()),
                Some(Err(error)) => Found::Missing(error.to_string()),
                None => Found::Untried,
            },
        };
        items.iter().zip(here).map(|(item, file)| file.map_or_else(|| found(item), Found::File)).collect()
    }

    /// WordPress's own smaller copies of a picture, the largest first: files of the folder, and copies that can be fetched one by one.
    pub(super) fn smaller_copies(&mut self, item: &Item) -> Vec<PathBuf> {
        self.uploads.as_mut().map(|uploads| uploads.smaller_copies(item)).unwrap_or_default()
    }

    /// Fetches the first of WordPress's own smaller copies of a picture that the old site still has; with its URL.
    pub(super) async fn fetch_smaller_copy(&self, item: &Item) -> Option<(String, PathBuf)> {
        let downloads = self.downloads.as_ref()?;
        for url in smaller_copies::urls(item) {
            if let Some(Ok(file)) = downloads.fetch_all(vec![url.clone()], &|| {}).await.remove(&url) {
                return Some((url, file));
            }
        }
        None
    }

    /// Removes a file that was fetched, when it is in the store or of no use.
    pub(super) fn remove(&self, url: &str) {
        if let Some(downloads) = &self.downloads {
            downloads.remove(url);
        }
    }
}
