//! Rights of one person over one story. The server checks them where it writes; the desk uses the same rules to hide what is refused.

use std::fmt;

use crate::newtype::word_enum;
use crate::{AuthorId, Byline, Capability, Role, SectionId, StoryKind, StoryState, UserId};

word_enum! {
    /// Something that can be done with a story at the desk.
    StoryAct, "story act" {
        /// Open it and read its history.
        View = "view",
        /// Change its text and fields.
        Edit = "edit",
        /// Hand a draft to the editors.
        SendForReview = "send_for_review",
        /// Give it back to its writer, with a note; or withdraw it.
        ReturnToDraft = "return_to_draft",
        /// Note that it can be published.
        MarkReady = "mark_ready",
        /// Publish it at a time to come.
        Schedule = "schedule",
        /// Publish it now.
        Publish = "publish",
        /// Show readers what was changed in a story that is on its way to them.
        PublishChanges = "publish_changes",
        /// Take a published story back: its URL responds 410 with a note.
        Kill = "kill",
        /// Put an unpublished story aside.
        Archive = "archive",
        /// Put it in the trash, for 30 days.
        Trash = "trash",
        /// Bring it back as a draft, out of the trash or the archive.
        Restore = "restore",
    }
}

impl StoryAct {
    /// Whether the act makes sense in this state; `live`: readers can open the story now.
    pub fn is_possible(self, state: StoryState, live: bool) -> bool {
        use StoryState::{Archived, Draft, Killed, Private, Published, Ready, Review, Scheduled, Trash};
        match self {
            Self::View => true,
            Self::Edit => !matches!(state, Trash),
            Self::SendForReview => matches!(state, Draft),
            Self::ReturnToDraft => !live && matches!(state, Review | Ready | Scheduled | Private),
            Self::MarkReady => matches!(state, Draft | Review),
            Self::Schedule => !live && matches!(state, Draft | Review | Ready | Scheduled | Private),
            Self::Publish => !live && matches!(state, Draft | Review | Ready | Scheduled | Private),
            Self::PublishChanges => matches!(state, Scheduled | Published | Private),
            Self::Kill => live || matches!(state, Published),
            Self::Archive => !live && matches!(state, Draft | Review | Ready | Private | Killed),
            Self::Trash => !matches!(state, Trash),
            Self::Restore => matches!(state, Trash | Archived),
        }
    }
}

/// A person at the desk, as far as rights depend on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    /// Who.
    pub user: UserId,
    /// The author under whose name they write.
    pub author: Option<AuthorId>,
    /// Their role.
    pub role: Role,
    /// The sections, with those below them, that the role is limited to; `None`: no limit.
    pub sections: Option<Vec<SectionId>>,
}

/// A story, as far as rights depend on it.
#[derive(Debug, Clone, Copy)]
pub struct StoryFacts<'a> {
    /// Story or page.
    pub kind: StoryKind,
    /// Its state.
    pub state: StoryState,
    /// Whether readers can open it now.
    pub live: bool,
    /// Who began it; `None` for imports and the command line.
    pub owner: Option<&'a UserId>,
    /// The names over it.
    pub bylines: &'a [Byline],
    /// Its primary section and all sections above that, nearest first; empty without one.
    pub sections: &'a [SectionId],
}

/// Why somebody may not do something with a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// They may not know of it: respond as if it did not exist.
    Unknown,
    /// Their role lacks this.
    Capability(Capability),
    /// Its primary section is not one of theirs.
    Section,
    /// Not in this state.
    State(StoryState),
}

impl Rights {
    /// Whether they have a capability, apart from any story.
    pub fn may(&self, capability: Capability) -> bool {
        self.role.may(capability) && (self.sections.is_none() || capability.works_within_sections())
    }

    /// Whether the story is theirs: they began it, or it carries their name.
    pub fn owns(&self, story: &StoryFacts<'_>) -> bool {
        let named = |author: &AuthorId| story.bylines.iter().any(|byline| byline.author == *author);
        story.owner == Some(&self.user) || self.author.as_ref().is_some_and(named)
    }

    /// Whether the story lies in their sections. A story without section lies in nobody's but its owner's.
    pub fn covers(&self, story: &StoryFacts<'_>) -> bool {
        match &self.sections {
            None => true,
            Some(_) if story.sections.is_empty() => self.owns(story),
            Some(sections) => story.sections.iter().any(|section| sections.contains(section)),
        }
    }

    /// Whether they may know of the story: their own, published ones, and for editors those in their sections.
    pub fn sees(&self, story: &StoryFacts<'_>) -> bool {
        let desk = self.may(Capability::WriteDraft);
        desk && (self.owns(story) || story.live || (self.may(Capability::EditAny) && self.covers(story)))
    }

    /// Whether they may do this with the story, and if not, why.
    ///
    /// # Errors
    /// The first reason that applies: not known, role, section, state.
    pub fn check(&self, act: StoryAct, story: &StoryFacts<'_>) -> Result<(), Refusal> {
        if !self.sees(story) {
            return Err(Refusal::Unknown);
        }
        if act == StoryAct::View {
            return Ok(());
        }
        let needed = self.needed(act, story);
        if !self.may(needed) {
            return Err(Refusal::Capability(needed));
        }
        if !self.covers(story) {
            return Err(Refusal::Section);
        }
        if act.is_possible(story.state, story.live) { Ok(()) } else { Err(Refusal::State(story.state)) }
    }

