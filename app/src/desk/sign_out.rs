//! The form that signs out, and what it asks where text of this person waits on the device (`frontend/editor/sign_out/`).

use super::{layout::Who, words, words::waiting};
use crate::prelude::*;

/// The button. Its script sends what waits first; without script, what waits stays on the device for this person.
pub fn sign_out(who: &Who) -> Markup {
    view! {
        <form method="post" action="/desk/sign-out" data-user=who.id.clone()>
            <button type="submit">{words::SIGN_OUT}</button>
        </form>
        <dialog class="waiting" id="waiting" aria-labelledby="waiting-title" data-untitled=waiting::NO_HEADLINE>
            <h2 id="waiting-title">{waiting::TITLE}</h2>
            <p>{waiting::EXPLAIN}</p>
            <ul translate="no"></ul>
            <form method="dialog">
                <button class="button" value="keep">{waiting::KEEP}</button>
                <button class="button danger" value="delete">{waiting::DELETE}</button>
                <button class="button quiet" value="stay">{waiting::STAY}</button>
            </form>
        </dialog>
    }
    .markup()
}
