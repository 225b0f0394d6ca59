//! `GET /desk/authors/`: all authors; `POST`: a new one.

use std::sync::Arc;

use app::desk::pages::structure::authors::{AuthorLine, Authors, authors};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use domain::{Author, AuthorId, AuthorKind};

use super::LIST;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Fields, Frame, status_page,
        structure::{beside, done, new_name, went, whole_paper},
    },
    session::Acting,
};

/// The page.
///
/// # Errors
/// Storage failed.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    asked: Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let model = Authors { done: done(&asked, LIST), words: asked.0.line("q"), ..Authors::default() };
    shown(&state, &signed_in, model).await
}

async fn shown(state: &AppState, signed_in: &SignedIn, mut model: Authors) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let wanted = match model.words.as_str() {
        "" => None,
        words => Some(newsroom.authors_like(words, usize::MAX).await?),
    };
    let rows = newsroom.author_rows().await?;
    let is_wanted = |id: &AuthorId| wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|author| author.id == *id));
    let rows = rows.into_iter().filter(|row| is_wanted(&row.author.id));
    model.rows = rows
        .map(|row| AuthorLine {
            id: row.author.id.to_string(),
            path: row.author.path().into(),
            name: row.author.name,
            job_title: row.author.job_title,
            stories: row.listed,
            has_account: row.person.is_some(),
        })
        .collect();
    let frame = Frame::load(state, Some(signed_in)).await?;
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || authors(frame.desk(), &model)))
}

/// Adds an author without an account.
///
/// # Errors
/// Storage failed.
pub async fn create(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let mut model = Authors { name: fields.line("name"), ..Authors::default() };
    let Some(name) = new_name(&fields, &mut model.errors) else { return shown(&state, &signed_in, model).await };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let id = AuthorId::fresh(state.site.newsroom.ids());
    let slug = edit.slug_for_author(&name, &id).await?;
    let author = Author {
        id: id.clone(),
        slug,
        name,
        kind: AuthorKind::Person,
        job_title: String::new(),
        bio: String::new(),
        location: String::new(),
        email: None,
        picture: None,
        languages: Vec::new(),
        links: Vec::new(),
    };
    match edit.change_author(&author).await {
        Ok(undo) => {
            edit.commit().await?;
            went(&format!("{LIST}{id}/"), "added", &undo)
        }
        Err(error) => {
            drop(edit);
            model.errors = beside(error)?;
            shown(&state, &signed_in, model).await
        }
    }
}
