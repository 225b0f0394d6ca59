//! Short names for the browser's functions, so that islands stay readable.

use js_sys::Function;
use leptos::leptos_dom::helpers::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventTarget, HtmlElement, NodeList};

/// A function that the browser can call for events, repeatedly and even while it runs.
pub fn handler(handle: impl Fn(Event) + 'static) -> Function {
    Closure::<dyn Fn(Event)>::new(handle).into_js_value().unchecked_into()
}

/// Calls `handler` for each of these events.
pub fn listen(target: &EventTarget, kinds: &[&str], handler: &Function) {
    for kind in kinds {
        let _ = target.add_event_listener_with_callback(kind, handler);
    }
}

/// The element an event happened on.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The nearest element around (or at) `element` that fits.
pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// The first element inside that fits.
pub fn find(inside: &Element, selector: &str) -> Option<Element> {
    inside.query_selector(selector).ok().flatten()
}

/// All elements inside that fit.
pub fn find_all(inside: &Element, selector: &str) -> Elements {
    Elements { list: inside.query_selector_all(selector).ok(), at: 0 }
}

/// Elements in the order of the page.
pub struct Elements {
    list: Option<NodeList>,
    at: u32,
}

impl Iterator for Elements {
    type Item = Element;
    fn next(&mut self) -> Option<Element> {
        let node = self.list.as_ref()?.item(self.at)?;
        self.at += 1;
        Some(node.unchecked_into())
    }
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Removes an attribute.
pub fn unset(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// Hides or shows.
pub fn hide(element: &Element, hidden: bool) {
    if hidden { set(element, "hidden", "") } else { unset(element, "hidden") }
}

/// An attribute's text; empty if there is none.
pub fn get(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Moves the focus; returns whether the element took it (a hidden one does not).
pub fn focus(element: &Element) -> bool {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
    has_focus(element)
}

/// Whether the focus is on this element or inside it.
pub fn has_focus(element: &Element) -> bool {
    element.contains(document().active_element().as_deref())
}

/// A new element with this text.
pub fn element(name: &str, text: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    element.set_text_content(Some(text));
    Some(element)
}

/// Whether text runs from right to left here.
pub fn is_rtl(element: &Element) -> bool {
    closest(element, "[dir]").is_some_and(|holder| get(&holder, "dir") == "rtl")
}
