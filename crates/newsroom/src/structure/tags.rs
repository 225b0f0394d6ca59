//! Tags at the desk: lists, and what can be done with one.

use domain::{AuditAct, Slug, Tag, TagId};

use super::acts::Kind;
use super::journal::Done;
use super::refusal::Refusal;
use super::tag_words;
use crate::content::tag;
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Newsroom, Result, entity};

/// By name, after a name.
pub(crate) const NAMED: &str = "SELECT id, data, uses, name_key FROM tag WHERE (name_key, id) > ($1, $2) ORDER BY name_key, id LIMIT $3";
/// Those without stories, likewise.
pub(crate) const UNUSED: &str =
    "SELECT id, data, uses, name_key FROM tag WHERE uses = 0 AND (name_key, id) > ($1, $2) ORDER BY uses, name_key, id LIMIT $3";
/// Those with the most stories first, below a number.
pub(crate) const MOST_USED: &str =
    "SELECT id, data, uses, name_key FROM tag WHERE (uses, id) < ($1, $2) ORDER BY uses DESC, id DESC LIMIT $3";
const LISTING: &str = "listing tags";

/// Which tags a list shows, in which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TagView {
    /// All, by name.
    #[default]
    All,
    /// Those that no story has, by name.
    Unused,
    /// All, those with the most stories first.
    MostUsed,
}

/// The last tag of a page: its words or number of stories, and its identity.
pub type TagCursor = (String, String);

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagRow {
    /// The tag.
    pub tag: Tag,
    /// How many stories have it, in whatever state.
    pub uses: i64,
}

/// A page of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TagPage {
    /// The tags.
    pub rows: Vec<TagRow>,
    /// Where the next page begins.
    pub next: Option<TagCursor>,
}

impl Newsroom {
    /// Tags in a view, those after a cursor, at most `limit`.
    pub async fn tag_list(&self, view: TagView, after: Option<&TagCursor>, limit: u16) -> Result<TagPage> {
        type Row = (String, String, i64, String);
        let more = i64::from(limit) + 1;
        let (first, second) = after.map_or(("", ""), |(first, second)| (first.as_str(), second.as_str()));
        let mut held = self.read().await?;
        let rows: Vec<Row> = match view {
            TagView::All | TagView::Unused => {
                let sql = if view == TagView::All { NAMED } else { UNUSED };
                on!(held.conn(), c => sqlx::query_as(sql).bind(first).bind(second).bind(more).fetch_all(c).await)
            }
            TagView::MostUsed => {
                let below: i64 = if first.is_empty() { i64::MAX } else { first.parse().unwrap_or(0) };
                on!(held.conn(), c => sqlx::query_as(MOST_USED).bind(below).bind(second).bind(more).fetch_all(c).await)
            }
        }
        .doing(LISTING)?;
        let has_more = rows.len() > usize::from(limit);
        let mut page = TagPage::default();
        for (id, data, uses, name_key) in rows.into_iter().take(usize::from(limit)) {
            page.next = has_more.then(|| (if view == TagView::MostUsed { uses.to_string() } else { name_key }, id.clone()));
            page.rows.push(TagRow { tag: entity::read("tag", &id, &data)?, uses });
        }
        Ok(page)
    }

    /// Tags whose name or a synonym matches what was typed, the best first, with their numbers of stories.
    pub async fn tags_found(&self, text: &str, limit: usize) -> Result<Vec<TagRow>> {
        let mut held = self.read().await?;
        let tags = tag_words::like(&mut held.conn(), text, limit).await?;
        rows(&mut held.conn(), tags).await
    }

    /// A tag with its number of stories.
    pub async fn tag_row(&self, id: &TagId) -> Result<Option<TagRow>> {
        let mut held = self.read().await?;
        let tag = tag::by_id(&mut held.conn(), id.as_str()).await?;
        Ok(rows(&mut held.conn(), tag.into_iter().collect()).await?.pop())
    }

    /// The tag of this name or synonym.
    pub async fn tag_named(&self, name: &str) -> Result<Option<Tag>> {
        tag_words::of_name(&mut self.read().await?.conn(), name).await
    }
}

