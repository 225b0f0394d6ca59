//! An arranged front among the random edits.

use domain::{FrontAct, FrontPage};
use newsroom::Edit;

use super::world::World;

impl World {
    /// Puts a story into a slot of the front page or of a section's, and publishes that; `None` for one that readers cannot find.
    pub async fn arrange(&mut self, edit: &mut Edit<'_>, n: usize, [page, section, slot]: [usize; 3]) -> Option<String> {
        let page = if page < 3 { FrontPage::Home } else { FrontPage::Section(self.sections[section].id.clone()) };
        let (slot, story) = (slot % 3, self.stories[n].id.clone());
        let revision = self.newsroom.front_desk(&page).await.unwrap().revision;
        edit.change_front(&page, &FrontAct::Put { slot, story }, revision).await.ok()?;
        edit.publish_front(&page, revision + 1).await.ok()?;
        Some(format!("front ({})", page.as_str()))
    }
}
