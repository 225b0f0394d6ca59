//! Where the site's files come from.

use std::{collections::HashMap, path::Path};

use bytes::Bytes;

use super::SiteError;

/// Files by path (`/assets/site.ab12cd34.css`), and where they were found.
pub struct Source {
    pub place: String,
    pub files: HashMap<String, Bytes>,
}

#[cfg(feature = "embed")]
#[derive(rust_embed::RustEmbed)]
#[folder = "../target/site/"]
struct Embedded;

/// The files in this binary.
#[cfg(feature = "embed")]
pub fn find() -> Result<Source, SiteError> {
    let files = Embedded::iter().filter_map(|name| {
        let bytes = match Embedded::get(&name)?.data {
            std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
        };
        Some((format!("/{name}"), bytes))
    });
    Ok(Source { place: "this program".to_owned(), files: files.collect() })
}

/// The folder that `PRESS_SITE` names, or `site` beside the folder of this program (`target/debug/press` → `target/site`), or `target/site` here.
#[cfg(not(feature = "embed"))]
pub fn find() -> Result<Source, SiteError> {
    use std::path::PathBuf;
    let named = std::env::var_os("PRESS_SITE").map(PathBuf::from);
    let beside = || {
        let program = std::env::current_exe().ok()?;
        // tests lie one folder deeper: target/debug/deps/
        program.ancestors().skip(1).take(3).map(|folder| folder.join("site")).find(|folder| folder.join("manifest.json").exists())
    };
    let folders: Vec<PathBuf> = match named {
        Some(folder) => vec![folder],
        None => beside().into_iter().chain([PathBuf::from("target/site")]).collect(),
    };
    let Some(folder) = folders.iter().find(|folder| folder.join("manifest.json").exists()) else {
        let looked = folders.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>().join(", ");
        return Err(SiteError::Missing { looked });
    };
    self::folder(folder)
}

/// The files below a folder.
pub fn folder(folder: &Path) -> Result<Source, SiteError> {
    let mut files = HashMap::new();
    let place = folder.display().to_string();
    read(folder, "", &mut files).map_err(|error| SiteError::Damaged { place: place.clone(), why: error.to_string() })?;
    Ok(Source { place, files })
}

fn read(folder: &Path, below: &str, files: &mut HashMap<String, Bytes>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{below}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &path, files)?;
        } else {
            files.insert(path, Bytes::from(std::fs::read(entry.path())?));
        }
    }
    Ok(())
}
