//! Sessions: finding one by its token, when it ends, and how its token changes.

use domain::{ParseError, SessionId, Timestamp, UserId, UserState};

use super::unit::{Unit, run};
use super::user::{self, User};
use super::{Origin, SecretHash};
use crate::db::{Conn, on};
use crate::entity;
use crate::error::Doing;
use crate::{Newsroom, Result};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// A session ends after so long without a request, in milliseconds.
pub(super) const IDLE: i64 = 12 * HOUR;
/// A session ends so long after the sign-in, in milliseconds.
pub(super) const LONGEST: i64 = 14 * DAY;
/// The token before a rotation stays valid for requests that were sent with it, in milliseconds.
const GRACE: i64 = 30_000;
/// Sensitive acts need a password given within this time, in milliseconds.
const CONFIRMED_FOR: i64 = 15 * MINUTE;

/// Digests of the tokens for a new session.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Of the session's token.
    pub token: SecretHash,
    /// Of the token by which the device is known later.
    pub device: SecretHash,
}

/// A person whose session was just found valid. Cannot be made otherwise: holding one proves who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    session: SessionId,
    user: User,
    confirmed_at: Timestamp,
    rights_version: i64,
    token: String,
}

/// A valid session, and what has to be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who has it.
    pub signed_in: SignedIn,
    /// Its token must change: call [`Newsroom::rotate_session`] before the response.
    pub must_rotate: bool,
    /// Its last use was noted a while ago: call [`Newsroom::touch_session`].
    pub must_touch: bool,
}

/// One of somebody's sessions, for their list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionInfo {
    /// Its identity; not the token.
    pub id: SessionId,
    /// Browser and system in words.
    pub device: String,
    /// The client's address.
    pub network: String,
    /// When they signed in.
    pub created_at: Timestamp,
    /// The last request, to the minute.
    pub last_seen_at: Timestamp,
}

impl SignedIn {
    /// Who.
    pub fn user(&self) -> &User {
        &self.user
    }

    /// Their session.
    pub fn session(&self) -> &SessionId {
        &self.session
    }

    /// Raised with each change of role or sections: what was allowed under an older number must be checked anew.
    pub fn rights_version(&self) -> i64 {
        self.rights_version
    }

    /// Whether the password was given so recently that a sensitive act needs no other.
    pub fn is_confirmed(&self, now: Timestamp) -> bool {
        let since = now.millis() - self.confirmed_at.millis();
        (0..CONFIRMED_FOR).contains(&since)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    token_hash: String,
    former_until: Option<i64>,
    user_id: String,
    rights_version: i64,
    credentials_version: i64,
    rotated_at: i64,
    last_seen_at: i64,
    ends_at: i64,
    confirmed_at: i64,
    person_rights: i64,
    person_credentials: i64,
}

/// A session under a condition.
macro_rules! session_where {
    ($condition:literal) => {
        concat!(
            "SELECT s.id, s.token_hash, s.former_until, s.user_id, s.rights_version, s.credentials_version, \
             s.rotated_at, s.last_seen_at, s.ends_at, s.confirmed_at, u.rights_version AS person_rights, \
             u.credentials_version AS person_credentials FROM user_session s JOIN user_account u ON u.id = s.user_id WHERE ",
            $condition
        )
    };
}
/// A session by the digest of its present or former token.
pub(crate) const BY_TOKEN: &str = session_where!("s.token_hash = $1 OR s.former_hash = $1");
/// A session by its identity.
pub(crate) const BY_ID: &str = session_where!("s.id = $1");
/// Somebody's sessions.
pub(crate) const OF_USER: &str = "SELECT id, device, network, created_at, last_seen_at FROM user_session \
     WHERE user_id = $1 AND last_seen_at > $2 AND ends_at > $3 ORDER BY last_seen_at DESC, id DESC";
const READING: &str = "reading a session";

/// The valid session with this token.
pub(super) async fn find(conn: &mut Conn<'_>, token: &SecretHash, now: i64) -> Result<Option<Found>> {
    let row: Option<Row> = on!(&mut *conn, c => sqlx::query_as(BY_TOKEN).bind(token.as_str()).fetch_optional(c).await).doing(READING)?;
    let Some(row) = row else { return Ok(None) };
    let is_former = row.token_hash != token.as_str();
    valid(conn, row, is_former, now).await
}

/// A session with its person, unless it has ended; `is_former`: the token that named it was replaced.
async fn valid(conn: &mut Conn<'_>, row: Row, is_former: bool, now: i64) -> Result<Option<Found>> {
    let is_over = now >= row.ends_at
        || now - row.last_seen_at >= IDLE
        || row.credentials_version != row.person_credentials
        || (is_former && row.former_until.is_none_or(|until| now >= until));
    if is_over {
        return Ok(None);
    }
    let Some(user) = user::one(conn, user::BY_ID, &row.user_id).await?.filter(|user| user.state == UserState::Active) else {
        return Ok(None);
    };
    let damaged = |source: ParseError| entity::stored("user_session", &row.id, source);
    Ok(Some(Found {
        must_rotate: !is_former && (row.rights_version != row.person_rights || now - row.rotated_at >= DAY),
        must_touch: now - row.last_seen_at >= MINUTE,
        signed_in: SignedIn {
            session: SessionId::parse(&row.id).map_err(damaged)?,
            user,
            confirmed_at: Timestamp::from_millis(row.confirmed_at),
            rights_version: row.person_rights,
            token: row.token_hash,
        },
    }))
}

/// Whether a session that was valid a moment ago still is.
pub(super) async fn is_valid(conn: &mut Conn<'_>, signed_in: &SignedIn, now: i64) -> Result<bool> {
    let found = find(conn, &SecretHash::stored(&signed_in.token), now).await?;
    Ok(found.is_some_and(|found| found.signed_in.session == signed_in.session))
}

impl Newsroom {
    /// The valid session with this token; `None` for one that has ended, was made up, or whose owner was deactivated.
    pub async fn session(&self, token: &SecretHash) -> Result<Option<Found>> {
        find(&mut self.read().await?.conn(), token, self.now().millis()).await
    }

