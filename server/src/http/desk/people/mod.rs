//! People: who has an account, who is invited.

mod access;
mod invite;
mod person;
mod role;
mod show;

pub use access::{deactivate, reactivate, remove_codes, reset_link};
pub use invite::{cancel_invitation, invite, invite_author};
pub use person::show_person;
pub use role::change_role;
pub use show::show;

use app::desk::words::errors as words;
use domain::{Role, SectionId};

use crate::http::{
    AppState, HttpError,
    desk::{FieldError, Fields},
};

/// All sections with whether they are chosen: identity, name, chosen.
async fn sections(state: &AppState, chosen: Option<&[SectionId]>) -> Result<Vec<(String, String, bool)>, HttpError> {
    let sections = state.site.newsroom.sections().await?;
    let is_chosen = |id: &SectionId| chosen.is_some_and(|chosen| chosen.contains(id));
    Ok(sections.into_iter().map(|section| (section.id.to_string(), section.name, is_chosen(&section.id))).collect())
}

/// Role and sections as a form sends them; an error in words for the role, if it is none of the desk or a section does not exist.
async fn role_and_sections(state: &AppState, fields: &Fields) -> Result<Result<(Role, Option<Vec<SectionId>>), FieldError>, HttpError> {
    let Some(role) = Role::parse(fields.get("role")).ok().filter(|role| *role != Role::Reader) else {
        return Ok(Err(FieldError(words::BAD_ROLE.into())));
    };
    let known = state.site.newsroom.sections().await?;
    let mut chosen = Vec::new();
    for text in fields.all("section") {
        match known.iter().find(|section| section.id.as_str() == text) {
            Some(section) if chosen.contains(&section.id) => {}
            Some(section) => chosen.push(section.id.clone()),
            None => return Ok(Err(FieldError(words::MISSING_SECTION.into()))),
        }
    }
    if role == Role::Administrator && !chosen.is_empty() {
        return Ok(Err(FieldError(words::LIMITED_ADMINISTRATOR.into())));
    }
    Ok(Ok((role, (!chosen.is_empty()).then_some(chosen))))
}
