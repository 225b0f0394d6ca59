//! Pictures and files are found by their words: rows of their own, so that 100,000 are searched as fast as 1,000.

use domain::MediaItem;
use sqlx::QueryBuilder;

use crate::db::{Conn, on};
use crate::desk::folded;
use crate::error::Doing;
use crate::{Edit, Result};

/// How many rows a range of words has, as far as it matters.
pub(crate) const WORD_COUNT: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM media_word WHERE word >= $1 AND word < $2 LIMIT 10001) AS counted";
/// The rows of a range of words.
pub(crate) const WORD_IDS: &str = "SELECT media_id FROM media_word WHERE word >= $1 AND word < $2 ORDER BY word, media_id LIMIT 10001";
/// Of a word with more rows than this the list itself is searched, newest first: a page of it is soon full.
const FEW: i64 = 10_000;
/// PostgreSQL's index takes no longer texts.
const LONGEST: usize = 64;
/// So many words of one item are found.
const MOST: usize = 400;
const INDEXING: &str = "storing the words of a picture";
const FINDING: &str = "searching for pictures";

/// Which items may have the words.
pub(super) enum Candidates {
    /// Only these, newest first.
    Few(Vec<String>),
    /// So many that they are met soon in any list.
    Many,
}

/// What an item is found by.
pub(super) fn text(item: &MediaItem) -> String {
    [&item.title, &item.alt, &item.caption, &item.credit].map(String::as_str).join(" ")
}

fn short(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

/// The items that have the rarest of these words; the last one may be a beginning.
pub(super) async fn candidates(conn: &mut Conn<'_>, wanted: &[String]) -> Result<Candidates> {
    let last = wanted.len().saturating_sub(1);
    let mut rarest: Option<(i64, String, String)> = None;
    for (at, word) in wanted.iter().enumerate() {
        let word = short(word);
        let end = if at == last || word.chars().count() == LONGEST { format!("{word}\u{10ffff}") } else { format!("{word}\u{1}") };
        let rows: i64 = on!(&mut *conn, c => sqlx::query_scalar(WORD_COUNT).bind(&word).bind(&end).fetch_one(c).await).doing(FINDING)?;
        if rarest.as_ref().is_none_or(|(fewest, ..)| rows < *fewest) {
            rarest = Some((rows, word, end));
        }
    }
    let Some((rows, word, end)) = rarest.filter(|(rows, ..)| *rows <= FEW) else { return Ok(Candidates::Many) };
    if rows == 0 {
        return Ok(Candidates::Few(Vec::new()));
    }
    let mut ids: Vec<String> = on!(conn, c => sqlx::query_scalar(WORD_IDS).bind(&word).bind(&end).fetch_all(c).await).doing(FINDING)?;
    ids.sort_by(|a, b| b.cmp(a));
    ids.dedup();
    Ok(Candidates::Few(ids))
}

impl Edit<'_> {
    /// Stores the words of an item, after the item itself.
    pub(super) async fn index_media_words(&mut self, item: &MediaItem) -> Result<()> {
        const DELETE: &str = "DELETE FROM media_word WHERE media_id = $1";
        let id = item.id.as_str();
        let mut words: Vec<String> = folded(&text(item)).iter().map(|word| short(word)).collect();
        words.sort();
        words.dedup();
        words.truncate(MOST);
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(id).execute(c).await.map(drop)).doing(INDEXING)?;
        if words.is_empty() {
            return Ok(());
        }
        on!(self.conn().await?, c => {
            let mut query = QueryBuilder::new("INSERT INTO media_word (word, media_id) ");
            query.push_values(&words, |mut row, word| {
                row.push_bind(word.as_str()).push_bind(id);
            });
            query.build().execute(c).await.map(drop)
        })
        .doing(INDEXING)
    }
}
