//! Sections at the desk: the tree with numbers of stories, and what can be done with one.

use domain::{AuditAct, Section, SectionId, SitePath, Slug};

use super::acts::Kind;
use super::journal::Done;
use super::refusal::Refusal;
use crate::content::section;
use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Newsroom, Result, entity};

const LISTING: &str = "listing sections";

/// One section of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionRow {
    /// The section.
    pub section: Section,
    /// How many sections are above it.
    pub depth: usize,
    /// How many listed stories it has, with those of the sections below it.
    pub listed: i64,
    /// Whether any story is in it, in whatever state.
    pub is_used: bool,
}

impl Newsroom {
    /// The tree of sections, each below its parent, siblings in their order.
    pub async fn section_rows(&self) -> Result<Vec<SectionRow>> {
        const USED: &str = "SELECT s.id FROM section s WHERE EXISTS (SELECT 1 FROM story_section p WHERE p.section_id = s.id)";
        let sections = self.sections().await?;
        let mut held = self.read().await?;
        let counts: Vec<(String, i64)> = on!(held.conn(), c => sqlx::query_as(section::COUNTS).fetch_all(c).await).doing(LISTING)?;
        let used: Vec<String> = on!(held.conn(), c => sqlx::query_scalar(USED).fetch_all(c).await).doing(LISTING)?;
        let row = |section: &Section, depth| {
            let shelf = format!("section:{}", section.id);
            let listed = counts.iter().find(|(name, _)| *name == shelf).map_or(0, |(_, stories)| *stories);
            SectionRow { section: section.clone(), depth, listed, is_used: used.iter().any(|id| id == section.id.as_str()) }
        };
        let mut rows: Vec<SectionRow> = Vec::new();
        let known = |id: &SectionId| sections.iter().any(|section| section.id == *id);
        // depth first; a section whose parent is missing counts as one without a parent
        let mut open: Vec<(&Section, usize)> =
            sections.iter().rev().filter(|section| !section.parent.as_ref().is_some_and(known)).map(|section| (section, 0)).collect();
        while let Some((section, depth)) = open.pop() {
            rows.push(row(section, depth));
            open.extend(sections.iter().rev().filter(|child| child.parent.as_ref() == Some(&section.id)).map(|child| (child, depth + 1)));
        }
        Ok(rows)
    }
}

