//! Fetching from sites that are slow, broken, or out to be used against their neighbours: a real server for each.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::fake_server::{raw, serve};
use axum::Router;
use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use futures_util::stream;
use wordpress::fetch::{Downloads, FetchClient, FetchError, Limits, Pace, Reach};

const LIMITS: Limits = Limits { bytes: 100_000, silence: Duration::from_millis(400), whole: Duration::from_secs(5), slowest: 1000 };
const PACE: Pace =
    Pace { tries: 3, first: Duration::from_millis(5), longest: Duration::from_millis(20), patience: Duration::from_millis(500) };

async fn request(url: &str, reach: Reach) -> Result<Vec<u8>, FetchError> {
    FetchClient::new(reach, LIMITS).unwrap().get(url, None).await.map(|response| response.body)
}

#[tokio::test]
async fn this_machine_and_its_neighbours_are_not_asked() {
    let requested = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&requested);
    let count = move || {
        counter.fetch_add(1, Ordering::Relaxed);
        async { "a secret" }
    };
    let base = serve(Router::new().route("/", get(count))).await;
    let port = base.rsplit(':').next().unwrap();
    for host in [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "0.0.0.0",
        "[::]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "169.254.169.254",
        "10.1.2.3",
        "100.64.0.1",
        "224.0.0.1",
    ] {
        let error = request(&format!("http://{host}:{port}/"), Reach::Public).await.unwrap_err();
        assert!(matches!(error, FetchError::NotPublic { .. }), "{host}: {error}");
        assert!(!error.is_passing() && error.to_string().contains("not a public address"), "{error}");
    }
    assert_eq!(requested.load(Ordering::Relaxed), 0);
    // the same server responds once private addresses are allowed, under its name too
    assert_eq!(request(&base, Reach::AndPrivate).await.unwrap(), b"a secret");
    assert_eq!(request(&format!("http://localhost:{port}/"), Reach::AndPrivate).await.unwrap(), b"a secret");
    for other in
        ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "http://user:word@127.0.0.1/", "/relative", "data:text/plain,x"]
    {
        let error = request(other, Reach::AndPrivate).await.unwrap_err();
        assert!(matches!(error, FetchError::Address { .. }), "{other}: {error}");
    }
}

#[tokio::test]
async fn every_redirect_is_looked_at() {
    let to = |target: &'static str| get(move || async move { Redirect::temporary(target) });
    let app = Router::new()
        .route("/metadata", to("http://169.254.169.254/latest/meta-data/"))
        .route("/inside", to("http://100.64.0.1/"))
        .route("/mapped", to("http://[::ffff:127.0.0.1]/"))
        .route("/number", to("http://0/"))
        .route("/file", to("file:///etc/passwd"))
        .route("/circle", to("/circle"))
        .route("/there", to("/back"))
        .route("/back", to("/there"))
        .route("/one", to("/two"))
        .route("/two", to("/end"))
        .route("/end", get(async || "arrived"));
    let base = serve(app).await;
    for (path, word) in [("metadata", "169.254.169.254"), ("inside", "100.64.0.1"), ("mapped", "::ffff:127.0.0.1"), ("number", "0.0.0.0")] {
        let error = request(&format!("{base}/{path}"), Reach::AndPrivate).await.unwrap_err();
        assert!(matches!(&error, FetchError::NotPublic { host, .. } if host == word), "{path}: {error:?}");
    }
    // a redirect to something else than the web is an response without a body, and no file
    assert_eq!(request(&format!("{base}/file"), Reach::AndPrivate).await.unwrap(), b"");
    let error = FetchClient::new(Reach::AndPrivate, LIMITS)
        .unwrap()
        .file(&format!("{base}/file"), |_| panic!("there is no body"))
        .await
        .unwrap_err();
    assert!(matches!(error, FetchError::Status { status: 307, .. }), "{error:?}");
    for path in ["circle", "there"] {
        let error = request(&format!("{base}/{path}"), Reach::AndPrivate).await.unwrap_err();
        assert!(matches!(error, FetchError::Redirects { most: 5, .. }) && !error.is_passing(), "{path}: {error:?}");
    }
    assert_eq!(request(&format!("{base}/one"), Reach::AndPrivate).await.unwrap(), b"arrived");
}

