//! Query terms, in the syntax of both databases.

use super::words::{Word, words};

/// So many different words of a query count.
const MOST: usize = 12;
/// Number of bytes of a query that are read.
const LONGEST: usize = 2_000;

/// One word that must occur.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// The indexed form.
    pub(crate) stem: String,
    /// As typed, without case and accents.
    pub(crate) plain: String,
    /// Words that begin with `plain` count as well.
    pub(crate) prefix: bool,
}

impl Term {
    /// Whether an indexed word matches this term.
    pub(crate) fn fits(&self, stem: &str) -> bool {
        stem == self.stem || (self.prefix && stem.starts_with(&self.plain))
    }
}

/// The terms of a query; the last one may be a beginning if `prefix` and nothing follows it.
pub(crate) fn terms(text: &str, prefix: bool) -> Vec<Term> {
    let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text);
    let found: Vec<Word> = words(text).collect();
    let mut terms: Vec<Term> = Vec::new();
    let typing = prefix && found.last().is_some_and(|word| word.end == text.len());
    let last = found.len();
    for (at, word) in found.into_iter().enumerate() {
        let prefix = typing && at + 1 == last;
        // one Latin letter begins half of all words: it says nothing yet
        let prefix_helps = word.plain.chars().count() > 1 || !word.plain.is_ascii();
        if prefix && !prefix_helps && !terms.is_empty() {
            continue;
        }
        if let Some(known) = terms.iter_mut().find(|term| term.stem == word.stem) {
            known.prefix |= prefix && prefix_helps;
        } else if terms.len() < MOST {
            terms.push(Term { stem: word.stem, plain: word.plain, prefix: prefix && prefix_helps });
        }
    }
    terms
}

/// In which part of a story the words must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    /// Anywhere.
    Anywhere,
    /// In the headline.
    Headline,
}

/// Facets are indexed like words, behind a private character that no word can hold.
pub(crate) fn facet(kind: char, id: &str) -> String {
    format!("\u{e000}{kind}{}", id.replace('-', ""))
}

/// The query in FTS5's language. Terms hold letters, digits and marks only, so quoting is all that is needed.
pub(crate) fn fts5(terms: &[Term], facets: &[String], place: Where) -> String {
    let alternatives = |term: &Term| {
        if !term.prefix {
            format!("\"{}\"", term.stem)
        } else if term.stem.starts_with(&term.plain) {
            format!("\"{}\" *", term.plain)
        } else {
            format!("(\"{}\" OR \"{}\" *)", term.stem, term.plain)
        }
    };
    let all = terms.iter().map(alternatives).collect::<Vec<_>>().join(" AND ");
    let mut parts = vec![if place == Where::Headline { format!("headline : ({all})") } else { format!("({all})") }];
    parts.extend(facets.iter().map(|facet| format!("\"{facet}\"")));
    parts.join(" AND ")
}

/// In PostgreSQL each word of a headline is indexed once more behind this private character: a weight would have to be
/// looked up in every match, since its index knows words only.
pub(crate) const IN_HEADLINE: &str = "\u{e001}";

/// The query as PostgreSQL's `tsquery`.
pub(crate) fn tsquery(terms: &[Term], facets: &[String], place: Where) -> String {
    let mark = if place == Where::Headline { IN_HEADLINE } else { "" };
    let alternatives = |term: &Term| {
        if !term.prefix {
            format!("'{mark}{}'", term.stem)
        } else if term.stem.starts_with(&term.plain) {
            format!("'{mark}{}':*", term.plain)
        } else {
            format!("('{mark}{}' | '{mark}{}':*)", term.stem, term.plain)
        }
    };
    terms.iter().map(alternatives).chain(facets.iter().map(|facet| format!("'{facet}'"))).collect::<Vec<_>>().join(" & ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_word_may_be_a_beginning() {
        let found = terms("Water treaties", true);
        assert_eq!(found.iter().map(|term| (term.stem.as_str(), term.prefix)).collect::<Vec<_>>(), [("water", false), ("treaty", true)]);
        assert!(!terms("water ", true)[0].prefix);
        assert_eq!(terms("water a", true).len(), 1);
        assert!(terms("\"'()*:^-🎉", true).is_empty());
        assert_eq!(terms(&"word ".repeat(5000), false).len(), 1);
    }

    #[test]
    fn queries_are_quoted() {
        let found = terms("AND OR near(x) treaties", true);
        assert_eq!(
            fts5(&found, &[], Where::Headline),
            "headline : (\"and\" AND \"or\" AND \"near\" AND \"x\" AND (\"treaty\" OR \"treaties\" *))"
        );
        assert_eq!(
            tsquery(&found[3..], &["f".to_owned()], Where::Headline),
            "'\u{e001}x' & ('\u{e001}treaty' | '\u{e001}treaties':*) & 'f'"
        );
    }
}
