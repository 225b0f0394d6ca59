//! Every word of the reader's pages. To add one, write it here in English and in the file of every other language (`app/words/`). The paper's own
//! words (name, sections, menus) are data.

use crate::ui::words::{word_modules, words};

word_modules!(
    alerts,
    appearance,
    breaking,
    contact,
    corrections,
    device,
    discussion,
    lists,
    notices,
    replies,
    search,
    sharing,
    story,
    unlock
);

words! {
    site {
        /// The front page, in menus and in the path to a page.
        HOME = "Home";
        /// The newest stories: title and label.
        LATEST = "Latest";
        /// What a line has no room for.
        MORE = "More";
        /// First link of a page.
        SKIP = "Skip to main content";
        /// Opens the menu on a phone.
        MENU = "Menu";
        /// Closes it.
        CLOSE = "Close";
        /// Label.
        MAIN_MENU = "Main menu";
        /// Label.
        FOOTER_MENU = "More pages";
        /// Title, label and placeholder.
        SEARCH = "Search";
        /// Over the list in the footer.
        SECTIONS = "Sections";
        /// Opens the rest of the list of sections.
        MORE_SECTIONS = "More sections";
        /// Over the newest stories in the footer.
        RECENT = "Recent stories";
        /// Over links to social networks.
        FOLLOW = "Follow us";
        /// Before the address of the newsroom.
        WRITE = "Write to us";
        /// Label of the link to the feed.
        RSS = "RSS feed";
        /// That link.
        RSS_SHORT = "RSS";
        /// Label of the path to a page.
        YOU_ARE_HERE = "You are here";
        /// Link.
        TO_THE_FRONT = "Go to the front page";
        /// Title of a section's panel.
        MORE_FROM = "More from {name}";
        /// Label of the button that opens a section's panel.
        OPEN_PANEL = "Latest in {name}";
        /// Before the name of the section.
        PANEL_FAILED = "Couldn't load the latest stories. Go to";
        /// At the end of a page.
        COPYRIGHT = "© {year} {name}";
        /// Label of a link to a profile on a social network.
        PROFILE = "{name} on {network}";
        /// Between the parts of a list.
        COMMA = ",";
        /// Between the last two names.
        AND = "and";
    }
}
