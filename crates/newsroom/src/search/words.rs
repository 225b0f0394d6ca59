//! Words as search sees them: the same on both databases, because both are given these and nothing else.
//!
//! Lower case, without accents, without apostrophes and dots, English plurals reduced. Letters and digits of any script.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Longer words are cut: nobody types them.
const LONGEST: usize = 48;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it begins, in bytes.
    pub(crate) start: usize,
    /// Where it ends, in bytes.
    pub(crate) end: usize,
    /// Without case and accents.
    pub(crate) plain: String,
    /// Without plural ending as well: what is indexed.
    pub(crate) stem: String,
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    text.unicode_word_indices().filter_map(|(start, word)| {
        let plain = plain(word);
        if plain.is_empty() { None } else { Some(Word { start, end: start + word.len(), stem: stem(&plain), plain }) }
    })
}

/// A word without case, accents and punctuation.
fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.bytes().filter(u8::is_ascii_alphanumeric).take(LONGEST).map(|byte| byte.to_ascii_lowercase() as char).collect();
    }
    word.chars()
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|c| !is_accent(*c) && (c.is_alphanumeric() || is_combining_mark(*c)))
        .flat_map(char::to_lowercase)
        .take(LONGEST)
        .collect()
}

/// Marks that readers leave out when they type: Latin, Greek and Cyrillic accents, Hebrew and Arabic vowel points, the Arabic stretcher.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// The word without its English plural ending.
fn stem(word: &str) -> String {
    let cut = |count: usize| word.get(..word.len() - count).unwrap_or(word).to_owned();
    if !word.is_ascii() || word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") || !word.ends_with('s') {
        return word.to_owned();
    }
    if word.len() > 4 && word.ends_with("ies") {
        return cut(3) + "y";
    }
    if ["sses", "shes", "ches", "xes", "zes"].iter().any(|ending| word.ends_with(ending)) {
        return cut(2);
    }
    cut(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text).map(|word| word.stem).collect()
    }

    #[test]
    fn folds_what_readers_do_not_type() {
        assert_eq!(stems("Pakistan’s Überfall: the U.S. talks, don't"), ["pakistan", "uberfall", "the", "us", "talk", "dont"]);
        assert_eq!(stems("taxes policies crisis class virus countries"), ["tax", "policy", "crisis", "class", "virus", "country"]);
        assert_eq!(stems("COVID-19 Ｆｕｌｌ"), ["covid", "19", "full"]);
        assert_eq!(stems("مُحَمَّد"), stems("محمد"));
        assert_eq!(stems("Кыргызстан Ёлка"), ["кыргызстан", "елка"]);
        assert!(stems("!!! 🎉 \u{0} '\"").is_empty());
    }

    #[test]
    fn says_where_words_are() {
        let text = "Überfall talks";
        let found: Vec<_> = words(text).map(|word| &text[word.start..word.end]).collect();
        assert_eq!(found, ["Überfall", "talks"]);
    }
}
