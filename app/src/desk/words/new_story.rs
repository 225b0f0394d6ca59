//! Words of the form that begins a story on a phone.

use crate::ui::words::words;

words! {
    new_story {
        /// Title.
        TITLE = "New story";
        /// Under it.
        INTRO = "Headline, notes and photos become a draft. Without a connection it waits on this device and is sent later.";
        /// Label.
        HEADLINE = "Headline";
        /// Label.
        TEXT = "Text";
        /// Label.
        PHOTOS = "Photos";
        /// Under it.
        PHOTOS_HINT = "The first one stands at the head of the story. At most 64 MB together.";
        /// Button.
        BEGIN = "Begin the draft";
        /// In the text of the draft, for a photo that cannot be used.
        NOT_TAKEN = "The photo {name} could not be used: {why}";
    }
}
