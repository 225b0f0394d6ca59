//! Letters that readers send to the paper by a form: judged like comments, never stored.

use domain::spam::{self, Signals, SpamScore};

use super::judge::{LEAST_GIST, NETWORK_SPAN, gist_digest};
use super::{CommentRefusal, SentFrom, digest, email_digest};
use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Newsroom, Result};

/// Letters of one network in ten minutes, and their senders wait a minute.
const MOST_FROM_NETWORK: u32 = 20;
const WAIT: i64 = 60_000;
const DAY: i64 = 24 * 60 * 60_000;

impl Newsroom {
    /// The score of a letter, which is counted with this call.
    ///
    /// # Errors
    /// [`CommentRefusal::Wait`] after too many of one network.
    pub async fn judge_letter(&self, text: &str, email: &domain::Email, from: &SentFrom) -> Result<SpamScore> {
        const FROM_NETWORK: &str = "SELECT COUNT(*) FROM contact_letter WHERE network = $1 AND sent_at > $2";
        const REPEATED: &str = "SELECT COUNT(*) FROM contact_letter WHERE gist = $1 AND sent_at > $2";
        const INSERT: &str = "INSERT INTO contact_letter (id, network, gist, sent_at) VALUES ($1, $2, $3, $4)";
        let authority = Authority::reader();
        let mut edit = self.edit(&authority).await?;
        let (id, now) = (self.ids().next(), self.now().millis());
        let network = if from.network.is_empty() { String::new() } else { digest("network", &from.network) };
        let gist = gist_digest(text);
        let from_network = edit.count_sent(FROM_NETWORK, &network, now - NETWORK_SPAN).await?;
        if from_network >= MOST_FROM_NETWORK {
            return Err(CommentRefusal::Wait { wait: WAIT }.into());
        }
        let is_long = spam::gist(text).chars().count() >= LEAST_GIST;
        let repeated = if is_long { edit.count_sent(REPEATED, &gist, now - DAY).await? } else { 0 };
        let score = SpamScore::of(&Signals {
            trap: from.trap,
            banned: edit.is_banned(&network, &email_digest(email)).await?,
            links: spam::links(text),
            seconds: from.seconds,
            from_network,
            repeated,
            learned: edit.learned(text).await?,
        });
        on!(edit.conn().await?, c => sqlx::query(INSERT).bind(id).bind(&network).bind(&gist).bind(now).execute(c).await.map(drop))
            .doing("counting a letter")?;
        edit.commit().await?;
        Ok(score)
    }
}
