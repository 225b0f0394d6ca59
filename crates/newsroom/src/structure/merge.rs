//! Merging: one section, tag or author becomes part of another one. Its stories, its URLs and the menus that lead to it follow.

use domain::{AuditAct, Menu, MenuItem, MenuTarget, SectionId, SitePath, TagId};

use super::acts::{Kind, target_id};
use super::journal::Done;
use super::refusal::Refusal;
use crate::content::{menu, section, tag};
use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Result, entity};

/// Stories that one merge may move: a transaction holds the write lock meanwhile.
pub(super) const MOST: i64 = 5_000;

/// What a merge would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MergePreview {
    /// The stories that move.
    pub stories: i64,
    /// Those of them that have the other one already.
    pub both: i64,
    /// Menus whose items lead to the other one afterwards.
    pub menus: Vec<String>,
    /// The path that will be a redirect.
    pub from: String,
    /// Where it will lead.
    pub to: String,
}

impl Edit<'_> {
    /// What [`Edit::merge_tag`] would do; nothing is written.
    ///
    /// # Errors
    /// As there.
    pub async fn preview_tag_merge(&mut self, from: &TagId, into: &TagId) -> Result<MergePreview> {
        self.begin_change()?;
        let (from, into) = self.both_tags(from, into).await?;
        self.preview(Kind::Tag, (from.id.as_str(), from.path()), (into.id.as_str(), into.path())).await
    }

    /// Makes a tag part of another one, which gets its name as a synonym; the identity with which it can be taken back.
    ///
    /// # Errors
    /// [`Refusal::Itself`], [`Refusal::TooMany`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn merge_tag(&mut self, from: &TagId, into: &TagId) -> Result<String> {
        self.begin_change()?;
        let (from, into) = self.both_tags(from, into).await?;
        let stories = self.stories_to_move(Kind::Tag, from.id.as_str()).await?;
        let moved = self.move_stories(Kind::Tag, &stories, from.id.as_str(), into.id.as_str()).await?;
        self.move_menu_items(from.id.as_str(), &MenuTarget::Tag(into.id.clone())).await?;
        let data = entity::write("tag", from.id.as_str(), &from)?;
        self.remove_entity("tag", from.id.as_str(), &data).await?;
        let mut wider = into.clone();
        let names = std::iter::once(&from.name).chain(&from.synonyms).filter(|name| **name != into.name);
        names.for_each(|name| {
            if !wider.synonyms.contains(name) {
                wider.synonyms.push(name.clone());
            }
        });
        self.put_tag(&wider).await?;
        self.leave_redirect(&from.path(), &into.path()).await?;
        let done = Done { kind: Kind::Tag, id: from.id.as_str(), merged_into: Some(into.id.as_str()), stories: &moved };
        let undo = self.finish_change(done).await?;
        let target = Target { kind: "tag", id: Some(from.id.as_str()), name: &from.name };
        self.audit(AuditAct::TagMerge, target, serde_json::json!({ "into": into.name, "stories": moved.len() })).await?;
        Ok(undo)
    }

    async fn both_tags(&mut self, from: &TagId, into: &TagId) -> Result<(domain::Tag, domain::Tag)> {
        if from == into {
            return Err(Refusal::Itself.into());
        }
        let missing = || Error::NotFound { what: "tag" };
        let from = tag::by_id(&mut self.conn().await?, from.as_str()).await?.ok_or_else(missing)?;
        let into = tag::by_id(&mut self.conn().await?, into.as_str()).await?.ok_or_else(missing)?;
        Ok((from, into))
    }

    /// What [`Edit::merge_section`] would do; nothing is written.
    ///
    /// # Errors
    /// As there.
    pub async fn preview_section_merge(&mut self, from: &SectionId, into: &SectionId) -> Result<MergePreview> {
        self.begin_change()?;
        let (from, into) = self.both_sections(from, into).await?;
        self.preview(Kind::Section, (from.id.as_str(), from.path()), (into.id.as_str(), into.path())).await
    }

    /// Makes a section part of another one; the sections below it move too. The identity with which it can be taken back.
    ///
    /// # Errors
    /// [`Refusal::Itself`], [`Refusal::LimitsPerson`], [`Refusal::TooMany`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn merge_section(&mut self, from: &SectionId, into: &SectionId) -> Result<String> {
        self.begin_change()?;
        let (from, into) = self.both_sections(from, into).await?;
        let stories = self.stories_to_move(Kind::Section, from.id.as_str()).await?;
        let moved = self.move_stories(Kind::Section, &stories, from.id.as_str(), into.id.as_str()).await?;
        let all = section::all(&mut self.conn().await?).await?;
        for child in all.into_iter().filter(|child| child.parent.as_ref() == Some(&from.id)) {
            self.put_section(&domain::Section { parent: Some(into.id.clone()), ..child }).await?;
        }
        self.move_menu_items(from.id.as_str(), &MenuTarget::Section(into.id.clone())).await?;
        let data = entity::write("section", from.id.as_str(), &from)?;
        self.remove_entity("section", from.id.as_str(), &data).await?;
        self.leave_redirect(&from.path(), &into.path()).await?;
        let done = Done { kind: Kind::Section, id: from.id.as_str(), merged_into: Some(into.id.as_str()), stories: &moved };
        let undo = self.finish_change(done).await?;
        let target = Target { kind: "section", id: Some(from.id.as_str()), name: &from.name };
        self.audit(AuditAct::SectionMerge, target, serde_json::json!({ "into": into.name, "stories": moved.len() })).await?;
        Ok(undo)
    }

    async fn both_sections(&mut self, from: &SectionId, into: &SectionId) -> Result<(domain::Section, domain::Section)> {
        let missing = || Error::NotFound { what: "section" };
        let from = section::by_id(&mut self.conn().await?, from.as_str()).await?.ok_or_else(missing)?;
        let into = section::by_id(&mut self.conn().await?, into.as_str()).await?.ok_or_else(missing)?;
        if self.section_tree().await?.with_ancestors(&into.id).contains(&from.id) {
            return Err(Refusal::Itself.into());
        }
        self.refuse_limiting(&from.id).await?;
        Ok((from, into))
    }

    pub(super) async fn preview(&mut self, kind: Kind, from: (&str, SitePath), into: (&str, SitePath)) -> Result<MergePreview> {
        let both = match kind {
            Kind::Section => {
                "SELECT COUNT(DISTINCT a.story_id) FROM story_section a JOIN story_section b ON b.story_id = a.story_id WHERE a.section_id = $1 AND b.section_id = $2"
            }
            Kind::Author => {
                "SELECT COUNT(DISTINCT a.story_id) FROM story_byline a JOIN story_byline b ON b.story_id = a.story_id WHERE a.author_id = $1 AND b.author_id = $2"
            }
            Kind::Tag | Kind::Redirect | Kind::Menu | Kind::Picture => {
                "SELECT COUNT(DISTINCT a.story_id) FROM story_tag a JOIN story_tag b ON b.story_id = a.story_id WHERE a.tag_id = $1 AND b.tag_id = $2"
            }
        };
        let stories = self.stories_to_move(kind, from.0).await?;
        let both: i64 = on!(self.conn().await?, c => sqlx::query_scalar(both).bind(from.0).bind(into.0).fetch_one(c).await)
            .doing("counting the stories of a merge")?;
        let stories = i64::try_from(stories.len()).unwrap_or(i64::MAX);
        Ok(MergePreview { stories, both, menus: self.menus_to(from.0).await?, from: from.1.into(), to: into.1.into() })
    }

    pub(super) async fn stories_to_move(&mut self, kind: Kind, id: &str) -> Result<Vec<String>> {
        let stories = self.stories_of(kind, id, MOST + 1).await?;
        let number = i64::try_from(stories.len()).unwrap_or(i64::MAX);
        if number > MOST { Err(Refusal::TooMany(number).into()) } else { Ok(stories) }
    }

    /// Lets all menu items that lead to one lead to another one.
    pub(super) async fn move_menu_items(&mut self, from: &str, into: &MenuTarget) -> Result<()> {
        for stored in menu::all(&mut self.conn().await?).await? {
            let items = with_target(&stored.items, from, into);
            if items != stored.items {
                self.put_menu(&Menu { items, ..stored }).await?;
            }
        }
        Ok(())
    }
}

fn with_target(items: &[MenuItem], from: &str, into: &MenuTarget) -> Vec<MenuItem> {
    let item = |item: &MenuItem| MenuItem {
        label: item.label.clone(),
        target: if target_id(&item.target) == from { into.clone() } else { item.target.clone() },
        children: with_target(&item.children, from, into),
    };
    items.iter().map(item).collect()
}
