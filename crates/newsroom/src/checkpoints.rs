//! Copies the embedded file's write-ahead log into the file while others write on: left to itself, SQLite lets whoever commits wait for it.

use std::sync::Arc;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::Mutex;

/// So many pages are worth copying.
const WORTH_COPYING: i64 = 1_000;
/// Behind so many pages whoever commits copies what is left, and the log begins anew: only then can it, since nothing may be
/// written meanwhile. 96 MB.
pub(crate) const LONGEST_LOG: i64 = 24_000;

/// Copies in the background; clones share one connection, which is opened when it is needed first.
#[derive(Debug, Clone)]
pub(crate) struct Checkpoints {
    options: Arc<SqliteConnectOptions>,
    connection: Arc<Mutex<Option<SqliteConnection>>>,
}

impl Checkpoints {
    /// `options`: of a connection that can read.
    pub(crate) fn new(options: SqliteConnectOptions) -> Self {
        Self { options: Arc::new(options), connection: Arc::default() }
    }

    /// After a commit: copies what the log holds, if it is worth it and nobody is copying. Returns at once.
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
            // nobody depends on it: what is left is copied after the next commit, at last by whoever commits
            if copy(&mut open).await.is_ok() {
                *connection = Some(open);
            }
        });
    }

    /// Waits for the copying that is under way, and closes the connection.
    pub(crate) async fn close(&self) {
        if let Some(connection) = self.connection.lock().await.take() {
            // it is gone one way or the other, and nothing of it is lost
            let _ = connection.close().await;
        }
    }
}

/// Copies what the log holds; how many of its pages are in the file now.
async fn copy(connection: &mut SqliteConnection) -> Result<i64, sqlx::Error> {
    type Pages = (i64, i64, i64);
    let (_, log, copied): Pages = sqlx::query_as("PRAGMA wal_checkpoint(NOOP)").fetch_one(&mut *connection).await?;
    if log - copied < WORTH_COPYING || log >= LONGEST_LOG {
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
