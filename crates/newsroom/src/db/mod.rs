//! One database or the other: pools, connections, transactions, and the macro that writes a query once for both.

pub(crate) mod migrations;
pub(crate) mod open;
pub(crate) mod readers;
pub(crate) mod wal_checkpoint;

use std::sync::Arc;
use std::time::{Duration, Instant};

use deadpool::managed::Pool;
use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard};

use crate::db::readers::{Reader, Readers};
use crate::db::wal_checkpoint::Checkpoints;
use crate::error::{Doing, sqlite_code};
use crate::{Error, Result};

/// The open database.
#[derive(Debug, Clone)]
pub(crate) enum Db {
    /// An embedded file: exactly one connection that writes, several that cannot.
    Sqlite {
        /// The only connection that may write.
        write: SqlitePool,
        /// Connections with `query_only`.
        read: Pool<Readers>,
        /// Copies the write-ahead log into the file.
        checkpoints: Checkpoints,
    },
    /// A server.
    Postgres(PgPool),
}

/// A connection borrowed from a pool, for reading.
pub(crate) enum Held {
    /// From the readers' pool.
    Sqlite(Reader),
    /// From the pool.
    Postgres(PoolConnection<Postgres>),
}

/// One connection shared by all clones; returned to the pool with the last of them.
#[derive(Clone, Default)]
pub(crate) struct OneConnection(Arc<Mutex<Option<Held>>>);

/// A connection during one read.
pub(crate) enum Reading {
    /// Borrowed for this read.
    Own(Held),
    /// The one of several reads.
    Shared(OwnedMappedMutexGuard<Option<Held>, Held>),
}

const BEGINNING: &str = "beginning an edit";
/// How long an edit waits for the write lock while another process holds it.
const WRITE_LOCK_TIMEOUT: Duration = Duration::from_secs(30);
/// Interval between attempts. SQLite's own busy handler polls every 100 ms and misses the pause between two batches of an import.
const RETRY_INTERVAL: Duration = Duration::from_millis(2);

/// Whether another process holds the write lock.
fn is_busy(error: &sqlx::Error) -> bool {
    const SQLITE_BUSY: u32 = 5;
    sqlite_code(error) == Some(SQLITE_BUSY)
}

/// Whether PostgreSQL cancelled the statement after `statement_timeout` (`open.rs`).
fn is_timeout(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.code().as_deref() == Some("57014"))
}

/// Begins a write transaction; retries until `patience` has passed.
async fn begin(write: &SqlitePool, patience: Duration) -> Result<Transaction<'static, Sqlite>> {
    let asked = Instant::now();
    loop {
        match write.begin_with("BEGIN IMMEDIATE").await {
            Err(error) if is_busy(&error) => {
                let waited = asked.elapsed();
                if waited >= patience {
                    return Err(Error::Busy { waited });
                }
                tokio::time::sleep(RETRY_INTERVAL).await;
            }
            // another edit of this process holds the connection
            Err(sqlx::Error::PoolTimedOut) => return Err(Error::Busy { waited: asked.elapsed() }),
            begun => return begun.doing(BEGINNING),
        }
    }
}

/// A transaction that writes.
pub(crate) enum Tx {
    /// Begun with `BEGIN IMMEDIATE`.
    Sqlite(Transaction<'static, Sqlite>),
    /// Holds the newsroom's writing lock.
    Postgres(Transaction<'static, Postgres>),
}

/// A connection of either kind; every query runs on one, whether inside a transaction or not.
pub(crate) enum Conn<'c> {
    /// SQLite.
    Sqlite(&'c mut SqliteConnection),
    /// PostgreSQL.
    Postgres(&'c mut PgConnection),
}

/// Repeats `$body` for both databases with `$c` as a plain connection; the driver's types are inferred from it.
macro_rules! on {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite($c) => {
                let $c: &mut sqlx::SqliteConnection = $c;
                $body
            }
            $crate::db::Conn::Postgres($c) => {
                let $c: &mut sqlx::PgConnection = $c;
                $body
            }
        }
    };
}
pub(crate) use on;

/// Any fixed number that other programs on the same server are unlikely to lock.
const WRITING_LOCK: i64 = 0x6e65_7773_726f_6f6d;

impl Db {
    /// A connection for reading.
    pub(crate) async fn read(&self) -> Result<Held> {
        const DOING: &str = "waiting for a free connection";
        match self {
            Db::Sqlite { read, .. } => Ok(Held::Sqlite(readers::acquire(read).await.doing(DOING)?)),
            // boxed, so that a read from SQLite does not reserve space for this future
            Db::Postgres(pool) => Ok(Held::Postgres(Box::pin(pool.acquire()).await.doing(DOING)?)),
        }
    }

