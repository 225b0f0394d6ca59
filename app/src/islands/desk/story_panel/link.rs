//! How the panel and `<story-editor>` talk to each other: events of the browser with JSON in them.

use js_sys::Reflect;
use leptos::{
    ev::Custom,
    leptos_dom::helpers::{document, window_event_listener},
    prelude::{RwSignal, Set},
};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, MouseEvent};

use super::{PanelFields, lookup::Focal, picture_dialog::Target, uploads::Uploads};

/// Fills the signals at each event of the editor: a field has changed, a file went on, a picture of the text is to be chosen.
pub fn listen(fields: RwSignal<PanelFields>, uploads: Uploads, target: RwSignal<Option<Target>>) {
    // lives as long as the page, as the island does
    let _ = window_event_listener(Custom::<CustomEvent>::new("story-fields"), move |event| {
        let read = event.detail().as_string().and_then(|json| serde_json::from_str(&json).ok());
        if let Some(read) = read {
            fields.set(read);
        }
    });
    let _ = window_event_listener(Custom::<CustomEvent>::new("story-uploads"), move |event| {
        uploads.set(&event.detail().as_string().unwrap_or_default());
    });
    let _ = window_event_listener(Custom::<CustomEvent>::new("choose-picture"), move |event| {
        target.set(event.detail().as_string().map(Target::Block));
    });
}

/// Changes a field of the draft.
pub fn set_field(name: &str, value: &Value) {
    emit("set-field", &serde_json::json!({ "name": name, "value": value }));
}

/// Sends an event to the editor.
pub fn emit(kind: &str, detail: &Value) {
    dispatch(kind, &js_sys::JSON::parse(&detail.to_string()).unwrap_or_default());
}

/// Lets the editor send the file that was chosen for a field.
pub fn upload(name: &str, event: &Event) {
    let file = |event: &Event| {
        let files = Reflect::get(event.target()?.as_ref(), &"files".into()).ok()?;
        Reflect::get_u32(&files, 0).ok().filter(|file| !file.is_undefined())
    };
    if let Some(file) = file(event) {
        let detail = js_sys::Object::new();
        let _ = Reflect::set(&detail, &"name".into(), &name.into());
        let _ = Reflect::set(&detail, &"file".into(), &file);
        dispatch("upload-file", &detail);
    }
}

/// Where a picture was clicked; `None` for a click by key.
pub fn place(event: &MouseEvent) -> Option<Focal> {
    let element: Element = event.current_target()?.dyn_into().ok()?;
    let per_mille = |at: i32, size: i32| (size > 0).then(|| at * 1000 / size);
    if event.detail() == 0 {
        return None;
    }
    Some(Focal { x: per_mille(event.offset_x(), element.client_width())?, y: per_mille(event.offset_y(), element.client_height())? })
}

fn dispatch(kind: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    let editor = document().query_selector("story-editor").ok().flatten();
    if let (Some(editor), Ok(event)) = (editor, CustomEvent::new_with_event_init_dict(kind, &init)) {
        let _ = editor.dispatch_event(&event);
    }
}
