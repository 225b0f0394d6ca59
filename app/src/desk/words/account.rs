//! Words of the own account.

/// Title.
pub const TITLE: &str = "Your account";
/// Heading.
pub const PROFILE: &str = "About you";
/// Label.
pub const NAME: &str = "Name";
/// Label.
pub const LANGUAGE: &str = "Language of the desk";
/// Label.
pub const TEXT_SIZE: &str = "Text size of the desk";
/// Button.
pub const SAVE: &str = "Save";
/// Heading.
pub const EMAIL: &str = "E-mail";
/// Label.
pub const NEW_EMAIL: &str = "New e-mail";
/// Under it.
pub const EMAIL_HINT: &str = "We send a link there. Your address changes when you open it.";
/// Before the present address.
pub const EMAIL_NOW: &str = "You sign in with";
/// Button.
pub const CHANGE_EMAIL: &str = "Change e-mail";
/// Heading.
pub const PASSWORD: &str = "Password";
/// Label.
pub const PRESENT_PASSWORD: &str = "Present password";
/// What happens.
pub const PASSWORD_INTRO: &str = "All your other sessions end.";
/// Button.
pub const CHANGE_PASSWORD: &str = "Change password";
/// Heading.
pub const TOTP: &str = "Codes of an authenticator";
/// State.
pub const TOTP_OFF: &str = "Off. With it on, a stolen password alone opens nothing.";
/// State.
pub const TOTP_ON: &str = "On. Signing in needs a code.";
/// Link.
pub const TOTP_BEGIN: &str = "Set up codes";
/// Button.
pub const TOTP_END: &str = "Stop using codes";
/// Title.
pub const TOTP_TITLE: &str = "Set up codes";
/// What to do.
pub const TOTP_SCAN: &str = "Scan this picture with an authenticator on your phone, or type the key below it.";
/// Name of the picture.
pub const TOTP_PICTURE: &str = "QR code for your authenticator";
/// Label of the key.
pub const TOTP_KEY: &str = "Key";
/// What to do then.
pub const TOTP_THEN: &str = "Then type the six digits that it shows.";
/// Button.
pub const TOTP_TURN_ON: &str = "Turn on";
/// Heading.
pub const RECOVERY: &str = "Recovery codes";
/// Before a number.
pub const RECOVERY_LEFT: &str = "Left:";
/// Button.
pub const RECOVERY_NEW: &str = "Make new recovery codes";
/// Title.
pub const RECOVERY_TITLE: &str = "Your recovery codes";
/// What they are.
pub const RECOVERY_INTRO: &str = "Each works once, in place of a code, if you lose your phone. They are shown only now: print them or put them into a password manager. Older ones no longer work.";
/// Link.
pub const RECOVERY_DONE: &str = "I have kept them";
/// Heading.
pub const SESSIONS: &str = "Where you are signed in";
/// Of the present one.
pub const THIS_SESSION: &str = "this device";
/// Before a time.
pub const LAST_SEEN: &str = "last used";
/// Before a time.
pub const SIGNED_IN_AT: &str = "signed in";
/// Button.
pub const END_SESSION: &str = "End";
/// Button.
pub const SIGN_OUT_EVERYWHERE: &str = "Sign out everywhere";
/// What just happened.
pub const SAVED: &str = "Saved.";
/// What just happened.
pub const EMAIL_SENT: &str = "We sent a link to the new address. Open it to confirm.";
/// What just happened.
pub const PASSWORD_CHANGED: &str = "Your password is changed. All other sessions have ended.";
/// What just happened.
pub const TOTP_NOW_OFF: &str = "Signing in needs no code any more. All other sessions have ended.";
/// What just happened.
pub const SESSION_ENDED: &str = "That session has ended.";
