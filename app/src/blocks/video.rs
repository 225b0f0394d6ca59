//! A film.

use domain::document::Video;

use super::{Drawing, audio::absent, inline::inline};
use crate::{prelude::*, text::urls, text::words};

pub fn view(drawing: &Drawing<'_>, id: Option<String>, video: &Video) -> Markup {
    let player = match drawing.media(video.media.as_ref()).and_then(urls::media) {
        // nothing is fetched before the reader asks for it
        Some(src) => view! { <video src=src controls preload="none" playsinline></video> }.markup(),
        None => absent(words::FILM_MISSING, &video.source),
    };
    let caption = (!video.caption.is_empty()).then(|| view! { <figcaption>{inline(drawing, &video.caption)}</figcaption> });
    view! { <figure class="figure" id=id>{player} {caption}</figure> }.markup()
}
