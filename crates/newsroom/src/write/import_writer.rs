//! The edit of an import: rows are buffered across many puts and written together, and a whole batch is looked up in advance.

use std::ops::{Deref, DerefMut};

use domain::Capability;

use crate::{Authority, Edit, Newsroom, Result};

/// An edit for thousands of entities. Every put and read of [`Edit`] works the same; only the statements are fewer, because rows are
/// written up to 64 at once and because names that were prefetched need no query of their own.
pub struct ImportWriter<'a>(Edit<'a>);

impl Newsroom {
    /// Begins a batch of an import.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to import.
    pub async fn import_writer(&self, authority: &Authority) -> Result<ImportWriter<'_>> {
        authority.require(Capability::Import)?;
        let mut edit = self.edit(authority).await?;
        edit.deferred = true;
        Ok(ImportWriter(edit))
    }
}

impl ImportWriter<'_> {
    /// Writes what is buffered and commits, as [`Edit::commit`].
    pub async fn commit(self) -> Result<()> {
        self.0.commit().await
    }
}

impl<'a> Deref for ImportWriter<'a> {
    type Target = Edit<'a>;

    fn deref(&self) -> &Edit<'a> {
        &self.0
    }
}

impl<'a> DerefMut for ImportWriter<'a> {
    fn deref_mut(&mut self) -> &mut Edit<'a> {
        &mut self.0
    }
}
