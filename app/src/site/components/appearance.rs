//! Colours and text size, which a reader chooses for this device (`frontend/boot/appearance.js`). Without script there is no choice.

use crate::{prelude::*, site::words::appearance as words, ui::words::Word};

/// The choices as two groups of radio buttons. `scope` keeps the names apart where a page has them twice.
pub fn appearance(scope: &'static str) -> Markup {
    let themes = [("auto", words::THEME_AUTO), ("light", words::THEME_LIGHT), ("dark", words::THEME_DARK)];
    let sizes = [("normal", words::TEXT_NORMAL), ("large", words::TEXT_LARGE), ("larger", words::TEXT_LARGER)];
    view! {
        <div class="appearance" data-appearance>
            {group(scope, "theme", words::THEME, themes)}
            {group(scope, "text", words::TEXT, sizes)}
        </div>
    }
    .markup()
}

/// The first choice is what readers get who never chose.
fn group(scope: &'static str, name: &'static str, label: Word, choices: [(&'static str, Word); 3]) -> Markup {
    let buttons: Vec<Markup> = choices
        .into_iter()
        .enumerate()
        .map(|(at, (value, label))| {
            let group = format!("{scope}-{name}");
            view! { <label><input type="radio" name=group value=value checked={at == 0} data-choice=name /> <span>{label}</span></label> }
                .markup()
        })
        .collect();
    view! { <fieldset><legend>{label}</legend> {buttons}</fieldset> }.markup()
}
