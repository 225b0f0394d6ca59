//! The story in a few sentences.

use domain::document::KeyPoints;

use super::{Drawing, inline::inline};
use crate::{prelude::*, text::words};

pub fn view(drawing: &Drawing<'_>, id: Option<String>, points: &KeyPoints) -> Markup {
    let items: Vec<_> = points.points.iter().map(|point| view! { <li>{inline(drawing, point)}</li> }).collect();
    view! {
        <div class="box key-points" id=id>
            <p class="box-title">{words::KEY_POINTS}</p>
            <ul>{items}</ul>
        </div>
    }
    .markup()
}
