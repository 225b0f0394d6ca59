//! Who is at the desk now.

use domain::{Timestamp, UserId};

use crate::db::on;
use crate::entity;
use crate::error::Doing;
use crate::{Newsroom, Result};

/// Somebody who made a request within this time is here, in milliseconds. Requests are noted to the minute.
const RECENT: i64 = 5 * 60_000;

/// Somebody who is at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// Who.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their last request, to the minute.
    pub last_seen_at: Timestamp,
}

impl Newsroom {
    /// Who made a request within the last five minutes in a session that is valid, by name; at most 50 people.
    pub async fn who_is_here(&self) -> Result<Vec<Present>> {
        const HERE: &str = "SELECT u.id, u.name, MAX(s.last_seen_at) FROM user_session s JOIN user_account u ON u.id = s.user_id \
             WHERE s.ends_at > $1 AND s.last_seen_at >= $2 AND u.state = 'active' AND s.credentials_version = u.credentials_version \
             GROUP BY u.id, u.name ORDER BY u.name, u.id LIMIT 50";
        let now = self.now().millis();
        let mut held = self.read().await?;
        let rows: Vec<(String, String, i64)> =
            on!(held.conn(), c => sqlx::query_as(HERE).bind(now).bind(now - RECENT).fetch_all(c).await).doing("reading who is here")?;
        let read = |(id, name, seen): (String, String, i64)| {
            let id = UserId::parse(&id).map_err(|error| entity::stored("user_account", &id, error))?;
            Ok(Present { id, name, last_seen_at: Timestamp::from_millis(seen) })
        };
        rows.into_iter().map(read).collect()
    }
}
