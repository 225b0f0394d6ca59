//! `POST /desk/people/{id}/…`: deactivate, reactivate, a link for a new password, codes taken away.

use std::sync::Arc;

use app::{
    desk::{form::Errors, words::errors::LAST_ADMINISTRATOR},
    ui::words::InterfaceLanguage,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::HeaderValue,
    response::Response,
};
use newsroom::{
    Authority, Error,
    people::{ManagePeople, Refusal, User},
};

use super::person::{With, find, shown};
use crate::{
    http::{
        AppState, HttpError, SignedIn,
        desk::{Fields, letters, see_other, with_cookies},
        session::{self, Confirmed, Sender},
    },
    mail::LetterKind,
};

/// What every act needs.
struct Act<'a> {
    state: &'a AppState,
    sender: &'a Sender,
    signed_in: &'a SignedIn,
    user: User,
    form: &'static str,
    cookie: Option<HeaderValue>,
}

impl<'a> Act<'a> {
    /// Finds the person and asks for the password where that is due; else the page that does.
    async fn begin(
        state: &'a AppState,
        sender: &'a Sender,
        signed_in: &'a SignedIn,
        (id, fields, form): (&str, &Fields, &'static str),
    ) -> Result<Result<Self, Response>, HttpError> {
        let user = find(state, id).await?;
        match session::confirm(state, signed_in, sender, fields.get("own_password"), false).await? {
            Confirmed::Yes(cookie) => Ok(Ok(Self { state, sender, signed_in, user, form, cookie })),
            other => {
                let errors = Errors::one("own_password", other.error().unwrap_or_default());
                Ok(Err(shown(state, signed_in, &user, With { form, errors, ..With::default() }).await?))
            }
        }
    }

    /// Does something in one unit of work, then shows the person with `done`.
    async fn run(
        self,
        done: &str,
        act: impl AsyncFnOnce(&mut ManagePeople<'_>, &User) -> newsroom::Result<()>,
    ) -> Result<Response, HttpError> {
        let authority = Authority::of_session(self.signed_in, &self.sender.origin);
        let mut people = self.state.site.newsroom.manage_people(&authority, &self.sender.origin).await?;
        let result = act(&mut people, &self.user).await;
        if let Err(Error::Refused(Refusal::LastAdministrator)) = result {
            drop(people);
            let errors = Errors::one("", LAST_ADMINISTRATOR);
            let page = shown(self.state, self.signed_in, &self.user, With { form: self.form, errors, ..With::default() }).await?;
            return Ok(with_cookies(page, self.cookie));
        }
        result?;
        people.commit().await?;
        Ok(with_cookies(see_other(&format!("/desk/people/{}/?done={done}", self.user.id))?, self.cookie))
    }
}

/// The language in which somebody gets letters.
fn theirs(user: &User) -> InterfaceLanguage {
    InterfaceLanguage::of(&user.language).unwrap_or_default()
}

macro_rules! begin {
    ($state:expr, $sender:expr, $signed_in:expr, $what:expr) => {
        match Act::begin(&$state, &$sender, &$signed_in, $what).await? {
            Ok(act) => act,
            Err(page) => return Ok(page),
        }
    };
}

/// Deactivates somebody: they are signed out at once.
///
/// # Errors
/// 404 if there is no such person; storage or hashing failed.
pub async fn deactivate(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let act = begin!(state, sender, signed_in, (&id, &fields, "deactivate"));
    act.run("deactivated", async |people, user| people.deactivate(&user.id).await).await
}

/// Lets somebody sign in again.
///
/// # Errors
/// 404 if there is no such person; storage or hashing failed.
pub async fn reactivate(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let act = begin!(state, sender, signed_in, (&id, &fields, "reactivate"));
    act.run("reactivated", async |people, user| people.reactivate(&user.id).await).await
}

/// Takes codes away from somebody who lost phone and recovery codes.
///
/// # Errors
/// 404 if there is no such person; storage or hashing failed.
pub async fn remove_codes(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let act = begin!(state, sender, signed_in, (&id, &fields, "remove-codes"));
    let (paper, user) = (state.site.newsroom.settings().await?.name, act.user.clone());
    let response = act.run("codes", async |people, user| people.remove_totp(&user.id).await).await?;
    theirs(&user).within(|| letters::tell(&state, &paper, &user.email, &LetterKind::TotpOff));
    Ok(response)
}

/// Makes and sends a link for a new password.
///
/// # Errors
/// 404 if there is no such person or they were deactivated; storage or hashing failed.
pub async fn reset_link(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let act = begin!(state, sender, signed_in, (&id, &fields, "reset-link"));
    let (token, stored) = state.accounts.token()?;
    let (user, cookie) = (act.user.clone(), act.cookie.clone());
    let response = act.run("link", async |people, user| people.reset_link(&user.id, &stored).await.map(drop)).await?;
    let paper = state.site.newsroom.settings().await?.name;
    let link = letters::link(&state, &token).await?;
    match theirs(&user).scope(letters::send(&state, &paper, &user.email, &LetterKind::Reset { link: &link }, &link)).await {
        None => Ok(response),
        hand_over => Ok(with_cookies(shown(&state, &signed_in, &user, With { hand_over, ..With::default() }).await?, cookie)),
    }
}
