//! Verifies a conversion: every word of the source, extracted without the converter, must occur in the document as often.

use std::collections::{BTreeMap, HashSet};

use domain::document::{Audio, BlockKind, Video};
use domain::{Document, MediaKind};

use super::upload_urls::kind_of;

/// So many missing words are named.
const NAMED: usize = 20;

/// The words of a body that are not in what was made of it.
pub(super) fn missing(source: &str, document: &Document) -> Vec<String> {
    let (mut have, mut plays_our_file) = (document.plain_text(), false);
    document.visit(|block| {
        let mut add = |words: &str| have.push_str(&format!("\n{words}"));
        if let BlockKind::Video(Video { media, source, .. }) | BlockKind::Audio(Audio { media, source, .. }) = &block.kind {
            plays_our_file |= media.is_some();
            if media.is_none() {
                add(source);
            }
        } else if let BlockKind::Embed(embed) = &block.kind {
            add(embed.url.as_str());
        } else if let BlockKind::Unknown(unknown) = &block.kind {
            add(&unknown.text);
        }
    });
    let have = counted(&have);
    let mut missing = Vec::new();
    let mut text = shown(&crate::windows_1252::repaired(source));
    if plays_our_file {
        // a bare URL on a line of its own has become a player of that file
        let is_recording = |line: &str| line.starts_with("http") && matches!(kind_of(line), MediaKind::Audio | MediaKind::Video);
        text = text.lines().filter(|line| !is_recording(line.trim())).collect::<Vec<_>>().join("\n");
    }
    for (word, times) in counted(&crate::body::plain(&text)) {
        if have.get(&word).copied().unwrap_or(0) < times && missing.len() < NAMED {
            missing.push(word);
        }
    }
    missing
}

