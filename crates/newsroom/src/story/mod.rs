//! Stories and pages: storing them, reading them, going live.

use std::collections::HashMap;

use domain::{Headline, SitePath, Slug, Story, StoryId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Edit, Newsroom, Result, SlugOf, edit::unbuilt};

/// A story or page as something to point to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryLink {
    /// Its identity.
    pub id: StoryId,
    /// Its address.
    pub path: SitePath,
    /// Its headline.
    pub headline: Headline,
    /// Whether readers may open it now.
    pub live: bool,
}

impl Newsroom {
    /// The story or page at this address, in whatever state; the caller decides with [`Story::is_live`].
    pub async fn story_by_path(&self, path: &SitePath) -> Result<Option<Story>> {
        let _ = path;
        unbuilt()
    }
    /// The story or page with this identity, in whatever state.
    pub async fn story_by_id(&self, id: &StoryId) -> Result<Option<Story>> {
        let _ = id;
        unbuilt()
    }
    /// Where these stories are, for menus and related stories; unknown ones are left out.
    pub async fn story_paths(&self, ids: &[StoryId]) -> Result<HashMap<StoryId, StoryLink>> {
        let _ = ids;
        unbuilt()
    }
    /// The pages below a page, by position, then address, in whatever state.
    pub async fn child_pages(&self, page: &StoryId) -> Result<Vec<StoryLink>> {
        let _ = page;
        unbuilt()
    }
    /// Puts stories whose time came onto the lists and takes expired ones off; returns the stories that changed.
    pub async fn go_live(&self) -> Result<Vec<StoryId>> {
        unbuilt()
    }
    /// When [`Newsroom::go_live`] has something to do next.
    pub async fn next_due(&self) -> Result<Option<Timestamp>> {
        unbuilt()
    }
}

impl Edit<'_> {
    /// Stores a story or page and a revision of it. Nothing happens if it is stored just like that already.
    pub async fn put_story(&mut self, story: &Story, reason: &str) -> Result<()> {
        let _ = (story, reason);
        unbuilt()
    }
    /// The story or page at this address.
    pub async fn story_by_path(&mut self, path: &SitePath) -> Result<Option<Story>> {
        let _ = path;
        unbuilt()
    }
    /// The story or page with this identity.
    pub async fn story_by_id(&mut self, id: &StoryId) -> Result<Option<Story>> {
        let _ = id;
        unbuilt()
    }
    /// The slug and address wanted for a story if they are free or already its own, or else numbered ones.
    pub async fn free_story_path(&mut self, wanted: &SitePath, slug: &Slug, parent: Option<&SitePath>, id: &StoryId) -> Result<(Slug, SitePath)> {
        let _ = (wanted, slug, parent, id);
        unbuilt()
    }
    /// The slug wanted if it is free or already belongs to `id`, or else a numbered one.
    pub async fn free_slug(&mut self, table: SlugOf, wanted: &Slug, id: &str) -> Result<Slug> {
        let _ = (table, wanted, id);
        unbuilt()
    }
}
