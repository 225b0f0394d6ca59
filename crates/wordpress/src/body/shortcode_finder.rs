//! Finding shortcodes in a body's source; they are replaced by placeholders that survive the HTML parser.

use std::collections::{HashMap, HashSet};

use super::caption;
use super::footnotes::is_note;
use super::page_builders::{ELEMENTS, is_raw};
use super::providers::{is_bare_url, provider};
use super::shortcode::{
    KNOWN, LAYOUT, PLACEHOLDER, Shortcode, VERBATIM, attributes, ends_within_line, is_builder, is_button, is_code, is_name,
};

/// Where shortcodes begin and end in one body, and how much work may still go into it: a body made of brackets must not cost more than its length.
struct Finder<'b> {
    body: &'b str,
    classic: bool,
    /// Positions of `[/name]`, by name.
    ends: HashMap<&'b str, Vec<usize>>,
    /// Names of which there is a `[name`.
    begun: HashSet<&'b str>,
    /// Verbatim elements of which no further one is closed.
    unclosed: HashSet<String>,
    /// How many characters may still be scanned for attributes.
    budget: usize,
}

impl<'b> Finder<'b> {
    fn new(body: &'b str, classic: bool) -> Self {
        let (mut ends, mut begun): (HashMap<&str, Vec<usize>>, HashSet<&str>) = (HashMap::new(), HashSet::new());
        for at in memchr::memchr_iter(b'[', body.as_bytes()) {
            let after = body.get(at + 1..).unwrap_or_default();
            let (after, is_end) = after.strip_prefix('/').map_or((after, false), |rest| (rest, true));
            let length = after.bytes().take(65).position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))).unwrap_or(0);
            let Some(name) = after.get(..length).filter(|name| is_name(name)) else { continue };
            if !is_end {
                begun.insert(name);
            } else if after.as_bytes().get(length) == Some(&b']') {
                ends.entry(name).or_default().push(at);
            }
        }
        Self { body, classic, ends, begun, unclosed: HashSet::new(), budget: 1_000_000 + 4 * body.len() }
    }

    /// The text before the next `[/name]`, and the text after it.
    fn inside<'t>(&self, name: &str, after: &'t str) -> Option<(&'t str, &'t str)> {
        let from = self.body.len() - after.len();
        let ends = self.ends.get(name)?;
        let end = ends.get(ends.partition_point(|end| *end < from))? - from;
        Some((after.get(..end)?, after.get(end + name.len() + 3..)?))
    }
}

/// Replaces the shortcodes of `body` by placeholders and adds them to `found`. In a classic body, a line that is nothing
/// but a URL of a known provider becomes an `embed`.
pub(super) fn replace(body: &str, classic: bool, found: &mut Vec<Shortcode>) -> String {
    let mut finder = Finder::new(body, classic);
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    let mut line_start = true;
    while let Some(next) = rest.chars().next() {
        if line_start && classic && next == 'h' {
            let line = rest.split('\n').next().unwrap_or_default();
            if is_bare_url(line.trim()) && provider(line.trim()).is_some() {
                let address = line.trim().replace("&amp;", "&");
                out.push_str("\n\n");
                place(
                    Shortcode { name: "embed".to_owned(), content: address, source: line.trim().to_owned(), ..Shortcode::default() },
                    found,
                    &mut out,
                );
                out.push_str("\n\n");
                rest = rest.get(line.len()..).unwrap_or_default();
                line_start = false;
                continue;
            }
        }
        line_start = next == '\n' || (line_start && next.is_whitespace());
        let length = match next {
            '<' => finder.markup(rest),
            '[' => {
                rest = finder.shortcode(rest, found, &mut out);
                continue;
            }
            // one by one while a line has not begun, so that its beginning is seen
            _ if line_start => next.len_utf8(),
            _ => rest.find(['<', '[', '\n']).unwrap_or(rest.len()),
        };
        out.push_str(rest.get(..length).unwrap_or_default());
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// Where `</name` begins, in whatever case.
pub(crate) fn end_tag(text: &str, name: &str) -> Option<usize> {
    memchr::memmem::find_iter(text.as_bytes(), b"</")
        .find(|at| text.as_bytes().get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())))
}

