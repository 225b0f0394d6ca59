//! One question with its answer.

use domain::document::QuestionAnswer;

use super::{Drawing, blocks, heading::of_level, inline::inline};
use crate::prelude::*;

pub fn view(drawing: &Drawing<'_>, id: Option<String>, pair: &QuestionAnswer) -> Markup {
    let question = of_level(drawing.heading_level(3), None, Some("question"), inline(drawing, &pair.question));
    view! { <div class="question-answer" id=id>{question} {blocks(drawing, &pair.blocks)}</div> }.markup()
}
