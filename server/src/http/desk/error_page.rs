//! Errors of the desk as pages of the desk, in the person's language, for somebody who is signed in.

use app::desk::{
    pages::refused::refused,
    words::{people, refused as words},
};
use axum::response::{IntoResponse, Response};
use domain::rights::Refusal;

use super::{Frame, status_page};
use crate::http::{AppState, HttpError, SignedIn};

/// The page about an error that is not a fault of the server; `None` where the plain page must do, also because the paper cannot be read.
pub async fn error_page(state: &AppState, signed_in: &SignedIn, error: &HttpError) -> Option<Response> {
    let (title, sentences) = match error {
        HttpError::NoRight(refusal) => (words::NO_RIGHT, vec![why(state, signed_in, *refusal).await?, words::WHO_HELPS.into()]),
        HttpError::Forbidden(sentence) => (words::NO_RIGHT, vec![sentence.to_string()]),
        HttpError::NotFound { .. } => (words::MISSING, vec![words::MISSING_WHY.into()]),
        HttpError::BadRequest(_) | HttpError::Conflict(_) => (words::NOT_DONE, vec![error.to_string()]),
        _ => return None,
    };
    let frame = Frame::load(state, Some(signed_in)).await.ok()?;
    Some(status_page(error.status(), || refused(frame.desk(), title, sentences)).into_response())
}

/// What the person lacks.
async fn why(state: &AppState, signed_in: &SignedIn, refusal: Refusal) -> Option<String> {
    let user = signed_in.user();
    Some(match refusal {
        Refusal::Capability(right) => {
            words::ROLE_LACKS.with(&[("right", words::right(right).text()), ("role", people::role_name(user.role).text())])
        }
        Refusal::Section => {
            let sections = state.site.newsroom.sections().await.ok()?;
            let own = user.sections.as_deref().unwrap_or_default();
            let names: Vec<String> = sections.into_iter().filter(|section| own.contains(&section.id)).map(|section| section.name).collect();
            if names.is_empty() { words::NO_SECTIONS.into() } else { words::OTHER_SECTION.with(&[("sections", &names.join(", "))]) }
        }
        Refusal::Unknown | Refusal::State(_) => format!("{refusal}."),
    })
}
