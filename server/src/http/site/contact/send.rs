//! `POST /write-to-us`: mails a letter of a reader to the paper.

use std::sync::Arc;

use app::site::{forms, pages::forms::ContactFields, words::contact as words};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Response},
};
use domain::spam::SPAM;
use newsroom::Error;
use newsroom::comments::{CommentRefusal, LetterTurn, SentFrom};

use super::address;
use crate::{
    http::{
        AppState, Format, HttpError, InvalidField, Policy,
        fields::Fields,
        respond::see_other,
        session::Sender,
        site::comments::{email, lines, name_error, send_key, text_error},
    },
    mail::Letter,
};

/// Longest subject, in characters.
const LONGEST_SUBJECT: usize = 200;
/// Before the subject of a letter that looks like advertising: it is sent all the same, and mail programs can sort it.
const SUSPECT: &str = "[Spam?] ";

/// Mails the letter, with the reader's address for answers; 303 to the page that says so, also if a letter with this key was mailed before. A
/// form that is refused comes back with what was typed. Programs that accept JSON get JSON: 201 or 200, or an error with a word for it.
///
/// # Errors
/// 404 for a paper without a contact address; as above for JSON; storage failed.
pub async fn send(State(state): State<Arc<AppState>>, sender: Sender, headers: HeaderMap, fields: Fields) -> Result<Response, HttpError> {
    let is_json = Policy::Form.error_format(&headers) == Format::Json;
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
        return refused(&state, &to, &typed, StatusCode::UNPROCESSABLE_ENTITY, is_json).await;
    };
    let key = send_key(&headers, &fields);
    let sent_from = SentFrom { network: sender.network, trap: !fields.get("aside").trim().is_empty(), seconds: None };
    let text = format!("{} {}", typed.subject, typed.letter);
    let newsroom = &state.site.newsroom;
    let (id, score) = match newsroom.begin_letter(&text, &reply_to, &sent_from, key.as_deref()).await {
        Ok(LetterTurn::Mail(id, score)) => (id, score),
        Ok(LetterTurn::Mailed(id)) => return sent(&id, StatusCode::OK, is_json),
        Ok(LetterTurn::Held) => {
            typed.errors.push(("", language.within(|| words::WAIT.into())));
            return refused(&state, &to, &typed, StatusCode::SERVICE_UNAVAILABLE, is_json).await;
        }
        Err(Error::Comment(CommentRefusal::Wait { .. })) => {
            typed.errors.push(("", language.within(|| words::WAIT.into())));
            return refused(&state, &to, &typed, StatusCode::TOO_MANY_REQUESTS, is_json).await;
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
        id: Some(id.clone()),
    };
    let mailed = state.accounts.mailer.send(&letter, newsroom.now().millis()).await;
    newsroom.end_letter(&id, mailed.is_ok()).await?;
    if let Err(error) = mailed {
        tracing::error!("{error}");
        typed.errors.push(("", language.within(|| words::FAILED.into())));
        return refused(&state, &to, &typed, StatusCode::SERVICE_UNAVAILABLE, is_json).await;
    }
    sent(&id, StatusCode::CREATED, is_json)
}

fn sent(id: &str, status: StatusCode, is_json: bool) -> Result<Response, HttpError> {
    if is_json { Ok((status, Json(serde_json::json!({ "id": id }))).into_response()) } else { see_other("/write-to-us?sent") }
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

async fn refused(
    state: &AppState,
    to: &domain::Email,
    typed: &ContactFields,
    status: StatusCode,
    is_json: bool,
) -> Result<Response, HttpError> {
    if is_json {
        let fields = typed.errors.iter().map(|(name, message)| InvalidField { name: (*name).into(), message: message.clone() }).collect();
        return Err(match status {
            StatusCode::UNPROCESSABLE_ENTITY => HttpError::Invalid { fields },
            StatusCode::TOO_MANY_REQUESTS => HttpError::RateLimited { retry_after: std::time::Duration::from_secs(60) },
            // a device sends it again later
            _ => return Ok((status, Json(serde_json::json!({ "error": "unavailable" }))).into_response()),
        });
    }
    Ok((status, Html(forms::contact(&state.site, to, typed, false).await?)).into_response())
}
