//! `press import`: what it says, and how it is rolled back.

use std::path::Path;

use super::{press, shared};

#[test]
fn an_import_tells_what_it_did_and_doubles_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data").display().to_string();
    let report = dir.path().join("report.json").display().to_string();
    let file = shared("theme-test-data/theme-preview.xml");
    let run = |more: &[&str]| {
        let (code, said) = press(&[&["import", "wordpress", &file, "--data", &data, "--report", &report], more].concat());
        assert_eq!(code, 0, "{said}");
        let report: serde_json::Value = serde_json::from_slice(&std::fs::read(&report).unwrap()).unwrap();
        let counts = report["counts"]["stories"].clone();
        (counts["found"].as_u64().unwrap(), counts["imported"].as_u64().unwrap(), counts["skipped"].as_u64().unwrap())
    };
    assert_eq!(run(&["--dry-run"]).0, 7);
    assert_eq!(run(&[]), (7, 7, 0));
    assert_eq!(run(&[]), (7, 0, 7));
}

#[test]
fn an_import_says_what_it_did_and_how_to_take_it_back() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let data = data.to_str().unwrap();
    let file = shared("theme-test-data/64-block-test-data.xml");
    let import = |more: &[&str]| press(&[&["import", "wordpress", "--data", data], more].concat());
    let rows = |said: &str| {
        let row = |line: &str| Some(line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).filter(|row| row.len() == 4);
        said.lines().filter_map(row).filter(|row| row[1].parse::<u64>().is_ok()).map(|row| row.join(" ")).collect::<Vec<_>>()
    };
    let (code, dry) = import(&[&file, "--dry-run"]);
    assert!(code == 0 && dry.contains("(dry run)") && !dry.contains("--rollback"), "{dry}");
    let (_, dated) = import(&[&shared("theme-test-data/themeunittestdata.wordpress.xml"), "--dry-run"]);
    assert!(dated.contains(&format!("press settings set permalinks day --data {data}\n")), "{dated}");
    assert!(!Path::new(data).exists(), "a dry run made a folder");
    let (code, said) = import(&[&file]);
    assert_eq!((code, rows(&said)), (0, rows(&dry)), "{said}");
    for row in ["stories 61 61 0", "pages 1 1 0", "images 9 9 0", "comments 2 2 0"] {
        assert!(rows(&said).contains(&row.to_owned()), "{row}: {said}");
    }
    for line in ["9 pictures or files were not found", "1 item was skipped; the report says why", "have no counterpart here"] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let (_, report) = said.split_once("report: ").unwrap();
    assert!(std::fs::read_to_string(report.lines().next().unwrap()).unwrap().contains("<html"), "{report}");
    let (_, hint) = said.split_once("--rollback ").unwrap();
    let (id, rest) = hint.lines().next().unwrap().split_once(' ').unwrap();
    assert_eq!(rest, format!("--data {data}"), "the hint leads to another newsroom");
    let (code, said) = import(&["--rollback", id]);
    assert!(code == 0 && said.contains("taken back: the paper is as it was before"), "{said}");
    assert!(said.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == ["removed", "62", "stories"]), "{said}");
    let (code, said) = import(&["--rollback", id]);
    assert!(code == 0 && said.contains("nothing of it is left to be taken back"), "{said}");
    let (code, said) = import(&["--rollback", "no-such-import"]);
    assert!(code == 2 && said.contains("no-such-import"), "{said}");
}
