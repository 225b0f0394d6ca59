//! `/edition/copies.json?story=ID,ID`: the present version of stories that a device has copies of, so that corrections and kills reach them.

use std::{collections::BTreeMap, sync::Arc};

use app::site::{
    edition,
    load::{self, Loaded},
};
use axum::{
    Json,
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use domain::{StoryId, StoryKind};
use serde::Serialize;

use crate::http::{AppState, HttpError};

/// Stories in one request; a device with more sends several.
const MOST: usize = 60;

/// What became of a story.
#[derive(Serialize)]
struct Present {
    /// Where it is now; `None`: withdrawn, or no longer for readers.
    path: Option<String>,
    /// As on its page.
    version: Option<String>,
    /// Number of its corrections.
    corrections: usize,
}

/// The versions by identity. Identities that are no story's are withdrawn ones.
pub async fn show(State(state): State<Arc<AppState>>, RawQuery(query): RawQuery) -> Result<Response, HttpError> {
    let query = query.unwrap_or_default();
    let mut fields = form_urlencoded::parse(query.as_bytes());
    let wanted = fields.find_map(|(name, value)| (name == "story").then_some(value)).unwrap_or_default();
    let site = state.site.for_one_page();
    let layout = edition::layout(&site).await?;
    let mut versions = BTreeMap::new();
    for id in wanted.split(',').filter_map(|id| StoryId::parse(id).ok()).take(MOST) {
        let stored = site.newsroom.story_by_id(&id).await?.filter(|story| story.kind == StoryKind::Story);
        let view = match stored {
            Some(story) => load::story::at_path(&site, &layout.data, &story.path).await?,
            None => Loaded::Missing,
        };
        let present = match view {
            Loaded::Page(view) if view.story.id == id && !view.is_locked() => {
                Present { path: Some(view.story.path.to_string()), version: Some(view.version()), corrections: view.corrections.len() }
            }
            _ => Present { path: None, version: None, corrections: 0 },
        };
        versions.insert(id.to_string(), present);
    }
    Ok(Json(versions).into_response())
}
