//! A pool of read-only SQLite connections. The driver's own pool pings each returned connection, which costs as much as a small
//! query; a file cannot disconnect, so this pool pings only after a long idle time.

use std::time::Duration;

use deadpool::Runtime;
use deadpool::managed::{Manager, Metrics, Object, Pool, PoolError, RecycleResult};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

/// A pooled connection; returned to the pool on drop.
pub(crate) type Reader = Object<Readers>;

/// How long `acquire` waits for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(60);
/// A connection idle for longer than this is pinged before use.
const PING_AFTER: Duration = Duration::from_secs(10);

/// Opens connections for the pool.
#[derive(Debug)]
pub(crate) struct Readers {
    options: SqliteConnectOptions,
}

/// A pool of at most `most` connections with these options.
pub(crate) fn pool(options: SqliteConnectOptions, most: usize) -> Result<Pool<Readers>, sqlx::Error> {
    let pool = Pool::builder(Readers { options }).max_size(most).wait_timeout(Some(ACQUIRE_TIMEOUT)).runtime(Runtime::Tokio1).build();
    pool.map_err(|error| sqlx::Error::Configuration(Box::new(error)))
}

/// A connection from the pool.
pub(crate) async fn acquire(pool: &Pool<Readers>) -> Result<Reader, sqlx::Error> {
    pool.get().await.map_err(|error| match error {
        PoolError::Backend(error) => error,
        PoolError::Closed => sqlx::Error::PoolClosed,
        _ => sqlx::Error::PoolTimedOut,
    })
}

/// Closes all connections; one in use is closed when it is returned.
pub(crate) async fn close(pool: &Pool<Readers>) {
    let resting = pool.retain(|_, _| false).removed;
    pool.close();
    for connection in resting {
        // a failed close loses nothing: the connection only read
        let _ = connection.close().await;
    }
}

impl Manager for Readers {
    type Type = SqliteConnection;
    type Error = sqlx::Error;

    async fn create(&self) -> Result<SqliteConnection, sqlx::Error> {
        // boxed (as the ping below), so that acquiring a pooled connection does not reserve space for this future
        Box::pin(self.options.connect()).await
    }

    async fn recycle(&self, connection: &mut SqliteConnection, metrics: &Metrics) -> RecycleResult<sqlx::Error> {
        if metrics.last_used() > PING_AFTER {
            Box::pin(connection.ping()).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn connections_are_reused_also_after_a_cancelled_query() {
        let folder = tempfile::tempdir().unwrap();
        let options = SqliteConnectOptions::new().filename(folder.path().join("file.sqlite")).create_if_missing(true);
        let pool = pool(options, 1).unwrap();
        const COUNTS: &str = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000) SELECT i FROM n";
        for _ in 0..3 {
            let mut reader = acquire(&pool).await.unwrap();
            // cancelled before its end
            let read = sqlx::query(COUNTS).fetch_all(&mut *reader);
            assert!(tokio::time::timeout(Duration::from_millis(5), read).await.is_err());
            drop(reader);
            let mut reader = acquire(&pool).await.unwrap();
            let one: i64 = sqlx::query_scalar("SELECT 1").fetch_one(&mut *reader).await.unwrap();
            assert_eq!((one, Object::metrics(&reader).age() >= Object::metrics(&reader).last_used()), (1, true));
        }
        assert_eq!(pool.status().size, 1);
        close(&pool).await;
        assert!(matches!(acquire(&pool).await, Err(sqlx::Error::PoolClosed)));
    }
}
