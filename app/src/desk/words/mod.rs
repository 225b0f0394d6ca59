//! Every word of the desk's interface. To add one, write it here in English and in the file of every other language (`app/words/`).

use crate::ui::words::{word_modules, words};

word_modules!(
    account,
    alerts_desk,
    audit,
    authors,
    blocks,
    breaking_news,
    check,
    comments,
    editor,
    errors,
    front,
    guard,
    history,
    import,
    keys,
    letters,
    lists_desk,
    mail,
    new_story,
    numbers,
    menus,
    palette,
    panel,
    people,
    pictures,
    preview,
    redirects,
    refused,
    settings,
    sign_in,
    split,
    stories,
    structure,
    time,
    waiting
);

words! {
    desk {
        /// Names the desk in titles.
        DESK = "Desk";
        /// Title of the first page.
        HOME = "Home";
        /// Title and button.
        SIGN_IN = "Sign in";
        /// Label of a field.
        E_MAIL = "E-mail";
        /// Label of a field.
        PASSWORD = "Password";
        /// On a button beside a password.
        SHOW_PASSWORD = "Show";
        /// On a button beside a password that is shown.
        HIDE_PASSWORD = "Hide";
        /// First link of a page.
        SKIP = "Skip to content";
        /// Leaves the desk.
        TO_THE_SITE = "View site";
        /// Entry of the navigation.
        ACCOUNT = "Account";
        /// On phones: opens the other entries of the navigation.
        MORE = "More";
        /// Button.
        SIGN_OUT = "Sign out";
        /// Over a list of errors.
        ERRORS = "Something needs your attention";
        /// Label.
        OWN_PASSWORD = "Your password";
        /// Under it.
        OWN_PASSWORD_HINT = "You signed in more than 15 minutes ago; this needs your password again.";
        /// Before a name.
        HAND_OVER = "This paper sends no mail yet. Give this link, which works once, to";
        /// Before the name of a file.
        LETTER_FILE = "The letter is also in the file";
        /// Between the parts of a list.
        COMMA = ",";
    }
}

/// Names or other parts of a sentence, with the comma of the person's language between them.
pub fn listed(parts: &[impl std::borrow::Borrow<str>]) -> String {
    parts.join(&format!("{COMMA} "))
}
