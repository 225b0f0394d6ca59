//! `GET /api/suggest?q=WORDS`: what the search field suggests while the reader types.

use newsroom::{SearchQuery, Sort};

use super::FragmentError;
use crate::{
    site::{Site, components, load::LoadError},
    ui::render::render,
};

/// Suggestions at a time.
const MOST: u16 = 8;
/// Characters that are looked at; the form's field takes no more.
const LONGEST: usize = 200;

/// Stories whose headline, text, captions or authors have these words; the last one may be half typed.
pub async fn suggest(site: &Site, q: &str) -> Result<String, FragmentError> {
    let words = domain::text::one_line(q);
    if words.is_empty() || words.chars().count() > LONGEST {
        return Err(FragmentError::BadRequest("`q` must be 1 to 200 characters to search for, as in /api/suggest?q=river"));
    }
    let query = SearchQuery { text: words.clone(), sort: Sort::Relevance, page: 1, per_page: MOST, prefix: true, ..SearchQuery::default() };
    let found = site.newsroom.search(&query).await.map_err(LoadError::from)?;
    let (calendar, language) = (site.calendar().await?, site.language().await?);
    Ok(language.within(|| render(|| components::suggestions(&calendar, &words, &found))))
}
