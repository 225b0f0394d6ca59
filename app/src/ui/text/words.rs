//! Every word of the interface, in one place. The paper's own words (name, sections, menus) come from its settings.

#![allow(missing_docs, reason = "each constant is its own explanation")]

use domain::BylineRole;

pub const HOME: &str = "Home";
pub const LATEST: &str = "Latest";
pub const MORE: &str = "More";
pub const SKIP: &str = "Skip to the text";
pub const MENU: &str = "Menu";
pub const CLOSE: &str = "Close";
pub const MAIN_MENU: &str = "Main menu";
pub const FOOTER_MENU: &str = "More pages";
pub const SEARCH: &str = "Search";
pub const SEARCH_FOR: &str = "Search stories";
pub const SUGGESTIONS: &str = "Stories found";
pub const VIEW_ALL: &str = "View all results";
pub const NOTHING_FOUND: &str = "No story found";
pub const MORE_STORIES: &str = "More stories";
pub const MORE_FAILED: &str = "More stories cannot be loaded just now. The link opens them as a page:";
pub const PANEL_FAILED: &str = "The latest stories cannot be loaded just now. Go to";
pub const SUGGEST_FAILED: &str = "No suggestions just now. Press Enter to search.";
pub const ALL_STORIES: &str = "All stories";
pub const YOU_ARE_HERE: &str = "You are here";
pub const PUBLISHED: &str = "Published";
pub const UPDATED: &str = "Updated";
pub const FILED_UNDER: &str = "Also in";
pub const TAGS: &str = "Subjects";
pub const PREVIOUS: &str = "Previous story";
pub const NEXT: &str = "Next story";
pub const NEIGHBOURS: &str = "Before and after this story";
pub const COMMENTS: &str = "Comments";
pub const COMMENTS_CLOSED: &str = "Comments are closed.";
pub const NO_COMMENTS: &str = "No one has commented yet.";
pub const NAMELESS: &str = "A reader";
pub const SECTIONS: &str = "Sections";
pub const RECENT: &str = "Recent stories";
pub const FOLLOW: &str = "Follow us";
pub const WRITE: &str = "Write to us";
pub const FRONT_EMPTY: &str = "The first edition is being set";
pub const FRONT_EMPTY_MORE: &str = "No story has been published yet. Come back soon.";
pub const LIST_EMPTY: &str = "Nothing has been published here yet.";
pub const TO_THE_FRONT: &str = "To the front page";
pub const PICTURE_MISSING: &str = "Picture not available";
pub const FILM_MISSING: &str = "Film not available";
pub const RECORDING_MISSING: &str = "Recording not available";
pub const FILE_MISSING: &str = "This file is not available";
pub const DOWNLOAD: &str = "Download";
pub const KEY_POINTS: &str = "In short";
pub const RELATED: &str = "Read also";
pub const PINNED: &str = "Pinned";
pub const FILTERS: &str = "Narrow the search";
pub const ANY_SECTION: &str = "All sections";
pub const ANY_AUTHOR: &str = "All authors";
pub const SECTION: &str = "Section";
pub const AUTHOR: &str = "Author";
pub const FROM_DAY: &str = "From";
pub const UNTIL_DAY: &str = "Until";
pub const ORDER: &str = "Order";
pub const BEST_FIRST: &str = "Best match first";
pub const NEWEST_FIRST: &str = "Newest first";
pub const WORDS: &str = "Words to look for";
pub const APPLY: &str = "Search";
pub const CLEAR: &str = "Clear all filters";
pub const PAGES: &str = "Pages of results";
pub const EARLIER_PAGE: &str = "Previous page";
pub const LATER_PAGE: &str = "Next page";
pub const SEARCH_HINT: &str = "Type one or more words: a name, a place, a subject. Headlines, text, captions and authors are searched.";
pub const SEARCH_EMPTY_HINT: &str = "Check the spelling, use fewer or more general words, or clear the filters.";
pub const BROWSE: &str = "Or browse the sections";
pub const LOCKED: &str = "This story is protected";
pub const LOCKED_MORE: &str = "Its editors have put a word before it. If you were given the word, ask the newsroom how to read it here.";
pub const PAGES_BELOW: &str = "In this part";
pub const BELOW_SECTION: &str = "In this section";
pub const WRITTEN_BY: &str = "About the author";
pub const EXTERNAL: &str = "opens another site";
pub const RSS: &str = "RSS feed";

pub const MISSING_TITLE: &str = "Page not found";
pub const MISSING_TEXT: &str =
    "There is no page at this address. It may have been mistyped, or the link that brought you here is out of date.";