#[tokio::test]
async fn no_body_may_be_endless_or_slow() {
    let chunk = || axum::body::Bytes::from(vec![b'x'; 10_000]);
    let endless = get(async move || Body::from_stream(stream::repeat_with(move || Ok::<_, std::io::Error>(chunk()))));
    let drip = get(async || {
        Body::from_stream(stream::unfold(0, async |n| {
            tokio::time::sleep(Duration::from_millis(120)).await;
            Some((Ok::<_, std::io::Error>("x"), n + 1))
        }))
    });
    let mute = get(async || {
        tokio::time::sleep(Duration::from_secs(30)).await;
    });
    let base = serve(Router::new().route("/endless", endless).route("/drip", drip).route("/mute", mute)).await;
    let began = Instant::now();
    let error = request(&format!("{base}/endless"), Reach::AndPrivate).await.unwrap_err();
    assert!(matches!(error, FetchError::TooLarge { most: 100_000, .. }), "{error:?}");
    for path in ["drip", "mute"] {
        let error = request(&format!("{base}/{path}"), Reach::AndPrivate).await.unwrap_err();
        assert!(matches!(error, FetchError::Slow { .. }) && error.is_passing(), "{path}: {error:?}");
    }
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn a_length_that_lies_is_seen() {
    let base = raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\nContent-Type: image/png\r\n\r\nshort").await;
    assert!(matches!(request(&base, Reach::AndPrivate).await.unwrap_err(), FetchError::TooLarge { .. }));
    let base = raw("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nonly this").await;
    let error = request(&base, Reach::AndPrivate).await.unwrap_err();
    assert!(matches!(error, FetchError::CutOff { .. }) && error.is_passing(), "{error:?}");
    let base = raw("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour and more that was not announced").await;
    assert_eq!(request(&base, Reach::AndPrivate).await.unwrap(), b"four");
    let base = raw("this is no HTTP at all\r\n\r\n").await;
    assert!(matches!(request(&base, Reach::AndPrivate).await.unwrap_err(), FetchError::Network { .. }));
    // a small response that unpacks to a large one
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::copy(&mut std::io::Read::take(std::io::repeat(0), 50_000_000), &mut packed).unwrap();
    let packed = axum::body::Bytes::from(packed.finish().unwrap());
    let bomb = Router::new().route("/", get(async move || ([(header::CONTENT_ENCODING, "gzip")], packed)));
    assert!(matches!(request(&serve(bomb).await, Reach::AndPrivate).await.unwrap_err(), FetchError::TooLarge { .. }));
}

#[tokio::test]
async fn no_connection_and_no_trust_are_different_errors() {
    let base = serve(Router::new().route("/", get(async || "plain"))).await;
    let port = base.rsplit(':').next().unwrap();
    // a server that does not speak TLS
    let error = request(&format!("https://127.0.0.1:{port}/"), Reach::AndPrivate).await.unwrap_err();
    assert!(matches!(error, FetchError::Tls { .. }) && !error.is_passing(), "{error:?}");
    // a certificate that nobody signed
    let port = crate::fake_server::self_signed().await;
    let error = request(&format!("https://localhost:{port}/"), Reach::AndPrivate).await.unwrap_err();
    assert!(matches!(error, FetchError::Tls { .. }) && error.to_string().contains("certificate"), "{error:?}");
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let error = request(&format!("http://127.0.0.1:{free}/"), Reach::AndPrivate).await.unwrap_err();
    assert!(matches!(error, FetchError::Unreachable { .. }) && error.is_passing(), "{error:?}");
    let error = request("http://no-such-name.invalid/", Reach::AndPrivate).await.unwrap_err();
    assert!(matches!(error, FetchError::Unreachable { .. }), "{error:?}");
}

/// What happened to one file.
async fn bring(folder: &std::path::Path, urls: &[String]) -> Vec<Result<Vec<u8>, FetchError>> {
    let downloads = Downloads::into_folder(folder, Reach::AndPrivate, LIMITS, PACE).unwrap();
    let mut brought = downloads.fetch_all(urls.iter().cloned(), &|| {}).await;
    urls.iter().map(|url| brought.remove(url).unwrap().map(|file| std::fs::read(file).unwrap())).collect()
}

#[tokio::test]
async fn files_are_fetched_once_and_failures_are_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let requested: Arc<Mutex<Vec<String>>> = Arc::default();
    let log = Arc::clone(&requested);
    let app = Router::new().fallback(move |uri: axum::http::Uri| {
        let times = {
            let mut log = log.lock().unwrap();
            log.push(uri.path().to_owned());
            log.iter().filter(|path| *path == uri.path()).count()
        };
        async move {
            match uri.path() {
                "/busy.jpg" if times == 1 => (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "0")], "later").into_response(),
                "/down.jpg" => StatusCode::SERVICE_UNAVAILABLE.into_response(),
                "/gone.jpg" => StatusCode::NOT_FOUND.into_response(),
                path => path.to_owned().into_response(),
            }
        }
    });
    let base = serve(app).await;
    let urls: Vec<String> =
        ["/a.jpg", "/busy.jpg", "/gone.jpg", "/down.jpg", "/b.jpg"].iter().map(|path| format!("{base}{path}")).collect();
    let first = bring(folder.path(), &urls).await;
    assert_eq!(first[0].as_ref().unwrap(), b"/a.jpg");
    assert_eq!(first[1].as_ref().unwrap(), b"/busy.jpg");
    assert!(matches!(first[2], Err(FetchError::Status { status: 404, .. })), "{:?}", first[2]);
    assert!(matches!(first[3], Err(FetchError::Status { status: 503, .. })), "{:?}", first[3]);
    let times = |path: &str| requested.lock().unwrap().iter().filter(|requested| *requested == path).count();
    assert_eq!([times("/a.jpg"), times("/busy.jpg"), times("/gone.jpg"), times("/down.jpg")], [1, 2, 1, 3]);
    // the next run has what the first one brought, and no half files lie about
    let again = bring(folder.path(), &urls).await;
    assert!(again[0].is_ok() && again[1].is_ok() && again[4].is_ok());
    assert_eq!([times("/a.jpg"), times("/busy.jpg"), times("/gone.jpg"), times("/b.jpg")], [1, 2, 2, 1]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[tokio::test]
async fn few_files_at_once_and_a_dead_site_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (now, most, requested) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let state = (Arc::clone(&now), Arc::clone(&most), Arc::clone(&requested));
    let app = Router::new().fallback(move |uri: axum::http::Uri| {
        let (now, most, requested) = state.clone();
        async move {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            requested.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(10)).await;
            now.fetch_sub(1, Ordering::SeqCst);
            if uri.path().starts_with("/dead") { StatusCode::BAD_GATEWAY } else { StatusCode::OK }
        }
    });
    let base = serve(app).await;
    let many: Vec<String> = (0..40).map(|n| format!("{base}/{n}.png")).collect();
    assert!(bring(folder.path(), &many).await.iter().all(Result::is_ok));
    assert_eq!(most.load(Ordering::SeqCst), 4);
    requested.store(0, Ordering::SeqCst);
    let dead: Vec<String> = (0..100).map(|n| format!("{base}/dead/{n}.png")).collect();
    let results = bring(folder.path(), &dead).await;
    assert!(results.iter().all(Result::is_err));
    // twelve and those that were on their way, three tries each
    let requested = requested.load(Ordering::SeqCst);
    assert!((36..=48).contains(&requested), "{requested}");
    assert!(results.iter().any(|result| result.as_ref().unwrap_err().to_string().contains("not tried")));
}
