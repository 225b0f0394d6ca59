//! Errors of reading an export file: which file, at which byte, and what to do.

/// Why an export could not be read. `byte` counts from the start of the file.
#[derive(Debug, thiserror::Error)]
pub enum WxrError {
    /// The operating system refused.
    #[error("{file}: cannot be read: {source}; check that the file exists and that you may read it")]
    Read {
        /// The file.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A folder, a pipe or a device.
    #[error("{file}: this is {what}, not a file; give the export file itself")]
    NoFile {
        /// What was given.
        file: String,
        /// What it is.
        what: &'static str,
    },
    /// Not an export.
    #[error("{file}, byte {byte}: this is not a WordPress export: {why}; export it again under Tools → Export in WordPress")]
    NotWxr {
        /// The file.
        file: String,
        /// Where.
        byte: u64,
        /// What was found.
        why: String,
    },
    /// No `wp:wxr_version`.
    #[error("{file}, byte {byte}: this does not appear to be a WordPress export: its version number (wp:wxr_version) is missing")]
    MissingVersion {
        /// The file.
        file: String,
        /// Where it should have come at the latest.
        byte: u64,
    },
    /// A `wp:wxr_version` that is no number.
    #[error("{file}, byte {byte}: {found:?} is not a version of WordPress's export format; 1.0 to 1.2 are known")]
    InvalidVersion {
        /// The file.
        file: String,
        /// Where.
        byte: u64,
        /// What was found.
        found: String,
    },
    /// The file ends too early.
    #[error("{file}, byte {byte}: the file ends within {inside}; it was cut off: export or copy it again")]
    Truncated {
        /// The file.
        file: String,
        /// Where it ends.
        byte: u64,
        /// What was being read.
        inside: String,
    },
    /// An element that is not closed where its parent ends.
    #[error("{file}, byte {byte}: <{element}> was opened and is not closed before {before}; repair this place")]
    Unclosed {
        /// The file.
        file: String,
        /// Where it was opened.
        byte: u64,
        /// Its name.
        element: String,
        /// What came instead of its end.
        before: String,
    },
    /// Definitions of entities, which no export has and which can make a small file endless.
    #[error(
        "{file}, byte {byte}: it defines entities in its document type; WordPress never does, so it is refused: remove the document type"
    )]
    Entities {
        /// The file.
        file: String,
        /// Where the document type begins.
        byte: u64,
    },
    /// Over a limit that protects this machine.
    #[error("{file}, byte {byte}: {what} is larger than {most}; an export of WordPress never is, so it is refused")]
    TooLarge {
        /// The file.
        file: String,
        /// Where.
        byte: u64,
        /// What is too large.
        what: String,
        /// The limit.
        most: u64,
    },
}
