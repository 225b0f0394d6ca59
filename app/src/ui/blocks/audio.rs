//! A recording.

use domain::document::{Audio, Href};

use super::{BlockContext, inline::inline, words};
use crate::{
    prelude::*,
    ui::{text::urls, words::Word},
};

pub fn view(context: &BlockContext<'_>, id: Option<String>, audio: &Audio) -> Markup {
    let player = match context.media(audio.media.as_ref()).and_then(urls::media) {
        Some(src) => view! { <audio src=src controls preload="none"></audio> }.markup(),
        None => absent(words::AUDIO_MISSING, &audio.source),
    };
    let caption = (!audio.caption.is_empty()).then(|| view! { <figcaption>{inline(context, &audio.caption)}</figcaption> });
    view! { <figure class="figure" id=id>{player} {caption}</figure> }.markup()
}

/// Says what is not here, with a link to where it was seen last.
pub fn absent(what: Word, source: &str) -> Markup {
    match Href::parse(source) {
        Ok(href) => {
            view! { <span class="absent">{what} ": " <a href=href.to_string() rel="noopener">{source.to_owned()}</a></span> }.markup()
        }
        Err(_) => view! { <span class="absent">{what}</span> }.markup(),
    }
}
