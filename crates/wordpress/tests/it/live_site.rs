//! A real WordPress, where Debian's packages for one are installed: by REST with and without a password, and beside its export.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use crate::support::paper::{TestNewsroom, all, none_of};
use serde_json::Value;
use wordpress::fetch::{Credentials, Limits, Pace, Reach};
use wordpress::{FetchMedia, ImportOptions, Site};

const POSTS: u64 = 120;

struct Living {
    process: Child,
    folder: tempfile::TempDir,
    address: String,
    /// What it holds.
    holds: Value,
}

impl Living {
    /// Why there is none on this machine.
    fn lacks() -> Option<String> {
        let there = |command: &str, arguments: &[&str]| Command::new(command).args(arguments).output();
        if !std::path::Path::new("/usr/share/wordpress/wp-load.php").is_file() {
            return Some("the package wordpress is not installed".to_owned());
        }
        if there("mariadbd", &["--version"]).is_err() || there("mariadb", &["--version"]).is_err() {
            return Some("the packages mariadb-server-core and mariadb-client-core are not installed".to_owned());
        }
        let Ok(php) = there("php", &["-m"]) else { return Some("the package php-cli is not installed".to_owned()) };
        let modules = String::from_utf8_lossy(&php.stdout).into_owned();
        let lacks = ["mysqli", "gd", "mbstring", "xml"].into_iter().find(|module| !modules.lines().any(|line| line == *module))?;
        Some(format!("PHP has no {lacks}"))
    }

    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/live_site/start.sh");
        let mut command = Command::new("bash");
        command.arg(script).arg(folder.path()).args([port.to_string(), POSTS.to_string()]);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let holds = serde_json::from_str(&line).unwrap_or_else(|error| panic!("WordPress did not start: {error}: {line}"));
        Self { process, folder, address: format!("http://127.0.0.1:{port}"), holds }
    }

    fn number(&self, at: &str) -> u64 {
        self.holds.pointer(at).and_then(Value::as_u64).unwrap_or_else(|| panic!("{at} in {}", self.holds))
    }
}

impl Drop for Living {
    fn drop(&mut self) {
        // the script ends with its input, and takes its servers with it
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

#[tokio::test]
async fn a_real_wordpress_comes_in() {
    if let Some(why) = Living::lacks() {
        eprintln!("skipped: {why}");
        return;
    }
    let living = Living::start();
    let password = living.holds["password"].as_str().unwrap().to_owned();
    let site = |password: Option<String>| Site {
        address: living.address.clone(),
        credentials: password.map(|password| Credentials { user: "admin".to_owned(), password }),
        reach: Reach::AndPrivate,
        pace: Pace::RESPONSES,
    };
    let paper = TestNewsroom::open().await;
    let options = || ImportOptions {
        fetch_media: Some(FetchMedia {
            reach: Reach::AndPrivate,
            folder: paper.folder.path().join("files"),
            limits: Limits::FILES,
            pace: Pace::FILES,
        }),
        ..ImportOptions::default()
    };
    let published = living.number("/states/publish");
    let began = Instant::now();
    let outside = paper.try_site(&site(None), options()).await.unwrap();
    eprintln!("{published} stories and {} files without a password in {:?}", outside.counts.images.imported, began.elapsed());
    assert_eq!((outside.counts.stories, outside.counts.pages, outside.counts.images), (all(published), all(2), all(12)));
    let approved = living.number("/comments/1");
    assert_eq!((outside.counts.comments.imported, outside.counts.menu_items), (approved, all(0)));
    // eleven of twelve files, two of them the same
    assert_eq!((outside.pictures.compared, outside.pictures.same, outside.missing_media.len()), (11, 11, 1));
    assert_eq!(outside.missing_media[0].title, "Picture 1");
    assert!(outside.missing_media[0].stories.len() > 5, "{:?}", outside.missing_media);

    let began = Instant::now();
    let inside = paper.try_site(&site(Some(password.clone())), options()).await.unwrap();
    eprintln!("{POSTS} stories with a password in {:?}", began.elapsed());
    let comments = approved + living.number("/comments/0") + living.number("/comments/ping");
    assert_eq!((inside.counts.stories, inside.counts.pages), (all(POSTS), all(2)), "{:#?}", inside.skipped);
    assert_eq!((inside.counts.sections, inside.counts.tags, inside.counts.authors), (none_of(6), none_of(132), none_of(5)));
    assert_eq!((inside.counts.comments.found, inside.counts.menu_items), (comments, all(3)));
    assert_eq!(inside.words.complete, inside.words.compared);
    assert!(inside.unknown.iter().any(|unknown| unknown.name == "recipe"), "{:?}", inside.unknown);
    let again = paper.try_site(&site(Some(password.clone())), options()).await.unwrap();
    assert_eq!((again.counts.stories, again.counts.comments.imported), (none_of(POSTS), 0));

    // its own export says the same, and doubles nothing
    let export = living.folder.path().join("export.xml");
    let other = TestNewsroom::open().await;
    let exported = other.import_file(export.clone()).await;
    assert_eq!((exported.counts.stories, exported.counts.comments, exported.counts.menu_items), (all(POSTS), all(comments), all(3)));
    let (expected, found) = (other.shown(&exported).await, paper.shown(&inside).await);
    assert_eq!(expected.len(), usize::try_from(published).unwrap() + 2);
    for (path, story) in &expected {
        assert_eq!(found.get(path), Some(story), "{path}");
    }
    let beside = paper.import_file(export).await;
    assert_eq!((beside.counts.sections, beside.counts.tags, beside.counts.images), (none_of(6), none_of(132), none_of(12)));
    assert_eq!(paper.shown(&beside).await, expected);

    let error = paper.try_site(&site(Some("wrong".to_owned())), options()).await.unwrap_err();
    assert!(error.is_about_input() && error.to_string().contains("Application Passwords"), "{error}");
}
