//! `POST /desk/settings/mail/remove`: letters become files again.

use std::sync::Arc;

use axum::{extract::State, response::Response};

use crate::http::{AppState, HttpError, desk::see_other, session::Acting};

/// Removes the mail server and its password.
///
/// # Errors
/// Storage failed.
pub async fn remove(State(state): State<Arc<AppState>>, Acting { authority, .. }: Acting) -> Result<Response, HttpError> {
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.remove_mail_server().await?;
    edit.commit().await?;
    see_other("/desk/settings/mail/?done=removed")
}
