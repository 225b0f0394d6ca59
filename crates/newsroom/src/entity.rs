//! Storage for small entities that are addressed by slug: a row with id, slug and JSON. One macro writes the queries for each table.

use domain::ParseError;
use serde::de::DeserializeOwned;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, QueryBuilder};

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::{Error, Result};

/// The effect of a put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change<T> {
    /// Nothing changed.
    Same,
    /// It is new.
    New,
    /// It replaced this.
    From(T),
}

/// Reads a row's JSON; says which row is damaged if it is.
pub(crate) fn read<T: DeserializeOwned>(table: &'static str, row: impl std::fmt::Display, json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|error| stored(table, &row.to_string(), ParseError::new("stored JSON", error.to_string())))
}

/// An error about a damaged row.
pub(crate) fn stored(table: &'static str, row: &str, source: ParseError) -> Error {
    Error::Stored { table, row: row.to_owned(), source }
}

/// The JSON of an entity. The types of this crate always serialise: trees of texts and numbers.
pub(crate) fn write<T: serde::Serialize>(table: &'static str, id: &str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| stored(table, id, ParseError::new("JSON", error.to_string())))
}

/// Removes NUL characters, which PostgreSQL's `TEXT` refuses.
pub(crate) fn without_nul(text: &str) -> String {
    text.replace('\0', "")
}

/// Rows whose key is in `keys`: `head` ends in `IN (`. The number of placeholders is rounded up to a power of two, so
/// that few different statements have to be prepared.
pub(crate) async fn rows_in<T>(conn: &mut Conn<'_>, head: &'static str, keys: &[&str], doing: &'static str) -> Result<Vec<T>>
where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    rows_in_behind(conn, &[], head, keys, doing).await
}

/// As [`rows_in`], with leading conditions: each piece of SQL is followed by its value.
pub(crate) async fn rows_in_behind<T>(
    conn: &mut Conn<'_>,
    pieces: &[(&'static str, &str)],
    head: &'static str,
    keys: &[&str],
    doing: &'static str,
) -> Result<Vec<T>>
where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    let mut found = Vec::new();
    for chunk in keys.chunks(256) {
        let size = chunk.len().next_power_of_two();
        on!(conn, c => {
            let mut query = QueryBuilder::default();
            for (piece, value) in pieces {
                query.push(piece).push_bind(*value);
            }
            query.push(head);
            let mut list = query.separated(", ");
            for key in chunk.iter().chain(std::iter::repeat(chunk.last().unwrap_or(&""))).take(size) {
                list.push_bind(*key);
            }
            query.push(")");
            found.extend(query.build_query_as::<T>().fetch_all(c).await.doing(doing)?);
        });
    }
    Ok(found)
}

/// The queries of a table with `id`, `slug` and `data`, as functions on a connection.
macro_rules! entity {
    ($type:ty, $table:literal, $what:literal) => {
        /// One row by identity.
        pub(crate) const BY_ID: &str = concat!("SELECT id, data FROM ", $table, " WHERE id = $1");
        /// One row by slug.
        pub(crate) const BY_SLUG: &str = concat!("SELECT id, data FROM ", $table, " WHERE slug = $1");
        /// Several rows by identity.
        pub(crate) const BY_IDS: &str = concat!("SELECT id, data FROM ", $table, " WHERE id IN (");
        const READING: &str = concat!("reading the ", $what);
        const WRITING: &str = concat!("storing the ", $what);

        async fn one(conn: &mut crate::db::Conn<'_>, sql: &'static str, key: &str) -> crate::Result<Option<$type>> {
            let row: Option<(String, String)> = crate::error::Doing::doing(crate::db::on!(conn, c => sqlx::query_as(sql).bind(key).fetch_optional(c).await), READING)?;
            row.map(|(id, data)| crate::entity::read($table, &id, &data)).transpose()
        }

        /// The one with this identity.
        #[allow(dead_code)]
        pub(crate) async fn by_id(conn: &mut crate::db::Conn<'_>, id: &str) -> crate::Result<Option<$type>> {
            one(conn, BY_ID, id).await
        }

        /// The one with this slug.
        pub(crate) async fn by_slug(conn: &mut crate::db::Conn<'_>, slug: &domain::Slug) -> crate::Result<Option<$type>> {
            one(conn, BY_SLUG, slug.as_str()).await
        }

        /// Those with these identities, in any order.
        #[allow(dead_code)]
        pub(crate) async fn by_ids(conn: &mut crate::db::Conn<'_>, ids: &[&str]) -> crate::Result<Vec<$type>> {
            let rows: Vec<(String, String)> = crate::entity::rows_in(conn, BY_IDS, ids, READING).await?;
            rows.iter().map(|(id, data)| crate::entity::read($table, id, data)).collect()
        }

        /// All of them, in order of identity.
        #[allow(dead_code)]
        pub(crate) async fn all(conn: &mut crate::db::Conn<'_>) -> crate::Result<Vec<$type>> {
            const SQL: &str = concat!("SELECT id, data FROM ", $table, " ORDER BY id");
            let rows: Vec<(String, String)> = crate::error::Doing::doing(crate::db::on!(conn, c => sqlx::query_as(SQL).fetch_all(c).await), READING)?;
            rows.iter().map(|(id, data)| crate::entity::read($table, id, data)).collect()
        }

        /// Stores one; a slug that another one has is refused before anything is written.
        pub(crate) async fn put(edit: &mut crate::Edit<'_>, value: &$type) -> crate::Result<crate::entity::Change<$type>> {
            const OWNER: &str = concat!("SELECT id FROM ", $table, " WHERE slug = $1");
            const PUT: &str = concat!("INSERT INTO ", $table, " (id, slug, data) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, data = excluded.data");
            let conn = &mut edit.conn().await?;
            let before = by_id(conn, value.id.as_str()).await?;
            if before.as_ref() == Some(value) {
                return Ok(crate::entity::Change::Same);
            }
            let owner: Option<String> = crate::error::Doing::doing(crate::db::on!(conn, c => sqlx::query_scalar(OWNER).bind(value.slug.as_str()).fetch_optional(c).await), READING)?;
            if owner.is_some_and(|owner| owner != value.id.as_str()) {
                return Err(crate::Error::Conflict { what: concat!($what, " slug"), value: value.slug.to_string() });
            }
            let data = crate::entity::write($table, value.id.as_str(), value)?;
            let result = crate::db::on!(conn, c => sqlx::query(PUT).bind(value.id.as_str()).bind(value.slug.as_str()).bind(&data).execute(c).await.map(drop));
            crate::error::taken(result, concat!($what, " slug"), value.slug.as_str(), WRITING)?;
            let old = before.as_ref().map(|before| crate::entity::write($table, before.id.as_str(), before)).transpose()?;
            edit.record_written($table, value.id.as_str(), old, &data);
            Ok(before.map_or(crate::entity::Change::New, crate::entity::Change::From))
        }
    };
}
pub(crate) use entity;
