//! Authors at the desk: profiles, doubles merged, links to those who sign in.

use domain::{AuditAct, Author, AuthorId, SitePath};

use super::acts::Kind;
use super::journal::Done;
use super::merge::MergePreview;
use super::refusal::Refusal;
use crate::content::author;
use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Newsroom, Result, entity};

/// Who signs in under an author's name.
pub(crate) const PERSON: &str = "SELECT id, name FROM user_account WHERE author_id = $1";
const READING: &str = "reading an author";

/// One author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorRow {
    /// The author.
    pub author: Author,
    /// How many listed stories they have.
    pub listed: i64,
    /// Who signs in under this name: identity and name.
    pub person: Option<(String, String)>,
}

impl Newsroom {
    /// All authors by name, with their numbers of stories and accounts. A paper has hundreds, not thousands.
    pub async fn author_rows(&self) -> Result<Vec<AuthorRow>> {
        const COUNTS: &str = "SELECT shelf, stories FROM shelf_count WHERE shelf >= 'author:' AND shelf < 'author;'";
        const PEOPLE: &str = "SELECT author_id, id, name FROM user_account WHERE author_id IS NOT NULL";
        let mut held = self.read().await?;
        let mut authors = author::all(&mut held.conn()).await?;
        let counts: Vec<(String, i64)> = on!(held.conn(), c => sqlx::query_as(COUNTS).fetch_all(c).await).doing(READING)?;
        let people: Vec<(String, String, String)> = on!(held.conn(), c => sqlx::query_as(PEOPLE).fetch_all(c).await).doing(READING)?;
        authors.sort_by_cached_key(|author| (author.name.to_lowercase(), author.id.clone()));
        let counts: std::collections::HashMap<String, i64> = counts.into_iter().collect();
        let row = |author: Author| AuthorRow {
            listed: counts.get(&format!("author:{}", author.id)).copied().unwrap_or_default(),
            person: people.iter().find(|(of, ..)| of == author.id.as_str()).map(|(_, id, name)| (id.clone(), name.clone())),
            author,
        };
        Ok(authors.into_iter().map(row).collect())
    }
}

impl Edit<'_> {
    /// Stores a new author, or another version of a stored one; the identity with which it can be taken back. A new URL leaves a redirect.
    ///
    /// # Errors
    /// [`Refusal::SlugTaken`], [`Error::Forbidden`]. Two people may have the same name.
    pub async fn change_author(&mut self, wanted: &Author) -> Result<String> {
        self.begin_change()?;
        if let Some(other) = self.author_by_slug(&wanted.slug).await?.filter(|other| other.id != wanted.id) {
            return Err(Refusal::SlugTaken(other.name).into());
        }
        let before = author::by_id(&mut self.conn().await?, wanted.id.as_str()).await?;
        self.put_author(wanted).await?;
        match before.as_ref().map(|before| &before.slug) {
            Some(old) if *old != wanted.slug => self.leave_redirect(&SitePath::of_author(old), &wanted.path()).await?,
            Some(_) => {}
            None => drop(self.drop_redirect(wanted.path().as_str()).await?),
        }
        let act = if before.is_some() { AuditAct::AuthorChange } else { AuditAct::AuthorAdd };
        let undo = self.finish_change(Done { kind: Kind::Author, id: wanted.id.as_str(), merged_into: None, stories: &[] }).await?;
        if !undo.is_empty() {
            let target = Target { kind: "author", id: Some(wanted.id.as_str()), name: &wanted.name };
            self.audit(act, target, serde_json::Value::Null).await?;
        }
        Ok(undo)
    }

    /// A slug for a new author of this name that no other author has.
    pub async fn slug_for_author(&mut self, name: &str, id: &AuthorId) -> Result<domain::Slug> {
        self.slug_for(crate::SlugOf::Author, name, id.as_str()).await
    }

    /// What [`Edit::merge_author`] would do; nothing is written.
    ///
    /// # Errors
    /// As there.
    pub async fn preview_author_merge(&mut self, from: &AuthorId, into: &AuthorId) -> Result<MergePreview> {
        self.begin_change()?;
        let (from, into) = self.both_authors(from, into).await?;
        self.preview(Kind::Author, (from.id.as_str(), from.path()), (into.id.as_str(), into.path())).await
    }

    /// Makes two entries of one author one; the identity with which it can be taken back.
    ///
    /// # Errors
    /// [`Refusal::Itself`], [`Refusal::HasAccount`] if somebody signs in under the name that goes, [`Refusal::TooMany`],
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn merge_author(&mut self, from: &AuthorId, into: &AuthorId) -> Result<String> {
        self.begin_change()?;
        let (from, into) = self.both_authors(from, into).await?;
        let stories = self.stories_to_move(Kind::Author, from.id.as_str()).await?;
        let moved = self.move_stories(Kind::Author, &stories, from.id.as_str(), into.id.as_str()).await?;
        self.move_menu_items(from.id.as_str(), &domain::MenuTarget::Author(into.id.clone())).await?;
        let data = entity::write("author", from.id.as_str(), &from)?;
        self.remove_entity("author", from.id.as_str(), &data).await?;
        self.leave_redirect(&from.path(), &into.path()).await?;
        let done = Done { kind: Kind::Author, id: from.id.as_str(), merged_into: Some(into.id.as_str()), stories: &moved };
        let undo = self.finish_change(done).await?;
        let target = Target { kind: "author", id: Some(from.id.as_str()), name: &from.name };
        self.audit(AuditAct::AuthorMerge, target, serde_json::json!({ "into": into.name, "stories": moved.len() })).await?;
        Ok(undo)
    }

    async fn both_authors(&mut self, from: &AuthorId, into: &AuthorId) -> Result<(Author, Author)> {
        if from == into {
            return Err(Refusal::Itself.into());
        }
        let missing = || Error::NotFound { what: "author" };
        let from = author::by_id(&mut self.conn().await?, from.as_str()).await?.ok_or_else(missing)?;
        let into = author::by_id(&mut self.conn().await?, into.as_str()).await?.ok_or_else(missing)?;
        self.refuse_account(&from.id).await?;
        Ok((from, into))
    }

    /// Removes an author that nothing refers to.
    ///
    /// # Errors
    /// [`Refusal::HasStories`], [`Refusal::InMenu`], [`Refusal::HasAccount`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn remove_author(&mut self, id: &AuthorId) -> Result<String> {
        self.begin_change()?;
        let author = author::by_id(&mut self.conn().await?, id.as_str()).await?.ok_or(Error::NotFound { what: "author" })?;
        self.refuse_account(id).await?;
        self.refuse_in_use(Kind::Author, id.as_str()).await?;
        let data = entity::write("author", id.as_str(), &author)?;
        self.remove_entity("author", id.as_str(), &data).await?;
        let target = Target { kind: "author", id: Some(id.as_str()), name: &author.name };
        self.audit(AuditAct::AuthorRemove, target, serde_json::Value::Null).await?;
        self.finish_change(Done { kind: Kind::Author, id: id.as_str(), merged_into: None, stories: &[] }).await
    }

    async fn refuse_account(&mut self, id: &AuthorId) -> Result<()> {
        let person: Option<(String, String)> =
            on!(self.conn().await?, c => sqlx::query_as(PERSON).bind(id.as_str()).fetch_optional(c).await).doing(READING)?;
        person.map_or(Ok(()), |(_, name)| Err(Refusal::HasAccount(name).into()))
    }
}
