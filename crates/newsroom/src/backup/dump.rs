//! Out of a database: every row, as it was at one instant, while others read and write on.

use std::collections::BTreeMap;

use futures_util::TryStreamExt;
use sqlx::AssertSqlSafe;

use super::catalogue::{self, Table};
use super::check::{MediaFile, files};
use super::connect::Plain;
use crate::db::on;
use crate::error::Doing;
use crate::{DatabaseUrl, Error, Result};

const READING: &str = "reading rows for a backup";
/// Rows are handed over when they make so many bytes.
const CHUNK: usize = 1 << 20;

/// Some rows of one table.
#[derive(Debug)]
pub struct Rows {
    /// Which table.
    pub table: String,
    /// JSON objects, each on a line of its own.
    pub lines: String,
    /// How many.
    pub count: u64,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dumped {
    /// The number of the schema that the rows have.
    pub schema: i64,
    /// Rows by table; tables without rows too.
    pub rows: BTreeMap<String, u64>,
}

/// A database whose rows are about to be read.
pub struct Dump {
    connection: Plain,
    schema: i64,
    tables: Vec<Table>,
}

impl Dump {
    /// Opens the database and fixes the instant: what is committed later is not read.
    ///
    /// # Errors
    /// There is no newsroom, it cannot be read, or a newer program has changed it.
    pub async fn begin(url: &DatabaseUrl) -> Result<Self> {
        let mut connection = Plain::to_read(url).await?;
        let begin = match &connection {
            Plain::Sqlite(_) => "BEGIN",
            Plain::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        };
        let mut conn = connection.conn();
        on!(&mut conn, c => sqlx::query(begin).execute(c).await.map(drop)).doing(READING)?;
        // the first read, which is what fixes the instant
        let schema = catalogue::known_schema(&mut conn, &url.to_string()).await?;
        let tables = catalogue::tables(&mut conn).await?;
        Ok(Self { connection, schema, tables })
    }

    /// The files that the newsroom refers to at that instant.
    ///
    /// # Errors
    /// The database fails.
    pub async fn files(&mut self) -> Result<Vec<MediaFile>> {
        files(&mut self.connection.conn()).await
    }

    /// Hands over all rows, table by table, in pieces of about a megabyte.
    ///
    /// # Errors
    /// The database fails, or `each` does.
    pub async fn rows<E: From<Error>>(
        mut self,
        mut each: impl AsyncFnMut(Rows) -> std::result::Result<(), E>,
    ) -> std::result::Result<Dumped, E> {
        let mut counts = BTreeMap::new();
        let postgres = matches!(self.connection, Plain::Postgres(_));
        for table in &self.tables {
            let sql = table.select(postgres);
            let mut rows = Rows { table: table.name.clone(), lines: String::new(), count: 0 };
            let mut total = 0;
            on!(&mut self.connection.conn(), c => {
                let mut stream = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch(c);
                while let Some(line) = stream.try_next().await.doing(READING)? {
                    rows.lines.push_str(&line);
                    rows.lines.push('\n');
                    rows.count += 1;
                    if rows.lines.len() >= CHUNK {
                        total += rows.count;
                        let next = Rows { table: table.name.clone(), lines: String::new(), count: 0 };
                        each(std::mem::replace(&mut rows, next)).await?;
                    }
                }
            });
            total += rows.count;
            if rows.count > 0 {
                each(rows).await?;
            }
            counts.insert(table.name.clone(), total);
        }
        let schema = self.schema;
        self.connection.close().await?;
        Ok(Dumped { schema, rows: counts })
    }
}
