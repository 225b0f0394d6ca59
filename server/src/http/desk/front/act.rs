//! `POST /desk/front/` and `POST /desk/front/{section}/`: one change of a front. `act` is `publish`, `discard`, `undo`, or an act and what it
//! concerns, such as `up:3`, `layout:text` or `roll-back:2`.

use std::{collections::HashMap, sync::Arc};

use app::desk::{
    form::Errors,
    pages::front::{Conflict, FrontTool},
    words::front as words,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{FrontAct, FrontLayout, FrontPage, FrontSlot, StoryId, Timestamp};
use newsroom::{Authority, Edit, Error, FrontRefusal};

use super::{
    arrangeable, path_of, section_page,
    show::{Open, shown},
};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{
        Fields, Frame, see_other,
        stories::{view::name_of, when},
    },
    session::Acting,
};

const NOT_WHOLE: HttpError =
    HttpError::BadRequest(std::borrow::Cow::Borrowed("This form is not whole. Open /desk/front/ and change the page there."));

/// An act on the front page.
///
/// # Errors
/// 400 for a form that is not whole, 403 without the right; storage failed.
pub async fn home_act(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    fields: Fields,
) -> Result<Response, HttpError> {
    perform(&state, &signed_in, &authority, FrontPage::Home, fields).await
}

/// An act on a section's page.
///
/// # Errors
/// As [`home_act`]; 404 for a section that does not exist.
pub async fn section_act(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    perform(&state, &signed_in, &authority, section_page(&id)?, fields).await
}

/// What a form asks for.
enum Act {
    Change(FrontAct),
    Publish,
    Discard,
    Undo,
    RollBack(i64),
}

impl Act {
    /// Afterwards, in the URL of the page.
    fn done(&self) -> &'static str {
        match self {
            Self::Change(_) => "saved",
            Self::Publish => "published",
            Self::Discard => "discarded",
            Self::Undo => "undone",
            Self::RollBack(_) => "rolled-back",
        }
    }

    async fn perform(&self, edit: &mut Edit<'_>, page: &FrontPage, based_on: i64) -> Result<(), Error> {
        match self {
            Self::Change(act) => edit.change_front(page, act, based_on).await,
            Self::Publish => edit.publish_front(page, based_on).await,
            Self::Discard => edit.discard_front(page, based_on).await,
            Self::Undo => edit.undo_front(page, based_on).await,
            Self::RollBack(version) => edit.roll_back_front(page, *version, based_on).await,
        }
    }
}

