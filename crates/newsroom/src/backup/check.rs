//! Whether a newsroom's database is sound, and which files of the media store it refers to.

use std::collections::BTreeMap;

use domain::MediaItem;
use sqlx::SqliteConnection;

use super::catalogue;
use super::connect::Plain;
use crate::db::{Conn, on};
use crate::entity;
use crate::error::Doing;
use crate::library;
use crate::{DatabaseUrl, Result};

const CHECKING: &str = "checking the database";
/// So many problems of a kind are listed.
const MOST: usize = 20;

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The number of the schema.
    pub schema: i64,
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
    /// What is wrong; nothing in a sound newsroom.
    pub problems: Vec<String>,
    /// The files that pictures, recordings and documents consist of.
    pub files: Vec<MediaFile>,
}

/// A file that a media item consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// Its name in the store.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// Widths of the smaller versions beside it.
    pub widths: Vec<i64>,
}

/// Reads the whole database, in one snapshot, and changes nothing.
///
/// # Errors
/// There is no newsroom, or it cannot be read at all.
pub async fn check(url: &DatabaseUrl) -> Result<Checked> {
    let mut connection = Plain::to_read(url).await?;
    let begin = if matches!(connection, Plain::Sqlite(_)) { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" };
    on!(connection.conn(), c => sqlx::query(begin).execute(c).await.map(drop)).doing(CHECKING)?;
    let mut checked = Checked { schema: catalogue::known_schema(&mut connection.conn(), &url.to_string()).await?, ..Checked::default() };
    if let Plain::Sqlite(c) = &mut connection {
        checked.problems = problems_of_sqlite(c).await?;
    }
    let mut conn = connection.conn();
    for table in catalogue::tables(&mut conn).await? {
        let rows = u64::try_from(table.count(&mut conn).await?).unwrap_or_default();
        checked.rows.insert(table.name, rows);
    }
    checked.problems.extend(wrong_counters(&mut conn).await?);
    checked.files = files(&mut conn).await?;
    connection.close().await?;
    Ok(checked)
}

/// What SQLite finds in its pages, indices and references.
pub(super) async fn problems_of_sqlite(c: &mut SqliteConnection) -> Result<Vec<String>> {
    let lines: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check(20)").fetch_all(&mut *c).await.doing(CHECKING)?;
    let mut problems: Vec<String> =
        lines.into_iter().filter(|line| line != "ok").map(|line| format!("the database is damaged: {line}")).collect();
    let broken: Vec<(String, Option<i64>, String, i64)> = sqlx::query_as("PRAGMA foreign_key_check").fetch_all(c).await.doing(CHECKING)?;
    problems.extend(broken.into_iter().take(MOST).map(|(table, row, parent, _)| match row {
        Some(row) => format!("row {row} of the table {table} refers to a row of {parent} that is not there"),
        None => format!("a row of the table {table} refers to a row of {parent} that is not there"),
    }));
    Ok(problems)
}

/// Lists whose stored number of stories is not the number of stories on them.
async fn wrong_counters(conn: &mut Conn<'_>) -> Result<Vec<String>> {
    const WRONG: &str = "SELECT c.shelf, c.stories, COALESCE(s.stories, 0) FROM shelf_count c \
         LEFT JOIN (SELECT shelf, COUNT(*) AS stories FROM shelf_story GROUP BY shelf) s ON s.shelf = c.shelf \
         WHERE c.stories <> COALESCE(s.stories, 0) ORDER BY c.shelf LIMIT 20";
    let wrong: Vec<(String, i64, i64)> = on!(conn, c => sqlx::query_as(WRONG).fetch_all(c).await).doing(CHECKING)?;
    Ok(wrong.into_iter().map(|(shelf, stored, found)| format!("the list {shelf} has {found} stories and counts {stored}")).collect())
}

/// The files that media items consist of.
pub(super) async fn files(conn: &mut Conn<'_>) -> Result<Vec<MediaFile>> {
    let rows: Vec<(String, String)> =
        on!(conn, c => sqlx::query_as("SELECT id, data FROM media ORDER BY id").fetch_all(c).await).doing(CHECKING)?;
    let mut files = Vec::new();
    for (id, data) in rows {
        let item: MediaItem = entity::read("media", &id, &data)?;
        let bytes = u64::try_from(item.bytes).unwrap_or_default();
        files.extend(item.file.map(|file| MediaFile { file, bytes, widths: item.widths }));
    }
    // a former file may be the present one of another item
    for item in library::former(conn).await? {
        let bytes = u64::try_from(item.bytes).unwrap_or_default();
        if let Some(file) = item.file.filter(|file| files.iter().all(|known| known.file != *file)) {
            files.push(MediaFile { file, bytes, widths: item.widths });
        }
    }
    Ok(files)
}
