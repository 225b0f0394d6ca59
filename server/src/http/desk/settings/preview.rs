//! `POST /desk/settings/preview/page`: the front page as it would be, in a new tab; nothing is stored.

use std::sync::Arc;

use app::{
    desk::pages::settings::SettingsPage,
    site::{self, Address},
};
use axum::{
    Extension,
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use super::{form, show::shown};
use crate::http::{AppState, HttpError, SignedIn, desk::Fields};

/// The page, or the form with what is wrong.
///
/// # Errors
/// Storage failed.
pub async fn preview(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let before = newsroom.settings().await?;
    let mut sent = form::read(&fields, &before, &form::menus(newsroom).await?);
    form::check_logos(&state, &mut sent, &before).await?;
    let form::Sent { settings, values, errors } = sent;
    if !errors.is_empty() {
        return shown(&state, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, SettingsPage { values, errors, ..SettingsPage::default() })
            .await;
    }
    let site = state.site.for_one_page().with_proposed_settings(settings);
    let page = site::page(&site, &Address::Front { page: 1 }).await?;
    Ok(Html(page.html).into_response())
}
