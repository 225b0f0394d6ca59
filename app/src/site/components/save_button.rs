//! The button that saves a story to the reader's device. A script shows it where that is possible.

use crate::{prelude::*, site::words::device as words, ui::icons};

/// The button; its label follows its state.
pub fn save_button() -> Markup {
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
        </p>
    }
    .markup()
}
