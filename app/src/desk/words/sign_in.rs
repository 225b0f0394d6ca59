//! Words of signing in, set-up, invitations and new passwords.

/// Link under the form.
pub const FORGOTTEN: &str = "Forgotten your password?";
/// Title of the second step.
pub const CODE_TITLE: &str = "Enter your code";
/// Under that title.
pub const CODE_INTRO: &str = "Open your authenticator and type the six digits it shows for this paper.";
/// Label.
pub const CODE: &str = "Code";
/// Under the label.
pub const CODE_HINT: &str = "Six digits, or one of your recovery codes.";
/// Button.
pub const CONTINUE: &str = "Continue";
/// Title.
pub const FORGOTTEN_TITLE: &str = "A new password";
/// Under that title.
pub const FORGOTTEN_INTRO: &str = "We send a link to your address. It works once, within an hour.";
/// Button.
pub const SEND_LINK: &str = "Send the link";
/// After it, whether or not the address is known.
pub const LINK_SENT: &str = "If somebody has an account with this address, a link is on its way. Look into your mail.";
/// The same while no mail server is set.
pub const LINK_WRITTEN: &str =
    "If somebody has an account with this address, a link was made. This paper sends no mail yet: ask an administrator for the link.";
/// Back to the form.
pub const BACK: &str = "Back to signing in";
/// Title.
pub const SET_UP_TITLE: &str = "Set up your paper";
/// Under that title.
pub const SET_UP_INTRO: &str = "You become the first administrator. Others can be invited afterwards.";
/// Title.
pub const INVITATION_TITLE: &str = "Welcome";
/// Before a role.
pub const INVITED_AS: &str = "You are invited as";
/// Before sections.
pub const IN_SECTIONS: &str = "for";
/// Before an address.
pub const SIGNS_IN_WITH: &str = "You will sign in with";
/// Title.
pub const RESET_TITLE: &str = "Set a new password";
/// Before an address.
pub const RESET_FOR: &str = "For the account of";
/// Title.
pub const EMAIL_TITLE: &str = "Confirm your address";
/// Before an address.
pub const EMAIL_INTRO: &str = "From now on you sign in with";
/// Button.
pub const CONFIRM: &str = "Confirm";
/// Label.
pub const YOUR_NAME: &str = "Your name";
/// Under the label.
pub const YOUR_NAME_HINT: &str = "As colleagues know you. Your byline is another matter.";
/// Label.
pub const NEW_PASSWORD: &str = "New password";
/// Under the label.
pub const NEW_PASSWORD_HINT: &str = "At least 12 characters; four unrelated words are good. A password manager makes the best ones.";
/// Button.
pub const CREATE_ACCOUNT: &str = "Create account";
/// Button.
pub const SAVE_PASSWORD: &str = "Save password";
/// Title of a page about a link that does not work.
pub const LINK_TITLE: &str = "This link does not work";
/// Somebody else is signed in here.
pub const SIGNED_IN_AS: &str = "On this device somebody is signed in already, as";
/// What follows from it.
pub const SIGNED_IN_WARNING: &str = "If you go on, that session ends here.";
/// After signing out.
pub const SIGNED_OUT: &str = "You are signed out.";
/// After ending all sessions.
pub const SIGNED_OUT_EVERYWHERE: &str = "You are signed out on all devices.";
/// After an address was confirmed.
pub const EMAIL_CONFIRMED: &str = "Your new address is confirmed. Sign in with it.";
/// After a new password.
pub const PASSWORD_SAVED: &str = "Your new password is saved.";
