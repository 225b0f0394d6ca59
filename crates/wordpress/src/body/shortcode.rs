//! Shortcodes: `[name key="value"] … [/name]`. Found in the body's source and replaced by placeholders that survive the HTML parser.

use super::providers::{is_bare_url, provider};

/// One shortcode of a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shortcode {
    pub(super) name: String,
    /// Name (empty for a value without one) and value.
    pub(super) attributes: Vec<(String, String)>,
    /// What stands between its tags, where that is not read as part of the body.
    pub(super) content: String,
    /// Its tag as written.
    pub(super) source: String,
}

impl Shortcode {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
    /// Whether it only arranges what stands between its tags.
    pub(super) fn is_layout(&self) -> bool {
        LAYOUT.contains(&self.name.to_ascii_lowercase().as_str())
    }
    /// The first value without a name.
    pub(super) fn first(&self) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key.is_empty()).map(|(_, value)| value.as_str())
    }
    /// Values that readers would see, for shortcodes that keep their words in attributes.
    pub(super) fn words(&self) -> String {
        const SHOWN: &[&str] = &["text", "title", "heading", "subheading", "subtitle", "caption", "content", "label", "description", "quote", "author", "headline", "question", "answer", "btn_text"];
        let shown = self.attributes.iter().filter(|(key, _)| SHOWN.contains(&key.to_ascii_lowercase().as_str()));
        shown.map(|(_, value)| super::plain(value)).filter(|text| text.chars().any(char::is_alphabetic)).collect::<Vec<_>>().join("\n")
    }
}

/// The element that stands for shortcode number `n` of the list.
pub(super) const PLACEHOLDER: &str = "wp-shortcode";

/// Containers of page builders: only their arrangement is lost.
const LAYOUT: &[&str] = &[
    "vc_row", "vc_row_inner", "vc_column", "vc_column_inner", "vc_column_text", "vc_section", "et_pb_section", "et_pb_row", "et_pb_row_inner", "et_pb_column", "et_pb_column_inner", "et_pb_text",
    "fusion_builder_container", "fusion_builder_row", "fusion_builder_column", "fusion_text", "av_one_full", "av_textblock", "row", "column", "columns", "one_half", "one_half_last", "one_third",
    "one_third_last", "two_third", "two_third_last", "one_fourth", "one_fourth_last", "three_fourth", "three_fourth_last", "clear", "container",
];

/// Shortcodes that show program text.
const CODE: &[&str] = &[
    "code", "sourcecode", "source", "php", "css", "html", "xml", "javascript", "js", "python", "py", "ruby", "sql", "bash", "shell", "java", "cpp", "csharp", "perl", "diff", "latex", "plain", "text",
    "vb", "go", "rust", "json", "yaml",
];

pub(super) fn is_code(name: &str) -> bool {
    CODE.contains(&name)
}

/// Shortcodes this program understands.
const KNOWN: &[&str] = &[
    "caption", "wp_caption", "gallery", "audio", "video", "playlist", "embed", "youtube", "vimeo", "dailymotion", "soundcloud", "tweet", "instagram", "ted", "vc_single_image", "wpvideo",
];

/// Elements whose text is nobody's shortcode.
const VERBATIM: &[&str] = &["pre", "code", "script", "style", "textarea", "kbd"];

/// Replaces the shortcodes of `body` by placeholders and adds them to `found`. In a classic body, a line that is nothing
/// but an address of a site with cards becomes an `embed`.
pub(super) fn replace(body: &str, classic: bool, found: &mut Vec<Shortcode>) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    let mut line_start = true;
    while let Some(next) = rest.chars().next() {
        if line_start && classic && next == 'h' {
            let line = rest.split('\n').next().unwrap_or_default();
            if is_bare_url(line.trim()) && provider(line.trim()).is_some() {
                let address = line.trim().replace("&amp;", "&");
                out.push_str("\n\n");
                place(Shortcode { name: "embed".to_owned(), content: address, source: line.trim().to_owned(), ..Shortcode::default() }, found, &mut out);
                out.push_str("\n\n");
                rest = rest.get(line.len()..).unwrap_or_default();
                line_start = false;
                continue;
            }
        }
        line_start = next == '\n' || (line_start && next.is_whitespace());
        match next {
            '<' => {
                let length = markup(rest);
                out.push_str(rest.get(..length).unwrap_or_default());
                rest = rest.get(length..).unwrap_or_default();
            }
            '[' => {
                let at_line_start = out.trim_end_matches([' ', '\t']).is_empty() || out.trim_end_matches([' ', '\t']).ends_with(['\n', '>']);
                rest = shortcode(rest, body, at_line_start, classic, found, &mut out);
            }
            _ => {
                let length = rest.find(['<', '[', '\n']).filter(|at| *at > 0).unwrap_or(next.len_utf8());
                out.push_str(rest.get(..length).unwrap_or_default());
                rest = rest.get(length..).unwrap_or_default();
            }
        }
    }
    out
}

