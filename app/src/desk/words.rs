//! Every word of the desk's interface.

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
pub const TO_THE_SITE: &str = "To the site";
