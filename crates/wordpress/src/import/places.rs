//! Authors, sections and tags: what stories refer to comes first.

mod authors;

use std::collections::{HashMap, HashSet};

use domain::{AuthorId, Section, SectionId, Slug, Tag, TagId};
use newsroom::SlugOf;

use super::desk::{Batch, Desk};
use super::facts::{Facts, TermFact};
use super::ledger::Ledger;
use super::names::{cut, slug_or};
use super::report::{UNCHANGED, UnknownTally};
use super::{ImportError, leftovers};
use crate::body::plain;

/// Taxonomies that are no subjects of stories.
const TECHNICAL: &[&str] = &[
    "category",
    "nav_menu",
    "post_format",
    "link_category",
    "wp_theme",
    "wp_template_part_area",
    "wp_pattern_category",
    "author",
    "language",
    "post_translations",
    "term_language",
    "term_translations",
    "post_visibility",
    "product_type",
    "product_visibility",
    "elementor_library_type",
    "amp_validation_error",
    "ml-slider",
    "mailpoet_segment",
    "post_status",
    "yst_prominent_words",
    "elementor_library_category",
    "elementor_font_type",
    "product_shipping_class",
    "action-group",
    "following_users",
    "ef_editorial_meta",
    "ef_usergroup",
    "pp_usergroup",
    "layout_category",
    "layout_pack",
    "layout_type",
    "layout_tag",
    "module_width",
    "scope",
    "fl-builder-template-category",
    "fl-builder-template-type",
    "wpmf-category",
    "media_category",
    "attachment_category",
    "tdb_template_type",
];

/// Whether terms of this taxonomy become tags.
pub(super) fn is_tag(taxonomy: &str) -> bool {
    !TECHNICAL.contains(&taxonomy) && !taxonomy.starts_with("pa_") && !taxonomy.is_empty()
}

/// What the old site's people, categories and terms have become.
#[derive(Default)]
pub(super) struct Places {
    /// By login.
    authors: HashMap<String, AuthorId>,
    /// By what a slug can hold of the login, as the Co-Authors plugin names people; the first of a slug counts.
    author_slugs: HashMap<Slug, AuthorId>,
    /// By slug of the old site.
    pub(super) sections: HashMap<String, SectionId>,
    /// By taxonomy and slug.
    pub(super) tags: HashMap<(String, String), TagId>,
    /// By number of the term.
    pub(super) section_numbers: HashMap<String, SectionId>,
    /// By number of the term.
    pub(super) tag_numbers: HashMap<String, TagId>,
    /// Sections that no story should be labelled with if it has another one.
    pub(super) internal: Vec<SectionId>,
}

impl Places {
    /// Stores all of them, in one batch each.
    pub(super) async fn bring(
        desk: &Desk<'_>,
        facts: &Facts,
        report: &mut Ledger,
        unknown: &mut UnknownTally,
    ) -> Result<Self, ImportError> {
        let mut places = Self::default();
        let mut batch = desk.batch().await?;
        places.authors(desk, &mut batch, facts, report).await?;
        batch.commit().await?;
        let mut batch = desk.batch().await?;
        places.sections(desk, &mut batch, facts, report).await?;
        batch.commit().await?;
        let mut batch = desk.batch().await?;
        places.tags(desk, &mut batch, facts, report, unknown).await?;
        batch.commit().await?;
        Ok(places)
    }

    async fn sections(&mut self, desk: &Desk<'_>, batch: &mut Batch<'_>, facts: &Facts, report: &mut Ledger) -> Result<(), ImportError> {
        for (position, fact) in parents_first(facts).into_iter().enumerate() {
            let term = &fact.term;
            report.counts.sections.found += 1;
            let name = name_of(fact);
            if let Some(why) = leftovers::term(&term.slug, &name) {
                report.leftover("category", &term.slug, &name, why);
            }
            let internal = is_internal(&term.slug, &name);
            let known = batch.known("section", &term.slug).await?.and_then(|id| SectionId::parse(&id).ok());
            let id = match known {
                Some(id) => {
                    report.counts.sections.skipped += 1;
                    report.skip("category", &term.slug, &name, UNCHANGED);
                    id
                }
                None => {
                    let Some(wanted) = slug_or(&term.slug, &name, "section") else { continue };
                    let id = self.section(desk, batch, facts, fact, &wanted, &name, position, report).await?;
                    batch.remember("section", &term.slug, id.as_str()).await?;
                    if !term.id.is_empty() {
                        batch.remember("category", &term.id, id.as_str()).await?;
                    }
                    id
                }
            };
            if internal {
                self.internal.push(id.clone());
            }
            if !term.id.is_empty() {
                self.section_numbers.insert(term.id.clone(), id.clone());
            }
            self.sections.insert(term.slug.clone(), id);
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "one step of one loop")]
    async fn section(
        &mut self,
        desk: &Desk<'_>,
        batch: &mut Batch<'_>,
        facts: &Facts,
        fact: &TermFact,
        wanted: &Slug,
        name: &str,
        position: usize,
        report: &mut Ledger,
    ) -> Result<SectionId, ImportError> {
        let id = SectionId::fresh(desk.newsroom.ids());
        if let Some(edit) = &mut batch.edit {
            if let Some(there) = edit.section_by_slug(wanted).await? {
                report.counts.sections.skipped += 1;
                report.skip("category", &fact.term.slug, name, "a section of this name is here already; the stories go there");
                return Ok(there.id);
            }
            let section = Section {
                id: id.clone(),
                slug: edit.unique_slug(SlugOf::Section, wanted, id.as_str()).await?,
                name: cut(name, 200),
                description: cut(&plain(&fact.term.description), 2000),
                parent: self.sections.get(facts.parent_of(&fact.term)).cloned(),
                position: i64::try_from(position).unwrap_or(i64::MAX),
                internal: is_internal(&fact.term.slug, name),
            };
            edit.put_section(&section).await?;
        }
        report.counts.sections.imported += 1;
        Ok(id)
    }

