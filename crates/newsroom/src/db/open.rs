//! Opening a newsroom: database URL, connections, schema.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use domain::{Clock, IdSource, SiteSettings, Timestamp};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgConnection};

use crate::db::wal_checkpoint::{Checkpoints, LONGEST_LOG};
use crate::db::{Db, OneConnection, Reading};
use crate::db::{migrations, readers};
use crate::desk::DocumentCache;
use crate::error::{Doing, sqlite_code};
use crate::write::dependencies::CommitHook;
use crate::{Error, ReadLog, Result, SystemClock, SystemIds};

/// Location of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file, made if it does not exist.
    SqliteFile(PathBuf),
    /// A PostgreSQL server; the whole `postgres://…` address. The database in it must exist.
    Postgres(String),
}

impl DatabaseUrl {
    /// Reads `sqlite:///path`, `sqlite:path`, `postgres://…` or `postgresql://…`. Anything else is refused, never replaced by a default.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let refuse = |why: &str| Err(Error::Url { url: without_password(text), why: why.to_owned() });
        let Some((scheme, rest)) = text.split_once(':') else { return refuse("it has no scheme") };
        match scheme {
            "sqlite" => {
                let path = match rest.strip_prefix("//") {
                    Some(path) if path.starts_with('/') => path,
                    Some(_) => return refuse("after sqlite:// comes an absolute path, so there are three slashes"),
                    None => rest,
                };
                if path.is_empty() || path.ends_with('/') || path.contains(['?', '#']) || path.starts_with(':') {
                    return refuse("it names no file");
                }
                Ok(Self::SqliteFile(PathBuf::from(path)))
            }
            "postgres" | "postgresql" => match PgConnectOptions::from_str(text) {
                Ok(_) if rest.starts_with("//") => Ok(Self::Postgres(text.to_owned())),
                Ok(_) => refuse("after postgres: come two slashes"),
                Err(error) => refuse(&error.to_string()),
            },
            _ => refuse("its scheme is unknown"),
        }
    }

    /// The file a data folder holds by default: `newsroom.sqlite`.
    pub fn in_folder(data: &Path) -> Self {
        Self::SqliteFile(data.join("newsroom.sqlite"))
    }
}

/// Without the password: fit for messages.
impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SqliteFile(path) => path.display().fmt(f),
            Self::Postgres(url) => without_password(url).fmt(f),
        }
    }
}

/// The URL without its password, for error messages.
fn without_password(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if scheme < at => match url.get(scheme + 3..at).and_then(|user| user.split_once(':')) {
            Some((user, _)) => format!("{}{user}:…{}", url.get(..scheme + 3).unwrap_or_default(), url.get(at..).unwrap_or_default()),
            None => url.to_owned(),
        },
        _ => url.to_owned(),
    }
}

/// The storage of one paper. Cheap to clone; all clones share connections, clock and identities.
#[derive(Clone)]
pub struct Newsroom {
    inner: Arc<Inner>,
    pub(crate) log: Option<Arc<dyn ReadLog>>,
    one: Option<OneConnection>,
    pub(crate) proposed: Option<Arc<SiteSettings>>,
    /// Whether fronts are read as their drafts are.
    pub(crate) draft_fronts: bool,
}

struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdSource>,
    hooks: RwLock<Vec<CommitHook>>,
    documents: DocumentCache,
}

impl std::fmt::Debug for Newsroom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Newsroom").field("db", &self.inner.db).finish_non_exhaustive()
    }
}

impl Newsroom {
    /// Opens the database, makes it if it is a file that does not exist, and brings its schema up to date.
    pub async fn open(url: &DatabaseUrl, clock: Arc<dyn Clock>, ids: Arc<dyn IdSource>) -> Result<Self> {
        let db = match url {
            DatabaseUrl::SqliteFile(path) => open_sqlite(path).await?,
            DatabaseUrl::Postgres(url) => open_postgres(url).await?,
        };
        let newsroom = Self {
            inner: Arc::new(Inner { db, clock, ids, hooks: RwLock::default(), documents: DocumentCache::default() }),
            log: None,
            one: None,
            proposed: None,
            draft_fronts: false,
        };
        newsroom.fill_media_columns().await?;
        Ok(newsroom)
    }

