//! What readers write under stories.

use domain::{Comment, StoryId};

use crate::{Edit, Newsroom, Result, edit::unbuilt};

impl Newsroom {
    /// The approved comments by readers under a story, oldest first.
    pub async fn comments(&self, story: &StoryId) -> Result<Vec<Comment>> {
        let _ = (story,);
        unbuilt()
    }
}

impl Edit<'_> {
    /// Stores a comment and keeps the story's count.
    pub async fn put_comment(&mut self, comment: &Comment) -> Result<()> {
        let _ = (comment,);
        unbuilt()
    }
}
