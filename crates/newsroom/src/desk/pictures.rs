//! Pictures and files at the desk: doubles, who may change their texts, and the list from which one is chosen.

use domain::{AuditAct, Capability, MediaId, MediaItem, MediaKind, UserId};

use crate::db::{Conn, on};
use crate::entity;
use crate::error::Doing;
use crate::people::Target;
use crate::search::words;
use crate::{Edit, Error, Newsroom, Result};

/// The newest items before one.
pub(crate) const NEWER_FIRST: &str = "SELECT id, data FROM media WHERE id < $1 ORDER BY id DESC LIMIT CAST($2 AS BIGINT)";
/// The oldest items with a file.
pub(crate) const OF_FILE: &str = "SELECT id, data FROM media WHERE file = $1 ORDER BY id LIMIT CAST($2 AS BIGINT)";
const OWNER: &str = "SELECT owner_id FROM media WHERE id = $1";
/// Items examined for one page, so that no search takes longer in a large archive: a page may be short, or even empty, and goes on.
const MOST_EXAMINED: usize = 5_000;
const BATCH: usize = 250;
const LISTING: &str = "reading a list of pictures";
/// Sorts after every id.
const START: &str = "g";

/// One page of pictures and files.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaList {
    /// The items, last added first.
    pub items: Vec<MediaItem>,
    /// Behind which the next page begins; `None` on the last one.
    pub next: Option<MediaId>,
}

impl Newsroom {
    /// Items that have a file and all these words, of which the last may be a beginning, in title, alternative text, caption or credit.
    /// `kind`: only of this one.
    pub async fn desk_media(&self, text: &str, kind: Option<MediaKind>, after: Option<&MediaId>, limit: usize) -> Result<MediaList> {
        let wanted = folded(text);
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let (mut place, mut items, mut examined) = (after.map_or(START.to_owned(), ToString::to_string), Vec::new(), 0);
        loop {
            let rows = before(&mut conn, &place).await?;
            let is_last = rows.len() < BATCH;
            for (id, data) in rows {
                examined += 1;
                place.clone_from(&id);
                let item: MediaItem = entity::read("media", &id, &data)?;
                if item.file.is_none() || kind.is_some_and(|kind| kind != item.kind) || !has_words(&item, &wanted) {
                    continue;
                }
                items.push(item);
                if items.len() > limit {
                    items.truncate(limit);
                    let next = items.last().map(|item| item.id.clone());
                    return Ok(MediaList { items, next });
                }
            }
            if is_last || examined >= MOST_EXAMINED {
                let next = if is_last { None } else { MediaId::parse(&place).ok() };
                return Ok(MediaList { items, next });
            }
        }
    }

    /// The items that consist of this file, oldest first, at most twenty.
    pub async fn media_of_file(&self, file: &str) -> Result<Vec<MediaItem>> {
        of_file(&mut self.read().await?.conn(), file, 20).await
    }

    /// Who uploaded an item.
    pub async fn media_owner(&self, id: &MediaId) -> Result<Option<UserId>> {
        owner(&mut self.read().await?.conn(), id).await
    }
}

async fn before(conn: &mut Conn<'_>, place: &str) -> Result<Vec<(String, String)>> {
    let limit = i64::try_from(BATCH).unwrap_or(i64::MAX);
    on!(conn, c => sqlx::query_as(NEWER_FIRST).bind(place).bind(limit).fetch_all(c).await).doing(LISTING)
}

async fn of_file(conn: &mut Conn<'_>, file: &str, most: i64) -> Result<Vec<MediaItem>> {
    let rows: Vec<(String, String)> = on!(conn, c => sqlx::query_as(OF_FILE).bind(file).bind(most).fetch_all(c).await)
        .doing("searching for a file that is there already")?;
    rows.iter().map(|(id, data)| entity::read("media", id, data)).collect()
}

async fn owner(conn: &mut Conn<'_>, id: &MediaId) -> Result<Option<UserId>> {
    let owner: Option<Option<String>> =
        on!(conn, c => sqlx::query_scalar(OWNER).bind(id.as_str()).fetch_optional(c).await).doing("reading who uploaded a file")?;
    let damaged = |error| entity::stored("media", id.as_str(), error);
    owner.flatten().as_deref().map(UserId::parse).transpose().map_err(damaged)
}

/// The words of a text as search compares them.
pub(crate) fn folded(text: &str) -> Vec<String> {
    words(text).map(|word| word.plain).collect()
}

/// Whether each word is there, and a word that begins with the last one.
pub(crate) fn matches(text: &str, wanted: &[String]) -> bool {
    let Some((last, whole)) = wanted.split_last() else { return true };
    let there = folded(text);
    whole.iter().all(|word| there.contains(word)) && there.iter().any(|word| word.starts_with(last.as_str()))
}

fn has_words(item: &MediaItem, wanted: &[String]) -> bool {
    wanted.is_empty() || matches(&[&item.title, &item.alt, &item.caption, &item.credit].map(String::as_str).join(" "), wanted)
}

impl Edit<'_> {
    /// The item whose file has this name.
    pub async fn media_by_file(&mut self, file: &str) -> Result<Option<MediaItem>> {
        Ok(of_file(&mut self.conn().await?, file, 1).await?.pop())
    }

    /// Adds an item to the log: whether it is new.
    pub async fn audit_media(&mut self, item: &MediaItem, is_new: bool) -> Result<()> {
        let act = if is_new { AuditAct::MediaAdd } else { AuditAct::MediaChange };
        let target = Target { kind: "media", id: Some(item.id.as_str()), name: &item.title };
        self.audit(act, target, serde_json::Value::Null).await
    }

    /// An error where somebody may change only what they uploaded, and this is somebody else's.
    pub(crate) async fn require_own_media(&mut self, id: &MediaId) -> Result<()> {
        let Some(user) = self.user().filter(|_| !self.authority.may(Capability::EditAny)) else { return Ok(()) };
        let conn = &mut self.conn().await?;
        const THERE: &str = "SELECT COUNT(*) FROM media WHERE id = $1";
        let there: i64 = on!(&mut *conn, c => sqlx::query_scalar(THERE).bind(id.as_str()).fetch_one(c).await).doing(LISTING)?;
        if there == 0 || owner(conn, id).await?.as_ref() == Some(&user) {
            return Ok(());
        }
        Err(Error::Forbidden { capability: Capability::EditAny })
    }

    /// Fills what queries need of an item besides its JSON.
    pub(crate) async fn put_media_columns(&mut self, item: &MediaItem) -> Result<()> {
        const PUT: &str = "UPDATE media SET file = $2, owner_id = COALESCE(owner_id, $3) WHERE id = $1";
        let user = self.user();
        let user = user.as_ref().map(UserId::as_str);
        on!(self.conn().await?, c => sqlx::query(PUT).bind(item.id.as_str()).bind(&item.file).bind(user).execute(c).await.map(drop))
            .doing("storing what is known of a file")
    }
}
