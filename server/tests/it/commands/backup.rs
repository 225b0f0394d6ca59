//! `press backup`, `restore` and `verify`: a paper comes back whole, or not at all.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use super::{command, demo_in, press, run, works};
use crate::press::Press;

/// A demo paper in a folder.
struct TestSite {
    dir: tempfile::TempDir,
}

impl TestSite {
    fn new() -> Self {
        let paper = Self { dir: tempfile::tempdir().unwrap() };
        demo_in(&paper.data());
        paper
    }

    fn path(&self, name: &str) -> String {
        self.dir.path().join(name).display().to_string()
    }

    fn data(&self) -> String {
        self.path("data")
    }
}

/// All files below a folder with their bytes, but for what a database and a restore leave beside.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found.into_iter().map(|path| (path.strip_prefix(folder).unwrap().to_owned(), std::fs::read(&path).unwrap())).collect()
}

/// The rows of a newsroom as lines, in alphabetical order.
async fn rows(database: &newsroom::DatabaseUrl) -> Vec<String> {
    let mut lines = Vec::new();
    let dump = newsroom::backup::Dump::begin(database).await.unwrap();
    dump.rows(async |rows| {
        let row = |line: &str| format!("{} {}", rows.table, serde_json::from_str::<serde_json::Value>(line).unwrap());
        lines.extend(rows.lines.lines().map(row));
        Ok::<_, newsroom::Error>(())
    })
    .await
    .unwrap();
    lines.sort();
    lines
}

async fn rows_in(folder: &str) -> Vec<String> {
    rows(&newsroom::DatabaseUrl::in_folder(Path::new(folder))).await
}

#[tokio::test]
async fn a_paper_comes_back_whole() {
    let paper = TestSite::new();
    let (data, file, other) = (paper.data(), paper.path("press.tar"), paper.path("other"));
    let said = works(&["backup", &file, "--data", &data]);
    assert!(said.contains("stories and pages") && said.contains("; verified"), "{said}");
    assert!(works(&["verify", &file]).contains("; verified"));
    let said = works(&["restore", &file, "--data", &other]);
    assert!(said.contains("; restored"), "{said}");
    assert_eq!(rows_in(&other).await, rows_in(&data).await);
    assert_eq!(files(&Path::new(&other).join("media")), files(&Path::new(&data).join("media")));
    assert!(!Path::new(&other).join(".restoring").exists());
    for newsroom in [&data, &other] {
        let said = works(&["verify", "--data", newsroom]);
        assert!(said.trim_end().ends_with("; sound"), "{said}");
    }
    // any tar can list it
    let list = std::process::Command::new("tar").args(["-tf", &file]).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    assert!(list.starts_with("press-backup.json\n") && list.ends_with("manifest.json\n") && list.contains("media/"), "{list}");
}

#[tokio::test]
async fn a_backup_moves_a_paper_to_postgresql_and_back() {
    let server = std::env::var("TEST_POSTGRES_URL").expect("run ./dev test, or set TEST_POSTGRES_URL to a superuser's address");
    let name = format!("press_backup_test_{}", std::process::id());
    let psql = |sql: String| assert!(std::process::Command::new("psql").args(["-q", &server, "-c", &sql]).status().unwrap().success());
    psql(format!("CREATE DATABASE {name}"));
    let database = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
    let paper = TestSite::new();
    let (data, file, second) = (paper.data(), paper.path("press.tar"), paper.path("second.tar"));
    let (on_server, back) = (paper.path("on-server"), paper.path("back"));
    works(&["backup", &file, "--data", &data]);
    works(&["restore", &file, "--data", &on_server, "--database", &database]);
    let url = newsroom::DatabaseUrl::parse(&database).unwrap();
    assert_eq!(rows(&url).await, rows_in(&data).await);
    assert!(works(&["verify", "--data", &on_server, "--database", &database]).contains("; sound"));
    let (code, said) = press(&["restore", &file, "--data", &paper.path("none"), "--database", &database]);
    assert!(code == 2 && said.contains("there is a newsroom already"), "{said}");
    works(&["backup", &second, "--data", &on_server, "--database", &database]);
    works(&["restore", &second, "--data", &back]);
    assert_eq!(rows_in(&back).await, rows_in(&data).await);
    assert_eq!(files(&Path::new(&back).join("media")), files(&Path::new(&data).join("media")));
    psql(format!("DROP DATABASE {name}"));
}

#[test]
fn a_running_server_is_backed_up_while_editors_save() {
    let mut press = Press::start(&[], &[], |data| demo_in(data.to_str().unwrap()));
    let data = press.dir.path().join("data").display().to_string();
    let file = |number: u32| press.dir.path().join(format!("{number}.tar")).display().to_string();
    let writer = command(&["demo", "--stories", "1000", "--data", &data]).stderr(Stdio::null()).spawn().unwrap();
    for number in 0..3 {
        works(&["backup", &file(number), "--data", &data]);
        let other = press.dir.path().join(format!("restored-{number}")).display().to_string();
        works(&["restore", &file(number), "--data", &other]);
        assert!(works(&["verify", "--data", &other]).contains("; sound"));
    }
    let mut writer = writer;
    assert!(writer.wait().unwrap().success());
    let said = works(&["verify", "--data", &data]);
    assert!(said.contains("; sound"), "{said}");
    press.tell_to_stop();
    assert!(press.end(Duration::from_secs(20)).0.success());
}

