//! The content files: embedded in the binary, parsed into plain data.

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

/// The bytes of a content file.
pub fn bytes(file: &str) -> Result<Vec<u8>, DemoError> {
    let found = Files::get(file).ok_or_else(|| DemoError::content(file, "is missing"))?;
    Ok(found.data.into_owned())
}

fn text(file: &str) -> Result<String, DemoError> {
    String::from_utf8(bytes(file)?).map_err(|error| DemoError::content(file, error))
}

fn toml_file<T: DeserializeOwned>(file: &str) -> Result<T, DemoError> {
    toml::from_str(&text(file)?).map_err(|error| DemoError::content(file, error))
}

/// The files below a folder, sorted by name.
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

/// The slug of a file: its name without folder and extension.
fn stem(file: &str) -> String {
    file.rsplit('/').next().unwrap_or(file).trim_end_matches(".md").to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Files, authors, files_below, stories};

    #[test]
    fn every_picture_has_a_file_and_every_file_is_used() {
        let stories = stories().unwrap();
        let named: BTreeSet<String> = (stories.iter().filter(|story| story.head.picture.is_some()))
            .map(|story| format!("pictures/{}.jpg", story.slug))
            .chain(authors().unwrap().iter().map(|author| format!("pictures/authors/{}.jpg", author.slug)))
            .collect();
        assert_eq!(named, BTreeSet::from_iter(files_below("pictures/")));
        assert!(named.len() >= 48, "only {} pictures", named.len());
    }

    #[test]
    fn pictures_add_at_most_five_megabytes_to_the_binary() {
        let bytes: usize = files_below("pictures/").iter().map(|file| Files::get(file).unwrap().data.len()).sum();
        assert!(bytes <= 5_000_000, "{bytes} bytes");
    }
}
