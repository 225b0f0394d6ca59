//! Words of the list of people.

/// Title.
pub const TITLE: &str = "People";
/// Column.
pub const NAME: &str = "Name";
/// Column.
pub const ROLE: &str = "Role";
/// Column.
pub const SECTIONS: &str = "Sections";
/// Column.
pub const SECOND_FACTOR: &str = "Codes";
/// Column.
pub const LAST_SIGN_IN: &str = "Last sign-in";
/// No limit.
pub const EVERYWHERE: &str = "Everywhere";
/// Uses an authenticator.
pub const YES: &str = "Yes";
/// Uses none.
pub const NO: &str = "No";
/// Never signed in.
pub const NEVER: &str = "Never";
/// State.
pub const DEACTIVATED: &str = "Deactivated";
/// Link to the next page.
pub const MORE: &str = "More people";
/// Heading.
pub const INVITE: &str = "Invite somebody";
/// Label.
pub const EMAIL: &str = "E-mail";
/// Label.
pub const THEIR_NAME: &str = "Name (they can change it)";
/// Legend.
pub const ONLY_IN: &str = "Only in these sections";
/// Under the legend.
pub const ONLY_IN_HINT: &str = "None ticked: everywhere.";
/// Label.
pub const BYLINE: &str = "Byline and stories of";
/// No author.
pub const NO_AUTHOR: &str = "Nobody yet";
/// Button.
pub const SEND_INVITATION: &str = "Send invitation";
/// Heading.
pub const INVITATIONS: &str = "Invited, not here yet";
/// Before a time.
pub const WORKS_UNTIL: &str = "works until";
/// Button.
pub const CANCEL: &str = "Cancel invitation";
/// Heading.
pub const AUTHORS: &str = "Authors without an account";
/// Under it.
pub const AUTHORS_INTRO: &str = "Their bylines and stories are here, imported or written for them. Invited, they keep both.";
/// Button.
pub const INVITE_AUTHOR: &str = "Invite";
/// Link, where an author's address is unknown.
pub const INVITE_AUTHOR_BY: &str = "Enter address";
/// Back.
pub const ALL_PEOPLE: &str = "All people";
/// Button.
pub const SAVE_ROLE: &str = "Save role";
/// Heading.
pub const ACCESS: &str = "Access";
/// Button.
pub const DEACTIVATE: &str = "Deactivate";
/// What happens.
pub const DEACTIVATE_INTRO: &str = "They are signed out at once and cannot sign in. Their stories and byline stay.";
/// Button.
pub const REACTIVATE: &str = "Reactivate";
/// Button.
pub const RESET_LINK: &str = "Send a link for a new password";
/// Button.
pub const REMOVE_TOTP: &str = "Take away codes";
/// What happens.
pub const REMOVE_TOTP_INTRO: &str = "For somebody who lost phone and recovery codes. Make sure it is them who asks. Their sessions end.";
/// Link.
pub const THEIR_ACTS: &str = "What they did";
/// Heading.
pub const ROLE_HEADING: &str = "Role and sections";
/// What just happened.
pub const INVITED: &str = "The invitation is sent.";
/// What just happened.
pub const CANCELLED: &str = "The invitation is cancelled.";
/// What just happened.
pub const SAVED: &str = "Saved. It applies from their next click.";
/// What just happened.
pub const NOW_DEACTIVATED: &str = "Deactivated. They are signed out everywhere.";
/// What just happened.
pub const NOW_ACTIVE: &str = "Reactivated.";
/// What just happened.
pub const LINK_SENT: &str = "A link for a new password is on its way to them.";
/// What just happened.
pub const TOTP_REMOVED: &str = "Codes are off; their sessions have ended.";
/// A hint beside an address with letters beyond a to z.
pub const ODD_LETTERS: &str = "This address has letters other than a to z. Make sure they are the right ones:";

/// A role in words.
pub fn role(role: domain::Role) -> &'static str {
    match role {
        domain::Role::Reader => "Reader",
        domain::Role::Contributor => "Contributor: writes drafts",
        domain::Role::Author => "Author: publishes own stories",
        domain::Role::Editor => "Editor: changes and publishes all stories",
        domain::Role::Administrator => "Administrator: everything",
    }
}

/// A role in one word.
pub fn role_name(role: domain::Role) -> &'static str {
    self::role(role).split(':').next().unwrap_or_default()
}
