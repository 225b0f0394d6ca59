//! Pictures that are decoded in another process (decision 0074): what it returns, and how much of that is believed.
//!
//! The response is a line of JSON, then the bytes of the original and of each variant, one after the other.

use serde::{Deserialize, Serialize};

use crate::picture::{self, Picture};
use crate::sniff::{by_extension, sniff};
use crate::suggested::Suggested;
use crate::{Error, VARIANT_WIDTHS, limits};

/// The line of JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Made(Made),
    TooManyPixels { width: u32, height: u32 },
    Broken { why: String },
}

#[derive(Serialize, Deserialize)]
struct Made {
    extension: String,
    width: u32,
    height: u32,
    colour: String,
    suggested: Suggested,
    /// Bytes of the original.
    original: usize,
    /// Width and bytes of each variant.
    variants: Vec<(u32, usize)>,
}

/// Decodes a picture and returns what [`crate::MediaStore::ingest_checked`] reads. To be called in a process that may be killed.
pub fn check_picture(bytes: &[u8]) -> Vec<u8> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let made = match sniff(head, "") {
        Ok(kind) if kind.kind == domain::MediaKind::Image => picture::make(bytes, kind.extension, ""),
        _ => Err(Error::Broken { file: String::new(), why: "it is no picture".to_owned() }),
    };
    let mut parts = Vec::new();
    let verdict = match made {
        Ok(picture) => {
            let made = Made {
                extension: picture.extension.to_owned(),
                width: picture.width,
                height: picture.height,
                colour: picture.colour,
                suggested: picture.suggested,
                original: picture.original.len(),
                variants: picture.variants.iter().map(|(width, bytes)| (*width, bytes.len())).collect(),
            };
            parts.push(picture.original);
            parts.extend(picture.variants.into_iter().map(|(_, bytes)| bytes));
            Verdict::Made(made)
        }
        Err(Error::TooManyPixels { width, height, .. }) => Verdict::TooManyPixels { width, height },
        Err(Error::Broken { why, .. }) => Verdict::Broken { why },
        Err(error) => Verdict::Broken { why: error.to_string() },
    };
    let mut out = serde_json::to_vec(&verdict).unwrap_or_default();
    out.push(b'\n');
    out.extend(parts.into_iter().flatten());
    out
}

/// Reads such a response for the file of this name. A process that decoded a hostile file is not believed: only what a picture can have passes.
///
/// # Errors
/// Why the picture was refused; or that the response is none.
pub(crate) fn read(response: &[u8], file: &str) -> Result<Picture, Error> {
    let broken = |why: &str| Error::Broken { file: file.to_owned(), why: why.to_owned() };
    let no_response = || broken("its decoder gave no result");
    let end = response.iter().position(|byte| *byte == b'\n').ok_or_else(no_response)?;
    let (line, bytes) = response.split_at_checked(end).ok_or_else(no_response)?;
    let made = match serde_json::from_slice(line).map_err(|_| no_response())? {
        Verdict::Made(made) => made,
        Verdict::TooManyPixels { width, height } => return Err(Error::TooManyPixels { file: file.to_owned(), width, height }),
        Verdict::Broken { why } => return Err(broken(&why.chars().take(200).collect::<String>())),
    };
    let kind = by_extension(&made.extension).filter(|kind| kind.kind == domain::MediaKind::Image).ok_or_else(no_response)?;
    picture::check_size(made.width, made.height, file)?;
    let mut rest = bytes.get(1..).unwrap_or_default();
    let mut take = |length: usize| {
        let (part, next) = rest.split_at_checked(length)?;
        rest = next;
        Some(part.to_vec())
    };
    let original =
        take(made.original).filter(|bytes| !bytes.is_empty() && bytes.len() as u64 <= 2 * limits::PICTURE_BYTES).ok_or_else(no_response)?;
    let mut variants = Vec::new();
    for (width, length) in made.variants {
        let known = VARIANT_WIDTHS.contains(&width) && width < made.width && variants.last().is_none_or(|(last, _)| *last < width);
        let bytes = take(length).filter(|bytes| known && !bytes.is_empty()).ok_or_else(no_response)?;
        variants.push((width, bytes));
    }
    let is_colour = made.colour.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let colour = if is_colour { made.colour } else { String::new() };
    let suggested = made.suggested.tidy();
    Ok(Picture { original, extension: kind.extension, width: made.width, height: made.height, colour, variants, suggested })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_picture_can_have_is_believed() {
        let good = r##"{"made":{"extension":"jpg","width":300,"height":200,"colour":"#102030","suggested":{"caption":"A\u0000b"},"original":3,"variants":[[160,2]]}}"##;
        let response = |line: &str| [line.as_bytes(), b"\nabcde"].concat();
        let picture = read(&response(good), "x").unwrap();
        assert_eq!(
            (picture.original.as_slice(), picture.variants, picture.suggested.caption.as_str()),
            (&b"abc"[..], vec![(160, b"de".to_vec())], "A b")
        );
        for (from, to) in [
            ("jpg", "html"),
            ("jpg", "../jpg"),
            ("300", "30000"),
            ("300", "160"),
            ("\"original\":3", "\"original\":9"),
            ("\"original\":3", "\"original\":0"),
            ("[160,2]", "[161,2]"),
            ("[160,2]", "[160,1],[160,1]"),
            ("{\"made\"", "{"),
        ] {
            assert!(read(&response(&good.replace(from, to)), "x").is_err(), "{to}");
        }
        for none in [&b""[..], b"\n", b"{}", b"null\n"] {
            assert!(read(none, "x").is_err());
        }
    }
}
