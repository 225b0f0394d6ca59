//! Names of stored files: `ab/abcd….jpg`, and `ab/abcd…-480.jpg` for a variant.

use std::path::PathBuf;

use domain::MediaKind;

use crate::sniff::by_extension;

/// Hexadecimal digits of the content hash in a name: 160 bits.
pub(crate) const HASH_DIGITS: usize = 40;

/// The path and type of a stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Its path in the file system.
    pub path: PathBuf,
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
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    format!("{stem}-{width}.jpg")
}

/// The type of a stored name; `None` for a name of another form. Such names never reach the file system, so none can leave the folder.
pub(crate) fn parse(file: &str) -> Option<(MediaKind, &'static str)> {
    let (shard, name) = file.split_once('/')?;
    let (stem, extension) = name.split_once('.')?;
    let (hash, width) = stem.split_once('-').map_or((stem, None), |(hash, width)| (hash, Some(width)));
    let hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let number = |text: &str| (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if hash.len() != HASH_DIGITS || !hex(hash) || hash.get(..2)? != shard || !width.is_none_or(number) {
        return None;
    }
    by_extension(extension).map(|found| (found.kind, found.mime))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_names() {
        let hash = "ab".repeat(20);
        assert!(parse(&format!("ab/{hash}.jpg")).is_some());
        assert!(parse(&format!("ab/{hash}-480.jpg")).is_some());
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
        ] {
            assert!(parse(bad).is_none(), "{bad:?}");
        }
    }
}
