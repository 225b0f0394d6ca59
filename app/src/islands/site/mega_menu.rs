//! The main menu: under each section a panel with its newest stories.

use crate::prelude::*;

/// Wraps the main navigation. In it, each `li[data-panel=SECTION]` has a link, a button that names its panel by
/// `aria-controls`, and that panel, empty and hidden; `nav[data-failed]` is the message for a failed request.
///
/// A panel opens by resting the pointer on its item (where panels lie over the page), by the button, or by ↓; it is
/// fetched once. Esc, leaving, or a touch elsewhere closes it, and an open `<details>` as well. ← and → go along the
/// menu, ↑, ↓, Home and End through a panel.
#[island]
pub fn MegaMenu(children: Children) -> impl IntoView {
    view! { <div class="mega-menu" use:attach>{children()}</div> }
}

#[cfg(feature = "reader")]
use behaviour::attach;
#[cfg(not(feature = "reader"))]
fn attach(_: leptos::web_sys::Element) {}

#[cfg(feature = "reader")]
mod behaviour {
    use leptos::leptos_dom::helpers::{document, window};
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::spawn_local;
    use web_sys::{AbortSignal, Element, Event, KeyboardEvent, Node, PointerEvent};

    use crate::islands::{clock::Delay, dom, fragment};

    /// Rest of the pointer that means "open", in milliseconds; shorter once a panel is open.
    const REST: i32 = 150;
    const REST_NEXT: i32 = 80;
    /// A pointer may stray this long without closing the panel.
    const STRAY: i32 = 280;

    /// The timeout of a request for a panel, in milliseconds. The panel shows a skeleton until then, and the section's link after it.
    const PATIENCE: u32 = 4000;

    /// Ways to be open: by hovering, then leaving closes; or pinned by button or key.
    const HOVER: &str = "hover";
    const PIN: &str = "pin";

    struct Menu {
        root: Element,
        delay: Delay,
    }

    pub fn attach(root: Element) {
        // lives as long as the page
        let menu: &'static Menu = Box::leak(Box::new(Menu { root, delay: Delay::default() }));
        let inside = dom::handler(move |event| menu.inside(&event).unwrap_or_default());
        dom::listen(&menu.root, &["pointerover", "pointerleave", "click", "focusin", "keydown"], &inside);
        let anywhere = dom::handler(move |event| menu.anywhere(&event).unwrap_or_default());
        dom::listen(&document(), &["pointerdown", "focusin", "keydown"], &anywhere);
    }

    fn item_at(target: &Element) -> Option<Element> {
        dom::closest(target, "[data-panel]")
    }

    fn button(item: &Element) -> Option<Element> {
        dom::find(item, "[aria-controls]")
    }

    fn panel(item: &Element) -> Option<Element> {
        document().get_element_by_id(&dom::get(&button(item)?, "aria-controls"))
    }

    impl Menu {
        fn inside(&'static self, event: &Event) -> Option<()> {
            let target = dom::target(event)?;
            match event.type_().as_str() {
                "pointerover" if is_mouse(event) => self.point_at(item_at(&target)),
                "pointerleave" if is_mouse(event) => self.point_at(None),
                // not within an open panel: a failed request would be repeated and replace the link that is just being pressed
                "focusin" => {
                    let item = item_at(&target)?;
                    if self.opened().as_ref() != Some(&item) {
                        self.load(&item);
                    }
                }
                "click" => self.press(&target)?,
                "keydown" => self.key(event, &target)?,
                _ => {}
            }
            Some(())
        }

        fn anywhere(&self, event: &Event) -> Option<()> {
            let target = dom::target(event)?;
            if event.type_() == "keydown" {
                if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
                    self.escape(event);
                }
                return Some(());
            }
            if self.opened().is_some_and(|item| !item.contains(Some(&target))) {
                self.close();
            }
            self.close_details(&target);
            Some(())
        }

        fn opened(&self) -> Option<Element> {
            dom::find(&self.root, "[data-open]")
        }

        fn point_at(&'static self, item: Option<Element>) {
            let opened = self.opened();
            let Some(item) = item else {
                self.delay.start(STRAY, move || {
                    if self.opened().is_some_and(|item| dom::get(&item, "data-open") == HOVER) {
                        self.close();
                    }
                });
                return;
            };
            if opened.as_ref() == Some(&item) {
                self.delay.cancel();
            } else if lies_over_the_page(&item) {
                self.load(&item);
                self.delay.start(if opened.is_some() { REST_NEXT } else { REST }, move || self.open(&item, HOVER));
            }
        }

        fn press(&'static self, target: &Element) -> Option<()> {
            let item = item_at(&dom::closest(target, "[aria-controls]")?)?;
            self.delay.cancel();
            if dom::get(&item, "data-open") == PIN {
                self.close()
            } else {
                self.open(&item, PIN)
            }
            Some(())
        }

        fn open(&'static self, item: &Element, how: &str) {
            if !item.has_attribute("data-open") {
                self.close();
                self.close_details(item);
                if let (Some(button), Some(panel)) = (button(item), panel(item)) {
                    dom::set(&button, "aria-expanded", "true");
                    dom::hide(&panel, false);
                }
            }
            dom::set(item, "data-open", how);
            self.load(item);
        }

        fn close(&self) {
            self.delay.cancel();
            if let Some(item) = self.opened() {
                dom::unset(&item, "data-open");
                if let (Some(button), Some(panel)) = (button(&item), panel(&item)) {
                    dom::set(&button, "aria-expanded", "false");
                    dom::hide(&panel, true);
                }
            }
        }

