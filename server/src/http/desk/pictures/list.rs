//! `GET /desk/pictures/`: the library.

use std::sync::Arc;

use app::{
    desk::{
        pages::pictures::{
            Happened,
            list::{PictureRow, Pictures, pictures},
        },
        words::pictures as words,
    },
    ui::text::Calendar,
};
use axum::{Extension, extract::State, http::StatusCode, response::Response};
use domain::{Licence, MediaItem, MediaKind};
use newsroom::library::{MediaQuery, MediaView};

use super::{LIST, pick::pick};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, status_page},
};

/// Items on one page.
const PAGE: usize = 48;
const UNREADABLE: HttpError = HttpError::BadRequest(std::borrow::Cow::Borrowed("There is no such list. Begin at /desk/pictures/."));

/// The page.
///
/// # Errors
/// 400 for a URL that this page does not make; storage failed.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Extension(signed_in): Extension<SignedIn>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let model = Pictures { happened: happened(&asked), ..Pictures::default() };
    shown(&state, &signed_in, &Asked(asked), model).await
}

/// A place that no list named is a URL that this page does not make.
pub(super) fn unreadable(error: newsroom::Error) -> HttpError {
    if matches!(error, newsroom::Error::Parse(_)) { UNREADABLE } else { error.into() }
}

/// What happened, from the URL.
fn happened(asked: &crate::http::fields::Fields) -> Option<Happened> {
    let number = |name: &str| asked.get(name).parse::<u32>().unwrap_or_default();
    let plain = |text: String| Some(Happened { text, back: LIST.to_owned(), ..Happened::default() });
    match asked.get("done") {
        "added" => {
            let (added, doubles) = (number("number"), number("doubles"));
            let mut text = Vec::new();
            if added > 0 {
                text.push(words::ADDED.of(added));
            }
            if doubles > 0 {
                text.push(words::DOUBLES.of(doubles));
            }
            let link = (added > 0).then(|| (format!("{LIST}?view=no-alt"), words::WRITE_ALT.into()));
            Some(Happened { text: text.join(" "), link, ..Happened::default() })
        }
        "removed" => {
            let undo = Some(asked.get("undo").to_owned()).filter(|undo| !undo.is_empty());
            Some(Happened { text: words::REMOVED.into(), undo, back: LIST.to_owned(), ..Happened::default() })
        }
        "undone" => plain(words::UNDONE.into()),
        "all-done" => plain(words::ALL_DONE.into()),
        "too-late" => plain(app::desk::words::structure::TOO_LATE.into()),
        "changed-since" => plain(app::desk::words::structure::CHANGED_SINCE.with(&[("name", asked.get("name"))])),
        _ => None,
    }
}

/// The list of a URL, with what happened.
pub(super) async fn shown(state: &AppState, signed_in: &SignedIn, asked: &Asked, model: Pictures) -> Result<Response, HttpError> {
    let asked = &asked.0;
    let newsroom = &state.site.newsroom;
    let view = MediaView::parse(asked.get("view")).ok_or(UNREADABLE)?;
    let kind = match asked.get("kind") {
        "" => None,
        kind => Some(MediaKind::parse(kind).map_err(|_| UNREADABLE)?),
    };
    let after = Some(asked.line("after")).filter(|after| !after.is_empty());
    let query = MediaQuery { view, words: asked.line("q"), kind, after, limit: PAGE };
    let list = newsroom.media_list(&query).await.map_err(unreadable)?;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let row = |row: newsroom::library::MediaRow| PictureRow {
        licence: licence(&frame.calendar, &row.item),
        licence_ended: matches!(row.item.licence_at(newsroom.now()), Licence::Ended(_)),
        item: row.item,
        used: row.used,
    };
    let status = if model.refused.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Pictures {
        view: view.as_str(),
        kind: query.kind.map(|kind| kind.as_str().to_owned()).unwrap_or_default(),
        words: query.words.clone(),
        is_table: asked.get("look") == "table",
        rows: list.rows.into_iter().map(row).collect(),
        next: list.next,
        versions: state.variants.progress(),
        pick: pick(asked.get("for"), asked.get("field")),
        views: MediaView::ALL.map(MediaView::as_str).to_vec(),
        ..model
    };
    Ok(status_page(status, || pictures(frame.desk(), &frame.calendar, &page)))
}

/// What is to be said about a licence.
pub(super) fn licence(calendar: &Calendar, item: &MediaItem) -> Option<String> {
    // the end is the midnight after the last day
    let day = |until: domain::Timestamp| calendar.long_day(until.plus_millis(-1));
    match item.licence_at(calendar.now()) {
        Licence::Valid => None,
        Licence::Ending(until) => Some(words::LICENCE_ENDS_ON.with(&[("day", &day(until))])),
        Licence::Ended(until) => Some(words::LICENCE_ENDED_ON.with(&[("day", &day(until))])),
    }
}
