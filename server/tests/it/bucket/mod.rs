//! Pictures in S3-compatible storage: the same names, backups from and into it, its faults. Tried with moto's server as well.

mod double;

use media::MediaStore;

use crate::commands::{command, demo_in, run};
use crate::press::Press;
use double::Fault;

const URL: &str = "s3://press/papers/one";

fn store(url: &str) -> MediaStore {
    MediaStore::in_bucket(URL, double::settings(url)).unwrap()
}

/// A command of `press` with its pictures in the bucket.
async fn with_bucket(url: &str, arguments: &[&str]) -> (i32, String) {
    let mut command = command(arguments);
    command.envs(double::settings(url)).env("MEDIA_URL", URL);
    tokio::task::spawn_blocking(move || run(command)).await.unwrap()
}

#[tokio::test]
async fn a_bucket_holds_what_a_folder_would() {
    let (bucket, url) = double::start().await;
    let (dir, remote) = (tempfile::tempdir().unwrap(), store(&url));
    let local = MediaStore::at(dir.path().join("media"));
    let film = [b"%PDF-1.7 ".as_slice(), &vec![7; 9 * 1024 * 1024]].concat();
    let path = dir.path().join("report.pdf");
    std::fs::write(&path, &film).unwrap();
    for store in [&local, &remote] {
        let text = store.ingest(b"a,b\n1,2\n".as_slice(), "table.csv").await.unwrap();
        assert_eq!(store.ingest(b"a,b\n1,2\n".as_slice(), "again.csv").await.unwrap(), text);
        assert_eq!(store.ingest_path(&path).await.unwrap().bytes, film.len() as i64);
    }
    let names = local.list().await.unwrap();
    assert_eq!((names.len(), &remote.list().await.unwrap()), (4, &names));
    assert!(bucket.lock().unwrap().objects.keys().all(|key| key.starts_with("papers/one/")));
    for stored in &names {
        assert_eq!(remote.read(&stored.name).await.unwrap(), local.read(&stored.name).await.unwrap());
    }
    let report = names.iter().find(|stored| stored.name.ends_with(".pdf")).unwrap();
    remote.remove(&report.name).await.unwrap();
    local.remove(&report.name).await.unwrap();
    assert_eq!(remote.list().await.unwrap(), local.list().await.unwrap());
    assert_eq!(remote.size(&report.name).await.unwrap(), None);
}

#[tokio::test]
async fn a_service_that_fails_now_and_then_loses_nothing() {
    let (bucket, url) = double::start().await;
    let store = store(&url);
    bucket.lock().unwrap().faults = vec![Fault::Status(503), Fault::Status(500), Fault::Status(503)];
    let stored = store.ingest(b"a,b\n1,2\n".as_slice(), "table.csv").await.unwrap();
    bucket.lock().unwrap().faults = vec![Fault::Status(500), Fault::Status(503)];
    assert_eq!(store.read(&stored.file).await.unwrap().unwrap(), b"a,b\n1,2\n".as_slice());
    // a file is never shorter than it was: either all of it or an error
    bucket.lock().unwrap().faults = vec![Fault::Cut];
    if let Ok(read) = store.read(&stored.file).await {
        assert_eq!(read.unwrap(), b"a,b\n1,2\n".as_slice());
    }
}

#[tokio::test]
async fn errors_name_the_bucket_and_what_to_do() {
    let (bucket, url) = double::start().await;
    let wrong =
        [("AWS_ACCESS_KEY_ID", "other"), ("AWS_SECRET_ACCESS_KEY", "x"), ("AWS_REGION", "local"), ("AWS_ENDPOINT_URL", url.as_str())];
    let denied = MediaStore::in_bucket(URL, wrong.map(|(name, value)| (name.to_owned(), value.to_owned()))).unwrap();
    let said = denied.ingest(b"a,b\n".as_slice(), "a.csv").await.unwrap_err().to_string();
    assert!(said.contains("s3://press/papers/one/") && said.contains("allow this key"), "{said}");
    bucket.lock().unwrap().faults = vec![Fault::Status(409)];
    let said = store(&url).ingest(b"a,b\n".as_slice(), "a.csv").await.unwrap_err().to_string();
    assert!(said.contains("s3://press/papers/one/"), "{said}");
    for bad in ["http://press", "s3:///x", "press", "file:///tmp"] {
        let said = MediaStore::in_bucket(bad, []).unwrap_err().to_string();
        assert!(said.contains(bad) && said.contains("s3://bucket/prefix"), "{said}");
    }
    let dir = tempfile::tempdir().unwrap();
    let mut bad = command(&["verify", "--data", &dir.path().display().to_string(), "--media-url", "ftp://x"]);
    bad.env_remove("MEDIA_URL");
    let (code, said) = run(bad);
    assert!(code != 0, "{said}");
}

