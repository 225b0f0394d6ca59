//! The list of people: who is here, who is invited, which authors have no account.

use domain::Role;

use crate::{
    desk::{
        form::{Errors, HandOver, TextField, button_form, link_to_hand_over, notice, own_password, select, summary, text_field},
        layout::{Desk, Place, html_page},
        words::{listed, people as words_here},
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Those with an account.
    pub people: Vec<PersonRow>,
    /// Where the list goes on.
    pub next: Option<String>,
    /// Those who have not accepted yet.
    pub invitations: Vec<InvitationRow>,
    /// Authors without an account: identity, name, and whether their address is known.
    pub authors: Vec<(String, String, bool)>,
    /// What was typed into the invitation.
    pub invite: Invite,
    /// Whether an invitation needs the password again.
    pub needs_password: bool,
    /// What was wrong with it.
    pub errors: Errors,
    /// What just happened.
    pub notice: Option<Word>,
    /// A link that could not be mailed.
    pub hand_over: Option<HandOver>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Their identity.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their role.
    pub role: Role,
    /// Names of the sections it is limited to, or `None`.
    pub sections: Option<Vec<String>>,
    /// Whether signing in needs a code.
    pub has_totp: bool,
    /// Whether their role needs codes, and they have none: the desk is closed to them until they set them up.
    pub lacks_codes: bool,
    /// The last sign-in in words.
    pub last_sign_in: Option<String>,
    /// Whether they may sign in.
    pub is_active: bool,
}

/// Somebody who was invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationRow {
    /// The invitation's identity.
    pub id: String,
    /// The address.
    pub email: String,
    /// The role.
    pub role: Role,
    /// Until when it works, in words.
    pub until: String,
}

/// What an invitation says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invite {
    /// The address.
    pub email: String,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// All sections with whether they are ticked: identity, name, ticked.
    pub sections: Vec<(String, String, bool)>,
    /// The author's identity; may be empty.
    pub author: String,
}

impl Default for Invite {
    fn default() -> Self {
        Self { email: String::new(), name: String::new(), role: Role::Author, sections: Vec::new(), author: String::new() }
    }
}

/// The page.
pub fn people(desk: Desk<'_>, page: &People) -> Markup {
    let content = view! {
        <div class="desk-page wide">
            <h1>{words_here::TITLE}</h1>
            {notice(page.notice)}
            {link_to_hand_over(page.hand_over.as_ref())}
            {summary("invite", &page.errors)}
            {table(page)}
            {invitations(page)}
            {invite(page)}
            {authors(page)}
        </div>
    }
    .markup();
    html_page(desk.at(Place::People), words_here::TITLE, content)
}

/// Where a role is limited to, in words.
fn places(sections: Option<&Vec<String>>) -> String {
    sections.map_or_else(|| words_here::EVERYWHERE.into(), |names| listed(names))
}

fn table(page: &People) -> Markup {
    let rows: Vec<Markup> = page
        .people
        .iter()
        .map(|person| {
            let state = (!person.is_active).then(|| view! { " · " <strong class="off">{words_here::DEACTIVATED}</strong> });
            let last = person.last_sign_in.clone().unwrap_or_else(|| words_here::NEVER.into());
            let codes = if person.lacks_codes {
                view! { <strong class="off">{words_here::LACKS_CODES}</strong> }.markup()
            } else {
                view! { <span>{if person.has_totp { words_here::YES } else { words_here::NO }}</span> }.markup()
            };
            view! {
                <tr>
                    <th scope="row">
                        <a href=format!("/desk/people/{}/", person.id) translate="no">{person.name.clone()}</a>
                        {state}
                        <span class="hint" translate="no">{person.email.clone()}</span>
                    </th>
                    <td data-label=words_here::ROLE>{words_here::role_name(person.role)}</td>
                    <td data-label=words_here::SECTIONS>{places(person.sections.as_ref())}</td>
                    <td data-label=words_here::SECOND_FACTOR>{codes}</td>
                    <td data-label=words_here::LAST_SIGN_IN>{last}</td>
                </tr>
            }
            .markup()
        })
        .collect();
    let next = page.next.clone().map(|href| view! { <p><a class="button quiet" href=href>{words_here::MORE}</a></p> });
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{words_here::NAME}</th>
                    <th scope="col">{words_here::ROLE}</th>
                    <th scope="col">{words_here::SECTIONS}</th>
                    <th scope="col">{words_here::SECOND_FACTOR}</th>
                    <th scope="col">{words_here::LAST_SIGN_IN}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {next}
    }
    .markup()
}

