//! The field of a form in which a picture is chosen: among the newest, or in the library. With script a dialog that searches and uploads.

use domain::MediaItem;

use super::{
    script,
    thumb::{name, thumb},
};
use crate::{
    desk::{form::Errors, words::pictures as words},
    prelude::*,
    ui::{text::urls::query_value, words::Word},
};

/// The field.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PictureChoice {
    /// The picture that stands in the form.
    pub chosen: Option<MediaItem>,
    /// The newest ones.
    pub newest: Vec<MediaItem>,
    /// The path of the page with the form.
    pub page: String,
}

/// The field `name`.
pub fn picture_choice(name_: &'static str, label: Word, hint: Word, choice: &PictureChoice, errors: &Errors) -> Markup {
    let error = errors.of(name_).map(str::to_owned);
    let (hint_id, error_id) = (format!("{name_}-hint"), format!("{name_}-error"));
    let described = if error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    let message = error.map(|error| view! { <p class="error" id=error_id>{error}</p> });
    let chosen = choice.chosen.as_ref();
    let is_chosen = |item: &MediaItem| chosen.is_some_and(|chosen| chosen.id == item.id);
    let others = choice.newest.iter().filter(|item| !is_chosen(item));
    let options: Vec<Markup> = chosen
        .into_iter()
        .chain(others)
        .map(|item| {
            let selected = is_chosen(item);
            view! { <option value=item.id.to_string() selected=selected>{name(item)}</option> }.markup()
        })
        .collect();
    let all = format!("/desk/pictures/?for={}&field={name_}&kind=image", query_value(&choice.page));
    view! {
        <div class="field picture-choice-field" data-picture-choice="">
            <label for=name_>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            {message}
            <div class="chosen-picture" data-chosen="">{chosen.map(thumb)}</div>
            <select id=name_ name=name_ aria-describedby=described>
                <option value="" selected=chosen.is_none()>{words::NO_PICTURE}</option>
                {options}
            </select>
            <p><a href=all data-all="">{words::FROM_ALL}</a></p>
        </div>
    }
    .markup()
}

/// The words of the dialog; once on a page with such fields.
pub fn choice_words() -> Markup {
    script()
}
