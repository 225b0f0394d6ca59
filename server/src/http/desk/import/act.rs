//! `POST /desk/import/{job}/run`, `…/go-on`, `…/try`, `…/roll-back`, `…/discard`.

use std::sync::Arc;

use app::desk::{form::Errors, words::import as words};
use axum::{
    extract::{Path, State},
    response::Response,
};
use newsroom::{
    Authority, Error,
    import_job::{ImportJob, JobAct, JobKind},
};

use super::{
    find,
    show::{rollable, shown},
};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Fields, see_other},
    session::Acting,
};

/// Imports what a trial read, or goes on with an import that was stopped or failed.
///
/// # Errors
/// 404 without such an import; storage failed.
pub async fn run(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    act(&state, &authority, &signed_in, &id, &fields, JobAct::Import).await
}

/// Reads everything again and writes nothing.
///
/// # Errors
/// As [`run`].
pub async fn try_again(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    act(&state, &authority, &signed_in, &id, &fields, JobAct::Trial).await
}

/// Takes back what it imported.
///
/// # Errors
/// As [`run`]; 404 too if it imported nothing.
pub async fn roll_back(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    if !rollable(&find(&state, &id).await?) {
        return Err(HttpError::NotFound { what: "import" });
    }
    act(&state, &authority, &signed_in, &id, &Fields::default(), JobAct::Rollback).await
}

/// Removes it from the list, with the file that was sent. What it imported stays.
///
/// # Errors
/// 404 without such an import, or while it runs; storage failed.
pub async fn discard(
    State(state): State<Arc<AppState>>,
    Acting { authority, .. }: Acting,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    let job = find(&state, &id).await?;
    let mut edit = state.site.newsroom.edit(&authority).await?;
    edit.discard_import_job(&job.id).await?;
    edit.commit().await?;
    state.imports.discard(&job.id);
    see_other("/desk/import/")
}

async fn act(
    state: &AppState,
    authority: &Authority,
    signed_in: &SignedIn,
    id: &str,
    fields: &Fields,
    act: JobAct,
) -> Result<Response, HttpError> {
    let job: ImportJob = find(state, id).await?;
    let password = fields.get("password").trim();
    if job.kind == JobKind::Site && !password.is_empty() {
        state.imports.remember(&job.id, password);
    }
    if act != JobAct::Rollback && !state.imports.can_go_on(&job) {
        let errors = match job.kind {
            JobKind::Site => Errors::one("password", words::NO_PASSWORD),
            JobKind::File => Errors::one("", words::SEND_AGAIN),
        };
        return shown(state, signed_in, job, errors).await;
    }
    let newsroom = &state.site.newsroom;
    let mut edit = newsroom.edit(authority).await?;
    let begun = match edit.go_on_with_import_job(&job.id, act).await {
        Ok(begun) => begun,
        Err(Error::Conflict { .. }) => {
            drop(edit);
            return shown(state, signed_in, job, Errors::one("", words::BUSY)).await;
        }
        Err(error) => return Err(error.into()),
    };
    edit.commit().await?;
    let page = format!("/desk/import/{}/", begun.id);
    state.imports.start(newsroom.clone(), state.media.clone(), authority.clone(), begun);
    see_other(&page)
}
