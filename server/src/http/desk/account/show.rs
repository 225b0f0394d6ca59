//! `GET /desk/account/`.

use std::sync::Arc;

use app::{
    desk::{
        form::{Errors, HandOver},
        pages::account::{Account, Session, account},
        words::account as words,
    },
    ui::words::Word,
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, status_page},
};

/// What the page shows beside the stored account.
#[derive(Debug, Default)]
pub(super) struct With {
    pub(super) form: &'static str,
    pub(super) errors: Errors,
    pub(super) name: Option<String>,
    pub(super) new_email: String,
    pub(super) notice: Option<Word>,
    pub(super) hand_over: Option<HandOver>,
}

/// The page.
///
/// # Errors
/// Storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Asked(did): Asked,
) -> Result<Response, HttpError> {
    let notice = match did.get("done") {
        "saved" => Some(words::SAVED),
        "e-mail" => Some(words::EMAIL_SENT),
        "password" => Some(words::PASSWORD_CHANGED),
        "codes-off" => Some(words::TOTP_NOW_OFF),
        "session" => Some(words::SESSION_ENDED),
        _ => None,
    };
    shown(&state, &signed_in, With { notice, ..With::default() }).await
}

/// The page with errors, notices and what was typed.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, with: With) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    // read again: the form before may have changed it
    let user = newsroom.user(&signed_in.user().id).await?.ok_or(HttpError::SignInRequired)?;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let sessions = newsroom.sessions(&user.id).await?;
    let sessions = sessions
        .into_iter()
        .map(|session| Session {
            is_this: session.id == *signed_in.session(),
            id: session.id.to_string(),
            last_seen: frame.ago(session.last_seen_at),
            created: frame.ago(session.created_at),
            device: session.device,
            network: session.network,
        })
        .collect();
    let status = if with.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Account {
        name: with.name.unwrap_or(user.name),
        email: user.email.to_string(),
        new_email: with.new_email,
        language: user.language,
        text_size: user.text_size,
        has_totp: user.has_totp,
        must_keep_totp: newsroom.settings().await?.needs_codes(user.role),
        recovery_left: newsroom.recovery_codes_left(&user.id).await?,
        sessions,
        needs_password: !signed_in.is_confirmed(newsroom.now()),
        errors: (with.form, with.errors),
        notice: with.notice,
        hand_over: with.hand_over,
    };
    Ok(status_page(status, || account(frame.desk(), &page)))
}
