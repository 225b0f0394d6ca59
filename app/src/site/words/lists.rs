//! Words of the front page and of lists of stories.

use crate::ui::words::words;

words! {
    lists {
        /// Before the languages in which an author works.
        LANGUAGES = "Languages";
        /// Link.
        MORE_STORIES = "More stories";
        /// Meanwhile.
        LOADING = "Loading…";
        /// After an error.
        MORE_FAILED = "Couldn't load more stories.";
        /// Link.
        TRY_AGAIN = "Try again";
        /// Announced when they were added.
        MORE_LOADED = "{count} more story", "{count} more stories";
        /// Link at the end of the front page.
        ALL_STORIES = "All stories";
        /// Label of the links under the first story.
        RELATED = "On the same subject";
        /// Of a tag or author.
        STORIES = "{count} story", "{count} stories";
        /// Title of a paper without stories.
        FRONT_EMPTY = "The first edition is being set";
        /// Below it.
        FRONT_EMPTY_MORE = "No story has been published yet. Come back soon.";
        /// Instead of a list.
        EMPTY = "Nothing has been published here yet.";
        /// Label of the sections below one.
        BELOW_SECTION = "In this section";
    }
}
