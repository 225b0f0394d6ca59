//! The box that shows a story's pictures one by one on the whole screen, closed (`frontend/boot/lightbox.js`).

use crate::{prelude::*, site::words::story as words, ui::icons};

/// The box and its script at `script`.
pub fn lightbox(script: String) -> Markup {
    view! {
        <dialog class="lightbox" aria-label=words::PICTURES>
            <form method="dialog">
                <p data-count="" aria-live="polite"></p>
                <button aria-label=words::CLOSE_PICTURES>{icons::close()}</button>
            </form>
            <button type="button" data-step="-1" aria-label=words::PREVIOUS_PICTURE>{icons::down()}</button>
            <figure></figure>
            <button type="button" data-step="1" aria-label=words::NEXT_PICTURE>{icons::down()}</button>
        </dialog>
        <script type="module" src=script></script>
    }
    .markup()
}
