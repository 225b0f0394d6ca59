//! A correction among the random edits.

use newsroom::{Authority, ChangeKind, Edit};

use super::world::World;

impl World {
    /// Corrects a story; `None` for one that readers cannot open.
    pub async fn correct(&mut self, edit: &mut Edit<'_>, n: usize, text: &str) -> Option<String> {
        let story = &mut self.stories[n];
        let revision = self.newsroom.desk_story(&Authority::command_line(), &story.id).await.unwrap().unwrap().revision;
        edit.publish_changes(&story.id, revision, ChangeKind::Correction, text).await.ok()?;
        story.updated_at = self.newsroom.now();
        Some(format!("correction ({})", story.path))
    }
}
