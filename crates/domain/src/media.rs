//! Pictures, recordings, films and files.

use serde::{Deserialize, Serialize};

use crate::{MediaId, ParseError, Slug, Timestamp, newtype::word_enum};

word_enum! {
    /// What a media item is.
    MediaKind, "media kind" {
        /// A photograph or illustration.
        Image = "image",
        /// A recording.
        Audio = "audio",
        /// A film.
        Video = "video",
        /// Anything else that readers may download.
        File = "file",
    }
}

/// The point of a picture that stays visible when it is cropped, in per mille of width and height from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FocalPoint {
    x: u16,
    y: u16,
}

impl FocalPoint {
    /// The middle, which is the default.
    pub const CENTRE: Self = Self { x: 500, y: 500 };

    /// Refuses points outside the picture (0 to 1000 each).
    pub fn parse(x: i64, y: i64) -> Result<Self, ParseError> {
        match (u16::try_from(x), u16::try_from(y)) {
            (Ok(x @ 0..=1000), Ok(y @ 0..=1000)) => Ok(Self { x, y }),
            _ => Err(ParseError::new("focal point", format!("({x}, {y}) lies outside the picture; both go from 0 to 1000"))),
        }
    }
    /// Per mille of the width from the left.
    pub fn x(self) -> u16 {
        self.x
    }
    /// Per mille of the height from the top.
    pub fn y(self) -> u16 {
        self.y
    }
}

/// A picture, recording, film or file with what is needed to show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaItem {
    /// Its identity.
    pub id: MediaId,
    /// Name in URLs; unique among media.
    pub slug: Slug,
    /// What it is.
    pub kind: MediaKind,
    /// Name for editors.
    pub title: String,
    /// Where its bytes are in the media store, for example `ab/abcd….jpg`. `None` if an import did not find the file.
    pub file: Option<String>,
    /// The absolute URL where an import found it; empty for uploads.
    pub source_url: String,
    /// For example `image/jpeg`.
    pub mime: String,
    /// Size of the file in bytes; 0 while there is none.
    pub bytes: i64,
    /// Width in pixels; 0 where it has none or it is not known.
    pub width: i64,
    /// Height in pixels; 0 where it has none or it is not known.
    pub height: i64,
    /// What it shows, for readers who do not see it.
    pub alt: String,
    /// Whether somebody decided that it says nothing: readers who do not see it miss nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decorative: bool,
    /// Printed under it.
    pub caption: String,
    /// Who made it.
    pub credit: String,
    /// The terms of use.
    pub licence: String,
    /// From this instant on it may not be used anew; `None`: without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence_until: Option<Timestamp>,
    /// The point that stays visible when it is cropped.
    pub focal_point: FocalPoint,
    /// Its average colour as `#rrggbb`, shown while it loads; empty if unknown.
    pub colour: String,
    /// Widths in pixels of the smaller versions that exist beside the file, ascending.
    pub widths: Vec<i64>,
    /// When it was added.
    pub created_at: Timestamp,
}

/// A licence that ends within so many days is warned of.
pub const LICENCE_WARNING_DAYS: i64 = 30;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// How long a picture may still be used anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Licence {
    /// For as long as anybody needs to know.
    Valid,
    /// It ends soon, at this instant.
    Ending(Timestamp),
    /// It ended at this instant.
    Ended(Timestamp),
}

impl MediaItem {
    /// Whether its licence allows new uses.
    pub fn licence_at(&self, now: Timestamp) -> Licence {
        match self.licence_until {
            Some(until) if until <= now => Licence::Ended(until),
            Some(until) if until.millis() - now.millis() <= LICENCE_WARNING_DAYS * DAY => Licence::Ending(until),
            _ => Licence::Valid,
        }
    }

    /// Whether nobody has said yet what the picture shows, nor that it says nothing.
    pub fn lacks_alt(&self) -> bool {
        self.kind == MediaKind::Image && self.file.is_some() && !self.decorative && self.alt.trim().is_empty()
    }

    /// What readers who do not see it get instead: nothing for a decorative one.
    pub fn alt_shown(&self) -> &str {
        if self.decorative { "" } else { &self.alt }
    }
}
