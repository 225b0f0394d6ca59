//! A picture of the story: uploaded or chosen, with what is said about it, and the point that stays visible when it is cropped.

use crate::prelude::*;

use super::{
    PanelFields,
    inputs::change,
    lookup::{Focal, Picture, get, post, spawn},
    picture_dialog::Target,
    uploads::{Upload, Uploads},
    words::Words,
};

/// The field `name`, which holds a picture's identity or nothing.
#[component]
pub fn PictureField(
    name: &'static str,
    label: String,
    fields: RwSignal<PanelFields>,
    read: fn(&PanelFields) -> String,
    /// The picture of the field, for previews.
    picture: RwSignal<Option<Picture>>,
    target: RwSignal<Option<Target>>,
    uploads: Uploads,
    words: Words,
) -> impl IntoView {
    let id = Memo::new(move |_| fields.with(read));
    Effect::new(move |_| {
        let wanted = id.get();
        if wanted.is_empty() {
            picture.set(None);
            return;
        }
        spawn(async move {
            let found: Option<Picture> = get(format!("/desk/pictures/{wanted}/picture.json")).await;
            if id.get_untracked() == wanted {
                picture.set(found);
            }
        });
    });
    let problem = RwSignal::new(String::new());
    let save = move |about: serde_json::Value| {
        let path = format!("/desk/pictures/{}/picture.json", id.get_untracked());
        spawn(async move {
            match post::<Picture>(path, about).await {
                Ok(changed) => {
                    problem.set(String::new());
                    // the point may have been moved on since
                    let focal = picture.with_untracked(|picture| picture.as_ref().map(|one| one.focal)).unwrap_or(changed.focal);
                    picture.set(Some(Picture { focal, ..changed }));
                }
                Err(sentence) if sentence.is_empty() => problem.set(words.get("NO_CONNECTION")),
                Err(sentence) => problem.set(sentence),
            }
        });
    };
    let upload = move || uploads.of(name);
    let state = move || match upload() {
        Some(Upload { stage, percent, .. }) if stage == "sending" => words.get("UPLOADING").replace("{n}", &percent.to_string()),
        Some(Upload { stage, .. }) if stage == "waiting" => words.get("UPLOAD_WAITS"),
        Some(Upload { error, .. }) => error,
        None => String::new(),
    };
    let file_id = format!("panel-file-{name}");
    let choose_file = move |event: leptos::ev::Event| {
        #[cfg(feature = "desk")]
        super::link::upload(name, &event);
        #[cfg(not(feature = "desk"))]
        drop(event);
    };
    let text = move |key: &'static str, word: &str, get: fn(&Picture) -> String| {
        let id = format!("panel-{name}-{key}");
        // a text that did not change is not written over what is being typed
        let stored = Memo::new(move |_| picture.with(|picture| picture.as_ref().map(get).unwrap_or_default()));
        view! {
            <label for=id.clone()>{words.get(word)}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                prop:value=move || stored.get()
                on:change=move |event| save(serde_json::json!({ key: event_target_value(&event) }))
            />
        }
    };
    let (alt, caption, credit) = (
        text("alt", "ALT", |one| one.alt.clone()),
        text("caption", "CAPTION", |one| one.caption.clone()),
        text("credit", "CREDIT", |one| one.credit.clone()),
    );
    let is_decorative = Memo::new(move |_| picture.with(|picture| picture.as_ref().is_some_and(|one| one.decorative)));
    let decorative_id = format!("panel-{name}-decorative");
    let decorative = view! {
        <p class="panel-switch">
            <input
                id=decorative_id.clone()
                type="checkbox"
                prop:checked=move || is_decorative.get()
                on:change=move |event| save(serde_json::json!({ "decorative": event_target_checked(&event) }))
            />
            <label for=decorative_id>{words.get("DECORATIVE")}</label>
        </p>
    };
    let licence = Memo::new(move |_| picture.with(|picture| picture.as_ref().map(|one| one.licence.clone()).unwrap_or_default()));
    let (for_file, remove) = (file_id.clone(), move |_| change(name, ""));
    view! {
        <fieldset class="picture-field">
            <legend>{label}</legend>
            <p class="picture-acts">
                <label class="button quiet small" for=for_file>{words.get("UPLOAD")}</label>
                <input id=file_id class="unseen" type="file" accept="image/*" on:change=choose_file />
                <button type="button" class="button quiet small" on:click=move |_| target.set(Some(Target::Field(name)))>{words.get("CHOOSE")}</button>
                <button type="button" class="button quiet small" hidden=move || id.with(String::is_empty) on:click=remove>{words.get("REMOVE")}</button>
            </p>
            <p role="status" class="upload-state">{state}</p>
            <p class="flag" hidden=move || licence.with(String::is_empty)>{move || licence.get()}</p>
            <div hidden=move || picture.with(Option::is_none)>
                <FocalPoint picture words save=Callback::new(move |focal: Focal| save(serde_json::json!({ "focal": focal }))) />
                <fieldset class="panel-field" disabled=move || picture.with(|picture| picture.as_ref().is_some_and(|one| !one.editable))>
                    {alt}
                    <p class="hint">{words.get("ALT_HINT")}</p>
                    {decorative}
                    {caption}
                    {credit}
                </fieldset>
                <p class="hint" hidden=move || picture.with(|picture| picture.as_ref().is_none_or(|one| one.editable))>{words.get("NOT_YOURS")}</p>
            </div>
            <p class="error" role="alert" hidden=move || problem.with(String::is_empty)>{move || problem.get()}</p>
        </fieldset>
    }
}

