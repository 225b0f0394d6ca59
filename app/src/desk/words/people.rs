//! Words of the list of people.

use crate::ui::words::words;

words! {
    people {
        /// Title.
        TITLE = "People";
        /// Column.
        NAME = "Name";
        /// Column.
        ROLE = "Role";
        /// Column.
        SECTIONS = "Sections";
        /// Column.
        SECOND_FACTOR = "Codes";
        /// Column.
        LAST_SIGN_IN = "Last sign-in";
        /// No limit.
        EVERYWHERE = "Everywhere";
        /// Uses an authenticator.
        YES = "Yes";
        /// Uses none.
        NO = "No";
        /// Uses none although the role needs one.
        LACKS_CODES = "No codes yet";
        /// What that means, on the person's own page.
        LACKS_CODES_INTRO = "Their role needs them: until they set them up, the desk stays closed to them. Signing in leads there; remind them.";
        /// Never signed in.
        NEVER = "Never";
        /// State.
        DEACTIVATED = "Deactivated";
        /// Link to the next page.
        MORE = "More people";
        /// Heading.
        INVITE = "Invite somebody";
        /// Label.
        EMAIL = "E-mail";
        /// Label.
        THEIR_NAME = "Name (they can change it)";
        /// Legend.
        ONLY_IN = "Only in these sections";
        /// Under the legend.
        ONLY_IN_HINT = "None ticked: everywhere.";
        /// Label.
        BYLINE = "Byline and stories of";
        /// No author.
        NO_AUTHOR = "Nobody yet";
        /// Button.
        SEND_INVITATION = "Send invitation";
        /// Heading.
        INVITATIONS = "Invited, not here yet";
        /// Before a time.
        WORKS_UNTIL = "works until";
        /// Button.
        CANCEL = "Cancel invitation";
        /// Heading.
        AUTHORS = "Authors without an account";
        /// Under it.
        AUTHORS_INTRO = "Their bylines and stories are here, imported or written for them. Invited, they keep both.";
        /// Button.
        INVITE_AUTHOR = "Invite";
        /// Link, where an author's address is unknown.
        INVITE_AUTHOR_BY = "Enter address";
        /// Back.
        ALL_PEOPLE = "All people";
        /// Button.
        SAVE_ROLE = "Save role";
        /// Heading.
        ACCESS = "Access";
        /// Button.
        DEACTIVATE = "Deactivate";
        /// What happens.
        DEACTIVATE_INTRO = "They are signed out at once and cannot sign in. Their stories and byline stay.";
        /// Button.
        REACTIVATE = "Reactivate";
        /// Button.
        RESET_LINK = "Send a link for a new password";
        /// Button.
        REMOVE_TOTP = "Take away codes";
        /// What happens.
        REMOVE_TOTP_INTRO = "For somebody who lost phone and recovery codes. Make sure it is them who asks. Their sessions end.";
        /// Link.
        THEIR_ACTS = "What they did";
        /// Heading.
        ROLE_HEADING = "Role and sections";
        /// What just happened.
        INVITED = "The invitation is sent.";
        /// What just happened.
        CANCELLED = "The invitation is cancelled.";
        /// What just happened.
        SAVED = "Saved. It applies from their next click.";
        /// What just happened.
        NOW_DEACTIVATED = "Deactivated. They are signed out everywhere.";
        /// What just happened.
        NOW_ACTIVE = "Reactivated.";
        /// What just happened.
        LINK_SENT = "A link for a new password is on its way to them.";
        /// What just happened.
        TOTP_REMOVED = "Codes are off; their sessions have ended.";
        /// A hint beside an address with letters beyond a to z.
        ODD_LETTERS = "This address has letters other than a to z. Make sure they are the right ones:";
    }
    /// A role in words.
    role(domain::Role) {
        Reader = "Reader";
        Contributor = "Contributor: writes drafts";
        Author = "Author: publishes own stories";
        Editor = "Editor: changes and publishes all stories";
        Administrator = "Administrator: everything";
    }
    /// A role in one word.
    role_name(domain::Role) {
        Reader = "Reader";
        Contributor = "Contributor";
        Author = "Author";
        Editor = "Editor";
        Administrator = "Administrator";
    }
}
