//! Words of splitting a section or tag.

use crate::ui::words::words;

words! {
    split {
        /// Title of a part of a section's or tag's page.
        SPLIT = "Split off";
        /// Under it.
        SPLIT_HINT = "Choose stories and move them into a new one that is made for them. You see what happens before it does.";
        /// Button.
        SPLIT_CHOOSE = "Choose stories";
        /// Title.
        SPLIT_TITLE = "Split off from {from}";
        /// Under it.
        SPLIT_INTRO = "Find stories by words of their headlines or by a tag, tick those that move, and name the new one.";
        /// Label.
        SPLIT_SECTION = "Name of the new section";
        /// Label.
        SPLIT_TAG = "Name of the new tag";
        /// Label.
        SPLIT_WORDS = "Words of the headline";
        /// Label.
        SPLIT_WITH_TAG = "With the tag";
        /// Legend.
        SPLIT_STORIES = "Stories that move";
        /// A box to tick.
        SPLIT_ALL = "The {count} that fits", "All {count} that fit, also those that are not shown";
        /// Instead of a list.
        SPLIT_NONE = "No story fits.";
        /// Button.
        SPLIT_PREVIEW = "See what happens";
        /// What happens.
        SPLIT_MAKES = "{name} is made, with the page {path} and a feed of its own.";
        /// What happens.
        SPLIT_KEEPS = "{from} stays with the rest; no URL of a story changes.";
        /// Heading.
        SPLIT_STAY = "{count} story stays", "{count} stories stay";
        /// Under it.
        SPLIT_STAY_WHY = "They have changes that readers do not see yet: publish these first, then move the story. Or they moved meanwhile.";
        /// After a list of headlines.
        SPLIT_MORE = "and {count} more", "and {count} more";
        /// Button.
        SPLIT_NOW = "Split off";
        /// What happened.
        SPLIT_DONE = "Split off. Readers see it now.";
        /// Error.
        SPLIT_NONE_CHOSEN = "Tick at least one story.";
        /// Error.
        SPLIT_TOO_MANY = "{number} stories are chosen; at most 1,000 move at once. Narrow the choice.";
        /// Error.
        SPLIT_NO_TAG = "There is no tag of this name.";
        /// Error.
        SPLIT_AGAIN = "Something changed since you looked. This is how it would be now.";
    }
}