pub const GONE_TITLE: &str = "No longer available";
pub const GONE_TEXT: &str = "What stood at this address has been taken down for good.";
pub const ERROR_TITLE: &str = "Something went wrong";
pub const ERROR_TEXT: &str = "The page could not be made. It is our fault, not yours; please try again in a moment.";

/// `by` with its capital, before the first name.
pub const BY: &str = "By";
/// Between the last two names.
pub const AND: &str = "and";

/// `5 min read`.
pub fn reading_time(minutes: usize) -> String {
    format!("{minutes} min read")
}

/// `1 comment`, `7 comments`.
pub fn comments(count: usize) -> String {
    counted(count, "comment", "comments")
}

/// `1 story`, `7 stories`.
pub fn stories(count: i64) -> String {
    if count == 1 { "1 story".to_owned() } else { format!("{} stories", super::numbers::grouped(count)) }
}

/// `3 results`, or `More than 1,000 results`.
pub fn results(total: i64, capped: bool) -> String {
    match total {
        1 if !capped => "1 result".to_owned(),
        total if capped => format!("More than {} results", super::numbers::grouped(total)),
        total => format!("{} results", super::numbers::grouped(total)),
    }
}

/// `12 more stories`: read out when they have been put below the others.
pub fn more_stories_loaded(count: usize) -> String {
    counted(count, "more story", "more stories")
}

/// `8 suggestions`: read out when they have opened below the search field.
pub fn suggestions(count: usize) -> String {
    counted(count, "suggestion", "suggestions")
}

/// What stands before a group of names that did the same.
pub fn role(role: BylineRole) -> &'static str {
    match role {
        BylineRole::Writer => BY,
        BylineRole::Contributor => "With reporting by",
        BylineRole::Photographer => "Photographs by",
        BylineRole::Illustrator => "Illustrations by",
        BylineRole::Translator => "Translated by",
        BylineRole::Editor => "Edited by",
    }
}

/// How old a story is, once it is old enough to say so: after thirty days.
pub fn age(days: i64) -> Option<String> {
    let old = match days {
        ..30 => return None,
        30..365 => counted(usize::try_from(days / 30).unwrap_or(1), "month", "months"),
        _ => counted(usize::try_from(days * 100 / 36_525).unwrap_or(1).max(1), "year", "years"),
    };
    Some(format!("This story is more than {old} old"))
}

/// `More from Diplomacy`.
pub fn more_from(name: &str) -> String {
    format!("More from {name}")
}

/// `Latest stories in Diplomacy`.
pub fn latest_in(name: &str) -> String {
    format!("Latest stories in {name}")
}

/// `Show stories of Diplomacy`.
pub fn open_panel(name: &str) -> String {
    format!("Latest in {name}")
}

/// `Page 3 of the results`.
pub fn page_of_results(page: u32) -> String {
    format!("Page {page}")
}

/// `© 2026 Diplomatic Affairs`.
pub fn copyright(year: i16, name: &str) -> String {
    format!("© {year} {name}")
}

/// `Maira Shah on Mastodon`.
pub fn profile(name: &str, network: &str) -> String {
    format!("{name} on {network}")
}

/// What readers wrote under one story.
pub fn comments_on(headline: &str) -> String {
    format!("Comments on {headline}")
}

/// A comment as an item of a feed: `Zoya Khan on Water talks`.
pub fn comment_on(name: &str, headline: &str) -> String {
    format!("{name} on {headline}")
}

/// `In reply to Maira`.
pub fn in_reply_to(name: &str) -> String {
    format!("In reply to {name}")
}

/// `Error 7f3a`: what a reader can tell the newsroom.
pub fn error_number(id: &str) -> String {
    format!("If you write to us about it, mention {id}.")
}

/// `Watch on YouTube`; without a name, the host speaks for itself.
pub fn see_on(provider: &str) -> String {
    format!("See it on {provider}")
}

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", super::numbers::grouped(i64::try_from(count).unwrap_or(i64::MAX))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_months_and_years() {
        assert_eq!(age(29), None);
        assert_eq!(age(30).as_deref(), Some("This story is more than 1 month old"));
        assert_eq!(age(364).as_deref(), Some("This story is more than 12 months old"));
        assert_eq!(age(365).as_deref(), Some("This story is more than 1 year old"));
        assert_eq!(age(365 * 3).as_deref(), Some("This story is more than 2 years old"));
        assert_eq!(age(366 * 3).as_deref(), Some("This story is more than 3 years old"));
    }

    #[test]
    fn counts() {
        assert_eq!(comments(1), "1 comment");
        assert_eq!(comments(0), "0 comments");
        assert_eq!(results(1000, true), "More than 1,000 results");
    }
}
