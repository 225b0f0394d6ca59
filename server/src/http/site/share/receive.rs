//! `GET` and `POST /share`: where it goes.

use std::sync::Arc;

use app::ui::words::InterfaceLanguage;
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::Capability;
use newsroom::Authority;

use super::{draft, read::Shared};
use crate::http::{
    Access, AppState, Format, HttpError, Policy,
    fields::Asked,
    respond::see_other,
    session::{self, Sender},
};

/// The form for a new story from a phone.
const NEW_STORY: &str = "/desk/new/";

/// A link that was shared with GET: to the list of saved stories.
///
/// # Errors
/// None.
pub async fn arrive(Asked(asked): Asked) -> Result<Response, HttpError> {
    see_other(&saved(&Shared::of_fields(&asked)))
}

/// What was shared with POST: 303 to the list of saved stories for a link, to the new draft for what staff share. Programs that accept JSON get
/// 201 with `id` and `page`, 200 if it was shared before.
///
/// # Errors
/// 401 for pictures and texts of somebody who is not signed in (a browser is sent to the sign-in page), 403 without the right to write; 413, 400;
/// storage failed.
pub async fn receive(State(state): State<Arc<AppState>>, sender: Sender, request: Request) -> Result<Response, HttpError> {
    let headers = request.headers().clone();
    let is_json = Policy::Share.error_format(&headers) == Format::Json;
    let found = session::authenticate(&state, &headers, &sender).await?;
    let Some((signed_in, cookie)) = found else {
        let shared = Shared::of_request(request, false).await?;
        return match (shared.only_link().is_some(), is_json) {
            (true, _) => answer("link", &saved(&shared), StatusCode::OK, is_json),
            (false, true) => Err(HttpError::SignInRequired),
            (false, false) => see_other(&session::sign_in_url(NEW_STORY)),
        };
    };
    let response = async {
        let shared = Shared::of_request(request, true).await?;
        if shared.only_link().is_some() {
            return answer("link", &saved(&shared), StatusCode::OK, is_json);
        }
        session::authorise(Access::May(Capability::WriteDraft), Some(signed_in.user().role))?;
        let key = key(&headers, &shared);
        let authority = Authority::of_session(&signed_in, &sender.origin);
        let language = InterfaceLanguage::of(&signed_in.user().language).unwrap_or_default();
        let (id, is_new) = language.scope(draft::make(&state, &authority, shared, key.as_deref())).await?;
        let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
        answer(id.as_str(), &format!("/desk/stories/{id}/"), status, is_json)
    };
    let response = response.await.unwrap_or_else(IntoResponse::into_response);
    Ok(session::with_rotated(response, &state, cookie))
}

fn answer(id: &str, page: &str, status: StatusCode, is_json: bool) -> Result<Response, HttpError> {
    if is_json { Ok((status, Json(serde_json::json!({ "id": id, "page": page }))).into_response()) } else { see_other(page) }
}

fn saved(shared: &Shared) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("title", &shared.title), ("text", &shared.text), ("url", &shared.url)] {
        if !value.is_empty() {
            query.append_pair(name, &value.chars().take(2000).collect::<String>());
        }
    }
    format!("/saved/?{}", query.finish())
}

/// The key in the header or in the form.
fn key(headers: &HeaderMap, shared: &Shared) -> Option<String> {
    let header = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    let key = header.unwrap_or(&shared.key).trim();
    (!key.is_empty() && key.len() <= 100).then(|| key.to_owned())
}
