//! Errors of an import and of its rollback.

use std::path::PathBuf;

use crate::fetch::FetchError;
use crate::rest::RestError;
use crate::wxr::WxrError;

/// Why an import stopped. Committed batches remain; the next run creates no duplicates.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file is no complete export. Nothing was written.
    #[error(transparent)]
    Wxr(#[from] WxrError),
    /// The folder with the old site's files cannot be read. Nothing was written.
    #[error("{}: cannot be read: {source}; give the folder that holds a copy of wp-content/uploads", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The old site could not be read. Nothing was written; the responses are stored for the next try.
    #[error(transparent)]
    Rest(#[from] RestError),
    /// Files cannot be fetched at all. Nothing was written.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// No file was named.
    #[error("no export file was given; export one under Tools → Export in WordPress")]
    NoFile,
    /// A value that could not be made; a fault of this program.
    #[error("no {what} could be made for item {item}; please report this with the item")]
    Value {
        /// Which.
        what: &'static str,
        /// The item's number on the old site.
        item: u64,
    },
    /// The import is done, but its report could not be written.
    #[error("the import is done, but its report could not be written to {}: {source}", path.display())]
    Report {
        /// Where to.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is no import of this number.
    #[error("there is no import {id}; the number is printed at the end of an import and stands in its report")]
    NoImport {
        /// What was given.
        id: String,
    },
    /// A stored file could not be removed.
    #[error("{0}; what was rolled back so far stays so; try again")]
    File(#[from] media::Error),
    /// The newsroom refused or failed.
    #[error(transparent)]
    Newsroom(#[from] newsroom::Error),
}

impl ImportError {
    /// Whether the files that were given are at fault, not this program or its database.
    pub fn is_about_input(&self) -> bool {
        match self {
            Self::Rest(error) => error.is_about_input(),
            other => matches!(other, Self::Wxr(_) | Self::Folder { .. } | Self::NoFile | Self::NoImport { .. }),
        }
    }
}
