//! The path from the front page to this page.

use newsroom::Named;

use crate::{prelude::*, site::words};

/// Home, the steps to this page, and the page itself, which is no link.
pub fn breadcrumb(steps: &[Named], current: Markup) -> Markup {
    let items: Vec<_> = steps
        .iter()
        .map(|step| {
            let href = step.path.to_string();
            view! { <li><a href=href>{step.name.clone()}</a></li> }
        })
        .collect();
    view! {
        <nav class="crumbs" aria-label=words::YOU_ARE_HERE>
            <ol>
                <li><a href="/">{words::HOME}</a></li>
                {items}
                <li class="crumbs-here" aria-current="page">{current}</li>
            </ol>
        </nav>
    }
    .markup()
}
