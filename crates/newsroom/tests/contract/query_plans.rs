//! No hot query reads a whole table.

use newsroom::{DatabaseUrl, query_plans::hot_queries};
use sqlx::{AssertSqlSafe, Connection};

use crate::support;

#[tokio::test]
async fn sqlite_scans_no_table() {
    let paper = support::sqlite().await;
    let DatabaseUrl::SqliteFile(path) = &paper.url else { panic!() };
    let mut c = sqlx::SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
    for query in hot_queries().into_iter().filter(|query| query.postgres_only != Some(true)) {
        let sql = query.with_literals();
        let plan: Vec<(i64, i64, i64, String)> = sqlx::query_as(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")))
            .fetch_all(&mut c)
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
        for (.., step) in &plan {
            let virtual_table = step.contains("VIRTUAL TABLE INDEX") && !step.ends_with("INDEX 0:");
            let own_rows = [
                "SCAN (subquery-1)",
                "SCAN older",
                "SCAN newer",
                "SCAN newest",
                "SCAN placed",
                "SCAN pinned",
                "SCAN opened",
                "SCAN counted",
                "SCAN CONSTANT ROW",
            ]
            .contains(&step.as_str())
                || step.starts_with("CO-ROUTINE");
            // an index that is walked in order and left after a few rows is no scan of the table
            let next_due = step.contains("USING COVERING INDEX story_due") && sql.contains("LIMIT 1");
            // an index that holds only drafts with unsaved steps
            let unsaved = step.contains("draft_unsaved");
            assert!(!step.contains("SCAN") || virtual_table || own_rows || next_due || unsaved, "{sql}\n{plan:#?}");
            assert!(!step.contains("TEMP B-TREE"), "sorts: {sql}\n{plan:#?}");
        }
    }
    drop(c);
    paper.tear_down().await;
}

#[tokio::test]
async fn postgres_scans_no_table() {
    let paper = support::postgres().await;
    let DatabaseUrl::Postgres(url) = &paper.url else { panic!() };
    let mut c = sqlx::PgConnection::connect(url).await.unwrap();
    sqlx::query("SET enable_seqscan = off").execute(&mut c).await.unwrap();
    for query in hot_queries().into_iter().filter(|query| query.postgres_only != Some(false)) {
        let sql = query.with_literals();
        let plan: Vec<String> = sqlx::query_scalar(AssertSqlSafe(format!("EXPLAIN {sql}")))
            .fetch_all(&mut c)
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
        assert!(plan.iter().all(|step| !step.contains("Seq Scan")), "{sql}\n{plan:#?}");
    }
    drop(c);
    paper.tear_down().await;
}
