//! Which tables and columns a database has, and how their rows become JSON and rows again.

use sqlx::AssertSqlSafe;

use crate::db::{Conn, on};
use crate::error::Doing;
use crate::{Error, Result};

const READING: &str = "reading the list of tables";

/// The search documents; what else the search index consists of is made from them.
pub(super) const SEARCH: &str = "search_doc";

/// A table that belongs into a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    kind: Kind,
    /// Counts up by itself (PostgreSQL).
    identity: bool,
}

/// What differs between the databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Text and numbers.
    Plain,
    /// A number in SQLite, a truth value in PostgreSQL: 0 or 1 in a backup.
    Flag,
    /// `\x` and hexadecimal digits in a backup.
    Bytes,
}

/// The tables, in alphabetical order. Left out: the history of migrations, which the restoring program writes itself; the outbox, whose
/// entries concern caches of processes that run now; sessions and links to previews, because one that has ended must not come back; alerts
/// on their way to devices, because a restored one would be sent again; the password of the mail server, as keys are left out; and what is
/// made from other tables (FTS5's own tables, `tsvector`).
pub(super) async fn tables(conn: &mut Conn<'_>) -> Result<Vec<Table>> {
    const SQLITE: &str = "SELECT t.name, c.name, c.type, 0 FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c ON c.hidden = 0 \
         WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT IN ('_sqlx_migrations', 'mail_password', 'outbox', 'preview_link', 'push_job', 'push_lease', 'user_session') AND t.name NOT LIKE 'sqlite|_%' ESCAPE '|' ORDER BY t.name, c.cid";
    const POSTGRES: &str = "SELECT c.table_name::text, c.column_name::text, c.data_type::text, (CASE WHEN c.is_identity = 'YES' THEN 1 ELSE 0 END)::bigint \
         FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) \
         WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name NOT IN ('_sqlx_migrations', 'mail_password', 'outbox', 'preview_link', 'push_job', 'push_lease', 'user_session') \
         AND c.data_type <> 'tsvector' AND c.is_generated = 'NEVER' ORDER BY c.table_name COLLATE \"C\", c.ordinal_position";
    let sql = if matches!(conn, Conn::Sqlite(_)) { SQLITE } else { POSTGRES };
    let rows: Vec<(String, String, String, i64)> = on!(conn, c => sqlx::query_as(sql).fetch_all(c).await).doing(READING)?;
    let mut tables: Vec<Table> = Vec::new();
    for (table, name, kind, identity) in rows {
        let kind = match kind.to_ascii_lowercase().as_str() {
            "boolean" => Kind::Flag,
            "bytea" | "blob" => Kind::Bytes,
            _ => Kind::Plain,
        };
        let column = Column { name, kind, identity: identity == 1 };
        match tables.last_mut().filter(|last| last.name == table) {
            Some(last) => last.columns.push(column),
            None => tables.push(Table { name: table, columns: vec![column] }),
        }
    }
    Ok(tables)
}

/// The number of the schema; `None` where no newsroom is.
pub(super) async fn schema(conn: &mut Conn<'_>) -> Result<Option<i64>> {
    const SQLITE: &str = "SELECT COUNT(*) FROM pragma_table_list WHERE schema = 'main' AND name = '_sqlx_migrations'";
    const POSTGRES: &str =
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '_sqlx_migrations'";
    const NEWEST: &str = "SELECT MAX(version) FROM _sqlx_migrations WHERE success";
    let sql = if matches!(conn, Conn::Sqlite(_)) { SQLITE } else { POSTGRES };
    let there: i64 = on!(&mut *conn, c => sqlx::query_scalar(sql).fetch_one(c).await).doing(READING)?;
    if there == 0 {
        return Ok(None);
    }
    on!(conn, c => sqlx::query_scalar(NEWEST).fetch_one(c).await).doing(READING)
}

/// The schema of a newsroom that this program knows.
///
/// # Errors
/// There is no newsroom, or a newer program has changed it.
pub(super) async fn known_schema(conn: &mut Conn<'_>, what: &str) -> Result<i64> {
    match schema(conn).await? {
        Some(found) => {
            let known = crate::db::migrations::newest();
            if found > known { Err(Error::NewerSchema { found, known }) } else { Ok(found) }
        }
        None => Err(Error::File { file: what.to_owned(), why: "there is no newsroom in it" }),
    }
}

/// An identifier as SQL quotes it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Table {
    /// How many rows it has.
    pub(super) async fn count(&self, conn: &mut Conn<'_>) -> Result<i64> {
        let sql = format!("SELECT COUNT(*) FROM {}", quoted(&self.name));
        on!(conn, c => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(c).await).doing("counting rows")
    }

    /// Whether it has any row.
    pub(super) async fn is_empty(&self, conn: &mut Conn<'_>) -> Result<bool> {
        let sql = format!("SELECT COUNT(*) FROM (SELECT 1 FROM {} LIMIT 1) first", quoted(&self.name));
        let first: i64 = on!(conn, c => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(c).await).doing("counting rows")?;
        Ok(first == 0)
    }

    /// A query for each row as a JSON object.
    pub(super) fn select(&self, postgres: bool) -> String {
        let columns = self.columns.iter().map(|column| {
            let name = quoted(&column.name);
            let text = column.name.replace('\'', "''");
            match (postgres, column.kind) {
                (true, Kind::Plain) => name,
                (true, Kind::Flag) => format!("{name}::int AS {name}"),
                (true, Kind::Bytes) => format!("'\\x' || encode({name}, 'hex') AS {name}"),
                (false, Kind::Plain | Kind::Flag) => format!("'{text}', {name}"),
                (false, Kind::Bytes) => format!("'{text}', '\\x' || lower(hex({name}))"),
            }
        });
        let columns = columns.collect::<Vec<_>>().join(", ");
        let table = quoted(&self.name);
        if postgres {
            format!("SELECT row_to_json(r)::text FROM (SELECT {columns} FROM {table}) r")
        } else {
            format!("SELECT json_object({columns}) FROM {table}")
        }
    }

    /// A statement that stores a JSON array of such objects, its only parameter.
    pub(super) fn insert(&self, postgres: bool) -> String {
        let table = quoted(&self.name);
        let names = self.columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ");
        if postgres {
            return format!(
                "INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT {names} FROM json_populate_recordset(NULL::{table}, $1::json)"
            );
        }
        let values = self.columns.iter().map(|column| {
            let value = format!("value ->> '$.{}'", quoted(&column.name).replace('\'', "''"));
            if column.kind == Kind::Bytes { format!("unhex(substr({value}, 3))") } else { value }
        });
        format!("INSERT INTO {table} ({names}) SELECT {} FROM json_each($1)", values.collect::<Vec<_>>().join(", "))
    }

    /// Statements after which new rows get numbers that no restored row has (PostgreSQL).
    pub(super) fn count_on(&self) -> Vec<String> {
        let identities = self.columns.iter().filter(|column| column.identity);
        identities
            .map(|column| {
                let (table, name) = (quoted(&self.name), quoted(&column.name));
                format!(
                    "SELECT setval(pg_get_serial_sequence('{}', '{}'), COALESCE(MAX({name}), 0) + 1, false) FROM {table}",
                    table.replace('\'', "''"),
                    column.name.replace('\'', "''")
                )
            })
            .collect()
    }
}