async fn rows(conn: &mut Conn<'_>, tags: Vec<Tag>) -> Result<Vec<TagRow>> {
    const USES: &str = "SELECT id, uses FROM tag WHERE id IN (";
    let ids: Vec<&str> = tags.iter().map(|tag| tag.id.as_str()).collect();
    let uses: Vec<(String, i64)> = entity::rows_in(conn, USES, &ids, LISTING).await?;
    let of = |tag: &Tag| uses.iter().find(|(id, _)| id == tag.id.as_str()).map_or(0, |(_, uses)| *uses);
    Ok(tags.into_iter().map(|tag| TagRow { uses: of(&tag), tag }).collect())
}

impl Edit<'_> {
    /// Stores a new tag, or another version of a stored one; the identity with which it can be taken back. A new URL leaves a redirect.
    ///
    /// # Errors
    /// [`Refusal::NameTaken`], [`Refusal::SlugTaken`], [`Error::Forbidden`].
    pub async fn change_tag(&mut self, tag: &Tag) -> Result<String> {
        self.begin_change()?;
        let before = self.write_tag(tag).await?;
        let act = if before.is_some() { AuditAct::TagChange } else { AuditAct::TagAdd };
        let detail = before.map_or(serde_json::Value::Null, |before| changes(&before, tag));
        let undo = self.finish_change(Done { kind: Kind::Tag, id: tag.id.as_str(), merged_into: None, stories: &[] }).await?;
        if !undo.is_empty() {
            self.audit(act, Target { kind: "tag", id: Some(tag.id.as_str()), name: &tag.name }, detail).await?;
        }
        Ok(undo)
    }

    /// Stores a tag within a change; the one that was stored before.
    pub(super) async fn write_tag(&mut self, tag: &Tag) -> Result<Option<Tag>> {
        for name in std::iter::once(&tag.name).chain(&tag.synonyms) {
            let known = tag_words::of_name(&mut self.conn().await?, name).await?;
            if let Some(other) = known.filter(|other| other.id != tag.id) {
                return Err(Refusal::NameTaken(other.name).into());
            }
        }
        if let Some(other) = self.tag_by_slug(&tag.slug).await?.filter(|other| other.id != tag.id) {
            return Err(Refusal::SlugTaken(other.name).into());
        }
        let before = tag::by_id(&mut self.conn().await?, tag.id.as_str()).await?;
        self.put_tag(tag).await?;
        match before.as_ref().map(|before| &before.slug) {
            Some(old) if *old != tag.slug => self.leave_redirect(&domain::SitePath::of_tag(old), &tag.path()).await?,
            Some(_) => {}
            None => drop(self.drop_redirect(tag.path().as_str()).await?),
        }
        Ok(before)
    }

    /// Removes a tag that nothing refers to.
    ///
    /// # Errors
    /// [`Refusal::HasStories`], [`Refusal::InMenu`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn remove_tag(&mut self, id: &TagId) -> Result<String> {
        self.begin_change()?;
        let tag = tag::by_id(&mut self.conn().await?, id.as_str()).await?.ok_or(Error::NotFound { what: "tag" })?;
        self.refuse_in_use(Kind::Tag, id.as_str()).await?;
        let data = entity::write("tag", id.as_str(), &tag)?;
        self.remove_entity("tag", id.as_str(), &data).await?;
        self.audit(AuditAct::TagRemove, Target { kind: "tag", id: Some(id.as_str()), name: &tag.name }, serde_json::Value::Null).await?;
        self.finish_change(Done { kind: Kind::Tag, id: id.as_str(), merged_into: None, stories: &[] }).await
    }

    /// A slug for a new tag of this name that no other tag has.
    pub async fn slug_for_tag(&mut self, name: &str, id: &TagId) -> Result<Slug> {
        self.slug_for(crate::SlugOf::Tag, name, id.as_str()).await
    }
}

fn changes(before: &Tag, now: &Tag) -> serde_json::Value {
    let mut changes = serde_json::Map::new();
    let mut note = |name: &str, old: &str, new: &str| {
        if old != new {
            changes.insert(name.to_owned(), format!("{old} → {new}").into());
        }
    };
    note("name", &before.name, &now.name);
    note("slug", before.slug.as_str(), now.slug.as_str());
    note("synonyms", &before.synonyms.join(", "), &now.synonyms.join(", "));
    changes.into()
}
