//! Who may change a picture, and its columns besides the JSON.

use domain::{AuditAct, Capability, MediaId, MediaItem, UserId};

use super::list::of_file;
use super::words::text;
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::people::Target;
use crate::{Edit, Error, Newsroom, Result, entity};

const OWNER: &str = "SELECT owner_id FROM media WHERE id = $1";

async fn owner(conn: &mut Conn<'_>, id: &MediaId) -> Result<Option<UserId>> {
    let owner: Option<Option<String>> =
        on!(conn, c => sqlx::query_scalar(OWNER).bind(id.as_str()).fetch_optional(c).await).doing("reading who uploaded a file")?;
    let damaged = |error| entity::stored("media", id.as_str(), error);
    owner.flatten().as_deref().map(UserId::parse).transpose().map_err(damaged)
}

impl Newsroom {
    /// Who uploaded an item.
    pub async fn media_owner(&self, id: &MediaId) -> Result<Option<UserId>> {
        owner(&mut self.read().await?.conn(), id).await
    }
}

impl Edit<'_> {
    /// The item whose file has this name.
    pub async fn media_by_file(&mut self, file: &str) -> Result<Option<MediaItem>> {
        Ok(of_file(&mut self.conn().await?, file, 1).await?.pop())
    }

    /// Adds an item to the log: whether it is new.
    pub async fn audit_media(&mut self, item: &MediaItem, is_new: bool) -> Result<()> {
        let act = if is_new { AuditAct::MediaAdd } else { AuditAct::MediaChange };
        self.audit_item(item, act).await
    }

    pub(super) async fn audit_item(&mut self, item: &MediaItem, act: AuditAct) -> Result<()> {
        let target = Target { kind: "media", id: Some(item.id.as_str()), name: &item.title };
        self.audit(act, target, serde_json::Value::Null).await
    }

    /// An error where somebody may change only what they uploaded, and this is somebody else's.
    pub(crate) async fn require_own_media(&mut self, id: &MediaId) -> Result<()> {
        let Some(user) = self.user().filter(|_| !self.authority.may(Capability::EditAny)) else { return Ok(()) };
        let conn = &mut self.conn().await?;
        const THERE: &str = "SELECT COUNT(*) FROM media WHERE id = $1";
        let there: i64 =
            on!(&mut *conn, c => sqlx::query_scalar(THERE).bind(id.as_str()).fetch_one(c).await).doing("searching for a picture")?;
        if there == 0 || owner(conn, id).await?.as_ref() == Some(&user) {
            return Ok(());
        }
        Err(Error::Forbidden { capability: Capability::EditAny })
    }

    /// Fills what queries need of an item besides its JSON; `before` is what it was.
    pub(crate) async fn put_media_columns(&mut self, item: &MediaItem, before: Option<&MediaItem>) -> Result<()> {
        const PUT: &str = "UPDATE media SET file = $2, owner_id = COALESCE(owner_id, $3), kind = $4, lacks_alt = $5, licence_until = $6 \
             WHERE id = $1";
        let user = self.user();
        let user = user.as_ref().map(UserId::as_str);
        let (lacks_alt, until) = (i64::from(item.lacks_alt()), item.licence_until.map(domain::Timestamp::millis));
        on!(self.conn().await?, c => sqlx::query(PUT)
            .bind(item.id.as_str()).bind(&item.file).bind(user).bind(item.kind.as_str()).bind(lacks_alt).bind(until)
            .execute(c).await.map(drop))
        .doing("storing what is known of a file")?;
        if before.is_none() {
            // stories of an import may be there before their pictures
            self.used_media.insert(item.id.to_string());
        }
        if before.is_some_and(|before| text(before) == text(item)) { Ok(()) } else { self.index_media_words(item).await }
    }
}