impl Edit<'_> {
    /// Stores a new section, or another version of a stored one; the identity with which it can be taken back. A new URL leaves a redirect.
    ///
    /// # Errors
    /// [`Refusal::NameTaken`], [`Refusal::SlugTaken`], [`Refusal::BelowItself`], [`Error::Forbidden`].
    pub async fn change_section(&mut self, wanted: &Section) -> Result<String> {
        self.begin_change()?;
        let before = self.write_section(wanted).await?;
        let act = if before.is_some() { AuditAct::SectionChange } else { AuditAct::SectionAdd };
        self.finish_section(act, wanted, before.as_ref()).await
    }

    /// Stores a section within a change; the one that was stored before.
    pub(super) async fn write_section(&mut self, wanted: &Section) -> Result<Option<Section>> {
        let all = section::all(&mut self.conn().await?).await?;
        let others = || all.iter().filter(|other| other.id != wanted.id);
        if let Some(other) = others().find(|other| other.name.to_lowercase() == wanted.name.to_lowercase()) {
            return Err(Refusal::NameTaken(other.name.clone()).into());
        }
        if let Some(other) = others().find(|other| other.slug == wanted.slug) {
            return Err(Refusal::SlugTaken(other.name.clone()).into());
        }
        if let Some(parent) = &wanted.parent
            && self.section_tree().await?.with_ancestors(parent).contains(&wanted.id)
        {
            return Err(Refusal::BelowItself.into());
        }
        let before = all.iter().find(|known| known.id == wanted.id).cloned();
        self.put_section(wanted).await?;
        match before.as_ref().map(|before| &before.slug) {
            Some(old) if *old != wanted.slug => self.leave_redirect(&SitePath::of_section(old), &wanted.path()).await?,
            Some(_) => {}
            None => drop(self.drop_redirect(wanted.path().as_str()).await?),
        }
        Ok(before)
    }

    /// Moves a section before or after its neighbour among its siblings.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn order_section(&mut self, id: &SectionId, later: bool) -> Result<String> {
        self.begin_change()?;
        let mut all = section::all(&mut self.conn().await?).await?;
        all.sort_by(|a, b| (a.position, &a.name, &a.id).cmp(&(b.position, &b.name, &b.id)));
        let moving = all.iter().find(|section| section.id == *id).cloned().ok_or(Error::NotFound { what: "section" })?;
        let mut siblings: Vec<Section> = all.into_iter().filter(|section| section.parent == moving.parent).collect();
        let at = siblings.iter().position(|section| section.id == *id).unwrap_or_default();
        let to = if later { at.saturating_add(1) } else { at.saturating_sub(1) };
        if to < siblings.len() {
            siblings.swap(at, to);
        }
        for (position, sibling) in (1_i64..).zip(siblings) {
            self.put_section(&Section { position, ..sibling }).await?;
        }
        self.finish_section(AuditAct::SectionChange, &moving, Some(&moving)).await
    }

    async fn finish_section(&mut self, act: AuditAct, now: &Section, before: Option<&Section>) -> Result<String> {
        let mut changes = serde_json::Map::new();
        if let Some(before) = before {
            let mut note = |name: &str, old: &str, new: &str| {
                if old != new {
                    changes.insert(name.to_owned(), format!("{old} → {new}").into());
                }
            };
            note("name", &before.name, &now.name);
            note("slug", before.slug.as_str(), now.slug.as_str());
        }
        let id = now.id.as_str();
        let undo = self.finish_change(Done { kind: Kind::Section, id, merged_into: None, stories: &[] }).await?;
        if !undo.is_empty() {
            self.audit(act, Target { kind: "section", id: Some(id), name: &now.name }, changes.into()).await?;
        }
        Ok(undo)
    }

    /// Removes a section that nothing refers to.
    ///
    /// # Errors
    /// [`Refusal::HasStories`], [`Refusal::HasChildren`], [`Refusal::InMenu`], [`Refusal::LimitsPerson`], [`Error::NotFound`],
    /// [`Error::Forbidden`].
    pub async fn remove_section(&mut self, id: &SectionId) -> Result<String> {
        self.begin_change()?;
        let all = section::all(&mut self.conn().await?).await?;
        let section = all.iter().find(|section| section.id == *id).ok_or(Error::NotFound { what: "section" })?;
        if let Some(child) = all.iter().find(|child| child.parent.as_ref() == Some(id)) {
            return Err(Refusal::HasChildren(child.name.clone()).into());
        }
        self.refuse_in_use(Kind::Section, id.as_str()).await?;
        self.refuse_limiting(id).await?;
        let data = entity::write("section", id.as_str(), section)?;
        self.remove_entity("section", id.as_str(), &data).await?;
        self.finish_section(AuditAct::SectionRemove, section, None).await
    }

    /// An error if somebody's rights are limited to the section.
    pub(super) async fn refuse_limiting(&mut self, id: &SectionId) -> Result<()> {
        const LIMITED: &str = "SELECT name FROM user_account WHERE sections LIKE $1 ORDER BY name LIMIT 1";
        let like = format!("%\"{id}\"%");
        let person: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(LIMITED).bind(&like).fetch_optional(c).await).doing(LISTING)?;
        person.map_or(Ok(()), |name| Err(Refusal::LimitsPerson(name).into()))
    }

    /// A slug for a new section of this name that no other section has.
    pub async fn slug_for_section(&mut self, name: &str, id: &SectionId) -> Result<Slug> {
        self.slug_for(crate::SlugOf::Section, name, id.as_str()).await
    }
}
