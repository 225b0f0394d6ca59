//! `POST /desk/authors/{author}/person`: which account writes under the name.

use std::sync::Arc;

use app::desk::{form::Errors, pages::structure::author::AuthorPage, words::structure as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::UserId;
use newsroom::{Error, people::Refusal};

use super::{LIST, author, profile, show::shown};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, see_other, structure::whole_paper, with_cookies},
    session::{self, Acting, Confirmed, Sender},
};

/// Links the account, after the own password where that is due: it decides whose stories these are.
///
/// # Errors
/// 404 for an author that does not exist; storage failed.
pub async fn person(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let (_, row) = author(&state, &id).await?;
    let refused = |field, why: String| AuthorPage { errors: Errors::one(field, why), ..profile::stored(&row.author) };
    let person = match fields.line("person").as_str() {
        "" => None,
        id => match UserId::parse(id) {
            Ok(id) => Some(id),
            Err(_) => return shown(&state, &signed_in, &row, refused("person", words::BAD_PERSON.into())).await,
        },
    };
    let cookie = match session::confirm(&state, &signed_in, &sender, fields.get("own_password"), false).await? {
        Confirmed::Yes(cookie) => cookie,
        other => {
            let why = other.error().unwrap_or_default();
            return shown(&state, &signed_in, &row, refused("own_password", why)).await;
        }
    };
    let mut people = state.site.newsroom.manage_people(&authority, &sender.origin).await?;
    match people.link_author(&row.author.id, &row.author.name, person.as_ref()).await {
        Ok(()) => people.commit().await?,
        Err(Error::Refused(Refusal::NoSuchPerson)) => {
            drop(people);
            return shown(&state, &signed_in, &row, refused("person", words::BAD_PERSON.into())).await;
        }
        Err(error) => return Err(error.into()),
    }
    Ok(with_cookies(see_other(&format!("{LIST}{id}/?done=linked"))?, cookie))
}
