//! Which language a story is in, and which way it runs.

use domain::{Direction, Language};

use crate::wxr::Item;

/// The language that Polylang filed the story under, else the paper's.
pub(super) fn language(paper: &Language, item: &Item) -> Language {
    let filed = item.terms.iter().filter(|term| term.domain == "language").find_map(|term| Language::parse(&term.slug).ok());
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