#[test]
fn a_target_that_is_not_empty_is_refused() {
    let paper = TestSite::new();
    let (data, file) = (paper.data(), paper.path("press.tar"));
    works(&["backup", &file, "--data", &data]);
    let before = std::fs::read(Path::new(&data).join("newsroom.sqlite")).unwrap();
    let (code, said) = press(&["restore", &file, "--data", &data]);
    assert!(code == 2 && said.contains("there is a newsroom already") && said.contains(&data), "{said}");
    assert_eq!(std::fs::read(Path::new(&data).join("newsroom.sqlite")).unwrap(), before);
    // nor are pictures of somebody else overwritten
    let pictures = paper.path("pictures");
    std::fs::create_dir_all(Path::new(&pictures).join("media/ab")).unwrap();
    let (code, said) = press(&["restore", &file, "--data", &pictures]);
    assert!(code == 2 && said.contains("media is not empty"), "{said}");
    assert!(Path::new(&pictures).join("media/ab").exists());
    // a server that runs over an empty paper
    let running = Press::start(&[], &[], |_| {});
    let (code, said) = press(&["restore", &file, "--data", running.dir.path().join("data").to_str().unwrap()]);
    assert!(code == 2 && said.contains("stop its server"), "{said}");
    // and a backup does not replace a file unless it is told to
    let (code, said) = press(&["backup", &file, "--data", &data]);
    assert!(code == 2 && said.contains("--replace"), "{said}");
    works(&["backup", &file, "--replace", "--data", &data]);
}

#[test]
fn a_damaged_backup_is_refused_before_anything_is_written() {
    let paper = TestSite::new();
    let (data, file, bad, other) = (paper.data(), paper.path("press.tar"), paper.path("bad.tar"), paper.path("other"));
    works(&["backup", &file, "--data", &data]);
    let whole = std::fs::read(&file).unwrap();
    let mut damaged: Vec<(String, Vec<u8>)> = vec![
        ("empty".to_owned(), Vec::new()),
        ("text".to_owned(), b"not a tar at all\n".repeat(100)),
        ("cut off".to_owned(), whole[..whole.len() / 2].to_vec()),
        ("without its end".to_owned(), whole[..whole.len() - 20_000].to_vec()),
    ];
    // the middle of a member, since between members a tar is filled up with bytes that mean nothing
    let middles: Vec<usize> = tar::Archive::new(whole.as_slice())
        .entries()
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.raw_file_position() + entry.size() / 2) as usize)
        .collect();
    let count = middles.len();
    for at in [0, count / 7, count / 3, count / 2, count * 9 / 10].map(|member| middles[member]) {
        let mut altered = whole.clone();
        altered[at] ^= 0x20;
        damaged.push((format!("altered at {at}"), altered));
    }
    for (what, bytes) in damaged {
        std::fs::write(&bad, bytes).unwrap();
        for arguments in [&["verify", &bad][..], &["restore", &bad, "--data", &other]] {
            let (code, said) = press(arguments);
            assert!(code == 2 && said.contains("bad.tar is not a usable backup"), "{what}: {code} {said}");
        }
        assert!(!Path::new(&other).join("newsroom.sqlite").exists() && !Path::new(&other).join("media").exists(), "{what}");
    }
    let (code, said) = press(&["restore", "/no/such.tar", "--data", &other]);
    assert!(code != 0 && said.contains("/no/such.tar"), "{said}");
}

/// Whatever moment the process is killed at: no half backup has the backup's name, and a restore either is done or can be done again.
#[tokio::test]
async fn a_kill_leaves_nothing_half() {
    let paper = TestSite::new();
    let (data, file) = (paper.data(), paper.path("press.tar"));
    works(&["demo", "--stories", "400", "--data", &data]);
    let killed_after = |millis: u64, arguments: &[&str]| {
        let mut process = command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(millis));
        // SIGKILL; it may have ended already
        let _ = process.kill();
        process.wait().unwrap();
    };
    for millis in [5, 20, 60, 120, 250] {
        killed_after(millis, &["backup", &file, "--data", &data]);
        if Path::new(&file).exists() {
            works(&["verify", &file]);
            std::fs::remove_file(&file).unwrap();
        }
    }
    works(&["backup", &file, "--data", &data]);
    let expected = rows_in(&data).await;
    for (number, millis) in [10, 40, 80, 150, 300, 500, 800, 1200, 1600].into_iter().enumerate() {
        let other = paper.path(&format!("restored-{number}"));
        killed_after(millis, &["restore", &file, "--data", &other]);
        if !Path::new(&other).join("newsroom.sqlite").exists() {
            works(&["restore", &file, "--data", &other]);
        }
        assert_eq!(rows_in(&other).await, expected, "killed after {millis} ms");
        assert_eq!(files(&Path::new(&other).join("media")), files(&Path::new(&data).join("media")), "killed after {millis} ms");
    }
}

#[test]
fn verify_names_what_is_wrong() {
    let paper = TestSite::new();
    let data = paper.data();
    let (picture, _) = files(&Path::new(&data).join("media"))
        .into_iter()
        .find(|(path, _)| path.extension().is_some_and(|end| end == "jpg" || end == "png"))
        .unwrap();
    let picture = Path::new(&data).join("media").join(picture);
    std::fs::remove_file(&picture).unwrap();
    let (code, said) = press(&["verify", "--data", &data]);
    assert!(code == 1 && said.contains(picture.to_str().unwrap()), "{said}");
    let (code, said) = press(&["verify", "--data", &paper.path("nowhere")]);
    assert!(code == 2 && said.contains("it does not exist"), "{said}");
    assert!(!Path::new(&paper.path("nowhere")).exists(), "looking made a folder");
    let (code, said) = run(command(&["backup", &paper.path("b.tar"), "--data", &paper.path("nowhere")]));
    assert!(code == 2 && said.contains("it does not exist"), "{said}");
}
