//! WordPress's rule for text without markup: an empty line ends a paragraph, a single line break stays one.
//!
//! The same steps in the same order as `wpautop`, because bodies were written against its quirks.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Block-level elements.
const BLOCKS: &str = "(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary)";

/// Placeholder for a line break within a tag while paragraphs are made.
const IN_TAG: &str = "\u{e000}";
/// Placeholder for a line break within a script, style or SVG.
const PRESERVED: &str = "\u{e001}";

/// A pattern of this program; a wrong one is found by the first test that runs.
#[expect(clippy::expect_used, reason = "the patterns are constants")]
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(&text.replace("BLOCKS", BLOCKS)).expect("a valid pattern")
}

macro_rules! patterns {
    ($($name:ident = $text:literal;)+) => { $(static $name: LazyLock<Regex> = LazyLock::new(|| pattern($text));)+ };
}

patterns! {
    TWO_BREAKS = r"<br\s*/?>\s*<br\s*/?>";
    BEFORE_BLOCK = r"(<BLOCKS[\s/>])";
    AFTER_BLOCK = r"(</BLOCKS>)";
    AFTER_RULE = r"(<hr\s*?/?>)";
    OPTION = r"\s*(</?option[^>]*>)\s*";
    AROUND_MEDIA = r"\s*(</?(?:audio|video|source|track|object|param|embed)\b[^>]*>)\s*";
    CAPTION_START = r"\s*(<figcaption[^>]*>)";
    CAPTION_END = r"</figcaption>\s*";
    EMPTY_LINES = r"\n\s*\n";
    EMPTY_PARAGRAPH = r"<p>\s*</p>";
    UNCLOSED = r"<p>([^<]+)</(div|address|form)>";
    BLOCK_ALONE = r"<p>\s*(</?BLOCKS[^>]*>)\s*</p>";
    ITEM = r"<p>(<li.+?)</p>";
    QUOTE = r"(?i)<p><blockquote([^>]*)>";
    BLOCK_FIRST = r"<p>\s*(</?BLOCKS[^>]*>)";
    BLOCK_LAST = r"(</?BLOCKS[^>]*>)\s*</p>";
    VERBATIM = r"(?s)<script.*?</script>|<style.*?</style>|<svg.*?</svg>|<math.*?</math>";
    LINE_BREAK = r"(<br />)?\s*\n";
    BREAK_AFTER_BLOCK = r"(</?BLOCKS[^>]*>)\s*<br />";
    BREAK_BEFORE_BLOCK = r"<br />(\s*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>)";
    PRE = r"(?is)<pre[\s>].*?</pre>";
    STORED_PRE = r"<pre wp-pre-(\d+)></pre>";
    TAG = r#"(?s)<!--.*?-->|</?[a-zA-Z][^<>]*>"#;
}

fn replace(text: String, pattern: &Regex, with: &str) -> String {
    match pattern.replace_all(&text, with) {
        Cow::Borrowed(_) => text,
        Cow::Owned(changed) => changed,
    }
}

fn replace_by(text: String, pattern: &Regex, with: impl Fn(&Captures<'_>) -> String) -> String {
    match pattern.replace_all(&text, with) {
        Cow::Borrowed(_) => text,
        Cow::Owned(changed) => changed,
    }
}

fn whole<'t>(captures: &Captures<'t>) -> &'t str {
    captures.get(0).map_or("", |found| found.as_str())
}

