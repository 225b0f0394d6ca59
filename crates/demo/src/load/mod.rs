//! Loads the demo into a newsroom. A second run adds nothing.

mod people;
mod pictures;
mod readers;
mod stories;
mod taxonomy;

pub(crate) use stories::blank;

use std::collections::HashMap;

use domain::{ImportId, MediaId};
use media::MediaStore;
use newsroom::{Authority, Edit, Newsroom};

use crate::{DemoError, Progress, content};

/// The name of this source in the newsroom's table of source ids.
pub(crate) const SOURCE: &str = "demo";
/// The same for synthetic stories.
pub(crate) const SYNTHETIC: &str = "synthetic";

/// What was added to the newsroom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// New stories.
    pub stories: usize,
    /// New pages.
    pub pages: usize,
    /// New pictures, portraits included.
    pub pictures: usize,
    /// Comments, new or existing.
    pub comments: usize,
}

/// Loads the whole demo: settings, sections, people, pictures, stories, pages, comments, menus and invented readers. Existing entities are not
/// changed, so a second run changes nothing.
///
/// # Errors
/// [`DemoError::NotEmpty`] for a newsroom that already has stories of its own.
pub async fn load(newsroom: &Newsroom, authority: &Authority, store: &MediaStore, progress: Progress<'_>) -> Result<Summary, DemoError> {
    let stories = content::stories()?;
    refuse_foreign(newsroom).await?;
    let ingested = pictures::ingest(newsroom, store, &stories, progress).await?;
    let mut summary = Summary { pictures: ingested.len(), ..Summary::default() };

    let mut edit = newsroom.edit(authority).await?;
    let import = edit.begin_import(SOURCE).await?;
    let mut loader = Loader { edit, import, newsroom };
    let pictures = pictures::put(&mut loader, &stories, ingested).await?;
    let taxonomy = taxonomy::put(&mut loader).await?;
    let authors = people::put_authors(&mut loader, &pictures).await?;
    let total = stories.len() as u64;
    for (index, story) in stories.iter().enumerate() {
        progress("Storing stories", index as u64, total);
        summary.stories += usize::from(stories::put(&mut loader, index, story, &taxonomy, &authors, &pictures).await?);
    }
    progress("Storing stories", total, total);
    summary.pages = stories::put_pages(&mut loader).await?;
    summary.comments = people::put_comments(&mut loader).await?;
    taxonomy::put_menus(&mut loader, &taxonomy).await?;
    loader.edit.finish_import(&loader.import, "{}").await?;
    loader.edit.commit().await?;
    if summary.stories > 0 {
        readers::put(newsroom).await?;
    }
    Ok(summary)
}

/// The open edit, and the import and newsroom it belongs to.
struct Loader<'a> {
    edit: Edit<'a>,
    import: ImportId,
    newsroom: &'a Newsroom,
}

/// Pictures by the key of what they belong to: `story:slug`, `author:slug`.
type Pictures = HashMap<String, MediaId>;

impl Loader<'_> {
    /// The id of the demo's entity `kind`/`key`, and whether it is new. A new id is stored at once.
    async fn identity(&mut self, kind: &str, key: &str) -> Result<(String, bool), DemoError> {
        if let Some(id) = self.edit.source_id(SOURCE, kind, key).await? {
            return Ok((id, false));
        }
        let id = self.newsroom.ids().next();
        self.edit.record_source(SOURCE, kind, key, &id, &self.import).await?;
        Ok((id, true))
    }
}

/// Refuses a newsroom that has stories or pages which are neither the demo's nor synthetic, drafts included.
pub(crate) async fn refuse_foreign(newsroom: &Newsroom) -> Result<(), DemoError> {
    match newsroom.stories_not_from([SOURCE, SYNTHETIC]).await? {
        0 => Ok(()),
        stories => Err(DemoError::NotEmpty { stories }),
    }
}

/// Unwraps a parsed value of the content; an error names the file.
fn checked<T, E: ToString>(file: &str, value: Result<T, E>) -> Result<T, DemoError> {
    value.map_err(|error| DemoError::content(file, error))
}
