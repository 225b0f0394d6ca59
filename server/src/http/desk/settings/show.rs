//! `GET /desk/settings/`: the form.

use std::sync::Arc;

use app::desk::{
    pages::settings::{SettingsPage, settings},
    words::settings as words,
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use domain::AuditAct;
use newsroom::people::{AuditActor, AuditQuery};

use super::form;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, pictures::pick, status_page},
};

/// The page.
///
/// # Errors
/// Storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let notice = match asked.get("done") {
        "saved" => Some(words::SAVED),
        "undone" => Some(words::UNDONE),
        _ => None,
    };
    let undo = if asked.get("done") == "saved" { former(&state, &signed_in).await? } else { Vec::new() };
    let mut values = form::values(&state.site.newsroom.settings().await?);
    // a logo that was chosen in the library is not saved yet
    values.iter_mut().filter(|(key, _)| key.starts_with("logo_")).for_each(|(key, value)| *value = pick::chosen(&asked, key, value));
    shown(&state, &signed_in, StatusCode::OK, SettingsPage { values, notice, undo, ..SettingsPage::default() }).await
}

/// The page; values, menus and version are filled in where they are missing.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, status: StatusCode, page: SettingsPage) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let stored = newsroom.settings().await?;
    let version = form::version(&stored);
    let values = if page.values.is_empty() { form::values(&stored) } else { page.values };
    let mut logos = Vec::new();
    for (key, value) in values.iter().filter(|(key, _)| key.starts_with("logo_")) {
        logos.push((*key, pick::choice(state, "/desk/settings/", value).await?));
    }
    let mut undo = page.undo;
    if !undo.is_empty() {
        undo.extend([("version".to_owned(), version.clone()), ("undo".to_owned(), "yes".to_owned())]);
    }
    let page = SettingsPage { values, logos, menus: form::menus(newsroom).await?, version, undo, ..page };
    Ok(status_page(status, || settings(frame.desk(), &page)))
}

/// The values before the newest change, if it was this person's.
async fn former(state: &AppState, signed_in: &SignedIn) -> Result<Vec<(String, String)>, HttpError> {
    let query = AuditQuery { act: Some(AuditAct::SettingsChange), limit: 1, ..AuditQuery::default() };
    let newest = state.site.newsroom.audit_log(&query).await?.entries.into_iter().next();
    let own = |actor: &AuditActor| matches!(actor, AuditActor::Person(id, _) if *id == signed_in.user().id);
    let Some(entry) = newest.filter(|entry| own(&entry.actor)) else { return Ok(Vec::new()) };
    let detail: serde_json::Value = serde_json::from_str(&entry.detail).unwrap_or_default();
    let before = detail.get("before").and_then(serde_json::Value::as_object).into_iter().flatten();
    Ok(before.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect())
}
