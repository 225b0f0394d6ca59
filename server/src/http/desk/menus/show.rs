//! `GET /desk/menus/{menu}/`: a menu as a form.

use std::sync::Arc;

use app::desk::{
    form::Errors,
    pages::structure::menu::{ItemLine, MenuPage, menu as page},
    words::structure as words,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{Menu, MenuTarget};
use newsroom::structure::menu_version;

use super::{LIST, lines::Line, menu, targets};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Asked, Frame, status_page,
        structure::{done, whole_paper},
    },
};

/// The page.
///
/// # Errors
/// 404 for a menu that does not exist; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let stored = menu(&state, &id).await?;
    let lines = targets::lines(&state.site.newsroom, &stored.items).await?;
    let model = MenuPage { done: done(&asked, LIST), ..of(&stored)? };
    shown(&state, &signed_in, StatusCode::OK, model, &lines).await
}

/// The page without its lines.
pub(super) fn of(menu: &Menu) -> Result<MenuPage, HttpError> {
    let (id, title, name, version) = (menu.id.to_string(), menu.name.clone(), menu.name.clone(), menu_version(menu)?);
    Ok(MenuPage { id, title, name, version, ..MenuPage::default() })
}

/// The page with these lines, each with what it leads to.
pub(super) async fn shown(
    state: &AppState,
    signed_in: &SignedIn,
    status: StatusCode,
    mut model: MenuPage,
    lines: &[Line],
) -> Result<Response, HttpError> {
    for line in lines {
        let read = targets::read(state, &line.target).await?;
        model.lines.push(ItemLine {
            label: line.label.clone(),
            target: line.target.clone(),
            depth: line.depth,
            name: read.as_ref().map(|read| read.name.clone()).unwrap_or_default(),
            leads: read.is_some_and(|read| read.target != MenuTarget::Heading),
        });
    }
    let sections = state.site.newsroom.sections().await?;
    model.suggestions = sections.iter().map(|section| (section.path().into(), section.name.clone())).collect();
    let frame = Frame::load(state, Some(signed_in)).await?;
    Ok(status_page(status, || page(frame.desk(), &model)))
}

/// The targets of all lines; a sentence for each that leads nowhere.
pub(super) async fn all(state: &AppState, lines: &[Line]) -> Result<Result<Vec<(Line, MenuTarget)>, Errors>, HttpError> {
    let (mut all, mut errors) = (Vec::new(), Errors::default());
    for line in lines {
        match targets::read(state, &line.target).await? {
            Some(read) if read.target == MenuTarget::Heading && line.label.is_empty() => errors.add("", words::EMPTY_ITEM),
            Some(read) => all.push((line.clone(), read.target)),
            None => errors.add("", words::LEADS_NOWHERE.with(&[("target", &line.target)])),
        }
    }
    Ok(if errors.is_empty() { Ok(all) } else { Err(errors) })
}