    /// The same session with the person's present rights, whatever its token is by now; `None` once it has ended. For connections that outlive
    /// a request.
    pub async fn session_still(&self, signed_in: &SignedIn) -> Result<Option<SignedIn>> {
        let mut held = self.read().await?;
        let mut conn = held.conn();
        let id = signed_in.session.as_str();
        let row: Option<Row> = on!(&mut conn, c => sqlx::query_as(BY_ID).bind(id).fetch_optional(c).await).doing(READING)?;
        let Some(row) = row else { return Ok(None) };
        Ok(valid(&mut conn, row, false, self.now().millis()).await?.map(|found| found.signed_in))
    }

    /// Notes that a session was used.
    pub async fn touch_session(&self, signed_in: &SignedIn, origin: &Origin) -> Result<()> {
        const TOUCH: &str = "UPDATE user_session SET last_seen_at = $2, network = $3, device = $4 WHERE id = $1 AND last_seen_at < $2";
        let mut unit = Unit::begin(self, super::AuditActor::System, origin).await?;
        let now = unit.now();
        run!(unit, "noting the use of a session", TOUCH, signed_in.session.as_str(), now, &origin.network, &origin.device)?;
        unit.commit().await
    }

    /// Gives a session another token. `false` if another request did that first: then its token is in use already.
    pub async fn rotate_session(&self, signed_in: &SignedIn, token: &SecretHash) -> Result<bool> {
        let mut unit = Unit::begin(self, super::AuditActor::System, &Origin::default()).await?;
        let rotated = unit.rotate(signed_in, token).await?;
        unit.commit().await?;
        Ok(rotated)
    }

    /// The valid sessions of somebody, the last used one first.
    pub async fn sessions(&self, user: &UserId) -> Result<Vec<SessionInfo>> {
        let now = self.now().millis();
        let mut held = self.read().await?;
        let rows: Vec<(String, String, String, i64, i64)> =
            on!(held.conn(), c => sqlx::query_as(OF_USER).bind(user.as_str()).bind(now - IDLE).bind(now).fetch_all(c).await)
                .doing(READING)?;
        let read = |(id, device, network, created, seen): (String, String, String, i64, i64)| {
            Ok(SessionInfo {
                id: SessionId::parse(&id).map_err(|error| entity::stored("user_session", &id, error))?,
                device,
                network,
                created_at: Timestamp::from_millis(created),
                last_seen_at: Timestamp::from_millis(seen),
            })
        };
        rows.into_iter().map(read).collect()
    }
}

impl Unit<'_> {
    /// Begins a session of an account in its present state.
    pub(super) async fn begin_session(&mut self, user: &UserId, new: &NewSession) -> Result<()> {
        const INSERT: &str = "INSERT INTO user_session (id, token_hash, user_id, rights_version, credentials_version, created_at, \
             rotated_at, last_seen_at, ends_at, confirmed_at, device, network) \
             SELECT $1, $2, id, rights_version, credentials_version, $4, $4, $4, $5, $4, $6, $7 FROM user_account WHERE id = $3";
        const SEEN: &str = "UPDATE user_account SET last_sign_in_at = $2 WHERE id = $1";
        let (now, id, origin) = (self.now(), SessionId::fresh(self.newsroom.ids()), self.origin.clone());
        let (token, ends) = (new.token.as_str(), now + LONGEST);
        run!(self, "beginning a session", INSERT, id.as_str(), token, user.as_str(), now, ends, &origin.device, &origin.network)?;
        run!(self, "beginning a session", SEEN, user.as_str(), now)?;
        self.know_device(&new.device, user).await
    }

    /// Gives a session another token and the present rights; the former token is valid for some seconds more.
    pub(super) async fn rotate(&mut self, signed_in: &SignedIn, token: &SecretHash) -> Result<bool> {
        const ROTATE: &str = "UPDATE user_session SET former_hash = token_hash, former_until = $4, token_hash = $3, rotated_at = $5, \
             rights_version = (SELECT rights_version FROM user_account WHERE id = user_id) WHERE id = $1 AND token_hash = $2";
        let now = self.now();
        let (session, old) = (signed_in.session.as_str(), signed_in.token.as_str());
        Ok(run!(self, "changing a session's token", ROTATE, session, old, token.as_str(), now + GRACE, now)? == 1)
    }

    /// Gives a session another token and the present credentials; the former token is worthless at once. For those who just changed their
    /// credentials by this session: all others end.
    pub(super) async fn replace_token(&mut self, signed_in: &SignedIn, token: &SecretHash) -> Result<()> {
        const REPLACE: &str = "UPDATE user_session SET token_hash = $2, former_hash = NULL, former_until = NULL, rotated_at = $3, \
             rights_version = (SELECT rights_version FROM user_account WHERE id = user_id), \
             credentials_version = (SELECT credentials_version FROM user_account WHERE id = user_id) WHERE id = $1";
        let now = self.now();
        run!(self, "changing a session's token", REPLACE, signed_in.session.as_str(), token.as_str(), now).map(drop)
    }

    /// Ends all sessions of a person but one.
    pub(super) async fn end_sessions(&mut self, user: &UserId, except: Option<&SessionId>) -> Result<u64> {
        const END: &str = "DELETE FROM user_session WHERE user_id = $1 AND id <> $2";
        run!(self, "ending sessions", END, user.as_str(), except.map_or("", SessionId::as_str))
    }
}
