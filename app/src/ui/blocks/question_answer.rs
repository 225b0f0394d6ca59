//! One question with its answer.

use domain::document::QuestionAnswer;

use super::{BlockContext, blocks, heading::of_level, inline::inline};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, pair: &QuestionAnswer) -> Markup {
    let question = of_level(context.heading_level(3), None, Some("question"), inline(context, &pair.question));
    view! { <div class="question-answer" id=id>{question} {blocks(context, &pair.blocks)}</div> }.markup()
}