async fn perform(
    state: &AppState,
    signed_in: &SignedIn,
    authority: &Authority,
    page: FrontPage,
    fields: Fields,
) -> Result<Response, HttpError> {
    let open = arrangeable(state, authority, page).await?;
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let based_on: i64 = fields.get("revision").parse().map_err(|_| NOT_WHOLE)?;
    let mut errors = Errors::default();
    let act = read(&frame, &fields, newsroom.now(), &mut errors)?;
    let with = |given| Open { given, ..Open::default() };
    if !errors.is_empty() {
        let given = with(FrontTool { errors, ..FrontTool::default() });
        return shown(state, signed_in, open, StatusCode::UNPROCESSABLE_ENTITY, given).await;
    }
    let mut edit = newsroom.edit(authority).await?;
    let refusal = match act.perform(&mut edit, &open.page, based_on).await {
        Ok(()) => {
            edit.commit().await?;
            return see_other(&format!("{}?done={}", path_of(&open.page), act.done()));
        }
        Err(Error::Front(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    drop(edit);
    let (status, given) = match refusal {
        FrontRefusal::Changed { by, at } => {
            let (name, when) = (name_of(state, &mut HashMap::new(), by.as_ref()).await?, frame.ago(at));
            let sentence = words::CONFLICT.with(&[("name", &name), ("when", &when)]);
            let own = fields.pairs().filter(|(name, _)| *name != "revision").map(|(name, value)| (name.to_owned(), value.to_owned()));
            let conflict = Conflict { sentence, change: change(state, &act).await?, fields: own.collect() };
            (StatusCode::CONFLICT, FrontTool { conflict: Some(conflict), ..FrontTool::default() })
        }
        other => {
            let sentence = match other {
                FrontRefusal::NotListed => words::NOT_LISTED,
                FrontRefusal::TooLate => words::TOO_LATE,
                FrontRefusal::NoSlot | FrontRefusal::Changed { .. } => words::NO_SLOT,
            };
            (StatusCode::UNPROCESSABLE_ENTITY, FrontTool { errors: Errors::one("", sentence), ..FrontTool::default() })
        }
    };
    shown(state, signed_in, open, status, with(given)).await
}

/// Reads a form; errors of single fields are collected.
fn read(frame: &Frame, fields: &Fields, now: Timestamp, errors: &mut Errors) -> Result<Act, HttpError> {
    let (act, about) = fields.get("act").split_once(':').unwrap_or((fields.get("act"), ""));
    let slot = || number(about);
    let change = match act {
        "publish" => return Ok(Act::Publish),
        "discard" => return Ok(Act::Discard),
        "undo" => return Ok(Act::Undo),
        "roll-back" => return about.parse().map(Act::RollBack).map_err(|_| NOT_WHOLE),
        "layout" => FrontAct::Layout(FrontLayout::parse(about).map_err(|_| NOT_WHOLE)?),
        "put" => FrontAct::Put { slot: slot()?, story: StoryId::parse(fields.get("story")).map_err(|_| NOT_WHOLE)? },
        "up" => FrontAct::Move { slot: slot()?, to: slot()?.checked_sub(1).ok_or(NOT_WHOLE)? },
        "down" => FrontAct::Move { slot: slot()?, to: slot()? + 1 },
        "move" => FrontAct::Move { slot: slot()?, to: number(fields.get("to"))? },
        "remove" => FrontAct::Remove { slot: slot()? },
        "show" => shown_as(frame, fields, slot()?, now, errors)?,
        _ => return Err(NOT_WHOLE),
    };
    Ok(Act::Change(change))
}

fn shown_as(frame: &Frame, fields: &Fields, slot: usize, now: Timestamp, errors: &mut Errors) -> Result<FrontAct, HttpError> {
    let headline = FrontSlot::headline(fields.get("headline")).map_err(|_| errors.add("", words::HEADLINE_TOO_LONG)).unwrap_or_default();
    let kicker = FrontSlot::kicker(fields.get("kicker")).map_err(|_| errors.add("", words::KICKER_TOO_LONG)).unwrap_or_default();
    let until = match fields.line("until").as_str() {
        "" => None,
        text => match when::read(frame, text) {
            Ok(until) if until <= now => {
                errors.add("", words::UNTIL_PAST);
                None
            }
            Ok(until) => Some(until),
            Err(error) => {
                errors.add("", error.0);
                None
            }
        },
    };
    Ok(FrontAct::Show { slot, headline, kicker, picture: fields.has("picture"), until })
}

/// A slot's number in a form, counted from 1.
fn number(text: &str) -> Result<usize, HttpError> {
    text.parse::<usize>()
        .ok()
        .filter(|number| *number <= domain::front::MOST_SLOTS)
        .and_then(|number| number.checked_sub(1))
        .ok_or(NOT_WHOLE)
}

/// A change that was not made, in words; nothing for acts on the whole page.
async fn change(state: &AppState, act: &Act) -> Result<String, HttpError> {
    let Act::Change(act) = act else { return Ok(String::new()) };
    let number = |slot: &usize| (slot + 1).to_string();
    Ok(match act {
        FrontAct::Layout(layout) => words::DID_LAYOUT.with(&[("layout", words::layout(*layout).as_ref())]),
        FrontAct::Put { slot, story } => {
            let links = state.site.newsroom.story_paths(std::slice::from_ref(story)).await?;
            let headline = links.get(story).map(|link| link.headline.to_string()).unwrap_or_default();
            words::DID_PUT.with(&[("headline", &headline), ("number", &number(slot))])
        }
        FrontAct::Move { slot, to } => words::DID_MOVE.with(&[("number", &number(slot)), ("other", &number(to))]),
        FrontAct::Remove { slot } => words::DID_REMOVE.with(&[("number", &number(slot))]),
        FrontAct::Show { slot, headline, kicker, .. } => {
            words::DID_SHOW.with(&[("number", &number(slot)), ("headline", headline), ("kicker", kicker)])
        }
    })
}
