//! A WordPress made of captured responses (`../shared/wp-rest`), on a port of its own, with faults on demand.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::{Value, json};

/// The URL under which the responses were captured.
pub const CAPTURED: &str = "http://127.0.0.1:8099";
/// What opens it; base64 of `admin:open sesame`.
pub const PASSWORD: &str = "open sesame";
const AUTHORIZATION: &str = "Basic YWRtaW46b3BlbiBzZXNhbWU=";

/// One grey pixel.
pub const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00,
    0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63,
    0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60,
    0x82,
];

/// What goes wrong with a request.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    Status(u16, Option<&'static str>),
    /// The connection breaks within the body.
    Cut,
    /// The response is no JSON.
    Html,
}

/// Decides on the fault of a request, from its number (counted from 1) and its path with query.
type Faults = Box<dyn Fn(usize, &str) -> Option<Fault> + Send + Sync>;

/// How this WordPress is set up.
pub struct Setup {
    /// Names its interface in a header of the front page.
    pub link: bool,
    /// Answers under `/wp-json/`; else under `?rest_route=/` only.
    pub pretty: bool,
    /// No page is longer, whatever is requested.
    pub most_per_page: usize,
    /// Ignores which page was requested.
    pub always_first_page: bool,
    /// Says how many things and pages there are.
    pub totals: bool,
    pub faults: Faults,
}

impl Default for Setup {
    fn default() -> Self {
        Self { link: true, pretty: true, most_per_page: 100, always_first_page: false, totals: true, faults: Box::new(|_, _| None) }
    }
}

pub struct WordPress {
    /// Its address without a slash at the end.
    pub base: String,
    /// The requested paths, in order.
    pub requested: Arc<Mutex<Vec<String>>>,
    /// Whether every response is 502.
    pub down: Arc<AtomicBool>,
}

fn file(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/wp-rest/theme-test-data");
    assert!(folder.is_dir(), "the shared test data is missing: {} should be a folder beside the workspace", folder.display());
    folder.join(name)
}

/// A captured response.
pub fn captured(name: &str) -> Value {
    serde_json::from_slice(&std::fs::read(file(name)).unwrap()).unwrap()
}

fn things(names: &[&str]) -> Vec<Value> {
    names.iter().flat_map(|name| captured(name).as_array().unwrap().clone()).collect()
}

impl WordPress {
    pub async fn open(setup: Setup) -> Self {
        let (requested, down) = (Arc::<Mutex<Vec<String>>>::default(), Arc::<AtomicBool>::default());
        let (log, off, setup) = (Arc::clone(&requested), Arc::clone(&down), Arc::new(setup));
        let app = Router::new().fallback(move |request: Request| {
            let (log, off, setup) = (Arc::clone(&log), Arc::clone(&off), Arc::clone(&setup));
            async move {
                let requested = request.uri().to_string();
                let number = {
                    let mut log = log.lock().unwrap();
                    log.push(requested.clone());
                    log.len()
                };
                let host = request.headers().get(header::HOST).unwrap().to_str().unwrap().to_owned();
                if off.load(Ordering::SeqCst) {
                    return StatusCode::BAD_GATEWAY.into_response();
                }
                match (setup.faults)(number, &requested) {
                    Some(Fault::Status(status, wait)) => {
                        let status = StatusCode::from_u16(status).unwrap();
                        wait.map_or_else(|| status.into_response(), |wait| (status, [(header::RETRY_AFTER, wait)], "later").into_response())
                    }
                    Some(Fault::Cut) => {
                        let parts = [Ok("[{\"id\": 1, \"ti"), Err(std::io::Error::other("cut"))];
                        Body::from_stream(stream::iter(parts)).into_response()
                    }
                    Some(Fault::Html) => "<html><body>One moment, please</body></html>".into_response(),
                    None => response(&setup, request.uri(), request.headers(), &format!("http://{host}")),
                }
            }
        });
        Self { base: super::serve(app).await, requested, down }
    }

    /// The number of requests whose URL contains `part`.
    pub fn times(&self, part: &str) -> usize {
        self.requested.lock().unwrap().iter().filter(|requested| requested.contains(part)).count()
    }
}

fn query(uri: &Uri) -> Vec<(String, String)> {
    url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned().collect()
}