    /// The capability that an act needs: less for an own story, as long as readers cannot see it.
    fn needed(&self, act: StoryAct, story: &StoryFacts<'_>) -> Capability {
        use StoryState::{Draft, Private, Published, Ready, Review, Scheduled, Trash};
        let own = self.owns(story) && story.kind == StoryKind::Story;
        let writing = matches!(story.state, Draft | Review);
        match act {
            StoryAct::View => Capability::WriteDraft,
            StoryAct::SendForReview if own => Capability::WriteDraft,
            StoryAct::Edit | StoryAct::ReturnToDraft | StoryAct::Trash if own && writing => Capability::WriteDraft,
            StoryAct::Edit if own && matches!(story.state, Ready | Scheduled | Published | Private) => Capability::PublishOwn,
            StoryAct::ReturnToDraft if own => Capability::PublishOwn,
            // only what was never published gets there by its owner
            StoryAct::Restore if own && story.state == Trash => Capability::WriteDraft,
            StoryAct::Schedule | StoryAct::Publish | StoryAct::PublishChanges if own => Capability::PublishOwn,
            StoryAct::Schedule | StoryAct::Publish | StoryAct::PublishChanges => Capability::PublishAny,
            StoryAct::Kill => Capability::Kill,
            // a story that readers can see disappears from them
            StoryAct::Trash if story.live => Capability::Kill,
            _ => Capability::EditAny,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("there is no such story"),
            Self::Capability(capability) => write!(f, "this needs the right to {capability}; ask an administrator for a role that has it"),
            Self::Section => f.write_str("its primary section is not one of yours; ask an administrator for that section"),
            Self::State(state) => write!(f, "this cannot be done with a story in the state {state}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> String {
        format!("01900000-0000-7000-8000-0000000000{number:02x}")
    }

    fn person(role: Role, sections: Option<&[u8]>) -> Rights {
        let section = |number: &u8| SectionId::parse(&id(*number)).unwrap();
        let sections = sections.map(|numbers| numbers.iter().map(section).collect());
        Rights { user: UserId::parse(&id(1)).unwrap(), author: AuthorId::parse(&id(2)).ok(), role, sections }
    }

    /// The acts a person may do, as a list of words.
    fn acts(person: &Rights, owner: u8, state: StoryState, sections: &[u8]) -> String {
        let owner = UserId::parse(&id(owner)).unwrap();
        let sections: Vec<SectionId> = sections.iter().map(|number| SectionId::parse(&id(*number)).unwrap()).collect();
        let live = state == StoryState::Published;
        let facts = StoryFacts { kind: StoryKind::Story, state, live, owner: Some(&owner), bylines: &[], sections: &sections };
        let may: Vec<&str> = StoryAct::ALL.iter().filter(|act| person.check(**act, &facts).is_ok()).map(|act| act.as_str()).collect();
        may.join(" ")
    }

    #[test]
    fn contributors_write_own_drafts_and_see_what_is_published() {
        let person = person(Role::Contributor, None);
        assert_eq!(acts(&person, 1, StoryState::Draft, &[]), "view edit send_for_review trash");
        assert_eq!(acts(&person, 1, StoryState::Review, &[]), "view edit return_to_draft trash");
        assert_eq!(acts(&person, 1, StoryState::Published, &[]), "view");
        assert_eq!(acts(&person, 1, StoryState::Trash, &[]), "view restore");
        assert_eq!(acts(&person, 9, StoryState::Published, &[]), "view");
        for state in
            [StoryState::Draft, StoryState::Review, StoryState::Ready, StoryState::Scheduled, StoryState::Killed, StoryState::Trash]
        {
            assert_eq!(acts(&person, 9, state, &[]), "", "{state}");
        }
    }

    #[test]
    fn authors_publish_own_stories_only() {
        let person = person(Role::Author, None);
        assert_eq!(acts(&person, 1, StoryState::Draft, &[]), "view edit send_for_review schedule publish trash");
        assert_eq!(acts(&person, 1, StoryState::Published, &[]), "view edit publish_changes");
        assert_eq!(acts(&person, 9, StoryState::Draft, &[]), "");
        assert_eq!(acts(&person, 9, StoryState::Published, &[]), "view");
    }

    #[test]
    fn editors_do_everything_in_their_sections() {
        let (free, limited) = (person(Role::Editor, None), person(Role::Editor, Some(&[5])));
        let all = "view edit send_for_review mark_ready schedule publish archive trash";
        assert_eq!(acts(&free, 9, StoryState::Draft, &[]), all);
        assert_eq!(acts(&free, 9, StoryState::Published, &[7]), "view edit publish_changes kill trash");
        assert_eq!(acts(&limited, 9, StoryState::Draft, &[5]), all);
        assert_eq!(acts(&limited, 9, StoryState::Draft, &[6, 5]), all, "a section below");
        assert_eq!(acts(&limited, 9, StoryState::Draft, &[7]), "");
        assert_eq!(acts(&limited, 9, StoryState::Draft, &[]), "");
        assert_eq!(acts(&limited, 1, StoryState::Draft, &[]), all, "an own story without section");
        assert_eq!(acts(&limited, 9, StoryState::Published, &[7]), "view");
        assert!(!limited.may(Capability::ManageStructure) && free.may(Capability::ManageStructure));
    }

    #[test]
    fn a_byline_makes_a_story_ones_own() {
        let person = person(Role::Contributor, None);
        let byline = Byline { author: AuthorId::parse(&id(2)).unwrap(), role: crate::BylineRole::Writer };
        let facts =
            |bylines| StoryFacts { kind: StoryKind::Story, state: StoryState::Draft, live: false, owner: None, bylines, sections: &[] };
        assert_eq!(person.check(StoryAct::Edit, &facts(&[])), Err(Refusal::Unknown));
        assert_eq!(person.check(StoryAct::Edit, &facts(std::slice::from_ref(&byline))), Ok(()));
    }
}
