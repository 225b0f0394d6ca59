//! The simple inputs of the panel: each shows one field and changes it.

use crate::prelude::*;

use super::PanelFields;

/// Changes a field; on the server nothing can be changed.
pub fn change(name: &'static str, value: impl Into<serde_json::Value>) {
    #[cfg(feature = "desk")]
    super::link::set_field(name, &value.into());
    #[cfg(not(feature = "desk"))]
    let _ = (name, value.into());
}

/// A line of text.
#[component]
pub fn Line(
    name: &'static str,
    label: String,
    #[prop(optional)] hint: String,
    /// Characters after which the count turns amber; 0: no count.
    #[prop(optional)]
    soft_limit: usize,
    fields: RwSignal<PanelFields>,
    get: fn(&PanelFields) -> String,
) -> impl IntoView {
    let value = move || fields.with(get);
    let length = move || value().chars().count();
    let count = (soft_limit > 0).then(|| {
        let class = move || if length() > soft_limit { "count too-long" } else { "count" };
        view! { <span class=class>{move || format!("{} / {soft_limit}", length())}</span> }
    });
    let id = format!("panel-{name}");
    view! {
        <div class="panel-field">
            <label for=id.clone()>{label}</label>
            {count}
            <input id=id type="text" placeholder=hint prop:value=value autocomplete="off" on:input=move |event| change(name, event_target_value(&event)) />
        </div>
    }
}

/// Yes or no.
#[component]
pub fn Switch(name: &'static str, label: String, fields: RwSignal<PanelFields>, get: fn(&PanelFields) -> bool) -> impl IntoView {
    let id = format!("panel-{name}");
    view! {
        <p class="panel-switch">
            <input
                id=id.clone()
                type="checkbox"
                prop:checked=move || fields.with(get)
                on:change=move |event| change(name, event_target_checked(&event))
            />
            <label for=id>{label}</label>
        </p>
    }
}

/// One of several values.
#[component]
pub fn Choice(
    name: &'static str,
    label: String,
    /// Value and label of each.
    options: Vec<(String, String)>,
    fields: RwSignal<PanelFields>,
    get: fn(&PanelFields) -> String,
) -> impl IntoView {
    let id = format!("panel-{name}");
    let rows: Vec<_> = options
        .into_iter()
        .map(|(value, label)| {
            let this = value.clone();
            view! { <option value=value selected=move || fields.with(get) == this>{label}</option> }
        })
        .collect();
    view! {
        <div class="panel-field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=move |event| change(name, event_target_value(&event))>
                {rows}
            </select>
        </div>
    }
}

/// A day and time in the zone of the person's device, which the hint names.
#[component]
pub fn Moment(
    name: &'static str,
    label: String,
    hint: String,
    fields: RwSignal<PanelFields>,
    get: fn(&PanelFields) -> Option<i64>,
) -> impl IntoView {
    let id = format!("panel-{name}");
    view! {
        <div class="panel-field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="datetime-local"
                prop:value=move || fields.with(get).map(local).unwrap_or_default()
                on:change=move |event| change(name, millis(&event_target_value(&event)))
            />
            <p class="hint">{hint}</p>
        </div>
    }
}

/// As the browser's field wants it: `2026-02-07T06:00`.
fn local(millis: i64) -> String {
    #[cfg(feature = "desk")]
    {
        #[expect(clippy::cast_precision_loss, reason = "times of this millennium are exact")]
        let at = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(millis as f64));
        let two = |number: u32| format!("{number:02}");
        let day = format!("{:04}-{}-{}", at.get_full_year(), two(at.get_month() + 1), two(at.get_date()));
        format!("{day}T{}:{}", two(at.get_hours()), two(at.get_minutes()))
    }
    #[cfg(not(feature = "desk"))]
    {
        let _ = millis;
        String::new()
    }
}

/// Back again; `None` for an empty field.
fn millis(text: &str) -> Option<i64> {
    #[cfg(feature = "desk")]
    {
        let at = js_sys::Date::new(&wasm_bindgen::JsValue::from_str(text)).get_time();
        #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds of this millennium")]
        at.is_finite().then_some(at as i64)
    }
    #[cfg(not(feature = "desk"))]
    {
        let _ = text;
        None
    }
}