impl Finder<'_> {
    /// The length of the comment, tag or verbatim element at the `<`.
    fn markup(&mut self, text: &str) -> usize {
        if text.starts_with("<!--") {
            return text.find("-->").map_or(text.len(), |at| at + 3);
        }
        let bytes = text.as_bytes();
        if !bytes.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/') {
            return 1;
        }
        let mut quote = None;
        let mut end = None;
        for (at, byte) in bytes.iter().enumerate().skip(1) {
            match (quote, byte) {
                (Some(open), b) if *b == open => quote = None,
                (None, b'"' | b'\'') => quote = Some(*byte),
                (None, b'>') => {
                    end = Some(at + 1);
                    break;
                }
                (None, b'<') => return 1,
                _ => {}
            }
        }
        let Some(end) = end else { return 1 };
        let name: String = text.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        if VERBATIM.contains(&name.as_str()) {
            if self.unclosed.contains(&name) {
                return end;
            }
            let found = end_tag(text.get(end..).unwrap_or_default(), &name);
            return match found {
                Some(at) => end + at + 2 + name.len(),
                None => {
                    self.unclosed.insert(name);
                    end
                }
            };
        }
        end
    }
}

fn place(shortcode: Shortcode, found: &mut Vec<Shortcode>, out: &mut String) {
    out.push_str(&format!("<{PLACEHOLDER} n=\"{}\"></{PLACEHOLDER}>", found.len()));
    found.push(shortcode);
}

