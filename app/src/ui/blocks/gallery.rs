//! Several pictures that belong together.

use domain::document::{Gallery, inline_text};

use super::{BlockContext, image::figure, inline::inline};
use crate::{
    prelude::*,
    ui::picture::{Crop, Look},
};

pub fn view(context: &BlockContext<'_>, id: Option<String>, gallery: &Gallery) -> Markup {
    // as wide as style/site/pages/prose.css lays them out
    let sizes = match gallery.images.len() {
        1 => "(min-width: 60rem) 850px, 100vw",
        2 | 4 => "(min-width: 60rem) 420px, 50vw",
        _ => "(min-width: 60rem) 340px, 50vw",
    };
    let look = Look { crop: Crop::Card, sizes, first: false };
    let pictures: Vec<Markup> = gallery.images.iter().map(|image| figure(context, None, image, look)).collect();
    let caption =
        (!inline_text(&gallery.caption).trim().is_empty()).then(|| view! { <figcaption>{inline(context, &gallery.caption)}</figcaption> });
    view! {
        <figure class="gallery" id=id>
            <div class="gallery-pictures">{pictures}</div>
            {caption}
        </figure>
    }
    .markup()
}
