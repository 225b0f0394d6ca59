//! When the desk gets a mail about waiting comments: at most once an hour, and only if something new waits.

use domain::Capability;

use crate::db::on;
use crate::error::Doing;
use crate::people::User;
use crate::{Newsroom, Result};

/// Between two mails, in milliseconds.
const INTERVAL: i64 = 60 * 60_000;
const READING: &str = "reading whether comments wait";

/// A mail that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModerationMail {
    /// How many comments wait, at most 1,000 are counted.
    pub waiting: i64,
    /// Who gets one, each a letter of their own: those who may moderate everywhere.
    pub to: Vec<User>,
}

impl Newsroom {
    /// The mail that is due now, if any; after this call it counts as sent, also for other processes.
    pub async fn due_moderation_mail(&self) -> Result<Option<ModerationMail>> {
        const LAST: &str = "SELECT sent_at FROM moderation_mail WHERE id = 1";
        const NEWEST: &str = "SELECT created_at FROM comment WHERE state = 'waiting' ORDER BY created_at DESC, id DESC LIMIT 1";
        const CLAIM: &str = "INSERT INTO moderation_mail (id, sent_at) VALUES (1, $1) \
             ON CONFLICT (id) DO UPDATE SET sent_at = excluded.sent_at WHERE moderation_mail.sent_at <= $2";
        let now = self.now().millis();
        let mut held = self.read().await?;
        let last: Option<i64> = on!(held.conn(), c => sqlx::query_scalar(LAST).fetch_optional(c).await).doing(READING)?;
        let newest: Option<i64> = on!(held.conn(), c => sqlx::query_scalar(NEWEST).fetch_optional(c).await).doing(READING)?;
        let last = last.unwrap_or(0);
        if now - last < INTERVAL || newest.is_none_or(|newest| newest <= last) {
            return Ok(None);
        }
        let waiting: i64 =
            on!(held.conn(), c => sqlx::query_scalar(super::COUNT_STATE).bind("waiting").fetch_one(c).await).doing(READING)?;
        drop(held);
        let mut tx = self.db().write().await?;
        let claimed =
            on!(tx.conn(), c => sqlx::query(CLAIM).bind(now).bind(now - INTERVAL).execute(c).await.map(|done| done.rows_affected()))
                .doing("noting a mail to the desk")?;
        tx.commit().await?;
        self.db().after_commit();
        if claimed == 0 {
            return Ok(None);
        }
        let mut to = Vec::new();
        let mut after: Option<User> = None;
        loop {
            let page = self.users(after.as_ref().map(|user| (user.name.as_str(), &user.id)), 200).await?;
            let Some(last) = page.last().cloned() else { break };
            let moderates =
                |user: &User| user.state == domain::UserState::Active && user.sections.is_none() && user.role.may(Capability::Moderate);
            to.extend(page.into_iter().filter(moderates));
            after = Some(last);
        }
        Ok(Some(ModerationMail { waiting, to }))
    }
}
