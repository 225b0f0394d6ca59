//! What scripts of the desk request of pictures and files (`docs/contracts/desk-lookups.md`).

mod add;
mod change;
mod list;
mod show;

pub use add::add;
pub use change::change;
pub use list::list;
pub use show::show;

use app::ui::{
    picture::version_source,
    text::{Calendar, urls},
};
use domain::{Licence, MediaItem, MediaKind};
use newsroom::Authority;
use serde_json::{Value, json};

use super::{list::licence, may_change};
use crate::http::{AppState, HttpError};

/// Width of the version that the editor shows, in pixels, and of the one in lists.
const SHOWN: u32 = 960;
const LISTED: u32 = 480;

/// What scripts of the desk get.
fn as_json(item: &MediaItem, calendar: &Calendar) -> Value {
    let version = |most: u32| version_source(item, most).unwrap_or_default();
    json!({
        "id": item.id.as_str(),
        "kind": item.kind.as_str(),
        "name": item.title,
        "src": if item.kind == MediaKind::Image { version(SHOWN) } else { urls::media(item).unwrap_or_default() },
        "thumb": if item.kind == MediaKind::Image { version(LISTED) } else { String::new() },
        "width": item.width,
        "height": item.height,
        "alt": item.alt,
        "decorative": item.decorative,
        "caption": item.caption,
        "credit": item.credit,
        "focal": { "x": item.focal_point.x(), "y": item.focal_point.y() },
        "licence": licence(calendar, item).unwrap_or_default(),
        "licenceEnded": matches!(item.licence_at(calendar.now()), Licence::Ended(_)),
    })
}

/// Dates at the paper, now.
async fn calendar(state: &AppState) -> Result<Calendar, HttpError> {
    let newsroom = &state.site.newsroom;
    Ok(Calendar::of(&newsroom.settings().await?, newsroom.now()))
}

/// As [`as_json`], with whether the person may change it.
async fn for_person(state: &AppState, authority: &Authority, item: &MediaItem) -> Result<Value, HttpError> {
    let mut json = as_json(item, &calendar(state).await?);
    if let Some(members) = json.as_object_mut() {
        members.insert("editable".to_owned(), may_change(state, authority, Some(&item.id)).await?.into());
    }
    Ok(json)
}
