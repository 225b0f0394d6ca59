//! `GET /desk/menus/`: all menus; `POST`: a new one.

use std::sync::Arc;

use app::desk::pages::structure::menus::{MenuRow, Menus, menus};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use domain::{Capability, Menu, MenuId, MenuItem, MenuTarget, Slug};
use newsroom::{SlugOf, structure::MenuPlace};

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
    shown(&state, &signed_in, Menus { done: done(&asked, LIST), ..Menus::default() }).await
}

async fn shown(state: &AppState, signed_in: &SignedIn, model: Menus) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let settings = newsroom.settings().await?;
    let row = |menu: Menu| MenuRow {
        is_main: settings.main_menu.as_ref() == Some(&menu.slug),
        is_footer: settings.footer_menu.as_ref() == Some(&menu.slug),
        items: menu.len(),
        id: menu.id.to_string(),
        name: menu.name,
    };
    let rows = newsroom.menus().await?.into_iter().map(row).collect();
    let frame = Frame::load(state, Some(signed_in)).await?;
    let status = if model.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let places = signed_in.user().role.may(Capability::ManageSettings);
    let model = Menus { rows, places, ..model };
    Ok(status_page(status, || menus(frame.desk(), &model)))
}

/// Adds a menu that begins with the front page and the sections, as readers see them without one.
///
/// # Errors
/// Storage failed.
pub async fn create(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let newsroom = &state.site.newsroom;
    let mut model = Menus { name: fields.line("name"), ..Menus::default() };
    let Some(name) = new_name(&fields, &mut model.errors) else { return shown(&state, &signed_in, model).await };
    let place = match fields.get("place") {
        "main" => Some(MenuPlace::Main),
        "footer" => Some(MenuPlace::Footer),
        _ => None,
    };
    let sections = newsroom.sections().await?;
    let targets = sections.into_iter().filter(|section| section.parent.is_none() && !section.internal);
    let targets = std::iter::once(MenuTarget::Home).chain(targets.map(|section| MenuTarget::Section(section.id)));
    let items = targets.map(|target| MenuItem { label: String::new(), target, children: Vec::new() }).collect();
    let id = MenuId::fresh(newsroom.ids());
    let wanted = match Slug::from_text(&name) {
        Some(slug) => slug,
        None => Slug::parse(id.as_str()).map_err(HttpError::internal)?,
    };
    let mut edit = newsroom.edit(&authority).await?;
    let slug = edit.unique_slug(SlugOf::Menu, &wanted, id.as_str()).await?;
    match edit.add_menu(&Menu { id: id.clone(), slug, name, items }, place).await {
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
