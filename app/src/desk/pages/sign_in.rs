//! Where people sign in, give a code, or ask for a new password.

use crate::{
    desk::{
        form::{Errors, TextField, notice, summary, text_field},
        layout::{Desk, html_page},
        words,
    },
    islands::desk::{PageGuard, PasswordField},
    prelude::*,
    ui::words::Word,
};

/// A form that was sent after its session had ended. It is carried through the sign-in and sent afterwards.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CarriedForm {
    /// Where it was sent to; empty if there is none.
    pub path: String,
    /// Its fields, without passwords and codes.
    pub fields: Vec<(String, String)>,
}

/// What precedes the name of a field that is carried.
pub const CARRIED_FIELD: &str = "carried.";
/// The field with the path of a carried form.
pub const CARRIED_PATH: &str = "carried-path";

impl CarriedForm {
    /// Hidden fields that carry it; `prefix` is [`CARRIED_FIELD`] except in the form that sends it.
    fn hidden(&self, prefix: &str) -> Markup {
        let fields: Vec<_> = self
            .fields
            .iter()
            .map(|(name, value)| view! { <input type="hidden" name=format!("{prefix}{name}") value=value.clone() /> })
            .collect();
        let path = (!prefix.is_empty() && !self.path.is_empty())
            .then(|| view! { <input type="hidden" name=CARRIED_PATH value=self.path.clone() /> });
        view! { {path} {fields} }.markup()
    }
}

/// After the sign-in: sends a form that was carried through it. Nothing is sent in somebody's name without their click.
pub fn send_again(desk: Desk<'_>, form: &CarriedForm) -> Markup {
    let content = view! {
        <form class="sign-in" method="post" action=form.path.clone()>
            <h1>{words::sign_in::SEND_AGAIN_TITLE}</h1>
            <p>{words::sign_in::SEND_AGAIN_INTRO}</p>
            {form.hidden("")}
            <button class="button" type="submit">{words::sign_in::SEND_AGAIN}</button>
            <p><a href="/desk/">{words::sign_in::SEND_NOT}</a></p>
        </form>
    }
    .markup();
    html_page(desk, words::sign_in::SEND_AGAIN_TITLE, content)
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct SignIn {
    /// What was wrong.
    pub errors: Errors,
    /// The address that was typed.
    pub email: String,
    /// Where to go afterwards; may be empty.
    pub next: String,
    /// A form to be sent afterwards.
    pub carried: CarriedForm,
    /// What just happened.
    pub notice: Option<Word>,
}

/// The form. Without script it is a plain form that posts to its own path.
pub fn sign_in(desk: Desk<'_>, page: &SignIn) -> Markup {
    let (label, show, hide): (String, String, String) = (words::PASSWORD.into(), words::SHOW_PASSWORD.into(), words::HIDE_PASSWORD.into());
    let email = TextField {
        name: "email",
        label: words::E_MAIL,
        kind: "email",
        value: &page.email,
        autocomplete: "username",
        most: 254,
        ..TextField::default()
    };
    let content = view! {
        <form class="sign-in" method="post" action="/desk/sign-in">
            <h1>{words::SIGN_IN}</h1>
            {notice(page.notice)}
            {summary("", &page.errors)}
            {text_field(email, &page.errors)}
            <div class="field">
                <PasswordField id="password".to_owned() autocomplete="current-password".to_owned() label=label show=show hide=hide />
            </div>
            {next_field(&page.next)}
            {page.carried.hidden(CARRIED_FIELD)}
            <button class="button" type="submit">{words::SIGN_IN}</button>
            <p><a href="/desk/forgotten">{words::sign_in::FORGOTTEN}</a></p>
        </form>
        <PageGuard person=String::new() words=words::guard::for_island() />
    }
    .markup();
    html_page(desk, words::SIGN_IN, content)
}

fn next_field(next: &str) -> Option<impl IntoView + use<>> {
    (!next.is_empty()).then(|| view! { <input type="hidden" name="next" value=next.to_owned() /> })
}

/// The second step: a code of an authenticator, or a recovery code.
pub fn second_step(desk: Desk<'_>, errors: &Errors, next: &str, carried: &CarriedForm) -> Markup {
    let code = TextField {
        name: "code",
        label: words::sign_in::CODE,
        autocomplete: "one-time-code",
        hint: words::sign_in::CODE_HINT,
        most: 64,
        ..TextField::default()
    };
    let content = view! {
        <form class="sign-in" method="post" action="/desk/sign-in/code">
            <h1>{words::sign_in::CODE_TITLE}</h1>
            <p>{words::sign_in::CODE_INTRO}</p>
            {summary("", errors)}
            {text_field(code, errors)}
            {next_field(next)}
            {carried.hidden(CARRIED_FIELD)}
            <button class="button" type="submit">{words::sign_in::CONTINUE}</button>
            <p><a href="/desk/sign-in">{words::sign_in::BACK}</a></p>
        </form>
    }
    .markup();
    html_page(desk, words::sign_in::CODE_TITLE, content)
}

/// Where somebody asks for a link to set a new password.
pub fn forgotten(desk: Desk<'_>, errors: &Errors, sent: Option<Word>) -> Markup {
    let email =
        TextField { name: "email", label: words::E_MAIL, kind: "email", autocomplete: "username", most: 254, ..TextField::default() };
    let content = view! {
        <form class="sign-in" method="post" action="/desk/forgotten">
            <h1>{words::sign_in::FORGOTTEN_TITLE}</h1>
            {notice(sent)}
            <p>{words::sign_in::FORGOTTEN_INTRO}</p>
            {summary("", errors)}
            {text_field(email, errors)}
            <button class="button" type="submit">{words::sign_in::SEND_LINK}</button>
            <p><a href="/desk/sign-in">{words::sign_in::BACK}</a></p>
        </form>
    }
    .markup();
    html_page(desk, words::sign_in::FORGOTTEN_TITLE, content)
}
