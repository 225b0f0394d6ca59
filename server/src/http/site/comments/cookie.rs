//! The cookie with the secret of one's own comment. Browsers send it to the pages of that comment only, so that no cached page sees a cookie.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, SameSite};
use domain::CommentId;

use crate::http::AppState;

const NAME: &str = "own-comment";
/// Seconds; longer than a comment can be changed, so that the page can say that the time is over.
const LASTS: i64 = 3600;

/// The page of one's own comment.
pub fn path(id: &CommentId) -> String {
    format!("/comments/sent/{id}")
}

/// `Set-Cookie` for the secret of a comment.
pub fn set(state: &AppState, id: &CommentId, token: &str) -> Option<HeaderValue> {
    let cookie = Cookie::build((NAME, token.to_owned()))
        .path(path(id))
        .http_only(true)
        .secure(!state.context.sign_in.is_over_plain_http())
        .same_site(SameSite::Strict)
        .max_age(cookie::time::Duration::seconds(LASTS));
    HeaderValue::from_str(&cookie.to_string()).ok()
}

/// The secret that a request has.
pub fn read(headers: &HeaderMap) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut found = lines.flat_map(Cookie::split_parse).flatten().filter(|cookie| cookie.name() == NAME);
    found.next().map(|cookie| cookie.value().to_owned()).filter(|token| !token.is_empty())
}
