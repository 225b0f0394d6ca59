//! The policy headers, on every line of the router's list and on every kind of answer.

use server::http::ROUTES;

use crate::support::{Paper, header};

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

#[tokio::test]
async fn every_route_has_them() {
    let paper = Paper::start().await;
    for path in ROUTES.iter().map(|route| route.example).chain(KINDS.iter().copied()) {
        for answer in [
            paper.get(path).await,
            paper.method(reqwest::Method::POST, path).send().await.unwrap(),
            paper.method(reqwest::Method::OPTIONS, path).send().await.unwrap(),
        ] {
            let policy = header(&answer, "content-security-policy");
            assert!(
                policy.starts_with("default-src 'none';")
                    && policy.contains("frame-ancestors 'none'")
                    && !policy.contains("unsafe-inline")
                    && !policy.contains("'unsafe-eval'"),
                "{path}: {policy}"
            );
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "strict-origin-when-cross-origin"),
                ("x-frame-options", "DENY"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-embedder-policy", "require-corp"),
            ] {
                assert_eq!(header(&answer, name), value, "{path}: {name}");
            }
            assert!(header(&answer, "permissions-policy").contains("geolocation=()"), "{path}");
            assert!(["same-origin", "cross-origin"].contains(&header(&answer, "cross-origin-resource-policy").as_str()), "{path}");
            let kept = header(&answer, "cache-control");
            assert!(!kept.is_empty(), "{path}");
            if answer.status().is_client_error() || answer.status().is_server_error() {
                assert_eq!(kept, "no-store", "{path}");
            }
        }
    }
}

#[tokio::test]
async fn how_long_answers_are_kept() {
    let paper = Paper::start().await;
    for (path, kept) in [
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
        assert_eq!(header(&paper.get(path).await, "cache-control"), kept, "{path}");
    }
}
