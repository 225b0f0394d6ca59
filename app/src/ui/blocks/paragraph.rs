//! Running text.

use domain::document::Paragraph;

use super::{
    BlockContext,
    inline::{inline, plain},
};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, paragraph: &Paragraph) -> Markup {
    match (context.take_dateline(), plain(&paragraph.content)) {
        (Some(dateline), _) => {
            view! { <p id=id><span class="dateline">{dateline}</span> " — " {inline(context, &paragraph.content)}</p> }.markup()
        }
        // what stories are made of: without anything around the text that would be rendered by itself
        (None, Some(text)) => view! { <p id=id>{text.to_owned()}</p> }.markup(),
        (None, None) => view! { <p id=id>{inline(context, &paragraph.content)}</p> }.markup(),
    }
}
