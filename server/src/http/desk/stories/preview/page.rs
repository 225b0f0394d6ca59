//! `GET /desk/stories/{id}/preview/page`: the reader's page of a draft, for a frame of the desk; `GET /preview/{token}`: the same for people
//! without an account who have a secret link.

use std::sync::Arc;

use app::{
    desk::pages::preview::THEMES,
    site::{self, Address},
};
use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use newsroom::people::SecretHash;

use super::rendered;
use crate::http::{
    AppState, HttpError,
    desk::{
        Asked,
        stories::{editable, story_id},
    },
    session::Acting,
};

/// The page; `?theme=dark` shows it as a reader who chose that theme sees it.
///
/// # Errors
/// 404 for a story that does not exist or that the person may not know of, 403 if they may not write it; storage failed.
pub async fn page(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    editable(&state, &authority, &id).await?;
    let drafted = state.site.newsroom.drafted_story(&story_id(&id)?).await?.ok_or(HttpError::NotFound { what: "story" })?;
    let html = rendered(&state, drafted).await?.html;
    let theme = THEMES.iter().find(|(theme, _)| *theme == asked.get("theme"));
    Ok(Html(theme.map_or_else(|| html.clone(), |(theme, _)| with_theme(&html, theme))).into_response())
}

/// The page for those who have the secret; it says nothing of the desk, and no other page learns its URL.
///
/// # Errors
/// Storage failed.
pub async fn shared(State(state): State<Arc<AppState>>, Path(token): Path<String>) -> Result<Response, HttpError> {
    const NO_REFERRER: [(HeaderName, HeaderValue); 1] = [(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"))];
    let newsroom = &state.site.newsroom;
    // a token is 43 characters; hashing a longer path is wasted work
    let story = if token.len() > 100 { None } else { newsroom.previewed_story(&SecretHash::of(&token)).await? };
    let drafted = match story {
        Some(story) => newsroom.drafted_story(&story).await?,
        None => None,
    };
    // nobody shows a story any more that was put in the trash
    match drafted.filter(|drafted| drafted.stored.state != domain::StoryState::Trash) {
        Some(drafted) => Ok((NO_REFERRER, Html(rendered(&state, drafted).await?.html)).into_response()),
        None => {
            let missing = site::page(&state.site.for_one_page(), &Address::NotFound { path: "/preview/".to_owned() }).await?;
            Ok((StatusCode::NOT_FOUND, NO_REFERRER, Html(missing.html)).into_response())
        }
    }
}

fn with_theme(html: &str, theme: &str) -> String {
    html.replacen("<html ", &format!("<html data-theme=\"{theme}\" "), 1)
}
