//! What is known about a text that a reader sends: the facts of its score, read in the transaction that stores it.

use domain::spam::{self, Signals, SpamReason, SpamScore};

use crate::Edit;
use crate::Result;
use crate::db::on;
use crate::error::Doing;

/// Texts of one network since an instant.
pub(crate) const FROM_NETWORK: &str = "SELECT COUNT(*) FROM comment_sent WHERE network = $1 AND sent_at > $2";
/// Whether the writer of this address has an approved comment.
pub(crate) const KNOWN: &str = "SELECT 1 FROM comment WHERE email_hash = $1 AND state = 'approved' LIMIT 1";

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// The span in which texts of a network are counted.
pub(super) const NETWORK_SPAN: i64 = 10 * MINUTE;
/// Shorter texts, such as thanks, are repeated by honest people too. In letters.
pub(super) const LEAST_GIST: usize = 20;
const JUDGING: &str = "judging a comment";

/// What is judged.
pub(super) struct Judged<'a> {
    /// The text with the name of its writer.
    pub(super) text: &'a str,
    /// Digest of the network; empty for this machine.
    pub(super) network: &'a str,
    /// Digest of the address.
    pub(super) email: &'a str,
    /// Digest of the text.
    pub(super) gist: &'a str,
    pub(super) trap: bool,
    pub(super) seconds: Option<u32>,
}

/// The digest of a text, by which its repetition is recognised.
pub(super) fn gist_digest(text: &str) -> String {
    let gist = spam::gist(text);
    super::digest("gist", if gist.is_empty() { text } else { &gist })
}

impl Edit<'_> {
    /// The score of a new text.
    pub(super) async fn judge(&mut self, judged: &Judged<'_>) -> Result<SpamScore> {
        let now = self.newsroom.now().millis();
        let from_network = self.count_sent(FROM_NETWORK, judged.network, now - NETWORK_SPAN).await?;
        let is_long = spam::gist(judged.text).chars().count() >= LEAST_GIST;
        let gist = if is_long { judged.gist } else { "" };
        let repeated = self.count_sent("SELECT COUNT(*) FROM comment_sent WHERE gist = $1 AND sent_at > $2", gist, now - DAY).await?;
        Ok(SpamScore::of(&Signals {
            trap: judged.trap,
            banned: self.is_banned(judged.network, judged.email).await?,
            links: spam::links(judged.text),
            seconds: judged.seconds,
            from_network,
            repeated,
            learned: self.learned(judged.text).await?,
        }))
    }

    /// The score of a text that its writer changed: what was known of the sender stays.
    pub(super) async fn judge_again(&mut self, text: &str, before: &[SpamReason]) -> Result<SpamScore> {
        let had = |reason| before.contains(&reason);
        Ok(SpamScore::of(&Signals {
            trap: had(SpamReason::Trap),
            banned: had(SpamReason::Banned),
            links: spam::links(text),
            seconds: had(SpamReason::Fast).then_some(0),
            from_network: if had(SpamReason::Network) { 6 } else { 0 },
            repeated: u32::from(had(SpamReason::Repeated)),
            learned: self.learned(text).await?,
        }))
    }

    /// Number of rows of `comment_sent` with a digest since an instant; 0 for an empty digest.
    pub(super) async fn count_sent(&mut self, sql: &'static str, digest: &str, since: i64) -> Result<u32> {
        if digest.is_empty() {
            return Ok(0);
        }
        let count: i64 =
            on!(self.conn().await?, c => sqlx::query_scalar(sql).bind(digest).bind(since).fetch_one(c).await).doing(JUDGING)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// Whether the writer of this address has an approved comment.
    pub(super) async fn is_known_writer(&mut self, email: &str) -> Result<bool> {
        let found: Option<i32> =
            on!(self.conn().await?, c => sqlx::query_scalar(KNOWN).bind(email).fetch_optional(c).await).doing(JUDGING)?;
        Ok(found.is_some())
    }
}
