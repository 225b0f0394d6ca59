//! The security headers, on every route and on every kind of response.

use axum::http::HeaderValue;
use reqwest::Method;
use server::{
    http::{Policy, Proxies, ROUTES, Rates, RequestContext, Route, Transport, guarded},
    listen::ConnectionConfig,
    route,
};

use crate::support::{TestSite, header};

/// Headers of a request.
type Headers = &'static [(&'static str, &'static str)];

/// The status of each class of response, and a request that gets it.
const CLASSES: &[(u16, &str, &str, Headers)] = &[
    (200, "GET", "/river-3/", &[]),
    (200, "GET", "/search/?q=river", &[]),
    (200, "GET", "/feed/", &[]),
    (200, "GET", "/assets/site.ab12cd34.css", &[]),
    (200, "GET", "/api/panel?section=water", &[]),
    (200, "GET", "/healthz", &[]),
    (200, "GET", "/media/PICTURE", &[]),
    (206, "GET", "/media/PICTURE", &[("range", "bytes=0-3")]),
    (416, "GET", "/media/PICTURE", &[("range", "bytes=999999-")]),
    (304, "GET", "/media/PICTURE", &[("if-none-match", "*")]),
    (304, "GET", "/river-3/", &[("if-none-match", "*")]),
    (304, "GET", "/assets/site.ab12cd34.css", &[("if-none-match", "*")]),
    (301, "GET", "/river-3", &[]),
    (301, "GET", "/old-a/", &[]),
    (400, "GET", "/api/suggest", &[]),
    (403, "POST", "/river-3/", &[]),
    (404, "GET", "/no-such/", &[]),
    (404, "GET", "/media/ab/no-such.jpg", &[]),
    (404, "GET", "/assets/no-such.css", &[]),
    (405, "POST", "/river-3/", &[("sec-fetch-site", "same-origin")]),
    (405, "OPTIONS", "/media/PICTURE", &[]),
    (406, "GET", "/river-3/", &[("accept-encoding", "identity;q=0")]),
    (410, "GET", "/cancelled/", &[]),
    (413, "POST", "/river-3/", &[("sec-fetch-site", "same-origin"), ("content-length", "9999999")]),
    (414, "GET", "/LONG/", &[]),
];

const KINDS: &[&str] = &[
    "/",
    "/river-3/",
    "/no-such/",
    "/taken-back/",
    "/river-3",
    "/?s=x",
    "/feed/",
    "/favicon.ico",
    "/assets/site.ab12cd34.css",
    "/assets/reader.00ff00ff.wasm",
    "/api/panel?section=water",
    "/api/panel?section=%20",
    "/api/no-such",
    "/media/../x",
    "/desk/sign-in",
];

fn check(response: &reqwest::Response, what: &str) {
    let policy = header(response, "content-security-policy");
    // the desk shows a draft in a frame
    let is_framed = response.url().path().ends_with("/preview/page");
    let directive = |name: &str| policy.split(';').find_map(|one| one.trim().strip_prefix(name)).map_or("", str::trim);
    for (name, allowed) in [
        ("default-src", &["'none'"][..]),
        // what is only shown, such as a picture, names no scripts at all
        ("script-src", &["'self' 'wasm-unsafe-eval'", ""]),
        ("object-src", &["'none'", ""]),
        ("base-uri", &["'none'"]),
        ("frame-ancestors", if is_framed { &["'self'", "'none'"] } else { &["'none'"] }),
        ("form-action", &["'self'", "'none'"]),
    ] {
        assert!(allowed.contains(&directive(name)), "{what}: {name} in {policy}");
    }
    // an editor sees pictures before they are uploaded, and the desk's URLs are no other site's business
    let is_desk = response.url().path().starts_with("/desk/");
    for open in ["unsafe-", "nonce-", "data:", "blob:", "http", "*"].into_iter().filter(|open| !is_desk || *open != "blob:") {
        assert!(!policy.replace("'wasm-unsafe-eval'", "").contains(open), "{what}: {open} is in {policy}");
    }
    let referrer = match response.url().path() {
        // the token of a single-use link is in the path; a refused request shows nothing of its page
        path if path.starts_with("/desk/welcome/") && response.status() != 403 && response.status() != 405 => "no-referrer",
        path if path.starts_with("/preview/") && response.status() != 403 && response.status() != 405 => "no-referrer",
        path if is_desk || path.starts_with("/preview/") => "same-origin",
        _ => "strict-origin-when-cross-origin",
    };
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", referrer),
        ("x-frame-options", if is_framed { "SAMEORIGIN" } else { "DENY" }),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
    ] {
        assert_eq!(header(response, name), value, "{what}: {name}");
    }
    assert!(header(response, "permissions-policy").contains("geolocation=()"), "{what}");
    assert!(["same-origin", "cross-origin"].contains(&header(response, "cross-origin-resource-policy").as_str()), "{what}");
    let cached = header(response, "cache-control");
    assert!(!cached.is_empty(), "{what}");
    if response.status().is_client_error() || response.status().is_server_error() {
        assert_eq!(cached, "no-store", "{what}");
    }
}

