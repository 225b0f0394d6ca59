//! Where the databases differ: FTS5 with document numbers, `tsvector` with GIN. Both get the same words and return
//! the same numbers.

use std::collections::{BTreeSet, HashSet};

use super::index::{Doc, WordDelta, docid};
use super::parse::{PHRASES, Parsed};
use super::terms::{IN_HEADLINE, Where, fts5, tsquery};
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::write::{Cell, cells, insert};
use crate::{Edit, Result};

/// The newest matches, as one text of numbers.
pub(crate) const SQLITE_MATCHES: &str = "SELECT COALESCE(group_concat(docid, ','), '') FROM (SELECT rowid AS docid FROM search_index WHERE search_index MATCH $1 ORDER BY rowid DESC LIMIT $2)";
/// The newest matches published in a span of time; the document numbers narrow it down, the story's own time decides.
pub(crate) const SQLITE_MATCHES_BETWEEN: &str = "SELECT COALESCE(group_concat(docid, ','), '') FROM (SELECT d.docid AS docid FROM search_index x CROSS JOIN search_doc d ON d.docid = x.rowid \
     WHERE x.search_index MATCH $1 AND x.rowid >= $3 AND x.rowid < $4 AND d.published_at >= $5 AND d.published_at < $6 ORDER BY x.rowid DESC LIMIT $2)";
/// As [`SQLITE_MATCHES`].
pub(crate) const POSTGRES_MATCHES: &str = "SELECT COALESCE(string_agg(docid::text, ','), '') FROM (SELECT docid FROM search_doc WHERE tsv @@ $1::tsquery ORDER BY docid DESC LIMIT $2) newest";
/// As [`SQLITE_MATCHES_BETWEEN`].
pub(crate) const POSTGRES_MATCHES_BETWEEN: &str = "SELECT COALESCE(string_agg(docid::text, ','), '') FROM (SELECT docid FROM search_doc WHERE tsv @@ $1::tsquery \
     AND docid >= $3 AND docid < $4 AND published_at >= $5 AND published_at < $6 ORDER BY docid DESC LIMIT $2) newest";

/// As [`SQLITE_MATCHES_BETWEEN`], with phrases: FTS5 knows no positions here, the document has its words in their order.
pub(crate) const SQLITE_PHRASES: &str = "SELECT COALESCE(group_concat(docid, ','), '') FROM (SELECT d.docid AS docid FROM search_index x CROSS JOIN search_doc d ON d.docid = x.rowid \
     WHERE x.search_index MATCH $1 AND x.rowid >= $3 AND x.rowid < $4 AND d.published_at >= $5 AND d.published_at < $6 \
     AND instr(' ' || d.headline || ' | ' || d.standfirst || ' | ' || d.people || ' | ' || d.captions || ' | ' || d.body || ' ', $7) > 0 \
     AND instr(' ' || d.headline || ' | ' || d.standfirst || ' | ' || d.people || ' | ' || d.captions || ' | ' || d.body || ' ', $8) > 0 \
     AND instr(' ' || d.headline || ' | ' || d.standfirst || ' | ' || d.people || ' | ' || d.captions || ' | ' || d.body || ' ', $9) > 0 \
     ORDER BY x.rowid DESC LIMIT $2)";
/// As [`SQLITE_PHRASES`].
pub(crate) const POSTGRES_PHRASES: &str = "SELECT COALESCE(string_agg(docid::text, ','), '') FROM (SELECT docid FROM search_doc WHERE tsv @@ $1::tsquery \
     AND docid >= $3 AND docid < $4 AND published_at >= $5 AND published_at < $6 \
     AND strpos(' ' || headline || ' | ' || standfirst || ' | ' || people || ' | ' || captions || ' | ' || body || ' ', $7) > 0 \
     AND strpos(' ' || headline || ' | ' || standfirst || ' | ' || people || ' | ' || captions || ' | ' || body || ' ', $8) > 0 \
     AND strpos(' ' || headline || ' | ' || standfirst || ' | ' || people || ' | ' || captions || ' | ' || body || ' ', $9) > 0 \
     ORDER BY docid DESC LIMIT $2) newest";

const SEARCHING: &str = "searching";
const INDEXING: &str = "indexing a story for search";

/// A span of time: document numbers from and before, milliseconds from and before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) docids: (i64, i64),
    pub(crate) millis: (i64, i64),
}

impl Span {
    /// All times.
    const ALL: Self = Self { docids: (i64::MIN, i64::MAX), millis: (i64::MIN, i64::MAX) };
}