/// The length of the comment, tag or verbatim element at the `<`.
fn markup(text: &str) -> usize {
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
        let close = format!("</{name}");
        let tail = text.get(end..).unwrap_or_default();
        let found = tail.to_ascii_lowercase().find(&close);
        return found.map_or(end, |at| end + at + close.len());
    }
    end
}

fn place(shortcode: Shortcode, found: &mut Vec<Shortcode>, out: &mut String) {
    out.push_str(&format!("<{PLACEHOLDER} n=\"{}\"></{PLACEHOLDER}>", found.len()));
    found.push(shortcode);
}

/// Deals with the `[` at the start of `text`; gives back what follows it.
fn shortcode<'t>(text: &'t str, body: &str, at_line_start: bool, classic: bool, found: &mut Vec<Shortcode>, out: &mut String) -> &'t str {
    let keep = |out: &mut String, length: usize| {
        out.push_str(text.get(..length).unwrap_or_default());
        text.get(length..).unwrap_or_default()
    };
    // [[name]] shows [name]
    if text.starts_with("[[") {
        if let Some(end) = text.find("]]")
            && tag(text.get(1..).unwrap_or_default()).is_some()
            && text.get(..end).is_some_and(|inner| !inner.contains('\n'))
        {
            out.push_str(text.get(1..end + 1).unwrap_or_default());
            return text.get(end + 2..).unwrap_or_default();
        }
        return keep(out, 1);
    }
    if let Some(closing) = text.strip_prefix("[/") {
        // the end of a shortcode whose beginning was replaced
        if let Some((name, after)) = closing.split_once(']')
            && is_name(name)
            && (LAYOUT.contains(&name) || has_opening(body, name))
        {
            if LAYOUT.contains(&name) {
                out.push_str("\n\n");
            }
            return after;
        }
        return keep(out, 1);
    }
    let Some((mut code, length)) = tag(text) else { return keep(out, 1) };
    let after = text.get(length..).unwrap_or_default();
    let name = code.name.to_ascii_lowercase();
    if LAYOUT.contains(&name.as_str()) {
        let paired = body.contains(&format!("[/{}]", code.name));
        if paired || code.attributes.iter().any(|(key, _)| !key.is_empty()) {
            found.push(code);
            out.push_str("\n\n");
            return after;
        }
        return keep(out, length);
    }
    let inside = after.split_once(&format!("[/{}]", code.name)).filter(|_| !code.source.ends_with("/]"));
    if is_code(&name) {
        return match inside {
            Some((inner, behind)) => {
                inner.clone_into(&mut code.content);
                place(code, found, out);
                behind
            }
            None => keep(out, length),
        };
    }
    if KNOWN.contains(&name.as_str()) {
        if let ("caption" | "wp_caption", Some((inner, behind))) = (name.as_str(), inside) {
            out.push_str(&caption(&code, &replace(inner, classic, found)));
            return behind;
        }
        // a video may be closed far away by another one's end; content never holds a second beginning
        let inside = inside.filter(|(inner, _)| !inner.contains(&format!("[{}", code.name)));
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
    let alone = at_line_start && after.split('\n').next().is_some_and(|line| line.trim().is_empty() || line.trim_start().starts_with('<'));
    let looks_like_one = code.name.len() >= 3 && code.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-'));
    if inside.is_some() || named_values || (alone && looks_like_one && code.attributes.is_empty()) || (code.name.contains('_') && looks_like_one) {
        place(code, found, out);
        return after;
    }
    keep(out, 1)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.len() <= 64 && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

fn has_opening(body: &str, name: &str) -> bool {
    [']', ' ', '=', '\n'].iter().any(|end| body.contains(&format!("[{name}{end}")))
}

/// Reads a shortcode's opening tag at the start of `text`, with its length.
fn tag(text: &str) -> Option<(Shortcode, usize)> {
    let inner = text.strip_prefix('[')?;
    let name_length = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))?;
    let name = inner.get(..name_length).filter(|name| is_name(name))?;
    let mut quote = None;
    let mut end = None;
    for (at, c) in inner.char_indices().skip(name_length).take(20_000) {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ']') => {
                end = Some(at);
                break;
            }
            (None, '[') => return None,
            _ => {}
        }
    }
    // a quotation mark that is not closed: take the next bracket
    let end = end.or_else(|| inner.find(']'))?;
    let arguments = inner.get(name_length..end)?;
    if !arguments.is_empty() && !arguments.starts_with(|c: char| c.is_whitespace() || matches!(c, '=' | '/')) {
        return None;
    }
    let length = end + 2;
    Some((Shortcode { name: name.to_owned(), attributes: attributes(arguments), content: String::new(), source: text.get(..length)?.to_owned() }, length))
}

