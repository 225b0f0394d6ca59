//! `POST /write-to-us`: mails a letter of a reader to the paper.

use std::sync::Arc;

use app::site::{forms, pages::forms::ContactFields, words::contact as words};
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use domain::spam::SPAM;
use newsroom::Error;
use newsroom::comments::{CommentRefusal, SentFrom};

use super::address;
use crate::{
    http::{
        AppState, HttpError,
        fields::Fields,
        respond::see_other,
        session::Sender,
        site::comments::{email, lines, name_error, text_error},
    },
    mail::Letter,
};

/// Longest subject, in characters.
const LONGEST_SUBJECT: usize = 200;
/// Before the subject of a letter that looks like advertising: it is sent all the same, and mail programs can sort it.
const SUSPECT: &str = "[Spam?] ";

/// Mails the letter, with the reader's address for answers; 303 to the page that says so. A form that is refused comes back with what was typed.
///
/// # Errors
/// 404 for a paper without a contact address; storage failed.
pub async fn send(State(state): State<Arc<AppState>>, sender: Sender, fields: Fields) -> Result<Response, HttpError> {
    let (settings, to) = address(&state).await?;
    let language = state.site.language().await?;
    let mut typed = ContactFields {
        name: fields.line("name"),
        email: fields.line("email"),
        subject: fields.line("subject").chars().take(LONGEST_SUBJECT).collect(),
        letter: lines(fields.get("letter")),
        errors: Vec::new(),
    };
    let from = language.within(|| check(&mut typed));
    let Some(reply_to) = from.filter(|_| typed.errors.is_empty()) else {
        return refused(&state, &to, &typed, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let sent_from = SentFrom { network: sender.network, trap: !fields.get("aside").trim().is_empty(), seconds: None };
    let text = format!("{} {}", typed.subject, typed.letter);
    let score = match state.site.newsroom.judge_letter(&text, &reply_to, &sent_from).await {
        Ok(score) => score,
        Err(Error::Comment(CommentRefusal::Wait { .. })) => {
            typed.errors.push(("", language.within(|| words::WAIT.into())));
            return refused(&state, &to, &typed, StatusCode::TOO_MANY_REQUESTS).await;
        }
        Err(error) => return Err(error.into()),
    };
    let mark = if score.points >= SPAM || sent_from.trap { SUSPECT } else { "" };
    let subject = if typed.subject.is_empty() { language.within(|| words::TITLE.into()) } else { typed.subject.clone() };
    let letter = Letter {
        to: to.clone(),
        reply_to: Some(reply_to.clone()),
        subject: domain::text::one_line(&format!("{mark}{}: {subject}", settings.name)),
        text: format!("{}\n\n{} <{reply_to}>\n", typed.letter, typed.name),
    };
    if let Err(error) = state.accounts.mailer.send(&letter, state.site.newsroom.now().millis()).await {
        tracing::error!("{error}");
        typed.errors.push(("", language.within(|| words::FAILED.into())));
        return refused(&state, &to, &typed, StatusCode::SERVICE_UNAVAILABLE).await;
    }
    see_other("/write-to-us?sent")
}

/// Notes what is wrong with the fields; the address, if it is one.
fn check(typed: &mut ContactFields) -> Option<domain::Email> {
    let mut errors: Vec<(&'static str, String)> = Vec::new();
    let letter = if typed.letter.is_empty() { Some(words::NO_LETTER.into()) } else { text_error(&typed.letter) };
    errors.extend(letter.map(|error| ("letter", error)));
    let name = if typed.name.is_empty() { Some(words::NO_NAME.into()) } else { name_error(&typed.name) };
    errors.extend(name.map(|error| ("name", error)));
    let address = email(&typed.email).map_err(|error| errors.push(("email", error.0))).ok();
    typed.errors = errors;
    address
}

async fn refused(state: &AppState, to: &domain::Email, typed: &ContactFields, status: StatusCode) -> Result<Response, HttpError> {
    Ok((status, Html(forms::contact(&state.site, to, typed, false).await?)).into_response())
}