/// The numbers of the newest documents that match, newest first, at most `limit`.
pub(crate) async fn matches(
    conn: &mut Conn<'_>,
    wanted: &Parsed,
    facets: &[String],
    place: Where,
    span: Option<Span>,
    limit: i64,
) -> Result<Vec<i64>> {
    let query = match conn {
        Conn::Sqlite(_) => fts5(wanted, facets, place),
        Conn::Postgres(_) => tsquery(wanted, facets, place),
    };
    let mut phrases = wanted.phrases();
    let span = span.or((!phrases.is_empty()).then_some(Span::ALL));
    let sql = match (&*conn, span) {
        (Conn::Sqlite(_), _) if !phrases.is_empty() => SQLITE_PHRASES,
        (Conn::Postgres(_), _) if !phrases.is_empty() => POSTGRES_PHRASES,
        (Conn::Sqlite(_), None) => SQLITE_MATCHES,
        (Conn::Sqlite(_), Some(_)) => SQLITE_MATCHES_BETWEEN,
        (Conn::Postgres(_), None) => POSTGRES_MATCHES,
        (Conn::Postgres(_), Some(_)) => POSTGRES_MATCHES_BETWEEN,
    };
    let list: String = on!(conn, c => {
        let mut bound = sqlx::query_scalar(sql).bind(&query).bind(limit);
        if let Some(span) = span {
            bound = bound.bind(span.docids.0).bind(span.docids.1).bind(span.millis.0).bind(span.millis.1);
        }
        if !phrases.is_empty() {
            // every document holds a space
            phrases.resize(PHRASES, " ".to_owned());
            for phrase in &phrases {
                bound = bound.bind(phrase);
            }
        }
        bound.fetch_one(c).await
    })
    .doing(SEARCHING)?;
    let mut docids: Vec<i64> = list.split(',').filter_map(|docid| docid.parse().ok()).collect();
    docids.sort_unstable_by_key(|docid| std::cmp::Reverse(*docid));
    Ok(docids)
}

/// Each word of a field once.
fn distinct(field: &str) -> String {
    let mut seen = HashSet::new();
    field.split(' ').filter(|word| seen.insert(*word)).collect::<Vec<_>>().join(" ")
}

/// The document in the text form of `tsvector`: each word once, those of the headline once more with their mark, and the facets.
fn tsvector(doc: &Doc) -> String {
    let words: BTreeSet<&str> = doc.fields().into_iter().flat_map(|field| field.split(' ')).filter(|word| !word.is_empty()).collect();
    let headline: BTreeSet<&str> = doc.headline.split(' ').filter(|word| !word.is_empty()).collect();
    let mut text = String::new();
    let marked = words.iter().map(|word| ("", *word)).chain(headline.iter().map(|word| (IN_HEADLINE, *word)));
    for (mark, word) in marked.chain(doc.facets.split(' ').filter(|facet| !facet.is_empty()).map(|facet| ("", facet))) {
        text.push('\'');
        text.push_str(mark);
        text.push_str(word);
        text.push_str("' ");
    }
    text
}

const DOC: &str = "INSERT INTO search_doc (docid, story_id, published_at, facets, headline, standfirst, people, captions, body) ";
const DOC_WITH_VECTOR: &str =
    "INSERT INTO search_doc (docid, story_id, published_at, facets, headline, standfirst, people, captions, body, tsv) ";
const FTS: &str = "INSERT INTO search_index (rowid, headline, standfirst, people, captions, body, facets) ";

/// Inserts documents of stories, each under the first of its numbers that is free.
pub(crate) async fn insert_docs(conn: &mut Conn<'_>, docs: Vec<(String, Doc)>) -> Result<()> {
    let (mut left, mut done, mut attempt) = (docs, Vec::new(), 0);
    while !left.is_empty() {
        let mut numbers = HashSet::new();
        left.iter_mut().for_each(|(story, doc)| doc.docid = docid(doc.published_at, story, attempt));
        let (first, mut again): (Vec<_>, Vec<_>) = left.into_iter().partition(|(_, doc)| numbers.insert(doc.docid));
        let written = insert_numbered(conn, &first).await?;
        let (added, taken): (Vec<_>, Vec<_>) = first.into_iter().partition(|(_, doc)| written.contains(&doc.docid));
        again.extend(taken);
        done.extend(added);
        left = again;
        attempt += 1;
    }
    // FTS5 begins a new segment of its index with each number that is smaller than the last
    done.sort_by_key(|(_, doc)| doc.docid);
    index_docs(conn, &done).await
}

/// Inserts documents into SQLite's full-text index; PostgreSQL's is a column of the documents.
async fn index_docs(conn: &mut Conn<'_>, docs: &[(String, Doc)]) -> Result<()> {
    if matches!(conn, Conn::Postgres(_)) {
        return Ok(());
    }
    let row = |(_, doc): &(String, Doc)| {
        let [headline, standfirst, people, captions, body] = doc.fields().map(distinct);
        cells![doc.docid, headline, standfirst, people, captions, body, doc.facets.as_str()]
    };
    let rows: Vec<Vec<Cell>> = docs.iter().map(row).collect();
    insert(conn, FTS, &rows, "", INDEXING).await.map(drop)
}

