//! One picture in the text.

use domain::{
    MediaItem,
    document::{ImageBlock, inline_text},
};

use super::{
    BlockContext,
    inline::{inline, link},
    words,
};
use crate::{
    prelude::*,
    ui::picture::{Crop, Look, enlargeable, picture},
};

pub fn view(context: &BlockContext<'_>, id: Option<String>, image: &ImageBlock) -> Markup {
    figure(context, id, image, Look { crop: Crop::None, sizes: "(min-width: 60rem) 640px, 100vw", first: false })
}

/// A picture with its caption, or a box that says what is missing.
pub fn figure(context: &BlockContext<'_>, id: Option<String>, image: &ImageBlock, look: Look) -> Markup {
    let item = context.media(image.media.as_ref());
    let alt = image.alt_or(item.map_or("", |item| &item.alt));
    let shown = match (item, &image.link) {
        // a picture without words would be a link without a name
        (_, Some(href)) if !alt.trim().is_empty() => {
            link(context, href, item.and_then(|item| picture(item, alt, look)).unwrap_or_else(|| missing(alt)))
        }
        (Some(item), _) if item.file.is_some() => enlargeable(item, alt, look, context.picture_id()).unwrap_or_else(|| missing(alt)),
        _ => missing(alt),
    };
    let class = match item {
        // small pictures are not blown up
        Some(item) if item.width > 0 && item.width < 480 => "figure figure-narrow",
        _ => "figure",
    };
    view! {
        <figure class=class id=id>
            {shown}
            {caption(context, image, item)}
        </figure>
    }
    .markup()
}

fn missing(alt: &str) -> Markup {
    let text = if alt.trim().is_empty() { String::from(words::PICTURE_MISSING) } else { format!("{}: {alt}", words::PICTURE_MISSING) };
    view! { <span class="absent">{text}</span> }.markup()
}

fn caption(context: &BlockContext<'_>, image: &ImageBlock, item: Option<&MediaItem>) -> Option<Markup> {
    let own = !inline_text(&image.caption).trim().is_empty();
    let stored = item.map(|item| item.caption.clone()).filter(|caption| !own && !caption.is_empty());
    let credit = item.map(|item| item.credit.clone()).filter(|credit| !credit.is_empty());
    if !own && stored.is_none() && credit.is_none() {
        return None;
    }
    let text = if own { inline(context, &image.caption) } else { stored.markup() };
    let credit = credit.map(|credit| view! { <span class="credit">{credit}</span> });
    Some(view! { <figcaption>{text} " " {credit}</figcaption> }.markup())
}
