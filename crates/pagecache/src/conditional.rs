//! What the client asks for on a condition: `If-None-Match` (not if it has the page already), `If-Match` (only of the page it knows).

use http::{HeaderMap, HeaderValue, header};

/// Which of `tags` the client named in `If-None-Match`, if any: the answer is then 304 with that tag. The first tag is the
/// present one and stands for `*`. Weak comparison, as RFC 9110 asks for here.
pub fn matching_tag<'a>(request: &HeaderMap, tags: &'a [HeaderValue]) -> Option<&'a HeaderValue> {
    request.get_all(header::IF_NONE_MATCH).iter().find_map(|value| {
        let text = value.as_bytes().trim_ascii();
        if text == b"*" {
            return tags.first();
        }
        members(text).find_map(|named| tags.iter().find(|tag| tag.as_bytes() == named.tag))
    })
}

/// Whether the client wants this only if it is still what it knows (`If-Match`), and it is not: 412. Strong comparison: a weak tag
/// matches nothing here.
pub fn is_another(request: &HeaderMap, tags: &[HeaderValue]) -> bool {
    let named = request.get_all(header::IF_MATCH);
    let is_this = |value: &HeaderValue| {
        let text = value.as_bytes().trim_ascii();
        text == b"*" || members(text).any(|named| !named.weak && tags.iter().any(|tag| tag.as_bytes() == named.tag))
    };
    named.iter().next().is_some() && !named.iter().any(is_this)
}

/// One tag of a list.
struct Named<'a> {
    /// With its quotes, without `W/`.
    tag: &'a [u8],
    weak: bool,
}

/// The tags of a list. Commas inside quotes do not divide.
fn members(text: &[u8]) -> impl Iterator<Item = Named<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.iter().position(|byte| *byte == b'"')?;
        let (before, from) = rest.split_at_checked(start)?;
        let length = from.iter().skip(1).position(|byte| *byte == b'"')? + 2;
        let (tag, after) = from.split_at_checked(length)?;
        rest = after;
        Some(Named { tag, weak: before.ends_with(b"W/") })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(text: &str) -> Option<String> {
        let tags = [HeaderValue::from_static("\"abc-b\""), HeaderValue::from_static("\"abc-b5\"")];
        let mut request = HeaderMap::new();
        request.insert(header::IF_NONE_MATCH, text.parse().unwrap());
        matching_tag(&request, &tags).map(|tag| tag.to_str().unwrap().to_owned())
    }

    #[test]
    fn table() {
        for (text, found) in [
            ("\"abc-b\"", Some("\"abc-b\"")),
            ("W/\"abc-b\"", Some("\"abc-b\"")),
            ("\"x\", \"abc-b5\"", Some("\"abc-b5\"")),
            ("\"x\",W/\"y\" ,\"abc-b\"", Some("\"abc-b\"")),
            ("*", Some("\"abc-b\"")),
            ("\"x, \\\", \"abc-b\"", Some("\"abc-b\"")),
            ("abc-b", None),
            ("\"abc-b", None),
            ("\"ABC-B\"", None),
            ("\"abc\"", None),
            ("", None),
        ] {
            assert_eq!(ask(text).as_deref(), found, "{text}");
        }
        assert_eq!(matching_tag(&HeaderMap::new(), &[HeaderValue::from_static("\"a\"")]), None);
    }

    #[test]
    fn only_what_is_still_there() {
        let tags = [HeaderValue::from_static("\"abc-b\""), HeaderValue::from_static("\"abc-b5\"")];
        for (text, is_other) in [
            ("\"abc-b\"", false),
            ("\"x\", \"abc-b5\"", false),
            ("*", false),
            ("W/\"abc-b\"", true),
            ("W/\"abc-b\", \"abc-b\"", false),
            ("\"x\", W/\"abc-b5\"", true),
            ("\"abc\"", true),
            ("", true),
        ] {
            let request = HeaderMap::from_iter([(header::IF_MATCH, text.parse().unwrap())]);
            assert_eq!(is_another(&request, &tags), is_other, "{text}");
        }
        assert!(!is_another(&HeaderMap::new(), &tags));
    }
}