fn counted(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let same = text.replace(['’', '‘', '′'], "'").to_lowercase();
    for word in same.split(|c: char| !(c.is_alphanumeric() || c == '\'')).map(|word| word.trim_matches('\'')) {
        if !word.is_empty() {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    counts
}

/// The visible text: without comments, tags, scripts, and shortcode tags. Entities are not resolved.
fn shown(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    let last_tag_ends = source.rfind('>').unwrap_or(0);
    let mut unclosed = HashSet::new();
    while let Some(at) = rest.find(['<', '[']) {
        text.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let length = match rest.starts_with('<') {
            true if source.len() - rest.len() > last_tag_ends && !rest.starts_with("<!--") => 0,
            true => tag(rest, &mut text, &mut unclosed),
            false => shortcode(rest, &mut text),
        };
        if length == 0 {
            text.push_str(if rest.starts_with('<') { "&lt;" } else { "[" });
        }
        rest = rest.get(length.max(1)..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// The length of a comment, of a program with its tags, or of a tag; 0 where there is none. A tag that ends a line ends a word.
/// `unclosed` holds the names of programs of which no further one ends.
fn tag(rest: &str, text: &mut String, unclosed: &mut HashSet<String>) -> usize {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(rest.len(), |at| at + 3);
    }
    let name: String = rest
        .chars()
        .skip(1)
        .skip_while(|c| *c == '/')
        .take(12)
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    if name.is_empty() {
        return 0;
    }
    let Some(end) = rest.find('>').map(|at| at + 1) else { return 0 };
    let within = [
        "a", "b", "i", "u", "s", "em", "strong", "span", "code", "sub", "sup", "mark", "del", "ins", "abbr", "small", "big", "q", "cite",
        "font", "tt", "kbd", "var", "strike", "acronym",
    ];
    // a link right behind another one is another word
    let before_a_link = rest.starts_with("</a") && rest.get(end..).is_some_and(|next| next.starts_with("<a "));
    if !within.contains(&name.as_str()) || before_a_link {
        text.push(' ');
    }
    if name == "a" && rest.get(..end).is_some_and(|tag| tag.contains("wp-block-file__button")) {
        // the label of the button beside a file, which our page writes itself
        return rest.find("</a>").unwrap_or(end);
    }
    if matches!(name.as_str(), "script" | "style" | "svg" | "noscript" | "template" | "annotation") && !rest.starts_with("</") {
        if unclosed.contains(&name) {
            return end;
        }
        return match crate::body::end_tag(rest.get(end..).unwrap_or_default(), &name) {
            Some(at) => end + at,
            None => {
                unclosed.insert(name);
                end
            }
        };
    }
    end
}

/// The length of `[name …]` or `[/name]`; 0 for brackets in a text. Adds the words that readers see of its values to `text`.
fn shortcode(rest: &str, text: &mut String) -> usize {
    let Some(end) = memchr::memchr(b']', rest.as_bytes().get(..rest.len().min(4000)).unwrap_or_default()) else { return 0 };
    let inside = rest.get(1..end).unwrap_or_default().trim_start_matches('/');
    let name_ends = inside.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(inside.len());
    let (name, more) = inside.split_at(name_ends);
    // `[audio https://old.site/song.mp3]`, `[audio:song.mp3]` and `[wpvideo Ab12]` have their one value without a name
    let one_value = crate::body::is_known(name) && more.starts_with([' ', ':']) && !more.trim().contains([' ', '\n']);
    let has_values = more.contains('=') || more.trim() == "/" || more.trim_start_matches([' ', ':']).starts_with("http") || one_value;
    if !(name.starts_with(|c: char| c.is_ascii_alphabetic()) && (more.is_empty() || has_values)) {
        return 0;
    }
    // what is encoded holds no words as it stands
    if crate::body::is_raw(name) {
        return rest.find(&format!("[/{name}]")).unwrap_or(end + 1);
    }
    values(name, more, text);
    end + 1
}

/// Adds the attribute values that readers see: captions, titles, headings, quotations. They are found without the converter's parser of
/// attributes, which is what is verified here: a value is delimited by two straight quotation marks.
fn values(name: &str, arguments: &str, text: &mut String) {
    const READ: &[&str] = &["caption", "title", "text", "heading", "subheading", "subtitle", "headline", "quote", "message"];
    // the page's own players and galleries show no titles
    let is_core = crate::body::is_known(name);
    for key in READ.iter().filter(|key| !is_core || **key == "caption" && name.ends_with("caption")) {
        for (at, _) in arguments.match_indices(key) {
            let is_whole = arguments.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace));
            let value = arguments.get(at + key.len()..).and_then(|rest| rest.strip_prefix("=\"")).filter(|_| is_whole);
            let value = value.and_then(|rest| rest.split('"').next()).filter(|value| value.contains(' '));
            text.extend(value.map(|value| format!(" {value} ")));
        }
    }
    for old in arguments.split('|').skip(1).filter_map(|part| part.strip_prefix("titles=").or_else(|| part.strip_prefix("artists="))) {
        text.push_str(&format!(" {old} "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_with_the_source() {
        let source = "<!-- wp:paragraph {\"x\":\"no\"} --><p>One <b>tw</b>o &amp; [three] it&#8217;s<br>four</p>[gallery ids=\"1,2\"]<script>no()</script> a < b";
        let whole = Document::from_plain_text("One two & [three] it’s four a < b");
        assert_eq!(missing(source, &whole), Vec::<String>::new());
        assert_eq!(missing(source, &Document::from_plain_text("One & it's four b")), ["a", "two"]);
        let file = r#"<div class="wp-block-file"><a href="x.pdf">Minutes</a><a href="x.pdf" class="wp-block-file__button" download>Download</a></div>"#;
        assert_eq!(missing(file, &Document::from_plain_text("Minutes")), Vec::<String>::new());
        let box_ = "[su_box title=\"Why “blue water” matters\"]Inside[/su_box] [vc_row el_id=\"no words\"][gallery title=\"no words\"]";
        assert_eq!(missing(box_, &Document::from_plain_text("Why Inside")), ["blue", "matters", "water"]);
        assert_eq!(missing("[wpvideo Ab12] [audio:a.mp3|titles=The week]", &Document::from_plain_text("The")), ["week"]);
        assert_eq!(missing("again again", &Document::from_plain_text("again")), ["again"]);
    }
}
