//! Tags are found by the words of their names and synonyms: rows of their own, so that 100,000 tags are searched as fast as 1,000.

use domain::Tag;
use sqlx::QueryBuilder;

use crate::content::tag;
use crate::db::{Conn, on};
use crate::desk::{folded, matches};
use crate::error::Doing;
use crate::{Edit, Result, entity};

/// The tags with a name of these words.
pub(crate) const BY_KEY: &str = "SELECT id, data FROM tag WHERE name_key = $1 ORDER BY id LIMIT 2";
/// How many rows a range of words has, as far as it matters which is rarer.
pub(crate) const COUNT: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM tag_word WHERE word >= $1 AND word < $2 LIMIT 3000) AS counted";
/// So many rows of one word are considered.
const MOST: i64 = 400;
const INDEXING: &str = "storing the words of a tag";
const FINDING: &str = "searching for tags";

/// Names are compared without case, accents and punctuation; what has no letters is compared as it is.
pub(crate) fn key(name: &str) -> String {
    match folded(name).join(" ") {
        // PostgreSQL stores no NUL
        words if words.is_empty() => name.trim().replace('\0', ""),
        words => words,
    }
}

/// The names of a tag as they are compared.
fn keys(tag: &Tag) -> impl Iterator<Item = String> + '_ {
    std::iter::once(&tag.name).chain(&tag.synonyms).map(|name| key(name))
}

/// The tag whose name or synonym is the same.
pub(crate) async fn of_name(conn: &mut Conn<'_>, name: &str) -> Result<Option<Tag>> {
    let wanted = key(name);
    let rows: Vec<(String, String)> = on!(&mut *conn, c => sqlx::query_as(BY_KEY).bind(&wanted).fetch_all(c).await).doing(FINDING)?;
    if let Some((id, data)) = rows.first() {
        return entity::read("tag", id, data).map(Some);
    }
    let words: Vec<String> = wanted.split(' ').map(str::to_owned).collect();
    let ids = with_words(conn, &words, false).await?;
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    Ok(tag::by_ids(conn, &ids).await?.into_iter().find(|tag| keys(tag).any(|key| key == wanted)))
}

/// Tags with a name or synonym that matches what was typed, the best first.
pub(crate) async fn like(conn: &mut Conn<'_>, text: &str, limit: usize) -> Result<Vec<Tag>> {
    let (wanted, start) = (folded(text), key(text));
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let ids = with_words(conn, &wanted, true).await?;
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut found = tag::by_ids(conn, &ids).await?;
    found.retain(|tag| std::iter::once(&tag.name).chain(&tag.synonyms).any(|name| matches(name, &wanted)));
    found.sort_by_cached_key(|tag| {
        let best = keys(tag).min_by_key(|key| (*key != start, !key.starts_with(&start), key.chars().count()));
        let key = best.unwrap_or_default();
        (key != start, !key.starts_with(&start), key.chars().count(), key, tag.id.clone())
    });
    found.truncate(limit);
    Ok(found)
}

/// The ids of tags that have all these words; the last one may be the beginning of a word.
async fn with_words(conn: &mut Conn<'_>, words: &[String], is_open: bool) -> Result<Vec<String>> {
    let last = words.len().saturating_sub(1);
    let mut ranges: Vec<(&str, String)> = words
        .iter()
        .enumerate()
        .map(|(at, word)| (word.as_str(), if is_open && at == last { format!("{word}\u{10ffff}") } else { format!("{word}\u{1}") }))
        .collect();
    if ranges.len() > 1 {
        // the rarest word first: only its rows are compared with the others
        let mut counted = Vec::new();
        for (word, end) in ranges {
            let rows: i64 =
                on!(&mut *conn, c => sqlx::query_scalar(COUNT).bind(word).bind(end.as_str()).fetch_one(c).await).doing(FINDING)?;
            counted.push((rows, word, end));
        }
        counted.sort_by_key(|(rows, ..)| *rows);
        ranges = counted.into_iter().map(|(_, word, end)| (word, end)).collect();
    }
    let Some((first, others)) = ranges.split_first() else { return Ok(Vec::new()) };
    let rows: Vec<(String, String)> = on!(conn, c => {
        let mut query = QueryBuilder::new("SELECT w.tag_id, w.word FROM tag_word w WHERE w.word >= ");
        query.push_bind(first.0).push(" AND w.word < ").push_bind(first.1.as_str());
        for (word, end) in others.iter().take(3) {
            query.push(" AND EXISTS (SELECT 1 FROM tag_word o WHERE o.tag_id = w.tag_id AND o.word >= ").push_bind(*word);
            query.push(" AND o.word < ").push_bind(end.as_str()).push(")");
        }
        query.push(" ORDER BY w.word, w.tag_id LIMIT ").push_bind(MOST);
        query.build_query_as().fetch_all(c).await.doing(FINDING)?
    });
    let mut ids: Vec<String> = Vec::new();
    for (id, _) in rows {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

impl Edit<'_> {
    /// Stores the words of a tag, after the tag itself.
    pub(crate) async fn index_tag(&mut self, tag: &Tag) -> Result<()> {
        const KEY: &str = "UPDATE tag SET name_key = $2 WHERE id = $1";
        const DELETE: &str = "DELETE FROM tag_word WHERE tag_id = $1";
        let id = tag.id.as_str();
        let mut words: Vec<String> = keys(tag).flat_map(|key| key.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
        words.sort();
        words.dedup();
        on!(self.conn().await?, c => sqlx::query(KEY).bind(id).bind(key(&tag.name)).execute(c).await.map(drop)).doing(INDEXING)?;
        on!(self.conn().await?, c => sqlx::query(DELETE).bind(id).execute(c).await.map(drop)).doing(INDEXING)?;
        on!(self.conn().await?, c => {
            let mut query = QueryBuilder::new("INSERT INTO tag_word (word, tag_id) ");
            query.push_values(&words, |mut row, word| {
                row.push_bind(word.as_str()).push_bind(id);
            });
            query.build().execute(c).await.map(drop)
        })
        .doing(INDEXING)
    }

    /// Writes by how much the number of stories of each tag grew.
    pub(crate) async fn write_tag_uses(&mut self) -> Result<()> {
        const ADD: &str = "UPDATE tag SET uses = uses + $2 WHERE id = $1";
        for (tag, by) in std::mem::take(&mut self.tag_uses).into_iter().filter(|(_, by)| *by != 0) {
            on!(self.conn().await?, c => sqlx::query(ADD).bind(&tag).bind(by).execute(c).await.map(drop))
                .doing("counting the stories of a tag")?;
        }
        Ok(())
    }
}
