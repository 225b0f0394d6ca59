//! `POST /desk/views` saves filters; `POST /desk/views/{view}/remove` deletes a view.

use std::sync::Arc;

use app::desk::{form::Errors, words::lists_desk as words};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Fields, see_other,
        stories::{Typed, shown},
        together::filters,
    },
    session::{Acting, Sender},
};
/// Views of one person at most.
const MOST: usize = 20;
/// Characters of a name at most.
const MOST_NAME: usize = 40;

/// Saves a view, and shows it.
///
/// # Errors
/// Storage failed.
pub async fn save(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let (name, filters) = (fields.line("name"), filters(&fields));
    let views = newsroom.saved_views(&signed_in.user().id).await?.len();
    let problem = match name.chars().count() {
        1..=MOST_NAME if views < MOST => None,
        1..=MOST_NAME => Some(words::TOO_MANY_VIEWS),
        _ => Some(words::BAD_VIEW_NAME),
    };
    if let Some(problem) = problem {
        let typed = Typed { status: StatusCode::UNPROCESSABLE_ENTITY, view_name: name, errors: Errors::one("name", problem), quick: None };
        return shown(&state, &signed_in, &authority, &filters, typed).await;
    }
    let mut account = newsroom.own_account(&signed_in, &sender.origin).await?;
    account.save_view(&name, &filters).await?;
    account.commit().await?;
    see_other(&format!("/desk/stories/{filters}"))
}

/// Deletes a view of one's own.
///
/// # Errors
/// 404 for a view that does not exist or is somebody else's; storage failed.
pub async fn remove(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(view): Path<String>,
) -> Result<Response, HttpError> {
    let mut account = state.site.newsroom.own_account(&signed_in, &sender.origin).await?;
    if !account.remove_view(&view).await? {
        return Err(HttpError::NotFound { what: "view" });
    }
    account.commit().await?;
    see_other("/desk/stories/")
}
