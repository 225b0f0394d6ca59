//! One plain connection to a database that exists; nothing is created and nothing is migrated.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgConnection, SqliteConnection};

use crate::db::Conn;
use crate::db::open::{reach, unusable};
use crate::error::Doing;
use crate::{DatabaseUrl, Error, Result};

/// An open connection of either kind.
pub(super) enum Plain {
    /// A file.
    Sqlite(SqliteConnection),
    /// A server.
    Postgres(PgConnection),
}

impl Plain {
    /// For reading. A file that does not exist is an error.
    pub(super) async fn to_read(url: &DatabaseUrl) -> Result<Self> {
        match url {
            DatabaseUrl::SqliteFile(path) => {
                if !path.exists() {
                    return Err(Error::File {
                        file: path.display().to_string(),
                        why: "it does not exist; name the folder of the newsroom with --data, or its server with --database",
                    });
                }
                let options = SqliteConnectOptions::new().filename(path).busy_timeout(Duration::from_secs(30)).pragma("query_only", "ON");
                options.connect().await.map(Self::Sqlite).map_err(|error| unusable(path, error))
            }
            DatabaseUrl::Postgres(url) => Self::to_server(url).await,
        }
    }

    /// A new file, written as fast as possible: it is thrown away if anything goes wrong before it is complete.
    pub(super) async fn to_new_file(path: &std::path::Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Off)
            .synchronous(SqliteSynchronous::Off)
            .foreign_keys(false)
            .pragma("cache_size", "-64000");
        options.connect().await.map(Self::Sqlite).map_err(|error| unusable(path, error))
    }

    /// A server, without the limits on time that requests have.
    pub(super) async fn to_server(url: &str) -> Result<Self> {
        const CONNECTING: &str = "connecting to the database";
        let options = PgConnectOptions::from_str(url).doing(CONNECTING)?.application_name(APPLICATION).options([
            ("statement_timeout", "0"),
            ("client_min_messages", "warning"),
            ("jit", "off"),
        ]);
        reach(&options).await?;
        options.connect().await.map(Self::Postgres).doing(CONNECTING)
    }

    pub(super) fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(connection) => Conn::Sqlite(connection),
            Self::Postgres(connection) => Conn::Postgres(connection),
        }
    }

    pub(super) async fn close(self) -> Result<()> {
        match self {
            Self::Sqlite(connection) => connection.close().await,
            Self::Postgres(connection) => connection.close().await,
        }
        .doing("closing the database")
    }
}

/// What the connections of backups are called; those of a running server are called `press`.
const APPLICATION: &str = "press backup";