    /// As [`Newsroom::open`], with the machine's clock and random identities.
    pub async fn open_system(url: &DatabaseUrl) -> Result<Self> {
        Self::open(url, Arc::new(SystemClock), Arc::new(SystemIds)).await
    }

    /// The present instant by the newsroom's clock.
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// The newsroom's clock.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.inner.clock)
    }

    /// The newsroom's source of fresh identities.
    pub fn ids(&self) -> &dyn IdSource {
        self.inner.ids.as_ref()
    }

    /// Whether the data is on a PostgreSQL server.
    pub fn is_postgres(&self) -> bool {
        matches!(self.inner.db, Db::Postgres(_))
    }

    /// Closes all connections of all clones; later calls fail.
    pub async fn close(self) {
        self.inner.db.close().await;
    }

    /// Callbacks that run after each commit.
    pub(crate) fn hooks(&self) -> &RwLock<Vec<CommitHook>> {
        &self.inner.hooks
    }

    /// Documents of drafts that were written last.
    pub(crate) fn documents(&self) -> &DocumentCache {
        &self.inner.documents
    }

    /// The database.
    pub(crate) fn db(&self) -> &Db {
        &self.inner.db
    }

    /// The same newsroom; this handle and its clones read over one connection, acquired at the first read and released
    /// with the last clone, because acquiring costs more than a small query. For sequential reads such as those of one
    /// page; a concurrent read acquires another connection.
    #[must_use]
    pub fn on_one_connection(&self) -> Self {
        Self { one: Some(OneConnection::default()), ..self.clone() }
    }

    /// The same newsroom as it would be with these settings: for a look at them before they are stored.
    #[must_use]
    pub fn with_proposed_settings(&self, settings: SiteSettings) -> Self {
        Self { proposed: Some(Arc::new(settings)), ..self.clone() }
    }

    /// The same newsroom with the drafts of its fronts: for a look at them before they are published.
    #[must_use]
    pub fn with_draft_fronts(&self) -> Self {
        Self { draft_fronts: true, ..self.clone() }
    }

    /// A connection for reading.
    pub(crate) async fn read(&self) -> Result<Reading> {
        match &self.one {
            Some(one) => one.read(&self.inner.db).await,
            None => self.inner.db.read().await.map(Reading::Own),
        }
    }
}

const OPENING: &str = "opening the database";

async fn open_sqlite(path: &Path) -> Result<Db> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|source| Error::Folder { folder: folder.display().to_string(), source })?;
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .statement_cache_capacity(400)
        .pragma("temp_store", "MEMORY")
        .pragma("trusted_schema", "OFF");
    // a larger page cache, because an import touches the same pages repeatedly
    // no statistics for the query planner, neither here nor with ANALYZE (decision 0112)
    let writing = options.clone().pragma("cache_size", "-48000").pragma("wal_autocheckpoint", LONGEST_LOG.to_string());
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_secs(60))
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(writing)
        .await
        .map_err(|error| unusable(path, error))?;
    migrations::run_sqlite(&write).await?;
    // `begin` in `db/mod.rs` retries with a shorter interval
    sqlx::query("PRAGMA busy_timeout = 0").execute(&write).await.doing(OPENING)?;
    // twice the number of processors: a connection stays acquired while its page is rendered
    let most = (2 * std::thread::available_parallelism().map_or(2, std::num::NonZero::get)).clamp(4, 16);
    let reading = options.pragma("query_only", "ON").pragma("cache_size", "-4000");
    let read = readers::pool(reading.clone(), most).doing(OPENING)?;
    Ok(Db::Sqlite { write, read, checkpoints: Checkpoints::new(reading) })
}

