//! Who acts. Nothing can be written without one of these.

use domain::{Capability, ImportId, Role, UserId};

use crate::{Error, Result};

/// Somebody who acts, with what they may do. Made only where it has been established who that is.
#[derive(Debug, Clone)]
pub struct Authority {
    actor: Actor,
    role: Role,
}

/// Who somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Actor {
    User(UserId),
    CommandLine,
    Import(ImportId),
}

impl Authority {
    /// A user of this machine's shell: an administrator.
    pub fn command_line() -> Self {
        Self { actor: Actor::CommandLine, role: Role::Administrator }
    }

    /// A running import, begun by [`crate::Edit::begin_import`].
    pub fn import(import: ImportId) -> Self {
        Self { actor: Actor::Import(import), role: Role::Administrator }
    }

    /// Somebody who is signed in, with the role they have now.
    pub fn signed_in(signed_in: &crate::people::SignedIn) -> Self {
        Self { actor: Actor::User(signed_in.user().id.clone()), role: signed_in.user().role }
    }

    /// Whether they may do this. An import may do everything but change people.
    pub fn may(&self, capability: Capability) -> bool {
        match (&self.actor, capability) {
            (Actor::Import(_), Capability::ManagePeople) => false,
            _ => self.role.may(capability),
        }
    }

    /// An error unless they may do this.
    pub(crate) fn require(&self, capability: Capability) -> Result<()> {
        if self.may(capability) { Ok(()) } else { Err(Error::Forbidden { capability }) }
    }

    /// The signed-in person behind it; `None` for imports and the command line.
    pub(crate) fn user(&self) -> Option<UserId> {
        match &self.actor {
            Actor::User(user) => Some(user.clone()),
            Actor::CommandLine | Actor::Import(_) => None,
        }
    }

    /// The running import behind it.
    pub(crate) fn running_import(&self) -> Option<&ImportId> {
        match &self.actor {
            Actor::Import(import) => Some(import),
            Actor::User(_) | Actor::CommandLine => None,
        }
    }

    /// Any role, for tests of what is forbidden.
    #[cfg(test)]
    pub(crate) fn with_role(role: Role) -> Self {
        Self { actor: Actor::CommandLine, role }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_changes_no_people() {
        let import = Authority::import(ImportId::parse("01900000-0000-7000-8000-000000000001").unwrap());
        assert!(import.may(Capability::Import) && !import.may(Capability::ManagePeople));
        assert!(Authority::command_line().may(Capability::ManagePeople));
        assert!(matches!(Authority::with_role(Role::Author).require(Capability::ManageSettings), Err(Error::Forbidden { .. })));
    }
}
