//! Further stories of a list, appended to it.

use crate::prelude::*;

/// Wraps `[data-list=NAME][data-shown=N]` with an `ol` of stories, the link `a[data-more]` to the next ones as a page
/// (`?after=CURSOR`), and a `[role=status]`. While a request is under way the list has `aria-busy`; after a failed one it has
/// `data-error`, its status has the text of its `data-failed`, and the next press tries again in place.
///
/// A plain press on the link appends the next stories and changes the URL to one for which the server renders as many
/// (`?show=N`): reloading and coming back show the same stories, with or without script.
/// Very long lists go on as pages.
#[island]
pub fn LoadMore(children: Children) -> impl IntoView {
    view! { <div class="load-more" use:attach>{children()}</div> }
}

#[cfg(feature = "reader")]
use behaviour::attach;
#[cfg(not(feature = "reader"))]
fn attach(_: leptos::web_sys::Element) {}

#[cfg(feature = "reader")]
mod behaviour {
    use leptos::leptos_dom::helpers::window;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::spawn_local;
    use web_sys::{AbortSignal, Element, Event, MouseEvent, UrlSearchParams};

    use crate::{
        islands::{dom, fragment, site::MOST_SHOWN},
        ui::raw_html::Fragment,
    };

    pub fn attach(root: Element) {
        let list = root.clone();
        let handler = dom::handler(move |event| press(&list, &event).unwrap_or_default());
        dom::listen(&root, &["click"], &handler);
    }

    fn press(root: &Element, event: &Event) -> Option<()> {
        let link = dom::closest(&dom::target(event)?, "a[data-more]")?;
        let click: &MouseEvent = event.unchecked_ref();
        let special = click.button() != 0 || click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        let list = dom::find(root, "[data-list]")?;
        let shown: u16 = dom::get(&list, "data-shown").parse().unwrap_or_default();
        if special || shown >= MOST_SHOWN {
            return None;
        }
        event.prevent_default();
        if list.has_attribute("aria-busy") {
            return None;
        }
        dom::set(&list, "aria-busy", "true");
        // cleared for screen readers too, which then announce a second failure like the first
        dom::unset(&list, "data-error");
        say(&list, "");
        spawn_local(async move {
            if load(&list, &link, shown).await.is_none() {
                dom::set(&list, "data-error", "");
                say(&list, &dom::get(&list, "data-failed"));
            }
            dom::unset(&list, "aria-busy");
        });
        Some(())
    }

    async fn load(list: &Element, link: &Element, shown: u16) -> Option<()> {
        let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
        let query = dom::get(link, "href");
        let after = UrlSearchParams::new_with_str(query.split_once('?')?.1).ok()?.get("after")?;
        let address = ["/api/more?list=", &encoded(&dom::get(list, "data-list")), "&after=", &encoded(&after)].concat();
        let fragment = fragment::fetch(&address, &AbortSignal::timeout_with_u32(fragment::PATIENCE)).await?;
        append(list, link, &fragment, shown)
    }

    fn append(list: &Element, link: &Element, fragment: &Fragment, shown: u16) -> Option<()> {
        let stories = dom::find(list, "ol")?;
        let first = fragment.find("li")?;
        let said = fragment.find("[data-status]").map(|element| dom::get(&element, "data-status")).unwrap_or_default();
        let mut shown = shown;
        while let Some(story) = fragment.find("li") {
            let _ = stories.append_child(&story);
            shown += 1;
        }
        let shown = shown.to_string();
        dom::set(list, "data-shown", &shown);
        // the link to the next ones, or none at the end
        let slot = dom::closest(link, "[data-next]")?;
        match fragment.find("[data-next]") {
            Some(next) => {
                let _ = slot.replace_with_with_node_1(&next);
            }
            None => slot.remove(),
        }
        if let Some(headline) = dom::find(&first, "h2 a, h3 a, h4 a") {
            dom::focus(&headline);
        }
        say(list, &said);
        remember(&shown)
    }

    fn say(list: &Element, what: &str) {
        if let Some(status) = dom::find(list, "[role=status]") {
            status.set_text_content(Some(what));
        }
    }

    /// Gives this state of the list a URL, without a new entry in the history.
    fn remember(shown: &str) -> Option<()> {
        let search = window().location().search().ok()?;
        let query = UrlSearchParams::new_with_str(&search).ok()?;
        query.set("show", shown);
        let history = window().history().ok()?;
        let address = ["?", &String::from(query.to_string())].concat();
        history.replace_state_with_url(&history.state().unwrap_or(JsValue::NULL), "", Some(&address)).ok()
    }
}
