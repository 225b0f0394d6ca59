//! Markup that is too expensive to parse: nested too deep, or a tag with too many attributes.

/// Markup nested deeper than this is read as plain text: no editor makes it, and parsers slow down on it.
const DEEPEST: usize = 400;
/// A tag with more attributes than this too: a parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 1000;

/// Elements that are rarely or never closed.
const NEVER_CLOSED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "td", "tr",
    "th", "dt", "dd", "option",
];
/// Elements that go on in the next paragraph where they were not closed: a parser opens each of them again every time.
const GO_ON: &[&str] = &["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// So often may they be opened again in one body.
const MOST_REOPENED: usize = 1_000_000;

/// Whether it is too expensive to parse. Elements are counted roughly as a parser would.
pub(super) fn too_heavy(html: &str) -> bool {
    let bytes = html.as_bytes();
    let (mut open, mut unclosed, mut reopened, mut at) = (Vec::new(), Vec::new(), 0, 0);
    while let Some(found) = memchr::memchr(b'<', bytes.get(at..).unwrap_or_default()) {
        at += found + 1;
        let tag = bytes.get(at..).unwrap_or_default();
        if let Some(name) = tag.strip_prefix(b"/").map(name_of) {
            // what was opened within it ends with it; the end of something else ends nothing
            if let Some(depth) = open.iter().rposition(|opened| *opened == name) {
                open.truncate(depth);
            }
            if let Some(place) = unclosed.iter().rposition(|opened| *opened == name) {
                unclosed.remove(place);
            }
        } else if tag.first().is_some_and(u8::is_ascii_alphabetic) {
            let name = name_of(tag);
            if !NEVER_CLOSED.iter().any(|known| name_of(known.as_bytes()) == name) {
                open.push(name);
            }
            if GO_ON.iter().any(|known| name_of(known.as_bytes()) == name) {
                unclosed.push(name);
            }
            let (attributes, length) = measure(tag);
            if open.len() > DEEPEST || attributes > MOST_ATTRIBUTES {
                return true;
            }
            at += length;
        }
        reopened += unclosed.len();
        if reopened > MOST_REOPENED {
            return true;
        }
    }
    false
}

/// The first letters of a tag's name as a number; enough to tell the elements apart that matter here.
fn name_of(tag: &[u8]) -> u64 {
    tag.iter().take(8).take_while(|b| b.is_ascii_alphanumeric()).fold(0, |name, b| name << 8 | u64::from(b.to_ascii_lowercase()))
}

/// How many attributes the tag has that begins here, counted as a parser would, and how long it is. Stops at one too many.
fn measure(tag: &[u8]) -> (usize, usize) {
    let is_gap = |byte: u8| byte.is_ascii_whitespace() || byte == b'/';
    let (mut attributes, mut at) = (0, tag.iter().position(|byte| is_gap(*byte) || *byte == b'>').unwrap_or(tag.len()));
    while let Some(byte) = tag.get(at).copied().filter(|byte| *byte != b'>') {
        if is_gap(byte) {
            at += 1;
            continue;
        }
        attributes += 1;
        if attributes > MOST_ATTRIBUTES {
            break;
        }
        // its name, and its value if it has one; a name may begin with `=`
        at += 1;
        at += tag.get(at..).unwrap_or_default().iter().take_while(|byte| !is_gap(**byte) && !matches!(byte, b'=' | b'>')).count();
        let spaces = |at: usize| tag.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let after = at + spaces(at);
        if tag.get(after) != Some(&b'=') {
            continue;
        }
        at = after + 1;
        at += spaces(at);
        at += match tag.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                let inside = tag.get(at + 1..).unwrap_or_default();
                memchr::memchr(*quote, inside).map_or(inside.len() + 1, |end| end + 2)
            }
            _ => tag.get(at..).unwrap_or_default().iter().take_while(|byte| !byte.is_ascii_whitespace() && **byte != b'>').count(),
        };
    }
    (attributes, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_as_parsers_do() {
        for (tag, attributes) in [
            ("a>", 0),
            ("a href=x>y z", 1),
            ("a href='x y z' title=\"a>b\"class=c>", 3),
            ("img src = 'x'/alt/>", 2),
            ("a 'x y'>", 2),
            ("a ==x b", 2),
            ("a b='never closed c d", 1),
        ] {
            assert_eq!(measure(tag.as_bytes()).0, attributes, "{tag}");
        }
        assert!(too_heavy(&format!("<p {}>", "a ".repeat(1001))) && !too_heavy(&format!("<p title=\"{}\">", "a ".repeat(5000))));
        assert!(too_heavy(&"<div>".repeat(401)) && !too_heavy(&"<div></div><br>".repeat(401)));
        // ends of something else end nothing, and what goes on is opened again and again
        assert!(too_heavy(&"<code></b>".repeat(401)) && too_heavy(&"<div><b></div>".repeat(2000)));
        assert!(!too_heavy(&"<div><b></div>".repeat(300)) && !too_heavy(&"<P><B>x</B>".repeat(5000)));
    }
}