    async fn tags(
        &mut self,
        desk: &Desk<'_>,
        batch: &mut Batch<'_>,
        facts: &Facts,
        report: &mut Ledger,
        unknown: &mut UnknownTally,
    ) -> Result<(), ImportError> {
        // WordPress's own tags first: an address `/tag/…/` is one of theirs
        let (own, plugins): (Vec<_>, Vec<_>) = facts.term_order.iter().partition(|(taxonomy, _)| taxonomy == "post_tag");
        for key in own.into_iter().chain(plugins) {
            let (taxonomy, slug) = key;
            let Some(fact) = facts.terms.get(key) else { continue };
            if !is_tag(taxonomy) {
                if !matches!(taxonomy.as_str(), "category" | "nav_menu" | "post_format" | "author") {
                    unknown.add("taxonomy", taxonomy);
                }
                continue;
            }
            if taxonomy != "post_tag" {
                unknown.add("taxonomy", taxonomy);
            }
            report.counts.tags.found += 1;
            let name = name_of(fact);
            if let Some(why) = leftovers::term(slug, &name) {
                report.leftover(taxonomy, slug, &name, why);
            }
            let source_key = format!("{taxonomy}/{slug}");
            let known = batch.known("term", &source_key).await?.and_then(|id| TagId::parse(&id).ok());
            let id = match known {
                Some(id) => {
                    report.counts.tags.skipped += 1;
                    report.skip(taxonomy, slug, &name, UNCHANGED);
                    id
                }
                None => {
                    let Some(wanted) = slug_or(slug, &name, "tag") else { continue };
                    let kind = if taxonomy == "post_tag" { "tag" } else { taxonomy.as_str() };
                    let mut id = TagId::fresh(desk.newsroom.ids());
                    let mut new = true;
                    if let Some(edit) = &mut batch.edit {
                        match edit.tag_by_slug(&wanted).await?.filter(|there| there.kind == kind) {
                            Some(there) => {
                                (id, new) = (there.id, false);
                                report.skip(taxonomy, slug, &name, "a tag of this name is here already; the stories go there");
                            }
                            None => {
                                let slug = edit.unique_slug(SlugOf::Tag, &wanted, id.as_str()).await?;
                                edit.put_tag(&Tag {
                                    id: id.clone(),
                                    slug,
                                    name: cut(&name, 200),
                                    description: cut(&plain(&fact.term.description), 2000),
                                    kind: kind.to_owned(),
                                })
                                .await?;
                            }
                        }
                    }
                    if new {
                        report.counts.tags.imported += 1;
                    } else {
                        report.counts.tags.skipped += 1;
                    }
                    batch.remember("term", &source_key, id.as_str()).await?;
                    id
                }
            };
            if !fact.term.id.is_empty() {
                self.tag_numbers.insert(fact.term.id.clone(), id.clone());
            }
            self.tags.insert(key.clone(), id);
        }
        Ok(())
    }
}

fn name_of(fact: &TermFact) -> String {
    let name = super::names::name(&fact.term.name);
    if name.is_empty() { percent_encoding::percent_decode_str(&fact.term.slug).decode_utf8_lossy().replace('-', " ") } else { name }
}

/// WordPress's drawer for stories that nobody filed.
fn is_internal(slug: &str, name: &str) -> bool {
    matches!(slug, "uncategorized" | "uncategorised") || matches!(name.to_lowercase().as_str(), "uncategorized" | "uncategorised")
}

/// The login that the Co-Authors plugin means.
pub(super) fn guest_login(slug: &str) -> String {
    slug.strip_prefix("cap-").unwrap_or(slug).to_owned()
}

/// Categories with every parent before its children; a circle is broken where it is entered.
fn parents_first(facts: &Facts) -> Vec<&TermFact> {
    fn place<'f>(facts: &'f Facts, slug: &str, placed: &mut HashSet<&'f str>, order: &mut Vec<&'f TermFact>, depth: usize) {
        let Some(((_, key), fact)) = facts.terms.get_key_value(&("category".to_owned(), slug.to_owned())) else { return };
        if depth > 30 || !placed.insert(key) {
            return;
        }
        place(facts, facts.parent_of(&fact.term), placed, order, depth + 1);
        order.push(fact);
    }
    let (mut placed, mut order) = (HashSet::new(), Vec::new());
    for (taxonomy, slug) in &facts.term_order {
        if taxonomy == "category" {
            place(facts, slug, &mut placed, &mut order, 0);
        }
    }
    order
}
