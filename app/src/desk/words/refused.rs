//! What somebody reads instead of a page that they may not see, or that is not there.

use crate::ui::words::words;

words! {
    refused {
        /// Title of a page about a missing right.
        NO_RIGHT = "You may not do this";
        /// Why not.
        ROLE_LACKS = "It needs the right to {right}. Your role, {role}, does not have it.";
        /// Why not.
        OTHER_SECTION = "The story is in a section that is not one of yours. Yours: {sections}.";
        /// Why not.
        NO_SECTIONS = "The story is in a section that is not one of yours.";
        /// What helps.
        WHO_HELPS = "An administrator can change your role and your sections.";
        /// Why not.
        NO_HISTORY = "You may read this story, but not its history.";
        /// Why not.
        READ_ONLY = "You may read this story, but not change it.";
        /// Why not.
        IN_TRASH = "A story in the trash cannot be written; restore it first.";
        /// Title.
        MISSING = "There is nothing here";
        /// Why.
        MISSING_WHY = "It was removed, the address is mistyped, or it is not for you to see.";
        /// Title of every other refusal.
        NOT_DONE = "Not done";
        /// Link.
        TO_HOME = "To the first page of the desk";
    }
    /// A right in words, as the end of "the right to …".
    right(domain::Capability) {
        WriteDraft = "write drafts";
        PublishOwn = "publish own stories";
        UploadMedia = "add pictures and files";
        EditAny = "change everybody's stories";
        PublishAny = "publish everybody's stories";
        Kill = "take published stories back";
        Moderate = "moderate comments";
        ManageStructure = "arrange sections, tags and menus";
        ManageSettings = "change the paper's settings";
        ManagePeople = "invite people and change their roles";
        ViewAudit = "read the audit log";
        Import = "run imports";
    }
}
