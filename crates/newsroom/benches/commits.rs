//! What batches are worth, for `./dev bench`: rows that an import wrote are written once more, into a new file on the same disk, with a
//! statement and a commit for each row, or as an import does: whole stories in one transaction, rows of a table in one statement. As
//! JSON on standard output.
#![allow(clippy::print_stdout, missing_docs, reason = "a measuring program")]

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use newsroom::{DatabaseUrl, Newsroom};
use sqlx::sqlite::{SqliteConnectOptions, SqliteRow, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection, QueryBuilder, Row, SqliteConnection, TypeInfo, ValueRef};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// As many items as an import puts into one transaction.
const BATCH: usize = 200;
/// As many rows as an import puts into one statement.
const ROWS: usize = 64;

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

/// The search index keeps no texts: its rows are made from the normalised ones beside it, each word once.
const SEARCH: &str = "search_index (rowid, headline, standfirst, people, captions, body, facets)";
const SEARCHED: &str = "SELECT docid, headline, standfirst, people, captions, body, facets FROM filled.search_doc WHERE story_id = ?1";

/// One row: where it goes, and what it holds.
struct Line {
    table: &'static str,
    cells: Vec<Cell>,
}

/// One value of a row.
enum Cell {
    Nothing,
    Number(i64),
    Text(String),
}

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
    let stories = lines(&mut conn, stories).await?;
    let rows: usize = stories.iter().map(Vec::len).sum();
    let begun = Instant::now();
    let mut written = 0;
    for batch in stories.chunks(BATCH) {
        written += if each_row { row_by_row(&mut conn, batch).await? } else { together(&mut conn, batch).await? };
    }
    let seconds = begun.elapsed().as_secs_f64();
    conn.close().await?;
    if usize::try_from(written)? != rows {
        return Err(format!("{written} of {rows} rows were written").into());
    }
    println!("{{\"stories\":{},\"rows\":{rows},\"seconds\":{seconds:.4}}}", stories.len());
    Ok(())
}

async fn row_by_row(conn: &mut SqliteConnection, batch: &[Vec<Line>]) -> Outcome<u64> {
    let mut written = 0;
    for line in batch.iter().flatten() {
        written += write(conn, &[line]).await?;
    }
    Ok(written)
}

async fn together(conn: &mut SqliteConnection, batch: &[Vec<Line>]) -> Outcome<u64> {
    let mut written = 0;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *conn).await?;
    for table in OF_A_STORY.iter().map(|(table, _)| *table).chain([SEARCH]) {
        let lines: Vec<&Line> = batch.iter().flatten().filter(|line| line.table == table).collect();
        for some in lines.chunks(ROWS) {
            written += write(conn, some).await?;
        }
    }
    sqlx::query("COMMIT").execute(conn).await?;
    Ok(written)
}

/// Writes rows of one table in one statement; how many.
async fn write(conn: &mut SqliteConnection, lines: &[&Line]) -> Outcome<u64> {
    let Some(first) = lines.first() else { return Ok(0) };
    let mut query = QueryBuilder::new(format!("INSERT INTO {} ", first.table));
    query.push_values(lines, |mut row, line| {
        for cell in &line.cells {
            match cell {
                Cell::Nothing => row.push_bind(None::<i64>),
                Cell::Number(number) => row.push_bind(*number),
                Cell::Text(text) => row.push_bind(text.as_str()),
            };
        }
    });
    Ok(query.build().execute(conn).await?.rows_affected())
}

/// A connection that writes to a new newsroom at `place` as an import does, with the filled one beside it.
async fn beside(file: &Path, place: &Path) -> Outcome<SqliteConnection> {
    Newsroom::open_system(&DatabaseUrl::SqliteFile(place.to_owned())).await?.close().await;
    let options = SqliteConnectOptions::new()
        .filename(place)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .statement_cache_capacity(400)
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-48000")
        .pragma("wal_autocheckpoint", "24000");
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
async fn lines(conn: &mut SqliteConnection, stories: i64) -> Outcome<Vec<Vec<Line>>> {
    let ids: Vec<String> =
        sqlx::query_scalar("SELECT id FROM filled.story ORDER BY id LIMIT ?1").bind(stories).fetch_all(&mut *conn).await?;
    let mut lines = Vec::new();
    for id in ids {
        let mut of_story = Vec::new();
        for (table, column) in OF_A_STORY {
            let rows = format!("SELECT * FROM filled.{table} WHERE {column} = ?1");
            for row in sqlx::query(AssertSqlSafe(rows)).bind(&id).fetch_all(&mut *conn).await? {
                of_story.push(Line { table, cells: cells(&row)? });
            }
        }
        for row in sqlx::query(SEARCHED).bind(&id).fetch_all(&mut *conn).await? {
            of_story.push(Line { table: SEARCH, cells: cells(&row)?.into_iter().map(each_word_once).collect() });
        }
        lines.push(of_story);
    }
    Ok(lines)
}

fn cells(row: &SqliteRow) -> Outcome<Vec<Cell>> {
    let cell = |at| -> Outcome<Cell> {
        let value = row.try_get_raw(at)?;
        Ok(match value.type_info().name() {
            _ if value.is_null() => Cell::Nothing,
            "INTEGER" => Cell::Number(row.try_get_unchecked(at)?),
            _ => Cell::Text(row.try_get_unchecked(at)?),
        })
    };
    (0..row.len()).map(cell).collect()
}

fn each_word_once(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) => Cell::Text(text.split(' ').collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")),
        other => other,
    }
}
