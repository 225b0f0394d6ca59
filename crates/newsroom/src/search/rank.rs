//! Which hit fits best: the rarer the word and the more prominent its place, the better; of equals the newer.

use std::collections::HashMap;

use super::index::Doc;
use super::terms::Term;

/// How much an occurrence counts: headline, standfirst, names, captions, text.
const WEIGHTS: [f64; 5] = [6.0, 3.0, 2.5, 1.5, 1.0];
/// How fast further occurrences stop to matter (BM25's k1).
const SATURATION: f64 = 1.2;
/// A text of this many words is neither long nor short.
const USUAL_LENGTH: f64 = 400.0;
/// What being brand-new adds.
const FRESH: f64 = 0.4;
/// A story's freshness is worth half after this many days.
const HALF_LIFE_DAYS: f64 = 180.0;

/// What ranking knows about the whole archive and the moment.
#[derive(Debug)]
pub(crate) struct Archive<'a> {
    /// How many stories there are.
    pub(crate) stories: i64,
    /// In how many stories each term occurs.
    pub(crate) known: &'a HashMap<String, i64>,
    /// Now, in milliseconds.
    pub(crate) now: i64,
}

fn float(number: i64) -> f64 {
    // counts of stories and words are far below 2^52
    #[allow(clippy::cast_precision_loss)]
    let float = number as f64;
    float
}

/// How well a document fits.
pub(crate) fn score(doc: &Doc, terms: &[Term], archive: &Archive<'_>) -> f64 {
    let mut sums = vec![0.0_f64; terms.len()];
    for (field, weight) in doc.fields().into_iter().zip(WEIGHTS) {
        let mut counts = vec![0_i64; terms.len()];
        let mut length = 0_i64;
        for word in field.split(' ').filter(|word| !word.is_empty()) {
            length += 1;
            for (count, term) in counts.iter_mut().zip(terms) {
                *count += i64::from(term.fits(word));
            }
        }
        let short = if weight > 1.0 { 1.0 } else { 0.6 + 0.4 * float(length) / USUAL_LENGTH };
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum += weight * float(count.min(50)) / short;
        }
    }
    let stories = float(archive.stories.max(1));
    let relevance: f64 = terms
        .iter()
        .zip(sums)
        .map(|(term, sum)| {
            let holding = float(archive.known.get(&term.stem).copied().unwrap_or(10).clamp(1, archive.stories.max(1)));
            (1.0 + (stories - holding + 0.5) / (holding + 0.5)).ln() * sum * (SATURATION + 1.0) / (sum + SATURATION)
        })
        .sum();
    let phrase = if terms.len() > 1 && in_a_row(&doc.headline, terms) { 1.3 } else { 1.0 };
    let age_days = float((archive.now - doc.published_at).max(0)) / 86_400_000.0;
    relevance * phrase * (1.0 + FRESH * (-age_days / HALF_LIFE_DAYS).exp2())
}

/// Whether the terms stand one after the other.
fn in_a_row(field: &str, terms: &[Term]) -> bool {
    let words: Vec<&str> = field.split(' ').collect();
    words.windows(terms.len()).any(|window| window.iter().zip(terms).all(|(word, term)| term.fits(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::parse::parse;

    #[test]
    fn headlines_beat_texts_and_new_beats_old() {
        let known = HashMap::from([("summit".to_owned(), 5)]);
        let archive = Archive { stories: 100, known: &known, now: 400 * 86_400_000 };
        let terms = parse("summit", false).terms;
        let doc = |headline: &str, body: &str, days: i64| Doc {
            headline: headline.to_owned(),
            body: body.to_owned(),
            published_at: days * 86_400_000,
            ..Doc::default()
        };
        let scores: Vec<f64> = [
            doc("the summit", "a word", 390),
            doc("the summit", "a word", 10),
            doc("the talk", "summit of word", 390),
            doc("the talk", "word of word", 399),
        ]
        .iter()
        .map(|doc| score(doc, &terms, &archive))
        .collect();
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
    }
}
