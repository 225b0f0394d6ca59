//! Keys of the desk's pages, and the list that `?` opens.

use crate::prelude::*;

/// The words of the list.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct KeyWords {
    /// Its name.
    pub title: String,
    /// What `n` does.
    pub begin: String,
    /// What `j` and `k` do.
    pub step: String,
    /// What Enter does.
    pub open: String,
    /// Further keys of the page with what they do: each clicks the element with this `data-key` in the row that has the focus.
    pub row: Vec<(String, String)>,
    /// What Ctrl+K does.
    pub find: String,
    /// What `?` does.
    pub these: String,
    /// The button that closes it.
    pub close: String,
}

/// Listens for keys while nothing is being typed: `n` begins a story (with `writes`), `j` and `k` move between the links that carry `data-row`,
/// `?` opens the list of keys. Enter opens a link as everywhere. Without script nothing of it exists.
#[island]
pub fn DeskKeys(writes: bool, words: KeyWords) -> impl IntoView {
    let shown = RwSignal::new(false);
    #[cfg(feature = "desk")]
    behaviour::listen(shown, writes, words.row.iter().map(|(key, _)| key.clone()).collect());
    let row: Vec<_> = words.row.into_iter().map(|(key, does)| view! { <dt><kbd>{key}</kbd></dt> <dd>{does}</dd> }).collect();
    let begin = writes.then(|| view! { <dt><kbd>"n"</kbd></dt> <dd>{words.begin}</dd> });
    view! {
        <aside class="keys" aria-label=words.title hidden=move || !shown.get()>
            <dl>
                {begin}
                <dt><kbd>"j"</kbd> " " <kbd>"k"</kbd></dt>
                <dd>{words.step}</dd>
                <dt><kbd>"Enter"</kbd></dt>
                <dd>{words.open}</dd>
                {row}
                <dt><kbd>"Ctrl"</kbd> "+" <kbd>"K"</kbd></dt>
                <dd>{words.find}</dd>
                <dt><kbd>"?"</kbd></dt>
                <dd>{words.these}</dd>
            </dl>
            <button type="button" class="button small" on:click=move |_| shown.set(false)>{words.close}</button>
        </aside>
    }
}

#[cfg(feature = "desk")]
mod behaviour {
    use leptos::{
        ev,
        leptos_dom::helpers::{document, window_event_listener},
        prelude::{RwSignal, Set, Update},
    };
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement, KeyboardEvent};

    use crate::islands::dom;

    /// Where keys are text.
    const TYPING: &str = "input, textarea, select, [contenteditable]";
    const ROWS: &str = "[data-row]";
    const BEGIN: &str = ".desk-begin button";

    pub fn listen(shown: RwSignal<bool>, writes: bool, row: Vec<String>) {
        // lives as long as the page, as the island does
        let _ = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
            let Some(root) = document().document_element().filter(|_| is_command(&event)) else { return };
            let done = match event.key().as_str() {
                "n" if writes => dom::find(&root, BEGIN).map(|button| button.unchecked_ref::<HtmlElement>().click()).is_some(),
                "j" => step(&root, 1),
                "k" => step(&root, -1),
                key if row.iter().any(|of| of == key) => press(&root, key),
                "?" => {
                    shown.update(|shown| *shown = !*shown);
                    true
                }
                "Escape" => {
                    shown.set(false);
                    false
                }
                _ => false,
            };
            if done {
                event.prevent_default();
            }
        });
    }

    /// Whether a key is meant for the page, not for a field, the browser or an input method.
    fn is_command(event: &KeyboardEvent) -> bool {
        let typing = dom::target(event).is_some_and(|target| dom::closest(&target, TYPING).is_some());
        !(typing || event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() || event.default_prevented())
    }

    /// Clicks what the key stands for in the row with the focus; a field that this opens gets the focus.
    fn press(root: &Element, key: &str) -> bool {
        let focused = dom::find_all(root, ROWS).find(dom::has_focus);
        let Some(row) = focused.and_then(|focused| dom::closest(&focused, "li")) else { return false };
        let Some(target) = dom::find(&row, &format!("[data-key='{key}']")) else { return false };
        target.unchecked_ref::<HtmlElement>().click();
        let opened = dom::closest(&target, "details").and_then(|details| dom::find(&details, "textarea"));
        opened.iter().for_each(|field| drop(dom::focus(field)));
        true
    }

    /// Moves the focus among the rows; from elsewhere to the first one.
    fn step(root: &Element, by: i32) -> bool {
        let rows: Vec<Element> = dom::find_all(root, ROWS).collect();
        let next = match rows.iter().position(dom::has_focus) {
            Some(at) if by > 0 => at.saturating_add(1),
            Some(at) => at.saturating_sub(1),
            None => 0,
        };
        rows.get(next.min(rows.len().saturating_sub(1))).is_some_and(dom::focus)
    }
}
