//! Values as PHP writes lists of them down: `a:1:{s:11:"td_subtitle";s:5:"Words";}`.

/// The text or number of this key at any depth; `None` if there is none. Lengths are in bytes and sometimes wrong in
/// sites that were moved by search and replace, so a text ends at its quotation mark where its length does not fit.
pub(super) fn value(list: &str, key: &str) -> Option<String> {
    let marked = format!("\"{key}\";");
    let rest = list.get(list.find(&marked)? + marked.len()..)?;
    if let Some(number) = rest.strip_prefix("i:").or_else(|| rest.strip_prefix("d:")) {
        return number.split(';').next().map(str::to_owned);
    }
    let (length, text) = rest.strip_prefix("s:")?.split_once(":\"")?;
    let length: usize = length.parse().ok()?;
    let fits = text.get(..length).filter(|_| text.get(length..).is_some_and(|after| after.starts_with("\";")));
    fits.or_else(|| text.split("\";").next()).map(str::to_owned)
}

/// Every number of a list of numbers, in its order: `a:2:{i:0;s:1:"7";i:1;i:8;}` or `7,8`.
pub(super) fn numbers(list: &str) -> Vec<u64> {
    if !list.starts_with("a:") {
        return list.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    }
    let inside = list.split_once('{').map_or("", |(_, inside)| inside);
    // keys and values take turns
    inside.split(';').skip(1).step_by(2).filter_map(|value| value.rsplit(':').next()?.trim_matches('"').parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_keys() {
        let list = r#"a:3:{s:11:"td_subtitle";s:12:"Ein "Zitat"é";s:14:"td_primary_cat";s:2:"12";s:1:"n";i:7;}"#;
        assert_eq!(value(list, "td_subtitle").as_deref(), Some("Ein \"Zitat\"é"));
        assert_eq!((value(list, "td_primary_cat").as_deref(), value(list, "n").as_deref()), (Some("12"), Some("7")));
        assert_eq!(value(r#"a:1:{s:1:"k";s:99:"wrong";}"#, "k").as_deref(), Some("wrong"));
        assert_eq!((value(list, "none"), value("words", "k")), (None, None));
        assert_eq!((numbers(r#"a:2:{i:0;s:1:"7";i:1;i:8;}"#), numbers("7, 8")), (vec![7, 8], vec![7, 8]));
    }
}
