//! URLs of uploaded files: their types, and which of them are one file in several sizes.

use domain::MediaKind;
use unicode_normalization::UnicodeNormalization;

use super::php_serialized;
use crate::body::{plain, sized};
use crate::wxr::Item;

/// The URL of an attachment's file: as exported, else derived from the path that WordPress stores.
pub(super) fn address_of(item: &Item) -> String {
    if !item.attachment_url.is_empty() {
        return item.attachment_url.trim().to_owned();
    }
    // the GUID of an attachment is usually its file's URL, sometimes that of its page (`/?attachment_id=7`)
    let is_page = kind_of(&item.guid) == MediaKind::File && (item.guid.contains("/?") || item.guid.trim().is_empty());
    let attached = item.meta("_wp_attached_file").map(str::trim).filter(|path| is_page && !path.is_empty());
    let base = || [&item.guid, &item.link].into_iter().find_map(|address| url::Url::parse(address).ok()?.join("/wp-content/uploads/").ok());
    match attached {
        Some(address) if address.starts_with("http") => address.to_owned(),
        Some(path) => base().and_then(|base| base.join(path).ok()).map_or_else(|| path.to_owned(), String::from),
        None => item.guid.trim().to_owned(),
    }
}

/// The URL of the original behind an image proxy: Photon (`https://i0.wp.com/old.site/…?resize=300,200`) serves
/// very many sites.
pub(super) fn passed_on(address: &str) -> Option<String> {
    let rest = ["https://", "http://", "//"].iter().find_map(|scheme| address.trim().strip_prefix(scheme))?;
    let (host, path) = rest.split_once('/')?;
    let is_photon = host.strip_suffix(".wp.com").is_some_and(|number| matches!(number, "i0" | "i1" | "i2" | "i3"));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    (is_photon && path.split_once('/').is_some_and(|(site, _)| site.contains('.'))).then(|| format!("https://{path}"))
}

/// The host of a URL without `www.`, in lower case.
pub(super) fn host_of(address: &str) -> Option<String> {
    let address = address.trim();
    let whole = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    let host = url::Url::parse(&whole).ok()?.host_str()?.to_ascii_lowercase();
    Some(host.strip_prefix("www.").map(str::to_owned).unwrap_or(host))
}

/// The name before the picture was edited in WordPress: `name-e1589980000000.jpg` was `name.jpg`.
pub(super) fn before_edit(path: &str) -> Option<String> {
    let (stem, ending) = path.rsplit_once('.')?;
    let (name, time) = stem.rsplit_once("-e")?;
    (matches!(time.len(), 13) && !name.is_empty() && time.bytes().all(|b| b.is_ascii_digit())).then(|| format!("{name}.{ending}"))
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

/// The path of an upload below the uploads folder: `2010/08/name.jpg`.
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
    Some(one_form(&decoded))
}

/// A name in the one form of Unicode (NFC) in which names are compared: `é` may be one character or two, by which system wrote it.
pub(super) fn one_form(name: &str) -> String {
    if name.is_ascii() { name.to_owned() } else { name.nfc().collect() }
}

/// The path below the uploads folder that WordPress stores, whatever URL the file is served from.
pub(super) fn attached_path(item: &Item) -> Option<String> {
    item.meta("_wp_attached_file").and_then(|path| upload_path(&format!("x://x/uploads/{path}")))
}

/// `name-300x200.jpg`, `name-scaled.jpg`, `name-rotated.jpg` and `name.jpg.webp` are `name.jpg`.
pub(super) fn without_size(path: &str) -> String {
    let path = [".webp", ".avif"]
        .iter()
        .filter_map(|ending| path.strip_suffix(ending))
        .find(|rest| kind_of(rest) == MediaKind::Image)
        .unwrap_or(path);
    let Some((stem, ending)) = path.rsplit_once('.') else { return path.to_owned() };
    let stem = ["-scaled", "-rotated"].iter().find_map(|word| stem.strip_suffix(word)).unwrap_or(stem);
    format!("{}.{ending}", sized(stem).map_or(stem, |(name, _)| name))
}

/// Who made it, as one of many plugins or the file's own data say.
pub(super) fn credit(item: &Item) -> String {
    const KEYS: &[&str] = &[
        "_media_credit",
        "media_credit",
        "credit",
        "_credit",
        "photo_credit",
        "_photo_credit",
        "image_credit",
        "_image_credit",
        "photographer",
        "be_photographer_name",
        "_isc_image_source",
        "isc_image_source",
        "_wp_attachment_source_name",
        "_navis_media_credit",
        "source_name",
    ];
    let named = KEYS.iter().filter_map(|key| item.meta(key)).map(plain).find(|credit| !credit.is_empty());
    let data = item.meta("_wp_attachment_metadata").unwrap_or_default();
    let written = || {
        ["credit", "copyright"]
            .iter()
            .filter_map(|key| php_serialized::value(data, key))
            .map(|text| plain(&text))
            .find(|text| !text.is_empty())
    };
    named.or_else(written).filter(|credit| credit != "0").unwrap_or_default()
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
        assert_eq!(without_size("2010/08/x-300x200.jpg.webp"), "2010/08/x.jpg");
        assert_eq!(without_size("2010/08/x.webp"), "2010/08/x.webp");
        assert_eq!(before_edit("2010/08/x-e1589980000000.jpg").as_deref(), Some("2010/08/x.jpg"));
        assert_eq!(passed_on("//i0.wp.com/a.b/wp-content/uploads/x.jpg?w=9").as_deref(), Some("https://a.b/wp-content/uploads/x.jpg"));
        assert_eq!(passed_on("https://i0.wp.com/x.jpg"), None);
        assert_eq!(upload_path("https://a.b/wp-content/uploads/../../etc/passwd"), None);
        assert_eq!(upload_path("https://a.b/wp-content/uploads/cafe%CC%81.jpg"), upload_path("https://a.b/wp-content/uploads/café.jpg"));
        // a picture whose own name looks like a size keeps it when that is all there is
        assert_eq!(without_size("2013/03/image-alignment-300x200-1.jpg"), "2013/03/image-alignment-300x200-1.jpg");
    }
}
