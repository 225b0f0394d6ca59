//! Compression: once per page and coding, never per request.

use std::io::Write;

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};

/// Shorter bodies gain nothing, in bytes.
pub(crate) const MIN_BYTES: usize = 256;

/// Brotli of `body`, or `None` if that would not be smaller. Quality 5 takes about a millisecond for a page, 11 a hundred.
pub(crate) fn brotli(body: &[u8], quality: i32) -> Option<Bytes> {
    let window = (usize::BITS - body.len().leading_zeros()).clamp(16, 22) as i32;
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: window, size_hint: body.len(), ..Default::default() };
    let mut out = Vec::with_capacity(body.len() / 4);
    brotli::BrotliCompress(&mut &*body, &mut out, &params).ok()?;
    smaller(out, body)
}

/// Gzip of `body`, or `None` if that would not be smaller.
pub(crate) fn gzip(body: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 3), Compression::new(6));
    encoder.write_all(body).ok()?;
    smaller(encoder.finish().ok()?, body)
}

fn smaller(mut out: Vec<u8>, body: &[u8]) -> Option<Bytes> {
    // these bytes are cached: return the spare capacity
    out.shrink_to_fit();
    (out.len() < body.len()).then(|| Bytes::from(out))
}

/// Whether bodies of this `Content-Type` are compressible.
pub(crate) fn is_worthwhile(content_type: &[u8]) -> bool {
    let kind = content_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    let ends = |end: &[u8]| kind.len() >= end.len() && kind.iter().rev().zip(end.iter().rev()).all(|(a, b)| a.eq_ignore_ascii_case(b));
    let starts = |start: &[u8]| kind.len() >= start.len() && kind.iter().zip(start).all(|(a, b)| a.eq_ignore_ascii_case(b));
    starts(b"text/") || ends(b"+xml") || ends(b"+json") || [&b"/json"[..], b"/xml", b"/javascript"].iter().any(|end| ends(end))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_codings_come_back_to_the_same_bytes() {
        for size in [256, 4_000, 90_000] {
            let body: Vec<u8> = (0..size).flat_map(|n: usize| format!("<p>{n}</p>").into_bytes()).take(size).collect();
            for quality in [5, 11] {
                let mut back = Vec::new();
                brotli::BrotliDecompress(&mut &*brotli(&body, quality).unwrap(), &mut back).unwrap();
                assert!(back == body);
            }
            let mut back = Vec::new();
            flate2::read::GzDecoder::new(&*gzip(&body).unwrap()).read_to_end(&mut back).unwrap();
            assert!(back == body);
        }
    }

    #[test]
    fn what_would_not_shrink_stays_uncompressed() {
        assert!(brotli(b"short", 5).is_none() && gzip(b"short").is_none());
        let noise: Vec<u8> = (0..250_u64).flat_map(|n| xxhash_rust::xxh3::xxh3_64(&n.to_le_bytes()).to_le_bytes()).collect();
        assert!(brotli(&noise, 11).is_none() && gzip(&noise).is_none());
    }

    #[test]
    fn text_is_compressible_and_pictures_are_not() {
        for yes in
            ["text/html; charset=utf-8", "application/rss+xml", "image/svg+xml", "application/JSON", "application/xml", "text/javascript"]
        {
            assert!(is_worthwhile(yes.as_bytes()), "{yes}");
        }
        for no in ["image/jpeg", "font/woff2", "application/zip", "", "application/pdf"] {
            assert!(!is_worthwhile(no.as_bytes()), "{no}");
        }
    }
}
