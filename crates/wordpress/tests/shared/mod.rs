//! What several tests need; where the real exports are: `../shared` beside the workspace.
#![allow(dead_code)]

pub mod paper;
pub mod sketch;

use std::path::PathBuf;

/// A file below `shared/wxr`; panics with what to do where the folder is missing.
pub fn file(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/wxr");
    assert!(folder.is_dir(), "the shared test data is missing: {} should be a folder beside the workspace", folder.display());
    folder.join(name)
}
