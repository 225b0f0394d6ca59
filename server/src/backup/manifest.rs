//! What a backup says of itself: at its beginning what it is, at its end what it holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Rises when programs up to now can no longer read what is written.
pub const FORMAT: u32 = 1;

/// The first member: enough to refuse a file early.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of the format.
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// When it was begun, in milliseconds since 1970.
    pub begun_at: i64,
    /// `sqlite` or `postgres`: where the rows come from. They fit both.
    pub database: String,
}

/// The last member, so that a file that was cut off has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The first member once more, so that it cannot be altered alone.
    pub head: Head,
    /// The number of the database's schema.
    pub schema: i64,
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
    /// Every member between head and manifest, in order.
    pub members: Vec<Member>,
    /// Files that the database refers to and the media store did not have.
    pub missing: Vec<String>,
}

/// A file within the backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its path.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// BLAKE3 of its bytes, in hexadecimal digits.
    pub blake3: String,
}
