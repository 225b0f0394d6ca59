//! The forms over a list: one adds an entry by its name, one searches.

use crate::{
    desk::{
        form::{Errors, TextField, text_field},
        words::structure as words,
    },
    prelude::*,
    ui::words::Word,
};

/// Adds an entry; open while something is wrong with the name that was sent.
pub fn add(action: &'static str, label: Word, name: &str, errors: &Errors) -> Markup {
    let field = TextField { form: "new", name: "name", label: words::NAME, value: name, most: 100, ..TextField::default() };
    let is_open = !errors.is_empty();
    view! {
        <details class="add" open=is_open>
            <summary>{label}</summary>
            <form class="beside" method="post" action=action>
                {text_field(field, errors)}
                <button class="button" type="submit">{words::ADD}</button>
            </form>
        </details>
    }
    .markup()
}

/// Searches the list at `action`; a list that was searched has a link to all of it. `hint` may be empty.
pub fn search(action: &'static str, hint: Word, typed: &str) -> Markup {
    let none = Errors::default();
    let field = TextField { name: "q", label: words::SEARCH, kind: "search", hint, value: typed, optional: true, ..TextField::default() };
    let all = (!typed.is_empty()).then(|| view! { <a href=action>{words::ALL}</a> });
    view! {
        <form method="get" action=action class="filters" role="search">
            <div class="filter-words">
                {text_field(field, &none)}
                <p class="filter-end"><button class="button quiet" type="submit">{words::SHOW}</button> {all}</p>
            </div>
        </form>
    }
    .markup()
}
