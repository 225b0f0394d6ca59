//! The published versions of a front.

use domain::FrontLayout;

use super::{FrontTool, slot::again};
use crate::{desk::words::front as words, prelude::*};

/// A published version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Its number.
    pub number: i64,
    /// Its layout.
    pub layout: FrontLayout,
    /// How many stories editors had put into slots.
    pub stories: usize,
    /// Who published it.
    pub who: String,
    /// When.
    pub when: String,
    /// Whether readers see it now.
    pub is_live: bool,
}

/// The list.
pub fn versions(page: &FrontTool) -> Option<Markup> {
    let rows: Vec<Markup> = page.versions.iter().map(|version| row(page, version)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section aria-labelledby="versions">
                <h2 id="versions">{words::VERSIONS}</h2>
                <ol class="front-versions">{rows}</ol>
            </section>
        }
        .markup()
    })
}

fn row(page: &FrontTool, version: &VersionRow) -> Markup {
    let stories = words::VERSION_STORIES.of(u32::try_from(version.stories).unwrap_or(u32::MAX));
    let by = words::VERSION_BY.with(&[("name", &version.who), ("when", &version.when)]);
    let end = if version.is_live { view! { <p class="hint">{words::LIVE}</p> }.markup() } else { again(page, version.number) };
    view! {
        <li>
            <div>
                <p><strong>{words::VERSION.with(&[("number", &version.number.to_string())])}</strong> " · " {words::layout(version.layout)} " · " {stories}</p>
                <p class="hint">{by}</p>
            </div>
            {end}
        </li>
    }
    .markup()
}
