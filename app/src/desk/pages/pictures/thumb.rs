//! A small picture of an item, whole; for others than pictures, what they are.

use domain::{MediaItem, MediaKind};

use crate::{desk::words::pictures as words, prelude::*, ui::picture::version_source};

/// Width of the version in pixels.
const WIDTH: u32 = 480;

/// The picture without a text of its own: the name stands beside it.
pub fn thumb(item: &MediaItem) -> Markup {
    match version_source(item, WIDTH).filter(|_| item.kind == MediaKind::Image) {
        Some(src) => {
            let size = (item.width > 0 && item.height > 0).then(|| (item.width.to_string(), item.height.to_string()));
            let (width, height) = size.unzip();
            view! { <img class="thumb" src=src alt="" width=width height=height loading="lazy" decoding="async" /> }.markup()
        }
        None => {
            let what = if item.file.is_none() { words::NO_FILE_FLAG } else { words::kind(item.kind.as_str()) };
            view! { <span class="thumb thumb-none">{what}</span> }.markup()
        }
    }
}

/// What an item is called in lists: what it shows, else the name of its file.
pub fn name(item: &MediaItem) -> String {
    if item.alt.trim().is_empty() { item.title.clone() } else { item.alt.clone() }
}
