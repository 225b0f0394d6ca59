//! The form that begins a story on a phone: headline, text, photos. Sent to where other apps share too.

use crate::{
    desk::{
        form::{Errors, TextField, text_field},
        layout::{Desk, Place, html_page},
        words::new_story as words,
    },
    prelude::*,
    ui::raw_html::TextArea,
};

/// The page. `key` names what is sent, so that it becomes one draft however often it is sent.
pub fn new_story(desk: Desk<'_>, key: &str) -> Markup {
    let title = TextField { name: "title", label: words::HEADLINE, most: 400, optional: true, ..TextField::default() };
    let content = view! {
        <div class="desk-page">
            <h1>{words::TITLE}</h1>
            <p class="hint">{words::INTRO}</p>
            <form method="post" action="/share" enctype="multipart/form-data" class="form">
                <input type="hidden" name="key" value=key.to_owned() />
                {text_field(title, &Errors::default())}
                <div class="field">
                    <label for="text">{words::TEXT}</label>
                    <TextArea id="text" name="text" value="" rows=8 most=60_000 />
                </div>
                <div class="field">
                    <label for="photos">{words::PHOTOS}</label>
                    <p class="hint" id="photos-hint">{words::PHOTOS_HINT}</p>
                    <input id="photos" name="photos" type="file" accept="image/*" multiple aria-describedby="photos-hint" />
                </div>
                <button class="button" type="submit">{words::BEGIN}</button>
            </form>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Stories), words::TITLE, content)
}
