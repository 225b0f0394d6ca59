//! `Surrogate-Key`: what a cached response was made from, for a cache in front of this program.

use std::collections::BTreeSet;

use axum::http::{HeaderName, HeaderValue};
use pagecache::Key;

/// The header.
pub const NAME: HeaderName = HeaderName::from_static("surrogate-key");

/// Six hexadecimal digits of each key's BLAKE3 hash, as `docs/contracts/caching.md` promises. Two keys with the same digits cost a
/// purge too many, never one too few.
pub fn value(keys: &[Key]) -> Option<HeaderValue> {
    let short = |key: &Key| blake3::hash(key.as_str().as_bytes()).to_hex().chars().take(6).collect::<String>();
    let short: BTreeSet<String> = keys.iter().map(short).collect();
    HeaderValue::try_from(short.into_iter().collect::<Vec<_>>().join(" ")).ok()
}
