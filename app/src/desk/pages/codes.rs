//! Setting up an authenticator, and the recovery codes that are shown once.

use crate::{
    desk::{
        form::{Errors, TextField, button_form, own_password, summary, text_field},
        layout::{Desk, Place, html_page},
        words::{SIGN_OUT, account as words_here, sign_in::CODE},
    },
    prelude::*,
};

/// An authenticator that is being set up.
#[derive(Debug, Clone)]
pub struct NewTotp {
    /// Its secret, in base 32.
    pub secret: String,
    /// Width and height of the QR code, and its path.
    pub picture: Option<(usize, String)>,
    /// What was wrong.
    pub errors: Errors,
}

/// Where an authenticator is set up.
pub fn totp(desk: Desk<'_>, page: &NewTotp) -> Markup {
    let code = TextField { name: "code", label: CODE, autocomplete: "one-time-code", most: 10, ..TextField::default() };
    let picture = page.picture.clone().map(|(size, path)| {
        view! {
            <svg class="qr" role="img" aria-label=words_here::TOTP_PICTURE viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges">
                <rect width=size.to_string() height=size.to_string() class="light"></rect>
                <path class="dark" d=path></path>
            </svg>
        }
    });
    // in groups of four, as people read it out
    let groups: Vec<String> = page.secret.as_bytes().chunks(4).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
    let content = view! {
        <form class="sign-in" method="post" action="/desk/account/totp">
            <h1>{words_here::TOTP_TITLE}</h1>
            <p>{words_here::TOTP_SCAN}</p>
            {picture}
            <p>{words_here::TOTP_KEY} ": " <code translate="no">{groups.join(" ")}</code></p>
            <p>{words_here::TOTP_THEN}</p>
            {summary("", &page.errors)}
            {text_field(code, &page.errors)}
            <button class="button" type="submit">{words_here::TOTP_TURN_ON}</button>
            <p><a href="/desk/account/">{words_here::TITLE}</a></p>
        </form>
    }
    .markup();
    html_page(desk.at(Place::Account), words_here::TOTP_TITLE, content)
}

/// What somebody sees first whose role needs codes.
pub fn codes_first(desk: Desk<'_>, needs_password: bool, errors: &Errors) -> Markup {
    let content = view! {
        <div class="sign-in">
            <h1>{words_here::CODES_FIRST}</h1>
            <p>{words_here::CODES_FIRST_WHY}</p>
            <p class="hint">{words_here::CODES_FIRST_WHO}</p>
            {summary("", errors)}
            <form class="form" method="post" action="/desk/account/totp/begin">
                {own_password("", needs_password, errors)}
                <button class="button" type="submit">{words_here::TOTP_BEGIN}</button>
            </form>
            {button_form("/desk/sign-out".to_owned(), SIGN_OUT, "button quiet", None)}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Account), words_here::CODES_FIRST, content)
}

/// Recovery codes, shown once.
pub fn recovery_codes(desk: Desk<'_>, codes: &[String]) -> Markup {
    let rows: Vec<_> = codes.iter().map(|code| view! { <li><code translate="no">{code.clone()}</code></li> }).collect();
    let content = view! {
        <div class="sign-in">
            <h1>{words_here::RECOVERY_TITLE}</h1>
            <p>{words_here::RECOVERY_INTRO}</p>
            <ol class="codes">{rows}</ol>
            <p><a class="button" href="/desk/account/">{words_here::RECOVERY_DONE}</a></p>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Account), words_here::RECOVERY_TITLE, content)
}