/// Says what is wrong with a file that SQLite cannot open.
pub(crate) fn unusable(path: &Path, source: sqlx::Error) -> Error {
    let why = match sqlite_code(&source) {
        _ if path.is_dir() => "it is a folder; choose another place with --data",
        Some(26) => "it is not a database of this program; move it away, or choose another folder with --data",
        Some(11) => "it is damaged; restore a backup with press restore",
        Some(14) => "it cannot be opened; check who may read and write the file and its folder, or choose another folder with --data",
        Some(8) => "it may only be read; change who may write the file and its folder",
        _ => return Error::Database { doing: OPENING, source },
    };
    Error::File { file: path.display().to_string(), why }
}

/// A server that is starting up is tried again for so long; one that is not there is reported after it.
const REACHING: Duration = Duration::from_millis(4500);
const TRY_AGAIN: Duration = Duration::from_millis(250);

/// Connects once, to report a server that cannot be reached at once and by its name: the pool would try in silence for a minute.
pub(crate) async fn reach(options: &PgConnectOptions) -> Result<()> {
    let host = || match options.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    };
    let deadline = tokio::time::Instant::now() + REACHING;
    loop {
        let why = match tokio::time::timeout_at(deadline, PgConnection::connect_with(options)).await {
            Err(_) => format!("no response within {} seconds", REACHING.as_secs_f32()),
            Ok(Ok(connection)) => return connection.close().await.doing(OPENING),
            Ok(Err(sqlx::Error::Io(error))) => error.to_string(),
            Ok(Err(error)) if is_starting(&error) => error.to_string(),
            Ok(Err(error)) => return Err(error).doing(OPENING),
        };
        if tokio::time::Instant::now() + TRY_AGAIN >= deadline {
            return Err(Error::Unreachable { host: host(), why });
        }
        tokio::time::sleep(TRY_AGAIN).await;
    }
}

/// "the database system is starting up".
fn is_starting(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.code().as_deref() == Some("57P03"))
}

async fn open_postgres(url: &str) -> Result<Db> {
    let options = PgConnectOptions::from_str(url).doing(OPENING)?.application_name("press").statement_cache_capacity(400).options([
        ("statement_timeout", "60s"),
        ("idle_in_transaction_session_timeout", "120s"),
        ("client_min_messages", "warning"),
        ("jit", "off"),
        // every query has an index; the planner underestimates the cost of reading the text search vectors
        ("enable_seqscan", "off"),
        ("random_page_cost", "1.1"),
    ]);
    reach(&options).await?;
    let pool =
        PgPoolOptions::new().max_connections(16).acquire_timeout(Duration::from_secs(60)).connect_with(options).await.doing(OPENING)?;
    migrations::run_postgres(&pool).await?;
    Ok(Db::Postgres(pool))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_known_urls_and_refuses_the_rest() {
        assert_eq!(DatabaseUrl::parse("sqlite:///var/lib/p.sqlite").unwrap(), DatabaseUrl::SqliteFile("/var/lib/p.sqlite".into()));
        assert_eq!(DatabaseUrl::parse("sqlite:data/p.sqlite").unwrap(), DatabaseUrl::SqliteFile("data/p.sqlite".into()));
        for good in ["postgres://u:p@h:5432/db", "postgresql://h/db"] {
            assert_eq!(DatabaseUrl::parse(good).unwrap(), DatabaseUrl::Postgres(good.to_owned()));
        }
        for bad in [
            "",
            "mysql://h/db",
            "newsroom.sqlite",
            "sqlite:",
            "sqlite://relative/p",
            "sqlite::memory:",
            "sqlite:///folder/",
            "postgres:db",
            "file:///x",
            "postgres://h:notaport/db",
        ] {
            let error = DatabaseUrl::parse(bad).unwrap_err().to_string();
            assert!(error.contains("sqlite:///path/to/file") && error.contains("postgres://"), "{bad}: {error}");
        }
    }

    #[test]
    fn error_messages_hide_passwords() {
        let error = DatabaseUrl::parse("mysql://root:hunter2@h/db").unwrap_err().to_string();
        assert!(!error.contains("hunter2") && error.contains("root"), "{error}");
    }
}
