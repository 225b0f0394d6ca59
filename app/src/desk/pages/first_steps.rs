//! On the desk's home of a new paper: what makes it one, each with the page where it is done, and a mark once it is.

use crate::{desk::words::stories as words, prelude::*, ui::words::Word};

/// What a new paper needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Name, tagline, colours.
    Name,
    /// A logo.
    Logo,
    /// Sections.
    Sections,
    /// The menu at the head of every page.
    Menu,
    /// A published story.
    Story,
    /// A front page that somebody arranged.
    Front,
    /// Somebody else at the desk.
    People,
}

impl Step {
    fn name(self) -> Word {
        match self {
            Self::Name => words::STEP_NAME,
            Self::Logo => words::STEP_LOGO,
            Self::Sections => words::STEP_SECTIONS,
            Self::Menu => words::STEP_MENU,
            Self::Story => words::STEP_STORY,
            Self::Front => words::STEP_FRONT,
            Self::People => words::STEP_PEOPLE,
        }
    }

    fn more(self) -> Word {
        match self {
            Self::Name => words::STEP_NAME_MORE,
            Self::Logo => words::STEP_LOGO_MORE,
            Self::Sections => words::STEP_SECTIONS_MORE,
            Self::Menu => words::STEP_MENU_MORE,
            Self::Story => words::STEP_STORY_MORE,
            Self::Front => words::STEP_FRONT_MORE,
            Self::People => words::STEP_PEOPLE_MORE,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Name | Self::Logo => "/desk/settings/",
            Self::Sections => "/desk/sections/",
            Self::Menu => "/desk/menus/",
            Self::Story => "/desk/stories/",
            Self::Front => "/desk/front/",
            Self::People => "/desk/people/",
        }
    }
}

/// The list; `may_import`: whether a whole site can be brought instead.
pub(super) fn first_steps(steps: &[(Step, bool)], may_import: bool) -> Markup {
    let rows: Vec<_> = steps
        .iter()
        .map(|&(step, is_done)| {
            let mark = is_done.then(|| view! { <strong class="step-done">{words::STEP_DONE}</strong> });
            view! {
                <li>
                    <a href=step.path()>{step.name()}</a>
                    " "
                    {mark}
                    <span class="hint">{step.more()}</span>
                </li>
            }
        })
        .collect();
    let import = may_import.then(|| {
        view! { <p class="hint">{words::STEP_IMPORT} " " <a href="/desk/import/">{words::STEP_IMPORT_LINK}</a></p> }
    });
    view! {
        <section aria-labelledby="first-steps">
            <h2 id="first-steps">{words::FIRST_STEPS}</h2>
            <ol class="first-steps">{rows}</ol>
            {import}
        </section>
    }
    .markup()
}
