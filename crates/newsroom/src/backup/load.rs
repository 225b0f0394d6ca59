//! Into an empty database: rows, then what is made from them, then the checks, and only then its name.

use std::collections::BTreeMap;

use sqlx::AssertSqlSafe;

use super::catalogue::{self, SEARCH, Table};
use super::check::problems_of_sqlite;
use super::connect::Plain;
use super::target::{Target, prepare};
use crate::db::on;
use crate::error::Doing;
use crate::search::{StoredDoc, load_docs};
use crate::{DatabaseUrl, Error, Result, db::migrations};

const STORING: &str = "storing rows of a backup";

/// A database that is being filled. Dropped before it is published, it leaves nothing under the database's name.
pub struct Restore {
    connection: Plain,
    target: Target,
    tables: Vec<Table>,
    rows: BTreeMap<String, u64>,
}

/// A database that is complete and checked, but not visible yet.
pub struct Loaded {
    connection: Plain,
    target: Target,
}

impl Restore {
    /// Begins to fill an empty database with rows of this schema.
    ///
    /// # Errors
    /// The database has content or is in use, the schema is newer than this program, or the database fails.
    pub async fn begin(url: &DatabaseUrl, schema: i64) -> Result<Self> {
        let (mut connection, target) = prepare(url, schema).await?;
        let tables = catalogue::tables(&mut connection.conn()).await?;
        on!(connection.conn(), c => sqlx::query("BEGIN").execute(c).await.map(drop)).doing(STORING)?;
        Ok(Self { connection, target, tables, rows: BTreeMap::new() })
    }

    /// Stores rows as [`super::Dump::rows`] hands them over.
    ///
    /// # Errors
    /// There is no such table in this schema, the rows do not fit it, or the database fails.
    pub async fn rows(&mut self, table: &str, lines: &str) -> Result<()> {
        let Some(table) = self.tables.iter().find(|known| known.name == table) else {
            return Err(Error::Backup { what: format!("rows of the table {table}"), why: "this schema has no such table".to_owned() });
        };
        let mut array = String::with_capacity(lines.len() + 2);
        array.push('[');
        let mut count = 0_u64;
        for line in lines.lines() {
            if count > 0 {
                array.push(',');
            }
            array.push_str(line);
            count += 1;
        }
        array.push(']');
        if table.name == SEARCH {
            let docs: Vec<StoredDoc> = serde_json::from_str(&array)
                .map_err(|error| Error::Backup { what: format!("rows of the table {SEARCH}"), why: error.to_string() })?;
            load_docs(&mut self.connection.conn(), docs).await?;
        } else {
            let sql = table.insert(matches!(self.connection, Plain::Postgres(_)));
            on!(self.connection.conn(), c => sqlx::query(AssertSqlSafe(sql)).bind(array).execute(c).await.map(drop)).doing(STORING)?;
        }
        *self.rows.entry(table.name.clone()).or_default() += count;
        Ok(())
    }

    /// Checks that the database holds what it was given and is sound, and migrates it to this program's schema.
    ///
    /// # Errors
    /// A row is missing, the database is not sound, or it fails.
    pub async fn finish(mut self) -> Result<Loaded> {
        for table in &self.tables {
            for sql in table.count_on() {
                on!(self.connection.conn(), c => sqlx::query(AssertSqlSafe(sql)).execute(c).await.map(drop)).doing(STORING)?;
            }
            let (given, found) = (self.rows.get(&table.name).copied().unwrap_or_default(), table.count(&mut self.connection.conn()).await?);
            if u64::try_from(found) != Ok(given) {
                let why = format!("{given} were read and {found} are stored");
                return Err(Error::Backup { what: format!("rows of the table {}", table.name), why });
            }
        }
        match &mut self.connection {
            Plain::Sqlite(c) => {
                sqlx::query("COMMIT").execute(&mut *c).await.doing(STORING)?;
                migrations::run_on_sqlite(c, migrations::newest()).await?;
                if let Some(problem) = problems_of_sqlite(c).await?.into_iter().next() {
                    return Err(Error::Backup { what: "the restored database".to_owned(), why: problem });
                }
            }
            // deferred references are checked now, and not when it is too late to say so
            Plain::Postgres(c) => {
                sqlx::query("SET CONSTRAINTS ALL IMMEDIATE").execute(&mut *c).await.doing(STORING)?;
                for table in &self.tables {
                    let sql = format!("ANALYZE {}", catalogue::quoted(&table.name));
                    sqlx::query(AssertSqlSafe(sql)).execute(&mut *c).await.doing(STORING)?;
                }
            }
        }
        Ok(Loaded { connection: self.connection, target: self.target })
    }
}

impl Loaded {
    /// Makes the database visible, all of it at once.
    ///
    /// # Errors
    /// Somebody else made one meanwhile, or the disk or server fails.
    pub async fn publish(self) -> Result<()> {
        self.target.publish(self.connection).await
    }
}
