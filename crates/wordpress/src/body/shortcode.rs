//! Shortcodes: `[name key="value"] … [/name]`, and which of them are converted.

/// One shortcode of a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shortcode {
    pub(super) name: String,
    /// Name (empty for a value without one) and value.
    pub(super) attributes: Vec<(String, String)>,
    /// The text between its tags, if that is not parsed as part of the body.
    pub(super) content: String,
    /// Its tag as written.
    pub(super) source: String,
}

impl Shortcode {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
    /// The text in the tag after the name, as written.
    pub(super) fn arguments(&self) -> &str {
        let tag = self.source.strip_prefix('[').and_then(|tag| tag.strip_suffix(']')).unwrap_or_default();
        tag.get(self.name.len()..).unwrap_or_default()
    }
    /// A value as HTML: with the entities that it is written with.
    pub(super) fn html(&self, name: &str) -> Option<&str> {
        raw_attributes(self.arguments()).into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
    /// Whether it only affects the layout of its content.
    pub(super) fn is_layout(&self) -> bool {
        LAYOUT.contains(&self.name.to_ascii_lowercase().as_str())
    }
    /// The first value without a name.
    pub(super) fn first(&self) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key.is_empty()).map(|(_, value)| value.as_str())
    }
    /// The URL in one of its values.
    pub(super) fn address(&self) -> Option<&str> {
        const PLACES: &[&str] =
            &["url", "src", "href", "link", "file", "video", "video_url", "video_link", "embed_url", "permalink", "pdf"];
        let named = PLACES.iter().filter_map(|name| self.get(name));
        named.chain(self.first()).map(str::trim).find(|value| value.starts_with("https://") || value.starts_with("http://"))
    }
    /// Values that readers would see, for shortcodes that keep their words in attributes.
    pub(super) fn words(&self) -> String {
        const SHOWN: &[&str] = &[
            "text",
            "title",
            "heading",
            "subheading",
            "subtitle",
            "caption",
            "content",
            "label",
            "description",
            "quote",
            "author",
            "headline",
            "question",
            "answer",
            "btn_text",
            "button_text",
            "cite",
            "first_title",
            "second_title",
            "h2",
            "h4",
            "custom_title",
            "block_title",
            "title_text",
            "link_text",
            "btn_title",
            "message",
        ];
        let shown = raw_attributes(self.arguments()).into_iter().filter(|(key, _)| SHOWN.contains(&key.to_ascii_lowercase().as_str()));
        let texts = shown.map(|(_, value)| super::plain(&self.readable(value)));
        texts.filter(|text| text.chars().any(char::is_alphabetic)).collect::<Vec<_>>().join("\n")
    }
    /// A value that readers see, as HTML.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.html(name).map(|value| self.readable(value))
    }
    /// A value without the encodings by which page builders protect brackets and quotation marks within a tag.
    fn readable(&self, value: &str) -> String {
        if ["td_", "tdm_", "tdb_", "tdc_"].iter().any(|prefix| self.name.starts_with(prefix)) {
            return super::page_builders::decoded(value).unwrap_or_else(|| value.to_owned());
        }
        if self.name.starts_with("vc_") {
            return value.replace("``", "&quot;").replace("`{`", "[").replace("`}`", "]");
        }
        value.to_owned()
    }
}

/// The placeholder element of shortcode number `n`.
pub(super) const PLACEHOLDER: &str = "wp-shortcode";

/// Containers of page builders: only their arrangement is lost.
pub(super) const LAYOUT: &[&str] = &[
    "vc_row",
    "vc_row_inner",
    "vc_column",
    "vc_column_inner",
    "vc_column_text",
    "vc_section",
    "tdc_zone",
    "tdc_row",
    "tdc_row_inner",
    "tdc_column",
    "tdc_column_inner",
    "et_pb_section",
    "et_pb_row",
    "et_pb_row_inner",
    "et_pb_column",
    "et_pb_column_inner",
    "et_pb_text",
    "fusion_builder_container",
    "fusion_builder_row",
    "fusion_builder_column",
    "fusion_text",
    "av_one_full",
    "av_textblock",
    "row",
    "column",
    "columns",
    "one_half",
    "one_half_last",
    "one_third",
    "one_third_last",
    "two_third",
    "two_third_last",
    "one_fourth",
    "one_fourth_last",
    "three_fourth",
    "three_fourth_last",
    "clear",
    "container",
];

/// Shortcodes that show program text.
const CODE: &[&str] = &[
    "code",
    "sourcecode",
    "source",
    "php",
    "css",
    "html",
    "xml",
    "javascript",
    "js",
    "python",
    "py",
    "ruby",
    "sql",
    "bash",
    "shell",
    "java",
    "cpp",
    "csharp",
    "perl",
    "diff",
    "latex",
    "plain",
    "text",
    "vb",
    "go",
    "rust",
    "json",
    "yaml",
];

/// Whether a page builder or theme makes blocks by this shortcode.
pub(super) fn is_builder(name: &str) -> bool {
    const BUILDERS: &[&str] = &["vc_", "et_pb_", "fusion_", "av_", "jnews_", "td_block", "tdc_", "tdm_", "tdb_", "penci_"];
    // parts that a reader opens one by one, each under its title
    let opened = matches!(name, "tab" | "su_tab" | "spoiler" | "su_spoiler") || name.contains("accordion") || name.contains("toggle");
    opened || BUILDERS.iter().any(|prefix| name.starts_with(prefix))
}

/// Whether themes and plugins call a link so that looks like a button.
pub(super) fn is_button(name: &str) -> bool {
    matches!(name, "button" | "btn") || name.ends_with("_button") || name.ends_with("-button")
}

