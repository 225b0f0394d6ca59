//! Who may do what.

use crate::newtype::word_enum;

word_enum! {
    /// A set of capabilities with a name. Each role may do all that the ones before it may.
    Role, "role" {
        /// Has an account; may comment under it.
        Reader = "reader",
        /// Writes drafts, publishes nothing.
        Contributor = "contributor",
        /// Publishes their own stories.
        Author = "author",
        /// Publishes and changes everybody's stories, moderates, arranges sections and menus.
        Editor = "editor",
        /// Everything, including settings, people and imports.
        Administrator = "administrator",
    }
}

word_enum! {
    /// One thing that one may be allowed to do.
    Capability, "capability" {
        /// Write and change own drafts.
        WriteDraft = "write_draft",
        /// Publish own stories.
        PublishOwn = "publish_own",
        /// Change and publish anybody's stories.
        EditAny = "edit_any",
        /// Approve and remove comments.
        Moderate = "moderate",
        /// Add pictures and files.
        UploadMedia = "upload_media",
        /// Arrange sections, tags, authors, menus and redirects.
        ManageStructure = "manage_structure",
        /// Change the paper's settings.
        ManageSettings = "manage_settings",
        /// Invite people and change roles.
        ManagePeople = "manage_people",
        /// Run imports and take them back.
        Import = "import",
    }
}

impl Role {
    /// Whether this role may do it. One exhaustive table, so that a new capability must be placed.
    pub fn may(self, capability: Capability) -> bool {
        let least = match capability {
            Capability::WriteDraft => Role::Contributor,
            Capability::PublishOwn | Capability::UploadMedia => Role::Author,
            Capability::EditAny | Capability::Moderate | Capability::ManageStructure => Role::Editor,
            Capability::ManageSettings | Capability::ManagePeople | Capability::Import => Role::Administrator,
        };
        self >= least
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_do_what_the_ones_before_it_may() {
        for pair in Role::ALL.windows(2) {
            for capability in Capability::ALL {
                assert!(!pair[0].may(*capability) || pair[1].may(*capability), "{} {capability}", pair[1]);
            }
        }
        assert!(!Role::Reader.may(Capability::WriteDraft));
        assert!(!Role::Editor.may(Capability::ManageSettings));
        assert!(Role::Administrator.may(Capability::Import));
    }
}
