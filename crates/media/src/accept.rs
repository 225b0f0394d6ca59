//! Which files are accepted, under which name they are stored, and what is known of one that is no picture.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use bytes::Bytes;
use domain::MediaKind;

use crate::error::disk;
use crate::located::HASH_DIGITS;
use crate::{Error, FileType, Ingested, Result, Suggested, limits, sniff};

pub(crate) fn accept(head: &[u8], file: &str, found: u64) -> Result<FileType> {
    let kind = sniff::sniff(head, file).map_err(|what| {
        let instead = match what.as_str() {
            "an HEIC picture" => {
                "on an iPhone choose Settings › Camera › Formats › Most Compatible and take it again, or send it as JPEG (sharing it by mail does that)"
            }
            "a moving AVIF picture" | "a TIFF picture" | "an SVG drawing" => "save it as JPEG, PNG or WebP",
            "empty" => "choose it again; perhaps it was still being copied",
            "a Matroska film" => "save it as MP4 or WebM",
            _ => "upload a picture, a recording, a film, a PDF, an office file or plain text",
        };
        Error::Refused { file: file.to_owned(), what, instead: instead.to_owned() }
    })?;
    let most = if kind.kind == MediaKind::Image { limits::PICTURE_BYTES } else { limits::FILE_BYTES };
    if found > most { Err(Error::TooLarge { file: file.to_owned(), found, most }) } else { Ok(kind) }
}

pub(crate) fn name(hash: &blake3::Hash) -> String {
    let hex = hash.to_hex();
    let hash = hex.get(..HASH_DIGITS).unwrap_or(&hex);
    format!("{}/{hash}", hash.get(..2).unwrap_or_default())
}

/// A file on this machine, read to its end.
pub(crate) enum Looked {
    Picture(Bytes),
    Other { kind: FileType, stem: String, bytes: u64 },
}

pub(crate) fn look_at(path: &Path, file: &str) -> Result<Looked> {
    let mut source = fs::File::open(path).map_err(disk("opening", path))?;
    let size = source.metadata().map_err(disk("reading", path))?.len();
    let mut head = Vec::new();
    source.by_ref().take(4096).read_to_end(&mut head).map_err(disk("reading", path))?;
    let kind = accept(&head, file, size)?;
    if kind.kind == MediaKind::Image {
        source.read_to_end(&mut head).map_err(disk("reading", path))?;
        return Ok(Looked::Picture(head.into()));
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(&head);
    let rest = io::copy(&mut source, &mut hasher).map_err(disk("reading", path))?;
    Ok(Looked::Other { kind, stem: name(&hasher.finalize()), bytes: head.len() as u64 + rest })
}

pub(crate) fn plain_facts(stem: &str, kind: FileType, bytes: u64) -> Ingested {
    Ingested {
        file: format!("{stem}.{}", kind.extension),
        mime: kind.mime.to_owned(),
        kind: kind.kind,
        bytes: length(bytes),
        width: 0,
        height: 0,
        colour: String::new(),
        widths: Vec::new(),
        suggested: Suggested::default(),
    }
}

pub(crate) fn length(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
