//! A film, with what is said in it.

use domain::document::Video;

use super::{BlockContext, audio::absent, inline::inline, words};
use crate::{prelude::*, ui::text::urls};

pub fn view(context: &BlockContext<'_>, id: Option<String>, video: &Video) -> Markup {
    let player = match context.media(video.media.as_ref()).and_then(urls::media) {
        // nothing is fetched before the reader starts it
        Some(src) => {
            let subtitles = context.media(video.subtitles.as_ref()).and_then(urls::media);
            let track = subtitles.map(|src| view! { <track kind="captions" src=src label=words::SUBTITLES /> });
            view! { <video src=src controls preload="none" playsinline>{track}</video> }.markup()
        }
        None => absent(words::VIDEO_MISSING, &video.source),
    };
    let caption = (!video.caption.is_empty()).then(|| view! { <figcaption>{inline(context, &video.caption)}</figcaption> });
    view! { <figure class="figure" id=id>{player} {caption}</figure> }.markup()
}
