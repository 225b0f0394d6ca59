//! One typo forgiven: a word that occurs nowhere becomes the commonest word one slip away from it.

use std::collections::HashMap;

use super::terms::Term;
use super::words;
use crate::Result;
use crate::db::{Conn, on};
use crate::entity::rows_in;
use crate::error::Doing;

/// How many stories hold each of these words.
pub(crate) const KNOWN: &str = "SELECT word, stories FROM search_word WHERE word IN (";
/// Words that begin like this.
pub(crate) const BEGINS_WITH: &str = "SELECT word, shown, stories FROM search_word WHERE word >= $1 AND word < $2 ORDER BY word LIMIT $3";
/// Words that end like this.
pub(crate) const ENDS_WITH: &str =
    "SELECT word, shown, stories FROM search_word WHERE reversed >= $1 AND reversed < $2 ORDER BY reversed LIMIT $3";

/// So many words of the vocabulary are compared for one look-up.
const COMPARED: i64 = 20_000;
/// Shorter words are too easily something else.
const SHORTEST: usize = 4;
/// Sorts after every character.
const LAST: char = '\u{10ffff}';

const DOING: &str = "looking for the words meant";

/// A word of the vocabulary.
type Known = (String, String, i64);

/// In how many stories each term occurs, after correction, and the corrected words if one was corrected.
pub(crate) async fn correct(conn: &mut Conn<'_>, terms: &mut [Term]) -> Result<(HashMap<String, i64>, Option<String>)> {
    let stems: Vec<&str> = terms.iter().map(|term| term.stem.as_str()).collect();
    let rows: Vec<(String, i64)> = rows_in(conn, KNOWN, &stems, DOING).await?;
    let mut known: HashMap<String, i64> = rows.into_iter().collect();
    let mut shown: Vec<String> = terms.iter().map(|term| words::shown(&term.plain)).collect();
    let mut corrected = false;
    for (term, shown) in terms.iter_mut().zip(&mut shown) {
        if known.contains_key(&term.stem) || (term.prefix && begins_a_word(conn, &term.plain).await?) {
            continue;
        }
        if let Some((word, written, stories)) = nearest(conn, term).await? {
            *shown = written;
            known.insert(word.clone(), stories);
            *term = Term { plain: word.clone(), stem: word, prefix: term.prefix };
            corrected = true;
        }
    }
    Ok((known, corrected.then(|| shown.join(" "))))
}

async fn range(conn: &mut Conn<'_>, sql: &'static str, from: &str, limit: i64) -> Result<Vec<Known>> {
    let until = format!("{from}{LAST}");
    on!(conn, c => sqlx::query_as(sql).bind(from).bind(&until).bind(limit).fetch_all(c).await).doing(DOING)
}

async fn begins_a_word(conn: &mut Conn<'_>, beginning: &str) -> Result<bool> {
    Ok(!range(conn, BEGINS_WITH, beginning, 1).await?.is_empty())
}

/// One slip leaves either the first or the second half of a word as it was, so two ranges of the vocabulary hold every candidate.
async fn nearest(conn: &mut Conn<'_>, term: &Term) -> Result<Option<Known>> {
    let letters: Vec<char> = term.stem.chars().collect();
    // a number is never another number
    if letters.len() < SHORTEST || letters.first().is_some_and(char::is_ascii_digit) {
        return Ok(None);
    }
    let half = letters.len() / 2;
    let first: String = letters.iter().take(half).collect();
    // a slip at the seam (two letters swapped) touches both halves by one letter
    let second: String = letters.iter().skip(half + 1).rev().collect();
    let mut candidates = range(conn, BEGINS_WITH, &first, COMPARED).await?;
    candidates.extend(range(conn, ENDS_WITH, &second, COMPARED).await?);
    let typed: Vec<char> = term.plain.chars().collect();
    let fits = |word: &str| one_slip(&letters, word) || (term.prefix && begins_one_slip_away(&typed, word));
    let best = candidates.into_iter().filter(|(word, _, stories)| *stories > 0 && fits(word));
    Ok(best.max_by(|a, b| (a.2, &b.0).cmp(&(b.2, &a.0))))
}

/// Whether `word` is `typed` with one letter missing, added, exchanged, or two neighbours swapped.
fn one_slip(typed: &[char], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    within_one(typed, &word)
}

/// Whether some beginning of `word` is one slip away from `typed`.
fn begins_one_slip_away(typed: &[char], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    (typed.len().saturating_sub(1)..=typed.len() + 1).any(|length| word.get(..length).is_some_and(|beginning| within_one(typed, beginning)))
}

fn within_one(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    match (a, b) {
        ([], []) => true,
        ([], [_]) | ([_], []) => true,
        ([a0, a1, rest_a @ ..], [b0, b1, rest_b @ ..]) if a0 == b1 && a1 == b0 && rest_a == rest_b => true,
        ([_, rest_a @ ..], [_, rest_b @ ..]) => rest_a == rest_b || rest_a == b || a == rest_b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_and_no_more() {
        let slip = |a: &str, b: &str| within_one(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (typed, word) in [
            ("sumit", "summit"),
            ("summmit", "summit"),
            ("sumnit", "summit"),
            ("smumit", "summit"),
            ("summi", "summit"),
            ("ummit", "summit"),
            ("summti", "summit"),
        ] {
            assert!(slip(typed, word) && slip(word, typed), "{typed}");
        }
        for (typed, word) in [("sumt", "summit"), ("smmuti", "summit"), ("", "ab"), ("abcd", "badc")] {
            assert!(!slip(typed, word), "{typed}");
        }
        assert!(begins_one_slip_away(&"diplmac".chars().collect::<Vec<_>>(), "diplomacy"));
    }
}
