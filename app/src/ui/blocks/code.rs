//! Program text or verse: white space matters.

use domain::document::Code;

use super::{BlockContext, inline::inline};
use crate::prelude::*;

pub fn view(context: &BlockContext<'_>, id: Option<String>, code: &Code) -> Markup {
    let inner = inline(context, &code.content);
    if code.language == "verse" {
        return view! { <pre class="verse" id=id>{inner}</pre> }.markup();
    }
    // it scrolls sideways, so the keyboard must reach it
    view! { <pre id=id tabindex="0"><code>{inner}</code></pre> }.markup()
}