/// `key="value"`, `key='value'`, `key=value`, `"value"`, `value`; typographic quotation marks count as quotation marks.
fn attributes(text: &str) -> Vec<(String, String)> {
    let text = text.replace(['\u{201c}', '\u{201d}', '\u{2033}'], "\"").replace("&quot;", "\"").replace("&#8221;", "\"").replace("&#8243;", "\"");
    let mut found = Vec::new();
    let mut rest = text.trim().trim_end_matches('/').trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let quoted_first = rest.starts_with(['"', '\'']);
        let key = if quoted_first { "" } else { rest.get(..end).unwrap_or_default() };
        let after_key = if quoted_first { rest } else { rest.get(end..).unwrap_or_default().trim_start() };
        let value_part = if quoted_first { Some(after_key) } else { after_key.strip_prefix('=').map(str::trim_start) };
        let Some(value_part) = value_part else {
            found.push((String::new(), super::unescape(key)));
            rest = after_key;
            continue;
        };
        let (value, after) = match value_part.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = value_part.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => value_part.split_once(char::is_whitespace).unwrap_or((value_part, "")),
        };
        found.push((key.to_owned(), super::unescape(value)));
        rest = after.trim_start();
        if found.len() > 200 {
            break;
        }
    }
    found
}

/// `[caption]`: the picture, with or without its link, and the words after it or in the attribute.
fn caption(code: &Shortcode, content: &str) -> String {
    let content = content.trim();
    let end_of_picture = match content.find("<img").and_then(|at| content.get(at..)?.find('>').map(|end| at + end + 1)) {
        Some(end) => {
            let rest = content.get(end..).unwrap_or_default();
            let trimmed = rest.trim_start();
            if content.starts_with("<a ") && trimmed.starts_with("</a>") { end + (rest.len() - trimmed.len()) + 4 } else { end }
        }
        None => 0,
    };
    let (picture, words) = content.split_at(end_of_picture.min(content.len()));
    let attribute = code.get("caption").unwrap_or_default();
    let words = if attribute.is_empty() { words.trim().to_owned() } else { format!("{attribute}{words}") };
    let id = code.get("id").and_then(|id| id.rsplit('_').next()).filter(|id| id.bytes().all(|b| b.is_ascii_digit())).unwrap_or_default();
    format!("<figure class=\"wp-caption\" data-id=\"{id}\">{picture}<figcaption>{words}</figcaption></figure>")
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
        for text in ["He said [sic] so.", "a [1] b", "[Reuters] reports", "array[i] = [x, y]", "the [then-president] spoke", "[…]", "[ ]", "<pre>[gallery]</pre>", "<a title=\"[gallery]\">x</a>"] {
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
        assert_eq!(out, "<figure class=\"wp-caption\" data-id=\"6\"><a href=\"x\"><img src=\"y\" /></a><figcaption>The <em>words</em></figcaption></figure>");
    }
}
