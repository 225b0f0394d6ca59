//! Words of the pages for authors.

use crate::ui::words::words;

words! {
    authors {
        /// Label.
        MERGE_AUTHOR = "Name of the other author";
        /// Error.
        HAS_ACCOUNT = "{name} writes under this name. Link the account to another author first.";
        /// Under the title.
        AUTHORS_INTRO = "The names over stories, with or without an account.";
        /// Opens a form.
        NEW_AUTHOR = "New author";
        /// Instead of a list.
        NO_AUTHORS = "There is no author of this name.";
        /// Head of a column.
        ACCOUNT = "Account";
        /// In a list, and before a name.
        SIGNS_IN = "Signs in";
        /// Beside it, for those who may not change it.
        WHO_LINKS = "Administrators decide who signs in under a name.";
        /// Instead of it.
        NOBODY_SIGNS_IN = "Nobody signs in under this name.";
        /// Label.
        LINK_PERSON = "The account that writes under this name";
        /// Under it.
        LINK_HINT = "Stories under this name become their own. An account has one name: the former name of the person you choose is nobody's then.";
        /// A choice.
        NOBODY = "Nobody";
        /// Button.
        LINK_NOW = "Link the account";
        /// What happened.
        LINKED = "Saved.";
        /// Error.
        BAD_PERSON = "Choose somebody from the list.";
        /// Link to the page of people.
        INVITE = "Invite somebody";
        /// Label.
        AUTHOR_KIND = "What it is";
        /// A choice.
        IS_PERSON = "A member of the staff";
        /// A choice.
        IS_DESK = "The paper itself, such as News Desk";
        /// A choice.
        IS_GUEST = "A guest";
        /// Label.
        JOB_TITLE = "Job title";
        /// Under it.
        JOB_TITLE_HINT = "For example South Asia correspondent.";
        /// Label.
        LOCATION = "Place of work";
        /// Label.
        EMAIL = "E-mail";
        /// Under it.
        EMAIL_HINT = "Readers never see it.";
        /// Label.
        BIO = "About the author";
        /// Under it.
        BIO_HINT = "For the author's page. An empty line begins a paragraph.";
        /// Label.
        LINKS = "Profiles elsewhere";
        /// Under it.
        LINKS_HINT = "One a line: the name of the network, then the address, for example Mastodon https://news.example/@amina";
        /// Label.
        PICTURE = "Picture";
        /// Under it.
        PICTURE_HINT = "A portrait, cropped to a square around the point that stays visible.";
        /// Label.
        LANGUAGES = "Languages";
        /// Under it.
        LANGUAGES_HINT = "Those they work in, as codes separated by commas, for example en, ur, zh-Hans.";
        /// Error.
        BAD_EMAIL = "This is no e-mail address.";
        /// Error.
        BAD_LANGUAGES = "Write at most 12 codes of languages, separated by commas, for example en, ur.";
        /// Error.
        BAD_LINKS = "Write at most 12 lines, each with an address that begins with https://.";
    }
}
