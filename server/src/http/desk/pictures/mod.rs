//! Pictures, recordings, films and files at the desk: added, listed, changed.

mod add;
mod change;
mod list;
mod show;

pub use add::add;
pub use change::change;
pub use list::list;
pub use show::show;

use app::ui::text::urls;
use domain::{Capability, MediaId, MediaItem, MediaKind, Ratio};
use newsroom::Authority;
use serde_json::{Value, json};

use crate::http::{AppState, HttpError};

const MISSING: HttpError = HttpError::NotFound { what: "picture" };
/// Width of the version that the editor shows, in pixels, and of the one in lists.
const SHOWN: u32 = 960;
const LISTED: u32 = 480;

/// The item that a path names.
async fn find(state: &AppState, id: &str) -> Result<MediaItem, HttpError> {
    let id = MediaId::parse(id).map_err(|_| MISSING)?;
    state.site.newsroom.media_by_ids(std::slice::from_ref(&id)).await?.remove(&id).ok_or(MISSING)
}

/// Whether the person may change the texts of an item.
async fn may_change(state: &AppState, authority: &Authority, id: Option<&MediaId>) -> Result<bool, HttpError> {
    if authority.may(Capability::EditAny) {
        return Ok(true);
    }
    let Some(id) = id else { return Ok(false) };
    let owner = state.site.newsroom.media_owner(id).await?;
    Ok(owner.is_some() && owner.as_ref() == authority.person().map(|person| &person.user))
}

/// What scripts of the desk get (`docs/contracts/desk-lookups.md`).
fn as_json(item: &MediaItem) -> Value {
    let file = item.file.as_deref();
    let version = |most: u32| match (file, item.has_variants()) {
        (None, _) => String::new(),
        (Some(file), Some((width, height))) => Ratio::Whole
            .widths(width, height)
            .filter(|each| *each <= most)
            .last()
            .map_or_else(|| urls::media_file(file), |width| urls::media_variant(file, width)),
        (Some(file), None) => urls::media_file(file),
    };
    json!({
        "id": item.id.as_str(),
        "kind": item.kind.as_str(),
        "name": item.title,
        "src": if item.kind == MediaKind::Image { version(SHOWN) } else { file.map(urls::media_file).unwrap_or_default() },
        "thumb": if item.kind == MediaKind::Image { version(LISTED) } else { String::new() },
        "width": item.width,
        "height": item.height,
        "alt": item.alt,
        "decorative": item.decorative,
        "caption": item.caption,
        "credit": item.credit,
        "focal": { "x": item.focal_point.x(), "y": item.focal_point.y() },
    })
}

/// As [`as_json`], with whether the person may change it.
async fn for_person(state: &AppState, authority: &Authority, item: &MediaItem) -> Result<Value, HttpError> {
    let mut json = as_json(item);
    if let Some(members) = json.as_object_mut() {
        members.insert("editable".to_owned(), may_change(state, authority, Some(&item.id)).await?.into());
    }
    Ok(json)
}
