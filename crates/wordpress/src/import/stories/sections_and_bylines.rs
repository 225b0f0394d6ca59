//! The sections and bylines of a story.

use domain::{Byline, BylineRole};

use super::Stories;
use crate::import::php_serialized;
use crate::import::references::guest_login;
use crate::import::site_index::login;
use crate::wxr::Item;

impl Stories<'_> {
    pub(super) fn sections_of(&self, item: &Item) -> Vec<domain::SectionId> {
        let mut sections = Vec::new();
        for term in item.terms.iter().filter(|term| term.domain == "category") {
            let slug = self.index.slug_of("category", &term.slug, &term.name);
            if let Some(id) = self.references.sections.get(&slug)
                && !sections.contains(id)
            {
                sections.push(id.clone());
            }
        }
        sections
    }

    /// The section to label a story with: the one its editor chose with a plugin, else the first that says something.
    pub(super) fn primary(&self, item: &Item, sections: &[domain::SectionId]) -> Option<domain::SectionId> {
        // a bare number, or a list that holds it
        let chosen = [
            ("_yoast_wpseo_primary_category", "id"),
            ("rank_math_primary_category", "id"),
            ("_primary_term_category", "id"),
            ("jnews_primary_category", "id"),
            ("_seopress_robots_primary_cat", "id"),
            ("td_post_theme_settings", "td_primary_cat"),
        ];
        for (value, key) in chosen.iter().filter_map(|(name, key)| Some((item.meta(name)?, *key))) {
            let number = php_serialized::value(value, key).unwrap_or_else(|| value.trim().to_owned());
            if let Some(id) = self.references.section_numbers.get(&number).filter(|id| sections.contains(id)) {
                return Some(id.clone());
            }
        }
        let vague = |id: &domain::SectionId| {
            self.references.internal.contains(id)
                || ["latest", "latest-news", "featured", "news", "all", "breaking-news", "top-stories", "trending"]
                    .iter()
                    .any(|slug| self.references.sections.get(*slug) == Some(id))
        };
        sections
            .iter()
            .find(|id| !vague(id))
            .or_else(|| sections.iter().find(|id| !self.references.internal.contains(id)))
            .or_else(|| sections.first())
            .cloned()
    }

    /// Co-authors in their order, else the one who wrote it.
    pub(super) fn bylines(&self, item: &Item) -> Vec<Byline> {
        let mut authors = Vec::new();
        for term in item.terms.iter().filter(|term| term.domain == "author") {
            authors.extend(self.references.author(&guest_login(&term.slug)).cloned());
        }
        if authors.is_empty() {
            authors.extend(self.references.author(&login(&item.creator)).cloned());
        }
        let mut seen = std::collections::HashSet::new();
        authors.into_iter().filter(|author| seen.insert(author.clone())).map(|author| Byline { author, role: BylineRole::Writer }).collect()
    }
}
