//! Saved versions of stories.

use domain::{Revision, StoryId};

use crate::{Newsroom, Result, edit::unbuilt};

impl Newsroom {
    /// All saved versions of a story, newest first.
    pub async fn revisions(&self, story: &StoryId) -> Result<Vec<Revision>> {
        let _ = (story,);
        unbuilt()
    }
}
