//! Errors of reading an export file: which file, at which byte, and what to do.

/// Why an export could not be read. `byte` counts from the start of the file.
#[derive(Debug, thiserror::Error)]
pub enum WxrError {
    /// The file could not be opened or read.
    #[error("{file}: cannot be read: {source}; check that the file exists and that you may read it")]
    Read {
        /// The file.
        file: String,
        /// The operating system's message.
        source: std::io::Error,
    },
    /// Not a regular file.
    #[error("{file}: this is {what}, not a file; give the export file itself")]
    NoFile {
        /// The path as given.
        file: String,
        /// What the path is: a folder, a pipe, a device.
        what: &'static str,
    },
    /// Not an export.
    #[error("{file}, byte {byte}: this is not a WordPress export: {why}; export it again under Tools → Export in WordPress")]
    NotWxr {
        /// The file.
        file: String,
        /// The position in bytes.
        byte: u64,
        /// What was found.
        why: String,
    },
    /// No `wp:wxr_version`.
    #[error("{file}, byte {byte}: this does not appear to be a WordPress export: its version number (wp:wxr_version) is missing")]
    MissingVersion {
        /// The file.
        file: String,
        /// The position before which it should have been.
        byte: u64,
    },
    /// A `wp:wxr_version` that is no number.
    #[error("{file}, byte {byte}: {found:?} is not a version of WordPress's export format; 1.0 to 1.2 are known")]
    InvalidVersion {
        /// The file.
        file: String,
        /// The position in bytes.
        byte: u64,
        /// What was found.
        found: String,
    },
    /// The file ends too early.
    #[error("{file}, byte {byte}: the file ends within {inside}; it was cut off: export or copy it again")]
    Truncated {
        /// The file.
        file: String,
        /// The length in bytes.
        byte: u64,
        /// What was being read.
        inside: String,
    },
    /// An element that is not closed where its parent ends.
    #[error("{file}, byte {byte}: <{element}> was opened and is not closed before {before}; repair this place")]
    Unclosed {
        /// The file.
        file: String,
        /// The position of its start tag.
        byte: u64,
        /// Its name.
        element: String,
        /// What was found instead of its end tag.
        before: String,
    },
    /// Entity definitions, which no export has and with which a small file can expand without end.
    #[error(
        "{file}, byte {byte}: it defines entities in its document type; WordPress never does, so it is refused: remove the document type"
    )]
    Entities {
        /// The file.
        file: String,
        /// The position of the document type.
        byte: u64,
    },
    /// A limit on memory was exceeded.
    #[error("{file}, byte {byte}: {what} is larger than {most}; an export of WordPress never is, so it is refused")]
    TooLarge {
        /// The file.
        file: String,
        /// The position in bytes.
        byte: u64,
        /// What is too large.
        what: String,
        /// The limit.
        most: u64,
    },
}
