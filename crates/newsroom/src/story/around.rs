//! What stands around a story: everything that it refers to and what readers wrote under it, in one query.

use std::collections::HashMap;

use domain::{Author, Comment, MediaId, MediaItem, Story, Tag};

use crate::db::on;
use crate::error::Doing;
use crate::keys::Key;
use crate::{Newsroom, Result, kept, media};

/// A row for each thing: which kind, its identity, the whole as JSON. One query, because each has its own way to the
/// database's thread and back, which costs more than the reading.
pub(crate) const AROUND: &str = "SELECT 'author' AS kind, a.id, a.data FROM story_byline b JOIN author a ON a.id = b.author_id WHERE b.story_id = $1 \
     UNION ALL SELECT 'tag', t.id, t.data FROM story_tag s JOIN tag t ON t.id = s.tag_id WHERE s.story_id = $1 \
     UNION ALL SELECT 'media', m.id, m.data FROM story_media s JOIN media m ON m.id = s.media_id WHERE s.story_id = $1 \
     UNION ALL SELECT 'comment', id, data FROM comment WHERE story_id = $1 AND state = 'approved' AND kind = 'comment'";

/// What a story refers to, and what readers wrote under it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Around {
    /// The people and desks of its bylines, each once, in no order.
    pub authors: Vec<Author>,
    /// Its tags, in its order.
    pub tags: Vec<Tag>,
    /// Its pictures, recordings and files, and its authors' portraits.
    pub media: HashMap<MediaId, MediaItem>,
    /// The approved comments by readers, oldest first.
    pub comments: Vec<Comment>,
}

impl Newsroom {
    /// Everything around a story that was read before; what is not there any more is left out.
    pub async fn around(&self, story: &Story) -> Result<Around> {
        self.note(Key::Comments(story.id.as_str()));
        self.note_all(story.bylines.iter().map(|byline| Key::Author(byline.author.as_str())));
        self.note_all(story.tags.iter().map(|id| Key::Tag(id.as_str())));
        self.note_all(story.document.media().iter().chain(&story.lead_image).map(|id| Key::Media(id.as_str())));
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let rows: Vec<(String, String, String)> = on!(&mut conn, c => sqlx::query_as(AROUND).bind(story.id.as_str()).fetch_all(c).await)
            .doing("reading what a story refers to")?;
        let mut around = Around::default();
        for (kind, id, data) in rows {
            match kind.as_str() {
                "author" => around.authors.push(kept::read("author", &id, &data)?),
                "tag" => around.tags.push(kept::read("tag", &id, &data)?),
                "comment" => around.comments.push(kept::read("comment", &id, &data)?),
                _ => around.add(kept::read("media", &id, &data)?),
            }
        }
        around.authors.sort_by(|a, b| a.id.cmp(&b.id));
        around.authors.dedup_by(|a, b| a.id == b.id);
        let place = |tag: &Tag| story.tags.iter().position(|id| *id == tag.id);
        around.tags.sort_by_key(place);
        around.comments.sort_by(|a, b| (a.created_at, a.id.as_str()).cmp(&(b.created_at, b.id.as_str())));
        let portraits: Vec<MediaId> = around.authors.iter().filter_map(|author| author.picture.clone()).collect();
        self.note_all(portraits.iter().map(|id| Key::Media(id.as_str())));
        let missing: Vec<&str> = portraits.iter().filter(|id| !around.media.contains_key(id)).map(MediaId::as_str).collect();
        if !missing.is_empty() {
            media::by_ids(&mut conn, &missing).await?.into_iter().for_each(|item| around.add(item));
        }
        Ok(around)
    }
}

impl Around {
    fn add(&mut self, item: MediaItem) {
        self.media.insert(item.id.clone(), item);
    }
}
