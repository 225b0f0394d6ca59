//! Authors: storing them, reading them.

use domain::{Author, AuthorId, Capability, Slug};

use crate::db::on;
use crate::entity::{Change, entity};
use crate::error::Doing;
use crate::library::Shower;
use crate::structure::merged;
use crate::write::keys::Key;
use crate::{Edit, Newsroom, Result};

entity!(Author, "author", "author");

impl Newsroom {
    /// The author of this name.
    pub async fn author_by_slug(&self, slug: &Slug) -> Result<Option<Author>> {
        self.record(Key::Slug("author", slug.as_str()));
        let author = by_slug(&mut self.read().await?.conn(), slug).await?;
        self.record_all(author.iter().map(|author| Key::Author(author.id.as_str())));
        Ok(author)
    }

    /// These authors, in the requested order; unknown ones are left out.
    pub async fn authors_by_ids(&self, ids: &[AuthorId]) -> Result<Vec<Author>> {
        self.record_all(ids.iter().map(|id| Key::Author(id.as_str())));
        let keys: Vec<&str> = ids.iter().map(AuthorId::as_str).collect();
        let mut held = self.read().await?;
        let found = by_ids(&mut held.conn(), &keys).await?;
        if found.len() < ids.len() {
            // some became part of another one, which drafts and old versions do not know
            let merged = merged::resolve(&mut held.conn(), &keys).await?;
            if !merged.is_empty() {
                let ids: Vec<&str> = merged.iter().map(|(_, into)| into.as_str()).collect();
                let into = by_ids(&mut held.conn(), &ids).await?;
                self.record_all(into.iter().map(|author| Key::Author(author.id.as_str())));
                return Ok(merged::in_order(&keys, &merged, |id| found.iter().chain(&into).find(|one| one.id.as_str() == id).cloned()));
            }
        }
        Ok(ids.iter().filter_map(|id| found.iter().find(|author| author.id == *id).cloned()).collect())
    }
}

impl Edit<'_> {
    /// Stores an author. If the name changed, their stories are found by the new one.
    pub async fn put_author(&mut self, author: &Author) -> Result<()> {
        const STORIES: &str = "SELECT story_id FROM story_byline WHERE author_id = $1 ORDER BY story_id";
        self.authority.require(Capability::ManageStructure)?;
        let before = match put(self, author).await? {
            Change::Same => return Ok(()),
            Change::New => None,
            Change::From(before) => Some(before),
        };
        let picture: Vec<String> = author.picture.iter().map(ToString::to_string).collect();
        self.put_uses(Shower::Author, author.id.as_str(), &picture).await?;
        let renamed = before.as_ref().is_some_and(|before| before.name != author.name);
        self.author_names.insert(author.id.clone(), author.name.clone());
        self.touch(Key::Author(author.id.as_str()));
        self.touch_slug("author", before.as_ref().map(|before| &before.slug), &author.slug);
        if renamed {
            let stories: Vec<String> =
                on!(self.conn().await?, c => sqlx::query_scalar(STORIES).bind(author.id.as_str()).fetch_all(c).await)
                    .doing("looking for an author's stories")?;
            self.reindex(&stories).await?;
        }
        Ok(())
    }

    /// The author of this name.
    pub async fn author_by_slug(&mut self, slug: &Slug) -> Result<Option<Author>> {
        by_slug(&mut self.conn().await?, slug).await
    }
}
