//! Backups: every row comes back, from either database into either, as it was at one instant.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Menu, MenuId, MenuItem, MenuTarget, Redirect, RedirectStatus, SitePath, SiteSettings, Slug, Story, StoryState};
use newsroom::backup::{Dump, Restore, check};
use newsroom::{DatabaseUrl, Error, Newsroom, SearchQuery};

use crate::corpus;
use crate::support::{self, TestNewsroom};

crate::contract!(is_of_one_instant, refuses_a_target_with_content, is_sound_and_says_what_is_not);

/// Rows by table, in no order: databases have none.
type Content = BTreeMap<String, BTreeSet<String>>;

async fn content(url: &DatabaseUrl) -> Content {
    let mut content = Content::new();
    let dumped = Dump::begin(url)
        .await
        .unwrap()
        .rows(async |rows| {
            let table = content.entry(rows.table).or_default();
            for line in rows.lines.lines() {
                let row: serde_json::Value = serde_json::from_str(line).unwrap();
                assert!(table.insert(row.to_string()), "twice: {row}");
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    for (table, rows) in &dumped.rows {
        assert_eq!(content.get(table).map_or(0, BTreeSet::len) as u64, *rows, "{table}");
    }
    content
}

async fn copy(from: &DatabaseUrl, to: &DatabaseUrl) {
    let mut pieces = Vec::new();
    let dump = Dump::begin(from).await.unwrap();
    let dumped = dump
        .rows(async |rows| {
            pieces.push(rows);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    let mut restore = Restore::begin(to, dumped.schema).await.unwrap();
    for rows in pieces {
        restore.rows(&rows.table, &rows.lines).await.unwrap();
    }
    restore.finish().await.unwrap().publish().await.unwrap();
}

/// One of everything that a newsroom stores.
async fn fill(newsroom: &TestNewsroom) {
    corpus::store(newsroom).await;
    let story = newsroom.story("nasty", "It's \"quoted\" \\ and 日本語 – \u{1f600}", "O'Hara wrote:\n\t{\"json\": [1, null]} \u{7f}", 0);
    let draft = Story { state: StoryState::Draft, published_at: None, ..newsroom.story("draft", "A draft", "glaciers", 0) };
    newsroom.put(&[story.clone(), draft]).await;
    let item = MenuItem { label: "Home".to_owned(), target: MenuTarget::Home, children: Vec::new() };
    let menu =
        Menu { id: MenuId::parse(&newsroom.id()).unwrap(), slug: "main".parse().unwrap(), name: "Main".to_owned(), items: vec![item] };
    newsroom
        .edit(async |edit| {
            edit.put_comment(&newsroom.comment(&story)).await.unwrap();
            edit.put_menu(&menu).await.unwrap();
            edit.put_settings(&SiteSettings { name: "The Paper".to_owned(), ..SiteSettings::default() }).await.unwrap();
            edit.put_mail_server(&crate::mail_server::server("mail.example"), Some("secret")).await.unwrap();
            let to = SitePath::parse("/nasty/").unwrap();
            edit.put_redirect(&Redirect { from: "/old/".into(), to, status: RedirectStatus::Moved }).await.unwrap();
        })
        .await;
    let amina = crate::people::add(newsroom, "amina", domain::Role::Editor).await;
    crate::people::sign_in(newsroom, &amina, "here").await;
    let id = &story.id;
    let steps = [crate::drafts::insert(crate::drafts::HEADLINE, "Draft \u{1f600} "), crate::drafts::set("seoTitle", "\\ \"q\"".into())];
    let shell = newsroom::Authority::command_line();
    newsroom.newsroom.push_steps(&shell, id, 0, "tab", &steps).await.unwrap();
    newsroom
        .edit(async |edit| {
            let note = newsroom::NewTrayNote { text: "Lost\nwords".to_owned(), ..Default::default() };
            edit.put_in_tray(id, &note).await.unwrap();
            let kind = newsroom::ChangeKind::Correction;
            edit.publish_changes(id, newsroom::Base::Draft(2), kind, "It was Monday").await.unwrap();
        })
        .await;
    newsroom
        .import_batch(async |edit| {
            let import = edit.begin_import("wordpress:https://old.example").await.unwrap();
            edit.record_source("wordpress:https://old.example", "post", "7", story.id.as_str(), &import).await.unwrap();
        })
        .await;
}

/// An empty place of each kind.
async fn empty(newsroom: &TestNewsroom) -> DatabaseUrl {
    // closed: an open newsroom is a running server
    newsroom.newsroom.clone().close().await;
    if let DatabaseUrl::SqliteFile(path) = &newsroom.url {
        std::fs::remove_file(path).unwrap();
    }
    newsroom.url.clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_row_comes_back_from_either_database_into_either() {
    let (sqlite, postgres) = (support::sqlite().await, support::postgres().await);
    let (other_sqlite, other_postgres) = (support::sqlite().await, support::postgres().await);
    fill(&sqlite).await;
    let written = content(&sqlite.url).await;
    for table in [
        "story",
        "revision",
        "comment",
        "menu",
        "settings",
        "redirect",
        "source",
        "search_doc",
        "draft_doc",
        "search_word",
        "shelf_story",
        "shelf_count",
        "user_account",
    ] {
        assert!(written.get(table).is_some_and(|rows| !rows.is_empty()), "{table} was not written");
    }
    assert!(written.contains_key("mail_server") && !written.contains_key("mail_password"), "keys and passwords of others are in no backup");
    assert!(!written.contains_key("user_session"), "a session that has ended must not come back");
    let mut from = sqlite.url.clone();
    for to in [&postgres, &other_postgres, &other_sqlite] {
        let to = empty(to).await;
        copy(&from, &to).await;
        assert_eq!(content(&to).await, written, "{from} → {to}");
        assert_eq!(check(&to).await.unwrap().problems, Vec::<String>::new());
        let newsroom = Newsroom::open_system(&to).await.unwrap();
        let hits = |page: newsroom::SearchPage| page.hits.iter().map(|hit| hit.card.headline.to_string()).collect::<Vec<_>>();
        let query = SearchQuery { text: "treaty water".to_owned(), per_page: 10, ..SearchQuery::default() };
        let (found, expected) = (hits(newsroom.search(&query).await.unwrap()), hits(sqlite.newsroom.search(&query).await.unwrap()));
        assert!(!found.is_empty());
        assert_eq!(found, expected, "{to}");
        assert_eq!(newsroom.settings().await.unwrap().name, "The Paper");
        // it can be written to
        let authority = newsroom::Authority::command_line();
        let mut edit = newsroom.edit(&authority).await.unwrap();
        edit.put_tag(&sqlite.tag("after")).await.unwrap();
        edit.commit().await.unwrap();
        assert!(newsroom.tag_by_slug(&Slug::parse("after").unwrap()).await.unwrap().is_some());
        newsroom.close().await;
        // what is restored next must be what was written first
        if matches!(to, DatabaseUrl::SqliteFile(_)) {
            continue;
        }
        from = sqlite.url.clone();
    }
    for newsroom in [sqlite, postgres, other_sqlite, other_postgres] {
        newsroom.tear_down().await;
    }
}

async fn is_of_one_instant(newsroom: &TestNewsroom) {
    newsroom.put(&[newsroom.story("before", "Before", "words", 0)]).await;
    let dump = Dump::begin(&newsroom.url).await.unwrap();
    newsroom.put(&[newsroom.story("after", "After", "words", 0)]).await;
    let mut lines = String::new();
    dump.rows(async |rows| {
        lines.push_str(&rows.lines);
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert!(lines.contains("/before/") && !lines.contains("/after/"), "{lines}");
    assert!(newsroom.newsroom.story_by_path(&"/after/".parse().unwrap()).await.unwrap().is_some());
}

async fn refuses_a_target_with_content(newsroom: &TestNewsroom) {
    newsroom.put(&[newsroom.story("mine", "Mine", "words", 0)]).await;
    let schema = check(&newsroom.url).await.unwrap().schema;
    let refused = |result: newsroom::Result<Restore>, word: &str| {
        let error = result.err().expect("it was not refused").to_string();
        assert!(error.contains(word), "{error}");
    };
    let word = if matches!(newsroom.url, DatabaseUrl::Postgres(_)) { "a server uses it" } else { "already" };
    refused(Restore::begin(&newsroom.url, schema).await, word);
    newsroom.newsroom.clone().close().await;
    refused(Restore::begin(&newsroom.url, schema).await, "already");
    refused(Restore::begin(&newsroom.url, schema + 1).await, "update the program");
    let newsroom = Newsroom::open_system(&newsroom.url).await.unwrap();
    assert!(newsroom.story_by_path(&"/mine/".parse().unwrap()).await.unwrap().is_some());
    newsroom.close().await;
}

async fn is_sound_and_says_what_is_not(newsroom: &TestNewsroom) {
    fill(newsroom).await;
    let checked = check(&newsroom.url).await.unwrap();
    assert_eq!(checked.problems, Vec::<String>::new());
    assert_eq!((checked.files.len(), checked.files[0].bytes, checked.rows["comment"]), (1, 12_345, 1));
    const WRONG: &str = "UPDATE shelf_count SET stories = stories + 1 WHERE shelf = 'all'";
    use sqlx::Connection;
    match &newsroom.url {
        DatabaseUrl::SqliteFile(path) => {
            let mut c = sqlx::SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
            sqlx::query(WRONG).execute(&mut c).await.unwrap();
        }
        DatabaseUrl::Postgres(url) => {
            let mut c = sqlx::PgConnection::connect(url).await.unwrap();
            sqlx::query(WRONG).execute(&mut c).await.unwrap();
        }
    }
    let problems = check(&newsroom.url).await.unwrap().problems;
    assert!(problems.len() == 1 && problems[0].contains("the list all"), "{problems:?}");
}

#[tokio::test]
async fn a_restore_that_is_dropped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::in_folder(folder.path());
    let mut restore = Restore::begin(&url, 1).await.unwrap();
    restore.rows("settings", r#"{"id":1,"data":"{}"}"#).await.unwrap();
    assert!(restore.rows("no_such_table", "{}").await.is_err());
    drop(restore);
    assert!(!folder.path().join("newsroom.sqlite").exists());
    // and does not stand in the way of the next, whose rows are of an older schema
    let mut restore = Restore::begin(&url, 1).await.unwrap();
    restore.rows("settings", "{\"id\":1,\"data\":\"{\\\"name\\\":\\\"Old\\\"}\"}").await.unwrap();
    restore.finish().await.unwrap().publish().await.unwrap();
    let newsroom = Newsroom::open_system(&url).await.unwrap();
    assert_eq!(newsroom.settings().await.unwrap().name, "Old");
    newsroom.close().await;
}
