//! What batches are worth, for `./dev bench`: rows that an import wrote are written once more, into a new file on the same disk, with a
//! commit for each row or for each batch of whole stories. As JSON on standard output.
#![allow(clippy::print_stdout, missing_docs, reason = "a measuring program")]

use std::path::Path;
use std::time::Instant;

use newsroom::{DatabaseUrl, Newsroom};
use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// As many items as an import puts into one transaction.
const BATCH: usize = 200;

/// What stories point to; written beforehand.
const BEFORE: &[&str] = &["import", "section", "tag", "author", "media"];

/// What is written of a story, and the column that says of which.
const OF_A_STORY: &[(&str, &str)] = &[
    ("story", "id"),
    ("story_section", "story_id"),
    ("story_tag", "story_id"),
    ("story_byline", "story_id"),
    ("story_media", "story_id"),
    ("revision", "story_id"),
    ("comment", "story_id"),
    ("shelf_story", "story_id"),
    ("search_doc", "story_id"),
    ("source", "target_id"),
    ("import_thing", "target_id"),
];

/// The search index keeps no texts: its rows are made from the normalised ones beside it.
const SEARCH: &str = "INSERT INTO main.search_index (rowid, headline, standfirst, people, captions, body, facets) \
     SELECT docid, headline, standfirst, people, captions, body, facets FROM filled.search_doc WHERE story_id = ?1 LIMIT 1 OFFSET ?2";

/// One row: the statement that copies it, the story, and which of the story's rows in that table.
type Row = (String, String, i64);

/// `commits FILE STORIES row|batch`: FILE is the database of a newsroom that an import filled; it gets two indexes.
fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let (file, stories, each_row) = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [file, stories, "row"] => (*file, stories.parse()?, true),
        [file, stories, "batch"] => (*file, stories.parse()?, false),
        // `cargo bench` and `cargo test --benches` call it without arguments
        _ => {
            eprintln!("commits FILE STORIES row|batch; ./dev bench import runs it");
            return Ok(());
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(measure(Path::new(file), stories, each_row))
}

async fn measure(file: &Path, stories: i64, each_row: bool) -> Outcome<()> {
    let place = file.with_extension("again");
    let name = |ending: &str| format!("{}{ending}", place.display());
    for ending in ["", "-wal", "-shm"] {
        std::fs::remove_file(name(ending)).ok();
    }
    let mut conn = beside(file, &place).await?;
    let rows = rows(&mut conn, stories).await?;
    let number: usize = rows.iter().map(Vec::len).sum();
    let begun = Instant::now();
    for batch in rows.chunks(BATCH) {
        if !each_row {
            sqlx::query("BEGIN IMMEDIATE").execute(&mut conn).await?;
        }
        for (copy, story, offset) in batch.iter().flatten() {
            let done = sqlx::query(AssertSqlSafe(copy.as_str())).bind(story).bind(offset).execute(&mut conn).await?;
            if done.rows_affected() != 1 {
                return Err(format!("{copy} wrote {} rows", done.rows_affected()).into());
            }
        }
        if !each_row {
            sqlx::query("COMMIT").execute(&mut conn).await?;
        }
    }
    let seconds = begun.elapsed().as_secs_f64();
    conn.close().await?;
    println!("{{\"stories\":{},\"rows\":{number},\"seconds\":{seconds:.4}}}", rows.len());
    Ok(())
}

/// A connection that writes to a new newsroom at `place` as an import does, with the filled one beside it.
async fn beside(file: &Path, place: &Path) -> Outcome<SqliteConnection> {
    Newsroom::open_system(&DatabaseUrl::SqliteFile(place.to_owned())).await?.close().await;
    let options = SqliteConnectOptions::new()
        .filename(place)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-48000")
        .pragma("wal_autocheckpoint", "4000");
    let mut conn = SqliteConnection::connect_with(&options).await?;
    sqlx::query("ATTACH ?1 AS filled").bind(file.to_str()).execute(&mut conn).await?;
    for index in ["filled.of_source ON source (target_id)", "filled.of_shelf ON shelf_story (story_id)"] {
        sqlx::query(AssertSqlSafe(format!("CREATE INDEX IF NOT EXISTS {index}"))).execute(&mut conn).await?;
    }
    for table in BEFORE {
        sqlx::query(AssertSqlSafe(format!("INSERT INTO main.{table} SELECT * FROM filled.{table}"))).execute(&mut conn).await?;
    }
    Ok(conn)
}

/// The rows of the first stories, each story's together.
async fn rows(conn: &mut SqliteConnection, stories: i64) -> Outcome<Vec<Vec<Row>>> {
    let ids: Vec<String> =
        sqlx::query_scalar("SELECT id FROM filled.story ORDER BY id LIMIT ?1").bind(stories).fetch_all(&mut *conn).await?;
    let mut rows = Vec::new();
    for id in ids {
        let mut of_story = Vec::new();
        for (table, column) in OF_A_STORY {
            let count = format!("SELECT count(*) FROM filled.{table} WHERE {column} = ?1");
            let count: i64 = sqlx::query_scalar(AssertSqlSafe(count)).bind(&id).fetch_one(&mut *conn).await?;
            let copy = format!("INSERT INTO main.{table} SELECT * FROM filled.{table} WHERE {column} = ?1 LIMIT 1 OFFSET ?2");
            of_story.extend((0..count).map(|offset| (copy.clone(), id.clone(), offset)));
            if *table == "search_doc" {
                of_story.extend((0..count).map(|offset| (SEARCH.to_owned(), id.clone(), offset)));
            }
        }
        rows.push(of_story);
    }
    Ok(rows)
}
