//! Every route with every method: status, `Allow`, headers, caching. And methods and request targets that no browser sends.

use server::{
    http::{Access, CachePolicy, OriginCheck, Policy, ROUTES, RequestContext, Route, guarded},
    listen::ConnectionConfig,
    route,
};

use crate::support::TestSite;

const METHODS: &[&str] =
    &["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "PURGE", "BREW", "get", "M-SEARCH"];
const SAME_ORIGIN: &str = "origin: http://x\r\nsec-fetch-site: same-origin\r\nx-secret: canary\r\n";

/// One route of each policy that the program's list does not have yet.
const OTHERS: &[Route] = &[
    route!("/letters", Policy::Form, "/letters", GET => async || "form", POST => async || "sent"),
    route!("/desk/sign-in", Policy::Desk(Access::Anyone), "/desk/sign-in", GET => async || "form", POST => async || "in"),
    route!("/desk/", Policy::Desk(Access::SignedIn), "/desk/", GET => async || "home"),
    route!("/desk/stories/save", Policy::DeskApi(Access::SignedIn), "/desk/stories/save", POST => async || "saved"),
    route!("/desk/media/add", Policy::Upload(Access::SignedIn), "/desk/media/add", POST => async || "added"),
];

struct Response {
    status: u16,
    text: String,
}

impl Response {
    /// A header's value, or nothing.
    fn header(&self, name: &str) -> &str {
        let head = self.text.split("\r\n\r\n").next().unwrap_or_default();
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value).next().unwrap_or_default()
    }
}

/// The response to a request line, sent over a bare socket.
async fn send(paper: &TestSite, line: &str, more: &str) -> Response {
    let text = paper.raw(&format!("{line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{more}\r\n")).await;
    let status = text.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)).and_then(|status| status.parse().ok());
    Response { status: status.unwrap_or_else(|| panic!("{line}: {text}")), text }
}

/// What the route's policy promises of a response, whatever the method.
fn check_policy(route: &Route, response: &Response, what: &str) {
    let policy = route.policy;
    let csp = response.header("content-security-policy");
    assert!(csp == policy.csp() || csp.starts_with("sandbox;"), "{what}: {csp}");
    assert!(!response.text.contains("canary"), "{what}: {}", response.text);
    assert_eq!(response.header("x-robots-tag"), if policy.is_indexed() { "" } else { "noindex" }, "{what}");
    let caching = response.header("cache-control");
    let expected = if response.status < 400 { policy.caching() } else { CachePolicy::Never };
    assert_eq!(caching, expected.header().to_str().unwrap(), "{what}");
}

async fn walk(paper: &TestSite, routes: &[Route]) {
    for route in routes {
        let allow = route.allow();
        for method in METHODS {
            let what = format!("{method} {}", route.example);
            let safe = matches!(*method, "GET" | "HEAD" | "OPTIONS");
            let foreign = send(paper, &what, "x-secret: canary\r\n").await;
            check_policy(route, &foreign, &what);
            let checked = !safe || route.policy.origin_check() == OriginCheck::Handshake;
            assert_eq!(foreign.status == 403, checked, "{what} from elsewhere: {}", foreign.text);
            let ours = send(paper, &what, SAME_ORIGIN).await;
            check_policy(route, &ours, &what);
            if route.policy.access() != Access::Anyone {
                let is_page = matches!(route.policy, Policy::Desk(_) | Policy::UploadForm(_) | Policy::Import(_) | Policy::Preview(_));
                let expected = if is_page { 303 } else { 401 };
                assert_eq!(ours.status, expected, "{what}: {}", ours.text);
            } else if allow.split(", ").any(|allowed| allowed == *method) {
                // an empty form may be invalid
                let refused = if safe { !matches!(ours.status, 200 | 301 | 303 | 404) } else { matches!(ours.status, 403 | 405 | 500..) };
                assert!(!refused, "{what}: {}", ours.text);
            } else {
                assert_eq!((ours.status, ours.header("allow")), (405, allow.as_str()), "{what}: {}", ours.text);
                assert!(*method == "HEAD" || ours.text.contains(&format!("accepts {allow} only")), "{what}: {}", ours.text);
            }
        }
    }
}

#[tokio::test]
async fn every_route_keeps_its_policy_with_every_method() {
    walk(&TestSite::start().await, ROUTES).await;
}

#[tokio::test]
async fn every_policy_is_applied() {
    let context = RequestContext::default();
    let paper = TestSite::start_routes(context, ConnectionConfig::default(), |state| guarded(OTHERS, state)).await;
    walk(&paper, OTHERS).await;
    let policies = || ROUTES.iter().chain(OTHERS).map(|route| std::mem::discriminant(&route.policy));
    assert!(Policy::ALL.iter().all(|policy| policies().any(|kind| kind == std::mem::discriminant(policy))), "a policy is not walked");
    let sign_in = send(&paper, "GET /desk/?show=mine", "").await;
    assert_eq!(sign_in.header("location"), "/desk/sign-in?next=%2Fdesk%2F%3Fshow%3Dmine");
    assert_eq!(paper.cache.metrics().entries, 0, "nothing of the desk is cached");
}

#[tokio::test]
async fn targets_without_a_path_lead_nowhere() {
    let paper = TestSite::start().await;
    for (line, expected) in [
        ("OPTIONS *", 405),
        ("GET *", 400),
        ("HEAD *", 400),
        ("CONNECT evil.example:443", 403),
        ("GET http://evil.example/no-such/", 404),
        ("GET http://user:word@evil.example/", 200),
        ("GET river", 400),
        ("GET ?q=1", 400),
        ("GET /river-3/#part", 200),
    ] {
        let response = send(&paper, line, "").await;
        assert!(response.status == expected, "{line}: {}", response.text);
        assert!(!response.text.contains("evil"), "{line}: {}", response.text);
    }
    let other_protocol = paper.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await;
    assert!(!other_protocol.contains(" 200 "), "{other_protocol}");
    let old = paper.raw("GET /river-3/ HTTP/1.0\r\n\r\n").await;
    assert!(old.starts_with("HTTP/1.0 200"), "{old:.200}");
}

#[tokio::test]
async fn every_route_limits_the_length_of_its_url() {
    let paper = TestSite::start().await;
    for path in ["/", "/search/", "/api/suggest", "/media/ab/x.jpg", "/assets/x.css", "/healthz", "/feed/", "/favicon.ico"] {
        let response = send(&paper, &format!("GET {path}?q={}", "a".repeat(9000)), "").await;
        assert!(response.status == 414 && !response.header("content-security-policy").is_empty(), "{path}: {:.400}", response.text);
    }
}