fn response(setup: &Setup, uri: &Uri, headers: &HeaderMap, base: &str) -> Response {
    let query = query(uri);
    let get = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    if uri.path().starts_with("/wp-content/uploads/") {
        return if uri.path().contains("windmill") { StatusCode::NOT_FOUND.into_response() } else { PNG.into_response() };
    }
    let route = match (uri.path().strip_prefix("/wp-json/").filter(|_| setup.pretty), get("rest_route")) {
        (Some(route), _) => route.to_owned(),
        (None, Some(route)) => route.trim_start_matches('/').to_owned(),
        (None, None) if uri.path() == "/" => {
            let page = "<!doctype html><html lang=\"en-US\"><head><link rel='stylesheet' href='/wp-content/x.css'></head></html>";
            let link = if setup.pretty { format!("<{base}/wp-json/>") } else { format!("<{base}/index.php?rest_route=/>") };
            let link = format!("{link}; rel=\"https://api.w.org/\"");
            return if setup.link { ([(header::LINK, link)], page).into_response() } else { page.into_response() };
        }
        (None, None) => return (StatusCode::NOT_FOUND, "<html>nothing here</html>").into_response(),
    };
    let signed = match headers.get(header::AUTHORIZATION).map(|value| value.to_str().unwrap()) {
        None => false,
        Some(AUTHORIZATION) => true,
        Some(_) => {
            let said = "<strong>Error</strong>: The provided password is an invalid application password.";
            return (StatusCode::UNAUTHORIZED, json!({"code": "incorrect_password", "message": said}).to_string()).into_response();
        }
    };
    let edit = get("context") == Some("edit");
    if !signed && (edit || get("status").is_some() || route.ends_with("users/me")) {
        return (StatusCode::UNAUTHORIZED, captured("error-401.json").to_string()).into_response();
    }
    let whole = |value: Value| value.to_string().replace(CAPTURED, base).into_response();
    let list = match route.trim_end_matches('/') {
        "" => return whole(captured("index.json")),
        "wp/v2/types" => return whole(captured("types.json")),
        "wp/v2/taxonomies" => return whole(captured("taxonomies.json")),
        "wp/v2/users/me" => return whole(captured("auth-users.json")[0].clone()),
        "wp/v2/posts" if edit => things(&["auth-posts-any-p1.json"]),
        "wp/v2/posts" => things(&["posts-p1.json", "posts-p2.json", "posts-p3.json"]),
        "wp/v2/pages" if edit => things(&["auth-pages-any-p1.json"]),
        "wp/v2/pages" => things(&["pages-p1.json"]),
        "wp/v2/media" => things(&["media-p1.json"]),
        "wp/v2/categories" => things(&["categories-p1.json"]),
        "wp/v2/tags" => things(&["tags-p1.json", "tags-p2.json"]),
        "wp/v2/comments" if get("status") == Some("hold") => things(&["auth-comments-hold.json"]),
        "wp/v2/comments" if edit => things(&["auth-comments-p1.json"]),
        "wp/v2/comments" => things(&["comments-p1.json"]),
        "wp/v2/users" if edit => things(&["auth-users.json"]),
        "wp/v2/users" => things(&["users-p1.json"]),
        "wp/v2/menus" if signed => things(&["auth-menus.json"]),
        "wp/v2/menu-items" if signed => things(&["auth-menu-items.json"]),
        "wp/v2/menus" | "wp/v2/menu-items" => {
            return (StatusCode::UNAUTHORIZED, captured("error-401.json").to_string()).into_response();
        }
        "wp/v2/blocks" => Vec::new(),
        _ => return (StatusCode::NOT_FOUND, captured("error-404.json").to_string()).into_response(),
    };
    // of 26 comments 25 are returned: one belongs to a post behind a password
    let untold = usize::from(route.ends_with("/comments") && !edit);
    page(setup, list, untold, &get, base)
}

/// A page of a list as WordPress gives it: sorted, with totals, and 400 behind the end.
fn page<'q>(setup: &Setup, mut list: Vec<Value>, untold: usize, get: &dyn Fn(&str) -> Option<&'q str>, base: &str) -> Response {
    if get("orderby") == Some("id") {
        list.sort_by_key(|thing| thing["id"].as_u64());
    }
    if let Some(include) = get("include") {
        list.retain(|thing| include.split(',').any(|id| id.parse().ok() == thing["id"].as_u64()));
    }
    let number = |name: &str, otherwise: usize| get(name).map_or(otherwise, |value| value.parse().unwrap());
    let size = number("per_page", 10).min(setup.most_per_page);
    let at = if setup.always_first_page { 1 } else { number("page", 1) };
    let pages = list.len().div_ceil(size);
    if at > pages.max(1) {
        return (StatusCode::BAD_REQUEST, captured("posts-p4-past-the-end.json").to_string()).into_response();
    }
    let total = (list.len() + untold).to_string();
    let some: Vec<Value> = list.into_iter().skip((at - 1) * size).take(size).collect();
    let body = Value::Array(some).to_string().replace(CAPTURED, base);
    if !setup.totals {
        return body.into_response();
    }
    ([("x-wp-total", total), ("x-wp-totalpages", pages.to_string())], body).into_response()
}
