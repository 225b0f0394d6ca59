//! The story in a few sentences.

use domain::document::KeyPoints;

use super::{BlockContext, inline::inline, words};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, points: &KeyPoints) -> Markup {
    let items: Vec<_> = points.points.iter().map(|point| view! { <li>{inline(context, point)}</li> }).collect();
    view! {
        <div class="box key-points" id=id>
            <p class="box-title">{words::KEY_POINTS}</p>
            <ul>{items}</ul>
        </div>
    }
    .markup()
}
