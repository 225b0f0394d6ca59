//! The smaller copies that WordPress makes of a picture: the way out where the original is larger than a picture may be here.

use super::upload_urls::address_of;
use crate::body::sized;
use crate::wxr::Item;

/// So many of them are tried for one picture.
const MOST: usize = 4;

/// Which of these names are copies of a picture of this name, the largest first: `quay-scaled.jpg`, then `quay-1536x1024.jpg` and the like.
pub(super) fn of(original: &str, names: impl Iterator<Item = String>) -> Vec<String> {
    let stem = original.rsplit_once('.').map_or(original, |(stem, _)| stem);
    let mut copies: Vec<(u64, String)> = names.filter_map(|name| Some((pixels(stem, &name)?, name))).collect();
    copies.sort_unstable_by(|a, b| b.cmp(a));
    copies.into_iter().take(MOST).map(|(_, name)| name).collect()
}

/// The URLs of the copies that an attachment's own record names, the largest first.
pub(super) fn urls(item: &Item) -> Vec<String> {
    let url = address_of(item);
    let Some((folder, name)) = url.rsplit_once('/').filter(|_| url.starts_with("http")) else { return Vec::new() };
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "jpg"));
    let record = item.meta("_wp_attachment_metadata").unwrap_or_default();
    let named = record.split('"').filter(|text| pixels(stem, text).is_some()).map(str::to_owned);
    let copies = of(name, std::iter::once(format!("{stem}-scaled.{ending}")).chain(named));
    copies.into_iter().map(|copy| format!("{folder}/{copy}")).collect()
}

/// How many pixels the name of a copy promises, at most; `None` where it is no copy of the picture with this stem.
fn pixels(stem: &str, name: &str) -> Option<u64> {
    let (copy, _) = name.rsplit_once('.')?;
    if copy.strip_suffix("-scaled") == Some(stem) {
        return Some(u64::MAX);
    }
    let (base, width) = sized(copy).filter(|(base, _)| *base == stem)?;
    let height: u64 = copy.get(base.len()..)?.rsplit('x').next()?.parse().ok()?;
    Some(u64::from(width) * height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_found_by_name_and_by_record() {
        let names = ["quay.jpg", "quay-150x150.jpg", "quay-1536x1024.jpg", "quay-scaled.jpg", "quayside-300x200.jpg", "quay-2.jpg"];
        let found = of("quay.jpg", names.iter().map(|name| (*name).to_owned()));
        assert_eq!(found, ["quay-scaled.jpg", "quay-1536x1024.jpg", "quay-150x150.jpg"]);
        let item = Item {
            attachment_url: "https://a.b/up/quay.jpg".to_owned(),
            meta: vec![("_wp_attachment_metadata".to_owned(), "s:4:\"file\";s:17:\"quay-300x200.jpg\";".to_owned())],
            ..Item::default()
        };
        assert_eq!(urls(&item), ["https://a.b/up/quay-scaled.jpg", "https://a.b/up/quay-300x200.jpg"]);
    }
}
