//! The spam filter's memory: in how many texts of each kind a word was, and what the desk decided about words.

use std::collections::BTreeMap;

use domain::spam::{self, WordCount};
use domain::{AuditAct, Capability};
use sqlx::QueryBuilder;

use crate::db::on;
use crate::entity::rows_in;
use crate::error::Doing;
use crate::people::Target;
use crate::{Authority, Edit, Newsroom, Result};

const LEARNING: &str = "teaching the spam filter";
const READING: &str = "reading the words of the spam filter";
/// Words stored by one statement.
const ROWS: usize = 200;

/// A word of the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpamWord {
    /// The word; folded.
    pub word: String,
    /// How often it was seen.
    pub count: WordCount,
}

#[derive(sqlx::FromRow)]
struct Row {
    word: String,
    spam: i64,
    good: i64,
    fixed: Option<String>,
}

impl Row {
    fn count(&self) -> WordCount {
        let number = |count: i64| u32::try_from(count).unwrap_or_default();
        WordCount { spam: number(self.spam), good: number(self.good), fixed: self.fixed.as_deref().map(|fixed| fixed == "spam") }
    }
}

/// By how much the counts of each word change: spam, good. The empty word counts the texts.
pub(super) type Lesson = BTreeMap<String, (i64, i64)>;

/// Adds a text to a lesson: `by` is 1 to learn it as `kind`, -1 to take that back.
pub(super) fn add_to(lesson: &mut Lesson, text: &str, kind: &str, by: i64) {
    for word in spam::words(text).into_iter().chain([String::new()]) {
        let (bad, good) = lesson.entry(word).or_default();
        *(if kind == "spam" { bad } else { good }) += by;
    }
}

impl Edit<'_> {
    /// How likely the words of this text are those of spam.
    pub(super) async fn learned(&mut self, text: &str) -> Result<Option<f64>> {
        const HEAD: &str = "SELECT word, spam, good, fixed FROM spam_word WHERE word IN (";
        let words = spam::words(text);
        let words: Vec<&str> = words.iter().map(String::as_str).chain([""]).collect();
        let rows: Vec<Row> = rows_in(&mut self.conn().await?, HEAD, &words, READING).await?;
        let totals = rows.iter().find(|row| row.word.is_empty()).map(Row::count);
        let totals = totals.map_or((0, 0), |totals| (totals.spam, totals.good));
        let counts: Vec<WordCount> = rows.iter().filter(|row| !row.word.is_empty()).map(Row::count).collect();
        Ok(spam::probability(&counts, totals))
    }

    /// Stores a lesson.
    pub(super) async fn learn(&mut self, lesson: &Lesson) -> Result<()> {
        let rows: Vec<(&str, i64, i64)> = lesson.iter().map(|(word, (spam, good))| (word.as_str(), *spam, *good)).collect();
        for chunk in rows.chunks(ROWS) {
            on!(self.conn().await?, c => {
                let mut query = QueryBuilder::new("INSERT INTO spam_word (word, spam, good) ");
                query.push_values(chunk, |mut row, (word, spam, good)| {
                    row.push_bind(*word).push_bind(*spam).push_bind(*good);
                });
                query.push(" ON CONFLICT (word) DO UPDATE SET spam = spam_word.spam + excluded.spam, good = spam_word.good + excluded.good");
                query.build().execute(c).await.map(drop)
            })
            .doing(LEARNING)?;
        }
        Ok(())
    }

    /// Decides that a word is always a sign of spam (`Some(true)`), never one (`Some(false)`), or that the counts decide (`None`).
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to moderate.
    pub async fn fix_spam_word(&mut self, word: &str, fixed: Option<bool>) -> Result<()> {
        const PUT: &str =
            "INSERT INTO spam_word (word, spam, good, fixed) VALUES ($1, 0, 0, $2) ON CONFLICT (word) DO UPDATE SET fixed = excluded.fixed";
        self.authority.require(Capability::Moderate)?;
        // as the filter sees words, so that "Pills!" fits
        let words: Vec<String> = spam::words(word).into_iter().take(10).collect();
        let value = fixed.map(|fixed| if fixed { "spam" } else { "ignored" });
        for word in &words {
            on!(self.conn().await?, c => sqlx::query(PUT).bind(word).bind(value).execute(c).await.map(drop)).doing(LEARNING)?;
            let target = Target { kind: "word", id: None, name: word };
            self.audit(AuditAct::SpamWordChange, target, serde_json::json!({ "fixed": value })).await?;
        }
        Ok(())
    }
}

impl Newsroom {
    /// The words that say most: those that the desk decided, then those seen most often in spam.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`] without the right to moderate.
    pub async fn spam_words(&self, authority: &Authority, limit: i64) -> Result<Vec<SpamWord>> {
        const FIXED: &str = "SELECT word, spam, good, fixed FROM spam_word WHERE fixed IS NOT NULL ORDER BY word LIMIT $1";
        const MOST: &str = "SELECT word, spam, good, fixed FROM spam_word WHERE spam > 0 AND fixed IS NULL AND word <> '' ORDER BY spam DESC, word LIMIT $1";
        authority.require(Capability::Moderate)?;
        let mut held = self.read().await?;
        let mut rows: Vec<Row> = on!(held.conn(), c => sqlx::query_as(FIXED).bind(limit).fetch_all(c).await).doing(READING)?;
        let learned: Vec<Row> = on!(held.conn(), c => sqlx::query_as(MOST).bind(limit).fetch_all(c).await).doing(READING)?;
        rows.extend(learned);
        Ok(rows.into_iter().map(|row| SpamWord { count: row.count(), word: row.word }).collect())
    }
}
