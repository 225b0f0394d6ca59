//! Texts that hold several languages, as plugins for multilingual sites write them: `[:en]A[:ur]B[:]` and `<!--:en-->A<!--:-->`
//! (qTranslate), `{:en}A{:}` (WPGlobus), `[lang_en]A[/lang_en]`. One language is taken, the others are named in the report.

use std::sync::LazyLock;

use domain::Language;
use memchr::memmem;
use regex::Regex;

use crate::wxr::{Entry, Item};

/// Where the language that was taken is noted in an item.
const TAKEN: &str = "_press_language";
/// Where the others are noted: a line each, the code, a tab, and the title in that language.
const OTHERS: &str = "_press_other_languages";

/// The mark before a text of one language, or behind it.
static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    const CODE: &str = "[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?";
    Regex::new(&format!(r"<!--:({CODE})?-->|\[:({CODE})?\]|\{{:({CODE})?\}}|\[lang_({CODE})\]|\[/lang_{CODE}\]")).ok()
});

/// The language of every text of an entry that holds several is the site's, where the entry has it, else its first.
pub(super) fn reduce(entry: &mut Entry, site: &str) {
    match entry {
        Entry::Author(author) => {
            for name in [&mut author.display_name, &mut author.first_name, &mut author.last_name] {
                take(name, site);
            }
        }
        Entry::Term(term) => {
            take(&mut term.name, site);
            take(&mut term.description, site);
        }
        Entry::Item(item) => reduce_item(item, site),
    }
}

/// One language of an item.
pub(super) fn reduce_item(item: &mut Item, site: &str) {
    let body = languages(&item.content);
    let found = if body.is_empty() { languages(&item.title) } else { body };
    let wanted = found.iter().find(|code| is_same(code, site)).or(found.first()).cloned();
    let preferred = wanted.as_deref().unwrap_or(site);
    for named in &mut item.terms {
        take(&mut named.name, preferred);
    }
    for (_, value) in &mut item.meta {
        take(value, preferred);
    }
    let others: Vec<String> = found
        .iter()
        .filter(|code| !is_same(code, preferred))
        .map(|code| format!("{code}\t{}", crate::body::plain(&in_language(&item.title, code).unwrap_or_default())))
        .collect();
    for text in [&mut item.title, &mut item.content, &mut item.excerpt] {
        take(text, preferred);
    }
    if let Some(code) = wanted {
        item.meta.push((TAKEN.to_owned(), code));
    }
    if !others.is_empty() {
        item.meta.push((OTHERS.to_owned(), others.join("\n")));
    }
}

/// The language that was taken of an item that held several.
pub(super) fn taken(item: &Item) -> Option<&str> {
    item.meta(TAKEN)
}

/// The languages of an item that were not taken, each with its title there.
pub(super) fn others(item: &Item) -> impl Iterator<Item = (&str, &str)> {
    item.meta(OTHERS).unwrap_or_default().lines().filter_map(|line| line.split_once('\t'))
}

/// Whether a value is one of the notes that this module makes.
pub(super) fn is_note(key: &str) -> bool {
    matches!(key, TAKEN | OTHERS)
}

/// Replaces a text that holds several languages by the preferred one, or its first.
pub(super) fn take(text: &mut String, preferred: &str) {
    if let Some(taken) = in_language(text, preferred) {
        *text = taken;
    }
}

/// Whether two codes name one language: `en` and `en-GB` do.
fn is_same(code: &str, other: &str) -> bool {
    let primary = |code: &str| code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    primary(code) == primary(other)
}

/// The pieces of a text with their languages, none for what stands outside of all; empty where there is one language only.
fn pieces(text: &str) -> Vec<(Option<&str>, &str)> {
    let may_hold = |mark: &str| memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    let (true, Some(mark)) = (["[:", "<!--:", "{:", "[lang_"].into_iter().any(may_hold), MARK.as_ref()) else { return Vec::new() };
    let (mut pieces, mut language, mut from) = (Vec::new(), None, 0);
    for found in mark.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let code = found.iter().skip(1).flatten().next().map(|code| code.as_str());
        if code.is_some_and(|code| Language::parse(&code.replace('_', "-")).is_err()) {
            continue;
        }
        pieces.push((language, text.get(from..whole.start()).unwrap_or_default()));
        (language, from) = (code, whole.end());
    }
    pieces.push((language, text.get(from..).unwrap_or_default()));
    if pieces.iter().any(|(language, _)| language.is_some()) { pieces } else { Vec::new() }
}

/// The languages in which a text says something, in its order.
fn languages(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (language, piece) in pieces(text) {
        if let Some(code) = language.filter(|code| !piece.trim().is_empty() && !found.iter().any(|known| is_same(known, code))) {
            found.push(code.to_owned());
        }
    }
    found
}

/// The text in one language, or in its first where it lacks that; with what belongs to all. `None` where it holds no marks.
fn in_language(text: &str, preferred: &str) -> Option<String> {
    let pieces = pieces(text);
    if pieces.is_empty() {
        return None;
    }
    let found = languages(text);
    let code = found.iter().find(|code| is_same(code, preferred)).or(found.first());
    let taken = pieces.iter().filter(|(language, _)| language.is_none_or(|language| code.is_some_and(|code| is_same(code, language))));
    Some(taken.map(|(_, piece)| *piece).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_is_read() {
        for text in [
            "[:en]Ports[:ur]بندرگاہیں[:]",
            "[:en]Ports[:ur]بندرگاہیں",
            "<!--:en-->Ports<!--:--><!--:ur-->بندرگاہیں<!--:-->",
            "{:en}Ports{:}{:ur}بندرگاہیں{:}",
            "[lang_en]Ports[/lang_en][lang_ur]بندرگاہیں[/lang_ur]",
            "[:en_GB]Ports[:ur]بندرگاہیں[:]",
        ] {
            assert_eq!(in_language(text, "en-GB").as_deref(), Some("Ports"), "{text}");
            assert_eq!(in_language(text, "ur").as_deref(), Some("بندرگاہیں"), "{text}");
            assert_eq!(in_language(text, "fr").as_deref(), Some("Ports"), "{text}");
        }
        assert_eq!(in_language("Before [:en]a[:de]b[:] behind", "de").as_deref(), Some("Before b behind"));
        assert_eq!(in_language("[:en][:de]b[:]", "en").as_deref(), Some("b"));
        for plain in ["Ports", "a[:5]", "[:]", "{: .note }", "<!--:-->"] {
            assert_eq!(in_language(plain, "en"), None, "{plain}");
        }
    }

    #[test]
    fn an_item_is_in_one_language() {
        let mut item = Item {
            title: "[:en]Ports[:ur]بندرگاہیں[:]".to_owned(),
            content: "[:ur]متن[:]".to_owned(),
            excerpt: "[:en]Only English[:]".to_owned(),
            ..Item::default()
        };
        reduce_item(&mut item, "en");
        assert_eq!((item.title.as_str(), item.content.as_str(), item.excerpt.as_str()), ("بندرگاہیں", "متن", "Only English"));
        assert_eq!((taken(&item), others(&item).count()), (Some("ur"), 0));
    }
}
