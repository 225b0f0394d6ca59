//! `POST /desk/account/profile`: name, language, text size.

use std::sync::Arc;

use app::desk::form::Errors;
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
        errors.add("name", "Enter a name of 1 to 100 characters.");
    }
    let language = Language::parse(fields.get("language")).ok().filter(|language| matches!(language.as_str(), "en" | "ur"));
    if language.is_none() {
        errors.add("language", "Choose one of the languages.");
    }
    let size = TextSize::parse(fields.get("text_size")).ok();
    if size.is_none() {
        errors.add("text_size", "Choose one of the sizes.");
    }
    let (Some(language), Some(size), true) = (language, size, errors.is_empty()) else {
        return shown(&state, &signed_in, With { form: "profile", errors, name: Some(name), ..With::default() }).await;
    };
    let mut own = state.site.newsroom.own_account(&signed_in, &sender.origin).await?;
    own.set_profile(&name, &language, size).await?;
    own.commit().await?;
    see_other("/desk/account/?done=saved")
}