fn invitations(page: &People) -> Markup {
    if page.invitations.is_empty() {
        return ().markup();
    }
    let rows: Vec<Markup> = page
        .invitations
        .iter()
        .map(|invitation| {
            let action = format!("/desk/people/invitations/{}/cancel", invitation.id);
            view! {
                <li>
                    <div>
                        <p translate="no">{invitation.email.clone()}</p>
                        <p class="hint">
                            {words_here::role_name(invitation.role)} " · " {words_here::WORKS_UNTIL} " " {invitation.until.clone()}
                        </p>
                    </div>
                    {button_form(action, words_here::CANCEL, "button small", Some(invitation.email.clone()))}
                </li>
            }
            .markup()
        })
        .collect();
    view! {
        <section>
            <h2>{words_here::INVITATIONS}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .markup()
}

fn invite(page: &People) -> Markup {
    let (invite, errors) = (&page.invite, &page.errors);
    let email = TextField {
        form: "invite",
        name: "email",
        label: words_here::EMAIL,
        kind: "email",
        value: &invite.email,
        most: 254,
        ..TextField::default()
    };
    let name = TextField {
        form: "invite",
        name: "name",
        label: words_here::THEIR_NAME,
        value: &invite.name,
        most: 100,
        optional: true,
        ..TextField::default()
    };
    let nobody = (String::new(), words_here::NO_AUTHOR.into());
    let authors = std::iter::once(nobody).chain(page.authors.iter().map(|(id, name, _)| (id.clone(), name.clone()))).collect();
    view! {
        <section>
            <h2 id="invite">{words_here::INVITE}</h2>
            <form class="form" method="post" action="/desk/people/invite">
                {text_field(email, errors)}
                {text_field(name, errors)}
                {select("invite", "role", words_here::ROLE, roles(), invite.role.as_str(), errors)}
                {section_boxes("invite", &invite.sections)}
                {select("invite", "author", words_here::BYLINE, authors, &invite.author, errors)}
                {own_password("invite", page.needs_password, errors)}
                <button class="button" type="submit">{words_here::SEND_INVITATION}</button>
            </form>
        </section>
    }
    .markup()
}

/// The roles that people of the desk have.
pub(super) fn roles() -> Vec<(String, String)> {
    let desk = Role::ALL.iter().filter(|role| **role != Role::Reader);
    desk.map(|role| (role.as_str().to_owned(), words_here::role(*role).into())).collect()
}

/// A box for each section.
pub(super) fn section_boxes(form: &'static str, sections: &[(String, String, bool)]) -> Markup {
    if sections.is_empty() {
        return ().markup();
    }
    let boxes: Vec<_> = sections
        .iter()
        .map(|(id, name, ticked)| {
            let box_id = format!("{form}-section-{id}");
            let (value, name, ticked) = (id.clone(), name.clone(), *ticked);
            view! {
                <div class="tick">
                    <input type="checkbox" id=box_id.clone() name="section" value=value checked=ticked />
                    <label for=box_id translate="no">{name}</label>
                </div>
            }
        })
        .collect();
    view! {
        <fieldset>
            <legend>{words_here::ONLY_IN}</legend>
            <p class="hint">{words_here::ONLY_IN_HINT}</p>
            <div class="ticks">{boxes}</div>
        </fieldset>
    }
    .markup()
}

fn authors(page: &People) -> Markup {
    if page.authors.is_empty() {
        return ().markup();
    }
    let rows: Vec<Markup> = page
        .authors
        .iter()
        .map(|(id, name, has_address)| {
            let act = if *has_address && !page.needs_password {
                button_form(format!("/desk/people/authors/{id}/invite"), words_here::INVITE_AUTHOR, "button small", Some(name.clone()))
            } else {
                let label = format!("{}: {name}", words_here::INVITE_AUTHOR_BY);
                let href = format!("/desk/people/?author={id}#invite");
                view! { <a class="button small" href=href aria-label=label>{words_here::INVITE_AUTHOR_BY}</a> }.markup()
            };
            view! { <li><p translate="no">{name.clone()}</p> {act}</li> }.markup()
        })
        .collect();
    view! {
        <section>
            <h2>{words_here::AUTHORS}</h2>
            <p class="hint">{words_here::AUTHORS_INTRO}</p>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .markup()
}
