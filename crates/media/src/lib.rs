//! Pictures, recordings, films and files: what is accepted, what is made of it, where it is kept.

mod error;
mod located;
mod picture;
mod sniff;
mod store;
mod strip;
mod write;

pub use error::{Error, Result};
pub use located::{Located, variant};
pub use sniff::{FileType, sniff};
pub use store::{Ingested, MediaStore};

/// What is accepted. A file over a limit is refused before it is decoded.
pub mod limits {
    /// Most bytes of a picture.
    pub const PICTURE_BYTES: u64 = 100 * 1024 * 1024;
    /// Most bytes of any other file.
    pub const FILE_BYTES: u64 = 2 * 1024 * 1024 * 1024;
    /// Most pixels of a picture, as its header tells.
    pub const PIXELS: u64 = 50_000_000;
    /// Most pixels along one side.
    pub const SIDE: u32 = 12_000;
    /// Most memory in bytes that one decoder may take.
    pub const DECODER_BYTES: u64 = 512 * 1024 * 1024;
}

/// Widths in pixels of the smaller versions that are made of a picture, where it is wider itself.
pub const VARIANT_WIDTHS: [u32; 5] = [240, 480, 720, 960, 1600];
