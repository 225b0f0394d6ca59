//! Addresses of uploaded files: what they are, and which of them are one file in several sizes.

use domain::MediaKind;

use crate::wxr::Item;

/// Where an attachment's file is.
pub(super) fn address_of(item: &Item) -> String {
    let url = if item.attachment_url.is_empty() { &item.guid } else { &item.attachment_url };
    url.trim().to_owned()
}

/// What a file is, by its ending.
pub(super) fn kind_of(url: &str) -> MediaKind {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('/').next().unwrap_or_default().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "jpg" | "jpeg" | "jpe" | "png" | "gif" | "webp" | "avif" | "bmp" | "tif" | "tiff" | "svg" | "heic" | "ico" => MediaKind::Image,
        "mp3" | "ogg" | "oga" | "m4a" | "wav" | "flac" | "aac" | "opus" | "wma" => MediaKind::Audio,
        "mp4" | "m4v" | "mov" | "webm" | "ogv" | "avi" | "wmv" | "mpg" | "mpeg" | "mkv" | "3gp" => MediaKind::Video,
        _ => MediaKind::File,
    }
}

/// `2010/08/name.jpg`: the part of an upload's address that names it.
pub(super) fn upload_path(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let path = match path.find("/uploads/") {
        Some(at) => path.get(at + "/uploads/".len()..)?,
        None => {
            let after_host = path.split("//").last()?;
            after_host.split_once('/')?.1.trim_start_matches("wp-content/").trim_start_matches("files/")
        }
    };
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    if decoded.split('/').any(|part| matches!(part, "" | "." | "..")) || decoded.contains('\\') {
        return None;
    }
    Some(decoded.into_owned())
}

/// `name-300x200.jpg` and `name-scaled.jpg` are `name.jpg`.
pub(super) fn without_size(path: &str) -> String {
    let Some((stem, ending)) = path.rsplit_once('.') else { return path.to_owned() };
    let stem = stem.strip_suffix("-scaled").unwrap_or(stem);
    if let Some((name, size)) = stem.rsplit_once('-')
        && let Some((width, height)) = size.split_once('x')
        && !width.is_empty()
        && !height.is_empty()
        && width.len() <= 5
        && height.len() <= 5
        && width.bytes().chain(height.bytes()).all(|b| b.is_ascii_digit())
        && !name.is_empty()
    {
        return format!("{name}.{ending}");
    }
    format!("{stem}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uploads_are_known_in_every_size() {
        for address in [
            "https://a.b/wp-content/uploads/2010/08/x.jpg",
            "http://a.b/wp-content/uploads/2010/08/x-300x200.jpg?w=150",
            "https://b.files.wordpress.com/2010/08/x.jpg",
        ] {
            assert_eq!(without_size(&upload_path(address).unwrap()), "2010/08/x.jpg", "{address}");
        }
        assert_eq!(upload_path("https://a.b/wp-content/uploads/../../etc/passwd"), None);
        // a picture whose own name looks like a size keeps it when that is all there is
        assert_eq!(without_size("2013/03/image-alignment-300x200-1.jpg"), "2013/03/image-alignment-300x200-1.jpg");
    }
}
