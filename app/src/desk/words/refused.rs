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
        /// Why not.
        WHOLE_PAPER = "This concerns the whole paper, and your rights reach to these sections only: {sections}.";
        /// Opens the reasons.
        WHY_NOT = "What I may not do here, and why";
        /// Names an act.
        CHANGE_TEXT = "Change the text";
        /// What helps.
        EDITORS_PUBLISH = "An editor publishes it: send it for review, or ask one.";
        /// What helps.
        ASK = "Your role and your sections can be changed by: {names}.";
        /// What helps.
        WHO_HELPS = "An administrator can change your role and your sections.";
        /// Why not.
        CODES_NEEDED = "Your role needs codes of an authenticator, and you have none yet. Open the desk in another tab to set them up; then go back in this one and send again.";
        /// Who decides.
        CODES_WHO = "Administrators decide for which roles this is so.";
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
        ArrangeFronts = "arrange the front page and the pages of sections";
        ManageStructure = "arrange sections, tags and menus";
        ManageSettings = "change the paper's settings";
        ManagePeople = "invite people and change their roles";
        ViewAudit = "read the audit log";
        Import = "run imports";
    }
}
