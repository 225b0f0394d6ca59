//! What several tests need; where the real exports are: `../shared` beside the workspace.
#![allow(dead_code)]

pub mod paper;
pub mod rendered;
pub mod sketch;

use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// A file below `shared/wxr`; panics with what to do where the folder is missing.
pub fn file(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/wxr");
    assert!(folder.is_dir(), "the shared test data is missing: {} should be a folder beside the workspace", folder.display());
    folder.join(name)
}

/// How long this thread has been at work, where the system tells: unlike the time of day, that does not grow while a busy
/// machine does something else.
pub fn worked() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|spent| spent.parse().ok()).map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}
