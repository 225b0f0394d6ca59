//! The command palette: Ctrl+K opens it outside of a text. The script fills it; without script it does not exist.

use super::words::palette as words;
use crate::prelude::*;

/// The closed palette, at the end of a page. A combobox with a list, as ARIA describes it.
pub fn palette() -> Markup {
    view! {
        <dialog
            id="palette"
            class="palette"
            aria-label=words::TITLE
            data-acts=words::ACTS
            data-nothing=words::NOTHING
            data-failed=words::FAILED
        >
            <input
                type="text"
                inputmode="search"
                role="combobox"
                aria-label=words::TITLE
                placeholder=words::HINT
                aria-expanded="true"
                aria-controls="palette-list"
                aria-autocomplete="list"
                autocomplete="off"
                spellcheck="false"
            />
            <div id="palette-list" role="listbox" aria-label=words::TITLE></div>
            <p class="hint" role="status"></p>
        </dialog>
    }
    .markup()
}
