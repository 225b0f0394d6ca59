//! Removing what is not needed any more: traces of senders, old spam, ended bans, acts that cannot be undone.

use crate::db::on;
use crate::error::Doing;
use crate::{Newsroom, Result};

const PRUNING: &str = "removing old traces of comments";
const DAY: i64 = 24 * 60 * 60_000;
/// Days after which digests of networks and texts, and spam itself, are removed.
const STORED_DAYS: i64 = 30;

impl Newsroom {
    /// Removes digests of networks and texts and spam without answers after 30 days, and what has ended. To be called now and then; gives the
    /// number of rows.
    pub async fn prune_comments(&self) -> Result<u64> {
        const TRACES: &str = "UPDATE comment_sent SET network = '', gist = '', send_key = NULL WHERE sent_at < $1 AND network <> ''";
        // imported spam stays as it was imported
        const SPAM: &str = "DELETE FROM comment WHERE state = 'spam' AND created_at < $1 AND id IN (SELECT comment_id FROM comment_sent) \
             AND id NOT IN (SELECT parent_id FROM comment WHERE parent_id IS NOT NULL)";
        const LETTERS: &str = "DELETE FROM contact_letter WHERE sent_at < $1 AND send_key IS NULL";
        // a letter may wait on a device for a long time after the mail was sent and the answer was lost
        const TRACES_OF_LETTERS: &str = "UPDATE contact_letter SET network = '', gist = '' WHERE sent_at < $1 AND network <> ''";
        const KEYS_OF_LETTERS: &str = "DELETE FROM contact_letter WHERE sent_at < $1";
        const BANS: &str = "DELETE FROM comment_ban WHERE expires_at < $1";
        const ACTS: &str = "DELETE FROM moderation_act WHERE made_at < $1";
        let now = self.now().millis();
        let mut tx = self.db().write().await?;
        let mut removed = 0;
        for (sql, until) in [
            (TRACES, now - STORED_DAYS * DAY),
            (SPAM, now - STORED_DAYS * DAY),
            (LETTERS, now - DAY),
            (TRACES_OF_LETTERS, now - DAY),
            (KEYS_OF_LETTERS, now - STORED_DAYS * DAY),
            (BANS, now),
            (ACTS, now - DAY),
        ] {
            removed +=
                on!(tx.conn(), c => sqlx::query(sql).bind(until).execute(c).await.map(|done| done.rows_affected())).doing(PRUNING)?;
        }
        tx.commit().await?;
        self.db().after_commit();
        Ok(removed)
    }
}
