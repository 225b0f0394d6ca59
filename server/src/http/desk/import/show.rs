//! `GET /desk/import/{job}/`: how far an import is, its report, and what can be done with it.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::import_run::{ImportRun, import_run},
    words::import as words_of,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use newsroom::import_job::{ImportJob, JobAct, JobKind, JobState};
use serde_json::Value;

use super::{find, words};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Frame, status_page},
};

/// The page.
///
/// # Errors
/// 404 without such an import; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
) -> Result<Response, HttpError> {
    let job = find(&state, &id).await?;
    shown(&state, &signed_in, job, Errors::default()).await
}

/// The page with what was wrong.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, job: ImportJob, errors: Errors) -> Result<Response, HttpError> {
    let frame = Frame::load(state, Some(signed_in)).await?;
    let now = state.site.newsroom.now();
    let report: Value = serde_json::from_str(&job.report).unwrap_or_default();
    let (is_running, is_stopped) = (job.is_running(now), job.is_stopped(now));
    let next = if is_running { None } else { next(&job, is_stopped) };
    let can_go_on = state.imports.can_go_on(&job);
    let model = ImportRun {
        state: words::state_of(&job, now).into(),
        begun: frame.ago(job.begun_at),
        is_running,
        is_stopped,
        progress: is_running.then(|| (words::step(&job.step), job.progress.0, job.progress.1)),
        is_trial: report.pointer("/report/dry_run").and_then(Value::as_bool).unwrap_or_default(),
        counts: words::counts(&report),
        old_form: words::old_form(&report, state.site.newsroom.settings().await?.permalinks),
        lists: words::lists(&report),
        rolled_back: words::rolled_back(&report),
        needs_password: next.is_some() && !can_go_on && job.kind == JobKind::Site,
        is_gone: next.is_some() && !can_go_on && job.kind == JobKind::File,
        next: next.filter(|_| can_go_on || job.kind == JobKind::Site),
        can_roll_back: !is_running && rollable(&job),
        reports: (report_page_exists(state, &job), state.imports.report(&job.id).exists()),
        problem: job.problem.clone(),
        source: job.source.clone(),
        id: job.id,
        errors,
    };
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(status_page(status, || import_run(frame.desk(), &model)))
}

/// What lets a job go on, and the path of it.
fn next(job: &ImportJob, is_stopped: bool) -> Option<(app::ui::words::Word, &'static str)> {
    let unfinished = is_stopped || job.state == JobState::Failed;
    match (job.act, unfinished) {
        (JobAct::Trial, true) => Some((words_of::READ_AGAIN, "try")),
        (JobAct::Trial, false) => Some((words_of::IMPORT_NOW, "run")),
        (JobAct::Import, true) => Some((words_of::GO_ON, "go-on")),
        // what was taken back can be imported again, and what is there is not doubled
        (JobAct::Rollback, false) => Some((words_of::IMPORT_NOW, "run")),
        (JobAct::Import, false) | (JobAct::Rollback, true) => None,
    }
}

/// Whether something of it may be in the paper.
pub(super) fn rollable(job: &ImportJob) -> bool {
    let is_taken_back = job.act == JobAct::Rollback && job.state == JobState::Done;
    !job.imports.is_empty() && !is_taken_back
}

fn report_page_exists(state: &AppState, job: &ImportJob) -> bool {
    job.imports.first().is_some_and(|import| state.imports.report_page(import).exists())
}
