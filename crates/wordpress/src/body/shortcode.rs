//! Shortcodes: `[name key="value"] … [/name]`, and which of them this program knows.

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
    /// The address that it has in one of its values.
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
        let shown = self.attributes.iter().filter(|(key, _)| SHOWN.contains(&key.to_ascii_lowercase().as_str()));
        let is_encoded = ["td_", "tdm_", "tdb_", "tdc_"].iter().any(|prefix| self.name.starts_with(prefix));
        let text = |value: &str| is_encoded.then(|| super::page_builders::decoded(value)).flatten().unwrap_or_else(|| value.to_owned());
        shown
            .map(|(_, value)| super::plain(&text(value)))
            .filter(|text| text.chars().any(char::is_alphabetic))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// The element that stands for shortcode number `n` of the list.
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

/// Whether the text ends with the end of emphasis, of a link or the like, after which a line goes on.
pub(super) fn ends_within_line(text: &str) -> bool {
    ["</em>", "</strong>", "</a>", "</b>", "</i>", "</span>", "</u>", "</sup>", "</q>"].iter().any(|end| text.ends_with(end))
}

/// Shortcodes this program understands.
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

/// Elements whose text is nobody's shortcode.
pub(super) const VERBATIM: &[&str] = &["pre", "code", "script", "style", "textarea", "kbd"];

pub(super) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= 64
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// `key="value"`, `key='value'`, `key=value`, `"value"`, `value`; typographic quotation marks count as quotation marks.
pub(super) fn attributes(text: &str) -> Vec<(String, String)> {
    let text =
        text.replace(['\u{201c}', '\u{201d}', '\u{2033}'], "\"").replace("&quot;", "\"").replace("&#8221;", "\"").replace("&#8243;", "\"");
    let mut found = Vec::new();
    let mut rest = text.trim().trim_end_matches('/').trim();
    while !rest.is_empty() {
        // an address without a name may hold `=` itself
        let is_address = rest.starts_with("http://") || rest.starts_with("https://");
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' && !is_address).unwrap_or(rest.len());
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
