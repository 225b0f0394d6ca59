//! Each error in each format.

use app::ui::assets::Assets;
use axum::body::to_bytes;
use domain::Capability;
use newsroom::{CountingIds, DatabaseUrl, FixedClock, Newsroom};

use super::*;

async fn site() -> (Site, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::at(domain::Timestamp::from_millis(0)));
    let newsroom = Newsroom::open(&DatabaseUrl::in_folder(dir.path()), clock, Arc::new(CountingIds::default())).await.unwrap();
    (Site::new(newsroom, Assets::default()), dir)
}

async fn respond(error: &HttpError, format: Format) -> (u16, HeaderMap, String) {
    let (site, _dir) = site().await;
    let response = error.respond(format, &site, "/desk/stories/?q=a b", "abc123");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    (parts.status.as_u16(), parts.headers, String::from_utf8(body.to_vec()).unwrap())
}

fn all() -> Vec<(HttpError, u16)> {
    let field = InvalidField { name: "headline".into(), message: "is <empty>; write one".to_owned() };
    vec![
        (HttpError::NotFound { what: "file" }, 404),
        (HttpError::Gone { what: "story" }, 410),
        (HttpError::Forbidden("No.".into()), 403),
        (HttpError::NoRight(StoryRefusal::Section), 403),
        (HttpError::Conflict("It was saved by Zoya.".to_owned()), 409),
        (HttpError::Invalid { fields: vec![field] }, 422),
        (HttpError::BadRequest("`q` is missing.".into()), 400),
        (HttpError::Ambiguous("Two hosts."), 400),
        (HttpError::HeadTooLarge, 431),
        (HttpError::UrlTooLong, 414),
        (HttpError::MethodNotAllowed { allow: "GET, HEAD".to_owned() }, 405),
        (HttpError::NotAcceptable, 406),
        (HttpError::PreconditionFailed, 412),
        (HttpError::TooLarge { limit: 65536 }, 413),
        (HttpError::RateLimited { retry_after: Duration::from_millis(1500) }, 429),
        (HttpError::unavailable("canary: the database is busy"), 503),
        (HttpError::internal("canary: the disk is full"), 500),
    ]
}

#[tokio::test]
async fn each_error_has_its_status_in_every_format_and_shows_no_cause() {
    for (error, status) in all() {
        for (format, mime) in
            [(Format::Page, "text/html; charset=utf-8"), (Format::Text, "text/plain; charset=utf-8"), (Format::Json, "application/json")]
        {
            let (got, headers, body) = respond(&error, format).await;
            assert_eq!(got, status, "{error:?} {format:?}");
            let mime = if format == Format::Text && status >= 500 { "text/html; charset=utf-8" } else { mime };
            assert_eq!(headers[header::CONTENT_TYPE], mime, "{error:?} {format:?}");
            assert!(!body.is_empty() && !body.contains("canary"), "{body}");
            assert_eq!(headers.contains_key("x-request-id"), status >= 500, "{error:?}");
            assert_eq!(body.contains("abc123"), status >= 500, "{body}");
            assert_eq!(headers.contains_key(header::RETRY_AFTER), matches!(status, 429 | 503), "{error:?}");
            assert_eq!(headers.contains_key(header::ALLOW), status == 405);
        }
    }
}

#[tokio::test]
async fn who_must_sign_in_is_sent_there_and_programs_get_401() {
    let (status, headers, _) = respond(&HttpError::SignInRequired, Format::Page).await;
    assert_eq!((status, headers[header::LOCATION].to_str().unwrap()), (303, "/desk/sign-in?next=%2Fdesk%2Fstories%2F%3Fq%3Da+b"));
    let (status, headers, body) = respond(&HttpError::SignInRequired, Format::Json).await;
    assert_eq!((status, body.as_str()), (401, r#"{"error":"sign_in_required","message":"Sign in first."}"#));
    assert!(!headers.contains_key(header::LOCATION));
}

#[tokio::test]
async fn invalid_fields_are_named_and_escaped() {
    let field = InvalidField { name: "headline".into(), message: "is <empty>; write one".to_owned() };
    let error = HttpError::Invalid { fields: vec![field] };
    let (_, _, json) = respond(&error, Format::Json).await;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["fields"][0], serde_json::json!({ "name": "headline", "message": "is <empty>; write one" }));
    let (_, _, page) = respond(&error, Format::Page).await;
    assert!(page.contains("<li>headline: is &lt;empty&gt;; write one"), "{page}");
}

#[test]
fn errors_of_the_newsroom_keep_their_meaning() {
    for (error, status) in [
        (newsroom::Error::Busy { waited: Duration::from_secs(5) }, 503),
        (newsroom::Error::Conflict { what: "story path", value: "/river/".to_owned() }, 409),
        (newsroom::Error::Forbidden { capability: Capability::EditAny }, 403),
        (newsroom::Error::Missing { what: "storing a story", detail: "section".to_owned() }, 500),
    ] {
        let words = error.to_string();
        let error = HttpError::from(LoadError::from(error));
        assert_eq!(error.status().as_u16(), status, "{words}");
        assert_eq!(error.cause().is_some(), status >= 500, "{words}");
    }
}

#[test]
fn waiting_times_are_whole_seconds() {
    for (millis, expected) in [(0, 1), (1, 1), (1000, 1), (1001, 2)] {
        assert_eq!(seconds(Duration::from_millis(millis)), expected, "{millis}");
    }
}
