//! Who acts. Nothing can be written without an [`Authority`].
//!
//! One is made in three ways: from a signed-in session, by the command line (`server/src/commands` only, which a test checks), and for a
//! running import from an authority that may import.

use domain::rights::Refusal;
use domain::{Capability, ImportId, Rights, StoryAct, StoryFacts, UserId};

use crate::people::Origin;
use crate::{Error, Result};

/// Somebody who acts, with what they may do.
#[derive(Debug, Clone)]
pub struct Authority {
    actor: Actor,
}

/// A signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) rights: Rights,
    /// Their name, for the audit log.
    pub(crate) name: String,
    /// Where the request comes from, for the audit log.
    pub(crate) origin: Origin,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Actor {
    /// A person with a session.
    Person(Person),
    /// A person at this machine's shell.
    CommandLine,
    /// A running import.
    Import(ImportId),
    /// Publication at a planned time. Has no capability: it only recomputes shelves.
    Schedule,
    /// A reader without an account. Has no capability: comments come in through `comments/`, which checks them.
    Reader,
}

impl Authority {
    /// The person at this machine's shell, who may do everything. For `server/src/commands` and tests.
    pub fn command_line() -> Self {
        Self { actor: Actor::CommandLine }
    }

    /// A running import, begun by [`crate::Edit::begin_import`] on this authority.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to import.
    pub fn importing(&self, import: ImportId) -> Result<Self> {
        self.require(Capability::Import)?;
        Ok(Self { actor: Actor::Import(import) })
    }

    /// A signed-in person; `people/authority.rs` makes it from a valid session.
    pub(crate) fn of_person(person: Person) -> Self {
        Self { actor: Actor::Person(person) }
    }

    /// The program itself, at a planned time.
    pub(crate) fn schedule() -> Self {
        Self { actor: Actor::Schedule }
    }

    /// A reader who sends, changes, withdraws or reports a comment.
    pub(crate) fn reader() -> Self {
        Self { actor: Actor::Reader }
    }

    /// Whether they may do this at all; for a story, see [`Rights::check`].
    pub fn may(&self, capability: Capability) -> bool {
        match &self.actor {
            Actor::Person(person) => person.rights.may(capability),
            Actor::CommandLine => true,
            Actor::Import(_) => capability != Capability::ManagePeople,
            Actor::Schedule | Actor::Reader => false,
        }
    }

    /// An error unless they may do this.
    pub(crate) fn require(&self, capability: Capability) -> Result<()> {
        if self.may(capability) { Ok(()) } else { Err(Error::Forbidden { capability }) }
    }

    /// An error unless they may do this with the story. Command line and imports may do what the state allows.
    pub(crate) fn check(&self, act: StoryAct, story: &StoryFacts<'_>) -> Result<()> {
        let checked = match &self.actor {
            Actor::Person(person) => person.rights.check(act, story),
            Actor::CommandLine | Actor::Import(_) if act.is_possible(story.state, story.live) => Ok(()),
            Actor::CommandLine | Actor::Import(_) => Err(Refusal::State(story.state)),
            Actor::Schedule | Actor::Reader => Err(Refusal::Capability(Capability::EditAny)),
        };
        checked.map_err(|refusal| match refusal {
            Refusal::Unknown => Error::NotFound { what: "story" },
            Refusal::Capability(capability) => Error::Forbidden { capability },
            refusal => Error::StoryRefused { act, refusal },
        })
    }

    /// The rights of the signed-in person behind it; `None` for imports and the command line.
    pub fn person(&self) -> Option<&Rights> {
        match &self.actor {
            Actor::Person(person) => Some(&person.rights),
            Actor::CommandLine | Actor::Import(_) | Actor::Schedule | Actor::Reader => None,
        }
    }

    /// The name of the signed-in person; empty for anybody else.
    pub(crate) fn name(&self) -> &str {
        match &self.actor {
            Actor::Person(person) => &person.name,
            _ => "",
        }
    }

    /// Who acts.
    pub(crate) fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The id of the signed-in person.
    pub(crate) fn user(&self) -> Option<&UserId> {
        self.person().map(|rights| &rights.user)
    }

    /// The running import behind it.
    pub(crate) fn running_import(&self) -> Option<&ImportId> {
        match &self.actor {
            Actor::Import(import) => Some(import),
            Actor::Person(_) | Actor::CommandLine | Actor::Schedule | Actor::Reader => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::Role;

    use super::*;

    #[test]
    fn an_import_changes_no_people_and_needs_the_right_to_import() {
        let id = ImportId::parse("01900000-0000-7000-8000-000000000001").unwrap();
        let import = Authority::command_line().importing(id.clone()).unwrap();
        assert!(import.may(Capability::Import) && !import.may(Capability::ManagePeople));
        let user = UserId::parse("01900000-0000-7000-8000-000000000002").unwrap();
        let rights = Rights { user, author: None, role: Role::Editor, sections: None };
        let editor = Authority::of_person(Person { rights, name: String::new(), origin: Origin::default() });
        assert!(matches!(editor.importing(id), Err(Error::Forbidden { capability: Capability::Import })));
        assert!(Capability::ALL.iter().all(|capability| !Authority::schedule().may(*capability)));
    }
}
