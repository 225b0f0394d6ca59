//! Addresses that pages link to.

use domain::{MediaItem, SitePath};
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
pub fn media_variant(file: &str, width: i64) -> String {
    let mut address = String::with_capacity(file.len() + 16);
    push_media_variant(&mut address, file, width);
    address
}

fn push_media_variant(address: &mut String, file: &str, width: i64) {
    use std::fmt::Write;
    let stem = match file.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => stem,
        _ => file,
    };
    push_media(address, stem);
    // smaller versions are JPEG whatever the original is; writing to a String cannot fail
    let _ = write!(address, "-{width}.jpg");
}

/// The value of a picture's `srcset`: its smaller versions and, if its own width is known, the picture itself. `None` without
/// smaller versions.
pub fn media_srcset(file: &str, widths: &[i64], own_width: i64) -> Option<String> {
    use std::fmt::Write;
    if widths.is_empty() {
        return None;
    }
    let mut list = String::with_capacity((widths.len() + 1) * (file.len() + 24));
    for width in widths {
        if !list.is_empty() {
            list.push_str(", ");
        }
        push_media_variant(&mut list, file, *width);
        let _ = write!(list, " {width}w");
    }
    if own_width > 0 && !widths.contains(&own_width) {
        list.push_str(", ");
        push_media(&mut list, file);
        let _ = write!(list, " {own_width}w");
    }
    Some(list)
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
        let list = media_srcset("ab/a b.png", &[240, 480], 900);
        assert_eq!(list.as_deref(), Some("/media/ab/a%20b-240.jpg 240w, /media/ab/a%20b-480.jpg 480w, /media/ab/a%20b.png 900w"));
        assert_eq!(media_srcset("a.png", &[480], 480).as_deref(), Some("/media/a-480.jpg 480w"));
        assert_eq!(media_srcset("a.png", &[480], 0).as_deref(), Some("/media/a-480.jpg 480w"));
        assert_eq!(media_srcset("a.png", &[], 480), None);
    }

    #[test]
    fn searches_and_slugs() {
        assert_eq!(search("a&b c"), "/search/?q=a%26b%20c");
        assert_eq!(last_part(&SitePath::parse("/author/%D8%B3/").unwrap()), "س");
    }
}
