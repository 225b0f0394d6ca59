//! The comments by which WordPress's block editor marks blocks: `<!-- wp:name {"json":1} -->`.

use serde_json::Value;

/// What a comment says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Marker {
    /// A block begins.
    Open {
        /// Its name without `core/`.
        name: String,
        /// Its attributes; null where there are none.
        attrs: Value,
    },
    /// A block without content.
    Void {
        /// Its name without `core/`.
        name: String,
        /// Its attributes; null where there are none.
        attrs: Value,
    },
    /// A block ends.
    Close {
        /// Its name without `core/`.
        name: String,
    },
}

/// Reads the inside of a comment; `None` for ordinary comments.
pub(super) fn read(comment: &str) -> Option<Marker> {
    let text = comment.trim();
    if let Some(rest) = text.strip_prefix("/wp:") {
        return Some(Marker::Close { name: common_name(rest.trim()) });
    }
    let text = text.strip_prefix("wp:")?;
    let (text, void) = text.strip_suffix('/').map_or((text, false), |rest| (rest, true));
    let (name, rest) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/' | b'_')) {
        return None;
    }
    let attrs = serde_json::from_str(rest.trim()).unwrap_or(Value::Null);
    let name = common_name(name);
    Some(if void { Marker::Void { name, attrs } } else { Marker::Open { name, attrs } })
}

fn common_name(name: &str) -> String {
    name.strip_prefix("core/").unwrap_or(name).to_owned()
}

/// Whether a body was written in the block editor; WordPress then leaves its lines alone.
pub fn has_blocks(body: &str) -> bool {
    body.contains("<!-- wp:")
}

/// An attribute that is text.
pub(super) fn text<'a>(attrs: &'a Value, name: &str) -> &'a str {
    attrs.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// An attribute that is a number.
pub(super) fn number(attrs: &Value, name: &str) -> Option<u64> {
    attrs.get(name).and_then(|value| value.as_u64().or_else(|| value.as_str()?.parse().ok()))
}

/// Blocks that WordPress fills with what the site has at the moment: their words are not the body's.
pub(super) const FILLED_BY_SITE: &[&str] = &[
    "archives",
    "avatar",
    "calendar",
    "categories",
    "comment-author-avatar",
    "comment-author-name",
    "comment-content",
    "comment-date",
    "comment-edit-link",
    "comment-reply-link",
    "comment-template",
    "comments",
    "comments-pagination",
    "comments-pagination-next",
    "comments-pagination-numbers",
    "comments-pagination-previous",
    "comments-query-loop",
    "comments-title",
    "home-link",
    "latest-comments",
    "latest-posts",
    "loginout",
    "navigation",
    "navigation-link",
    "navigation-submenu",
    "page-list",
    "page-list-item",
    "pattern",
    "post-author",
    "post-author-biography",
    "post-author-name",
    "post-comment",
    "post-comments",
    "post-comments-count",
    "post-comments-form",
    "post-comments-link",
    "post-content",
    "post-date",
    "post-excerpt",
    "post-featured-image",
    "post-navigation-link",
    "post-template",
    "post-terms",
    "post-time-to-read",
    "post-title",
    "query",
    "query-no-results",
    "query-pagination",
    "query-pagination-next",
    "query-pagination-numbers",
    "query-pagination-previous",
    "query-title",
    "query-total",
    "read-more",
    "rss",
    "search",
    "site-logo",
    "site-tagline",
    "site-title",
    "tag-cloud",
    "template-part",
    "term-description",
    "widget-area",
    "legacy-widget",
    "widget-group",
];

/// Blocks whose saved HTML says it all.
pub(super) const SAVED: &[&str] = &[
    "audio",
    "button",
    "buttons",
    "classic",
    "code",
    "column",
    "columns",
    "cover",
    "cover-image",
    "details",
    "file",
    "freeform",
    "gallery",
    "group",
    "heading",
    "html",
    "image",
    "list",
    "list-item",
    "media-text",
    "missing",
    "more",
    "nextpage",
    "paragraph",
    "preformatted",
    "pullquote",
    "quote",
    "row",
    "separator",
    "shortcode",
    "spacer",
    "stack",
    "subhead",
    "table",
    "text-columns",
    "verse",
    "video",
    "accordion",
    "accordion-item",
    "accordion-heading",
    "accordion-panel",
    "math",
];
