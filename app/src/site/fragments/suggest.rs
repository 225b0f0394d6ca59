//! `GET /api/suggest?q=WORDS`: what the search field suggests while the reader types.

use newsroom::{Named, SearchQuery, Shelf, Sort};

use super::FragmentError;
use crate::{
    site::{Site, components, load::LoadError, words},
    ui::{render::render, words::Word},
};

/// Suggestions at a time.
const MOST: u16 = 8;
/// Sections, subjects and authors of each kind.
const NAMES: usize = 2;
/// Characters that are looked at; the form's field takes no more.
const LONGEST: usize = 200;

/// Sections, subjects and authors of this name, and stories whose headline, text, captions or authors have these words; the last one may be half typed.
pub async fn suggest(site: &Site, q: &str) -> Result<String, FragmentError> {
    let words = domain::text::one_line(q);
    if words.is_empty() || words.chars().count() > LONGEST {
        return Err(FragmentError::BadRequest("`q` must be 1 to 200 characters to search for, as in /api/suggest?q=river"));
    }
    let query = SearchQuery { text: words.clone(), sort: Sort::Relevance, page: 1, per_page: MOST, prefix: true, ..SearchQuery::default() };
    let found = site.newsroom.search(&query).await.map_err(LoadError::from)?;
    let (calendar, language) = (site.calendar().await?, site.language().await?);
    let names = names(site, &words).await?;
    Ok(language.within(|| render(|| components::suggestions(&calendar, &words, &found, &names))))
}

/// Sections, subjects and authors of this name that have stories.
async fn names(site: &Site, text: &str) -> Result<Vec<(Word, Named)>, LoadError> {
    let newsroom = &site.newsroom;
    let mut names = Vec::new();
    for section in newsroom.sections_like(text, NAMES).await? {
        if newsroom.shelf_count(Shelf::Section(&section.id)).await? > 0 {
            names.push((words::search::SECTION, Named { path: section.path(), name: section.name }));
        }
    }
    for tag in newsroom.tags_like(text, NAMES).await? {
        if newsroom.shelf_count(Shelf::Tag(&tag.id)).await? > 0 {
            names.push((words::search::SUBJECT, Named { path: tag.path(), name: tag.name }));
        }
    }
    for author in newsroom.authors_like(text, NAMES).await? {
        if newsroom.shelf_count(Shelf::Author(&author.id)).await? > 0 {
            names.push((words::search::AUTHOR, Named { path: author.path(), name: author.name }));
        }
    }
    Ok(names)
}
