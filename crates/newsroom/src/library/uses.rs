//! What shows a picture: stories by their own rows, everything else by rows of `media_use`. Both are written with what shows it.

use domain::{MediaId, Story, StoryId};
use sqlx::QueryBuilder;

use crate::content::story::media_of;
use crate::db::on;
use crate::error::Doing;
use crate::{Edit, Newsroom, Result};

/// Stories that show an item, in whatever state, the newest first.
pub(crate) const STORY_USES: &str =
    "SELECT story_id FROM story_media WHERE media_id = $1 ORDER BY media_id DESC, story_id DESC LIMIT CAST($2 AS BIGINT)";
/// What else shows it.
pub(crate) const OTHER_USES: &str =
    "SELECT kind, entity_id FROM media_use WHERE media_id = $1 ORDER BY media_id, kind, entity_id LIMIT 200";
const READING: &str = "looking for what shows a picture";
const STORING: &str = "storing what shows a picture";

/// What can show a picture besides a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shower {
    /// A section, at the head of its page.
    Section,
    /// An author.
    Author,
    /// A setting: `logo_light` or `logo_dark`.
    Setting,
    /// Changes of a published story that readers do not see yet.
    Draft,
}

impl Shower {
    const ALL: [Self; 4] = [Self::Section, Self::Author, Self::Setting, Self::Draft];

    fn as_str(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Author => "author",
            Self::Setting => "settings",
            Self::Draft => "draft",
        }
    }
}

/// Where an item is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MediaUses {
    /// The newest stories.
    pub stories: Vec<StoryId>,
    /// Whether there are more.
    pub more: bool,
    /// What else, with its identity.
    pub others: Vec<(Shower, String)>,
}

impl MediaUses {
    /// Whether nothing shows it.
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty() && self.others.is_empty()
    }
}

impl Newsroom {
    /// Where an item is shown; at most `limit` stories.
    pub async fn media_uses(&self, id: &MediaId, limit: usize) -> Result<MediaUses> {
        let most = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let mut held = self.read().await?;
        let mut stories: Vec<String> =
            on!(held.conn(), c => sqlx::query_scalar(STORY_USES).bind(id.as_str()).bind(most).fetch_all(c).await).doing(READING)?;
        let others: Vec<(String, String)> =
            on!(held.conn(), c => sqlx::query_as(OTHER_USES).bind(id.as_str()).fetch_all(c).await).doing(READING)?;
        let more = stories.len() > limit;
        stories.truncate(limit);
        let kind = |name: &str| Shower::ALL.into_iter().find(|shower| shower.as_str() == name);
        Ok(MediaUses {
            stories: stories.iter().filter_map(|id| StoryId::parse(id).ok()).collect(),
            more,
            others: others.into_iter().filter_map(|(name, id)| Some((kind(&name)?, id))).collect(),
        })
    }
}

impl Edit<'_> {
    /// Says that this entity shows these items and no others.
    pub(crate) async fn put_uses(&mut self, shower: Shower, entity: &str, items: &[String]) -> Result<()> {
        const STORED: &str = "SELECT media_id FROM media_use WHERE kind = $1 AND entity_id = $2";
        const DELETE: &str = "DELETE FROM media_use WHERE kind = $1 AND entity_id = $2";
        const ADD: &str = "INSERT INTO media_use (media_id, kind, entity_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        let kind = shower.as_str();
        let mut stored: Vec<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(STORED).bind(kind).bind(entity).fetch_all(c).await).doing(READING)?;
        let mut wanted = items.to_vec();
        stored.sort();
        wanted.sort();
        wanted.dedup();
        if stored == wanted {
            return Ok(());
        }
        if !stored.is_empty() {
            on!(self.conn().await?, c => sqlx::query(DELETE).bind(kind).bind(entity).execute(c).await.map(drop)).doing(STORING)?;
        }
        for item in &wanted {
            on!(self.conn().await?, c => sqlx::query(ADD).bind(item).bind(kind).bind(entity).execute(c).await.map(drop)).doing(STORING)?;
        }
        self.used_media.extend(stored.into_iter().chain(wanted));
        Ok(())
    }

    /// Says which items a draft shows that its story, as it is stored, does not.
    pub(crate) async fn put_draft_uses(&mut self, stored: &Story, drafted: &Story) -> Result<()> {
        let shown = media_of(stored);
        let new: Vec<String> = media_of(drafted).into_iter().filter(|id| !shown.contains(id)).collect();
        self.put_uses(Shower::Draft, stored.id.as_str(), &new).await
    }

    /// Writes of each item that was touched whether anything shows it.
    pub(crate) async fn write_used_media(&mut self) -> Result<()> {
        let touched: Vec<String> = std::mem::take(&mut self.used_media).into_iter().collect();
        for chunk in touched.chunks(200) {
            on!(self.conn().await?, c => {
                let mut query = QueryBuilder::new(
                    "UPDATE media SET used = CASE WHEN EXISTS (SELECT 1 FROM story_media s WHERE s.media_id = media.id) \
                     OR EXISTS (SELECT 1 FROM media_use u WHERE u.media_id = media.id) THEN 1 ELSE 0 END WHERE id IN (",
                );
                let mut list = query.separated(", ");
                for id in chunk {
                    list.push_bind(id);
                }
                query.push(")");
                query.build().execute(c).await.map(drop)
            })
            .doing(STORING)?;
        }
        Ok(())
    }
}
