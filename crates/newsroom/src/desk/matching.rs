//! Names and titles that match what somebody types: without case and accents, the last word perhaps unfinished.

use crate::search::words;

/// The words of a text as search compares them.
pub(crate) fn folded(text: &str) -> Vec<String> {
    words(text).map(|word| word.plain).collect()
}

/// Whether each word is there, and a word that begins with the last one.
pub(crate) fn matches(text: &str, wanted: &[String]) -> bool {
    let Some((last, whole)) = wanted.split_last() else { return true };
    let there = folded(text);
    whole.iter().all(|word| there.contains(word)) && there.iter().any(|word| word.starts_with(last.as_str()))
}
