//! `POST /api/unlock`: the password of a protected story. Who knows it gets a cookie for that story alone.

use std::sync::Arc;

use app::site::{Site, load::LoadError};
use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use blake3::Hash;
use cookie::{Cookie, SameSite, time};
use domain::{SitePath, Story, StoryId};
use serde::Deserialize;

use crate::http::{AppState, Client, HttpError};

/// Name of the cookie. Its path is the story's.
const COOKIE: &str = "unlocked";
/// How long a reader need not enter the password again, as in WordPress.
const LIFETIME: time::Duration = time::Duration::days(10);

/// What the form sends.
#[derive(Debug, Deserialize)]
pub struct Sent {
    story: String,
    password: String,
}

/// Redirects to the story with its cookie, or shows the form again.
///
/// # Errors
/// 400 for a form that cannot be read, 404 for a story that is not there or needs no password; storage failed.
pub async fn send(
    State(state): State<Arc<AppState>>,
    client: Client,
    form: Result<Form<Sent>, FormRejection>,
) -> Result<Response, HttpError> {
    const MISSING: HttpError = HttpError::NotFound { what: "protected story" };
    let Form(sent) = form?;
    let newsroom = &state.site.newsroom;
    let id = StoryId::parse(&sent.story).map_err(|_| MISSING)?;
    let story = newsroom.story_by_id(&id).await?.filter(|story| story.is_live(newsroom.now())).ok_or(MISSING)?;
    let right = story.password.as_deref().map(|password| proof(&story, password)).ok_or(MISSING)?;
    // hashes are compared in constant time
    if right != proof(&story, &sent.password) {
        let page = app::site::locked(&state.site, &story.path).await?.ok_or(MISSING)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response());
    }
    let path = story.path.to_string();
    let cookie = Cookie::build((COOKIE, right.to_hex().to_string()))
        .path(path.clone())
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(client.https)
        .max_age(LIFETIME)
        .build();
    let mut response = Redirect::to(&path).into_response();
    let set = HeaderValue::try_from(cookie.to_string()).map_err(HttpError::internal)?;
    response.headers_mut().insert(header::SET_COOKIE, set);
    Ok(response)
}

/// The page of a protected story for a reader who has its cookie; `None` for everybody else.
///
/// # Errors
/// The newsroom cannot be read.
pub async fn page(site: &Site, path: &SitePath, request: &HeaderMap) -> Result<Option<String>, LoadError> {
    let proofs: Vec<Hash> = proofs(request).collect();
    if proofs.is_empty() {
        return Ok(None);
    }
    let Some(story) = site.newsroom.story_by_path(path).await?.filter(|story| story.is_live(site.newsroom.now())) else { return Ok(None) };
    let right = story.password.as_deref().map(|password| proof(&story, password));
    // a page below another protected one has the cookies of both
    if right.is_none_or(|right| !proofs.contains(&right)) {
        return Ok(None);
    }
    app::site::unlocked(site, story).await.map(Some)
}

fn proofs(request: &HeaderMap) -> impl Iterator<Item = Hash> {
    let lines = request.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let cookies = lines.flat_map(Cookie::split_parse).flatten().filter(|cookie| cookie.name() == COOKIE);
    cookies.filter_map(|cookie| Hash::from_hex(cookie.value()).ok())
}

/// What proves that a reader knew the password of this story: another password makes it worthless.
fn proof(story: &Story, password: &str) -> Hash {
    let mut hasher = blake3::Hasher::new_derive_key("press: cookie of a protected story");
    hasher.update(story.id.as_str().as_bytes());
    hasher.update(password.as_bytes());
    hasher.finalize()
}
