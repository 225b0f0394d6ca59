//! Files of the build for browsers: read from `target/site` in development, embedded in the binary with the feature `embed`.

mod archive;
mod source;

use std::{collections::HashMap, path::Path, time::SystemTime};

use app::ui::assets::Assets;
use bytes::Bytes;
use serde::Deserialize;

/// One file in the content codings that the build made.
#[derive(Debug, Clone)]
pub struct SiteFile {
    /// For example `text/css; charset=utf-8`.
    pub mime: &'static str,
    /// Strong ETag of the plain bytes, without quotes.
    pub tag: String,
    /// Its bytes.
    pub plain: Bytes,
    /// The same in Brotli, if that is smaller.
    pub brotli: Option<Bytes>,
    /// The same in gzip, if that is smaller.
    pub gzip: Option<Bytes>,
    /// Whether its name holds a hash of its content, so that it may be cached for ever.
    pub immutable: bool,
}

/// All files of the site by path, and the table of their names.
pub struct SiteFiles {
    files: HashMap<String, SiteFile>,
    names: HashMap<String, String>,
}

/// Why the site's files cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// Nothing is there.
    #[error("the site's files were not found (looked in {looked}); build them with ./dev build, or name their folder in PRESS_SITE")]
    Missing {
        /// The folders that were tried.
        looked: String,
    },
    /// They are there but damaged.
    #[error("the site's files in {place} cannot be used: {why}; build them again with ./dev build")]
    Damaged {
        /// Where.
        place: String,
        /// What is wrong.
        why: String,
    },
}

#[derive(Deserialize)]
struct Entry {
    path: String,
}

impl SiteFiles {
    /// Finds and reads all of them: in this program, in the folder of `PRESS_SITE`, or beside the program.
    pub fn find() -> Result<Self, SiteError> {
        Self::read(&source::find()?)
    }

    /// Reads those in a folder.
    pub fn in_folder(folder: &Path) -> Result<Self, SiteError> {
        Self::read(&source::folder(folder)?)
    }

    fn read(source: &source::Source) -> Result<Self, SiteError> {
        let damaged = |why: String| SiteError::Damaged { place: source.place.clone(), why };
        let manifest = source.files.get("/manifest.json").ok_or_else(|| damaged("manifest.json is missing".to_owned()))?;
        let entries: HashMap<String, Entry> =
            serde_json::from_slice(manifest).map_err(|error| damaged(format!("manifest.json: {error}")))?;
        let mut names = HashMap::new();
        for (name, entry) in entries {
            if !source.files.contains_key(&entry.path) {
                return Err(damaged(format!("{} is missing", entry.path)));
            }
            names.insert(name, entry.path);
        }
        // not only those in the manifest: cached pages still request files of the build before
        let files = with_codings(&source.files).filter(|(path, _)| path != "/manifest.json").collect();
        Ok(Self { files, names })
    }

    /// Stores these files in `folder` for later releases, and serves those that earlier releases stored there. If that fails, the site is
    /// served without them and an error is logged.
    pub fn add_archive(&mut self, folder: &Path) {
        match archive::exchange(&self.files, folder, SystemTime::now()) {
            Ok(older) => {
                for (path, file) in with_codings(&older) {
                    self.files.entry(path).or_insert(file);
                }
            }
            Err(error) => tracing::error!(
                "the site's files cannot be stored in {} ({error}); after an upgrade, pages that readers have open may lose their style",
                folder.display()
            ),
        }
    }

    /// Names and paths for the pages.
    pub fn names(&self) -> Assets {
        Assets::new(self.names.iter().map(|(name, path)| (name.clone(), path.clone())))
    }

    /// The file at this path.
    pub fn get(&self, path: &str) -> Option<&SiteFile> {
        self.files.get(path)
    }
}

/// The files among these bytes, each with its codings.
fn with_codings(all: &HashMap<String, Bytes>) -> impl Iterator<Item = (String, SiteFile)> {
    let plain = all.keys().filter(|path| !path.ends_with(".br") && !path.ends_with(".gz"));
    plain.filter_map(|path| Some((path.clone(), file(all, path)?)))
}

fn file(all: &HashMap<String, Bytes>, path: &str) -> Option<SiteFile> {
    let plain = all.get(path)?.clone();
    let coded = |ending: &str| all.get(&format!("{path}.{ending}")).filter(|coded| coded.len() < plain.len()).cloned();
    Some(SiteFile {
        mime: mime(path),
        tag: blake3::hash(&plain).to_hex().chars().take(20).collect(),
        brotli: coded("br"),
        gzip: coded("gz"),
        immutable: path.starts_with("/assets/"),
        plain,
    })
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
