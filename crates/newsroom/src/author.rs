//! Authors: storing them, reading them.

use domain::{Author, AuthorId, Slug};

use crate::{Edit, Newsroom, Result, edit::unbuilt};

impl Newsroom {
    /// The author of this name.
    pub async fn author_by_slug(&self, slug: &Slug) -> Result<Option<Author>> {
        let _ = (slug,);
        unbuilt()
    }
    /// These authors, in the order asked for; unknown ones are left out.
    pub async fn authors_by_ids(&self, ids: &[AuthorId]) -> Result<Vec<Author>> {
        let _ = (ids,);
        unbuilt()
    }
}

impl Edit<'_> {
    /// Stores an author.
    pub async fn put_author(&mut self, author: &Author) -> Result<()> {
        let _ = (author,);
        unbuilt()
    }
    /// The author of this name.
    pub async fn author_by_slug(&mut self, slug: &Slug) -> Result<Option<Author>> {
        let _ = (slug,);
        unbuilt()
    }
}
