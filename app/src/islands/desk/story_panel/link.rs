//! How the panel and `<story-editor>` talk to each other: events of the browser with JSON in them.

use leptos::{
    ev::Custom,
    leptos_dom::helpers::{document, window_event_listener},
    prelude::{RwSignal, Set},
};
use serde_json::Value;
use web_sys::{CustomEvent, CustomEventInit};

use super::PanelFields;

/// Fills the signal at each change of a field, one's own or another person's.
pub fn listen(fields: RwSignal<PanelFields>) {
    // lives as long as the page, as the island does
    let _ = window_event_listener(Custom::<CustomEvent>::new("story-fields"), move |event| {
        let read = event.detail().as_string().and_then(|json| serde_json::from_str(&json).ok());
        if let Some(read) = read {
            fields.set(read);
        }
    });
}

/// Changes a field of the draft.
pub fn set_field(name: &str, value: &Value) {
    let detail = serde_json::json!({ "name": name, "value": value }).to_string();
    let init = CustomEventInit::new();
    let parsed = js_sys::JSON::parse(&detail).unwrap_or_default();
    init.set_detail(&parsed);
    let editor = document().query_selector("story-editor").ok().flatten();
    if let (Some(editor), Ok(event)) = (editor, CustomEvent::new_with_event_init_dict("set-field", &init)) {
        let _ = editor.dispatch_event(&event);
    }
}
