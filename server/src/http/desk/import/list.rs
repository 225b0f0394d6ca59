//! `GET /desk/import/`: the forms that begin an import, and the newest ones.

use std::sync::Arc;

use app::desk::pages::import::{ImportPage, RunRow, import};
use axum::{Extension, extract::State, http::StatusCode, response::Response};

use super::words::state_of;
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Frame, status_page},
};

/// So many imports.
const SHOWN: i64 = 20;

/// The page.
///
/// # Errors
/// Storage failed.
pub async fn list(State(state): State<Arc<AppState>>, Extension(signed_in): Extension<SignedIn>) -> Result<Response, HttpError> {
    shown(&state, &signed_in, ImportPage { fetches: true, ..ImportPage::default() }).await
}

/// The page with what was typed; 422 if something is wrong with it.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, page: ImportPage) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let now = newsroom.now();
    let jobs = newsroom.import_jobs(SHOWN).await?.into_iter();
    let runs = jobs.map(|job| RunRow { state: state_of(&job, now).into(), when: frame.ago(job.begun_at), id: job.id, source: job.source });
    let page = ImportPage { runs: runs.collect(), ..page };
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || import(frame.desk(), &page)))
}
