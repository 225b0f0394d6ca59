//! `POST /desk/settings/`.

use std::sync::Arc;

use app::desk::{pages::settings::SettingsPage, words::settings as words};
use axum::{extract::State, http::StatusCode, response::Response};

use super::{form, show::shown};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other},
    session::Acting,
};

/// Stores the settings, unless somebody else changed them while the form was open: then the form comes back with what they changed.
///
/// # Errors
/// Storage failed.
pub async fn save(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    if !fields.has("version") {
        return Err(HttpError::BadRequest("This form is not whole. Open /desk/settings/ and change it there.".into()));
    }
    let menus = form::menus(newsroom).await?;
    let mut edit = newsroom.edit(&authority).await?;
    let before = edit.settings().await?.unwrap_or_default();
    let mut sent = form::read(&fields, &before, &menus);
    form::check_logos(&state, &mut sent, &before).await?;
    let form::Sent { settings, values, errors } = sent;
    if !errors.is_empty() {
        drop(edit);
        return shown(&state, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, SettingsPage { values, errors, ..SettingsPage::default() })
            .await;
    }
    let stored = form::values(&before);
    if fields.get("version") != form::version(&before) {
        drop(edit);
        let meanwhile =
            stored.into_iter().filter(|(key, value)| values.iter().any(|(name, typed)| name == key && typed != value)).collect();
        let page = SettingsPage { values, meanwhile, notice: Some(words::CHANGED), ..SettingsPage::default() };
        return shown(&state, &signed_in, StatusCode::CONFLICT, page).await;
    }
    let changed = form::values(&settings);
    let changes: Vec<_> =
        stored.into_iter().zip(changed).filter(|(old, new)| old.1 != new.1).map(|((key, old), (_, new))| (key, old, new)).collect();
    if !changes.is_empty() {
        edit.change_settings(&settings, &changes).await?;
        edit.commit().await?;
    }
    see_other(if fields.has("undo") { "/desk/settings/?done=undone" } else { "/desk/settings/?done=saved" })
}
