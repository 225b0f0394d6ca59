//! Networks and addresses whose comments go to the spam queue, always for a limited time.

use domain::{AuditAct, Capability, CommentId, Timestamp};

use crate::db::on;
use crate::error::Doing;
use crate::people::Target;
use crate::{Authority, Edit, Error, Newsroom, Result};

const BANNING: &str = "banning a writer of comments";
const DAY: i64 = 24 * 60 * 60_000;
/// A ban ends at the latest after so many days: networks get other users.
const MOST_DAYS: u16 = 365;

/// What is banned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BanKind {
    /// A network; many people may share it.
    Network,
    /// An e-mail address, known by its digest only.
    Email,
}

impl BanKind {
    /// The word that is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Email => "email",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Network, Self::Email].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A ban that has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ban {
    /// Its identity.
    pub id: String,
    /// What is banned.
    pub kind: BanKind,
    /// The name under which the comment was written that was the reason.
    pub note: String,
    /// Until when.
    pub expires_at: Timestamp,
}

impl Edit<'_> {
    /// Bans the network or the address from which a comment was sent, for `days` (1 to 365).
    ///
    /// # Errors
    /// [`Error::NotFound`] if the comment is gone, or the digest of its network or address was never stored or is removed by now.
    pub async fn ban_writer(&mut self, comment: &CommentId, kind: BanKind, days: u16) -> Result<()> {
        const NETWORK: &str = "SELECT network FROM comment_sent WHERE comment_id = $1";
        const EMAIL: &str = "SELECT email_hash FROM comment WHERE id = $1";
        const PUT: &str = "INSERT INTO comment_ban (id, kind, digest, note, made_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (kind, digest) DO UPDATE SET expires_at = excluded.expires_at, note = excluded.note, made_by = excluded.made_by";
        let found = self.comment_by_id(comment).await?.ok_or(Error::NotFound { what: "comment" })?;
        self.check_moderation(&found.story).await?;
        let sql = if kind == BanKind::Network { NETWORK } else { EMAIL };
        let digest: Option<Option<String>> =
            on!(self.conn().await?, c => sqlx::query_scalar(sql).bind(comment.as_str()).fetch_optional(c).await).doing(BANNING)?;
        let digest = digest.flatten().filter(|digest| !digest.is_empty()).ok_or(Error::NotFound { what: "trace of the writer" })?;
        let (id, now) = (self.newsroom.ids().next(), self.newsroom.now().millis());
        let until = now + i64::from(days.clamp(1, MOST_DAYS)) * DAY;
        let by = self.user().map(|user| user.to_string()).unwrap_or_default();
        on!(self.conn().await?, c => sqlx::query(PUT)
            .bind(id)
            .bind(kind.as_str())
            .bind(digest)
            .bind(&found.author_name)
            .bind(by)
            .bind(now)
            .bind(until)
            .execute(c)
            .await
            .map(drop))
        .doing(BANNING)?;
        let target = Target { kind: "comment", id: Some(comment.as_str()), name: &found.author_name };
        self.audit(AuditAct::CommentBan, target, serde_json::json!({ "kind": kind.as_str(), "until": until })).await
    }

    /// Ends a ban.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn end_ban(&mut self, id: &str) -> Result<()> {
        const DELETE: &str = "DELETE FROM comment_ban WHERE id = $1 RETURNING note";
        self.authority.require(Capability::Moderate)?;
        let note: Option<String> =
            on!(self.conn().await?, c => sqlx::query_scalar(DELETE).bind(id).fetch_optional(c).await).doing(BANNING)?;
        let note = note.ok_or(Error::NotFound { what: "ban" })?;
        self.audit(AuditAct::CommentBanEnd, Target { kind: "ban", id: None, name: &note }, serde_json::Value::Null).await
    }

    /// Whether a network or an address is banned now.
    pub(super) async fn is_banned(&mut self, network: &str, email: &str) -> Result<bool> {
        const BANNED: &str = "SELECT COUNT(*) FROM comment_ban WHERE ((kind = 'network' AND digest = $1) OR (kind = 'email' AND digest = $2)) AND expires_at > $3";
        let now = self.newsroom.now().millis();
        let bans: i64 = on!(self.conn().await?, c => sqlx::query_scalar(BANNED).bind(network).bind(email).bind(now).fetch_one(c).await)
            .doing(BANNING)?;
        Ok(bans > 0)
    }
}

impl Newsroom {
    /// The bans that have not ended, those that end first before the others.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without the right to moderate.
    pub async fn comment_bans(&self, authority: &Authority) -> Result<Vec<Ban>> {
        const ALL: &str = "SELECT id, kind, note, expires_at FROM comment_ban WHERE expires_at > $1 ORDER BY expires_at, id LIMIT 500";
        authority.require(Capability::Moderate)?;
        let now = self.now().millis();
        let mut held = self.read().await?;
        let rows: Vec<(String, String, String, i64)> =
            on!(held.conn(), c => sqlx::query_as(ALL).bind(now).fetch_all(c).await).doing("reading the bans")?;
        let ban = |(id, kind, note, until): (String, String, String, i64)| {
            Some(Ban { id, kind: BanKind::parse(&kind)?, note, expires_at: Timestamp::from_millis(until) })
        };
        Ok(rows.into_iter().filter_map(ban).collect())
    }
}
