//! Names of stored files: `ab/abcd….jpg`, and `ab/abcd…-480.jpg` for a variant.

use domain::{FocalPoint, MediaKind, Ratio, Variant, VariantFormat};

use crate::sniff::by_extension;

/// Hexadecimal digits of the content hash in a name: 160 bits.
pub(crate) const HASH_DIGITS: usize = 40;

/// The type of a stored file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Located {
    /// Its MIME type.
    pub mime: &'static str,
    /// Its kind; files ([`MediaKind::File`]) other than PDF should be offered for download, not shown.
    pub kind: MediaKind,
}

/// The name of the variant of `file` that is `width` pixels wide. Only the widths in [`crate::Ingested::widths`] exist.
///
/// ```
/// assert_eq!(media::variant("ab/abcd.png", 480), "ab/abcd-480.jpg");
/// ```
pub fn variant(file: &str, width: i64) -> String {
    let width = u32::try_from(width).unwrap_or_default();
    Variant { ratio: Ratio::Whole, focal: FocalPoint::CENTRE, width, format: VariantFormat::Jpeg }.name(file)
}

/// The type of a stored name; `None` for a name of another form. Such names never reach the storage, so none can leave the folder.
pub(crate) fn parse(file: &str) -> Option<Located> {
    let extension = match Variant::parse(file) {
        Some((_, made)) => made.format.extension(),
        None => {
            let (shard, name) = file.split_once('/')?;
            let (hash, extension) = name.split_once('.')?;
            let hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
            if hash.len() != HASH_DIGITS || !hex(hash) || hash.get(..2)? != shard {
                return None;
            }
            extension
        }
    };
    by_extension(extension).map(|found| Located { kind: found.kind, mime: found.mime })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_names() {
        let hash = "ab".repeat(20);
        assert!(parse(&format!("ab/{hash}.jpg")).is_some());
        for good in ["-480.jpg", "-480.avif", "-3x2-480.avif", "-16x9-250x0-1600.jpg"] {
            assert!(parse(&format!("ab/{hash}{good}")).is_some(), "{good}");
        }
        for bad in [
            "",
            "/",
            "ab",
            "../x",
            "ab/../../etc/passwd",
            "ab/x.jpg",
            "/etc/passwd",
            "ab/.jpg",
            "C:\\x.jpg",
            &format!("cd/{hash}.jpg"),
            &format!("ab/{hash}"),
            &format!("ab/{hash}.facts"),
            &format!("ab/{hash}.svg"),
            &format!("ab/{hash}.jpg/"),
            &format!("ab/{hash}-.jpg"),
            &format!("ab/{hash}-4a.jpg"),
            &format!("ab/{hash}.jpg\0"),
            &format!("AB/{}.jpg", hash.to_uppercase()),
            &format!("ab/{hash}-1-2.jpg"),
            &format!("ab/{hash}-480.png"),
        ] {
            assert!(parse(bad).is_none(), "{bad:?}");
        }
    }
}
