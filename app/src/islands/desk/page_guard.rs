//! Keeps a page with the person it was made for: pages that the browser brings back from its memory, and pages in other tabs.

use crate::prelude::*;

/// The words of the notice.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct GuardWords {
    /// That the page belongs to somebody who is no longer signed in here.
    pub not_yours: String,
    /// The link that goes on.
    pub go_on: String,
}

/// `person` is the identity of who is signed in; empty on the page where people sign in.
///
/// - A page that comes back from memory is loaded again, unless something was typed into it. It is hidden first if another person, or nobody, is
///   signed in by now.
/// - When that happens in another tab, this page is hidden, and it cannot be sent. It is shown again, with what was typed, once its person is back.
/// - A form is sent once, however often its button is pressed.
#[island]
pub fn PageGuard(person: String, words: GuardWords) -> impl IntoView {
    let foreign = RwSignal::new(false);
    #[cfg(feature = "desk")]
    behaviour::watch(person, foreign);
    #[cfg(not(feature = "desk"))]
    drop(person);
    view! {
        <div class="guard" role="alert" hidden=move || !foreign.get()>
            <p>{words.not_yours}</p>
            <a class="button" href="/desk/">{words.go_on}</a>
        </div>
    }
}

#[cfg(feature = "desk")]
mod behaviour {
    use std::{cell::Cell, rc::Rc, time::Duration};

    use leptos::{
        ev,
        leptos_dom::helpers::{set_timeout, window, window_event_listener},
        prelude::{GetUntracked, RwSignal, Set},
    };
    use wasm_bindgen::JsCast;
    use web_sys::{Element, Storage};

    use crate::islands::dom;

    /// Who is signed in, for all tabs of this browser.
    const PERSON: &str = "desk-person";
    /// The mark of a form that was sent.
    const SENT: &str = "data-sent";
    /// A form can be sent again after this time: the network may have failed.
    const AGAIN: Duration = Duration::from_secs(3);

    fn storage() -> Option<Storage> {
        window().local_storage().ok().flatten()
    }

    fn signed_in() -> Option<String> {
        storage()?.get_item(PERSON).ok().flatten()
    }

    // the listeners live as long as the page, as the island does
    pub fn watch(person: String, foreign: RwSignal<bool>) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(PERSON, &person);
        }
        let typed = Rc::new(Cell::new(false));
        let (types, has_typed, own) = (Rc::clone(&typed), Rc::clone(&typed), person.clone());
        let _ = window_event_listener(ev::input, move |_| types.set(true));
        let _ = window_event_listener(ev::pageshow, move |event| {
            if !event.persisted() {
                return;
            }
            let is_foreign = signed_in().is_some_and(|now| now != own);
            foreign.set(is_foreign);
            if is_foreign || !has_typed.get() {
                let _ = window().location().reload();
            }
        });
        let _ = window_event_listener(ev::storage, move |event| {
            if event.key().as_deref() == Some(PERSON) && !person.is_empty() {
                foreign.set(event.new_value().is_some_and(|now| now != person));
            }
        });
        let _ = window_event_listener(ev::submit, move |event| {
            let Some(form) = dom::target(event.unchecked_ref()) else { return };
            if foreign.get_untracked() || form.has_attribute(SENT) {
                event.prevent_default();
            } else if !event.default_prevented() {
                // what was typed is on its way: if this page comes back, what is stored is newer
                typed.set(false);
                mark(form);
            }
        });
    }

    fn mark(form: Element) {
        dom::set(&form, SENT, "");
        set_timeout(move || dom::unset(&form, SENT), AGAIN);
    }
}
