//! Authors, sections and tags: what stories refer to comes first.

mod authors;

use std::collections::{HashMap, HashSet};

use domain::{AuthorId, Section, SectionId, Slug, Tag, TagId};
use newsroom::SlugOf;

use super::context::{Batch, ImportContext};
use super::report::{UNCHANGED, UnknownTally};
use super::report_writer::ReportWriter;
use super::site_index::{IndexedTerm, SiteIndex};
use super::slugs_and_dates::{cut, slug_or};
use super::{ImportError, demo_content};
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
    "translation_priority",
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
pub(super) struct References {
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

impl References {
    /// Stores all of them, in one batch each.
    pub(super) async fn import(
        context: &ImportContext<'_>,
        index: &SiteIndex,
        report: &mut ReportWriter,
        unknown: &mut UnknownTally,
    ) -> Result<Self, ImportError> {
        let mut references = Self::default();
        let mut batch = context.batch().await?;
        references.authors(context, &mut batch, index, report).await?;
        batch.commit().await?;
        let mut batch = context.batch().await?;
        references.sections(context, &mut batch, index, report).await?;
        batch.commit().await?;
        let mut batch = context.batch().await?;
        references.tags(context, &mut batch, index, report, unknown).await?;
        batch.commit().await?;
        Ok(references)
    }

    async fn sections(
        &mut self,
        context: &ImportContext<'_>,
        batch: &mut Batch<'_>,
        index: &SiteIndex,
        report: &mut ReportWriter,
    ) -> Result<(), ImportError> {
        for (position, entry) in parents_first(index).into_iter().enumerate() {
            let term = &entry.term;
            report.counts.sections.found += 1;
            let name = name_of(entry);
            if let Some(why) = demo_content::term(&term.slug, &name) {
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
                    let id = self.section(context, batch, index, entry, &wanted, &name, position, report).await?;
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
        context: &ImportContext<'_>,
        batch: &mut Batch<'_>,
        index: &SiteIndex,
        entry: &IndexedTerm,
        wanted: &Slug,
        name: &str,
        position: usize,
        report: &mut ReportWriter,
    ) -> Result<SectionId, ImportError> {
        let id = SectionId::fresh(context.newsroom.ids());
        if let Some(edit) = &mut batch.edit {
            if let Some(there) = edit.section_by_slug(wanted).await? {
                report.counts.sections.skipped += 1;
                report.skip("category", &entry.term.slug, name, "a section of this name is here already; the stories go there");
                return Ok(there.id);
            }
            let section = Section {
                id: id.clone(),
                slug: edit.unique_slug(SlugOf::Section, wanted, id.as_str()).await?,
                name: cut(name, 200),
                description: cut(&plain(&entry.term.description), 2000),
                parent: self.sections.get(index.parent_of(&entry.term)).cloned(),
                position: i64::try_from(position).unwrap_or(i64::MAX),
                picture: None,
                internal: is_internal(&entry.term.slug, name),
                form: None,
            };
            edit.put_section(&section).await?;
        }
        report.counts.sections.imported += 1;
        Ok(id)
    }

    async fn tags(
        &mut self,
        context: &ImportContext<'_>,
        batch: &mut Batch<'_>,
        index: &SiteIndex,
        report: &mut ReportWriter,
        unknown: &mut UnknownTally,
    ) -> Result<(), ImportError> {
        // WordPress's own tags first: a URL `/tag/…/` is one of theirs
        let (own, plugins): (Vec<_>, Vec<_>) = index.term_order.iter().partition(|(taxonomy, _)| taxonomy == "post_tag");
        for key in own.into_iter().chain(plugins) {
            let (taxonomy, slug) = key;
            let Some(entry) = index.terms.get(key) else { continue };
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
            let name = name_of(entry);
            if let Some(why) = demo_content::term(slug, &name) {
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
                    let mut id = TagId::fresh(context.newsroom.ids());
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
                                    description: cut(&plain(&entry.term.description), 2000),
                                    kind: kind.to_owned(),
                                    synonyms: Vec::new(),
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
            if !entry.term.id.is_empty() {
                self.tag_numbers.insert(entry.term.id.clone(), id.clone());
            }
            self.tags.insert(key.clone(), id);
        }
        Ok(())
    }
}

fn name_of(entry: &IndexedTerm) -> String {
    let name = without_language(super::slugs_and_dates::name(&entry.term.name));
    if name.is_empty() { percent_encoding::percent_decode_str(&entry.term.slug).decode_utf8_lossy().replace('-', " ") } else { name }
}

/// WPML tells terms of one name apart by a suffix: `Ports @ur`.
fn without_language(name: String) -> String {
    match name.rsplit_once(" @") {
        Some((plain, code)) if matches!(code.len(), 2 | 5) && domain::Language::parse(code).is_ok() && !plain.trim().is_empty() => {
            plain.trim().to_owned()
        }
        _ => name,
    }
}

/// WordPress's default category for posts without one.
fn is_internal(slug: &str, name: &str) -> bool {
    matches!(slug, "uncategorized" | "uncategorised") || matches!(name.to_lowercase().as_str(), "uncategorized" | "uncategorised")
}

/// The login that the Co-Authors plugin means.
pub(super) fn guest_login(slug: &str) -> String {
    slug.strip_prefix("cap-").unwrap_or(slug).to_owned()
}

/// Categories with every parent before its children; a circle is broken where it is entered.
fn parents_first(index: &SiteIndex) -> Vec<&IndexedTerm> {
    fn place<'f>(index: &'f SiteIndex, slug: &str, placed: &mut HashSet<&'f str>, order: &mut Vec<&'f IndexedTerm>, depth: usize) {
        let Some(((_, key), entry)) = index.terms.get_key_value(&("category".to_owned(), slug.to_owned())) else { return };
        if depth > 30 || !placed.insert(key) {
            return;
        }
        place(index, index.parent_of(&entry.term), placed, order, depth + 1);
        order.push(entry);
    }
    let (mut placed, mut order) = (HashSet::new(), Vec::new());
    for (taxonomy, slug) in &index.term_order {
        if taxonomy == "category" {
            place(index, slug, &mut placed, &mut order, 0);
        }
    }
    order
}
