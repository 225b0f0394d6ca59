//! Loads what a story's card shows.

use domain::{Section, Story, StoryId, StoryKind};

use super::LoadError;
use crate::site::Site;

/// A story that readers can open, and the section that it names; `None` for any other, for pages, and for one with a password.
///
/// # Errors
/// Storage failed.
pub async fn story(site: &Site, id: &StoryId) -> Result<Option<(Story, Option<Section>)>, LoadError> {
    let now = site.newsroom.now();
    let open = |story: &Story| story.kind == StoryKind::Story && story.is_live(now) && story.password.is_none();
    let Some(story) = site.newsroom.story_by_id(id).await?.filter(open) else { return Ok(None) };
    let sections = site.newsroom.sections().await?;
    let section = story.primary_section.as_ref().and_then(|id| sections.iter().find(|section| section.id == *id));
    Ok(Some((story.clone(), section.filter(|section| !section.internal).cloned())))
}
