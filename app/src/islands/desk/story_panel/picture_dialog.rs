//! The dialog in which a picture is chosen from those that are there: for a field of the panel, or for a block of the text.

use std::time::Duration;

use crate::prelude::*;

use super::{
    inputs::change,
    lookup::{Picture, Pictures, get, query, spawn},
    words::Words,
};

/// What the picture is for.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// A field of the story.
    Field(&'static str),
    /// The block with this id; only events of the browser name one.
    #[cfg_attr(not(feature = "desk"), allow(dead_code, reason = "made by an event of the browser"))]
    Block(String),
}

/// The dialog; it is open while there is a target.
#[component]
pub fn PictureDialog(target: RwSignal<Option<Target>>, words: Words) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let (text, found, next) = (RwSignal::new(String::new()), RwSignal::new(Vec::<Picture>::new()), RwSignal::new(None::<String>));
    let is_loading = RwSignal::new(false);
    let load = move |after: Option<String>| {
        let wanted = text.get_untracked();
        is_loading.set(true);
        spawn(async move {
            let behind = after.as_ref().map(|id| format!("&after={id}")).unwrap_or_default();
            let page: Pictures =
                get(format!("/desk/pictures/pictures.json?kind=image&q={}{behind}", query(&wanted))).await.unwrap_or_default();
            if text.get_untracked() != wanted {
                return;
            }
            is_loading.set(false);
            next.set(page.next);
            match after {
                Some(_) => found.update(|found| found.extend(page.found)),
                None => found.set(page.found),
            }
        });
    };
    Effect::new(move |_| {
        let is_wanted = target.with(Option::is_some);
        #[cfg(feature = "desk")]
        if let Some(dialog) = dialog.get()
            && is_wanted != dialog.open()
        {
            if is_wanted {
                let _ = dialog.show_modal();
                load(None);
            } else {
                dialog.close();
            }
        }
        #[cfg(not(feature = "desk"))]
        let _ = is_wanted;
    });
    let type_in = move |event| {
        text.set(event_target_value(&event));
        let now = text.get_untracked();
        set_timeout(
            move || {
                if text.get_untracked() == now {
                    load(None);
                }
            },
            Duration::from_millis(200),
        );
    };
    let choose = move |picture: Picture| {
        match target.get_untracked() {
            Some(Target::Field(name)) => change(name, picture.id),
            Some(Target::Block(block)) => {
                #[cfg(feature = "desk")]
                super::link::emit("picture-chosen", &serde_json::json!({ "block": block, "media": picture }));
                #[cfg(not(feature = "desk"))]
                drop((block, picture));
            }
            None => {}
        }
        target.set(None);
    };
    let card = move |picture: Picture| {
        let name = if picture.alt.is_empty() { picture.name.clone() } else { picture.alt.clone() };
        let (src, credit, licence, has_ended) =
            (picture.thumb.clone(), picture.credit.clone(), picture.licence.clone(), picture.licence_ended);
        let licence = (!licence.is_empty()).then(|| view! { <span class="flag">{licence}</span> });
        view! {
            <li>
                <button type="button" class="picture-choice" disabled=has_ended on:click=move |_| choose(picture.clone())>
                    <img src=src alt="" loading="lazy" />
                    <span>{name}</span>
                    <span class="hint">{credit}</span>
                    {licence}
                </button>
            </li>
        }
    };
    let is_empty = move || !is_loading.get() && found.with(Vec::is_empty);
    view! {
        <dialog class="picture-dialog" node_ref=dialog aria-label=words.get("CHOOSE_PICTURE") on:close=move |_| target.set(None)>
            <div class="picture-dialog-head">
                <label for="find-picture">{words.get("FIND_PICTURE")}</label>
                <input id="find-picture" type="search" autocomplete="off" prop:value=move || text.get() on:input=type_in />
                <button type="button" class="button quiet" on:click=move |_| target.set(None)>{words.get("CLOSE")}</button>
            </div>
            <p role="status" class="hint">{move || if is_empty() { words.get("NO_PICTURES") } else { String::new() }}</p>
            <ul class="picture-choices">{move || found.get().into_iter().map(card).collect::<Vec<_>>()}</ul>
            <button type="button" class="button quiet" hidden=move || next.with(Option::is_none) on:click=move |_| load(next.get_untracked())>
                {words.get("MORE_PICTURES")}
            </button>
        </dialog>
    }
}