/// A row of `search_doc`, as a backup has it.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct StoredDoc {
    story_id: String,
    #[serde(flatten)]
    doc: Doc,
}

/// Inserts the documents of a backup under their old numbers, and indexes them.
pub(crate) async fn load_docs(conn: &mut Conn<'_>, docs: Vec<StoredDoc>) -> Result<()> {
    let docs: Vec<(String, Doc)> = docs.into_iter().map(|stored| (stored.story_id, stored.doc)).collect();
    insert_numbered(conn, &docs).await?;
    index_docs(conn, &docs).await
}

/// Inserts documents whose numbers are free; returns those numbers.
async fn insert_numbered(conn: &mut Conn<'_>, docs: &[(String, Doc)]) -> Result<HashSet<i64>> {
    let (into, with_vector) = if matches!(conn, Conn::Postgres(_)) { (DOC_WITH_VECTOR, true) } else { (DOC, false) };
    let row = |(story, doc): &(String, Doc)| {
        let [headline, standfirst, people, captions, body] = doc.fields();
        let mut row =
            cells![doc.docid, story.as_str(), doc.published_at, doc.facets.as_str(), headline, standfirst, people, captions, body];
        row.extend(with_vector.then(|| Cell::Vector(tsvector(doc))));
        row
    };
    let rows: Vec<Vec<Cell>> = docs.iter().map(row).collect();
    Ok(insert(conn, into, &rows, " ON CONFLICT (docid) DO NOTHING RETURNING docid", INDEXING).await?.into_iter().collect())
}

impl Edit<'_> {
    /// Deletes a document from both tables at once.
    pub(crate) async fn delete_doc(&mut self, docid: i64) -> Result<()> {
        const DELETE_DOC: &str = "DELETE FROM search_doc WHERE docid = $1";
        const DELETE_FTS: &str = "DELETE FROM search_index WHERE rowid = $1";
        on!(self.conn().await?, c => sqlx::query(DELETE_DOC).bind(docid).execute(c).await.map(drop)).doing(INDEXING)?;
        if let Conn::Sqlite(c) = self.conn().await? {
            sqlx::query(DELETE_FTS).bind(docid).execute(c).await.doing(INDEXING)?;
        }
        Ok(())
    }

    /// Writes the vocabulary's changes: each word once, in alphabetical order, in one statement.
    pub(crate) async fn write_words(&mut self) -> Result<()> {
        const SQLITE: &str = "INSERT INTO search_word (word, reversed, shown, stories) \
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each($1) WHERE true ON CONFLICT (word) DO UPDATE SET stories = stories + excluded.stories";
        const POSTGRES: &str = "INSERT INTO search_word (word, reversed, shown, stories) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) \
             ON CONFLICT (word) DO UPDATE SET stories = search_word.stories + excluded.stories";
        const DELETE: &str = "DELETE FROM search_word WHERE word = $1 AND stories <= 0";
        const DOING: &str = "updating the vocabulary";
        let mut words: Vec<(String, WordDelta)> = std::mem::take(&mut self.words).into_iter().filter(|(_, delta)| delta.by != 0).collect();
        if words.is_empty() {
            return Ok(());
        }
        words.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let reversed: Vec<String> = words.iter().map(|(word, _)| word.chars().rev().collect()).collect();
        match self.conn().await? {
            Conn::Sqlite(c) => {
                let rows: Vec<(&str, &str, &str, i64)> = words
                    .iter()
                    .zip(&reversed)
                    .map(|((word, delta), reversed)| (word.as_str(), reversed.as_str(), delta.shown.as_str(), delta.by))
                    .collect();
                let json = crate::entity::write("search_word", "many", &rows)?;
                sqlx::query(SQLITE).bind(json).execute(c).await.doing(DOING)?;
            }
            Conn::Postgres(c) => {
                let word: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
                let shown: Vec<&str> = words.iter().map(|(_, delta)| delta.shown.as_str()).collect();
                let by: Vec<i64> = words.iter().map(|(_, delta)| delta.by).collect();
                sqlx::query(POSTGRES).bind(word).bind(&reversed).bind(shown).bind(by).execute(c).await.doing(DOING)?;
            }
        }
        for (word, _) in words.iter().filter(|(_, delta)| delta.by < 0) {
            on!(self.conn().await?, c => sqlx::query(DELETE).bind(word).execute(c).await.map(drop)).doing(DOING)?;
        }
        Ok(())
    }
}
