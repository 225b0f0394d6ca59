//! The program itself: exit codes, reports, messages.

mod backup;
mod errors;
mod import;
mod media;
mod papers;
mod public_url;
mod settings;
mod user;

use std::{path::Path, process::Command};

/// A command of `press` that the environment of the tests does not change.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    for name in ["DATABASE_URL", "MEDIA_URL", "PRESS_DATA", "PRESS_PUBLIC_URL", "PRESS_WORDPRESS_PASSWORD", "RUST_LOG"] {
        command.env_remove(name);
    }
    command.args(arguments);
    command
}

/// Its exit code, and what it printed.
pub fn run(mut command: Command) -> (i32, String) {
    let done = command.output().unwrap();
    (done.status.code().unwrap(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
}

fn press(arguments: &[&str]) -> (i32, String) {
    run(command(arguments))
}

/// The same; it must succeed.
fn works(arguments: &[&str]) -> String {
    let (code, said) = press(arguments);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    said
}

fn shared(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/wxr").join(name);
    assert!(path.exists(), "{} is needed for this test", path.display());
    path.display().to_string()
}

/// Copies the demo newsroom into a folder. It is made once for all tests: its pictures take a while.
pub fn demo_in(data: &str) {
    static DEMO: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
        let folder = format!("{}/demo-newsroom", env!("CARGO_TARGET_TMPDIR"));
        // of an earlier run of the tests
        let _ = std::fs::remove_dir_all(&folder);
        works(&["demo", "--data", &folder]);
        folder
    });
    std::fs::create_dir_all(data).unwrap();
    let copied = Command::new("cp").args(["-a", "--", &format!("{}/.", *DEMO), data]).status().unwrap();
    assert!(copied.success());
}
