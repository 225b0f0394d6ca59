//! Query terms, in the syntax of both databases.

use super::parse::Parsed;
use super::words::Word;

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
    /// Whether a word of a text, or the part of it that is indexed beside it, is what this term asks for.
    pub(crate) fn fits_word(&self, word: &Word) -> bool {
        self.fits(&word.stem) || word.part.as_ref().is_some_and(|part| self.fits(part))
    }
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
pub(crate) fn fts5(query: &Parsed, facets: &[String], place: Where) -> String {
    let alternatives = |term: &Term| {
        if !term.prefix {
            format!("\"{}\"", term.stem)
        } else if term.stem.starts_with(&term.plain) {
            format!("\"{}\" *", term.plain)
        } else {
            format!("(\"{}\" OR \"{}\" *)", term.stem, term.plain)
        }
    };
    let all = query.terms.iter().map(alternatives).collect::<Vec<_>>().join(" AND ");
    let mut parts = vec![if place == Where::Headline { format!("headline : ({all})") } else { format!("({all})") }];
    parts.extend(facets.iter().map(|facet| format!("\"{facet}\"")));
    let wanted = parts.join(" AND ");
    let together = |words: &Vec<String>| format!("({})", words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" AND "));
    match query.without.is_empty() {
        true => wanted,
        false => format!("({wanted}) NOT ({})", query.without.iter().map(together).collect::<Vec<_>>().join(" OR ")),
    }
}

/// In PostgreSQL each word of a headline is indexed once more behind this private character: a weight would have to be
/// looked up in every match, since its index knows words only.
pub(crate) const IN_HEADLINE: &str = "\u{e001}";

/// The query as PostgreSQL's `tsquery`.
pub(crate) fn tsquery(query: &Parsed, facets: &[String], place: Where) -> String {
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
    let together = |words: &Vec<String>| format!("!({})", words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" & "));
    let wanted = query.terms.iter().map(alternatives).chain(facets.iter().map(|facet| format!("'{facet}'")));
    wanted.chain(query.without.iter().map(together)).collect::<Vec<_>>().join(" & ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::parse::parse;

    #[test]
    fn queries_are_quoted() {
        let found = parse("AND OR near(x) treaties", true);
        assert_eq!(
            fts5(&found, &[], Where::Headline),
            "headline : (\"and\" AND \"or\" AND \"near\" AND \"x\" AND (\"treaty\" OR \"treaties\" *))"
        );
        let found = parse("x treaties", true);
        assert_eq!(tsquery(&found, &["f".to_owned()], Where::Headline), "'\u{e001}x' & ('\u{e001}treaty' | '\u{e001}treaties':*) & 'f'");
    }

    #[test]
    fn what_is_excluded_is_negated() {
        let found = parse("dam -treaty -\"joint statement\"", false);
        assert_eq!(
            fts5(&found, &["f".to_owned()], Where::Anywhere),
            "((\"dam\") AND \"f\") NOT ((\"treaty\") OR (\"joint\" AND \"statement\"))"
        );
        assert_eq!(tsquery(&found, &[], Where::Anywhere), "'dam' & !('treaty') & !('joint' & 'statement')");
    }
}
