//! From the newsroom to what a page shows. Everything a page needs is here before the first letter of it is drawn.

use domain::SitePath;

pub mod front;
pub mod list;
pub mod more;
pub mod panel;
pub mod search;
pub mod story;

pub use front::{Front, Strip, StripShape};
pub use list::{ListKind, ListPage};
pub use more::{MoreStories, more};
pub use panel::{Panel, panel};
pub use search::{SearchParams, SearchResults};
pub use story::{BylineView, StoryView};

/// What became of a look-up.
#[derive(Debug, Clone, PartialEq)]
pub enum Loaded<T> {
    /// The page.
    Page(T),
    /// It lives elsewhere for good: 301.
    Moved(SitePath),
    /// It was taken away for good: 410.
    Gone,
    /// There never was such a thing: 404.
    Missing,
}

/// Why a page could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The newsroom could not answer.
    #[error(transparent)]
    Newsroom(#[from] newsroom::Error),
}

/// Sentences in plain text, cut at a word near `most` characters: what search engines and feed readers show.
pub fn shortened(text: &str, most: usize) -> String {
    let text = domain::text::one_line(text);
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ';', ':', '.', '–', '—', ' ']))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn descriptions_end_at_a_word() {
        assert_eq!(shortened("A river is a timetable, and more", 24), "A river is a timetable…");
        assert_eq!(shortened("Short", 24), "Short");
        assert_eq!(shortened("سلام دنیا سلام", 6), "سلام…");
        assert_eq!(shortened("unbreakable", 4), "unbr…");
    }
}
