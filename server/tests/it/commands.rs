//! The program itself: exit codes, reports, messages.

use std::{path::Path, process::Command};

fn press(arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    for name in ["DATABASE_URL", "PRESS_DATA", "PRESS_WORDPRESS_PASSWORD"] {
        command.env_remove(name);
    }
    let done = command.args(arguments).output().unwrap();
    (done.status.code().unwrap(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
}

fn shared(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/wxr").join(name);
    assert!(path.exists(), "{} is needed for this test", path.display());
    path.display().to_string()
}

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
fn wrong_input_is_exit_code_2_with_a_message_that_helps() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().display().to_string();
    for (arguments, word) in [
        (&["import", "wordpress", "/no/such.xml"][..], "/no/such.xml"),
        (&["import", "wordpress", &shared("importer-fixtures/malformed.xml")], "abc"),
        (&["import", "wordpress", &shared("theme-test-data/theme-preview.xml"), "--report", "/no/such/report.json"], "--report"),
        (&["import", "wordpress", "http://127.0.0.1:9/"], "not a public address"),
        (&["import", "wordpress", "https://old.site", "--user", "admin"], "PRESS_WORDPRESS_PASSWORD"),
        (&["import", "wordpress", "https://old.site", "--user", "admin", "--password-file", "/no/such"], "--password-file"),
        (&["import", "wordpress", "https://old.site", "https://other.site"], "one address"),
        (&["import", "wordpress", &shared("theme-test-data/theme-preview.xml"), "--user", "admin"], "--user"),
        (&["import", "wordpress", "https://old.site", "--fetch-media=perhaps"], "perhaps"),
        (&["migrate", "--database", "mysql://root:secret@h/x"], "postgres://"),
        (&["serve", "--addr", "nowhere"], "--addr"),
        (&["nonsense"], "Usage"),
    ] {
        let (code, said) = press(&[arguments, &["--data", &data]].concat());
        assert_eq!(code, 2, "{arguments:?}: {said}");
        assert!(said.contains(word) && !said.contains("secret"), "{arguments:?}: {said}");
    }
}
