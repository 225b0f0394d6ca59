//! Bodies: each policy has a limit of its own, and what is too large is refused in the format that the policy wants.

use axum::{Form, extract::rejection::FormRejection, routing::post};
use reqwest::Method;
use server::{
    http::{Access, HttpError, Policy, RequestContext, Route, guarded},
    listen::ConnectionConfig,
    route,
};

use crate::support::{TestSite, header};

const fn bytes(path: &'static str, policy: Policy) -> Route {
    Route {
        path,
        example: path,
        policy,
        methods: &[Method::POST],
        handlers: || post(async |body: axum::body::Bytes| body.len().to_string()),
    }
}

const ROUTES: &[Route] = &[
    bytes("/letters", Policy::Form),
    bytes("/desk/form", Policy::Desk(Access::Anyone)),
    bytes("/desk/api", Policy::DeskApi(Access::Anyone)),
    bytes("/desk/upload", Policy::Upload(Access::Anyone)),
];

#[tokio::test]
async fn each_policy_accepts_bodies_up_to_its_limit() {
    let paper = TestSite::start_routes(RequestContext::default(), ConnectionConfig::default(), |state| guarded(ROUTES, state)).await;
    for route in ROUTES {
        let limit = route.policy.body_limit();
        for (size, expected) in [(limit, 200), (limit + 1, 413)] {
            let request = paper.method(Method::POST, route.path).header("sec-fetch-site", "same-origin");
            let response = request.body(vec![b'a'; size]).send().await.unwrap();
            assert_eq!(response.status(), expected, "{} {size}", route.path);
            if expected == 413 {
                let json = !matches!(route.policy, Policy::Form | Policy::Desk(_));
                let mime = if json { "application/json" } else { "text/html; charset=utf-8" };
                assert_eq!(header(&response, "content-type"), mime, "{}", route.path);
                assert!(response.text().await.unwrap().contains(&format!("at most {} KB", limit / 1024)), "{}", route.path);
            }
        }
    }
}

#[derive(serde::Deserialize)]
struct Letter {
    text: String,
}

async fn send(form: Result<Form<Letter>, FormRejection>) -> Result<String, HttpError> {
    let Form(letter) = form?;
    Ok(letter.text)
}

#[tokio::test]
async fn a_form_that_cannot_be_read_gets_a_page_or_json() {
    const FORMS: &[Route] = &[route!("/letters", Policy::Form, "/letters", POST => send)];
    let paper = TestSite::start_routes(RequestContext::default(), ConnectionConfig::default(), |state| guarded(FORMS, state)).await;
    let large = format!("text={}", "a".repeat(70_000));
    for (body, status, message) in [("text=hello", 200, "hello"), ("other=1", 400, "text"), (large.as_str(), 413, "at most 64 KB")] {
        for (accept, mime) in [("text/html,*/*", "text/html; charset=utf-8"), ("application/json", "application/json")] {
            let request = paper.method(Method::POST, "/letters").header("sec-fetch-site", "same-origin").header("accept", accept);
            let request = request.header("content-type", "application/x-www-form-urlencoded").body(body.to_owned());
            let response = request.send().await.unwrap();
            assert_eq!(response.status(), status, "{body:.20}");
            assert!(status == 200 || header(&response, "content-type") == mime, "{body:.20}");
            assert!(response.text().await.unwrap().contains(message), "{body:.20}");
        }
    }
}
