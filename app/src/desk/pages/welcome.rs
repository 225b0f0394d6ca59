//! What single-use links open: set-up, invitation, new password, new address. Opening the page changes nothing; its button does.

use crate::{
    desk::{
        form::{Errors, TextField, summary, text_field},
        layout::{Desk, html_page},
        words::{self, listed, sign_in as words_here},
    },
    prelude::*,
    ui::words::Word,
};

/// What a link is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// Becoming the first administrator, with an address to be typed.
    SetUp {
        /// The address that was typed.
        email: String,
    },
    /// An account.
    Invitation {
        /// Its address.
        email: String,
        /// Its role in words.
        role: Word,
        /// Names of the sections it is limited to; empty: none.
        sections: Vec<String>,
    },
    /// A new password.
    Reset {
        /// The account's address.
        email: String,
    },
    /// Another address.
    EmailChange {
        /// The new one.
        email: String,
    },
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Welcome {
    /// The path of this page, to which its form posts.
    pub path: String,
    /// What the link is for.
    pub offer: Offer,
    /// What was wrong.
    pub errors: Errors,
    /// The name proposed or typed.
    pub name: String,
    /// The name of somebody who is signed in on this device.
    pub signed_in: Option<String>,
}

/// The page of a link that works.
pub fn welcome(desk: Desk<'_>, page: &Welcome) -> Markup {
    let address = |before: Word, email: &str| view! { <p>{before} " " <strong translate="no">{email.to_owned()}</strong></p> }.markup();
    let (title, intro, button) = match &page.offer {
        Offer::SetUp { .. } => (words_here::SET_UP_TITLE, view! { <p>{words_here::SET_UP_INTRO}</p> }.markup(), words_here::CREATE_ACCOUNT),
        Offer::Invitation { email, role, sections } => {
            let invited = match sections.is_empty() {
                true => words_here::INVITED_AS.with(&[("role", role.text())]),
                false => words_here::INVITED_AS_FOR.with(&[("role", role.text()), ("sections", &listed(sections))]),
            };
            let intro = view! {
                <p>{invited}</p>
                {address(words_here::SIGNS_IN_WITH, email)}
            };
            (words_here::INVITATION_TITLE, intro.markup(), words_here::CREATE_ACCOUNT)
        }
        Offer::Reset { email } => (words_here::RESET_TITLE, address(words_here::RESET_FOR, email), words_here::SAVE_PASSWORD),
        Offer::EmailChange { email } => (words_here::EMAIL_TITLE, address(words_here::EMAIL_INTRO, email), words_here::CONFIRM),
    };
    let warning = page.signed_in.clone().filter(|_| !matches!(page.offer, Offer::EmailChange { .. })).map(|name| {
        view! { <p class="message">{words_here::SIGNED_IN_AS.with(&[("name", &name)])}</p> }
    });
    let content = view! {
        <form class="sign-in" method="post" action=page.path.clone()>
            <h1>{title}</h1>
            {intro}
            {warning}
            {summary("", &page.errors)}
            {fields(page)}
            <button class="button" type="submit">{button}</button>
        </form>
    }
    .markup();
    html_page(desk, title, content)
}

fn fields(page: &Welcome) -> Markup {
    let name = TextField {
        name: "name",
        label: words_here::YOUR_NAME,
        value: &page.name,
        autocomplete: "name",
        hint: words_here::YOUR_NAME_HINT,
        most: 100,
        ..TextField::default()
    };
    let password = TextField {
        name: "password",
        label: words_here::NEW_PASSWORD,
        kind: "password",
        autocomplete: "new-password",
        hint: words_here::NEW_PASSWORD_HINT,
        ..TextField::default()
    };
    // password managers store the password under this address
    let known = |email: &str| {
        view! { <input type="email" name="username" autocomplete="username" value=email.to_owned() readonly hidden /> }.markup()
    };
    let errors = &page.errors;
    match &page.offer {
        Offer::SetUp { email } => {
            let email = TextField {
                name: "email",
                label: words::E_MAIL,
                kind: "email",
                value: email,
                autocomplete: "username",
                most: 254,
                ..TextField::default()
            };
            view! { {text_field(name, errors)} {text_field(email, errors)} {text_field(password, errors)} }.markup()
        }
        Offer::Invitation { email, .. } => view! { {text_field(name, errors)} {known(email)} {text_field(password, errors)} }.markup(),
        Offer::Reset { email } => view! { {known(email)} {text_field(password, errors)} }.markup(),
        Offer::EmailChange { .. } => ().markup(),
    }
}

/// The page of a link that does not work, with the reason.
pub fn useless_link(desk: Desk<'_>, why: Word) -> Markup {
    let content = view! {
        <div class="sign-in">
            <h1>{words_here::LINK_TITLE}</h1>
            <p>{why}</p>
            <p><a href="/desk/sign-in">{words::SIGN_IN}</a> " · " <a href="/desk/forgotten">{words_here::FORGOTTEN}</a></p>
        </div>
    }
    .markup();
    html_page(desk, words_here::LINK_TITLE, content)
}
