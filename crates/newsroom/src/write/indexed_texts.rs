//! Texts outside a story that its search entry contains: names of authors, captions of media.
//!
//! Rows of authors and media are never buffered, so these reads do not flush: an import would lose its batches.

use domain::{AuthorId, Story};

use crate::content::story::media_of;
use crate::content::{author, media};
use crate::{Edit, Result};

impl Edit<'_> {
    /// The names over a story, one a line.
    pub(crate) async fn names_of(&mut self, story: &Story) -> Result<String> {
        let unknown: Vec<&AuthorId> =
            story.bylines.iter().map(|byline| &byline.author).filter(|id| !self.author_names.contains_key(*id)).collect();
        if !unknown.is_empty() {
            let keys: Vec<&str> = unknown.iter().map(|id| id.as_str()).collect();
            for author in author::by_ids(&mut self.tx.conn(), &keys).await? {
                self.author_names.insert(author.id, author.name);
            }
        }
        let names: Vec<&str> =
            story.bylines.iter().filter_map(|byline| self.author_names.get(&byline.author)).map(String::as_str).collect();
        Ok(names.join("\n"))
    }

    /// The captions of a story's media, one a line, in the story's order.
    pub(crate) async fn captions_of(&mut self, story: &Story) -> Result<String> {
        let ids = media_of(story);
        if ids.is_empty() {
            return Ok(String::new());
        }
        let mut items = media::by_ids(&mut self.tx.conn(), &ids.iter().map(String::as_str).collect::<Vec<_>>()).await?;
        items.sort_by_key(|item| ids.iter().position(|id| id == item.id.as_str()));
        Ok(items.into_iter().map(|item| item.caption).collect::<Vec<_>>().join("\n"))
    }
}
