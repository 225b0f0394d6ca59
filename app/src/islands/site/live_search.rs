//! Search while typing.

use crate::prelude::*;

/// Wraps a search form with an `input[role=combobox]`, the list box it names by `aria-controls`, hidden, and a
/// `[role=status]`; `form[data-failed]` is the message for a failed request. Without script, and for
/// Enter at any time, it is a plain form.
///
/// After a short rest the server's suggestions open; an element with `data-status` among them says how many there
/// are. ↑ and ↓ choose, Enter opens the chosen one, Esc closes.
#[island]
pub fn LiveSearch(children: Children) -> impl IntoView {
    view! { <div class="live-search" use:attach>{children()}</div> }
}

#[cfg(feature = "reader")]
use behaviour::attach;
#[cfg(not(feature = "reader"))]
fn attach(_: leptos::web_sys::Element) {}

#[cfg(feature = "reader")]
mod behaviour {
    use std::cell::RefCell;

    use leptos::leptos_dom::helpers::document;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::spawn_local;
    use web_sys::{AbortController, Element, Event, FocusEvent, HtmlElement, HtmlInputElement, KeyboardEvent};

    use crate::islands::{clock::Delay, dom, fragment};

    /// Delay after a key before a request, in milliseconds.
    const REST: i32 = 200;
    /// Bytes that are worth asking for: two letters, or one character of a script that says more with each.
    const LEAST: usize = 2;

    struct Search {
        root: Element,
        input: HtmlInputElement,
        list: Element,
        status: Element,
        delay: Delay,
        /// Aborts the request under way; its response is then ignored.
        asking: RefCell<Option<AbortController>>,
        /// The query of the shown list.
        shown: RefCell<String>,
    }

    pub fn attach(root: Element) {
        let _ = start(root);
    }

