//! The picture with the point that stays visible, and the crops that follow from it.

use domain::MediaItem;

use crate::{
    desk::words::pictures as words,
    prelude::*,
    ui::{
        picture::{Crop, Look, focal_step, picture, version_source},
        words::Word,
    },
};

/// Width of the large version in pixels.
const WIDTH: u32 = 1080;

/// The picture; the library's script makes a control of it that moves the point.
pub fn with_point(item: &MediaItem, may_change: bool) -> Markup {
    let Some(src) = version_source(item, WIDTH) else { return ().markup() };
    let (width, height) = (item.width.to_string(), item.height.to_string());
    let focal = focal_step(item.focal_point);
    let (x, y) = (item.focal_point.x().to_string(), item.focal_point.y().to_string());
    view! {
        <div class="point-frame" data-point=may_change.then_some("") data-x=x data-y=y data-focal=focal>
            <img src=src width=width height=height alt=item.alt.clone() />
            <span class="point-mark" aria-hidden="true"></span>
        </div>
    }
    .markup()
}

/// The fixed shapes as pages show them.
pub fn crops(item: &MediaItem) -> Markup {
    if item.has_variants().is_none() {
        return ().markup();
    }
    let one = |crop: Crop, label: Word| {
        let look = Look { crop, sizes: "16rem", first: true };
        picture(item, "", look).map(|picture| view! { <figure data-crop="">{picture}<figcaption>{label}</figcaption></figure> })
    };
    view! {
        <section aria-labelledby="crops">
            <h2 id="crops">{words::CROPS}</h2>
            <div class="crops">
                {one(Crop::Wide, words::CROP_WIDE)}
                {one(Crop::Card, words::CROP_CARD)}
                {one(Crop::Square, words::CROP_SQUARE)}
            </div>
        </section>
    }
    .markup()
}