#[tokio::test]
async fn every_route_has_them() {
    let paper = TestSite::start().await;
    for path in ROUTES.iter().map(|route| route.example).chain(KINDS.iter().copied()) {
        for method in [Method::GET, Method::HEAD, Method::POST, Method::OPTIONS, Method::DELETE, Method::TRACE] {
            check(&paper.method(method.clone(), path).send().await.unwrap(), &format!("{method} {path}"));
        }
    }
}

#[tokio::test]
async fn every_class_of_response_has_them() {
    let paper = TestSite::start().await;
    let picture = paper.media.ingest(b"%PDF-1.4\nwords".to_vec(), "a.pdf").await.unwrap().file;
    for (status, method, path, headers) in CLASSES {
        let path = path.replace("PICTURE", &picture).replace("LONG", &"a".repeat(9000));
        let request = paper.method(method.parse().unwrap(), &path);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let response = request.send().await.unwrap();
        let what = format!("{method} {path:.40} {headers:?}");
        assert_eq!(response.status(), *status, "{what}");
        check(&response, &what);
    }
}

#[tokio::test]
async fn error_responses_have_them() {
    let context = RequestContext { rates: Rates::new(1_000, 1), ..RequestContext::default() };
    let draining = context.draining.clone();
    const BROKEN: &[Route] = &[route!("/broken", Policy::Site, "/broken", GET => async || -> String { panic!("on purpose") })];
    let broken = TestSite::start_routes(RequestContext::default(), ConnectionConfig::default(), |state| guarded(BROKEN, state)).await;
    let busy = TestSite::start_behind_proxy(context).await;
    let search = || busy.request("/search/?q=river").header("x-forwarded-for", "198.51.100.1").send();
    let mut refused = search().await.unwrap();
    for _ in 0..60 {
        if refused.status() == 200 {
            refused = search().await.unwrap();
        }
    }
    draining.begin();
    for (status, response) in [(429, refused), (500, broken.get("/broken").await), (503, busy.get("/readyz").await)] {
        assert_eq!(response.status(), status);
        check(&response, &status.to_string());
    }
}

#[tokio::test]
async fn hsts_is_sent_when_the_site_is_read_over_tls() {
    const VALUE: &str = "max-age=31536000";
    let transport = Transport::new(Some(HeaderValue::from_static(VALUE)));
    let proxies = Proxies { trusted: vec!["127.0.0.0/8".parse().unwrap()], ..Proxies::default() };
    let behind = TestSite::start_with(
        RequestContext { transport: transport.clone(), proxies, ..RequestContext::default() },
        ConnectionConfig::default(),
    )
    .await;
    for path in ROUTES.iter().map(|route| route.example).chain(KINDS.iter().copied()) {
        for (proto, value) in [("https", VALUE), ("http", "")] {
            let response = behind.request(path).header("x-forwarded-proto", proto).send().await.unwrap();
            assert_eq!(header(&response, "strict-transport-security"), value, "{proto} {path}");
        }
    }
    let open =
        TestSite::start_with(RequestContext { transport: transport.clone(), ..RequestContext::default() }, ConnectionConfig::default())
            .await;
    let anybody = open.request("/").header("x-forwarded-proto", "https").send().await.unwrap();
    assert_eq!(header(&anybody, "strict-transport-security"), "", "anybody can say that");
    open.set_public_url("https://paper.example").await;
    let job = tokio::spawn(server::jobs::public_url::run(open.newsroom.clone(), transport));
    let mut value = String::new();
    for _ in 0..100 {
        value = header(&open.get("/no-such/").await, "strict-transport-security");
        if !value.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(value, VALUE);
    job.abort();
}

#[tokio::test]
async fn each_kind_of_response_has_its_cache_control() {
    let paper = TestSite::start().await;
    for (path, cached) in [
        ("/", "public, max-age=0, must-revalidate"),
        ("/river-3/", "public, max-age=0, must-revalidate"),
        ("/river-3", "public, max-age=0, must-revalidate"),
        ("/feed/", "public, max-age=0, must-revalidate"),
        ("/assets/site.ab12cd34.css", "public, max-age=31536000, immutable"),
        ("/favicon.ico", "public, max-age=0, must-revalidate"),
        ("/api/panel?section=water", "public, max-age=60"),
        ("/api/panel?section=no-such", "no-store"),
        ("/no-such/", "no-store"),
        ("/healthz", "no-store"),
    ] {
        assert_eq!(header(&paper.get(path).await, "cache-control"), cached, "{path}");
    }
}
