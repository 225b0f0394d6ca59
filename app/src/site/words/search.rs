//! Words of the search field and of the search page.

use crate::ui::words::words;

words! {
    search {
        /// Label of the field in the header.
        SEARCH_FOR = "Search stories";
        /// Label of the list below it.
        SUGGESTIONS = "Stories found";
        /// Announced when they have opened.
        SUGGESTED = "{count} suggestion", "{count} suggestions";
        /// Instead of suggestions.
        SUGGEST_FAILED = "Couldn't load suggestions. Press Enter to search.";
        /// Link below suggestions.
        VIEW_ALL = "View all results";
        /// Instead of results.
        NOTHING_FOUND = "No stories found";
        /// Below it.
        EMPTY_HINT = "Check the spelling, use fewer or more general words, or clear the filters.";
        /// Before the first search.
        HINT = "Type one or more words: a name, a place, a subject. Headlines, text, captions and authors are searched.";
        /// Before the corrected query.
        CORRECTED_FROM = "No stories found for “{terms}”. Showing results for";
        /// Over the results.
        RESULTS = "{count} result", "{count} results";
        /// Over the results, where nobody counted all of them.
        MANY_RESULTS = "More than {count} result", "More than {count} results";
        /// Label of the field.
        WORDS_LABEL = "Search for";
        /// Label.
        FILTERS = "Filters";
        /// Choice.
        ANY_SECTION = "All sections";
        /// Choice.
        ANY_AUTHOR = "All authors";
        /// Label.
        SECTION = "Section";
        /// Label.
        AUTHOR = "Author";
        /// What a suggestion is.
        SUBJECT = "Subject";
        /// Label of the first day.
        FROM_DAY = "From";
        /// Label of the last day.
        UNTIL_DAY = "Until";
        /// Label.
        ORDER = "Sort by";
        /// Choice.
        BEST_FIRST = "Relevance";
        /// Choice.
        NEWEST_FIRST = "Newest";
        /// Link.
        CLEAR = "Clear all filters";
        /// Label.
        PAGES = "Pages of results";
        /// Link.
        EARLIER_PAGE = "Previous page";
        /// Link.
        LATER_PAGE = "Next page";
        /// The number of this page.
        PAGE = "Page {number}";
        /// Over links to sections.
        BROWSE = "Or browse the sections";
        /// Link on a page that does not exist.
        TERMS = "Search “{terms}”";
    }
}
