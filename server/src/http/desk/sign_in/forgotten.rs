//! `/desk/forgotten`: a link for a new password.

use std::sync::Arc;

use app::{
    desk::{
        form::Errors,
        pages::sign_in,
        words::{errors, sign_in as words, time::wait},
    },
    ui::words::InterfaceLanguage,
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::Email;
use newsroom::people::{Attempt, email_key};

use super::retry_after;
use crate::{
    http::{
        AppState, HttpError,
        desk::{Fields, Frame, letters, page, status_page},
        session::Sender,
    },
    mail::LetterKind,
};

/// The form.
///
/// # Errors
/// The settings cannot be read.
pub async fn show_forgotten(State(state): State<Arc<AppState>>) -> Result<Response, HttpError> {
    let frame = Frame::load(&state, None).await?;
    Ok(page(|| sign_in::forgotten(frame.desk(), &Errors::default(), None)))
}

/// Makes and sends the link, if somebody has this address; the response is the same if nobody has.
///
/// # Errors
/// Storage failed.
pub async fn forgotten(State(state): State<Arc<AppState>>, sender: Sender, fields: Fields) -> Result<Response, HttpError> {
    let frame = Frame::load(&state, None).await?;
    let email = match Email::parse(fields.get("email")) {
        Ok(email) => email,
        Err(_) => {
            let errors = Errors::one("email", errors::BAD_EMAIL);
            return Ok(status_page(StatusCode::UNPROCESSABLE_ENTITY, || sign_in::forgotten(frame.desk(), &errors, None)));
        }
    };
    if let Attempt::Wait(millis) = state.site.newsroom.attempt(&format!("reset {}", email_key(&email)), &sender.network, None).await? {
        let seconds = millis / 1000 + 1;
        let errors = Errors::one("email", errors::TOO_MANY_LINKS.with(&[("time", &wait(seconds))]));
        return Ok(retry_after(status_page(StatusCode::TOO_MANY_REQUESTS, || sign_in::forgotten(frame.desk(), &errors, None)), seconds));
    }
    // in the background: how long it takes must not say whether the account exists
    let (background, paper) = (Arc::clone(&state), frame.paper.clone());
    tokio::spawn(async move {
        if let Err(error) = make_and_send(&background, &paper, &email, &sender).await {
            tracing::error!("a link for a new password could not be made: {error}");
        }
    });
    let sent = if state.accounts.mailer.sends().await? { words::LINK_SENT } else { words::LINK_WRITTEN };
    Ok(page(|| sign_in::forgotten(frame.desk(), &Errors::default(), Some(sent))))
}

async fn make_and_send(state: &AppState, paper: &str, email: &Email, sender: &Sender) -> Result<(), HttpError> {
    let (token, stored) = state.accounts.token()?;
    let Some(user) = state.site.newsroom.request_reset(email, &stored, &sender.origin).await? else { return Ok(()) };
    let link = letters::link(state, &token).await?;
    let language = InterfaceLanguage::of(&user.language).unwrap_or_default();
    language.scope(letters::send(state, paper, &user.email, &LetterKind::Reset { link: &link }, &link)).await;
    Ok(())
}
