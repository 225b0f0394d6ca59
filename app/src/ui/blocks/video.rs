//! A film.

use domain::document::Video;

use super::{BlockContext, audio::absent, inline::inline, words};
use crate::{prelude::*, ui::text::urls};

pub fn view(context: &BlockContext<'_>, id: Option<String>, video: &Video) -> Markup {
    let player = match context.media(video.media.as_ref()).and_then(urls::media) {
        // nothing is fetched before the reader starts it
        Some(src) => view! { <video src=src controls preload="none" playsinline></video> }.markup(),
        None => absent(words::VIDEO_MISSING, &video.source),
    };
    let caption = (!video.caption.is_empty()).then(|| view! { <figcaption>{inline(context, &video.caption)}</figcaption> });
    view! { <figure class="figure" id=id>{player} {caption}</figure> }.markup()
}
