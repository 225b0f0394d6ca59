//! Copies SQLite's write-ahead log into the file in the background; by default SQLite does it inside a commit, which then takes longer.

use std::sync::Arc;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::Mutex;

/// A checkpoint starts at this number of pages.
const MIN_PAGES: i64 = 1_000;
/// At this number of pages (96 MB) a commit copies the rest itself and the log restarts, which SQLite can do only while nothing is
/// written.
pub(crate) const LONGEST_LOG: i64 = 24_000;

/// Background checkpoints; clones share one connection, opened at first use.
#[derive(Debug, Clone)]
pub(crate) struct Checkpoints {
    options: Arc<SqliteConnectOptions>,
    connection: Arc<Mutex<Option<SqliteConnection>>>,
}

impl Checkpoints {
    /// `options`: those of a read connection.
    pub(crate) fn new(options: SqliteConnectOptions) -> Self {
        Self { options: Arc::new(options), connection: Arc::default() }
    }

    /// Call after a commit: starts a checkpoint if the log is long enough and none is running. Returns at once.
    pub(crate) fn after_commit(&self) {
        let Ok(mut connection) = Arc::clone(&self.connection).try_lock_owned() else { return };
        let options = Arc::clone(&self.options);
        tokio::spawn(async move {
            let mut open = match connection.take() {
                Some(open) => open,
                None => match options.connect().await {
                    Ok(open) => open,
                    Err(_) => return,
                },
            };
            // an error is harmless: the next commit tries again, and at LONGEST_LOG SQLite checkpoints by itself
            if copy(&mut open).await.is_ok() {
                *connection = Some(open);
            }
        });
    }

    /// Waits for a running checkpoint and closes the connection.
    pub(crate) async fn close(&self) {
        if let Some(connection) = self.connection.lock().await.take() {
            // a failed close loses nothing: the connection only read
            let _ = connection.close().await;
        }
    }
}

/// Runs a checkpoint if worthwhile; returns the number of log pages copied so far.
async fn copy(connection: &mut SqliteConnection) -> Result<i64, sqlx::Error> {
    type Pages = (i64, i64, i64);
    let (_, log, copied): Pages = sqlx::query_as("PRAGMA wal_checkpoint(NOOP)").fetch_one(&mut *connection).await?;
    if log - copied < MIN_PAGES || log >= LONGEST_LOG {
        return Ok(copied);
    }
    let (_, _, copied): Pages = sqlx::query_as("PRAGMA wal_checkpoint(PASSIVE)").fetch_one(connection).await?;
    Ok(copied)
}

#[cfg(test)]
mod tests {
    use sqlx::sqlite::SqliteJournalMode;

    use super::*;

    #[tokio::test]
    async fn a_long_log_is_copied_while_a_transaction_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let options = SqliteConnectOptions::new().filename(folder.path().join("file.sqlite")).create_if_missing(true);
        let options = options.journal_mode(SqliteJournalMode::Wal).pragma("wal_autocheckpoint", LONGEST_LOG.to_string());
        let mut writer = options.connect().await.unwrap();
        let mut reader = options.clone().pragma("query_only", "ON").connect().await.unwrap();
        sqlx::raw_sql("CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(3000000))").execute(&mut writer).await.unwrap();
        assert_eq!(copy(&mut reader).await.unwrap(), 0, "a short log can wait");
        sqlx::raw_sql("INSERT INTO t VALUES (zeroblob(3000000)); BEGIN IMMEDIATE; DELETE FROM t").execute(&mut writer).await.unwrap();
        let copied = copy(&mut reader).await.unwrap();
        assert!(copied > 1_400, "{copied} pages");
        sqlx::raw_sql("COMMIT; INSERT INTO t VALUES (zeroblob(100000000))").execute(&mut writer).await.unwrap();
        assert!(copy(&mut reader).await.unwrap() >= LONGEST_LOG, "the writer has copied it");
    }
}
