//! `GET /desk/account/codes-first`: what somebody sees whose role needs codes of an authenticator, until they have set them up.

use std::sync::Arc;

use app::desk::{form::Errors, pages::codes::codes_first as view};
use axum::{Extension, extract::State, http::StatusCode, response::Response};

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Frame, see_other, status_page},
};

/// The page; 303 to the desk for somebody who needs none, or has them.
///
/// # Errors
/// Storage failed.
pub async fn codes_first(State(state): State<Arc<AppState>>, Extension(signed_in): Extension<SignedIn>) -> Result<Response, HttpError> {
    if !state.site.newsroom.lacks_codes(signed_in.user()).await? {
        return see_other("/desk/");
    }
    shown(&state, &signed_in, Errors::default()).await
}

/// The page with what is wrong with the password. The navigation is left out: none of it would open.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, errors: Errors) -> Result<Response, HttpError> {
    let frame = Frame::load(state, None).await?;
    let needs_password = !signed_in.is_confirmed(state.site.newsroom.now());
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || view(frame.desk(), needs_password, &errors)))
}
