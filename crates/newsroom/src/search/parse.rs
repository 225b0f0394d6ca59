//! What a reader types: words, `"phrases"`, and `-words` that must not occur.

use super::terms::Term;
use super::words::{self, Word};

/// So many different words of a query count.
const MOST: usize = 12;
/// So many phrases of a query count; the words of others must occur, in any order.
pub(crate) const PHRASES: usize = 3;
/// So many bytes of a query are read.
const LONGEST: usize = 2_000;

/// A query, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Parsed {
    /// Words that must occur.
    pub(crate) terms: Vec<Term>,
    /// Which of the terms must stand one after the other.
    phrases: Vec<Vec<usize>>,
    /// Stems that must not occur, together if there are several in one entry.
    pub(crate) without: Vec<Vec<String>>,
}

/// A piece of a query.
enum Piece {
    Wanted,
    Phrase,
    Excluded,
}

/// Reads a query; the last word may be a beginning if `prefix` and nothing follows it.
pub(crate) fn parse(text: &str, prefix: bool) -> Parsed {
    let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text);
    let mut parsed = Parsed::default();
    let mut words_left = pieces(text)
        .iter()
        .filter(|(piece, ..)| !matches!(piece, Piece::Excluded))
        .map(|(.., piece)| words::words(piece).count())
        .sum::<usize>();
    for (piece, from, content) in pieces(text) {
        if matches!(piece, Piece::Excluded) {
            let stems: Vec<String> = words::words(content).map(|word| word.stem).collect();
            if !stems.is_empty() && parsed.without.len() < MOST {
                parsed.without.push(stems);
            }
            continue;
        }
        let mut phrase = Vec::new();
        for word in words::words(content) {
            words_left -= 1;
            let typing = prefix && words_left == 0 && from + word.end == text.len();
            phrase.extend(parsed.add(word, typing));
        }
        if matches!(piece, Piece::Phrase) && phrase.len() > 1 && parsed.phrases.len() < PHRASES {
            parsed.phrases.push(phrase);
        }
    }
    parsed
}

impl Parsed {
    /// Adds a word that must occur; the number of its term, if it has one.
    fn add(&mut self, word: Word, typing: bool) -> Option<usize> {
        // an article or an ending before or behind an apostrophe is not what readers search for
        let is_number = word.stem.starts_with(|c: char| c.is_ascii_digit());
        let word = match word.part {
            Some(part) if !is_number => Word { plain: part.clone(), stem: part, part: None, ..word },
            part => Word { part, ..word },
        };
        // one Latin letter begins half of all words: it says nothing yet
        let prefix_helps = word.plain.chars().count() > 1 || !word.plain.is_ascii();
        if typing && !prefix_helps && !self.terms.is_empty() {
            return None;
        }
        let prefix = typing && prefix_helps;
        if let Some(at) = self.terms.iter().position(|term| term.stem == word.stem) {
            if let Some(known) = self.terms.get_mut(at) {
                known.prefix |= prefix;
            }
            return Some(at);
        }
        if self.terms.len() >= MOST {
            return None;
        }
        self.terms.push(Term { stem: word.stem, plain: word.plain, prefix });
        Some(self.terms.len() - 1)
    }

    /// The phrases as they stand in an indexed field: stems between spaces.
    pub(crate) fn phrases(&self) -> Vec<String> {
        let stem = |at: &usize| self.terms.get(*at).map(|term| term.stem.as_str());
        self.phrases.iter().map(|phrase| format!(" {} ", phrase.iter().filter_map(stem).collect::<Vec<_>>().join(" "))).collect()
    }

    /// The excluded words as they are typed, each with a space before it.
    pub(crate) fn exclusions(&self) -> String {
        self.without.iter().flatten().map(|word| format!(" -{}", words::shown(word))).collect()
    }
}

/// The pieces of a query, each with where it begins.
fn pieces(text: &str) -> Vec<(Piece, usize, &str)> {
    let is_quote = |c: char| matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}');
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let quoted = rest.find(is_quote).and_then(|open| {
            let inner = open + rest.get(open..)?.chars().next()?.len_utf8();
            let close = rest.get(inner..)?.find(is_quote)? + inner;
            Some((open, inner, close, close + rest.get(close..)?.chars().next()?.len_utf8()))
        });
        let plain = rest.get(..quoted.map_or(rest.len(), |(open, ..)| open)).unwrap_or_default();
        let excludes_phrase = quoted.is_some() && (plain == "-" || plain.ends_with(" -"));
        let mut from = at;
        for word in plain.split_inclusive(char::is_whitespace) {
            // a number below zero excludes nothing
            let excluded = word.strip_prefix('-').filter(|word| word.starts_with(char::is_alphabetic));
            pieces.push(match excluded {
                Some(word) => (Piece::Excluded, from, word),
                None => (Piece::Wanted, from, word),
            });
            from += word.len();
        }
        let Some((_, inner, close, end)) = quoted else { break };
        let phrase = rest.get(inner..close).unwrap_or_default();
        pieces.push((if excludes_phrase { Piece::Excluded } else { Piece::Phrase }, at + inner, phrase));
        at += end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        parse(text, false).terms.into_iter().map(|term| term.stem).collect()
    }

    #[test]
    fn only_the_last_word_may_be_a_beginning() {
        let found = parse("Water treaties", true).terms;
        assert_eq!(found.iter().map(|term| (term.stem.as_str(), term.prefix)).collect::<Vec<_>>(), [("water", false), ("treaty", true)]);
        assert!(!parse("water ", true).terms[0].prefix);
        assert_eq!(parse("water a", true).terms.len(), 1);
        assert!(parse("\"'()*:^-🎉", true).terms.is_empty());
        assert_eq!(parse(&"word ".repeat(5000), false).terms.len(), 1);
    }

    #[test]
    fn phrases_and_exclusions_are_read() {
        let found = parse("rivers \"joint statements\" -treaty “of rivers”", false);
        assert_eq!(found.phrases(), [" joint statement ", " of river "]);
        assert_eq!((found.without.clone(), found.exclusions().as_str()), (vec![vec!["treaty".to_owned()]], " -treaty"));
        assert_eq!(stems("rivers \"joint statements\" -treaty"), ["river", "joint", "statement"]);
        for (text, words) in [("\"joint statement", 2), ("covid-19", 2), ("-5 degrees", 2), ("a - b", 2), ("\"dam\"", 1), ("-", 0)] {
            let found = parse(text, false);
            assert_eq!((found.terms.len(), found.phrases().len(), found.without.len()), (words, 0, 0), "{text}");
        }
        assert_eq!(parse("dam -\"joint statement\"", false).without, [["joint", "statement"]]);
    }
}
