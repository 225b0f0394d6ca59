//! The schema and its history: the same steps for both databases.

use std::borrow::Cow;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{PgConnection, PgPool, SqlSafeStr, SqliteConnection, SqlitePool};

use crate::{Error, Result};

/// One step: its number, its name, and its text for SQLite and for PostgreSQL.
struct Step(i64, &'static str, &'static str, &'static str);

macro_rules! steps {
    ($($number:literal $name:literal),+ $(,)?) => {
        &[$(Step(
            $number,
            $name,
            include_str!(concat!("../../migrations/sqlite/", $name, ".sql")),
            include_str!(concat!("../../migrations/postgres/", $name, ".sql")),
        )),+]
    };
}

/// Every step, oldest first. A step that has been released is never edited.
const STEPS: &[Step] = steps![
    1 "0001_newsroom",
    2 "0002_import_things",
    3 "0003_newest_comments",
    4 "0004_search_merging",
    5 "0005_people",
    6 "0006_desk",
    7 "0007_desk_lists",
    8 "0008_drafts",
    9 "0009_media_files",
    10 "0010_previews",
    11 "0011_scheduled_changes",
    12 "0012_comments",
    13 "0013_contact_letters",
    14 "0014_reader_counts",
    17 "0017_media_file",
    18 "0018_breaking_news",
    19 "0019_push_devices",
    20 "0020_push_messages",
    21 "0021_media_library",
    22 "0022_fronts_and_pages",
    23 "0023_structure",
    24 "0024_saved_views",
    25 "0025_sent_once",
    26 "0026_imports_and_checks",
    27 "0027_mail_server",
    28 "0028_readings",
    29 "0029_old_bulk_acts",
    30 "0030_permalinks",
    31 "0031_no_statistics",
];

fn migrator(postgres: bool, until: i64) -> Migrator {
    let migrations = STEPS.iter().filter(|step| step.0 <= until).map(|Step(number, name, sqlite, server)| {
        let sql = if postgres { *server } else { *sqlite };
        Migration::new(*number, Cow::Borrowed(*name), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect())
}

/// The number of the newest step.
pub(crate) fn newest() -> i64 {
    STEPS.iter().map(|step| step.0).max().unwrap_or(0)
}

fn explain(error: MigrateError) -> Error {
    match error {
        MigrateError::VersionMissing(found) | MigrateError::VersionTooNew(found, _) => Error::NewerSchema { found, known: newest() },
        other => Error::Migration(other),
    }
}

/// Brings an SQLite file up to date.
pub(crate) async fn run_sqlite(pool: &SqlitePool) -> Result<()> {
    migrator(false, newest()).run(pool).await.map_err(explain)
}

/// Brings a PostgreSQL database up to date; concurrent starts are serialised by an advisory lock.
pub(crate) async fn run_postgres(pool: &PgPool) -> Result<()> {
    migrator(true, newest()).run(pool).await.map_err(explain)
}

/// Brings the file of this connection to the schema `until`.
pub(crate) async fn run_on_sqlite(connection: &mut SqliteConnection, until: i64) -> Result<()> {
    migrator(false, until).run(connection).await.map_err(explain)
}

/// Brings the database of this connection to the schema `until`.
pub(crate) async fn run_on_postgres(connection: &mut PgConnection, until: i64) -> Result<()> {
    migrator(true, until).run(connection).await.map_err(explain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_step_in_both_folders() {
        for folder in ["sqlite", "postgres"] {
            let mut files: Vec<String> = std::fs::read_dir(format!("{}/migrations/{folder}", env!("CARGO_MANIFEST_DIR")))
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            files.sort();
            let steps: Vec<String> = STEPS.iter().map(|step| format!("{}.sql", step.1)).collect();
            assert_eq!(files, steps, "{folder}");
        }
        assert!(STEPS.is_sorted_by(|a, b| a.0 < b.0));
        for step in STEPS {
            assert!(step.1.starts_with(&format!("{:04}_", step.0)));
        }
    }
}
