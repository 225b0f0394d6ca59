//! Portraits of those who wrote stories.

use std::collections::HashMap;

use domain::{MediaItem, StoryId};

use crate::content::media;
use crate::db::Conn;
use crate::entity::{read, rows_in};
use crate::write::keys::Key;
use crate::{Newsroom, Result, StoryCard};

/// Of each story the portrait of its first author, if there is one. The databases differ in their JSON functions.
macro_rules! portraits {
    ($picture:literal) => {
        concat!(
            "SELECT l.story_id, m.data FROM story_byline l JOIN author a ON a.id = l.author_id JOIN media m ON m.id = ",
            $picture,
            " WHERE l.position = 0 AND l.story_id IN ("
        )
    };
}
pub(crate) const SQLITE_PORTRAITS: &str = portraits!("a.data ->> 'picture'");
pub(crate) const POSTGRES_PORTRAITS: &str = portraits!("a.data::json ->> 'picture'");

impl Newsroom {
    /// The portrait of the first author of each of these stories, without the words about it; stories whose author has none are left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn portraits(&self, stories: &[StoryCard]) -> Result<HashMap<StoryId, MediaItem>> {
        let ids: Vec<&str> = stories.iter().map(|story| story.id.as_str()).collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let sql = match &conn {
            Conn::Sqlite(_) => SQLITE_PORTRAITS,
            Conn::Postgres(_) => POSTGRES_PORTRAITS,
        };
        let rows: Vec<(String, String)> = rows_in(&mut conn, sql, &ids, "reading portraits").await?;
        let mut portraits = HashMap::with_capacity(rows.len());
        for (story, data) in rows {
            let item: MediaItem = read("media", &story, &data)?;
            // the cards recorded their authors, who choose the picture
            self.record(Key::Picture(item.id.as_str()));
            if let Ok(id) = StoryId::parse(&story) {
                portraits.insert(id, media::picture_of(&item));
            }
        }
        Ok(portraits)
    }
}
