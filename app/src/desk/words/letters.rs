//! Words of letters, in the language of the person who gets them. Each letter says who sends it, why, what to do and what happens if one does
//! nothing.

use crate::ui::words::words;

words! {
    letters {
        /// Subject.
        INVITATION = "Your invitation to the desk of {paper}";
        /// Text.
        INVITATION_TEXT = "{by} invites you to write for {paper}.\n\nOpen this link to choose a password and begin:\n\n{link}\n\nThe link works once, within 7 days. If you do not know {paper}, ignore this letter; nothing will happen.";
        /// Subject.
        RESET = "A new password for {paper}";
        /// Text.
        RESET_TEXT = "Open this link to set a new password for the desk of {paper}:\n\n{link}\n\nThe link works once, within an hour. If you did not ask for it, ignore this letter; your password stays as it is.";
        /// Subject.
        EMAIL_CHANGE = "Confirm your address for {paper}";
        /// Text.
        EMAIL_CHANGE_TEXT = "Open this link to sign in to the desk of {paper} with this address from now on:\n\n{link}\n\nThe link works once, within a day. If you did not ask for it, ignore this letter; nothing will happen.";
        /// Subject.
        EMAIL_CHANGED = "Your address for {paper} was changed";
        /// Text.
        EMAIL_CHANGED_TEXT = "You now sign in to the desk of {paper} with {email}.";
        /// Subject.
        PASSWORD_CHANGED = "Your password for {paper} was changed";
        /// Text.
        PASSWORD_CHANGED_TEXT = "The password of your account at the desk of {paper} was changed.";
        /// Subject.
        TOTP_ON = "Sign-in with codes is on for {paper}";
        /// Text.
        TOTP_ON_TEXT = "Signing in to the desk of {paper} now needs a code of your authenticator.";
        /// Subject.
        TOTP_OFF = "Sign-in with codes is off for {paper}";
        /// Text.
        TOTP_OFF_TEXT = "Signing in to the desk of {paper} no longer needs a code of an authenticator.";
        /// Subject.
        TEST = "A test mail of {paper}";
        /// Text.
        TEST_TEXT = "This letter shows that mail of {paper} arrives.";
        /// Subject.
        COMMENTS_WAIT = "{paper}: comments that wait: {number}";
        /// Text.
        COMMENTS_WAIT_TEXT = "Comments that wait for the desk of {paper}: {number}.\n\nRead them here:\n\n{link}\n\nSuch a letter comes at most once an hour, and only if something new waits. Until you decide, readers do not see these comments.";
        /// Last paragraph of letters about what somebody did to an account.
        NOT_YOU = "If this was not you, tell an administrator of the paper and set a new password at once.";
    }
}
