//! The line of breaking news over every page. A reader can close it (`frontend/boot/theme.js` and `boot.js`).

use super::Layout;
use crate::{prelude::*, site::words::breaking as words};

/// The line, if there is one.
pub fn breaking(layout: &Layout) -> Option<Markup> {
    let line = layout.data.breaking.as_ref()?;
    let text = match &line.link {
        Some(href) => view! { <a href=href.to_string()>{line.text.clone()}</a> }.markup(),
        None => line.text.clone().markup(),
    };
    Some(
        view! {
            <div class="breaking" role="status" data-breaking=line.id.clone()>
                <p><strong>{words::LABEL}</strong> " " {text}</p>
                <button type="button" aria-label=words::CLOSE data-needs="close">"×"</button>
            </div>
        }
        .markup(),
    )
}
