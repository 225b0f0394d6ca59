//! Pictures, recordings, films and files: checks, variants, storage.

mod accept;
mod app_icon;
mod avif;
mod elsewhere;
mod error;
mod gif;
mod iptc;
mod located;
mod picture;
mod screenshot;
mod sniff;
mod social_card;
mod storage;
mod store;
mod strip;
mod suggested;
mod variants;
mod write;
mod xmp;

pub use app_icon::{AppIcon, Colour, initials};
pub use elsewhere::check_picture;
pub use error::{Error, MediaUrlError, Result};
pub use located::{Located, variant};
pub use screenshot::{Screenshot, ShownStory, has_letters};
pub use sniff::{FileType, sniff};
pub use social_card::{SOCIAL_CARD, SocialCard};
pub use storage::{Opened, Stored};
pub use store::{Ingested, MediaStore};
pub use suggested::Suggested;
pub use variants::{VariantOrder, is_variant, is_variant_length, make_variants};

/// Limits of accepted files, checked before decoding.
pub mod limits {
    /// Maximum size of a picture in bytes.
    pub const PICTURE_BYTES: u64 = 100 * 1024 * 1024;
    /// Maximum size of any other file in bytes.
    pub const FILE_BYTES: u64 = 2 * 1024 * 1024 * 1024;
    /// Maximum number of pixels, as stated in the header.
    pub const PIXELS: u64 = 60_000_000;
    /// Maximum width and height in pixels.
    pub const SIDE: u32 = 20_000;
    /// Maximum memory of one decoder in bytes.
    pub const DECODER_BYTES: u64 = 512 * 1024 * 1024;
}

pub use domain::VARIANT_WIDTHS;
