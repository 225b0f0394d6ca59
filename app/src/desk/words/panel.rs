//! Words of the panel beside the text of a story.

use crate::{islands::desk::PanelWords, ui::words::words};

/// They reach the browser as a prop, by the part of their name after the point.
pub fn for_island() -> PanelWords {
    WORDS.iter().filter_map(|word| Some((word.name.strip_prefix("panel.")?.to_owned(), word.text().to_owned()))).collect()
}

words! {
    panel {
        /// Name of the panel.
        PANEL = "About the story";
        /// The primary section.
        SECTION = "Section";
        /// No section chosen.
        NO_SECTION = "No section yet";
        /// Further sections.
        ALSO_IN = "Also in";
        /// Group of fields.
        FRONT_AND_SEARCH = "Front page and search";
        /// Field.
        FRONT_HEADLINE = "Headline on the front page";
        /// Shown while a field is empty.
        AS_HEADLINE = "as the headline";
        /// Shown while a field is empty.
        AS_STANDFIRST = "as the standfirst";
        /// Field.
        SEO_TITLE = "Title in search results";
        /// Field.
        SEO_DESCRIPTION = "Description in search results";
        /// Field.
        SOCIAL_TITLE = "Title when shared";
        /// Field.
        SOCIAL_DESCRIPTION = "Description when shared";
        /// Field.
        CANONICAL = "Address of the original";
        /// Field.
        NO_INDEX = "Keep out of search engines";
        /// Above the preview.
        SEARCH_PREVIEW = "In search results";
        /// Group of fields.
        ADDRESS = "Address";
        /// Field.
        SLUG = "Last part of the URL";
        /// Shown while it is empty.
        SLUG_HINT = "from the headline";
        /// Hint.
        SLUG_REDIRECT = "When the story is published already, the old address leads to the new one.";
        /// Group of fields.
        TIMING = "Timing, embargo, expiry";
        /// Field.
        EMBARGO = "Not shown before";
        /// Field.
        EXPIRY = "Not shown after";
        /// Hint.
        DEVICE_ZONE = "In the time zone of this device.";
        /// Field.
        PINNED = "Pinned to the top of the front page";
        /// Group of fields.
        LANGUAGE_AND_COMMENTS = "Language and comments";
        /// Field.
        LANGUAGE = "Language of the text";
        /// Field.
        DIRECTION = "Direction of the text";
        /// A direction.
        LTR = "Left to right";
        /// A direction.
        RTL = "Right to left";
        /// Field.
        COMMENTS = "Readers may comment";
    }
}
