//! Words of the audit log.

use domain::AuditAct;

use crate::ui::words::words;

words! {
    audit {
        /// Title.
        TITLE = "Audit log";
        /// Under it.
        INTRO = "Who did what. Entries are only added, never changed or removed.";
        /// Label and column.
        WHO = "Who";
        /// Label and column.
        WHAT = "What";
        /// Column.
        WHOM = "Whom or what";
        /// Column.
        WHEN = "When";
        /// Column.
        FROM_WHERE = "From where";
        /// Label.
        FROM = "From day";
        /// Label.
        UNTIL = "Up to day";
        /// Any person.
        ANYBODY = "Anybody";
        /// Any act.
        ANYTHING = "Anything";
        /// Button.
        SHOW = "Show";
        /// Empty state.
        EMPTY = "Nothing fits. Take a filter away.";
        /// Link.
        OLDER = "Older entries";
        /// Link.
        ALL = "All entries";
        /// Opens the detail of an entry.
        DETAIL = "Details";
        /// Actor.
        COMMAND_LINE = "Command line";
        /// Actor.
        IMPORT = "Import";
        /// Actor.
        SYSTEM = "The program";
        /// Actor.
        ANONYMOUS = "Not signed in";
    }
    /// An act in words.
    act(AuditAct) {
        SignIn = "signed in";
        SignInFailed = "failed to sign in";
        SignInThrottled = "was slowed down after failures";
        SignOut = "signed out";
        SessionEnd = "ended a session";
        SessionsEnd = "signed out everywhere";
        PasswordConfirm = "confirmed the password";
        SetUp = "set up the paper";
        UserAdd = "added a person";
        Invite = "invited";
        InvitationCancel = "cancelled an invitation";
        InvitationAccept = "accepted an invitation";
        ResetLink = "made a link for a new password";
        PasswordReset = "set a new password by a link";
        PasswordChange = "changed the own password";
        EmailChangeBegin = "wants another e-mail address";
        EmailChange = "changed the e-mail address";
        ProfileChange = "changed name, language or text size";
        TotpOn = "turned codes on";
        TotpOff = "turned codes off";
        RecoveryCodes = "made new recovery codes";
        RecoveryCodeUse = "signed in with a recovery code";
        RoleChange = "changed role or sections";
        Deactivate = "deactivated";
        Reactivate = "reactivated";
        StorySendForReview = "sent a story for review";
        StoryReturnToDraft = "returned a story to draft";
        StoryMarkReady = "marked a story as ready";
        StorySchedule = "scheduled a story";
        StoryPublish = "published a story";
        StoryPublishChanges = "published changes of a story";
        StoryKill = "killed a story";
        StoryArchive = "archived a story";
        StoryTrash = "moved a story to the trash";
        StoryRestore = "restored a story";
        StoryChange = "changed a story in the list";
        StoryChangeUndo = "took back what was done to a story in the list";
        StoryDueFailed = "could not show or take down a story at its time";
        StoryDelete = "deleted a story out of the trash";
        MediaAdd = "added a picture or file";
        MediaChange = "changed a picture or file";
        MediaReplace = "replaced the file of a picture";
        MediaRemove = "removed a picture or file";
        TagAdd = "added a tag";
        TagChange = "changed a tag";
        TagMerge = "merged a tag into another one";
        TagSplit = "split a tag off another one";
        TagRemove = "removed a tag";
        SectionAdd = "added a section";
        SectionChange = "changed a section";
        SectionMerge = "merged a section into another one";
        SectionSplit = "split a section off another one";
        SectionRemove = "removed a section";
        AuthorChange = "changed an author";
        AuthorLink = "decided who writes under an author's name";
        AuthorMerge = "merged an author into another one";
        AuthorRemove = "removed an author";
        RedirectAdd = "added a redirect";
        RedirectRemove = "removed a redirect";
        RedirectImport = "imported redirects";
        MenuChange = "changed a menu";
        StructureUndo = "took back a change of structure";
        BreakingPut = "put up breaking news";
        BreakingEnd = "took down breaking news";
        FrontChange = "changed the draft of a front";
        FrontPublish = "published a front";
        FrontDiscard = "discarded the draft of a front";
        FrontRollBack = "published an earlier version of a front";
        FrontSlotEnd = "took a story out of a front when its time was over";
        SettingsChange = "changed the settings";
        MailChange = "changed the mail server";
        AuthorAdd = "added a guest author";
        AlertPlan = "planned an alert";
        AlertCancel = "cancelled an alert";
        AlertReplace = "replaced an alert";
        ImportTrial = "tried an import";
        ImportBegin = "began an import";
        ImportRollback = "took back an import";
        ImportDiscard = "removed an import from the list";
        CommentApprove = "approved a comment";
        CommentReject = "rejected a comment";
        CommentSpam = "marked a comment as spam";
        CommentWait = "put a comment back in the queue";
        CommentReply = "replied to a comment";
        CommentReportsClose = "kept a reported comment";
        CommentBan = "banned a commenter";
        CommentBanEnd = "ended a ban";
        CommentsClose = "closed the comments of a story";
        CommentsOpen = "opened the comments of a story";
        SpamWordChange = "decided about a word of the spam filter";
    }
}
