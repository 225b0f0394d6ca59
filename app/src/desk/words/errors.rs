//! What is wrong with a form, in words for the person who sent it.

use crate::ui::words::words;

words! {
    errors {
        /// A name of nobody.
        NO_NAME = "Enter your name.";
        /// A name that is too long.
        LONG_NAME = "Enter a name of at most 100 characters.";
        /// A name that is empty or too long.
        BAD_NAME = "Enter a name of 1 to 100 characters.";
        /// An e-mail address that is none.
        BAD_EMAIL = "This is no e-mail address. Enter one such as name@example.org.";
        /// An address that has an account.
        EMAIL_TAKEN = "Somebody has an account with this address already. Choose another one.";
        /// The same in an invitation.
        EMAIL_INVITED = "Somebody has an account with this address already. Change their role instead.";
        /// A language without a catalogue.
        BAD_LANGUAGE = "Choose one of the languages.";
        /// A text size that does not exist.
        BAD_TEXT_SIZE = "Choose one of the sizes.";
        /// A role that does not exist.
        BAD_ROLE = "Choose one of the roles.";
        /// A section that was deleted.
        MISSING_SECTION = "One of the sections does not exist any more. Choose again.";
        /// Administrators with sections.
        LIMITED_ADMINISTRATOR = "Administrators cannot be limited to sections. Untick them, or choose another role.";
        /// An author who cannot be invited.
        AUTHOR_GONE = "This author has an account by now, or does not exist. Choose again.";
        /// An author with an account.
        AUTHOR_TAKEN = "This author belongs to another account already.";
        /// The paper needs one.
        LAST_ADMINISTRATOR = "Not done: this is the last administrator who can sign in; make somebody else administrator first.";
        /// The link for a new address.
        LINK_NOT_SENT = "The link could not be sent by mail. Ask an administrator for the letter in the data folder.";
        /// A sign-in that failed.
        WRONG_SIGN_IN = "E-mail or password is wrong.";
        /// A sign-in that was not tried.
        TOO_MANY_PASSWORDS = "There were too many wrong passwords. Try again in {time}. If the password is forgotten, ask for a new one below.";
        /// A code of the second step.
        WRONG_CODE = "This code is wrong. Codes change every 30 seconds; a recovery code works once.";
        /// A code that was used.
        USED_CODE = "This code was used already. Wait for the next one.";
        /// A code that was not tried.
        TOO_MANY_CODES = "There were too many wrong codes. Try again in {time}.";
        /// The first code of an authenticator.
        WRONG_FIRST_CODE = "This code is wrong. Type the six digits that your authenticator shows for this paper now.";
        /// A code for a later time.
        CLOCK_AHEAD = "This code belongs to a clock about {seconds} seconds ahead of ours. Ours says {now}. Let your phone set its time by itself; if it does, tell an administrator that the server's clock is off.";
        /// A code for an earlier time.
        CLOCK_BEHIND = "This code belongs to a clock about {seconds} seconds behind ours. Ours says {now}. Let your phone set its time by itself; if it does, tell an administrator that the server's clock is off.";
        /// Links for new passwords.
        TOO_MANY_LINKS = "Links were requested several times. Try again in {time}.";
        /// One's own password for a sensitive act.
        NO_OWN_PASSWORD = "Enter your password: you signed in more than 15 minutes ago.";
        /// One's own password, to change it.
        NO_PRESENT_PASSWORD = "Enter your present password.";
        /// One's own password.
        WRONG_OWN_PASSWORD = "Your password is wrong.";
        /// One's own password, not tried.
        TOO_MANY_OWN_PASSWORDS = "Too many wrong passwords. Try again in {time}.";
        /// A new password of few characters.
        SHORT_PASSWORD = "The password has {number} characters; use at least 12, for example four unrelated words.";
        /// A new password of many bytes.
        LONG_PASSWORD = "The password is too long; 1,024 bytes are the most.";
        /// A new password made of a name.
        PERSONAL_PASSWORD = "The password is mostly made of “{word}”; names and addresses are guessed first, choose something else.";
        /// A new password that is guessed.
        COMMON_PASSWORD = "The password is one of those that are guessed first: common words, names, dates or keys in a row; use four unrelated words.";
        /// A link that was made up.
        LINK_UNKNOWN = "This link is not valid; check that it was copied whole, or request a new one.";
        /// A link that was used.
        LINK_USED = "This link was used already; each link works once, request a new one if you need it.";
        /// A link that is too old.
        LINK_EXPIRED = "This link has expired; request a new one.";
        /// A link that was replaced.
        LINK_CANCELLED = "This link was replaced by a newer one or cancelled; use the newest message or request a new link.";
        /// A link to an address that is taken by now.
        LINK_EMAIL_TAKEN = "Somebody has an account with this e-mail address already; sign in with it, or choose another address.";
        /// A set-up link that is not needed.
        SET_UP_DONE = "The paper is set up already; sign in, or have an administrator invite you.";
        /// What a link was for cannot be done any more.
        LINK_USELESS = "What this link was for has changed meanwhile; request a new one.";
    }
}
