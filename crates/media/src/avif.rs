//! AVIF pictures: checked by their structure and their AV1 headers, never decoded (decision 0057), stored without metadata.
//!
//! EXIF and XMP are items of the container. Their bytes are overwritten with zeros and their type is changed to one that every reader
//! skips, so that no offset in the file changes.

use std::ops::Range;

use crate::{Error, picture::Picture, suggested::Suggested};

/// No more items and extents than this are looked at: real files have a handful.
const MOST: usize = 4096;
/// Items of this type mean nothing to any reader.
const SKIPPED: &[u8; 4] = b"skip";

/// Checks a picture and removes its metadata. `check_size` refuses more pixels than a browser should be made to decode.
pub(crate) fn make(bytes: &[u8], file: &str, check_size: impl Fn(u32, u32) -> Result<(), Error>) -> Result<Picture, Error> {
    let broken = |why: String| Error::Broken { file: file.to_owned(), why };
    let parsed = avif_parse::read_avif(&mut &*bytes).map_err(|error| broken(error.to_string()))?;
    let header = parsed.primary_item_metadata().map_err(|error| broken(error.to_string()))?;
    let (width, height) = (header.max_frame_width.get(), header.max_frame_height.get());
    check_size(width, height)?;
    if let Some(alpha) = parsed.alpha_item_metadata().map_err(|error| broken(error.to_string()))? {
        check_size(alpha.max_frame_width.get(), alpha.max_frame_height.get())?;
    }
    let original = strip(bytes).ok_or_else(|| broken("its list of items cannot be read".to_owned()))?;
    let (width, height) = if is_turned(bytes) { (height, width) } else { (width, height) };
    Ok(Picture { original, extension: "avif", width, height, colour: String::new(), variants: Vec::new(), suggested: Suggested::default() })
}

/// One box of the container: its type and where its content lies.
struct Part {
    kind: [u8; 4],
    content: Range<usize>,
}

/// The boxes that lie one after the other in a part of the file.
fn parts(bytes: &[u8], within: Range<usize>) -> Option<Vec<Part>> {
    let (mut found, mut at) = (Vec::new(), within.start);
    while at < within.end && found.len() < MOST {
        let mut content = at + 8;
        let size = match number(bytes, at, 4)? {
            0 => within.end - at,
            1 => {
                content += 8;
                usize::try_from(number(bytes, at + 8, 8)?).ok()?
            }
            size => usize::try_from(size).ok()?,
        };
        let end = at.checked_add(size).filter(|end| *end <= within.end && *end >= content)?;
        found.push(Part { kind: bytes.get(at + 4..at + 8)?.try_into().ok()?, content: content..end });
        at = end;
    }
    (at == within.end).then_some(found)
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    Some(bytes.get(at..at.checked_add(length)?)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// The boxes within the one `meta` box.
fn meta(bytes: &[u8]) -> Option<Vec<Part>> {
    let meta = parts(bytes, 0..bytes.len())?.into_iter().find(|part| &part.kind == b"meta")?;
    parts(bytes, meta.content.start + 4..meta.content.end)
}

/// Whether the picture is shown turned by a quarter.
fn is_turned(bytes: &[u8]) -> bool {
    let angle = || {
        let properties = meta(bytes)?.into_iter().find(|part| &part.kind == b"iprp")?;
        let container = parts(bytes, properties.content)?.into_iter().find(|part| &part.kind == b"ipco")?;
        let turn = parts(bytes, container.content)?.into_iter().find(|part| &part.kind == b"irot")?;
        number(bytes, turn.content.start, 1)
    };
    angle().is_some_and(|angle| angle & 1 == 1)
}

/// The file without EXIF and XMP, and with nothing in the boxes that hold whatever a program likes; `None` if it is not understood.
fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let top = parts(bytes, 0..bytes.len())?;
    let inner = meta(bytes)?;
    let mut out = bytes.to_vec();
    let is_free = |part: &&Part| matches!(&part.kind, b"uuid" | b"free" | b"skip" | b"udta");
    let mut cleared: Vec<Range<usize>> = top.iter().chain(&inner).filter(is_free).map(|part| part.content.clone()).collect();
    let items = inner.iter().find(|part| &part.kind == b"iinf")?;
    let locations = inner.iter().find(|part| &part.kind == b"iloc")?;
    let data = inner.iter().find(|part| &part.kind == b"idat").map_or(0, |part| part.content.start);
    let mut metadata = Vec::new();
    for (id, kind) in kinds(bytes, items)? {
        if matches!(bytes.get(kind.clone())?, b"Exif" | b"mime" | b"uri ") {
            out.get_mut(kind)?.copy_from_slice(SKIPPED);
            metadata.push(id);
        }
    }
    for (id, range) in extents(bytes, locations, data)? {
        if metadata.contains(&id) {
            cleared.push(range);
        }
    }
    for range in cleared {
        out.get_mut(range)?.fill(0);
    }
    Some(out)
}

/// The number of each item, and where its type is written.
fn kinds(bytes: &[u8], items: &Part) -> Option<Vec<(u64, Range<usize>)>> {
    let count_length = if number(bytes, items.content.start, 1)? == 0 { 2 } else { 4 };
    let entries = parts(bytes, items.content.start + 4 + count_length..items.content.end)?;
    let kind = |entry: Part| {
        let at = entry.content.start;
        let id_length = match number(bytes, at, 1)? {
            2 => 2,
            3 => 4,
            _ => return None,
        };
        let kind = at + 4 + id_length + 2;
        Some((number(bytes, at + 4, id_length)?, kind..kind + 4))
    };
    entries.into_iter().map(kind).collect()
}

/// The pieces of the file in which each item lies; `data`: where the content of the `idat` box begins.
fn extents(bytes: &[u8], locations: &Part, data: usize) -> Option<Vec<(u64, Range<usize>)>> {
    let mut at = locations.content.start;
    let mut take = |length: usize| {
        let taken = number(bytes, at, length);
        at += length;
        taken
    };
    let nibbles = |byte: u64| (usize::try_from(byte >> 4).unwrap_or(0), usize::try_from(byte & 15).unwrap_or(0));
    let version = take(1)?;
    take(3)?;
    let (offset_length, length_length) = nibbles(take(1)?);
    let (base_length, index_length) = nibbles(take(1)?);
    let wide = if version < 2 { 2 } else { 4 };
    let mut found = Vec::new();
    for _ in 0..take(wide)? {
        let id = take(wide)?;
        let in_data = version > 0 && take(2)? & 15 == 1;
        take(2)?;
        let base = take(base_length)?;
        for _ in 0..take(2)? {
            if version > 0 {
                take(index_length)?;
            }
            let start = usize::try_from(base.checked_add(take(offset_length)?)?).ok()?.checked_add(if in_data { data } else { 0 })?;
            let length = usize::try_from(take(length_length)?).ok()?;
            let end = if length == 0 { bytes.len() } else { start.checked_add(length)? };
            if end > bytes.len() || found.len() >= MOST {
                return None;
            }
            found.push((id, start..end));
        }
    }
    Some(found)
}