    fn start(root: Element) -> Option<()> {
        let input: HtmlInputElement = dom::find(&root, "[role=combobox]")?.unchecked_into();
        let list = document().get_element_by_id(&dom::get(&input, "aria-controls"))?;
        let status = dom::find(&root, "[role=status]")?;
        // lives as long as the page
        let search: &'static Search = Box::leak(Box::new(Search {
            root,
            input,
            list,
            status,
            delay: Delay::default(),
            asking: RefCell::default(),
            shown: RefCell::default(),
        }));
        let handler = dom::handler(move |event| search.on(&event));
        dom::listen(&search.root, &["input", "keydown", "focusout", "mousedown", "submit"], &handler);
        Some(())
    }

    impl Search {
        fn on(&'static self, event: &Event) {
            match event.type_().as_str() {
                "input" => self.typed(),
                "keydown" => self.key(event.unchecked_ref()),
                "focusout" => {
                    let to = event.unchecked_ref::<FocusEvent>().related_target();
                    if !self.root.contains(to.as_ref().and_then(|to| to.dyn_ref())) {
                        self.close();
                    }
                }
                // a press on a suggestion must not take the focus, or the list would close under it
                "mousedown" if dom::target(event).is_some_and(|target| self.list.contains(Some(&target))) => event.prevent_default(),
                "submit" => self.close(),
                _ => {}
            }
        }

        fn words(&self) -> String {
            self.input.value().trim().to_owned()
        }

        fn typed(&'static self) {
            self.stop();
            if self.words().len() < LEAST {
                self.close();
                self.say("");
            } else {
                self.delay.start(REST, move || self.request());
            }
        }

        /// Cancels the request that waits and the one under way.
        fn stop(&self) {
            self.delay.cancel();
            if let Some(asking) = self.asking.take() {
                asking.abort();
            }
            dom::unset(&self.root, "data-busy");
        }

        fn request(&'static self) {
            self.stop();
            let Ok(asking) = AbortController::new() else { return };
            let signal = asking.signal();
            self.asking.replace(Some(asking));
            dom::set(&self.root, "data-busy", "");
            let words = self.words();
            spawn_local(async move {
                let address = ["/api/suggest?q=", &String::from(js_sys::encode_uri_component(&words))].concat();
                let found = fragment::fetch(&address, &signal).await;
                if signal.aborted() {
                    return;
                }
                dom::unset(&self.root, "data-busy");
                self.choose(None);
                match found {
                    Some(fragment) => {
                        fragment.fill(&self.list);
                        self.shown.replace(words);
                        let status = dom::find(&self.list, "[data-status]");
                        self.say(&status.map(|element| dom::get(&element, "data-status")).unwrap_or_default());
                    }
                    None => self.fail(),
                }
                if dom::has_focus(&self.input) {
                    self.open();
                }
            });
        }

        fn fail(&self) {
            self.shown.take();
            let sentence = dom::find(&self.root, "[data-failed]").map(|form| dom::get(&form, "data-failed")).unwrap_or_default();
            self.list.set_text_content(None);
            // the shape of an option, for nothing else may stand in a list box
            if let Some(note) = dom::element("p", &sentence) {
                note.set_class_name("find-none");
                for (name, value) in [("role", "option"), ("aria-disabled", "true"), ("aria-selected", "false")] {
                    dom::set(&note, name, value);
                }
                let _ = self.list.append_child(&note);
            }
            self.say(&sentence);
        }

        fn say(&self, what: &str) {
            self.status.set_text_content(Some(what));
        }

        fn is_open(&self) -> bool {
            !self.list.has_attribute("hidden")
        }

        fn open(&self) {
            dom::hide(&self.list, false);
            dom::set(&self.input, "aria-expanded", "true");
        }

        fn close(&self) {
            self.stop();
            self.choose(None);
            dom::hide(&self.list, true);
            dom::set(&self.input, "aria-expanded", "false");
        }

        fn chosen(&self) -> Option<Element> {
            dom::find(&self.list, "[aria-selected=true]")
        }

        fn choose(&self, option: Option<&Element>) {
            if let Some(old) = self.chosen() {
                dom::set(&old, "aria-selected", "false");
            }
            match option {
                Some(option) => {
                    dom::set(option, "aria-selected", "true");
                    dom::set(&self.input, "aria-activedescendant", &option.id());
                    // only as far as the list itself scrolls
                    let option: &HtmlElement = option.unchecked_ref();
                    let (top, height) = (option.offset_top(), self.list.client_height());
                    if top < self.list.scroll_top() || top + option.offset_height() > self.list.scroll_top() + height {
                        self.list.set_scroll_top(top);
                    }
                }
                None => dom::unset(&self.input, "aria-activedescendant"),
            }
        }

        fn key(&'static self, event: &KeyboardEvent) {
            // Enter, Esc and arrows belong to the input method while it composes a character
            if event.is_composing() || !dom::has_focus(&self.input) {
                return;
            }
            match event.key().as_str() {
                key @ ("ArrowDown" | "ArrowUp") => {
                    event.prevent_default();
                    if self.is_open() {
                        self.step(key == "ArrowDown");
                    } else if self.words() == *self.shown.borrow() && !self.shown.borrow().is_empty() {
                        self.open();
                    } else if self.words().len() >= LEAST {
                        self.request();
                    }
                }
                "Enter" => {
                    if let (true, Some(option)) = (self.is_open(), self.chosen()) {
                        event.prevent_default();
                        option.unchecked_ref::<HtmlElement>().click();
                    }
                }
                "Escape" if self.is_open() => {
                    event.prevent_default();
                    self.close();
                }
                _ => {}
            }
        }

        /// Chooses the next option; beyond either end, none: the reader is back at the words.
        fn step(&self, forward: bool) {
            let mut options: Vec<Element> = dom::find_all(&self.list, "[role=option]:not([aria-disabled])").collect();
            if !forward {
                options.reverse();
            }
            let next = match self.chosen() {
                Some(chosen) => options.iter().skip_while(|option| **option != chosen).nth(1),
                None => options.first(),
            };
            self.choose(next);
        }
    }
}
