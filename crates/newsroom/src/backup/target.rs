//! Where a restore writes: a new file beside the one it becomes, or a transaction in an empty database on a server.

use std::path::{Path, PathBuf};

use super::catalogue;
use super::connect::Plain;
use crate::db::{Conn, on};
use crate::error::Doing;
use crate::{DatabaseUrl, Error, Result, db::migrations};

/// A database that is being filled.
pub(super) enum Target {
    /// Becomes `file` when it is complete.
    Sqlite { beside: PathBuf, file: PathBuf },
    /// Committed when it is complete.
    Postgres,
}

fn refuse(target: impl std::fmt::Display, why: &'static str) -> Error {
    Error::NotEmpty { target: target.to_string(), why }
}

/// The name of a file until it is complete.
pub(super) fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".restoring");
    name.into()
}

/// Refuses a target in use or with content, before anything is read or written.
///
/// # Errors
/// It has content or is in use, or cannot be reached.
pub async fn refuse_unless_empty(url: &DatabaseUrl) -> Result<()> {
    match url {
        DatabaseUrl::SqliteFile(file) => refuse_existing(file),
        DatabaseUrl::Postgres(text) => {
            let mut connection = Plain::to_server(text).await?;
            refuse_used(&mut connection.conn(), url).await?;
            connection.close().await
        }
    }
}

/// Refuses a target in use or with content, then makes it ready for rows of `schema`.
pub(super) async fn prepare(url: &DatabaseUrl, schema: i64) -> Result<(Plain, Target)> {
    let known = migrations::newest();
    if schema > known {
        return Err(Error::NewerSchema { found: schema, known });
    }
    match url {
        DatabaseUrl::SqliteFile(file) => {
            refuse_existing(file)?;
            let beside = beside(file);
            // left by a restore that was killed
            if let Err(source) = std::fs::remove_file(&beside)
                && source.kind() != std::io::ErrorKind::NotFound
            {
                return Err(Error::Folder { folder: beside.display().to_string(), source });
            }
            let mut connection = Plain::to_new_file(&beside).await?;
            if let Plain::Sqlite(c) = &mut connection {
                migrations::run_on_sqlite(c, schema).await?;
            }
            Ok((connection, Target::Sqlite { beside, file: file.clone() }))
        }
        DatabaseUrl::Postgres(text) => {
            let mut connection = Plain::to_server(text).await?;
            let found = refuse_used(&mut connection.conn(), url).await?;
            if found.is_some_and(|found| found != schema) {
                return Err(refuse(
                    url,
                    "it was set up for another version of the schema than the backup has; create a new database and restore into that",
                ));
            }
            if let Plain::Postgres(c) = &mut connection {
                migrations::run_on_postgres(c, schema).await?;
            }
            Ok((connection, Target::Postgres))
        }
    }
}

/// A file that exists may be open in a server, so it is never replaced.
fn refuse_existing(file: &Path) -> Result<()> {
    if file.exists() {
        return Err(refuse(
            file.display(),
            "there is a newsroom already; stop its server and move the folder away, or choose another with --data",
        ));
    }
    Ok(())
}

/// The schema of an empty database that was set up already.
async fn refuse_used(conn: &mut Conn<'_>, url: &DatabaseUrl) -> Result<Option<i64>> {
    const SERVERS: &str = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'press'";
    const DOING: &str = "looking for running servers";
    let servers: i64 = on!(&mut *conn, c => sqlx::query_scalar(SERVERS).fetch_one(c).await).doing(DOING)?;
    if servers > 0 {
        return Err(refuse(url, "a server uses it; stop that first, or choose another database"));
    }
    let tables = catalogue::tables(conn).await?;
    let schema = catalogue::schema(conn).await?;
    if schema.is_none() && !tables.is_empty() {
        return Err(refuse(url, "another program has tables there; create a database of its own for the paper"));
    }
    for table in &tables {
        if !table.is_empty(conn).await? {
            return Err(refuse(url, "there is a newsroom already; create a new database and restore into that"));
        }
    }
    Ok(schema)
}

impl Target {
    /// Makes the complete database visible under its name, at once and only if nothing has that name meanwhile.
    pub(super) async fn publish(self, mut connection: Plain) -> Result<()> {
        match self {
            Self::Postgres => {
                on!(connection.conn(), c => sqlx::query("COMMIT").execute(c).await.map(drop)).doing("committing the restored rows")?;
                connection.close().await
            }
            Self::Sqlite { beside, file } => {
                connection.close().await?;
                let failed = |source| Error::Folder { folder: file.display().to_string(), source };
                std::fs::File::open(&beside).and_then(|file| file.sync_all()).map_err(failed)?;
                // a link fails where a rename would replace the database of a server that was started meanwhile
                match std::fs::hard_link(&beside, &file) {
                    Ok(()) => drop(std::fs::remove_file(&beside)),
                    Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return refuse_existing(&file),
                    Err(_) => {
                        refuse_existing(&file)?;
                        std::fs::rename(&beside, &file).map_err(failed)?;
                    }
                }
                if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
                }
                Ok(())
            }
        }
    }
}
