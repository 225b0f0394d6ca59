//! Every word of the desk's interface.

pub mod account;
pub mod audit;
pub mod people;
pub mod sign_in;
pub mod stories;

/// Names the desk in titles.
pub const DESK: &str = "Desk";
/// Title of the first page.
pub const HOME: &str = "Home";
/// Title and button.
pub const SIGN_IN: &str = "Sign in";
/// Label of a field.
pub const E_MAIL: &str = "E-mail";
/// Label of a field.
pub const PASSWORD: &str = "Password";
/// On a button beside a password.
pub const SHOW_PASSWORD: &str = "Show";
/// On a button beside a password that is shown.
pub const HIDE_PASSWORD: &str = "Hide";
/// First link of a page.
pub const SKIP: &str = "Skip to content";
/// Leaves the desk.
pub const TO_THE_SITE: &str = "View site";
/// Entry of the navigation.
pub const ACCOUNT: &str = "Account";
/// Button.
pub const SIGN_OUT: &str = "Sign out";
/// Over a list of errors.
pub const ERRORS: &str = "Something needs your attention";
/// Label.
pub const OWN_PASSWORD: &str = "Your password";
/// Under it.
pub const OWN_PASSWORD_HINT: &str = "You signed in more than 15 minutes ago; this needs your password again.";
/// Before a name.
pub const HAND_OVER: &str = "This paper sends no mail yet. Give this link, which works once, to";
/// Before the name of a file.
pub const LETTER_FILE: &str = "The letter is also in the file";
