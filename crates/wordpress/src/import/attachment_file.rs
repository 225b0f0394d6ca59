//! The bytes of an attachment: taken into the store, or why not.

use std::path::Path;

use media::{Ingested, MediaStore};

use super::file_sources::{FileSources, Found};
use crate::wxr::Item;

/// An attachment with what was found for it, ready to be stored.
pub(super) struct Ready {
    pub(super) item: Item,
    pub(super) file: Option<Ingested>,
    pub(super) missing: Option<String>,
    /// Whether the stored file comes from the bytes that were given; `None` where there were none.
    pub(super) same: Option<bool>,
    /// Whether it is larger than a picture may be.
    too_large: bool,
    /// Where the file was fetched.
    pub(super) fetched: Option<String>,
    /// Which smaller copy was taken, and why.
    pub(super) copy: Option<(String, String)>,
}

impl Ready {
    /// Takes the bytes of an attachment into the store; of a picture that is too large, a smaller copy.
    pub(super) async fn of(item: Item, found: Found, sources: &mut FileSources, store: &MediaStore, dry: bool) -> Self {
        let mut ready = take_in(item, found, store, dry).await;
        if ready.too_large {
            take_smaller_copy(&mut ready, sources, store).await;
        }
        ready
    }
}

/// Takes in the bytes.
async fn take_in(item: Item, found: Found, store: &MediaStore, dry: bool) -> Ready {
    let mut ready = Ready { item, file: None, missing: None, same: None, fetched: None, too_large: false, copy: None };
    let path = match found {
        Found::Untried => return ready,
        Found::Missing(why) => {
            ready.missing = Some(why);
            return ready;
        }
        Found::File(_) if dry => return ready,
        Found::File(path) => path,
        Found::Fetched(url, path) => {
            ready.fetched = Some(url);
            path
        }
    };
    match store.ingest_path(&path).await {
        Ok(ingested) => {
            ready.same = Some(is_from(&path, &ingested, store).await);
            ready.file = Some(ingested);
        }
        Err(error) => {
            ready.too_large = matches!(error, media::Error::TooManyPixels { .. } | media::Error::TooLarge { .. });
            ready.missing = Some(error.to_string());
        }
    }
    ready
}

/// Takes WordPress's own smaller copy of a picture that is larger than one may be here.
async fn take_smaller_copy(ready: &mut Ready, sources: &mut FileSources, store: &MediaStore) {
    let mut copies = sources.smaller_copies(&ready.item);
    let fetched = if copies.is_empty() { sources.fetch_smaller_copy(&ready.item).await } else { None };
    copies.extend(fetched.iter().map(|(_, path)| path.clone()));
    for path in copies {
        let Ok(ingested) = store.ingest_path(&path).await else { continue };
        let name = fetched.as_ref().map_or_else(|| path.to_string_lossy().into_owned(), |(url, _)| url.clone());
        let name = name.rsplit('/').next().unwrap_or_default().to_owned();
        ready.same = Some(is_from(&path, &ingested, store).await);
        ready.file = Some(ingested);
        ready.copy = ready.missing.take().map(|why| (name, why));
        break;
    }
    if let Some((url, _)) = &fetched {
        sources.remove(url);
    }
}

/// Whether a stored file comes from the bytes at `path`: its name is their hash, and all of it is on the disk.
async fn is_from(path: &Path, ingested: &Ingested, store: &MediaStore) -> bool {
    let mut hasher = blake3::Hasher::new();
    let hashed = std::fs::File::open(path).and_then(|mut file| std::io::copy(&mut file, &mut hasher));
    let hash = hasher.finalize().to_hex();
    let name = ingested.file.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let stored = store.size(&ingested.file).await.ok().flatten().unwrap_or_default();
    hashed.is_ok() && name.len() == 40 && hash.starts_with(name) && i64::try_from(stored).is_ok_and(|length| length == ingested.bytes)
}
