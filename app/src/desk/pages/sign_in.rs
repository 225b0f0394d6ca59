//! Where people sign in.

use crate::{
    desk::{
        layout::{Desk, html_page},
        words,
    },
    islands::desk::PasswordField,
    prelude::*,
};

/// The form. Without script it is a plain form that posts to its own path.
pub fn sign_in(desk: Desk<'_>) -> Markup {
    let (label, show, hide) = (words::PASSWORD.to_owned(), words::SHOW_PASSWORD.to_owned(), words::HIDE_PASSWORD.to_owned());
    let content = view! {
        <form class="sign-in" method="post" action="/desk/sign-in">
            <h1>{words::SIGN_IN}</h1>
            <div class="field">
                <label for="email">{words::E_MAIL}</label>
                <input id="email" name="email" type="email" autocomplete="username" maxlength="254" required />
            </div>
            <div class="field">
                <PasswordField id="password".to_owned() autocomplete="current-password".to_owned() label=label show=show hide=hide />
            </div>
            <button class="button" type="submit">{words::SIGN_IN}</button>
        </form>
    }
    .markup();
    html_page(desk, words::SIGN_IN, content)
}
