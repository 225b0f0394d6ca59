//! Tags and bylines of a story.

use crate::prelude::*;

use super::{
    PanelByline, PanelFields,
    finder::{Finder, Kind, name_of, names_of},
    inputs::change,
    lookup::Name,
    words::Words,
};

/// The tags, each with a button that removes it.
#[component]
pub fn Tags(fields: RwSignal<PanelFields>, words: Words) -> impl IntoView {
    let known = RwSignal::new(Vec::<Name>::new());
    let ids = Memo::new(move |_| fields.with(|fields| fields.tags.clone()));
    names_of(Kind::Tag, ids, known);
    let set = move |list: Vec<String>| change("tags", list);
    let pick = Callback::new(move |name: Name| {
        let mut list = ids.get_untracked();
        if !list.contains(&name.id) {
            list.push(name.id.clone());
            known.update(|known| known.push(name));
            set(list);
        }
    });
    let remove = move |id: &str| set(ids.get_untracked().into_iter().filter(|each| each != id).collect());
    let chip = move |id: String| {
        let (shown, named) = (id.clone(), id.clone());
        view! {
            <li>
                <span>{move || name_of(known, &shown)}</span>
                <button type="button" aria-label=move || words.naming("REMOVE_NAME", &name_of(known, &named)) on:click=move |_| remove(&id)>
                    "×"
                </button>
            </li>
        }
    };
    view! {
        <Finder kind=Kind::Tag label=words.get("TAGS") add="ADD_TAG" words pick />
        <ul class="chips" translate="no" hidden=move || ids.with(Vec::is_empty)>{move || ids.get().into_iter().map(chip).collect::<Vec<_>>()}</ul>
    }
}

/// What an author may have done; value and name of the word.
const ROLES: [(&str, &str); 6] = [
    ("writer", "ROLE_WRITER"),
    ("contributor", "ROLE_CONTRIBUTOR"),
    ("photographer", "ROLE_PHOTOGRAPHER"),
    ("illustrator", "ROLE_ILLUSTRATOR"),
    ("translator", "ROLE_TRANSLATOR"),
    ("editor", "ROLE_EDITOR"),
];

/// The authors in order, with what each did.
#[component]
pub fn Bylines(fields: RwSignal<PanelFields>, words: Words) -> impl IntoView {
    let known = RwSignal::new(Vec::<Name>::new());
    let list = Memo::new(move |_| fields.with(|fields| fields.bylines.clone()));
    let ids = Memo::new(move |_| list.with(|list| list.iter().map(|byline| byline.author.clone()).collect::<Vec<_>>()));
    names_of(Kind::Author, ids, known);
    let set = move |list: Vec<PanelByline>| change("bylines", serde_json::json!(list));
    let pick = Callback::new(move |name: Name| {
        let mut now = list.get_untracked();
        if now.iter().all(|byline| byline.author != name.id) {
            now.push(PanelByline { author: name.id.clone(), role: "writer".to_owned() });
            known.update(|known| known.push(name));
            set(now);
        }
    });
    let remove = move |at: usize| {
        let mut now = list.get_untracked();
        if at < now.len() {
            now.remove(at);
            set(now);
        }
    };
    let move_up = move |at: usize| {
        let mut now = list.get_untracked();
        if at > 0 && at < now.len() {
            now.swap(at, at - 1);
            set(now);
        }
    };
    let give_role = move |at: usize, role: String| {
        let mut now = list.get_untracked();
        if let Some(byline) = now.get_mut(at) {
            byline.role = role;
            set(now);
        }
    };
    let row = move |(at, byline): (usize, PanelByline)| {
        let PanelByline { author, role } = byline;
        let count = list.with_untracked(Vec::len);
        let name = move || name_of(known, &author);
        let label = {
            let name = name.clone();
            move |word: &'static str| {
                let name = name.clone();
                move || words.naming(word, &name())
            }
        };
        let options = ROLES.map(|(value, word)| view! { <option value=value selected=value == role>{words.get(word)}</option> });
        view! {
            <li class="byline-row">
                <span class="byline-name" translate="no">{name}</span>
                <select aria-label=label("ROLE_OF") on:change=move |event| give_role(at, event_target_value(&event))>
                    {options}
                </select>
                <button type="button" aria-label=label("MOVE_UP") disabled=at == 0 on:click=move |_| move_up(at)>"↑"</button>
                <button type="button" aria-label=label("MOVE_DOWN") disabled=at + 1 == count on:click=move |_| move_up(at + 1)>"↓"</button>
                <button type="button" aria-label=label("REMOVE_NAME") on:click=move |_| remove(at)>"×"</button>
            </li>
        }
    };
    view! {
        <Finder kind=Kind::Author label=words.get("AUTHORS") add="ADD_GUEST" words pick />
        <ol class="bylines" hidden=move || list.with(Vec::is_empty)>
            {move || list.get().into_iter().enumerate().map(row).collect::<Vec<_>>()}
        </ol>
    }
}
