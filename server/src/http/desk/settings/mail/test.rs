//! `POST /desk/settings/mail/test`: a letter to the person who wants to know whether mail works, by what stands in the form.

use std::sync::Arc;

use app::desk::{pages::mail::MailPage, words::mail as words};
use axum::{Extension, extract::State, http::StatusCode, response::Response};

use super::{form, show::shown};
use crate::{
    http::{AppState, HttpError, SignedIn, desk::Fields},
    mail::{Delivery, LetterKind, MailError, Mailer, Server, SmtpProblem},
};

/// Sends it to the person's own address and waits for the mail server. Without a form, by the server that is used now.
///
/// # Errors
/// The settings cannot be read.
pub async fn test(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let paper = newsroom.settings().await?.name;
    let letter = LetterKind::Test.letter(&paper, &signed_in.user().email);
    let stored = newsroom.mail_server().await?;
    let mailer = &state.accounts.mailer;
    let show = async |status, page| shown(&state, &signed_in, status, stored.as_ref(), page).await;
    let (sent, page) = if mailer.given().is_some() || !fields.has("host") {
        let sent = mailer.send(&letter, newsroom.now().millis()).await;
        let page = MailPage { version: form::version(stored.as_ref()), ..form::stored(stored.as_ref()) };
        let notice = if matches!(sent, Ok(Delivery::File(_))) { words::WRITTEN } else { words::SENT };
        (sent.map(drop), MailPage { notice: Some(notice), ..page })
    } else {
        let form::Sent { server, typed_password, page } = form::read(&fields, stored.as_ref());
        let Some((server, password)) = server else {
            return show(StatusCode::UNPROCESSABLE_ENTITY, page).await;
        };
        let sent = match Server::of_desk(&server, password.as_deref(), &paper) {
            Ok(server) => Mailer::send_by(&server, &letter).await,
            Err(error) => Err(error),
        };
        let notice = Some(if typed_password { words::SENT_UNSAVED } else { words::SENT });
        (sent, MailPage { notice, ..page })
    };
    match sent {
        Ok(()) => show(StatusCode::OK, page).await,
        Err(MailError::Newsroom(error)) => Err(error.into()),
        Err(error) => {
            let failed = Some(in_words(error));
            show(StatusCode::UNPROCESSABLE_ENTITY, MailPage { notice: None, failed, ..page }).await
        }
    }
}

/// Why the letter was not sent, in words of the desk, and what the server or the system said.
fn in_words(error: MailError) -> (String, String) {
    let problem = match error {
        MailError::Smtp { problem, .. } => problem,
        error => return (words::LETTER_REFUSED.into(), error.to_string()),
    };
    tracing::warn!("a test mail was not sent: {problem}");
    match &problem {
        SmtpProblem::NameUnknown(host) => (words::NAME_UNKNOWN.with(&[("host", host)]), String::new()),
        SmtpProblem::NotReached { at, why } => (words::NOT_REACHED.with(&[("at", at)]), why.clone()),
        SmtpProblem::TimedOut(at) => (words::TIMED_OUT.with(&[("at", at)]), String::new()),
        SmtpProblem::NoMailServer { at, said } => (words::NO_MAIL_SERVER.with(&[("at", at)]), said.clone()),
        SmtpProblem::NoStartTls(at) => (words::NO_STARTTLS.with(&[("at", at)]), String::new()),
        SmtpProblem::Tls { at, why } => (words::TLS_FAILED.with(&[("at", at)]), why.clone()),
        SmtpProblem::NoPassword(_) => (words::NO_PASSWORD.into(), String::new()),
        SmtpProblem::Login { user, said } => (words::LOGIN_FAILED.with(&[("user", user)]), said.clone()),
        SmtpProblem::Sender { sender, said } => (words::SENDER_REFUSED.with(&[("sender", sender)]), said.clone()),
        SmtpProblem::Recipient(said) => (words::RECIPIENT_REFUSED.into(), said.clone()),
        SmtpProblem::Letter(said) => (words::LETTER_REFUSED.into(), said.clone()),
    }
}
