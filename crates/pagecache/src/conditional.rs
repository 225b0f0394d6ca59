//! Conditional requests: `If-None-Match` (304 if the client has the page) and `If-Match` (412 unless the page is the one it knows).

use http::{HeaderMap, HeaderValue, header};

/// Which of `tags` the client named in `If-None-Match`, if any: the response is then 304 with that tag. The first tag is the
/// present one and matches `*`. Weak comparison, as RFC 9110 requires here.
pub fn matching_tag<'a>(request: &HeaderMap, tags: &'a [HeaderValue]) -> Option<&'a HeaderValue> {
    request.get_all(header::IF_NONE_MATCH).iter().find_map(|value| {
        let text = value.as_bytes().trim_ascii();
        if text == b"*" {
            return tags.first();
        }
        members(text).find_map(|named| tags.iter().find(|tag| tag.as_bytes() == named.tag))
    })
}

/// Whether the request has `If-Match` and none of `tags` matches it: the response is then 412. Strong comparison: a weak tag never
/// matches.
pub fn if_match_fails(request: &HeaderMap, tags: &[HeaderValue]) -> bool {
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

    fn matched(text: &str) -> Option<String> {
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
            assert_eq!(matched(text).as_deref(), found, "{text}");
        }
        assert_eq!(matching_tag(&HeaderMap::new(), &[HeaderValue::from_static("\"a\"")]), None);
    }

    #[test]
    fn if_match_compares_strongly() {
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
            assert_eq!(if_match_fails(&request, &tags), is_other, "{text}");
        }
        assert!(!if_match_fails(&HeaderMap::new(), &tags));
    }
}
