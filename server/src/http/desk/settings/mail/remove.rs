//! `POST /desk/settings/mail/remove`: letters become files again.

use std::sync::Arc;

use axum::{Extension, extract::State, response::Response};
use newsroom::Authority;

use crate::http::{AppState, HttpError, SignedIn, desk::see_other, session::Sender};

/// Removes the mail server and its password.
///
/// # Errors
/// Storage failed.
pub async fn remove(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
) -> Result<Response, HttpError> {
    let authority = Authority::of_session(&signed_in, &sender.origin);
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.remove_mail_server().await?;
    edit.commit().await?;
    see_other("/desk/settings/mail/?done=removed")
}