        /// Closes the open panel or list and moves the focus to its button.
        fn escape(&self, event: &Event) {
            if let Some(item) = self.opened() {
                event.prevent_default();
                let inside = dom::has_focus(&item);
                self.close();
                if let (true, Some(button)) = (inside, button(&item)) {
                    dom::focus(&button);
                }
            } else if let Some(details) = dom::find(&self.root, "details[open]") {
                event.prevent_default();
                let inside = dom::has_focus(&details);
                dom::unset(&details, "open");
                if let (true, Some(summary)) = (inside, dom::find(&details, "summary")) {
                    dom::focus(&summary);
                }
            }
        }

        fn close_details(&self, target: &Node) {
            for details in dom::find_all(&self.root, "details[open]") {
                if !details.contains(Some(target)) {
                    dom::unset(&details, "open");
                }
            }
        }

        fn key(&'static self, event: &Event, target: &Element) -> Option<()> {
            let event: &KeyboardEvent = event.unchecked_ref();
            // with another key held it means something to the browser: Alt and ← go back
            if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
                return None;
            }
            let key = event.key();
            let item = item_at(target);
            let panel = item.as_ref().and_then(panel).filter(|panel| panel.contains(Some(target)));
            match (panel, key.as_str()) {
                (None, "ArrowDown") => {
                    let item = item?;
                    event.prevent_default();
                    self.open(&item, PIN);
                    enter(&item);
                }
                (None, "ArrowLeft" | "ArrowRight") => {
                    event.prevent_default();
                    let forward = (key == "ArrowRight") != dom::is_rtl(&self.root);
                    step(dom::find_all(&self.root, "li > a, li > button, summary").filter(|stop| !within_panel(stop)), target, forward);
                }
                (Some(panel), "ArrowDown" | "ArrowUp") => {
                    event.prevent_default();
                    let forward = key == "ArrowDown";
                    if !step(dom::find_all(&panel, "a"), target, forward) && !forward {
                        dom::focus(&button(&item?)?);
                    }
                }
                (Some(panel), "Home") => {
                    event.prevent_default();
                    dom::focus(&dom::find(&panel, "a")?);
                }
                (Some(panel), "End") => {
                    event.prevent_default();
                    dom::focus(&dom::find_all(&panel, "a").last()?);
                }
                _ => {}
            }
            Some(())
        }

        /// Fills an item's panel, once. A failed request is repeated the next time.
        fn load(&'static self, item: &Element) {
            let Some(panel) = panel(item) else { return };
            if matches!(dom::get(&panel, "data-state").as_str(), "loading" | "ready") {
                return;
            }
            dom::set(&panel, "data-state", "loading");
            dom::set(&panel, "aria-busy", "true");
            let item = item.clone();
            spawn_local(async move {
                let section = String::from(js_sys::encode_uri_component(&dom::get(&item, "data-panel")));
                let address = ["/api/panel?section=", &section].concat();
                let state = match fragment::fetch(&address, &AbortSignal::timeout_with_u32(PATIENCE)).await {
                    Some(fragment) => {
                        fragment.fill(&panel);
                        "ready"
                    }
                    None => {
                        self.say_failed(&item, &panel);
                        "failed"
                    }
                };
                dom::unset(&panel, "aria-busy");
                dom::set(&panel, "data-state", state);
                if panel.has_attribute("data-enter") {
                    enter(&item);
                }
            });
        }

        /// Replaces the skeleton by a message with the section's link.
        fn say_failed(&self, item: &Element, panel: &Element) -> Option<()> {
            let sentence = dom::get(&dom::find(&self.root, "[data-failed]")?, "data-failed");
            let note = dom::element("p", &sentence)?;
            note.set_class_name("menu-failed");
            panel.set_text_content(None);
            let _ = panel.append_child(&note);
            let to = dom::find(item, "a")?;
            let link = dom::element("a", &to.text_content().unwrap_or_default())?;
            dom::set(&link, "href", &dom::get(&to, "href"));
            let _ = note.append_with_str_1(" ");
            let _ = note.append_child(&link);
            Some(())
        }
    }

    /// Puts the focus on a panel's first link, now or as soon as there is one and the reader still waits for it.
    fn enter(item: &Element) {
        let Some(panel) = panel(item) else { return };
        match dom::find(&panel, "a") {
            Some(link) => {
                dom::unset(&panel, "data-enter");
                if item.has_attribute("data-open") && dom::has_focus(item) {
                    dom::focus(&link);
                }
            }
            None => dom::set(&panel, "data-enter", ""),
        }
    }

    /// Moves the focus to the next stop that accepts it; returns whether there was one.
    fn step(stops: impl Iterator<Item = Element>, from: &Element, forward: bool) -> bool {
        let mut stops: Vec<Element> = stops.collect();
        if !forward {
            stops.reverse();
        }
        stops.iter().skip_while(|stop| !stop.contains(Some(from))).skip(1).any(dom::focus)
    }

    fn within_panel(stop: &Element) -> bool {
        item_at(stop).and_then(|item| panel(&item)).is_some_and(|panel| panel.contains(Some(stop)))
    }

    fn is_mouse(event: &Event) -> bool {
        event.unchecked_ref::<PointerEvent>().pointer_type() != "touch"
    }

    /// On a phone panels open in the flow of the menu: there, only a press opens them.
    fn lies_over_the_page(item: &Element) -> bool {
        let style = panel(item).and_then(|panel| window().get_computed_style(&panel).ok().flatten());
        style.and_then(|style| style.get_property_value("position").ok()).is_some_and(|position| position != "static")
    }
}
