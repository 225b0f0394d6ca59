//! Downloads files of the old site, a few at a time, into a folder where a resumed import finds them.

use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use futures_util::StreamExt;

use super::{FetchClient, FetchError, Limits, Pace, Reach};

/// Number of concurrent downloads: as many as a browser would make.
const AT_ONCE: usize = 4;
/// After this number of consecutive files without a response, no further file is requested.
const ENOUGH: u32 = 12;

/// Downloads files into a folder.
#[derive(Debug)]
pub struct Downloads {
    web: FetchClient,
    pace: Pace,
    folder: PathBuf,
    /// Number of consecutive files without a response.
    silent: AtomicU32,
}

impl Downloads {
    /// Downloads into `folder`, which is created for the first file.
    ///
    /// # Errors
    /// The system's certificates cannot be read.
    pub fn into_folder(folder: &Path, reach: Reach, limits: Limits, pace: Pace) -> Result<Self, FetchError> {
        Ok(Self { web: FetchClient::new(reach, limits)?, pace, folder: folder.to_owned(), silent: AtomicU32::new(0) })
    }

    /// The temporary file of a URL: named after the URL's hash, with its extension, from which its type may be detected.
    fn place(&self, url: &str) -> PathBuf {
        let name = url.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let hash = blake3::hash(url.as_bytes()).to_hex();
        let hash = hash.get(..32).unwrap_or(&hash);
        if ending.is_empty() || ending.len() > 5 || !ending.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return self.folder.join(hash);
        }
        self.folder.join(format!("{hash}.{ending}"))
    }

    /// Downloads each of these URLs once, unless its file exists already. Returns for each URL its file or the error.
    pub async fn fetch_all(&self, urls: impl IntoIterator<Item = String>, done: &dyn Fn()) -> HashMap<String, Result<PathBuf, FetchError>> {
        let different: HashSet<String> = urls.into_iter().collect();
        futures_util::stream::iter(different)
            .map(async |url| {
                let brought = self.one(&url).await;
                done();
                (url, brought)
            })
            .buffer_unordered(AT_ONCE)
            .collect()
            .await
    }

    async fn one(&self, url: &str) -> Result<PathBuf, FetchError> {
        let place = self.place(url);
        if place.is_file() {
            return Ok(place);
        }
        if self.silent.load(Ordering::Relaxed) >= ENOUGH {
            let why = format!("not tried, because the {ENOUGH} before it gave no response; import again when the site is up");
            return Err(FetchError::Network { url: url.to_owned(), why });
        }
        let disk = |file: &Path, error: std::io::Error| FetchError::Disk { file: file.display().to_string(), why: error.to_string() };
        std::fs::create_dir_all(&self.folder).map_err(|error| disk(&self.folder, error))?;
        let part = place.with_extension("part");
        let fetched = self
            .pace
            .keep_trying(async || {
                let mut file = std::fs::File::create(&part).map_err(|error| disk(&part, error))?;
                self.web.file(url, |bytes| file.write_all(bytes).map_err(|error| disk(&part, error))).await
            })
            .await;
        match &fetched {
            Err(error) if error.is_passing() => {
                self.silent.fetch_add(1, Ordering::Relaxed);
            }
            _ => self.silent.store(0, Ordering::Relaxed),
        }
        if let Err(error) = fetched {
            // a partial file is overwritten by the next attempt
            let _ = std::fs::remove_file(&part);
            return Err(error);
        }
        std::fs::rename(&part, &place).map_err(|error| disk(&place, error))?;
        Ok(place)
    }

    /// Removes a file that has been stored or rejected.
    pub fn remove(&self, url: &str) {
        // a file that cannot be removed costs disk space only
        let _ = std::fs::remove_file(self.place(url));
    }
}
