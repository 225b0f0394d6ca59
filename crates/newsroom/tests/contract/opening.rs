//! Opening: fresh, again, side by side, newer.

use std::collections::BTreeMap;
use std::time::Duration;

use newsroom::{Authority, DatabaseUrl, Error, Newsroom};
use sqlx::{Connection, Row};

use crate::support::{self, TestNewsroom};

crate::contract!(opens_again_without_loss, refuses_a_newer_schema, another_process_gets_its_turn);

async fn opens_again_without_loss(paper: &TestNewsroom) {
    paper.put(&[paper.story("kept", "Kept", "words", 0)]).await;
    let second = Newsroom::open_system(&paper.url).await.unwrap();
    assert!(second.story_by_path(&"/kept/".parse().unwrap()).await.unwrap().is_some());
    second.close().await;
    if let DatabaseUrl::SqliteFile(path) = &paper.url {
        // statistics of a small paper would be followed when it is a large one (decision 0112)
        const STATISTICS: &str = "SELECT COUNT(*) FROM sqlite_master WHERE name LIKE 'sqlite_stat%'";
        let mut c = sqlx::SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
        assert_eq!(sqlx::query_scalar::<_, i64>(STATISTICS).fetch_one(&mut c).await.unwrap(), 0);
    }
}

async fn refuses_a_newer_schema(paper: &TestNewsroom) {
    const NEWER: &str = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) SELECT 9999, 'later', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1";
    match &paper.url {
        DatabaseUrl::SqliteFile(path) => {
            let mut c = sqlx::SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
            sqlx::query(NEWER).execute(&mut c).await.unwrap();
        }
        DatabaseUrl::Postgres(url) => {
            let mut c = sqlx::PgConnection::connect(url).await.unwrap();
            sqlx::query(NEWER).execute(&mut c).await.unwrap();
        }
    }
    let error = Newsroom::open_system(&paper.url).await.unwrap_err();
    assert!(matches!(error, Error::NewerSchema { found: 9999, .. }), "{error}");
    assert!(error.to_string().contains("update the program"));
}

/// Somebody imports, batch after batch; an editor saves in the process that serves the paper.
async fn another_process_gets_its_turn(paper: &TestNewsroom) {
    const TURNS: usize = 6;
    let (other, authority) = (Newsroom::open_system(&paper.url).await.unwrap(), Authority::command_line());
    let saved = std::cell::Cell::new(0);
    let import = async {
        for batch in 0.. {
            if saved.get() == TURNS {
                break;
            }
            let mut edit = paper.newsroom.edit(&authority).await.unwrap();
            edit.put_tag(&paper.tag(&format!("batch-{batch}"))).await.unwrap();
            tokio::time::sleep(Duration::from_millis(300)).await;
            edit.commit().await.unwrap();
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let editor = async {
        for turn in 0..TURNS {
            let mut edit = other.edit(&authority).await.unwrap();
            edit.put_tag(&paper.tag(&format!("turn-{turn}"))).await.unwrap();
            edit.commit().await.unwrap();
            saved.set(turn + 1);
            // longer than the moment between two batches
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::join!(import, editor);
    let last = format!("turn-{}", TURNS - 1);
    assert!(paper.newsroom.tag_by_slug(&last.parse().unwrap()).await.unwrap().is_some());
    other.close().await;
}

#[test]
fn refuses_unknown_addresses() {
    let error = DatabaseUrl::parse("mysql://root@localhost/paper").unwrap_err().to_string();
    assert!(error.contains("mysql") && error.contains("sqlite:") && error.contains("postgres://"), "{error}");
}

#[tokio::test]
async fn says_which_folder_cannot_be_made() {
    let error = Newsroom::open_system(&DatabaseUrl::SqliteFile("/proc/nowhere/x.sqlite".into())).await.unwrap_err();
    assert!(error.to_string().contains("/proc/nowhere"), "{error}");
}

type Columns = BTreeMap<String, Vec<String>>;

/// Both databases have the same tables with the same columns in the same order, but for the two kinds of search index.
#[tokio::test]
async fn both_schemas_are_the_same() {
    let (sqlite, postgres) = (support::sqlite().await, support::postgres().await);
    let (DatabaseUrl::SqliteFile(path), DatabaseUrl::Postgres(url)) = (&sqlite.url, &postgres.url) else { panic!() };
    let mut c = sqlx::SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
    let rows = sqlx::query(
        "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'search_index%' AND m.name NOT LIKE 'draft_index%' ORDER BY m.name, p.cid",
    )
    .fetch_all(&mut c)
    .await
    .unwrap();
    let mut left = Columns::new();
    for row in rows {
        left.entry(row.get(0)).or_default().push(row.get(1));
    }
    let mut c = sqlx::PgConnection::connect(url).await.unwrap();
    let rows = sqlx::query("SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position").fetch_all(&mut c).await.unwrap();
    let mut right = Columns::new();
    for row in rows {
        right.entry(row.get(0)).or_default().push(row.get(1));
    }
    for table in ["search_doc", "draft_doc"] {
        right.get_mut(table).unwrap().retain(|column| column != "tsv");
    }
    assert_eq!(left, right);
    sqlite.tear_down().await;
    postgres.tear_down().await;
}
