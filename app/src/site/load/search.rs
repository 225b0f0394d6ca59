//! Search: the fields of the form, what they mean, and the results.

use domain::{AuthorId, SectionId, Slug};
use newsroom::{Named, SearchPage, SearchQuery, Sort};
use serde::Deserialize;

use super::{LayoutData, LoadError};
use crate::{
    site::Site,
    ui::text::{Calendar, urls},
};

/// The search form's fields as they came, all of them text: a reader's slip must not be an error page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SearchParams {
    /// The words.
    pub q: String,
    /// A section's slug.
    pub section: String,
    /// An author's slug.
    pub author: String,
    /// First day, `2026-02-07`.
    pub from: String,
    /// Last day, `2026-02-07`.
    pub until: String,
    /// `newest`, or anything else for the best first.
    pub sort: String,
    /// Page, from 1.
    pub page: String,
}

impl SearchParams {
    /// Only words.
    pub fn words(q: &str) -> Self {
        Self { q: q.to_owned(), ..Self::default() }
    }

    /// The URL of the same search at another page.
    pub fn url(&self, page: u32) -> String {
        let mut url = urls::search(self.q.trim());
        for (name, value) in
            [("section", &self.section), ("author", &self.author), ("from", &self.from), ("until", &self.until), ("sort", &self.sort)]
        {
            if !value.is_empty() {
                url.push_str(&format!("&{name}={}", urls::query_value(value)));
            }
        }
        if page > 1 {
            url.push_str(&format!("&page={page}"));
        }
        url
    }

    /// The requested page, 1 to 50.
    pub fn page_number(&self) -> u32 {
        self.page.trim().parse().unwrap_or(1).clamp(1, 50)
    }

    /// Whether anything but words narrows the search.
    pub fn narrowed(&self) -> bool {
        [&self.section, &self.author, &self.from, &self.until].into_iter().any(|value| !value.is_empty())
    }
}

/// The data of the search page.
#[derive(Debug, Clone)]
pub struct SearchResults {
    /// The search.
    pub params: SearchParams,
    /// The results; `None` without query terms.
    pub found: Option<SearchPage>,
    /// Authors to narrow the search to: those found, and the selected one.
    pub authors: Vec<Named>,
}

/// Stories on one page of results.
pub const PER_PAGE: u16 = 15;

/// Searches. Unknown sections, authors and dates narrow nothing.
pub async fn search(site: &Site, data: &LayoutData, params: &SearchParams) -> Result<SearchResults, LoadError> {
    let mut authors: Vec<Named> = Vec::new();
    let mut author_id: Option<AuthorId> = None;
    if let Ok(slug) = Slug::parse(&params.author)
        && let Some(author) = site.newsroom.author_by_slug(&slug).await?
    {
        authors.push(Named { name: author.name.clone(), path: author.path() });
        author_id = Some(author.id);
    }
    let section: Option<SectionId> =
        data.sections.iter().find(|section| section.slug.as_str() == params.section).map(|section| section.id.clone());
    let text = domain::text::one_line(&params.q);
    if text.is_empty() {
        return Ok(SearchResults { params: params.clone(), found: None, authors });
    }
    let calendar = Calendar::of(&data.settings, site.newsroom.now());
    let query = SearchQuery {
        text,
        section,
        author: author_id,
        from: calendar.start_of_day(&params.from),
        until: calendar.end_of_day(&params.until),
        sort: if params.sort == "newest" { Sort::Newest } else { Sort::Relevance },
        page: params.page_number(),
        per_page: PER_PAGE,
        prefix: false,
    };
    let found = site.newsroom.search(&query).await?;
    for byline in found.hits.iter().flat_map(|hit| &hit.card.bylines) {
        if !authors.iter().any(|known| known.path == byline.path) {
            authors.push(byline.clone());
        }
    }
    authors.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(SearchResults { params: params.clone(), found: Some(found), authors })
}
