//! Tags and authors while a story is written: found by what is typed, and added where there is none.

use domain::{AuditAct, Author, AuthorId, AuthorKind, Capability, Section, Slug, Tag, TagId};

use super::matching::{folded, matches};
use crate::content::{author, section, tag};
use crate::people::Target;
use crate::structure::tag_words::{self, key};
use crate::write::keys::Key;
use crate::{Edit, Error, Newsroom, Result, SlugOf};

/// Those whose names match, names that begin with the text first.
fn best<T>(all: Vec<T>, text: &str, limit: usize, name: impl Fn(&T) -> &str) -> Vec<T> {
    let (wanted, start) = (folded(text), key(text));
    let mut found: Vec<T> = all.into_iter().filter(|one| !wanted.is_empty() && matches(name(one), &wanted)).collect();
    found.sort_by_cached_key(|one| {
        let key = key(name(one));
        (key != start, !key.starts_with(&start), key.chars().count(), key)
    });
    found.truncate(limit);
    found
}

impl Newsroom {
    /// Tags with a name or synonym that matches what was typed, the best first.
    pub async fn tags_like(&self, text: &str, limit: usize) -> Result<Vec<Tag>> {
        tag_words::like(&mut self.read().await?.conn(), text, limit).await
    }

    /// Sections likewise, without internal ones.
    pub async fn sections_like(&self, text: &str, limit: usize) -> Result<Vec<Section>> {
        let all = section::all(&mut self.read().await?.conn()).await?.into_iter().filter(|section| !section.internal).collect();
        Ok(best(all, text, limit, |section: &Section| &section.name))
    }

    /// Authors likewise.
    pub async fn authors_like(&self, text: &str, limit: usize) -> Result<Vec<Author>> {
        Ok(best(author::all(&mut self.read().await?.conn()).await?, text, limit, |author| &author.name))
    }
}

impl Edit<'_> {
    /// The tag of this name or synonym, or of one that differs by case, accents and punctuation only; a new one if there is none.
    pub async fn tag_of_name(&mut self, name: &str) -> Result<Tag> {
        if let Some(known) = tag_words::of_name(&mut self.conn().await?, name).await? {
            return Ok(known);
        }
        self.authority.require(Capability::PublishOwn)?;
        let id = TagId::fresh(self.newsroom.ids());
        let slug = self.slug_for(SlugOf::Tag, name, id.as_str()).await?;
        let tag = Tag { id, slug, name: name.to_owned(), description: String::new(), kind: "tag".to_owned(), synonyms: Vec::new() };
        tag::put(self, &tag).await?;
        self.index_tag(&tag).await?;
        self.touch(Key::Tag(tag.id.as_str()));
        self.touch_slug("tag", None, &tag.slug);
        let target = Target { kind: "tag", id: Some(tag.id.as_str()), name: &tag.name };
        self.audit(AuditAct::TagAdd, target, serde_json::Value::Null).await?;
        Ok(tag)
    }

    /// The author of this name, or a new guest author.
    pub async fn author_of_name(&mut self, name: &str) -> Result<Author> {
        let wanted = key(name);
        let known = author::all(&mut self.conn().await?).await?.into_iter().find(|author| key(&author.name) == wanted);
        if let Some(known) = known {
            return Ok(known);
        }
        self.authority.require(Capability::EditAny)?;
        let id = AuthorId::fresh(self.newsroom.ids());
        let slug = self.slug_for(SlugOf::Author, name, id.as_str()).await?;
        let none = String::new;
        let author = Author {
            id,
            slug,
            name: name.to_owned(),
            kind: AuthorKind::Guest,
            job_title: none(),
            bio: none(),
            location: none(),
            email: None,
            picture: None,
            languages: Vec::new(),
            links: Vec::new(),
        };
        author::put(self, &author).await?;
        self.author_names.insert(author.id.clone(), author.name.clone());
        self.touch(Key::Author(author.id.as_str()));
        self.touch_slug("author", None, &author.slug);
        let target = Target { kind: "author", id: Some(author.id.as_str()), name: &author.name };
        self.audit(AuditAct::AuthorAdd, target, serde_json::Value::Null).await?;
        Ok(author)
    }

    /// A free slug from a name; from the identity where the name has no letters.
    pub(crate) async fn slug_for(&mut self, table: SlugOf, name: &str, id: &str) -> Result<Slug> {
        let wanted = match Slug::from_text(name) {
            Some(slug) => slug,
            None => Slug::parse(id).map_err(Error::Parse)?,
        };
        self.unique_slug(table, &wanted, id).await
    }
}
