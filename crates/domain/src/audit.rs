//! What the audit log can say that somebody did.

use crate::newtype::word_enum;

word_enum! {
    /// One kind of act. The words are stored in a log that is never rewritten: add new ones, do not rename any.
    AuditAct, "act" {
        /// Signed in.
        SignIn = "sign_in",
        /// Tried to sign in with a wrong password or code.
        SignInFailed = "sign_in_failed",
        /// Was slowed down after too many failures.
        SignInThrottled = "sign_in_throttled",
        /// Signed out.
        SignOut = "sign_out",
        /// Ended one session, on this or another device.
        SessionEnd = "session_end",
        /// Ended all sessions.
        SessionsEnd = "sessions_end",
        /// Gave the password again before a sensitive act.
        PasswordConfirm = "password_confirm",
        /// Became the first administrator by the set-up link.
        SetUp = "set_up",
        /// Added somebody by the command line.
        UserAdd = "user_add",
        /// Made an invitation.
        Invite = "invite",
        /// Cancelled an invitation.
        InvitationCancel = "invitation_cancel",
        /// Accepted an invitation.
        InvitationAccept = "invitation_accept",
        /// Made a link that sets a new password.
        ResetLink = "reset_link",
        /// Set a new password by such a link.
        PasswordReset = "password_reset",
        /// Changed the own password.
        PasswordChange = "password_change",
        /// Wants another e-mail address; it is not confirmed yet.
        EmailChangeBegin = "email_change_begin",
        /// Confirmed another e-mail address.
        EmailChange = "email_change",
        /// Changed name, language or text size.
        ProfileChange = "profile_change",
        /// Began to use codes of an authenticator.
        TotpOn = "totp_on",
        /// Stopped using codes of an authenticator.
        TotpOff = "totp_off",
        /// Made new recovery codes.
        RecoveryCodes = "recovery_codes",
        /// Signed in with a recovery code.
        RecoveryCodeUse = "recovery_code_use",
        /// Changed somebody's role or sections.
        RoleChange = "role_change",
        /// Deactivated somebody.
        Deactivate = "deactivate",
        /// Reactivated somebody.
        Reactivate = "reactivate",
        /// Sent a story for review.
        StorySendForReview = "story_send_for_review",
        /// Returned a story to its writer, or withdrew it.
        StoryReturnToDraft = "story_return_to_draft",
        /// Marked a story as ready for publication.
        StoryMarkReady = "story_mark_ready",
        /// Planned the publication of a story.
        StorySchedule = "story_schedule",
        /// Published a story.
        StoryPublish = "story_publish",
        /// Showed readers what was changed in a published story.
        StoryPublishChanges = "story_publish_changes",
        /// Withdrew a published story.
        StoryKill = "story_kill",
        /// Put a story aside.
        StoryArchive = "story_archive",
        /// Put a story in the trash.
        StoryTrash = "story_trash",
        /// Restored a story out of the trash or the archive.
        StoryRestore = "story_restore",
        /// Changed section, tags, headline or time of a story in the list.
        StoryChange = "story_change",
        /// Took such a change, or an act on several stories, back.
        StoryChangeUndo = "story_change_undo",
        /// Could not show or take down a story at its time, because its row cannot be read.
        StoryDueFailed = "story_due_failed",
        /// Deleted a story that was in the trash for long.
        StoryDelete = "story_delete",
        /// Added a picture, recording, film or file.
        MediaAdd = "media_add",
        /// Changed the texts of one, or the point that stays visible when it is cropped.
        MediaChange = "media_change",
        /// Replaced the file of one, or brought a former file back.
        MediaReplace = "media_replace",
        /// Removed one.
        MediaRemove = "media_remove",
        /// Added a tag while writing.
        TagAdd = "tag_add",
        /// Added a guest author while writing.
        AuthorAdd = "author_add",
        /// Changed a tag.
        TagChange = "tag_change",
        /// Merged a tag into another one.
        TagMerge = "tag_merge",
        /// Split a new tag off another one.
        TagSplit = "tag_split",
        /// Removed a tag.
        TagRemove = "tag_remove",
        /// Added a section.
        SectionAdd = "section_add",
        /// Changed a section.
        SectionChange = "section_change",
        /// Merged a section into another one.
        SectionMerge = "section_merge",
        /// Split a new section off another one.
        SectionSplit = "section_split",
        /// Removed a section.
        SectionRemove = "section_remove",
        /// Changed an author's profile.
        AuthorChange = "author_change",
        /// Decided who writes under an author's name.
        AuthorLink = "author_link",
        /// Merged two entries of one author.
        AuthorMerge = "author_merge",
        /// Removed an author.
        AuthorRemove = "author_remove",
        /// Added a redirect.
        RedirectAdd = "redirect_add",
        /// Removed a redirect.
        RedirectRemove = "redirect_remove",
        /// Imported redirects.
        RedirectImport = "redirect_import",
        /// Changed a menu.
        MenuChange = "menu_change",
        /// Took back a change of sections, tags, authors, redirects or menus.
        StructureUndo = "structure_undo",
        /// Put a line of breaking news on every page.
        BreakingPut = "breaking_put",
        /// Took it down.
        BreakingEnd = "breaking_end",
        /// Changed the draft of a front.
        FrontChange = "front_change",
        /// Published a front.
        FrontPublish = "front_publish",
        /// Discarded the draft of a front.
        FrontDiscard = "front_discard",
        /// Published an earlier version of a front again.
        FrontRollBack = "front_roll_back",
        /// The time of a story in a slot of a front was over.
        FrontSlotEnd = "front_slot_end",
        /// Changed the settings of the paper.
        SettingsChange = "settings_change",
        /// Changed the mail server.
        MailChange = "mail_change",
        /// Planned or sent an alert to readers' devices.
        AlertPlan = "alert_plan",
        /// Cancelled a planned one.
        AlertCancel = "alert_cancel",
        /// Replaced an alert that was sent.
        AlertReplace = "alert_replace",
        /// Tried an import, which wrote nothing.
        ImportTrial = "import_trial",
        /// Began an import, or let it go on.
        ImportBegin = "import_begin",
        /// Took an import back.
        ImportRollback = "import_rollback",
        /// Removed an import from the list.
        ImportDiscard = "import_discard",
        /// Approved a comment.
        CommentApprove = "comment_approve",
        /// Rejected a comment.
        CommentReject = "comment_reject",
        /// Marked a comment as spam.
        CommentSpam = "comment_spam",
        /// Put a comment back among those that wait.
        CommentWait = "comment_wait",
        /// Answered a comment in the name of the paper.
        CommentReply = "comment_reply",
        /// Decided that a reported comment stays.
        CommentReportsClose = "comment_reports_close",
        /// Banned a network or an address from commenting.
        CommentBan = "comment_ban",
        /// Ended such a ban.
        CommentBanEnd = "comment_ban_end",
        /// Closed the comments of a story.
        CommentsClose = "comments_close",
        /// Opened the comments of a story again.
        CommentsOpen = "comments_open",
        /// Decided what a word means to the spam filter.
        SpamWordChange = "spam_word_change",
    }
}
