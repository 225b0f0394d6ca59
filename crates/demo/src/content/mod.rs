//! The content files, embedded and read into plain data.

mod people;
mod site;
mod stories;

pub use people::{authors, comments};
pub use site::{ItemEntry, sections, site, tags};
pub use stories::{StoryEntry, pages, stories};

use serde::de::DeserializeOwned;

use crate::DemoError;

#[derive(rust_embed::RustEmbed)]
#[folder = "content/"]
struct Files;

fn text(file: &str) -> Result<String, DemoError> {
    let found = Files::get(file).ok_or_else(|| DemoError::content(file, "is missing"))?;
    String::from_utf8(found.data.into_owned()).map_err(|error| DemoError::content(file, error))
}

fn toml_file<T: DeserializeOwned>(file: &str) -> Result<T, DemoError> {
    toml::from_str(&text(file)?).map_err(|error| DemoError::content(file, error))
}

/// The files below a folder, in order of their names.
fn files_below(folder: &str) -> Vec<String> {
    let mut files: Vec<String> = Files::iter().filter(|name| name.starts_with(folder)).map(|name| name.into_owned()).collect();
    files.sort();
    files
}

/// Separates the TOML between two lines of `+++` from the Markdown after it.
fn front_matter<T: DeserializeOwned>(file: &str) -> Result<(T, String), DemoError> {
    let whole = text(file)?;
    let (head, body) = whole
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .ok_or_else(|| DemoError::content(file, "must begin with TOML between two lines of +++"))?;
    let entry = toml::from_str(head).map_err(|error| DemoError::content(file, error))?;
    Ok((entry, body.to_owned()))
}

/// The file's name without folder and ending: its slug.
fn stem(file: &str) -> String {
    file.rsplit('/').next().unwrap_or(file).trim_end_matches(".md").to_owned()
}
