//! `GET /desk/redirects/`: the list, the search, and what a path answers.

use std::sync::Arc;

use app::desk::{
    pages::structure::redirects::{Redirects, Tested, redirects},
    words::structure as words,
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use domain::RedirectStatus;

use super::{LIST, path::entered};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Frame, status_page,
        structure::{done, whole_paper},
    },
    site::page,
};

/// Redirects on one page.
const PAGE: i64 = 100;

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
    let mut model = Redirects { done: done(&asked, LIST), test: asked.0.line("test"), ..Redirects::default() };
    if !model.test.is_empty() {
        match entered(&model.test) {
            Ok(path) => model.tested = Some(tested(&state, path.as_str()).await?),
            Err(_) => model.errors.add("test", words::BAD_PATH),
        }
    }
    shown(&state, &signed_in, &asked, model).await
}

/// What readers get at a path, and why.
async fn tested(state: &AppState, path: &str) -> Result<Tested, HttpError> {
    let (status, to) = page::outcome(&state.site, path).await?;
    let known = state.site.newsroom.redirect(path).await?;
    let why = match (status, known) {
        (200, _) => words::IS_PAGE,
        (301, Some(known)) if known.status == RedirectStatus::Moved => words::IS_REDIRECT,
        (301, _) => words::IS_FOUND,
        (410, Some(_)) => words::IS_GONE,
        (410, None) => words::IS_WITHDRAWN,
        (_, Some(_)) => words::IS_DEAD,
        _ => words::IS_NOTHING,
    };
    Ok(Tested { path: path.to_owned(), status, to, why })
}

/// The page with what was typed; 422 if something is wrong with it.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, asked: &Asked, model: Redirects) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let words = asked.0.line("q");
    let start = if words.is_empty() || words.starts_with('/') { words.clone() } else { format!("/{words}") };
    let mut found = newsroom.redirect_list(&start, asked.0.get("after"), PAGE + 1).await?;
    let has_more = found.len() > usize::try_from(PAGE).unwrap_or_default();
    found.truncate(usize::try_from(PAGE).unwrap_or_default());
    let next = found.last().filter(|_| has_more).map(|last| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !words.is_empty() {
            query.append_pair("q", &words);
        }
        format!("{LIST}?{}", query.append_pair("after", &last.from).finish())
    });
    if !words.is_empty() {
        let leading = newsroom.redirects_to(&start, PAGE).await?;
        found.extend(leading.into_iter().filter(|redirect| !redirect.from.starts_with(&start)));
    }
    let line = |redirect: domain::Redirect| {
        let to = (redirect.status == RedirectStatus::Moved).then(|| redirect.to.to_string());
        (redirect.from, to)
    };
    let frame = Frame::load(state, Some(signed_in)).await?;
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = Redirects { words, rows: found.into_iter().map(line).collect(), next, ..model };
    Ok(status_page(status, || redirects(frame.desk(), &model)))
}
