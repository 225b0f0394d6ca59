//! Puts the demo into a newsroom. Running it again doubles nothing.

mod media;
mod people;
mod places;
mod stories;

pub(crate) use stories::blank;

use std::collections::HashMap;

use ::media::MediaStore;
use domain::{ImportId, MediaId};
use newsroom::{Authority, Edit, Newsroom, Shelf};

use crate::{DemoError, Progress, content};

/// Under which name the newsroom remembers what came from here.
pub(crate) const SOURCE: &str = "demo";

/// What was put into the newsroom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// New stories.
    pub stories: usize,
    /// New pages.
    pub pages: usize,
    /// New pictures, portraits included.
    pub pictures: usize,
    /// Comments that were there or are new.
    pub comments: usize,
}

/// Loads the whole demo: the paper's settings, sections, people, pictures, stories, pages, comments and menus. What is there
/// already is left as it is, so that a second run changes nothing. A newsroom with stories of its own is refused.
pub async fn load(newsroom: &Newsroom, store: &MediaStore, progress: Progress<'_>) -> Result<Summary, DemoError> {
    let stories = content::stories()?;
    refuse_foreign(newsroom, stories.iter().map(|story| story.slug.as_str())).await?;
    let drawn = media::draw(newsroom, store, &stories, progress).await?;
    let mut summary = Summary { pictures: drawn.len(), ..Summary::default() };

    let authority = Authority::command_line();
    let mut edit = newsroom.edit(&authority).await?;
    let import = edit.begin_import(SOURCE).await?;
    let mut desk = Desk { edit, import, newsroom };
    let pictures = media::put(&mut desk, &stories, drawn).await?;
    let places = places::put(&mut desk).await?;
    let authors = people::put_authors(&mut desk, &pictures).await?;
    let total = stories.len() as u64;
    for (at, story) in stories.iter().enumerate() {
        progress("Filing stories", at as u64, total);
        summary.stories += usize::from(stories::put(&mut desk, at, story, &places, &authors, &pictures).await?);
    }
    progress("Filing stories", total, total);
    summary.pages = stories::put_pages(&mut desk).await?;
    summary.comments = people::put_comments(&mut desk).await?;
    places::put_menus(&mut desk, &places).await?;
    desk.edit.finish_import(&desk.import, "{}").await?;
    desk.edit.commit().await?;
    Ok(summary)
}

/// The open edit and what is needed beside it.
struct Desk<'a> {
    edit: Edit<'a>,
    import: ImportId,
    newsroom: &'a Newsroom,
}

/// Pictures by the key of what they belong to: `story:slug`, `author:slug`.
type Pictures = HashMap<String, MediaId>;

impl Desk<'_> {
    /// The identity that the thing `kind`/`key` of the demo had before, or a fresh one, remembered; and whether it is new.
    async fn identity(&mut self, kind: &str, key: &str) -> Result<(String, bool), DemoError> {
        if let Some(id) = self.edit.source_id(SOURCE, kind, key).await? {
            return Ok((id, false));
        }
        let id = self.newsroom.ids().next();
        self.edit.remember_source(SOURCE, kind, key, &id, &self.import).await?;
        Ok((id, true))
    }
}

async fn refuse_foreign(newsroom: &Newsroom, slugs: impl Iterator<Item = &str>) -> Result<(), DemoError> {
    let stories = newsroom.shelf_count(Shelf::All).await?;
    if stories == 0 || newsroom.source_id("synthetic", "0").await?.is_some() {
        return Ok(());
    }
    for slug in slugs {
        if newsroom.source_id("story", slug).await?.is_some() {
            return Ok(());
        }
    }
    Err(DemoError::NotEmpty { stories })
}

/// Reads a checked value out of the content; an error names the file.
fn checked<T, E: ToString>(file: &str, value: Result<T, E>) -> Result<T, DemoError> {
    value.map_err(|error| DemoError::content(file, error))
}
