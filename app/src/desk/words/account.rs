//! Words of the own account.

use crate::ui::words::words;

words! {
    account {
        /// Title.
        TITLE = "Your account";
        /// Heading.
        PROFILE = "About you";
        /// Label.
        NAME = "Name";
        /// Label.
        LANGUAGE = "Language of the desk";
        /// Label.
        TEXT_SIZE = "Text size of the desk";
        /// Button.
        SAVE = "Save";
        /// Heading.
        EMAIL = "E-mail";
        /// Label.
        NEW_EMAIL = "New e-mail";
        /// Under it.
        EMAIL_HINT = "We send a link there. Your address changes when you open it.";
        /// Before the present address.
        EMAIL_NOW = "You sign in with";
        /// Button.
        CHANGE_EMAIL = "Change e-mail";
        /// Heading.
        PASSWORD = "Password";
        /// Label.
        PRESENT_PASSWORD = "Present password";
        /// What happens.
        PASSWORD_INTRO = "All your other sessions end.";
        /// Button.
        CHANGE_PASSWORD = "Change password";
        /// Heading.
        TOTP = "Codes of an authenticator";
        /// State.
        TOTP_OFF = "Off. With it on, a stolen password alone opens nothing.";
        /// State.
        TOTP_ON = "On. Signing in needs a code.";
        /// Instead of the button that ends it.
        TOTP_REQUIRED = "Your role needs codes, so they cannot be turned off. Administrators decide for which roles that is so, under Settings. If you lose your phone, use a recovery code, or ask an administrator.";
        /// Title.
        CODES_FIRST = "Set up codes first";
        /// Why.
        CODES_FIRST_WHY = "At this paper your role needs more than a password: a code from an authenticator on your phone. It takes a minute. Until then the desk stays closed.";
        /// Who decides.
        CODES_FIRST_WHO = "Administrators decide for which roles this is so. Without a phone at hand, sign out and come back later.";
        /// Link.
        TOTP_BEGIN = "Set up codes";
        /// Button.
        TOTP_END = "Stop using codes";
        /// Title.
        TOTP_TITLE = "Set up codes";
        /// What to do.
        TOTP_SCAN = "Scan this picture with an authenticator on your phone, or type the key below it.";
        /// Name of the picture.
        TOTP_PICTURE = "QR code for your authenticator";
        /// Label of the key.
        TOTP_KEY = "Key";
        /// What to do then.
        TOTP_THEN = "Then type the six digits that it shows.";
        /// Button.
        TOTP_TURN_ON = "Turn on";
        /// Heading.
        RECOVERY = "Recovery codes";
        /// Before a number.
        RECOVERY_LEFT = "Left:";
        /// Button.
        RECOVERY_NEW = "Make new recovery codes";
        /// Title.
        RECOVERY_TITLE = "Your recovery codes";
        /// What they are.
        RECOVERY_INTRO = "Each works once, in place of a code, if you lose your phone. They are shown only now: print them or put them into a password manager. Older ones no longer work.";
        /// Link.
        RECOVERY_DONE = "I have kept them";
        /// Heading.
        SESSIONS = "Where you are signed in";
        /// Of the present one.
        THIS_SESSION = "this device";
        /// Before a time.
        LAST_SEEN = "last used";
        /// Before a time.
        SIGNED_IN_AT = "signed in";
        /// Button.
        END_SESSION = "End";
        /// Button.
        SIGN_OUT_EVERYWHERE = "Sign out everywhere";
        /// What just happened.
        SAVED = "Saved.";
        /// What just happened.
        EMAIL_SENT = "We sent a link to the new address. Open it to confirm.";
        /// What just happened.
        PASSWORD_CHANGED = "Your password is changed. All other sessions have ended.";
        /// What just happened.
        TOTP_NOW_OFF = "Signing in needs no code any more. All other sessions have ended.";
        /// What just happened.
        SESSION_ENDED = "That session has ended.";
    }
    /// A text size.
    text_size(domain::TextSize) {
        Small = "Small";
        Normal = "Normal";
        Large = "Large";
        Largest = "Largest";
    }
}
