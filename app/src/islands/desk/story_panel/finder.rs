//! A field that finds tags or authors by what is typed, and adds one that is not there: the combobox with a list of ARIA's patterns.

use std::time::Duration;

use crate::prelude::*;

use super::{
    lookup::{Name, Names, get, post, query, spawn},
    words::Words,
};

/// The wait after a key before matches are requested.
const CALM: Duration = Duration::from_millis(150);

/// What is found and added.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Tags.
    Tag,
    /// Authors.
    Author,
}

impl Kind {
    /// As `GET /desk/find` names it.
    pub fn word(self) -> &'static str {
        if self == Self::Tag { "tag" } else { "author" }
    }

    fn path(self) -> String {
        format!("/desk/{}s/add", self.word())
    }
}

/// The field. `pick` is called with what was chosen or added.
#[component]
pub fn Finder(kind: Kind, label: String, add: &'static str, words: Words, pick: Callback<Name>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<Name>::new());
    let (open, active, problem) = (RwSignal::new(false), RwSignal::new(0_usize), RwSignal::new(String::new()));
    let id = format!("find-{}", kind.word());
    let list_id = format!("{id}-list");

    let look = move || {
        let wanted = text.get_untracked();
        spawn(async move {
            let path = format!("/desk/find?kind={}&q={}", kind.word(), query(&wanted));
            let names: Names = get(path).await.unwrap_or_default();
            // what was typed since gets its own response
            if text.get_untracked() == wanted {
                found.set(names.found);
                active.set(0);
                open.set(true);
            }
        });
    };
    let type_in = move |event| {
        text.set(event_target_value(&event));
        problem.set(String::new());
        let now = text.get_untracked();
        if now.trim().is_empty() {
            open.set(false);
            return;
        }
        set_timeout(
            move || {
                if text.get_untracked() == now {
                    look();
                }
            },
            CALM,
        );
    };
    let close = move || {
        open.set(false);
        text.set(String::new());
        found.set(Vec::new());
    };
    // the row behind all others adds a new one
    let addable = move || {
        let name = text.get().trim().to_lowercase();
        !name.is_empty() && found.with(|found| found.iter().all(|one| one.headline.to_lowercase() != name))
    };
    let rows = move || found.with(Vec::len) + usize::from(addable());
    let choose = move |at: usize| match found.get_untracked().into_iter().nth(at) {
        Some(name) => {
            close();
            pick.run(name);
        }
        None => {
            let name = text.get_untracked().trim().to_owned();
            open.set(false);
            spawn(async move {
                match post::<Names>(kind.path(), serde_json::json!({ "name": name })).await.map(|names| names.found.into_iter().next()) {
                    Ok(Some(name)) => {
                        close();
                        pick.run(name);
                    }
                    Ok(None) => {}
                    Err(sentence) if sentence.is_empty() => problem.set(words.get("NO_CONNECTION")),
                    Err(sentence) => problem.set(sentence),
                }
            });
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let count = rows();
        match event.key().as_str() {
            "ArrowDown" if open.get_untracked() && count > 0 => active.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if open.get_untracked() && count > 0 => active.update(|at| *at = (*at + count - 1) % count),
            "Enter" if open.get_untracked() && count > 0 && !event.is_composing() => choose(active.get_untracked()),
            "Escape" if open.get_untracked() => open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let row_id = {
        let list_id = list_id.clone();
        move |at: usize| format!("{list_id}-{at}")
    };
    let options = {
        let row_id = row_id.clone();
        move || {
            let mut titles: Vec<(String, String)> = found.get().into_iter().map(|one| (one.headline, one.hint)).collect();
            if addable() {
                titles.push((words.naming(add, text.get().trim()), String::new()));
            }
            let row = |(at, (title, hint)): (usize, (String, String))| {
                view! {
                    <li
                        id=row_id(at)
                        role="option"
                        aria-selected=move || (active.get() == at).to_string()
                        on:mousedown=move |event| event.prevent_default()
                        on:click=move |_| choose(at)
                    >
                        {title}
                        <span class="hint">{hint}</span>
                    </li>
                }
            };
            titles.into_iter().enumerate().map(row).collect::<Vec<_>>()
        }
    };
    let (input_id, controls) = (id.clone(), list_id.clone());
    view! {
        <div class="panel-field finder">
            <label for=id>{label.clone()}</label>
            <input
                id=input_id
                type="text"
                role="combobox"
                autocomplete="off"
                maxlength="100"
                aria-autocomplete="list"
                aria-controls=controls
                aria-expanded=move || open.get().to_string()
                aria-activedescendant=move || open.get().then(|| row_id(active.get()))
                prop:value=move || text.get()
                on:input=type_in
                on:keydown=key
                on:blur=move |_| open.set(false)
            />
            <ul id=list_id role="listbox" aria-label=label hidden=move || !open.get()>
                {options}
            </ul>
            <p class="error" role="alert" hidden=move || problem.with(String::is_empty)>{move || problem.get()}</p>
        </div>
    }
}

/// The names of these identities, in their order; requested once for each that is not known yet.
pub fn names_of(kind: Kind, ids: Memo<Vec<String>>, known: RwSignal<Vec<Name>>) {
    Effect::new(move |_| {
        let missing: Vec<String> =
            ids.with(|ids| known.with_untracked(|known| ids.iter().filter(|id| known.iter().all(|one| one.id != **id)).cloned().collect()));
        if missing.is_empty() {
            return;
        }
        spawn(async move {
            let names: Names = get(format!("/desk/find?{}={}", kind.word(), missing.join(","))).await.unwrap_or_default();
            known.update(|known| known.extend(names.found));
        });
    });
}

/// The name of an identity, or nothing until it is known.
pub fn name_of(known: RwSignal<Vec<Name>>, id: &str) -> String {
    known.with(|known| known.iter().find(|one| one.id == id).map(|one| one.headline.clone()).unwrap_or_default())
}
