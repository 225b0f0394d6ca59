//! Words of the panel beside the text of a story.

use crate::{islands::desk::PanelWords, ui::words::words};

/// They reach the browser as a prop, by the part of their name after the point.
pub fn for_island() -> PanelWords {
    WORDS.iter().copied().flatten().filter_map(|word| Some((word.name.strip_prefix("panel.")?.to_owned(), word.text().to_owned()))).collect()
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
        /// Field.
        TAGS = "Tags";
        /// Choice in a list.
        ADD_TAG = "Add the tag “{name}”";
        /// Field.
        AUTHORS = "Authors";
        /// Choice in a list.
        ADD_GUEST = "Add “{name}” as a guest";
        /// Button.
        REMOVE_NAME = "Remove {name}";
        /// Button.
        MOVE_UP = "Move {name} up";
        /// Button.
        MOVE_DOWN = "Move {name} down";
        /// Field.
        ROLE_OF = "What {name} did";
        /// What an author did.
        ROLE_WRITER = "Wrote it";
        /// What an author did.
        ROLE_CONTRIBUTOR = "Contributed";
        /// What an author did.
        ROLE_PHOTOGRAPHER = "Photographs";
        /// What an author did.
        ROLE_ILLUSTRATOR = "Illustrations";
        /// What an author did.
        ROLE_TRANSLATOR = "Translated it";
        /// What an author did.
        ROLE_EDITOR = "Edited it";
        /// Group of fields.
        LEAD_PICTURE = "Picture at the head";
        /// Group of fields.
        SOCIAL_PICTURE = "Picture when shared";
        /// Button.
        UPLOAD = "Upload";
        /// Button.
        CHOOSE = "Choose";
        /// Button.
        REMOVE = "Remove";
        /// State of a file.
        UPLOADING = "Sending … {n} %";
        /// State of a file.
        UPLOAD_WAITS = "On this device; sent when there is a connection";
        /// Field.
        ALT = "What it shows";
        /// Hint.
        ALT_HINT = "For readers who do not see it.";
        /// Choice instead of that.
        DECORATIVE = "Decorative: it says nothing that the text does not say";
        /// Field.
        CAPTION = "Caption";
        /// Field.
        CREDIT = "Credit";
        /// Hint.
        NOT_YOURS = "Somebody else added this picture; an editor can change what is said about it.";
        /// Name of the picture as a button.
        FOCAL = "Point that stays visible: {x} % from the left, {y} % from the top";
        /// Hint.
        FOCAL_HINT = "Click what must stay visible when the picture is cropped, or use the arrow keys.";
        /// Name of the dialog.
        CHOOSE_PICTURE = "Choose a picture";
        /// Field.
        FIND_PICTURE = "Words of the picture";
        /// Button.
        CLOSE = "Close";
        /// Empty list.
        NO_PICTURES = "No picture fits.";
        /// Button.
        MORE_PICTURES = "More pictures";
        /// Error.
        NO_CONNECTION = "The server cannot be reached. Try again when there is a connection.";
        /// Above the preview.
        CARD_PREVIEW = "When shared";
        /// Name of the two buttons on a phone.
        SHOWN_PART = "What is shown";
        /// Button.
        PART_TEXT = "Text";
        /// Button.
        PART_DETAILS = "Details";
    }
}
