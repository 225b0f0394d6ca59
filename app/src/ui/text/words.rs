//! Every word of the interface, in one place. The paper's own words (name, sections, menus) come from its settings.

#![allow(missing_docs, reason = "each constant is its own explanation")]

use domain::{BylineRole, StoryFormat};

pub const HOME: &str = "Home";
pub const LATEST: &str = "Latest";
pub const MORE: &str = "More";
pub const SKIP: &str = "Skip to main content";
pub const MENU: &str = "Menu";
pub const CLOSE: &str = "Close";
pub const MAIN_MENU: &str = "Main menu";
pub const FOOTER_MENU: &str = "More pages";
pub const SEARCH: &str = "Search";
pub const SEARCH_FOR: &str = "Search stories";
pub const SUGGESTIONS: &str = "Stories found";
pub const VIEW_ALL: &str = "View all results";
pub const NOTHING_FOUND: &str = "No stories found";
pub const MORE_STORIES: &str = "More stories";
pub const LOADING: &str = "Loading…";
pub const MORE_FAILED: &str = "Couldn't load more stories.";
pub const TRY_AGAIN: &str = "Try again";
pub const PANEL_FAILED: &str = "Couldn't load the latest stories. Go to";
pub const SUGGEST_FAILED: &str = "Couldn't load suggestions. Press Enter to search.";
pub const ALL_STORIES: &str = "All stories";
pub const YOU_ARE_HERE: &str = "You are here";
pub const PUBLISHED: &str = "Published";
pub const UPDATED: &str = "Updated";
pub const CORRECTED: &str = "Corrected";
pub const CORRECTION: &str = "Correction";
pub const CORRECTIONS: &str = "Corrections";
pub const CORRECTIONS_ABOUT: &str = "What we got wrong in our stories, and when we put it right.";
pub const MORE_CORRECTIONS: &str = "Earlier corrections";
pub const FILED_UNDER: &str = "Also in";
pub const TAGS: &str = "Topics";
pub const PREVIOUS: &str = "Previous story";
pub const NEXT: &str = "Next story";
pub const NEIGHBOURS: &str = "Before and after this story";
pub const COMMENTS: &str = "Comments";
pub const MORE_COMMENTS: &str = "More comments";
pub const EARLIER_COMMENTS: &str = "Earlier comments";
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
pub const TO_THE_FRONT: &str = "Go to the front page";
pub const PICTURE_MISSING: &str = "Picture unavailable";
pub const VIDEO_MISSING: &str = "Video unavailable";
pub const AUDIO_MISSING: &str = "Audio unavailable";
pub const FILE_MISSING: &str = "File unavailable";
pub const DOWNLOAD: &str = "Download";
pub const KEY_POINTS: &str = "In short";
pub const RELATED: &str = "Read also";
pub const PINNED: &str = "Pinned";
pub const FILTERS: &str = "Filters";
pub const ANY_SECTION: &str = "All sections";
pub const ANY_AUTHOR: &str = "All authors";
pub const SECTION: &str = "Section";
pub const AUTHOR: &str = "Author";
pub const FROM_DAY: &str = "From";
pub const UNTIL_DAY: &str = "Until";
pub const ORDER: &str = "Sort by";
pub const BEST_FIRST: &str = "Relevance";
pub const NEWEST_FIRST: &str = "Newest";
pub const WORDS: &str = "Search for";
pub const APPLY: &str = "Search";
pub const CLEAR: &str = "Clear all filters";
pub const PAGES: &str = "Pages of results";
pub const EARLIER_PAGE: &str = "Previous page";
pub const LATER_PAGE: &str = "Next page";
pub const SEARCH_HINT: &str = "Type one or more words: a name, a place, a subject. Headlines, text, captions and authors are searched.";
pub const SEARCH_EMPTY_HINT: &str = "Check the spelling, use fewer or more general words, or clear the filters.";
pub const BROWSE: &str = "Or browse the sections";
pub const LOCKED: &str = "This story is protected";
pub const LOCKED_MORE: &str = "It is open only to readers with a password. If you have one, contact the newsroom.";
pub const PAGES_BELOW: &str = "In this part";
pub const BELOW_SECTION: &str = "In this section";
pub const WRITTEN_BY: &str = "About the author";
pub const EXTERNAL: &str = "opens another site";
pub const RSS: &str = "RSS feed";

pub const MISSING_TITLE: &str = "Page not found";
pub const MISSING_TEXT: &str =
    "There is no page at this address. It may have been mistyped, or the link that brought you here is out of date.";
pub const GONE_TITLE: &str = "No longer available";
pub const GONE_TEXT: &str = "This page has been permanently removed.";
pub const ERROR_TITLE: &str = "Something went wrong";
pub const ERROR_TEXT: &str = "We couldn't load this page. The fault is ours; please try again in a moment.";

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

/// `12 more stories`: announced when they have been added to the list.
pub fn more_stories_loaded(count: usize) -> String {
    counted(count, "more story", "more stories")
}

/// `8 suggestions`: announced when they have opened below the search field.
pub fn suggestions(count: usize) -> String {
    counted(count, "suggestion", "suggestions")
}

/// The label before names of the same role.
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

/// The format of a story, where readers should know it before they open it.
pub fn format(format: StoryFormat) -> Option<&'static str> {
    match format {
        StoryFormat::Audio => Some("Audio"),
        StoryFormat::Gallery => Some("Pictures"),
        StoryFormat::Live => Some("Live"),
        StoryFormat::Video => Some("Video"),
        StoryFormat::Standard
        | StoryFormat::Aside
        | StoryFormat::Chat
        | StoryFormat::Image
        | StoryFormat::Link
        | StoryFormat::Quote
        | StoryFormat::Status => None,
    }
}

/// The age of a story, from thirty days on.
pub fn age(days: i64) -> Option<String> {
    let old = match days {
        ..30 => return None,
        30..365 => counted(usize::try_from(days / 30).unwrap_or(1), "month", "months"),
        _ => counted(usize::try_from(days * 100 / 36_525).unwrap_or(1).max(1), "year", "years"),
    };
    Some(format!("This story is more than {old} old"))
}

/// Before the corrected query: `No stories found for “traety”. Showing results for`.
pub fn corrected_from(terms: &str) -> String {
    format!("{NOTHING_FOUND} for “{terms}”. Showing results for")
}

/// `Search “the long talks”`.
pub fn search_terms(terms: &str) -> String {
    format!("{SEARCH} “{terms}”")
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

/// The title of a story's comments.
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

/// `Error 7f3a`: what a reader can quote to the newsroom.
pub fn error_number(id: &str) -> String {
    format!("If you write to us about it, mention {id}.")
}

/// `View on YouTube`; without a name of its own, the provider is the host.
pub fn see_on(provider: &str) -> String {
    format!("View on {provider}")
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