/// Puts paragraphs and line breaks into a classic body.
pub fn autop(body: &str) -> String {
    if body.trim().is_empty() {
        return String::new();
    }
    let mut text = body.replace("\r\n", "\n").replace('\r', "\n");
    text.push('\n');

    // the content of <pre> is not changed
    let mut verbatim = Vec::new();
    if text.contains("<pre") {
        let mut out = String::with_capacity(text.len());
        let mut last = 0;
        for found in PRE.find_iter(&text) {
            out.push_str(text.get(last..found.start()).unwrap_or_default());
            out.push_str(&format!("<pre wp-pre-{}></pre>", verbatim.len()));
            verbatim.push(found.as_str().to_owned());
            last = found.end();
        }
        out.push_str(text.get(last..).unwrap_or_default());
        text = out;
    }

    text = replace(text, &TWO_BREAKS, "\n\n");
    text = replace(text, &BEFORE_BLOCK, "\n\n$1");
    text = replace(text, &AFTER_BLOCK, "$1\n\n");
    text = replace(text, &AFTER_RULE, "$1\n\n");
    text = replace_by(text, &TAG, |tag| whole(tag).replace('\n', IN_TAG));
    text = replace(text, &OPTION, "$1");
    text = replace(text, &AROUND_MEDIA, "$1");
    text = replace(text, &CAPTION_START, "$1");
    text = replace(text, &CAPTION_END, "</figcaption>");

    let mut paragraphs = String::with_capacity(text.len() + 64);
    for paragraph in EMPTY_LINES.split(&text).map(|part| part.trim_matches('\n')).filter(|part| !part.is_empty()) {
        paragraphs.push_str("<p>");
        paragraphs.push_str(paragraph);
        paragraphs.push_str("</p>\n");
    }
    text = paragraphs;

    text = replace(text, &EMPTY_PARAGRAPH, "");
    text = replace(text, &UNCLOSED, "<p>$1</p></$2>");
    text = replace(text, &BLOCK_ALONE, "$1");
    text = replace(text, &ITEM, "$1");
    text = replace(text, &QUOTE, "<blockquote$1><p>");
    text = text.replace("</blockquote></p>", "</p></blockquote>");
    text = replace(text, &BLOCK_FIRST, "$1");
    text = replace(text, &BLOCK_LAST, "$1");

    text = replace_by(text, &VERBATIM, |found| whole(found).replace('\n', PRESERVED));
    text = text.replace("<br>", "<br />").replace("<br/>", "<br />");
    text = replace_by(text, &LINE_BREAK, |found| if found.get(1).is_some() { whole(found).to_owned() } else { "<br />\n".to_owned() });
    text = text.replace(PRESERVED, "\n");
    text = replace(text, &BREAK_AFTER_BLOCK, "$1");
    text = replace(text, &BREAK_BEFORE_BLOCK, "$1");
    if let Some(stripped) = text.strip_suffix("\n</p>") {
        text = format!("{stripped}</p>");
    }
    if !verbatim.is_empty() {
        text = replace_by(text, &STORED_PRE, |place| {
            let number = place.get(1).and_then(|number| number.as_str().parse::<usize>().ok());
            number.and_then(|number| verbatim.get(number)).cloned().unwrap_or_default()
        });
    }
    text.replace(IN_TAG, "\n")
}

#[cfg(test)]
mod tests {
    use super::autop;

    #[test]
    fn paragraphs_and_breaks() {
        assert_eq!(autop("one\ntwo\n\nthree"), "<p>one<br />\ntwo</p>\n<p>three</p>\n");
        assert_eq!(autop("a<br/><br />b"), "<p>a</p>\n<p>b</p>\n");
        assert_eq!(autop(" \n "), "");
    }

    #[test]
    fn blocks_stay_outside() {
        assert_eq!(autop("x\n<h2>H</h2>\ny").replace('\n', ""), "<p>x</p><h2>H</h2><p>y</p>");
        assert_eq!(autop("<blockquote>a\nb</blockquote>").trim(), "<blockquote><p>a<br />\nb</p></blockquote>");
        assert_eq!(autop("<ul>\n<li>a</li>\n<li>b</li>\n</ul>").replace('\n', ""), "<ul><li>a</li><li>b</li></ul>");
        assert_eq!(autop("<div>text</div>").trim(), "<div>text</div>");
    }

    #[test]
    fn preformatted_text_is_left_alone() {
        let pre = "<pre>a\n\n  b <br> [c]\n</pre>";
        assert!(autop(&format!("x\n\n{pre}\n\ny")).contains(pre));
        assert_eq!(autop("<a\nhref='x'>y</a>").trim(), "<p><a\nhref='x'>y</a></p>");
    }
}
