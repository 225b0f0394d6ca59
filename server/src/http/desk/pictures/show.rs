//! `GET /desk/pictures/{id}/`: one picture or file.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use app::desk::{
    form::Errors,
    pages::pictures::{
        Happened,
        picture::{PictureFields, PicturePage, picture},
    },
    words::{pictures as words, structure},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use domain::{Capability, MediaItem};
use newsroom::{
    Authority,
    library::{MediaQuery, MediaView},
};

use super::{find, list::licence, may_change, uses::uses};
use crate::http::{
    AppState, HttpError, SignedIn,
    desk::{Asked, Frame, status_page},
    fields::Fields,
    session::Acting,
};

/// The page.
///
/// # Errors
/// 404 for one that does not exist; storage failed.
pub async fn show(
    State(state): State<Arc<AppState>>,
    Acting { authority, signed_in }: Acting,
    Path(id): Path<String>,
    Asked(asked): Asked,
) -> Result<Response, HttpError> {
    let item = find(&state, &id).await?;
    let with = With { happened: happened(&asked, &item), in_work_list: asked.get("view") == "no-alt", ..With::default() };
    shown(&state, &authority, &signed_in, item, with).await
}

/// What the page shows besides the stored picture.
#[derive(Default)]
pub(super) struct With {
    pub(super) status: StatusCode,
    pub(super) fields: Option<PictureFields>,
    pub(super) errors: Errors,
    pub(super) meanwhile: Vec<(app::ui::words::Word, String)>,
    pub(super) happened: Option<Happened>,
    pub(super) in_work_list: bool,
}

fn happened(asked: &Fields, item: &MediaItem) -> Option<Happened> {
    let text: String = match asked.get("done") {
        "added" => words::ADDED_ONE.into(),
        "double" => words::IS_HERE.into(),
        "saved" => words::SAVED.into(),
        "replaced" => words::REPLACED.into(),
        "restored" => words::RESTORED.into(),
        "same" => words::SAME_FILE.into(),
        "undone" => words::UNDONE.into(),
        "too-late" => structure::TOO_LATE.into(),
        "changed-since" => structure::CHANGED_SINCE.with(&[("name", asked.get("name"))]),
        _ => return None,
    };
    let undo = Some(asked.get("undo").to_owned()).filter(|undo| !undo.is_empty());
    Some(Happened { text, undo, back: format!("/desk/pictures/{}/", item.id), link: None })
}

/// Another one for each state of what is said about an item.
pub(super) fn version(item: &MediaItem) -> String {
    let mut hasher = DefaultHasher::new();
    (&item.alt, item.decorative, &item.caption, &item.credit).hash(&mut hasher);
    (&item.licence, item.licence_until, item.focal_point, &item.file).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The fields as they are stored.
pub(super) fn stored(frame: &Frame, item: &MediaItem) -> PictureFields {
    PictureFields {
        alt: item.alt.clone(),
        decorative: item.decorative,
        caption: item.caption.clone(),
        credit: item.credit.clone(),
        licence: item.licence.clone(),
        until: item.licence_until.map(|until| frame.calendar.machine_day(until.plus_millis(-1))).unwrap_or_default(),
        x: per_cent(item.focal_point.x()),
        y: per_cent(item.focal_point.y()),
    }
}

fn per_cent(per_mille: u16) -> String {
    if per_mille.is_multiple_of(10) { (per_mille / 10).to_string() } else { format!("{}.{}", per_mille / 10, per_mille % 10) }
}

/// The page of a picture.
pub(super) async fn shown(
    state: &AppState,
    authority: &Authority,
    signed_in: &SignedIn,
    item: MediaItem,
    with: With,
) -> Result<Response, HttpError> {
    let newsroom = &state.site.newsroom;
    let frame = Frame::load(state, Some(signed_in)).await?;
    let uses = uses(state, authority, &item.id).await?;
    let doubles = match &item.file {
        Some(file) => newsroom.media_of_file(file).await?.into_iter().filter(|other| other.id != item.id).collect(),
        None => Vec::new(),
    };
    let former = newsroom.media_versions(&item.id).await?.into_iter().filter(|version| version.item.file != item.file);
    let former = former.map(|version| (version.number, frame.at(version.replaced_at), version.item)).collect();
    let may_change = may_change(state, authority, Some(&item.id)).await?;
    let is_unused = uses.lines.is_empty() && uses.hidden == 0;
    let work_list = if with.in_work_list { Some(next_without_alt(newsroom, &item).await?) } else { None };
    let page = PicturePage {
        fields: with.fields.unwrap_or_else(|| stored(&frame, &item)),
        version: version(&item),
        may_change,
        may_replace: may_change && (is_unused || authority.may(Capability::EditAny)),
        licence: licence(&frame.calendar, &item),
        uses,
        doubles,
        former,
        added: frame.at(item.created_at),
        work_list,
        errors: with.errors,
        meanwhile: with.meanwhile,
        happened: with.happened,
        item,
    };
    Ok(status_page(with.status, || picture(frame.desk(), &page)))
}

/// The picture after this one that nobody has described, or from the beginning again.
pub(super) async fn next_without_alt(newsroom: &newsroom::Newsroom, item: &MediaItem) -> Result<Option<String>, HttpError> {
    for after in [Some(item.id.to_string()), None] {
        let query = MediaQuery { view: MediaView::NoAlt, after, limit: 2, ..MediaQuery::default() };
        let found = newsroom.media_list(&query).await?.rows;
        if let Some(row) = found.into_iter().find(|row| row.item.id != item.id) {
            return Ok(Some(row.item.id.to_string()));
        }
    }
    Ok(None)
}
