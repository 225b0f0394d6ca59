//! The own account: name, address, password, codes, sessions.

use domain::{Language, TextSize};

use crate::{
    desk::{
        form::{Errors, HandOver, TextField, button_form, link_to_hand_over, notice, own_password, select, summary, text_field},
        layout::{Desk, Place, html_page},
        words::account as words_here,
    },
    prelude::*,
    ui::words::{InterfaceLanguage, Word},
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Account {
    /// The name as stored or as typed.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The address that was typed as a new one.
    pub new_email: String,
    /// The language of the desk.
    pub language: Language,
    /// The text size of the desk.
    pub text_size: TextSize,
    /// Whether signing in needs a code.
    pub has_totp: bool,
    /// Whether their role needs that.
    pub must_keep_totp: bool,
    /// How many recovery codes are left.
    pub recovery_left: i64,
    /// Where they are signed in.
    pub sessions: Vec<Session>,
    /// Whether sensitive acts need the password again.
    pub needs_password: bool,
    /// Which form was sent, and what was wrong with it.
    pub errors: (&'static str, Errors),
    /// What just happened.
    pub notice: Option<Word>,
    /// A link that could not be mailed.
    pub hand_over: Option<HandOver>,
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identity.
    pub id: String,
    /// Browser and system in words.
    pub device: String,
    /// The client's address.
    pub network: String,
    /// When it was last used, in words.
    pub last_seen: String,
    /// When it began, in words.
    pub created: String,
    /// Whether it is this one.
    pub is_this: bool,
}

impl Account {
    fn errors_of(&self, form: &str) -> Errors {
        if self.errors.0 == form { self.errors.1.clone() } else { Errors::default() }
    }
}

/// The page.
pub fn account(desk: Desk<'_>, page: &Account) -> Markup {
    let content = view! {
        <div class="desk-page">
            <h1>{words_here::TITLE}</h1>
            {notice(page.notice)}
            {link_to_hand_over(page.hand_over.as_ref())}
            {summary(page.errors.0, &page.errors.1)}
            {profile(page)}
            {email(page)}
            {password(page)}
            {codes(page)}
            {sessions(page)}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Account), words_here::TITLE, content)
}

fn profile(page: &Account) -> Markup {
    let errors = page.errors_of("profile");
    let name = TextField {
        form: "profile",
        name: "name",
        label: words_here::NAME,
        value: &page.name,
        autocomplete: "name",
        most: 100,
        ..TextField::default()
    };
    let languages = InterfaceLanguage::all().map(|language| (language.tag().to_owned(), language.name().to_owned())).collect();
    let sizes = TextSize::ALL.iter().map(|size| (size.as_str().to_owned(), words_here::text_size(*size).to_string())).collect();
    view! {
        <section>
            <h2>{words_here::PROFILE}</h2>
            <form class="form" method="post" action="/desk/account/profile">
                {text_field(name, &errors)}
                {select("profile", "language", words_here::LANGUAGE, languages, page.language.as_str(), &errors)}
                {select("profile", "text_size", words_here::TEXT_SIZE, sizes, page.text_size.as_str(), &errors)}
                <button class="button" type="submit">{words_here::SAVE}</button>
            </form>
        </section>
    }
    .markup()
}

fn email(page: &Account) -> Markup {
    let errors = page.errors_of("email");
    let field = TextField {
        form: "email",
        name: "email",
        label: words_here::NEW_EMAIL,
        kind: "email",
        value: &page.new_email,
        autocomplete: "email",
        hint: words_here::EMAIL_HINT,
        most: 254,
        ..TextField::default()
    };
    view! {
        <section>
            <h2>{words_here::EMAIL}</h2>
            <p>{words_here::EMAIL_NOW} " " <strong translate="no">{page.email.clone()}</strong></p>
            <form class="form" method="post" action="/desk/account/e-mail">
                {text_field(field, &errors)}
                {own_password("email", page.needs_password, &errors)}
                <button class="button quiet" type="submit">{words_here::CHANGE_EMAIL}</button>
            </form>
        </section>
    }
    .markup()
}

fn password(page: &Account) -> Markup {
    let errors = page.errors_of("password");
    let field = |name, label, autocomplete, hint| TextField {
        form: "password",
        name,
        label,
        kind: "password",
        autocomplete,
        hint,
        ..TextField::default()
    };
    let present = field("own_password", words_here::PRESENT_PASSWORD, "current-password", Word::default());
    let new = field("password", crate::desk::words::sign_in::NEW_PASSWORD, "new-password", crate::desk::words::sign_in::NEW_PASSWORD_HINT);
    view! {
        <section>
            <h2>{words_here::PASSWORD}</h2>
            <p>{words_here::PASSWORD_INTRO}</p>
            <form class="form" method="post" action="/desk/account/password">
                <input type="email" name="username" autocomplete="username" value=page.email.clone() readonly hidden />
                {text_field(present, &errors)}
                {text_field(new, &errors)}
                <button class="button quiet" type="submit">{words_here::CHANGE_PASSWORD}</button>
            </form>
        </section>
    }
    .markup()
}

fn codes(page: &Account) -> Markup {
    let (off, renewed) = (page.errors_of("totp"), page.errors_of("recovery"));
    let state = if page.has_totp {
        let end = if page.must_keep_totp {
            view! { <p class="hint">{words_here::TOTP_REQUIRED}</p> }.markup()
        } else {
            view! {
                <form class="form" method="post" action="/desk/account/totp/off">
                    {own_password("totp", page.needs_password, &off)}
                    <button class="button danger" type="submit">{words_here::TOTP_END}</button>
                </form>
            }
            .markup()
        };
        view! {
            <p>{words_here::TOTP_ON}</p>
            {end}
            <h3>{words_here::RECOVERY}</h3>
            <p>{words_here::RECOVERY_LEFT} " " {page.recovery_left.to_string()}</p>
            <form class="form" method="post" action="/desk/account/recovery-codes">
                {own_password("recovery", page.needs_password, &renewed)}
                <button class="button quiet" type="submit">{words_here::RECOVERY_NEW}</button>
            </form>
        }
        .markup()
    } else {
        view! {
            <p>{words_here::TOTP_OFF}</p>
            <form class="form" method="post" action="/desk/account/totp/begin">
                {own_password("totp", page.needs_password, &off)}
                <button class="button quiet" type="submit">{words_here::TOTP_BEGIN}</button>
            </form>
        }
        .markup()
    };
    view! {
        <section>
            <h2>{words_here::TOTP}</h2>
            {state}
        </section>
    }
    .markup()
}

fn sessions(page: &Account) -> Markup {
    let rows: Vec<Markup> = page
        .sessions
        .iter()
        .map(|session| {
            let here = session.is_this.then(|| view! { <strong>" (" {words_here::THIS_SESSION} ")"</strong> });
            let end = (!session.is_this).then(|| {
                let action = format!("/desk/account/sessions/{}/end", session.id);
                button_form(action, words_here::END_SESSION, "button small", Some(session.device.clone()))
            });
            view! {
                <li>
                    <div>
                        <p><span translate="no">{session.device.clone()}</span> {here}</p>
                        <p class="hint">
                            {session.network.clone()} " · " {words_here::LAST_SEEN} " " {session.last_seen.clone()} " · "
                            {words_here::SIGNED_IN_AT} " " {session.created.clone()}
                        </p>
                    </div>
                    {end}
                </li>
            }
            .markup()
        })
        .collect();
    view! {
        <section>
            <h2>{words_here::SESSIONS}</h2>
            <ul class="rows">{rows}</ul>
            <form method="post" action="/desk/account/sessions/end-all">
                <button class="button danger" type="submit">{words_here::SIGN_OUT_EVERYWHERE}</button>
            </form>
        </section>
    }
    .markup()
}
