//! `POST /desk/people/invite` and what belongs to it.

use std::sync::Arc;

use app::desk::{form::Errors, pages::people::Invite, words::errors as words};
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use domain::{Author, AuthorId, Email, Role};
use newsroom::{
    Authority, Error,
    people::{NewAccount, Refusal},
};

use super::{
    role_and_sections, sections,
    show::{With, authors, shown},
};
use crate::{
    http::{
        AppState, HttpError, SignedIn,
        desk::{FieldError, Fields, letters, see_other, with_cookies},
        session::{self, Acting, Confirmed, Sender},
    },
    mail::LetterKind,
};

/// Invites somebody.
///
/// # Errors
/// Storage or hashing failed.
pub async fn invite(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let mut errors = Errors::default();
    let email = Email::parse(fields.get("email")).map_err(|_| errors.add("email", words::BAD_EMAIL)).ok();
    let name = fields.line("name");
    if name.chars().count() > 100 {
        errors.add("name", words::LONG_NAME);
    }
    let role = role_and_sections(&state, &fields).await?.map_err(|FieldError(message)| errors.add("role", message)).ok();
    let author = match fields.get("author") {
        "" => None,
        id => {
            let found = authors(&state).await?.into_iter().find(|author| author.id.as_str() == id);
            if found.is_none() {
                errors.add("author", words::AUTHOR_GONE);
            }
            found
        }
    };
    let confirmed = session::confirm(&state, &signed_in, &sender, fields.get("own_password"), false).await?;
    if let Some(message) = confirmed.error() {
        errors.add("own_password", message);
    }
    let (Some(email), Some((role, limited)), true) = (email, role, errors.is_empty()) else {
        return again(&state, &signed_in, &fields, errors).await;
    };
    let name = if name.is_empty() { author.as_ref().map(|author| author.name.clone()).unwrap_or_default() } else { name };
    let account = NewAccount { email, name, role, sections: limited, author: author.map(|author| author.id) };
    let Confirmed::Yes(cookie) = confirmed else { return Err(HttpError::SignInRequired) };
    match make(&state, &signed_in, &sender, &account).await? {
        Ok(response) => Ok(with_cookies(response, cookie)),
        Err(errors) => Ok(with_cookies(again(&state, &signed_in, &fields, errors).await?, cookie)),
    }
}

/// Makes the invitation and sends it; errors in words if it is refused.
async fn make(
    state: &AppState,
    signed_in: &SignedIn,
    sender: &Sender,
    account: &NewAccount,
) -> Result<Result<Response, Errors>, HttpError> {
    let newsroom = &state.site.newsroom;
    let (token, stored) = state.accounts.token()?;
    let authority = Authority::of_session(signed_in, &sender.origin);
    let mut people = newsroom.manage_people(&authority, &sender.origin).await?;
    match people.invite(account, &stored).await {
        Err(Error::Refused(Refusal::EmailTaken)) => {
            return Ok(Err(Errors::one("email", words::EMAIL_INVITED)));
        }
        Err(Error::Refused(Refusal::AuthorTaken)) => {
            return Ok(Err(Errors::one("author", words::AUTHOR_TAKEN)));
        }
        done => done?,
    }
    people.commit().await?;
    let paper = newsroom.settings().await?.name;
    let link = letters::link(state, &token).await?;
    let letter = LetterKind::Invitation { by: &signed_in.user().name, link: &link };
    match letters::send(state, &paper, &account.email, &letter, &link).await {
        None => Ok(Ok(see_other("/desk/people/?done=invited")?)),
        hand_over => Ok(Ok(shown(state, signed_in, With { hand_over, ..With::default() }).await?)),
    }
}

/// The form again, with what was typed.
async fn again(state: &AppState, signed_in: &SignedIn, fields: &Fields, errors: Errors) -> Result<Response, HttpError> {
    let ticked: Vec<_> = fields.all("section").into_iter().filter_map(|id| domain::SectionId::parse(id).ok()).collect();
    let invite = Invite {
        email: fields.line("email"),
        name: fields.line("name"),
        role: Role::parse(fields.get("role")).unwrap_or(Role::Author),
        sections: sections(state, Some(&ticked)).await?,
        author: fields.get("author").to_owned(),
    };
    shown(state, signed_in, With { invite: Some(invite), errors, ..With::default() }).await
}

/// `POST /desk/people/authors/{id}/invite`: one click for an author whose address is known; byline and stories come with the account.
///
/// # Errors
/// 404 for an author who does not exist or has an account; storage failed.
pub async fn invite_author(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Extension(signed_in): Extension<SignedIn>,
    Path(author): Path<String>,
) -> Result<Response, HttpError> {
    const NONE: HttpError = HttpError::NotFound { what: "author without an account" };
    let id = AuthorId::parse(&author).map_err(|_| NONE)?;
    let Author { id, name, email, .. } = authors(&state).await?.into_iter().find(|author| author.id == id).ok_or(NONE)?;
    let confirmed = session::confirm(&state, &signed_in, &sender, "", false).await?;
    let (Some(email), Confirmed::Yes(_)) = (email, confirmed) else {
        return see_other(&format!("/desk/people/?author={id}#invite"));
    };
    let account = NewAccount { email, name, role: Role::Author, sections: None, author: Some(id) };
    match make(&state, &signed_in, &sender, &account).await? {
        Ok(response) => Ok(response),
        Err(errors) => shown(&state, &signed_in, With { errors, ..With::default() }).await,
    }
}

/// `POST /desk/people/invitations/{id}/cancel`.
///
/// # Errors
/// 404 for an invitation that cannot be accepted any more; storage failed.
pub async fn cancel_invitation(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Acting { authority, .. }: Acting,
    Path(invitation): Path<String>,
) -> Result<Response, HttpError> {
    let mut people = state.site.newsroom.manage_people(&authority, &sender.origin).await?;
    match people.cancel_invitation(&invitation).await {
        Err(Error::Refused(_)) => return Err(HttpError::NotFound { what: "invitation" }),
        done => done?,
    }
    people.commit().await?;
    see_other("/desk/people/?done=cancelled")
}
