//! The buttons at the head of a story: save it to the device, follow what it is about. A script shows them where that is possible.

use super::alert_bell::{Choice, alert_bell};
use crate::{prelude::*, site::words::device as words, ui::icons};

/// The buttons; the label of the first one follows its state, and a link leads to the saved stories once this is one.
pub fn story_tools(choices: &[Choice]) -> Markup {
    view! {
        <p class="story-tools">
            <button
                class="tool"
                type="button"
                hidden
                data-save=words::SAVE
                data-saved=words::SAVED
                data-saving=words::SAVING
                data-failed=words::NOT_SAVED
            >
                {icons::bookmark()}
                <span aria-live="polite">{words::SAVE}</span>
            </button>
            {alert_bell(choices)}
            <a class="tool-list" href="/saved/" hidden>{words::SAVED_TITLE}</a>
        </p>
    }
    .markup()
}
