//! Roles and capabilities: what somebody may do at all. Which stories it applies to is decided in `rights`.

use crate::newtype::word_enum;

word_enum! {
    /// A set of capabilities with a name. Each role may do everything that the roles before it may.
    Role, "role" {
        /// Has an account without access to the desk.
        Reader = "reader",
        /// Writes own drafts, with pictures and files, and sends them for review; publishes nothing.
        Contributor = "contributor",
        /// Also publishes and schedules own stories, and adds tags.
        Author = "author",
        /// Also changes and publishes everybody's stories, kills, moderates, arranges sections, tags and menus. May be limited to sections.
        Editor = "editor",
        /// Everything, including people, settings, imports and the audit log.
        Administrator = "administrator",
    }
}

word_enum! {
    /// One thing that somebody may be allowed to do.
    Capability, "capability" {
        /// Write and change own drafts, send them for review, withdraw them, put them in the trash.
        WriteDraft = "write_draft",
        /// Publish and schedule own stories, and change them afterwards; add tags.
        PublishOwn = "publish_own",
        /// Add pictures and files, and change the texts of those that one added.
        UploadMedia = "upload_media",
        /// See and change anybody's stories and pages; return, archive, trash and restore them.
        EditAny = "edit_any",
        /// Publish and schedule anybody's stories.
        PublishAny = "publish_any",
        /// Take a published story back, so that its URL responds 410 with a note.
        Kill = "kill",
        /// Approve and remove comments.
        Moderate = "moderate",
        /// Arrange the front page and the pages of sections.
        ArrangeFronts = "arrange_fronts",
        /// Arrange sections, tags, authors, menus and redirects.
        ManageStructure = "manage_structure",
        /// Change the paper's settings.
        ManageSettings = "manage_settings",
        /// Invite and deactivate people, change roles and sections.
        ManagePeople = "manage_people",
        /// Read the audit log.
        ViewAudit = "view_audit",
        /// Run imports and roll them back.
        Import = "import",
    }
}

impl Role {
    /// Whether this role has the capability. One exhaustive table, so that a new capability must be placed.
    pub fn may(self, capability: Capability) -> bool {
        let least = match capability {
            Capability::WriteDraft | Capability::UploadMedia => Role::Contributor,
            Capability::PublishOwn => Role::Author,
            Capability::EditAny | Capability::PublishAny | Capability::Kill => Role::Editor,
            Capability::Moderate | Capability::ArrangeFronts | Capability::ManageStructure => Role::Editor,
            Capability::ManageSettings | Capability::ManagePeople => Role::Administrator,
            Capability::ViewAudit | Capability::Import => Role::Administrator,
        };
        self >= least
    }
}

impl Capability {
    /// Whether somebody who is limited to sections keeps it. What affects the whole paper, such as menus, needs a person without limits.
    pub fn works_within_sections(self) -> bool {
        match self {
            Self::WriteDraft | Self::PublishOwn | Self::UploadMedia | Self::EditAny | Self::PublishAny => true,
            Self::Kill | Self::Moderate | Self::ArrangeFronts => true,
            Self::ManageStructure | Self::ManageSettings | Self::ManagePeople | Self::ViewAudit | Self::Import => false,
        }
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
    }

    #[test]
    fn each_role_adds_what_its_description_says() {
        use Capability::*;
        let added: Vec<Vec<Capability>> = Role::ALL
            .iter()
            .enumerate()
            .map(|(at, role)| {
                let before = at.checked_sub(1).map(|before| Role::ALL[before]);
                Capability::ALL.iter().copied().filter(|one| role.may(*one) && !before.is_some_and(|role| role.may(*one))).collect()
            })
            .collect();
        let expected = [
            vec![],
            vec![WriteDraft, UploadMedia],
            vec![PublishOwn],
            vec![EditAny, PublishAny, Kill, Moderate, ArrangeFronts, ManageStructure],
            vec![ManageSettings, ManagePeople, ViewAudit, Import],
        ];
        assert_eq!(added, expected);
    }
}
