//! `POST /desk/settings/mail`: a letter to the person who wants to know whether mail works.

use std::sync::Arc;

use axum::{Extension, extract::State, response::Response};

use crate::{
    http::{AppState, HttpError, SignedIn, desk::see_other},
    mail::{Delivery, LetterKind},
};

/// Sends it to the person's own address and waits for the mail server.
///
/// # Errors
/// The settings cannot be read.
pub async fn test(State(state): State<Arc<AppState>>, Extension(signed_in): Extension<SignedIn>) -> Result<Response, HttpError> {
    let paper = state.site.newsroom.settings().await?.name;
    let letter = LetterKind::Test.letter(&paper, &signed_in.user().email);
    match state.accounts.mailer.send(&letter, state.site.newsroom.now().millis()).await {
        Ok(Delivery::Sent) => see_other("/desk/settings/?done=mail"),
        Ok(Delivery::File(_)) => see_other("/desk/settings/?done=mail-file"),
        Err(error) => {
            tracing::warn!("a test mail could not be sent: {error}");
            see_other("/desk/settings/?done=mail-failed")
        }
    }
}
