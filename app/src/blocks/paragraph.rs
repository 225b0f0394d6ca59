//! Running text.

use domain::document::Paragraph;

use super::{Drawing, inline::inline};
use crate::prelude::*;

pub fn view(drawing: &Drawing<'_>, id: Option<String>, paragraph: &Paragraph) -> AnyView {
    let dateline = drawing.take_dateline().map(|place| view! { <span class="dateline">{place}</span> " — " });
    view! { <p id=id>{dateline}{inline(drawing, &paragraph.content)}</p> }.into_any()
}
