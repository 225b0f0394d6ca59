//! `POST /desk/people/{id}/role`: role and sections.

use std::sync::Arc;

use app::desk::{form::Errors, words::errors::LAST_ADMINISTRATOR};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Role, SectionId};
use newsroom::{Error, people::Refusal};

use super::{
    person::{With, find, shown},
    role_and_sections,
};
use crate::http::{
    AppState, HttpError,
    desk::{FieldError, Fields, see_other, with_cookies},
    session::{self, Acting, Confirmed, Sender},
};

/// Saves them; it applies from the person's next request.
///
/// # Errors
/// 404 if there is no such person; storage or hashing failed.
pub async fn change_role(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let user = find(&state, &id).await?;
    let mut errors = Errors::default();
    let wanted = role_and_sections(&state, &fields).await?.map_err(|FieldError(message)| errors.add("role", message)).ok();
    let confirmed = session::confirm(&state, &signed_in, &sender, fields.get("own_password"), false).await?;
    if let Some(message) = confirmed.error() {
        errors.add("own_password", message);
    }
    let chosen = || {
        let role = Role::parse(fields.get("role")).unwrap_or(user.role);
        Some((role, fields.all("section").into_iter().filter_map(|id| SectionId::parse(id).ok()).collect()))
    };
    let (Some((role, limited)), Confirmed::Yes(cookie)) = (wanted, confirmed) else {
        return shown(&state, &signed_in, &user, With { form: "role", errors, chosen: chosen(), ..With::default() }).await;
    };
    let mut people = state.site.newsroom.manage_people(&authority, &sender.origin).await?;
    match people.change_role(&user.id, role, limited).await {
        Err(Error::Refused(Refusal::LastAdministrator)) => {
            drop(people);
            let errors = Errors::one("role", LAST_ADMINISTRATOR);
            let with = With { form: "role", errors, chosen: chosen(), ..With::default() };
            Ok(with_cookies(shown(&state, &signed_in, &user, with).await?, cookie))
        }
        done => {
            done?;
            people.commit().await?;
            Ok(with_cookies(see_other(&format!("/desk/people/{}/?done=saved", user.id))?, cookie))
        }
    }
}