pub(super) fn is_code(name: &str) -> bool {
    CODE.contains(&name)
}

/// Whether the text ends with the closing tag of an inline element.
pub(super) fn ends_within_line(text: &str) -> bool {
    ["</em>", "</strong>", "</a>", "</b>", "</i>", "</span>", "</u>", "</sup>", "</q>"].iter().any(|end| text.ends_with(end))
}

/// Shortcodes that are converted.
pub(super) const KNOWN: &[&str] = &[
    "caption",
    "wp_caption",
    "gallery",
    "audio",
    "video",
    "playlist",
    "embed",
    "youtube",
    "vimeo",
    "dailymotion",
    "soundcloud",
    "tweet",
    "instagram",
    "ted",
    "wpvideo",
];

/// Whether a shortcode of this name is converted.
pub(crate) fn is_known(name: &str) -> bool {
    KNOWN.contains(&name.to_ascii_lowercase().as_str())
}

/// Elements in which brackets are text.
pub(super) const VERBATIM: &[&str] = &["pre", "code", "script", "style", "textarea", "kbd"];

pub(super) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= 64
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// `key="value"`, `key='value'`, `key=value`, `"value"`, `value`; entities are resolved. See [`raw_attributes`].
pub(super) fn attributes(text: &str) -> Vec<(String, String)> {
    raw_attributes(text).into_iter().map(|(key, value)| (key.to_owned(), super::unescape(value))).collect()
}

/// Attributes as they are written, entities included. A value ends at the quotation mark that began it, so typographic marks and
/// entities inside are text. Only where an editor turned the delimiters themselves into typographic marks or entities
/// (`ids=“1,2”`, `ids=&quot;1,2&quot;`) do these delimit.
pub(super) fn raw_attributes(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = text.trim_matches(is_blank).trim_end_matches('/').trim_matches(is_blank);
    while !rest.is_empty() && found.len() < 200 {
        if let Some((value, after)) = quoted(rest) {
            found.push(("", value));
            rest = after;
            continue;
        }
        // a URL without a name may contain `=`
        let is_address = rest.starts_with("http://") || rest.starts_with("https://");
        let end = rest.find(|c: char| is_blank(c) || c == '=' && !is_address).unwrap_or(rest.len());
        let (key, after_key) = rest.split_at(end);
        let Some(value) = after_key.trim_start_matches(is_blank).strip_prefix('=') else {
            found.push(("", key));
            rest = after_key.trim_start_matches(is_blank);
            continue;
        };
        let value = value.trim_start_matches(is_blank);
        let (value, after) = quoted(value).unwrap_or_else(|| value.split_once(is_blank).unwrap_or((value, "")));
        found.push((key, value));
        rest = after.trim_start_matches(is_blank);
    }
    found
}

/// WordPress takes a no-break space and a zero-width space between attributes for a space.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}'
}

/// So many marks in one value may be its end.
const MOST_MARKS: usize = 20;

/// A quoted value at the start of `text`, and what follows it. A mark that is never closed quotes everything behind it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    const TYPOGRAPHIC: &[&str] =
        &["\u{201c}", "\u{201d}", "\u{201e}", "\u{2033}", "&quot;", "&#8220;", "&#8221;", "&#8243;", "&ldquo;", "&rdquo;"];
    if let Some(straight) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let inner = text.get(1..)?;
        let (value, after) = inner.split_once(straight).unwrap_or((inner, ""));
        return Some((value, after.trim_start_matches(is_blank)));
    }
    let inner = TYPOGRAPHIC.iter().find_map(|mark| text.strip_prefix(mark))?;
    // what follows the closing mark is another attribute or the end; what follows marks inside the value is more words
    let ends = |after: &str| {
        let next = after.trim_start_matches(is_blank);
        let name = next.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(next.len());
        let is_attribute = name > 0 && next.get(name..).is_some_and(|rest| rest.trim_start_matches(is_blank).starts_with('='));
        next.is_empty() || next.len() < after.len() && is_attribute
    };
    let closing = TYPOGRAPHIC.iter().chain(&["\""]).flat_map(|mark| inner.match_indices(mark).take(MOST_MARKS));
    let closing = closing.filter(|(at, mark)| ends(inner.get(at + mark.len()..).unwrap_or_default()));
    let (at, mark) = closing.min_by_key(|(at, _)| *at)?;
    Some((inner.get(..at)?, inner.get(at + mark.len()..)?.trim_start_matches(is_blank)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_at_the_mark_that_began_it() {
        for (text, key, value) in [
            ("caption=\"He said “no” twice\"", "caption", "He said “no” twice"),
            ("caption=\"He said &quot;no&quot; twice\"", "caption", "He said \"no\" twice"),
            ("caption='5″ of rain'", "caption", "5″ of rain"),
            ("ids=“1,2”", "ids", "1,2"),
            ("ids=”1,2″ columns=\"3\"", "ids", "1,2"),
            ("title=“The “quiet” fleet” x=1", "title", "The “quiet” fleet"),
            ("ids=&quot;1,2&quot;", "ids", "1,2"),
            ("columns=3", "columns", "3"),
            ("\u{a0}columns\u{a0}=\u{a0}3\u{200b}", "columns", "3"),
            ("https://a.b/?x=1&amp;y=2", "", "https://a.b/?x=1&y=2"),
            ("'a b'", "", "a b"),
        ] {
            let found = attributes(text);
            assert_eq!(found.first().map(|(key, value)| (key.as_str(), value.as_str())), Some((key, value)), "{text}");
        }
    }
}