#[tokio::test]
async fn a_paper_moves_into_a_bucket_and_is_read_and_backed_up_from_there() {
    let (bucket, url) = double::start().await;
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name).display().to_string();
    demo_in(&path("data"));
    let (code, said) = run(command(&["backup", &path("press.tar"), "--data", &path("data")]));
    assert_eq!(code, 0, "{said}");
    let (code, said) = with_bucket(&url, &["restore", &path("press.tar"), "--data", &path("moved")]).await;
    assert_eq!(code, 0, "{said}");
    assert!(!dir.path().join("moved/media").exists());
    let held = bucket.lock().unwrap().objects.clone();
    let in_folder = MediaStore::at(path("data") + "/media").list().await.unwrap();
    assert_eq!(held.len(), in_folder.len());
    for arguments in [["verify", "--data", &path("moved")].as_slice(), &["media", "check", "--data", &path("moved")]] {
        let (code, said) = with_bucket(&url, arguments).await;
        assert_eq!(code, 0, "{said}");
    }

    let environment: Vec<(String, String)> = double::settings(&url).into_iter().chain([("MEDIA_URL".to_owned(), URL.to_owned())]).collect();
    let environment: Vec<(&str, &str)> = environment.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let press = Press::start(&[], &environment, |_| {});
    let picture = in_folder.iter().find(|stored| stored.name.ends_with("-480.jpg")).unwrap();
    let address = format!("http://{}/media/{}", press.addr, picture.name);
    let client = reqwest::Client::new();
    let whole = client.get(&address).send().await.unwrap();
    assert_eq!(whole.headers()["cache-control"], "public, max-age=31536000, immutable");
    let whole = whole.bytes().await.unwrap();
    assert_eq!(whole.len() as u64, picture.bytes);
    let part = client.get(&address).header("range", "bytes=2-5").send().await.unwrap();
    let range = format!("bytes 2-5/{}", picture.bytes);
    assert_eq!((part.status().as_u16(), part.headers()["content-range"].to_str().unwrap()), (206, range.as_str()));
    assert_eq!(part.bytes().await.unwrap(), whole.slice(2..6));
    let beyond = client.get(&address).header("range", "bytes=99999999-").send().await.unwrap();
    assert_eq!(beyond.status(), 416);
    let head = client.head(&address).send().await.unwrap();
    assert_eq!((head.status().as_u16(), head.headers()["content-length"].to_str().unwrap()), (200, picture.bytes.to_string().as_str()));
    assert_eq!(client.get(format!("http://{}/media/ab/{}.jpg", press.addr, "ab".repeat(20))).send().await.unwrap().status(), 404);

    let (code, said) = with_bucket(&url, &["backup", &path("again.tar"), "--data", &path("moved")]).await;
    assert_eq!(code, 0, "{said}");
    let (code, said) = run(command(&["restore", &path("again.tar"), "--data", &path("back")]));
    assert_eq!(code, 0, "{said}");
    assert_eq!(MediaStore::at(path("back") + "/media").list().await.unwrap(), in_folder);
    // an object that is gone is named
    let gone = held.keys().find(|key| key.ends_with("-480.jpg")).unwrap();
    bucket.lock().unwrap().objects.remove(gone);
    for arguments in [["verify", "--data", &path("moved")].as_slice(), &["media", "check", "--data", &path("moved")]] {
        let (code, said) = with_bucket(&url, arguments).await;
        assert!(code == 1 && said.contains(&format!("s3://press/{gone} is missing")), "{said}");
    }
}

/// Whatever fails, and wherever: what the upload says exists is there, and sending the file again heals what is missing.
#[tokio::test]
async fn no_name_is_given_out_before_its_bytes_are_there() {
    let picture = image::RgbImage::from_fn(500, 300, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let png = png.into_inner();
    let mut failed = 0;
    for at in 0..8 {
        let (bucket, url) = double::start().await;
        let store = store(&url);
        // the last fault is the next one; `at` requests are fine before it
        bucket.lock().unwrap().faults = [vec![Fault::Status(409)], vec![Fault::Fine; at]].concat();
        let first = store.ingest(png.clone(), "chart.png").await;
        failed += usize::from(first.is_err());
        bucket.lock().unwrap().faults.clear();
        let taken = store.ingest(png.clone(), "chart.png").await.unwrap();
        for name in taken.widths.iter().map(|width| media::variant(&taken.file, *width)).chain([taken.file.clone()]) {
            assert!(store.read(&name).await.unwrap().is_some(), "{at}: {name}");
        }
        assert!(first.is_err() || first.unwrap() == taken, "{at}");
    }
    assert!(failed > 3, "a conflict is an error that the uploader sees: {failed}");
}
