//! IPTC's older form of metadata (IIM), as Photoshop stores it in JPEG files.

use crate::suggested::Suggested;

/// The resource that holds IPTC records.
const IPTC: u16 = 0x0404;
/// The escape sequence by which records say that they are UTF-8.
const UTF8: &[u8] = b"\x1b%G";

/// Reads caption, author and credit out of Photoshop's resources.
pub(crate) fn read(resources: &[u8]) -> Suggested {
    let mut found = Found::default();
    let mut rest = resources;
    while let Some((kind, content, next)) = resource(rest) {
        if kind == IPTC {
            records(content, &mut found);
        }
        rest = next;
    }
    let is_utf8 = found.is_utf8;
    let text = |bytes: &[u8]| decode(bytes, is_utf8);
    let names: Vec<String> = found.authors.iter().map(|name| text(name)).collect();
    let credit = if found.credit.is_empty() { &found.copyright } else { &found.credit };
    Suggested { caption: text(found.caption), credit: joined(&names, &text(credit)), alt: String::new() }
}

/// Names, and the agency unless it is one of them.
pub(crate) fn joined(names: &[String], agency: &str) -> String {
    let names = names.join(", ");
    match (names.trim(), agency.trim()) {
        ("", agency) => agency.to_owned(),
        (names, "") => names.to_owned(),
        (names, agency) if agency.contains(names) => agency.to_owned(),
        (names, agency) => format!("{names} / {agency}"),
    }
}

#[derive(Default)]
struct Found<'a> {
    is_utf8: bool,
    caption: &'a [u8],
    authors: Vec<&'a [u8]>,
    credit: &'a [u8],
    copyright: &'a [u8],
}

/// The next resource: its kind, its content, and what follows.
fn resource(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let rest = bytes.strip_prefix(b"8BIM")?;
    let kind = u16::from_be_bytes(rest.get(..2)?.try_into().ok()?);
    // a name with its length before it, padded to an even number of bytes
    let name = usize::from(*rest.get(2)?) + 1;
    let rest = rest.get(2 + name + (name & 1)..)?;
    let length = usize::try_from(u32::from_be_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
    let content = rest.get(4..length.checked_add(4)?)?;
    let end = length.checked_add(4)?.checked_add(length & 1)?;
    Some((kind, content, rest.get(end..).unwrap_or_default()))
}

fn records<'a>(mut bytes: &'a [u8], found: &mut Found<'a>) {
    while let Some((record, set, content, next)) = dataset(bytes) {
        match (record, set) {
            (1, 90) => found.is_utf8 = content == UTF8,
            (2, 120) => found.caption = content,
            (2, 80) if found.authors.len() < 8 => found.authors.push(content),
            (2, 110) => found.credit = content,
            (2, 116) => found.copyright = content,
            _ => {}
        }
        bytes = next;
    }
}

/// The next data set. One of more than 32 KB has another form, and ends the reading.
fn dataset(bytes: &[u8]) -> Option<(u8, u8, &[u8], &[u8])> {
    let rest = bytes.strip_prefix(&[0x1c])?;
    let length = usize::from(u16::from_be_bytes(rest.get(2..4)?.try_into().ok()?));
    let content = rest.get(4..4 + length)?;
    Some((*rest.first()?, *rest.get(1)?, content, rest.get(4 + length..)?))
}

/// UTF-8 where it says so or is valid, Latin-1 otherwise, as most programs wrote it.
fn decode(bytes: &[u8], is_utf8: bool) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if is_utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
