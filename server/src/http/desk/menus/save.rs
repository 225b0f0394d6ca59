//! `POST /desk/menus/{menu}/`: moves a line and shows the form again, or saves all of it.

use std::sync::Arc;

use app::desk::{form::Errors, pages::structure::menu::MenuPage, words::structure as words};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{Menu, text::one_line};
use newsroom::{Error, structure::Refusal};

use super::{
    LIST,
    lines::{Line, MOST, Move, perform, tidy},
    menu,
    show::{all, of, shown},
    targets,
};
use crate::http::{
    AppState, HttpError,
    desk::{
        Fields,
        structure::{new_name, sentence, went, whole_paper},
    },
    session::Acting,
};

/// Longest label, in characters.
const MOST_LABEL: usize = 100;

/// `act` is `save`, `add`, or an act and a line, such as `up:3`.
///
/// # Errors
/// 404 for a menu that does not exist, 400 for a form that is not whole; storage failed.
pub async fn save(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    whole_paper(&signed_in)?;
    let stored = menu(&state, &id).await?;
    let mut lines = lines(&fields)?;
    let mut model = MenuPage { name: fields.line("name"), version: fields.get("version").to_owned(), is_changed: true, ..of(&stored)? };
    let act = fields.get("act");
    if let Some((act, at)) = Move::parse(act) {
        perform(&mut lines, act, at);
        return shown(&state, &signed_in, StatusCode::OK, model, &lines).await;
    }
    let new = Line { label: fields.line("new_label"), target: fields.line("new_target"), depth: 0 };
    if new != Line::default() {
        lines.push(new);
    }
    if lines.len() > MOST {
        model.errors.add("", words::TOO_MANY_ITEMS);
    }
    if act == "add" && model.errors.is_empty() {
        return shown(&state, &signed_in, StatusCode::OK, model, &lines).await;
    }
    let name = new_name(&fields, &mut model.errors);
    if lines.iter().any(|line| line.label.chars().count() > MOST_LABEL) {
        model.errors.add("", words::BAD_LABEL);
    }
    let items = match all(&state, &lines).await? {
        Ok(items) => items,
        Err(errors) => {
            model.errors = errors;
            return shown(&state, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, model, &lines).await;
        }
    };
    let Some(name) = name.filter(|_| model.errors.is_empty()) else {
        return shown(&state, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, model, &lines).await;
    };
    let changed = Menu { name, items: targets::tree(&items), ..stored.clone() };
    let mut edit = state.site.newsroom.edit(&authority).await?;
    match edit.save_menu(&changed, &model.version).await {
        Ok(undo) => {
            edit.commit().await?;
            went(&format!("{LIST}{id}/"), "saved", &undo)
        }
        Err(Error::Structure(Refusal::Stale)) => {
            drop(edit);
            // what is there now, with the lines that were sent beside it: nothing of either is lost
            let now = menu(&state, &id).await?;
            let own = lines.iter().map(|line| (line.depth, line.label.clone(), line.target.clone())).collect();
            let model = MenuPage { errors: Errors::one("", sentence(&Refusal::Stale)), own, ..of(&now)? };
            let lines = targets::lines(&state.site.newsroom, &now.items).await?;
            shown(&state, &signed_in, StatusCode::CONFLICT, model, &lines).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The lines of a form.
fn lines(fields: &Fields) -> Result<Vec<Line>, HttpError> {
    let (labels, targets, depths) = (fields.all("label"), fields.all("target"), fields.all("depth"));
    if labels.len() != targets.len() || labels.len() != depths.len() || !fields.has("version") {
        return Err(HttpError::BadRequest("This form is not whole. Open /desk/menus/ and change the menu there.".into()));
    }
    let line = |((label, target), depth): ((&str, &str), &str)| Line {
        label: one_line(label),
        target: one_line(target),
        depth: depth.parse().unwrap_or_default(),
    };
    let mut lines: Vec<Line> = labels.into_iter().zip(targets).zip(depths).map(line).collect();
    tidy(&mut lines);
    Ok(lines)
}