impl Finder<'_> {
    /// Deals with the `[` at the start of `text`; gives back what follows it.
    fn shortcode<'t>(&mut self, text: &'t str, found: &mut Vec<Shortcode>, out: &mut String) -> &'t str {
        let keep = |out: &mut String, length: usize| {
            out.push_str(text.get(..length).unwrap_or_default());
            text.get(length..).unwrap_or_default()
        };
        // [[name]] shows [name]
        if let Some(doubled) = text.strip_prefix('[').filter(|inner| inner.starts_with('[')) {
            if let Some((_, length)) = self.tag(doubled)
                && doubled.get(length..).is_some_and(|behind| behind.starts_with(']'))
            {
                out.push_str(doubled.get(..length).unwrap_or_default());
                return doubled.get(length + 1..).unwrap_or_default();
            }
            return keep(out, 1);
        }
        if let Some(closing) = text.strip_prefix("[/") {
            // the end of a shortcode whose beginning was replaced
            let length = closing.bytes().take(65).position(|b| b == b']').unwrap_or(0);
            if let Some(name) = closing.get(..length).filter(|name| is_name(name))
                && (LAYOUT.contains(&name) || self.begun.contains(name))
            {
                let behind = closing.get(length + 1..).unwrap_or_default();
                if LAYOUT.contains(&name) || is_builder(name) {
                    out.push_str("\n\n");
                } else if behind.starts_with('[') {
                    // the words of the next one are not the end of these
                    out.push(' ');
                }
                return behind;
            }
            return keep(out, 1);
        }
        let before = out.trim_end_matches([' ', '\t']);
        let at_line_start = before.is_empty() || before.ends_with('\n') || before.ends_with('>') && !ends_within_line(before);
        let Some((mut code, length)) = self.tag(text) else { return keep(out, 1) };
        let after = text.get(length..).unwrap_or_default();
        let name = code.name.to_ascii_lowercase();
        if LAYOUT.contains(&name.as_str()) {
            if self.ends.contains_key(code.name.as_str()) || code.attributes.iter().any(|(key, _)| !key.is_empty()) {
                found.push(code);
                out.push_str("\n\n");
                return after;
            }
            return keep(out, length);
        }
        let inside = self.inside(&code.name, after).filter(|_| !code.source.ends_with("/]"));
        if is_code(&name) || is_raw(&name) || is_note(&name) && inside.is_some() {
            return match inside {
                Some((inner, behind)) => {
                    inner.clone_into(&mut code.content);
                    place(code, found, out);
                    behind
                }
                None => keep(out, length),
            };
        }
        if KNOWN.contains(&name.as_str())
            || ELEMENTS.contains(&name.as_str())
            || is_button(&name) && (inside.is_some() || code.address().is_some())
        {
            if let ("caption" | "wp_caption", Some((inner, behind))) = (name.as_str(), inside) {
                out.push_str(&caption::figure(&code, &replace(inner, self.classic, found)));
                found.push(code);
                return behind;
            }
            // a video may be closed far away by another one's end; content is short and never holds a second beginning
            let inside = inside.filter(|(inner, _)| inner.len() < 4096 && !inner.contains(&format!("[{}", code.name)));
            let behind = match inside {
                Some((inner, behind)) => {
                    inner.clone_into(&mut code.content);
                    behind
                }
                None => after,
            };
            place(code, found, out);
            return behind;
        }
        let named_values = code.attributes.iter().any(|(key, _)| !key.is_empty());
        let behind = after.trim_start_matches([' ', '\t', '\r']);
        let alone = at_line_start && (behind.is_empty() || behind.starts_with(['\n', '<']));
        let looks_like_one =
            code.name.len() >= 3 && code.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-'));
        if inside.is_some()
            || named_values
            || (alone && looks_like_one && (code.attributes.is_empty() || code.address().is_some()))
            || (code.name.contains('_') && looks_like_one)
        {
            // a page builder's element is never part of a line
            let apart = is_builder(&name);
            out.push_str(if apart { "\n\n" } else { "" });
            place(code, found, out);
            out.push_str(if apart { "\n\n" } else { "" });
            return after;
        }
        keep(out, 1)
    }

    /// Reads a shortcode's opening tag at the start of `text`, with its length.
    fn tag(&mut self, text: &str) -> Option<(Shortcode, usize)> {
        let inner = text.strip_prefix('[')?;
        let name_length = inner.bytes().take(65).position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')))?;
        let name = inner.get(..name_length).filter(|name| is_name(name))?;
        let (mut quote, mut end, mut first_bracket, mut looked) = (None, None, None, 0);
        for (at, c) in inner.char_indices().skip(name_length).take(self.budget.min(100_000)) {
            looked += 1;
            match (quote, c) {
                (Some(open), c) if c == open => quote = None,
                // the end, if the quotation mark turns out never to be closed
                (Some(_), ']') if first_bracket.is_none() => first_bracket = Some(at),
                (None, '"' | '\'') => quote = Some(c),
                (None, ']') => {
                    end = Some(at);
                    break;
                }
                (None, '[') => break,
                _ => {}
            }
        }
        self.budget = self.budget.saturating_sub(looked);
        let end = end.or(first_bracket.filter(|_| quote.is_some()))?;
        let arguments = inner.get(name_length..end)?;
        // players of before 2013 are written `[audio:URL]`; `[Video: the talks]` is text
        let file = arguments.strip_prefix(':').map(|rest| rest.split(['|', ',']).next().unwrap_or_default());
        let is_file = file.is_some_and(|file| file.contains('.') && !file.contains(char::is_whitespace));
        let is_player = is_file && KNOWN.contains(&name.to_ascii_lowercase().as_str());
        if !arguments.is_empty() && !is_player && !arguments.starts_with(|c: char| c.is_whitespace() || matches!(c, '=' | '/')) {
            return None;
        }
        let length = end + 2;
        Some((
            Shortcode {
                name: name.to_owned(),
                attributes: attributes(arguments.trim_start_matches(':')),
                content: String::new(),
                source: text.get(..length)?.to_owned(),
            },
            length,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(body: &str) -> (String, Vec<String>) {
        let mut found = Vec::new();
        let out = replace(body, true, &mut found);
        (out, found.into_iter().map(|code| code.name).collect())
    }

    #[test]
    fn words_in_brackets_are_no_shortcodes() {
        for text in [
            "He said [sic] so.",
            "a [1] b",
            "[Reuters] reports",
            "array[i] = [x, y]",
            "the [then-president] spoke",
            "[…]",
            "[ ]",
            "<pre>[gallery]</pre>",
            "<a title=\"[gallery]\">x</a>",
        ] {
            assert_eq!(names(text), (text.to_owned(), vec![]));
        }
        assert_eq!(names("see [[gallery ids=\"1\"]] for").0, "see [gallery ids=\"1\"] for");
    }

    #[test]
    fn finds_shortcodes_and_their_values() {
        let mut found = Vec::new();
        replace("[gallery ids=\"1,2\" columns=3 'x' link=\u{201c}file\u{201d}]", true, &mut found);
        assert_eq!(found[0].get("ids"), Some("1,2"));
        assert_eq!((found[0].get("columns"), found[0].first(), found[0].get("link")), (Some("3"), Some("x"), Some("file")));
        assert_eq!(names("a [highlight]b[/highlight] c").1, ["highlight"]);
        assert_eq!(names("[contact-form-7]\n\nx").1, ["contact-form-7"]);
        assert_eq!(names("text\nhttps://youtu.be/abc\nmore").1, ["embed"]);
    }

    #[test]
    fn captions_become_figures() {
        let out = names("[caption id=\"attachment_6\" width=\"9\"]<a href=\"x\"><img src=\"y\" /></a> The <em>words</em>[/caption]").0;
        assert_eq!(
            out,
            "<figure class=\"wp-caption\" data-id=\"6\"><a href=\"x\"><img src=\"y\" /></a><figcaption>The <em>words</em></figcaption></figure>"
        );
    }
}
