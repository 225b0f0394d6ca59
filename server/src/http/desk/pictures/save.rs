//! `POST /desk/pictures/{id}/`: what is said about a picture.

use std::sync::Arc;

use app::{
    desk::{form::Errors, pages::pictures::picture::PictureFields, words::pictures as words},
    ui::{text::Calendar, words::Word},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{FocalPoint, MediaItem, text::one_line};
use newsroom::people::{AuditActor, AuditQuery};

use super::{
    LIST, MISSING, find_to_change,
    show::{With, next_without_alt, shown, stored, version},
};
use crate::http::{
    AppState, HttpError,
    desk::{Fields, Frame, see_other},
    session::Acting,
};

/// Stores it; in the work list, leads to the next one.
///
/// # Errors
/// 404 for one that does not exist, 403 unless the person added it or is an editor; storage failed.
pub async fn save(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let item = find_to_change(&state, &authority, &id).await?;
    if !fields.has("version") {
        return Err(HttpError::BadRequest("This form is not whole. Open the picture and change it there.".into()));
    }
    let frame = Frame::load(&state, Some(&signed_in)).await?;
    let in_work_list = fields.get("view") == "no-alt";
    let sent = sent(&fields);
    let (changed, errors) = read(&frame.calendar, &sent, item.clone());
    if !errors.is_empty() {
        let with = With { status: StatusCode::UNPROCESSABLE_ENTITY, fields: Some(sent), errors, in_work_list, ..With::default() };
        return shown(&state, &authority, &signed_in, item, with).await;
    }
    let mut edit = state.site.newsroom.edit(&authority).await?;
    let now = edit.media_by_id(&item.id).await?.ok_or(MISSING)?;
    if version(&now) != fields.get("version") {
        drop(edit);
        let meanwhile = meanwhile(&frame, &sent, &now);
        let errors = Errors::one("", conflict(&state, &frame, &now).await?);
        let with = With { status: StatusCode::CONFLICT, fields: Some(sent), errors, meanwhile, in_work_list, ..With::default() };
        return shown(&state, &authority, &signed_in, now, with).await;
    }
    let undo = edit.change_media(&changed).await?;
    edit.commit().await?;
    state.variants.request_all(&changed);
    if !in_work_list {
        return see_other(&format!("{LIST}{id}/?done=saved&undo={undo}"));
    }
    match next_without_alt(&state.site.newsroom, &changed).await? {
        Some(next) => see_other(&format!("{LIST}{next}/?view=no-alt")),
        None => see_other(&format!("{LIST}?view=no-alt&done=all-done")),
    }
}

fn sent(fields: &Fields) -> PictureFields {
    PictureFields {
        alt: one_line(fields.get("alt")),
        decorative: fields.has("decorative"),
        caption: one_line(fields.get("caption")),
        credit: fields.line("credit"),
        licence: fields.line("licence"),
        until: fields.line("licence_until"),
        x: fields.line("x"),
        y: fields.line("y"),
    }
}

/// The item as the form says, and what is wrong with it.
fn read(calendar: &Calendar, sent: &PictureFields, mut item: MediaItem) -> (MediaItem, Errors) {
    let mut errors = Errors::default();
    let texts = [
        ("alt", &sent.alt, &mut item.alt, 1_000),
        ("caption", &sent.caption, &mut item.caption, 2_000),
        ("credit", &sent.credit, &mut item.credit, 300),
        ("licence", &sent.licence, &mut item.licence, 300),
    ];
    for (name, text, place, most) in texts {
        if text.chars().count() > most {
            errors.add(name, words::TOO_LONG.with(&[("most", &app::desk::words::time::number(most))]));
        }
        place.clone_from(text);
    }
    item.decorative = sent.decorative;
    item.licence_until = match sent.until.as_str() {
        "" => None,
        day => {
            let until = calendar.end_of_day(day);
            if until.is_none() {
                errors.add("licence_until", words::BAD_DAY);
            }
            until
        }
    };
    if !(sent.x.is_empty() && sent.y.is_empty()) {
        match (per_mille(&sent.x), per_mille(&sent.y)) {
            (Some(x), Some(y)) => item.focal_point = FocalPoint::parse(x, y).unwrap_or(item.focal_point),
            (x, _) => errors.add(if x.is_none() { "x" } else { "y" }, words::BAD_POINT),
        }
    }
    (item, errors)
}

/// Per cent with at most one decimal as per mille.
fn per_mille(text: &str) -> Option<i64> {
    let number: f64 = text.replace(',', ".").parse().ok()?;
    (0.0..=100.0).contains(&number).then(|| (number * 10.0).round() as i64)
}

/// The stored values that differ from what was typed.
fn meanwhile(frame: &Frame, sent: &PictureFields, now: &MediaItem) -> Vec<(Word, String)> {
    let now = stored(frame, now);
    let pairs = [
        (words::ALT, &sent.alt, &now.alt),
        (words::CAPTION, &sent.caption, &now.caption),
        (words::CREDIT, &sent.credit, &now.credit),
        (words::LICENCE, &sent.licence, &now.licence),
        (words::UNTIL, &sent.until, &now.until),
    ];
    pairs.into_iter().filter(|(_, sent, now)| sent != now).map(|(label, _, now)| (label, now.clone())).collect()
}

/// Who changed it last, and when.
async fn conflict(state: &AppState, frame: &Frame, item: &MediaItem) -> Result<String, HttpError> {
    let query = AuditQuery { target: Some(item.id.to_string()), limit: 1, ..AuditQuery::default() };
    let last = state.site.newsroom.audit_log(&query).await?.entries.into_iter().next();
    let who = match last.as_ref().map(|entry| &entry.actor) {
        Some(AuditActor::Person(_, name)) => name.clone(),
        _ => words::SOMEBODY.into(),
    };
    let when = last.map(|entry| frame.ago(entry.at)).unwrap_or_default();
    Ok(words::CHANGED.with(&[("who", &who), ("when", &when)]))
}