    /// A write transaction. Writers are serialised on both databases, so that counters never deadlock and outbox
    /// sequence numbers become visible in order.
    pub(crate) async fn write(&self) -> Result<Tx> {
        match self {
            Db::Sqlite { write, .. } => begin(write, WRITE_LOCK_TIMEOUT).await.map(Tx::Sqlite),
            Db::Postgres(pool) => {
                let mut tx = pool.begin().await.doing(BEGINNING)?;
                let asked = Instant::now();
                match sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(WRITING_LOCK).execute(&mut *tx).await {
                    Err(error) if is_timeout(&error) => Err(Error::Busy { waited: asked.elapsed() }),
                    locked => locked.doing(BEGINNING).map(|_| Tx::Postgres(tx)),
                }
            }
        }
    }

    /// Runs after each committed edit.
    pub(crate) fn after_commit(&self) {
        if let Db::Sqlite { checkpoints, .. } = self {
            checkpoints.after_commit();
        }
    }

    /// Closes all connections.
    pub(crate) async fn close(&self) {
        match self {
            Db::Sqlite { write, read, checkpoints } => {
                readers::close(read).await;
                checkpoints.close().await;
                write.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }
}

impl Held {
    /// The connection itself.
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        match self {
            Held::Sqlite(held) => Conn::Sqlite(held),
            Held::Postgres(held) => Conn::Postgres(held),
        }
    }
}

impl OneConnection {
    /// The connection, or another one while somebody else reads over it.
    pub(crate) async fn read(&self, db: &Db) -> Result<Reading> {
        let Ok(mut slot) = Arc::clone(&self.0).try_lock_owned() else { return db.read().await.map(Reading::Own) };
        let held = match slot.take() {
            Some(held) => held,
            None => db.read().await?,
        };
        Ok(Reading::Shared(OwnedMutexGuard::map(slot, |slot| slot.insert(held))))
    }
}

impl Reading {
    /// The connection itself.
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        match self {
            Reading::Own(held) => held.conn(),
            Reading::Shared(held) => held.conn(),
        }
    }
}

impl Tx {
    /// The connection itself.
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        match self {
            Tx::Sqlite(tx) => Conn::Sqlite(tx),
            Tx::Postgres(tx) => Conn::Postgres(tx),
        }
    }

    /// Commits.
    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
        }
        .doing("committing an edit")
    }
}

#[cfg(test)]
mod tests {
    use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

    use super::*;

    #[tokio::test]
    async fn a_busy_database_is_reported_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let file = SqliteConnectOptions::new().filename(folder.path().join("n.sqlite")).create_if_missing(true);
        let pool = || SqlitePoolOptions::new().max_connections(1).connect_with(file.clone().busy_timeout(Duration::ZERO));
        let (one, other) = (pool().await.unwrap(), pool().await.unwrap());
        let held = begin(&one, WRITE_LOCK_TIMEOUT).await.unwrap();
        let error = begin(&other, Duration::from_millis(20)).await.unwrap_err();
        assert!(matches!(error, Error::Busy { waited } if waited >= Duration::from_millis(20)), "{error}");
        assert!(error.to_string().contains("stop that process"), "{error}");
        held.rollback().await.unwrap();
        begin(&other, Duration::ZERO).await.unwrap();
    }
}
