//! Words of the audit log.

use domain::AuditAct;

/// Title.
pub const TITLE: &str = "Audit log";
/// Under it.
pub const INTRO: &str = "Who did what. Entries are only added, never changed or removed.";
/// Label and column.
pub const WHO: &str = "Who";
/// Label and column.
pub const WHAT: &str = "What";
/// Column.
pub const WHOM: &str = "Whom or what";
/// Column.
pub const WHEN: &str = "When";
/// Column.
pub const FROM_WHERE: &str = "From where";
/// Label.
pub const FROM: &str = "From day";
/// Label.
pub const UNTIL: &str = "Up to day";
/// Any person.
pub const ANYBODY: &str = "Anybody";
/// Any act.
pub const ANYTHING: &str = "Anything";
/// Button.
pub const SHOW: &str = "Show";
/// Empty state.
pub const EMPTY: &str = "Nothing fits. Take a filter away.";
/// Link.
pub const OLDER: &str = "Older entries";
/// Link.
pub const ALL: &str = "All entries";
/// Opens the detail of an entry.
pub const DETAIL: &str = "Details";
/// Actor.
pub const COMMAND_LINE: &str = "Command line";
/// Actor.
pub const IMPORT: &str = "Import";
/// Actor.
pub const SYSTEM: &str = "The program";
/// Actor.
pub const ANONYMOUS: &str = "Not signed in";

/// An act in words.
pub fn act(act: AuditAct) -> &'static str {
    match act {
        AuditAct::SignIn => "signed in",
        AuditAct::SignInFailed => "failed to sign in",
        AuditAct::SignInThrottled => "was slowed down after failures",
        AuditAct::SignOut => "signed out",
        AuditAct::SessionEnd => "ended a session",
        AuditAct::SessionsEnd => "signed out everywhere",
        AuditAct::PasswordConfirm => "confirmed the password",
        AuditAct::SetUp => "set up the paper",
        AuditAct::UserAdd => "added a person",
        AuditAct::Invite => "invited",
        AuditAct::InvitationCancel => "cancelled an invitation",
        AuditAct::InvitationAccept => "accepted an invitation",
        AuditAct::ResetLink => "made a link for a new password",
        AuditAct::PasswordReset => "set a new password by a link",
        AuditAct::PasswordChange => "changed the own password",
        AuditAct::EmailChangeBegin => "wants another e-mail address",
        AuditAct::EmailChange => "changed the e-mail address",
        AuditAct::ProfileChange => "changed name, language or text size",
        AuditAct::TotpOn => "turned codes on",
        AuditAct::TotpOff => "turned codes off",
        AuditAct::RecoveryCodes => "made new recovery codes",
        AuditAct::RecoveryCodeUse => "signed in with a recovery code",
        AuditAct::RoleChange => "changed role or sections",
        AuditAct::Deactivate => "deactivated",
        AuditAct::Reactivate => "reactivated",
        AuditAct::StorySendForReview => "sent a story for review",
        AuditAct::StoryReturnToDraft => "returned a story to draft",
        AuditAct::StoryMarkReady => "marked a story as ready",
        AuditAct::StorySchedule => "scheduled a story",
        AuditAct::StoryPublish => "published a story",
        AuditAct::StoryKill => "killed a story",
        AuditAct::StoryArchive => "archived a story",
        AuditAct::StoryTrash => "moved a story to the trash",
        AuditAct::StoryRestore => "restored a story",
    }
}
