//! `POST /desk/account/profile`: name, language, text size.

use std::sync::Arc;

use app::{
    desk::{form::Errors, words::errors as words},
    ui::words::InterfaceLanguage,
};
use axum::{Extension, extract::State, response::Response};
use domain::{Language, TextSize};

use super::show::{With, shown};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Fields, see_other},
    session::Sender,
};

/// Saves them.
///
/// # Errors
/// Storage failed.
pub async fn profile(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let mut errors = Errors::default();
    let name = fields.line("name");
    if !(1..=100).contains(&name.chars().count()) {
        errors.add("name", words::BAD_NAME);
    }
    let language = Language::parse(fields.get("language")).ok().filter(|language| InterfaceLanguage::of(language).is_some());
    if language.is_none() {
        errors.add("language", words::BAD_LANGUAGE);
    }
    let size = TextSize::parse(fields.get("text_size")).ok();
    if size.is_none() {
        errors.add("text_size", words::BAD_TEXT_SIZE);
    }
    let (Some(language), Some(size), true) = (language, size, errors.is_empty()) else {
        return shown(&state, &signed_in, With { form: "profile", errors, name: Some(name), ..With::default() }).await;
    };
    let mut own = state.site.newsroom.own_account(&signed_in, &sender.origin).await?;
    own.set_profile(&name, &language, size).await?;
    own.commit().await?;
    see_other("/desk/account/?done=saved")
}
