//! The form that adds files: one request without script; with it each file by itself, with its progress.

use crate::{desk::words::pictures as words, prelude::*};

/// The form. `hidden` are fields that lead back to a picture that is being chosen.
pub fn upload(hidden: &[(&'static str, String)], is_open: bool) -> Markup {
    let hidden: Vec<Markup> =
        hidden.iter().map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone() /> }.markup()).collect();
    view! {
        <details class="add" open=is_open>
            <summary>{words::ADD}</summary>
            <form class="form picture-upload" method="post" action="/desk/pictures/" enctype="multipart/form-data" data-upload="">
                {hidden}
                <div class="field">
                    <label for="files">{words::FILES}</label>
                    <p class="hint" id="files-hint">{words::FILES_HINT}</p>
                    <input id="files" name="files" type="file" multiple required aria-describedby="files-hint" />
                </div>
                <button class="button" type="submit">{words::UPLOAD}</button>
                <ul class="uploads" data-uploads="" hidden></ul>
                <p role="status" class="hint" data-upload-state=""></p>
            </form>
        </details>
    }
    .markup()
}
