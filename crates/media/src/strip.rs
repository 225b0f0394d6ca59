//! Removes metadata (EXIF with positions and serial numbers, XMP, comments) without changing the pixels. Colour profiles stay.

use crate::gif;

/// The file without metadata; `None` if its structure is not understood and it must be re-encoded.
pub(crate) fn strip(bytes: &[u8], extension: &str) -> Option<Vec<u8>> {
    match extension {
        "jpg" => jpeg(bytes),
        "png" => png(bytes),
        "webp" => webp(bytes),
        "gif" => gif::strip(bytes),
        // too large for readers as it is
        "bmp" => None,
        _ => Some(bytes.to_vec()),
    }
}

/// Copies marker by marker and stops at the first end marker, because cameras append further pictures with EXIF of their own.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    out.extend([0xff, 0xd8]);
    loop {
        let (&marker, after) = rest.strip_prefix(&[0xff])?.split_first()?;
        match marker {
            0xff => rest = rest.get(1..)?, // fill byte
            0xd9 => {
                out.extend([0xff, 0xd9]);
                return Some(out);
            }
            0x01 | 0xd0..=0xd7 => {
                out.extend([0xff, marker]);
                rest = after;
            }
            _ => {
                let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
                let (segment, next) = after.split_at_checked(length)?;
                let profile = marker == 0xe2 && segment.get(2..)?.starts_with(b"ICC_PROFILE\0");
                if profile || !matches!(marker, 0xe1..=0xed | 0xef | 0xfe) {
                    out.extend([0xff, marker]);
                    out.extend(segment);
                }
                rest = next;
                if marker == 0xda {
                    let end = rest.windows(2).position(|pair| matches!(pair, [0xff, second] if !matches!(second, 0 | 0xd0..=0xd7)))?;
                    let (scan, next) = rest.split_at_checked(end)?;
                    out.extend(scan);
                    rest = next;
                }
            }
        }
    }
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const RETAINED: [&[u8]; 16] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"acTL",
        b"fcTL", b"fdAT",
    ];
    let (signature, mut rest) = bytes.split_at_checked(8)?;
    let mut out = signature.to_vec();
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        let name = rest.get(4..8)?;
        let (chunk, next) = rest.split_at_checked(usize::try_from(length).ok()?.checked_add(12)?)?;
        if RETAINED.contains(&name) {
            out.extend(chunk);
        }
        if name == b"IEND" {
            return Some(out);
        }
        rest = next;
    }
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const EXIF_AND_XMP: u8 = 0b0000_1100;
    let mut out = bytes.get(..12)?.to_vec();
    let mut rest = bytes.get(12..)?;
    while rest.len() >= 8 {
        let name = rest.get(..4)?;
        let length = usize::try_from(u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?)).ok()?;
        let padded = length.checked_add(8)?.checked_add(length & 1)?.min(rest.len());
        let (chunk, next) = rest.split_at_checked(padded)?;
        if chunk.len() < length.checked_add(8)? {
            return None;
        }
        match name {
            b"VP8X" => {
                let flags = out.len() + 8;
                out.extend(chunk);
                *out.get_mut(flags)? &= !EXIF_AND_XMP;
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => out.extend(chunk),
            _ => {}
        }
        rest = next;
    }
    let size = u32::try_from(out.len() - 8).ok()?.to_le_bytes();
    out.get_mut(4..8)?.copy_from_slice(&size);
    Some(out)
}