/// How far an arrow key moves the point, in per mille.
const STEP: i32 = 25;

/// The picture as a button: a click or the arrow keys move the point that stays visible.
#[component]
fn FocalPoint(picture: RwSignal<Option<Picture>>, words: Words, save: Callback<Focal>) -> impl IntoView {
    let one = move || picture.get().unwrap_or_default();
    let focal = move || one().focal;
    // shown at once, so that keys that follow quickly add up
    let put = move |Focal { x, y }: Focal| {
        let focal = Focal { x: x.clamp(0, 1000), y: y.clamp(0, 1000) };
        if picture.with_untracked(|picture| picture.as_ref().is_some_and(|one| one.editable)) {
            picture.update(|picture| picture.iter_mut().for_each(|one| one.focal = focal));
            save.run(focal);
        }
    };
    let click = move |event: leptos::ev::MouseEvent| {
        #[cfg(feature = "desk")]
        if let Some(place) = super::link::place(&event) {
            put(place);
        }
        #[cfg(not(feature = "desk"))]
        drop(event);
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let Focal { x, y } = picture.get_untracked().unwrap_or_default().focal;
        let moved = match event.key().as_str() {
            "ArrowLeft" => Focal { x: x - STEP, y },
            "ArrowRight" => Focal { x: x + STEP, y },
            "ArrowUp" => Focal { x, y: y - STEP },
            "ArrowDown" => Focal { x, y: y + STEP },
            _ => return,
        };
        event.prevent_default();
        put(moved);
    };
    let mark = NodeRef::<leptos::html::Span>::new();
    // set by script, because the page may have no inline style
    Effect::new(move |_| {
        let Focal { x, y } = focal();
        #[cfg(feature = "desk")]
        if let Some(mark) = mark.get() {
            let element: &web_sys::HtmlElement = &mark;
            for (side, per_mille) in [("left", x), ("top", y)] {
                let _ = element.style().set_property(side, &format!("{}%", f64::from(per_mille) / 10.0));
            }
        }
        #[cfg(not(feature = "desk"))]
        let _ = (x, y);
    });
    let label = move || {
        let Focal { x, y } = focal();
        words.get("FOCAL").replace("{x}", &(x / 10).to_string()).replace("{y}", &(y / 10).to_string())
    };
    view! {
        <button type="button" class="focal" aria-label=label on:click=click on:keydown=key>
            <img src=move || one().src alt=move || one().alt />
            <span class="focal-point" node_ref=mark></span>
        </button>
        <p class="hint">{words.get("FOCAL_HINT")}</p>
    }
}
