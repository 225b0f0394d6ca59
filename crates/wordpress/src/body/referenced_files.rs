//! Finds the files that a body refers to, without converting it.

use super::figure::address;
use super::old_player;
use super::shortcode::attributes;

/// A picture or recording that a body refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReference {
    /// Its URL.
    pub url: String,
    /// How wide it is there, in pixels; the most where it is the original.
    pub width: u32,
    /// The number of its attachment, as its class says; it may be of another site.
    pub id: Option<u64>,
}

/// Calls `each` with the files that a body shows.
pub fn named_files(body: &str, each: &mut dyn FnMut(FileReference)) {
    let bytes = body.as_bytes();
    let mut linked: Option<String> = None;
    for at in memchr::memchr2_iter(b'<', b'[', bytes) {
        let rest = body.get(at + 1..).unwrap_or_default();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(0);
        let (name, rest) = rest.split_at(end);
        let close = if bytes.get(at) == Some(&b'<') { b'>' } else { b']' };
        let tag = || memchr::memchr(close, rest.as_bytes().get(..rest.len().min(8192)).unwrap_or_default()).and_then(|end| rest.get(..end));
        match (close, name) {
            (b'>', "a" | "A") => {
                let href = tag().filter(|tag| tag.contains("href")).map(attributes).unwrap_or_default();
                linked = value(&href, "href").map(str::to_owned);
            }
            (b'>', "img" | "IMG" | "amp-img") => {
                let Some(tag) = tag().filter(|tag| !tag.contains("wp-smiley") && !tag.contains("\"emoji\"")) else { continue };
                let known = attributes(tag);
                let Some(url) = address(|name| value(&known, name)) else { continue };
                // the link around a small picture often leads to the large one
                let original = linked.take().filter(|link| *link != url && stem(link) == stem(&url));
                let classes = value(&known, "class").unwrap_or_default().split_ascii_whitespace();
                let id = classes.filter_map(|class| class.strip_prefix("wp-image-")?.parse().ok()).next();
                for url in [Some(url), original].into_iter().flatten() {
                    each(FileReference { width: width_of(&url), url, id });
                }
            }
            (b'>', "video" | "audio" | "source" | "track" | "amp-video" | "amp-audio") | (b']', "video" | "audio") => {
                let old = tag().filter(|_| close == b']').and_then(old_player::read);
                for (url, _) in old.iter().flat_map(|player| &player.files).filter(|(url, _)| url.starts_with("http")) {
                    each(FileReference { url: (*url).to_owned(), width: u32::MAX, id: None });
                }
                for (_, url) in tag().filter(|_| old.is_none()).map(attributes).unwrap_or_default() {
                    if url.starts_with("http") && !url.contains(',') {
                        each(FileReference { url, width: u32::MAX, id: None });
                    }
                }
            }
            (b']', "et_pb_image" | "vc_single_image") => {
                let known = tag().map(attributes).unwrap_or_default();
                if let Some(url) = ["src", "custom_src"].iter().find_map(|name| value(&known, name)).filter(|url| url.starts_with("http")) {
                    each(FileReference { url: url.to_owned(), width: width_of(url), id: None });
                }
            }
            _ => {}
        }
    }
}

fn value<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// The file name of a URL without its extension and size.
fn stem(address: &str) -> &str {
    let name = address.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    sized(name).map_or(name, |(stem, _)| stem)
}

/// The width in `name-300x200.jpg`; the most where the name has none.
fn width_of(address: &str) -> u32 {
    let name = address.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    sized(stem).map_or(u32::MAX, |(_, width)| width)
}

/// The name and width in `name-300x200`; none where the name does not end with a size.
pub(crate) fn sized(stem: &str) -> Option<(&str, u32)> {
    let (name, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    let is_number = |text: &str| (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if name.is_empty() || !is_number(width) || !is_number(height) { None } else { Some((name, width.parse().ok()?)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_numbers_at_the_end_are_a_size() {
        assert_eq!(sized("2010/08/x-300x200"), Some(("2010/08/x", 300)));
        for none in ["x", "x-300", "x-300x", "x-+3x4", "x-123456x2", "-300x200", "x-300x200-1"] {
            assert_eq!(sized(none), None, "{none}");
        }
    }

    #[test]
    fn pictures_of_a_body_are_found_as_they_are_shown() {
        let mut found = Vec::new();
        let body = "<a href=\"https://a.b/x.jpg\"><img src='https://a.b/x-300x200.jpg'></a> <a href=\"https://c.d/\">y</a>\
                    <img src=\"data:image/gif;base64,R0\" data-src=\"https://a.b/late.jpg\"> [video mp4=\"https://a.b/f.mp4\" width=\"3\"] [b] <i>";
        named_files(body, &mut |file| found.push(format!("{} {}", file.url, file.width)));
        let most = u32::MAX;
        assert_eq!(
            found,
            [
                "https://a.b/x-300x200.jpg 300".to_owned(),
                format!("https://a.b/x.jpg {most}"),
                format!("https://a.b/late.jpg {most}"),
                format!("https://a.b/f.mp4 {most}")
            ]
        );
    }
}
