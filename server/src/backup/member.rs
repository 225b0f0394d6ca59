//! Names of the files within a backup. No other name is written or believed, so that none can leave the folder it is unpacked into.

use std::path::Path;

/// The first member.
pub const HEAD: &str = "press-backup.json";
/// The last member.
pub const MANIFEST: &str = "manifest.json";

/// What a member is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// See [`HEAD`].
    Head,
    /// See [`MANIFEST`].
    Manifest,
    /// Rows of this table, compressed with gzip.
    Rows(String),
    /// A file of the data folder, below `media/` or `imports/`: its path there.
    File(String),
}

/// The name of the `number`th piece of a table's rows.
pub fn of_rows(table: &str, number: u64) -> String {
    format!("database/{table}/{number:06}.jsonl.gz")
}

/// What a member of this path is; `None` for paths that backups do not have.
pub fn parse(path: &Path) -> Option<Name> {
    let path = path.to_str()?;
    match path {
        HEAD => return Some(Name::Head),
        MANIFEST => return Some(Name::Manifest),
        _ => {}
    }
    let parts: Vec<&str> = path.split('/').collect();
    let is_plain =
        |part: &&str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    if !parts.iter().all(is_plain) {
        return None;
    }
    match parts.as_slice() {
        ["database", table, piece] if piece.ends_with(".jsonl.gz") => Some(Name::Rows((*table).to_owned())),
        ["media", _, _] | ["imports", _, "report.json" | "report.html"] => Some(Name::File(path.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leaves_the_folder() {
        assert_eq!(parse(Path::new(&of_rows("story", 1))), Some(Name::Rows("story".to_owned())));
        assert!(matches!(parse(Path::new("media/ab/abcd-480.jpg")), Some(Name::File(_))));
        for bad in [
            "",
            "/etc/passwd",
            "media/../x",
            "media/ab/../../../x",
            "../media/ab/x",
            "media/.incoming/1-2",
            "media//x",
            "a",
            "imports/1/run.sh",
            "media/a\\b/c",
        ] {
            assert_eq!(parse(Path::new(bad)), None, "{bad}");
        }
    }
}
