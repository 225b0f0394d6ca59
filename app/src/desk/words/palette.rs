//! Words of the command palette.

use crate::ui::words::words;

words! {
    palette {
        /// Its name.
        TITLE = "Find and do";
        /// In the empty field.
        HINT = "A page, a story, a section, a person, or something to do here";
        /// A kind of entry.
        PAGES = "Pages";
        /// A kind of entry.
        STORIES = "Stories";
        /// A kind of entry.
        SECTIONS = "Sections";
        /// A kind of entry.
        PEOPLE = "People";
        /// A kind of entry.
        ACTS = "On this page";
        /// Beside a section.
        STORIES_OF_SECTION = "its stories";
        /// Nothing fits.
        NOTHING = "Nothing has this name.";
        /// The server cannot be reached.
        FAILED = "The server is away. Entries of this page only.";
        /// What Ctrl+K does, in the list of keys.
        KEY = "Find anything";
    }
}
