//! Addresses that pages link to.

use domain::{FocalPoint, MediaItem, Ratio, SitePath, Variant, VariantFormat};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters that need no escape in a segment of a path or in a query's value.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// Characters that need no escape in a path.
const PATH: &AsciiSet = &PLAIN.remove(b'/');

/// `text` fit for a query's value.
pub fn query_value(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string()
}

/// The address of a file in the media store: `/media/ab/name.jpg`.
pub fn media_file(file: &str) -> String {
    let mut address = String::with_capacity("/media/".len() + file.len());
    push_media(&mut address, file);
    address
}

fn push_media(address: &mut String, file: &str) {
    address.push_str("/media/");
    address.extend(utf8_percent_encode(file, PATH));
}

/// The address of a smaller version of a picture: `ab/name.png` at 480 is `/media/ab/name-480.jpg`.
pub fn media_variant(file: &str, width: u32) -> String {
    let mut address = String::with_capacity(file.len() + 16);
    let version = Variant { ratio: Ratio::Whole, focal: FocalPoint::CENTRE, width, format: VariantFormat::Jpeg };
    push_media_variant(&mut address, file, version);
    address
}

/// Appends the address of a version.
pub fn push_media_variant(address: &mut String, file: &str, version: Variant) {
    push_media(address, &version.name(file));
}

/// The address of an item's bytes, if it has any.
pub fn media(item: &MediaItem) -> Option<String> {
    item.file.as_deref().map(media_file)
}

/// The search page for these words.
pub fn search(words: &str) -> String {
    format!("/search/?q={}", query_value(words))
}

/// The feed of stories that hold these words.
pub fn search_feed(words: &str) -> String {
    format!("/search/feed/?q={}", query_value(words))
}

/// `path` as an absolute address if the origin is known.
pub fn absolute(origin: &str, path: &str) -> String {
    format!("{origin}{path}")
}

/// The slug at the end of a list's path, `/author/zoya/` gives `zoya`. It comes out decoded, as slugs are stored.
pub fn last_part(path: &SitePath) -> String {
    let part = path.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    percent_encoding::percent_decode_str(part).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_their_smaller_versions() {
        assert_eq!(media_file("ab/a b.jpg"), "/media/ab/a%20b.jpg");
        assert_eq!(media_variant("ab/name.jpg", 480), "/media/ab/name-480.jpg");
        assert_eq!(media_variant("a.b/name", 480), "/media/a.b/name-480.jpg");
        assert_eq!(media_file("a\"><script>"), "/media/a%22%3E%3Cscript%3E");
    }

    #[test]
    fn searches_and_slugs() {
        assert_eq!(search("a&b c"), "/search/?q=a%26b%20c");
        assert_eq!(last_part(&SitePath::parse("/author/%D8%B3/").unwrap()), "س");
    }
}
