//! Former files of a picture: they can come back, and the media store keeps them.

use domain::{MediaId, MediaItem, Timestamp};

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::{Edit, Newsroom, Result, entity};

/// What an item was before its files were replaced, the last first.
pub(crate) const OF_ITEM: &str =
    "SELECT number, replaced_at, data FROM media_version WHERE media_id = $1 ORDER BY media_id DESC, number DESC LIMIT 20";
/// All former files.
const FORMER_FILES: &str = "SELECT v.data FROM media_version v JOIN media m ON m.id = v.media_id";
const READING: &str = "reading the former files of a picture";

/// What an item was.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaVersion {
    /// Its number, beginning with 1.
    pub number: i64,
    /// When the file was replaced.
    pub replaced_at: Timestamp,
    /// The item until then.
    pub item: MediaItem,
}

/// The former files of all items, as items.
pub(crate) async fn former(conn: &mut Conn<'_>) -> Result<Vec<MediaItem>> {
    let rows: Vec<String> = on!(conn, c => sqlx::query_scalar(FORMER_FILES).fetch_all(c).await).doing(READING)?;
    rows.iter().map(|data| entity::read("media_version", "", data)).collect()
}

async fn of_item(conn: &mut Conn<'_>, id: &MediaId) -> Result<Vec<MediaVersion>> {
    let rows: Vec<(i64, i64, String)> = on!(conn, c => sqlx::query_as(OF_ITEM).bind(id.as_str()).fetch_all(c).await).doing(READING)?;
    let version = |(number, at, data): (i64, i64, String)| {
        Ok(MediaVersion { number, replaced_at: Timestamp::from_millis(at), item: entity::read("media_version", id, &data)? })
    };
    rows.into_iter().map(version).collect()
}

impl Newsroom {
    /// What an item was before its last twenty replacements, the last first.
    pub async fn media_versions(&self, id: &MediaId) -> Result<Vec<MediaVersion>> {
        of_item(&mut self.read().await?.conn(), id).await
    }

    /// The former files of all items, as items: files that belong to something although no page shows them.
    pub async fn former_media(&self) -> Result<Vec<MediaItem>> {
        former(&mut self.read().await?.conn()).await
    }
}

impl Edit<'_> {
    /// What an item was before this replacement.
    pub(super) async fn media_version(&mut self, id: &MediaId, number: i64) -> Result<Option<MediaItem>> {
        Ok(of_item(&mut self.conn().await?, id).await?.into_iter().find(|version| version.number == number).map(|version| version.item))
    }

    /// Stores what an item is before its file is replaced.
    pub(super) async fn add_media_version(&mut self, item: &MediaItem) -> Result<()> {
        const ADD: &str = "INSERT INTO media_version (media_id, number, replaced_at, replaced_by, data) \
             SELECT $1, COALESCE(MAX(number), 0) + 1, CAST($2 AS BIGINT), $3, $4 FROM media_version WHERE media_id = $1";
        let (now, by) = (self.newsroom.now().millis(), self.user().map(|user| user.to_string()));
        let data = entity::write("media_version", item.id.as_str(), item)?;
        on!(self.conn().await?, c => sqlx::query(ADD).bind(item.id.as_str()).bind(now).bind(&by).bind(&data).execute(c).await.map(drop))
            .doing("storing the former file of a picture")
    }
}
