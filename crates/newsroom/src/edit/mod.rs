//! Writing: one unit of work is one transaction.

use crate::{Authority, Error, Newsroom, Result, db::Tx};

/// For the moment.
pub(crate) fn unbuilt<T>() -> Result<T> {
    Err(Error::Missing { what: "this call", detail: "not built yet".to_owned() })
}

/// One unit of work. What is put becomes visible to readers when it is committed, all at once; dropped without commit,
/// nothing has happened. Other edits wait meanwhile, so keep it short.
pub struct Edit<'a> {
    pub(crate) newsroom: &'a Newsroom,
    pub(crate) authority: &'a Authority,
    pub(crate) tx: Tx,
}

/// Whose short names are asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlugOf {
    /// Sections.
    Section,
    /// Tags.
    Tag,
    /// Authors.
    Author,
    /// Media items.
    Media,
    /// Menus.
    Menu,
}

impl Newsroom {
    /// Begins an edit on behalf of somebody.
    pub async fn edit<'a>(&'a self, authority: &'a Authority) -> Result<Edit<'a>> {
        Ok(Edit { newsroom: self, authority, tx: self.db().write().await? })
    }
}

impl Edit<'_> {
    /// Makes everything that was put visible and lasting.
    pub async fn commit(self) -> Result<()> {
        let _ = (self.newsroom, self.authority);
        self.tx.commit().await
    }
}
