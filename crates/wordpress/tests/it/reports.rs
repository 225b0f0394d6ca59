//! What an import tells: the report's fields, its page, its totals; and that a dry run leaves no trace.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::support::paper::{PNG, TestNewsroom, post};
use media::MediaStore;
use newsroom::{DatabaseUrl, Newsroom};
use serde_json::Value;
use wordpress::{ImportOptions, import};

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.insert(path.clone(), Vec::new());
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}

#[tokio::test]
async fn the_report_has_every_field_and_its_page_names_what_was_left_out() {
    let paper = TestNewsroom::open().await;
    let items = post(1, "[wpforms id=\"1\"] text", "")
        + &post(1, "again", "").replace("Story 1", "Second &lt;b&gt; of its number")
        + &post(2, "<p>Lorem ipsum dolor sit amet</p>", "")
        + &post(3, "x", "").replace("<wp:post_type>post", "<wp:post_type>movie").replace("Story 3", "Film & <i>talk</i>")
        + "<item><title>Lost</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://old.site/wp-content/uploads/lost.jpg</wp:attachment_url></item>";
    let file = paper.export("export.xml", &items);
    let aside = paper.folder.path().join("aside.json");
    let options = ImportOptions {
        files: vec![file],
        reports: Some(paper.folder.path().join("imports")),
        report_file: Some(aside.clone()),
        ..ImportOptions::default()
    };
    let report = import(&paper.newsroom, &newsroom::Authority::command_line(), &paper.store, &options, &|_, _, _| {}).await.unwrap();
    let folder = paper.folder.path().join("imports").join(&report.imports[0].id);
    let json = std::fs::read_to_string(folder.join("report.json")).unwrap();
    assert_eq!(json, std::fs::read_to_string(&aside).unwrap());
    let value: Value = serde_json::from_str(&json).unwrap();
    let mut fields: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(
        fields,
        [
            "counts",
            "dry_run",
            "imports",
            "leftovers",
            "missing_media",
            "permalinks",
            "pictures",
            "skipped",
            "totals",
            "unknown",
            "urls",
            "words"
        ]
    );
    // the file is the report that the caller got
    let read: wordpress::Report = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(read, report);
    assert_eq!(value["counts"]["stories"], serde_json::json!({ "found": 3, "imported": 2, "skipped": 1 }));
    assert_eq!(value["totals"], serde_json::json!({ "skipped": 2, "missing_media": 1, "urls": 2, "leftovers": 1 }));
    assert_eq!(value["missing_media"][0]["url"], "https://old.site/wp-content/uploads/lost.jpg");
    let forms = serde_json::json!({ "here": "slug", "slug": 0, "section": 0, "month": 2, "day": 0, "other": 0 });
    assert_eq!((&value["permalinks"], report.permalinks.better()), (&forms, Some((domain::Permalinks::Month, 2))));
    let advice = |forms: wordpress::OldForms| forms.better().map(|(form, _)| form);
    let here = domain::Permalinks::Month;
    let (plain, days) =
        (wordpress::OldForms { here, slug: 9, ..Default::default() }, wordpress::OldForms { here, day: 2, slug: 1, ..Default::default() });
    assert_eq!((advice(plain), advice(days)), (None, Some(domain::Permalinks::Day)), "posts at /name/ stay there in every form");
    assert_eq!(value["urls"][0], serde_json::json!({ "old": "https://old.site/2020/01/story-1/", "new": "/story-1/", "status": 301 }));

    let page = std::fs::read_to_string(folder.join("report.html")).unwrap();
    for skipped in &report.skipped {
        let title = skipped.title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let row = format!("<tr><td>{}<td>{}<td>{title}<td>{}", skipped.kind, skipped.id, skipped.reason);
        assert!(page.contains(&row), "{row} is not on the page");
    }
    assert_eq!(report.skipped.len(), 2);
    for words in ["wpforms", "movie", "lost.jpg", "/story-1/", "lorem ipsum", &format!("--rollback {}", report.imports[0].id)] {
        assert!(page.contains(words), "{words} is not on the page");
    }
    assert!(!page.contains("<script") && !page.contains("<b> of"));
}

