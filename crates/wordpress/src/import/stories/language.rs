//! Which language a story is in, and which way it runs.

use domain::{Direction, Language};

use crate::import::multilingual;
use crate::wxr::Item;

/// The language that a multilingual plugin filed the story under, else the paper's: the one that was taken of several in one text, a term
/// of Polylang, or a value of WPML or Bogo.
pub(super) fn language(paper: &Language, item: &Item) -> Language {
    let terms = item.terms.iter().filter(|term| term.domain == "language").map(|term| term.slug.as_str());
    let values = ["_wpml_import_language_code", "wpml_language", "_wpml_language", "_locale"].iter().filter_map(|key| item.meta(key));
    let codes = multilingual::taken(item).into_iter().chain(terms).chain(values);
    let filed = codes.map(|code| code.trim().replace('_', "-")).find_map(|code| Language::parse(&code).ok());
    // `en` in a paper that is in `en-GB` says less than the paper does
    filed.filter(|filed| filed.as_str().contains('-') || !filed.is_same_as(paper)).unwrap_or_else(|| paper.clone())
}

/// Whether WordPress's English typography belongs into it.
pub(super) fn is_english(language: &Language) -> bool {
    language.as_str().to_ascii_lowercase().starts_with("en")
}

/// The language's own direction; but a story whose headline is in Arabic or Hebrew letters runs as these do, whatever it was filed under.
pub(super) fn direction(language: &Language, headline: &str) -> Direction {
    let letters = || headline.chars().filter(|c| c.is_alphabetic());
    let from_right = |c: &char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if letters().filter(from_right).count() * 2 > letters().count() { Direction::RightToLeft } else { language.direction() }
}
