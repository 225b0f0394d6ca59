//! The mail server: where letters go, a test, and the way back to none.

use domain::MailSecurity;

use crate::{
    desk::{
        form::{Errors, TextField, button_form, notice, own_password, select, summary, text_field},
        layout::{Desk, Place, html_page},
        words::mail as words,
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct MailPage {
    /// Name or address of the server.
    pub host: String,
    /// Its port, as text.
    pub port: String,
    /// The word of its [`MailSecurity`].
    pub security: String,
    /// The name to sign in with.
    pub user: String,
    /// The address that letters come from.
    pub sender: String,
    /// Which server is used now.
    pub state: MailState,
    /// Says which server the form was filled from.
    pub version: String,
    /// Whether saving needs the person's own password again.
    pub needs_password: bool,
    /// What was wrong.
    pub errors: Errors,
    /// What just happened.
    pub notice: Option<Word>,
    /// Why the test failed: in words, and what the server said.
    pub failed: Option<(String, String)>,
}

/// Which server letters go by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum MailState {
    /// None: they become files.
    #[default]
    None,
    /// The one that is set at the desk: its address, whether its password is stored, and whether it should be.
    Set {
        /// Host and port.
        at: String,
        /// Whether a password is stored.
        has_password: bool,
        /// Whether the server asks for a user name and the password of that is not there.
        lacks_password: bool,
    },
    /// The one of the program's options: host and port, and the sender.
    Given(String, String),
}

/// The page.
pub fn mail(desk: Desk<'_>, page: &MailPage) -> Markup {
    let form = match &page.state {
        MailState::Given(..) => button_form("/desk/settings/mail/test".to_owned(), words::TEST, "button", None),
        _ => form(page),
    };
    let remove = matches!(page.state, MailState::Set { .. }).then(|| {
        view! {
            <section>
                <h2>{words::REMOVE_PART}</h2>
                <p class="hint">{words::REMOVE_HINT}</p>
                {button_form("/desk/settings/mail/remove".to_owned(), words::REMOVE, "button danger", None)}
            </section>
        }
        .markup()
    });
    let content = view! {
        <div class="desk-page">
            <p><a href="/desk/settings/">{crate::desk::words::settings::TITLE}</a></p>
            <h1>{words::TITLE}</h1>
            <p class="hint">{words::INTRO}</p>
            {notice(page.notice)}
            {failed(page)}
            {summary("", &page.errors)}
            {state(&page.state)}
            {form}
            {remove}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Settings), words::TITLE, content)
}

fn state(state: &MailState) -> Markup {
    match state {
        MailState::None => view! { <p>{words::NONE_SET}</p> }.markup(),
        MailState::Set { at, lacks_password, .. } => {
            let lacks = lacks_password.then(|| view! { <p class="error">{words::NO_PASSWORD}</p> });
            view! { <p>{words::IS_SET} " " <strong translate="no"><bdi>{at.clone()}</bdi></strong></p> {lacks} }.markup()
        }
        MailState::Given(at, sender) => view! {
            <p>{words::GIVEN}</p>
            <p>{words::IS_SET} " " <strong translate="no"><bdi>{at.clone()}</bdi></strong></p>
            <p>{words::SENDER} ": " <bdi translate="no">{sender.clone()}</bdi></p>
        }
        .markup(),
    }
}

fn form(page: &MailPage) -> Markup {
    let field = |name, label, hint, value| TextField { name, label, hint, value, ..TextField::default() };
    let host = TextField { most: 255, ..field("host", words::HOST, words::HOST_HINT, page.host.as_str()) };
    let port = TextField { kind: "number", ..field("port", words::PORT, words::PORT_HINT, page.port.as_str()) };
    let user = TextField { most: 300, optional: true, ..field("user", words::USER, words::USER_HINT, page.user.as_str()) };
    let stored = matches!(page.state, MailState::Set { has_password: true, .. });
    let hint = if stored { words::PASSWORD_STORED } else { words::PASSWORD_HINT };
    let password = TextField {
        kind: "password",
        // browsers must not put the person's own password here
        autocomplete: "new-password",
        optional: true,
        ..field("password", words::PASSWORD, hint, "")
    };
    let sender = TextField { kind: "email", most: 254, ..field("sender", words::SENDER, words::SENDER_HINT, page.sender.as_str()) };
    let securities = MailSecurity::ALL.iter().map(|one| (one.as_str().to_owned(), words::security(*one).to_string())).collect();
    view! {
        <form class="form" method="post" action="/desk/settings/mail/">
            <input type="hidden" name="version" value=page.version.clone() />
            {text_field(host, &page.errors)}
            {select("", "security", words::SECURITY, securities, &page.security, &page.errors)}
            {text_field(port, &page.errors)}
            {text_field(user, &page.errors)}
            {text_field(password, &page.errors)}
            {text_field(sender, &page.errors)}
            {own_password("", page.needs_password, &page.errors)}
            <p class="mail-acts">
                <button class="button" type="submit">{words::SAVE}</button>
                <button class="button quiet" type="submit" formaction="/desk/settings/mail/test" formnovalidate>{words::TEST}</button>
            </p>
            <p class="hint">{words::TEST_HINT}</p>
        </form>
    }
    .markup()
}

/// Why the test failed; takes the focus.
fn failed(page: &MailPage) -> Option<Markup> {
    let (what, said) = page.failed.clone()?;
    let said = (!said.is_empty()).then(|| {
        view! { <p>{words::IT_SAID} " " <code dir="auto" translate="no">{said}</code></p> }
    });
    Some(view! { <div class="errors" role="alert" tabindex="-1" autofocus><p>{what}</p> {said}</div> }.markup())
}
