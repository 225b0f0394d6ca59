//! The part of a text that shows why a story was found.

use super::SnippetPart;
use super::terms::Term;
use super::words::{Word, words};

/// So many words are shown.
const SHOWN: usize = 32;
/// Number of words of a text that are searched.
const LOOKED_AT: usize = 20_000;

/// The stretch with the most different terms, with the hits marked; empty where the text holds none.
pub(crate) fn snippet(text: &str, terms: &[Term]) -> Vec<SnippetPart> {
    let found: Vec<Word> = words(text).take(LOOKED_AT).collect();
    let hits: Vec<(usize, usize)> =
        found.iter().enumerate().filter_map(|(at, word)| Some((at, terms.iter().position(|term| term.fits_word(word))?))).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (from, (first, _)) in hits.iter().enumerate() {
        let within: Vec<usize> = hits.iter().skip(from).take_while(|(at, _)| *at < first + SHOWN - 6).map(|(_, term)| *term).collect();
        let different = terms.iter().enumerate().filter(|(term, _)| within.contains(term)).count();
        if best.is_none_or(|(most, count, _)| (different, within.len().min(4)) > (most, count)) {
            best = Some((different, within.len().min(4), *first));
        }
    }
    let Some((_, _, first)) = best else { return Vec::new() };
    let begin = first.saturating_sub(6);
    let shown: Vec<&Word> = found.iter().skip(begin).take(SHOWN).collect();
    let (Some(start), Some(end)) = (shown.first().map(|word| word.start), shown.last().map(|word| word.end)) else { return Vec::new() };
    let mut parts = Parts(Vec::new());
    if begin > 0 {
        parts.push("… ", false);
    }
    let mut at = if begin == 0 { 0 } else { start };
    for word in &shown {
        if terms.iter().any(|term| term.fits_word(word)) {
            parts.push(text.get(at..word.start).unwrap_or_default(), false);
            parts.push(text.get(word.start..word.end).unwrap_or_default(), true);
            at = word.end;
        }
    }
    let rest = begin + shown.len() < found.len();
    parts.push(text.get(at..if rest { end } else { text.len() }).unwrap_or_default(), false);
    if rest {
        parts.push(" …", false);
    }
    parts.0
}

struct Parts(Vec<SnippetPart>);

/// Stands between blocks of which the first does not end a sentence.
const BETWEEN_BLOCKS: &str = " · ";

impl Parts {
    /// Whether a block that ends here, after `folded`, ends without a mark that says so.
    fn is_within_sentence(&self, folded: &str) -> bool {
        let before = folded.trim_end().chars().next_back();
        let before = before.or_else(|| self.0.last().and_then(|part| part.text.trim_end().chars().next_back()));
        before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']' | '%' | '"' | '”' | '’'))
    }

    /// Adds characters, white space folded, joined to the part before if that is of the same kind.
    fn push(&mut self, text: &str, hit: bool) {
        let mut folded = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                // every line is a block of its own: a heading must not read on into the paragraph below it
                '\n' if self.is_within_sentence(&folded) => {
                    folded.truncate(folded.trim_end().len());
                    folded.push_str(BETWEEN_BLOCKS);
                }
                c if c.is_whitespace() || c.is_control() => {
                    if !folded.ends_with(' ') {
                        folded.push(' ');
                    }
                }
                c => folded.push(c),
            }
        }
        if folded.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.hit == hit => last.text.push_str(&folded),
            _ => self.0.push(SnippetPart { text: folded, hit }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::parse::parse;

    #[test]
    fn marks_the_words_as_they_are_written() {
        let text = format!("{} The Treaties of Indus waters were signed. {}", "filler ".repeat(60), "more ".repeat(60));
        let parts = snippet(&text, &parse("treaty water", false).terms);
        let hits: Vec<_> = parts.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
        assert_eq!(hits, ["Treaties", "waters"]);
        let all: String = parts.iter().map(|part| part.text.as_str()).collect();
        assert!(all.starts_with("… filler") && all.ends_with(" …") && all.contains("Treaties of Indus"), "{all}");
        assert!(snippet("nothing here", &parse("water", false).terms).is_empty());
    }

    #[test]
    fn blocks_do_not_read_on_into_each_other() {
        let all = |text: &str| snippet(text, &parse("treaty", false).terms).iter().map(|part| part.text.as_str()).collect::<String>();
        assert_eq!(all("The road\nA treaty\nwas signed.\nIt holds"), "The road · A treaty · was signed. It holds");
        assert_eq!(all("Treaty\n\n  Who pays?\nNobody"), "Treaty · Who pays? Nobody");
        assert_eq!(all("The treaty\twas  signed"), "The treaty was signed");
    }
}
