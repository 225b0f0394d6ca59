//! In place of a protected story's text: the form for its password. Works without script.

use domain::StoryId;

use crate::{prelude::*, site::words::unlock as words};

/// The form; `is_wrong`: the last password was not the story's.
pub fn unlock(story: &StoryId, is_wrong: bool) -> Markup {
    let error = is_wrong.then(|| view! { <p class="form-error" id="unlock-error" role="alert">{words::WRONG}</p> });
    let described = is_wrong.then_some("unlock-error");
    view! {
        <div class="locked">
            <h2>{words::LOCKED}</h2>
            <p>{words::LOCKED_MORE}</p>
            <form method="post" action="/api/unlock" class="unlock">
                <input type="hidden" name="story" value=story.to_string() />
                <label for="unlock">{words::PASSWORD}</label>
                <input id="unlock" name="password" type="password" required=true autocomplete="off" maxlength="200" aria-invalid=is_wrong.then_some("true") aria-describedby=described />
                {error}
                <button type="submit">{words::OPEN}</button>
            </form>
        </div>
    }
    .markup()
}