#[tokio::test]
async fn totals_go_on_where_the_lists_end() {
    let paper = TestNewsroom::open().await;
    let items: String = (1..=1100).map(|id| post(id, "x", "").replace("<wp:post_type>post", "<wp:post_type>movie")).collect();
    let report = paper.import_items(&[&items]).await;
    assert_eq!((report.skipped.len(), report.totals.skipped), (1000, 1100));
    let folder = paper.folder.path().join("imports").join(&report.imports[0].id);
    let value: Value = serde_json::from_slice(&std::fs::read(folder.join("report.json")).unwrap()).unwrap();
    assert_eq!(value["skipped"].as_array().unwrap().len(), 1100);
    let page = std::fs::read_to_string(folder.join("report.html")).unwrap();
    assert!(page.contains("Left out, and why: 1100") && page.contains("<td>1100<td>Story 1100<td>"));
}

#[tokio::test]
async fn a_dry_run_changes_no_byte_and_makes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let uploads = folder.path().join("uploads/2010/08");
    std::fs::create_dir_all(&uploads).unwrap();
    std::fs::write(uploads.join("manhattansummer.jpg"), PNG).unwrap();
    let run = async |file: &str, dry_run: bool| {
        let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(&data)).await.unwrap();
        let store = MediaStore::at(data.join("media"));
        let options = ImportOptions {
            files: vec![crate::support::file(file)],
            media_dir: Some(folder.path().join("uploads")),
            dry_run,
            reports: Some(data.join("imports")),
            ..ImportOptions::default()
        };
        let report = import(&newsroom, &newsroom::Authority::command_line(), &store, &options, &|_, _, _| {}).await.unwrap();
        newsroom.close().await;
        report
    };
    const THEME: &str = "theme-test-data/themeunittestdata.wordpress.xml";
    // into an empty newsroom, and into one that has something of another site
    Newsroom::open_system(&DatabaseUrl::in_folder(&data)).await.unwrap().close().await;
    for round in 0..2 {
        let before = files(&data);
        let report = run(THEME, true).await;
        assert_eq!((report.counts.stories.imported, report.counts.pages.imported, report.imports.len()), (58, 21, 0));
        let after = files(&data);
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "round {round}");
        for (path, bytes) in &before {
            assert!(after[path] == *bytes, "round {round}: {} changed", path.display());
        }
        if round == 0 {
            run("theme-test-data/64-block-test-data.xml", false).await;
        }
    }
}

/// Every field of a value by its path; fields of list entries behind `[]`, the three numbers of a count are one.
fn fields(value: &Value, path: &str, found: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(_) if value.get("found").is_some() => {}
        Value::Object(object) => {
            for (name, inner) in object {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                found.insert(path.clone());
                fields(inner, &path, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|entry| fields(entry, &format!("{path}[]"), found)),
        _ => {}
    }
}

#[tokio::test]
async fn the_contract_names_every_field() {
    let paper = TestNewsroom::open().await;
    let items = post(1, "[wpforms id=\"1\"] text ", "")
        + &post(1, "again", "")
        + &post(2, "<p>Lorem ipsum dolor sit amet</p><option>lost</option>", "")
        + "<item><title>Lost</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://old.site/wp-content/uploads/lost.jpg</wp:attachment_url></item>";
    let report = paper.import_items(&[&items]).await;
    let file = paper.folder.path().join("imports").join(&report.imports[0].id).join("report.json");
    let mut value: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    // whether or not the converter loses a word today, the list has entries of this form
    let lost = wordpress::import::LostWords { kind: String::new(), id: String::new(), title: String::new(), missing: Vec::new() };
    value["words"]["stories"] = serde_json::to_value([lost]).unwrap();
    let mut written = std::collections::BTreeSet::new();
    fields(&value, "", &mut written);

    let contract = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/contracts/import-report.md");
    let text = std::fs::read_to_string(contract).unwrap();
    let named = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(name, _)| name.to_owned()));
    assert_eq!(named.collect::<std::collections::BTreeSet<_>>(), written);
}
