//! How often a story is read and shared, for a page that has just counted something.

use domain::StoryId;

use crate::{
    prelude::*,
    site::{Site, components, load::LoadError},
    ui::render::render,
};

/// The sentence with the numbers; nothing while they are small.
///
/// # Errors
/// The newsroom cannot be read.
pub async fn counts(site: &Site, story: &StoryId) -> Result<String, LoadError> {
    let settings = site.newsroom.settings().await?;
    let counts = site.newsroom.reader_counts(story).await?;
    let language = site.language().await?;
    Ok(language.within(|| render(|| components::counts(&settings, &counts).markup())))
}
