//! Letters that readers send to the paper by a form: judged like comments, never stored, and mailed once for each key.

use domain::spam::{self, Signals, SpamScore};

use super::judge::{LEAST_GIST, NETWORK_SPAN, gist_digest};
use super::{CommentRefusal, SentFrom, digest, email_digest};
use crate::db::on;
use crate::error::Doing;
use crate::{Authority, Edit, Newsroom, Result};

/// Letters of one network in ten minutes, and their senders wait a minute.
const MOST_FROM_NETWORK: u32 = 20;
const WAIT: i64 = 60_000;
const DAY: i64 = 24 * 60 * 60_000;
/// How long a request has a letter for itself: longer than a mail server is waited for.
const HELD: i64 = 60_000;
/// The letter with a key.
pub(crate) const LETTER_BY_KEY: &str = "SELECT id, held_until, mailed_at FROM contact_letter WHERE send_key = $1";
const DOING: &str = "counting a letter";

/// What is to be done with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterTurn {
    /// Mail it, under this identity, which is the same each time it is sent.
    Mail(String, SpamScore),
    /// It was mailed.
    Mailed(String),
    /// Another request is mailing it.
    Held,
}

impl Newsroom {
    /// Whether a letter is to be mailed, and its score. `key`: what its sender names it by.
    ///
    /// # Errors
    /// [`CommentRefusal::Wait`] after too many of one network.
    pub async fn begin_letter(&self, text: &str, email: &domain::Email, from: &SentFrom, key: Option<&str>) -> Result<LetterTurn> {
        const FROM_NETWORK: &str = "SELECT COUNT(*) FROM contact_letter WHERE network = $1 AND sent_at > $2";
        const REPEATED: &str = "SELECT COUNT(*) FROM contact_letter WHERE gist = $1 AND sent_at > $2";
        const INSERT: &str =
            "INSERT INTO contact_letter (id, network, gist, sent_at, send_key, held_until) VALUES ($1, $2, $3, $4, $5, $6)";
        const HOLD: &str = "UPDATE contact_letter SET held_until = $2 WHERE id = $1";
        let authority = Authority::reader();
        let mut edit = self.edit(&authority).await?;
        let now = self.now().millis();
        let key = key.map(|key| digest("letter", key));
        let known = match &key {
            Some(key) => edit.letter_by_key(key).await?,
            None => None,
        };
        match &known {
            Some((id, _, Some(_))) => return Ok(LetterTurn::Mailed(id.clone())),
            Some((_, until, None)) if *until > now => return Ok(LetterTurn::Held),
            _ => {}
        }
        // the letter itself is counted already when it is sent again
        let own = u32::from(known.is_some());
        let network = if from.network.is_empty() { String::new() } else { digest("network", &from.network) };
        let gist = gist_digest(text);
        let from_network = edit.count_sent(FROM_NETWORK, &network, now - NETWORK_SPAN).await?.saturating_sub(own);
        if from_network >= MOST_FROM_NETWORK {
            return Err(CommentRefusal::Wait { wait: WAIT }.into());
        }
        let is_long = spam::gist(text).chars().count() >= LEAST_GIST;
        let repeated = if is_long { edit.count_sent(REPEATED, &gist, now - DAY).await?.saturating_sub(own) } else { 0 };
        let score = SpamScore::of(&Signals {
            trap: from.trap,
            banned: edit.is_banned(&network, &email_digest(email)).await?,
            links: spam::links(text),
            seconds: from.seconds,
            from_network,
            repeated,
            learned: edit.learned(text).await?,
        });
        let id = match known {
            Some((id, ..)) => {
                on!(edit.conn().await?, c => sqlx::query(HOLD).bind(&id).bind(now + HELD).execute(c).await.map(drop)).doing(DOING)?;
                id
            }
            None => {
                let id = self.ids().next();
                on!(edit.conn().await?, c => sqlx::query(INSERT)
                    .bind(&id)
                    .bind(&network)
                    .bind(&gist)
                    .bind(now)
                    .bind(&key)
                    .bind(now + HELD)
                    .execute(c)
                    .await
                    .map(drop))
                .doing(DOING)?;
                id
            }
        };
        edit.commit().await?;
        Ok(LetterTurn::Mail(id, score))
    }

    /// Stores whether the mail server took a letter; if not, it may be sent again at once.
    ///
    /// # Errors
    /// The database cannot be written.
    pub async fn end_letter(&self, id: &str, mailed: bool) -> Result<()> {
        const END: &str = "UPDATE contact_letter SET held_until = 0, mailed_at = $2 WHERE id = $1";
        let authority = Authority::reader();
        let mut edit = self.edit(&authority).await?;
        let at = mailed.then(|| self.now().millis());
        on!(edit.conn().await?, c => sqlx::query(END).bind(id).bind(at).execute(c).await.map(drop)).doing(DOING)?;
        edit.commit().await
    }
}

impl Edit<'_> {
    async fn letter_by_key(&mut self, key: &str) -> Result<Option<(String, i64, Option<i64>)>> {
        on!(self.conn().await?, c => sqlx::query_as(LETTER_BY_KEY).bind(key).fetch_optional(c).await).doing(DOING)
    }
}
