//! Whether the client has the page already: `If-None-Match`.

use http::{HeaderMap, HeaderValue, header};

/// Which of `tags` the client named in `If-None-Match`, if any: the answer is then 304 with that tag. The first tag is the
/// present one and stands for `*`. Weak comparison, as RFC 9110 asks for here.
pub fn matching_tag<'a>(request: &HeaderMap, tags: &'a [HeaderValue]) -> Option<&'a HeaderValue> {
    request.get_all(header::IF_NONE_MATCH).iter().find_map(|value| {
        let text = value.as_bytes().trim_ascii();
        if text == b"*" {
            return tags.first();
        }
        members(text).find_map(|named| tags.iter().find(|tag| tag.as_bytes() == named))
    })
}

/// The tags of a list, with their quotes and without `W/`. Commas inside quotes do not divide.
fn members(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.iter().position(|byte| *byte == b'"')?;
        let (_, from) = rest.split_at_checked(start)?;
        let length = from.iter().skip(1).position(|byte| *byte == b'"')? + 2;
        let (tag, after) = from.split_at_checked(length)?;
        rest = after;
        Some(tag)
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
}
