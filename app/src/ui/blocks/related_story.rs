//! A pointer to another story; nothing while that story cannot be read.

use domain::document::RelatedStory;

use super::{BlockContext, words};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, related: &RelatedStory) -> Markup {
    let Some(story) = context.story(&related.story) else { return ().markup() };
    let href = story.path.to_string();
    view! {
        <p class="related" id=id>
            <span class="related-label">{words::RELATED}</span>
            <a href=href>{story.headline.to_string()}</a>
        </p>
    }
    .markup()
}
