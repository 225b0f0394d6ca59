//! One person: role, sections, access.

use domain::Role;

use super::people::{roles, section_boxes};
use crate::{
    desk::{
        form::{Errors, HandOver, link_to_hand_over, notice, own_password, select, summary},
        layout::{Desk, Place, html_page},
        words::people as words_here,
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their identity.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their role, as stored or as chosen.
    pub role: Role,
    /// All sections: identity, name, whether the role is limited to it.
    pub sections: Vec<(String, String, bool)>,
    /// Whether they may sign in.
    pub is_active: bool,
    /// Whether signing in needs a code.
    pub has_totp: bool,
    /// Whether their role needs codes, and they have none.
    pub lacks_codes: bool,
    /// Whether changes need the password again.
    pub needs_password: bool,
    /// Which form was sent, and what was wrong with it.
    pub errors: (&'static str, Errors),
    /// What just happened.
    pub notice: Option<Word>,
    /// A link that could not be mailed.
    pub hand_over: Option<HandOver>,
}

impl Person {
    fn errors_of(&self, form: &str) -> Errors {
        if self.errors.0 == form { self.errors.1.clone() } else { Errors::default() }
    }
}

/// The page.
pub fn person(desk: Desk<'_>, page: &Person) -> Markup {
    let errors = page.errors_of("role");
    let state = (!page.is_active).then(|| view! { <p><strong class="off">{words_here::DEACTIVATED}</strong></p> });
    let lacks_codes = page.lacks_codes.then(|| {
        view! { <p><strong class="off">{words_here::LACKS_CODES}</strong> " · " {words_here::LACKS_CODES_INTRO}</p> }
    });
    let odd: String = page.email.chars().filter(|c| !c.is_ascii()).collect();
    let odd = (!odd.is_empty()).then(|| view! { <p class="hint">{words_here::ODD_LETTERS} " " <code translate="no">{odd}</code></p> });
    let content = view! {
        <div class="desk-page">
            <p><a href="/desk/people/">{words_here::ALL_PEOPLE}</a></p>
            <h1 translate="no">{page.name.clone()}</h1>
            <p translate="no">{page.email.clone()}</p>
            {odd}
            {state}
            {lacks_codes}
            {notice(page.notice)}
            {link_to_hand_over(page.hand_over.as_ref())}
            {summary(page.errors.0, &page.errors.1)}
            <section>
                <h2>{words_here::ROLE_HEADING}</h2>
                <form class="form" method="post" action=format!("/desk/people/{}/role", page.id)>
                    {select("role", "role", words_here::ROLE, roles(), page.role.as_str(), &errors)}
                    {section_boxes("role", &page.sections)}
                    {own_password("role", page.needs_password, &errors)}
                    <button class="button" type="submit">{words_here::SAVE_ROLE}</button>
                </form>
            </section>
            <section>
                <h2>{words_here::ACCESS}</h2>
                {access(page)}
                <p><a href=format!("/desk/audit/?who={}", page.id)>{words_here::THEIR_ACTS}</a></p>
            </section>
        </div>
    }
    .markup();
    html_page(desk.at(Place::People), &page.name, content)
}

fn access(page: &Person) -> Markup {
    let act = |form: &'static str, intro: Option<Word>, button: Word, class: &'static str| {
        let errors = page.errors_of(form);
        let intro = intro.map(|intro| view! { <p class="hint">{intro}</p> });
        view! {
            <form class="form act" method="post" action=format!("/desk/people/{}/{form}", page.id)>
                {intro}
                {own_password(form, page.needs_password, &errors)}
                <button class=class type="submit">{button}</button>
            </form>
        }
        .markup()
    };
    if !page.is_active {
        return act("reactivate", None, words_here::REACTIVATE, "button");
    }
    let codes = page.has_totp.then(|| act("remove-codes", Some(words_here::REMOVE_TOTP_INTRO), words_here::REMOVE_TOTP, "button danger"));
    view! {
        {act("reset-link", None, words_here::RESET_LINK, "button quiet")}
        {codes}
        {act("deactivate", Some(words_here::DEACTIVATE_INTRO), words_here::DEACTIVATE, "button danger")}
    }
    .markup()
}
