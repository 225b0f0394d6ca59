//! Detects the type of a file from its first bytes. The name only decides between types that start with the same bytes.

use domain::MediaKind;

/// An accepted file type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileType {
    /// Picture, audio, video or file.
    pub kind: MediaKind,
    /// For example `image/jpeg`.
    pub mime: &'static str,
    /// Extension of its stored name, for example `jpg`.
    pub extension: &'static str,
}

use MediaKind::{Audio, File, Image, Video};

/// Every accepted type. A stored file is served with the MIME type of the first entry that has its extension.
const TYPES: &[(&str, MediaKind, &str)] = &[
    ("jpg", Image, "image/jpeg"),
    ("png", Image, "image/png"),
    ("gif", Image, "image/gif"),
    ("webp", Image, "image/webp"),
    ("avif", Image, "image/avif"),
    // converted, never stored
    ("bmp", Image, "image/bmp"),
    ("mp3", Audio, "audio/mpeg"),
    ("ogg", Audio, "audio/ogg"),
    ("m4a", Audio, "audio/mp4"),
    ("wav", Audio, "audio/wav"),
    ("flac", Audio, "audio/flac"),
    ("aac", Audio, "audio/aac"),
    ("mp4", Video, "video/mp4"),
    ("webm", Video, "video/webm"),
    ("mov", Video, "video/quicktime"),
    ("ogv", Video, "video/ogg"),
    ("pdf", File, "application/pdf"),
    ("zip", File, "application/zip"),
    ("docx", File, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", File, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", File, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", File, "application/vnd.oasis.opendocument.text"),
    ("ods", File, "application/vnd.oasis.opendocument.spreadsheet"),
    ("odp", File, "application/vnd.oasis.opendocument.presentation"),
    ("epub", File, "application/epub+zip"),
    ("doc", File, "application/msword"),
    ("xls", File, "application/vnd.ms-excel"),
    ("ppt", File, "application/vnd.ms-powerpoint"),
    ("rtf", File, "application/rtf"),
    ("txt", File, "text/plain; charset=utf-8"),
    ("md", File, "text/plain; charset=utf-8"),
    ("csv", File, "text/csv; charset=utf-8"),
    ("json", File, "application/json"),
    ("vtt", File, "text/vtt; charset=utf-8"),
    ("srt", File, "text/plain; charset=utf-8"),
    ("ics", File, "text/calendar; charset=utf-8"),
];

const ZIPS: &[&str] = &["docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "zip"];
const OLE: &[&str] = &["doc", "xls", "ppt"];
const TEXTS: &[&str] = &["txt", "md", "csv", "json", "vtt", "srt", "ics"];

/// The type that belongs to the extension of a stored file.
pub(crate) fn by_extension(extension: &str) -> Option<FileType> {
    TYPES.iter().find(|(known, ..)| *known == extension).map(|&(extension, kind, mime)| FileType { kind, mime, extension })
}

/// Detects the type from the first bytes of a file (4 KB are enough) and, where they are ambiguous, from the extension of its name.
///
/// # Errors
/// The type in words, when it is not accepted.
pub fn sniff(head: &[u8], file_name: &str) -> Result<FileType, String> {
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let extension = magic(head, &ending).map_err(str::to_owned)?;
    by_extension(extension).ok_or_else(|| format!("of the type .{extension}"))
}

fn magic(head: &[u8], ending: &str) -> Result<&'static str, &'static str> {
    let at = |from: usize, len: usize| head.get(from..from + len).unwrap_or_default();
    let holds = |needle: &[u8]| head.windows(needle.len()).take(64).any(|part| part == needle);
    if head.is_empty() {
        return Err("empty");
    }
    Ok(match head {
        [0xff, 0xd8, 0xff, ..] => "jpg",
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => "png",
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => "gif",
        [b'R', b'I', b'F', b'F', ..] if at(8, 4) == b"WEBP" => "webp",
        [b'R', b'I', b'F', b'F', ..] if at(8, 4) == b"WAVE" => "wav",
        [b'O', b'g', b'g', b'S', ..] if holds(b"\x80theora") => "ogv",
        [b'O', b'g', b'g', b'S', ..] => "ogg",
        [b'f', b'L', b'a', b'C', ..] => "flac",
        [b'I', b'D', b'3', ..] => "mp3",
        [0xff, 0xf1 | 0xf9, ..] => "aac",
        [0xff, second, third, ..] if second & 0xe0 == 0xe0 && second & 0x06 != 0 && second & 0x18 != 0x08 && third & 0xf0 != 0xf0 => "mp3",
        [0x1a, 0x45, 0xdf, 0xa3, ..] if holds(b"webm") => "webm",
        [0x1a, 0x45, 0xdf, 0xa3, ..] => return Err("a Matroska film"),
        _ if at(4, 4) == b"ftyp" => match at(8, 4) {
            b"avif" => "avif",
            b"avis" => return Err("a moving AVIF picture"),
            b"heic" | b"heix" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => return Err("an HEIC picture"),
            b"qt  " => "mov",
            b"M4A " | b"M4B " | b"M4P " => "m4a",
            _ if ending == "m4a" => "m4a",
            _ => "mp4",
        },
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => "bmp",
        [b'%', b'P', b'D', b'F', b'-', ..] => "pdf",
        [b'P', b'K', 3, 4, ..] => one_of(ZIPS, ending).unwrap_or("zip"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => one_of(OLE, ending).ok_or("an old office file of unknown kind")?,
        [b'{', b'\\', b'r', b't', b'f', ..] => "rtf",
        [b'M', b'Z', ..] | [0x7f, b'E', b'L', b'F', ..] => return Err("a program"),
        [b'I', b'I', 0x2a, 0, ..] | [b'M', b'M', 0, 0x2a, ..] => return Err("a TIFF picture"),
        _ => return text(head, ending),
    })
}

fn one_of(list: &[&'static str], ending: &str) -> Option<&'static str> {
    list.iter().copied().find(|known| *known == ending)
}

/// Plain text of a known kind. Markup that a browser could execute is rejected under any name.
fn text(head: &[u8], ending: &str) -> Result<&'static str, &'static str> {
    let lower = String::from_utf8_lossy(head).trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    if lower.contains("<svg") || ending == "svg" {
        return Err("an SVG drawing");
    }
    if ["<!doctype", "<html", "<script", "<body", "<?php"].iter().any(|mark| lower.contains(mark))
        || matches!(ending, "html" | "htm" | "xhtml" | "php")
    {
        return Err("a web page or a script");
    }
    if lower.starts_with("<?xml") {
        return Err("an XML file");
    }
    if head.contains(&0) {
        return Err("of an unknown type");
    }
    one_of(TEXTS, ending).ok_or("of an unknown type")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_decide_not_the_name() {
        for (head, name, expected) in [
            (&b"\xff\xd8\xff\xe0"[..], "photo.png", "jpg"),
            (b"\x89PNG\r\n\x1a\n", "a", "png"),
            (b"GIF89a", "a.jpg", "gif"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "a", "webp"),
            (b"RIFF\0\0\0\0WAVEfmt ", "a", "wav"),
            (b"ID3\x04", "a.mp3", "mp3"),
            (b"\xff\xfb\x90\x64", "a.mp3", "mp3"),
            (b"\0\0\0\x20ftypM4A ", "a", "m4a"),
            (b"\0\0\0\x20ftypisom", "a.m4a", "m4a"),
            (b"\0\0\0\x20ftypisom", "a.mp4", "mp4"),
            (b"\0\0\0\x14ftypqt  ", "a.mov", "mov"),
            (b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x82\x84webm", "a", "webm"),
            (b"%PDF-1.7", "a.exe", "pdf"),
            (b"PK\x03\x04", "report.docx", "docx"),
            (b"PK\x03\x04", "evil.jar", "zip"),
            (b"a,b\n1,2\n", "table.csv", "csv"),
        ] {
            assert_eq!(sniff(head, name).map(|found| found.extension), Ok(expected), "{name}");
        }
    }

    #[test]
    fn what_could_run_is_refused() {
        for (head, name) in [
            (&b"<svg xmlns='http://www.w3.org/2000/svg'>"[..], "logo.svg"),
            (b"\xef\xbb\xbf  <?xml version='1.0'?><svg>", "logo.png"),
            (b"<!DOCTYPE html><title>", "page.txt"),
            (b"hello <script>alert(1)</script>", "notes.txt"),
            (b"<?php system($_GET[0]);", "shell.txt"),
            (b"MZ\x90\0", "setup.pdf"),
            (b"\0\0\0\x20ftypavis", "a.jpg"),
            (b"", "empty.jpg"),
            (b"plain words", "strange.xyz"),
            (b"plain words", "no-ending"),
        ] {
            assert!(sniff(head, name).is_err(), "{name}");
        }
    }
}
