//! Letters with links: sent by mail, or handed over by an administrator while no mail server is set.

use app::desk::form::HandOver;
use domain::Email;

use crate::{
    http::{AppState, HttpError},
    mail::{Delivery, LetterKind},
};

/// The absolute address of a link with this token.
///
/// # Errors
/// The settings cannot be read.
pub async fn link(state: &AppState, token: &str) -> Result<String, HttpError> {
    let settings = state.site.newsroom.settings().await?;
    Ok(format!("{}/desk/welcome/{token}", state.site.origin(&settings)))
}

/// Sends a letter. Where that failed or no server is set, what an administrator can hand over instead.
pub async fn send(state: &AppState, paper: &str, to: &Email, kind: &LetterKind<'_>, link: &str) -> Option<HandOver> {
    let hand_over = |file| Some(HandOver { to: to.to_string(), link: link.to_owned(), file });
    match state.accounts.mailer.send(&kind.letter(paper, to), state.site.newsroom.now().millis()).await {
        Ok(Delivery::Sent) => None,
        Ok(Delivery::File(file)) => hand_over(Some(file.display().to_string())),
        Err(error) => {
            tracing::error!("{error}");
            hand_over(None)
        }
    }
}

/// Tells somebody that something about their account changed. Does not wait for the mail server.
pub fn tell(state: &AppState, paper: &str, to: &Email, kind: &LetterKind<'_>) {
    let (letter, accounts, now) = (kind.letter(paper, to), state.accounts.clone(), state.site.newsroom.now().millis());
    tokio::spawn(async move {
        if let Err(error) = accounts.mailer.send(&letter, now).await {
            tracing::error!("{error}");
        }
    });
}
