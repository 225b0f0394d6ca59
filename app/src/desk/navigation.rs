//! The desk's navigation: a column beside the page, or a bar below it on phones. One list serves both, so that nothing is said twice.

use super::{
    layout::{Desk, Place},
    pages::comments::counted,
    sign_out::sign_out,
    words,
};
use crate::{
    prelude::*,
    ui::{icons, words::Word},
};

/// Where the person can go, as far as their role reaches; empty before they have signed in.
pub fn navigation(desk: Desk<'_>) -> Markup {
    let Some(who) = desk.who else { return ().markup() };
    let entry = |place, path: &'static str, icon: Markup, label: Word| {
        let current = (desk.place == place).then_some("page");
        view! { <li><a href=path aria-current=current>{icon} <span>{label}</span></a></li> }.markup()
    };
    view! {
        <nav class="desk-nav" aria-label=words::DESK>
            <ul>
                {entry(Place::Home, "/desk/", icons::home(), words::HOME)}
                {entry(Place::Stories, "/desk/stories/", icons::pages(), words::stories::TITLE)}
                {who.moderates.map(|waiting| comments(desk.place, waiting))}
                {who.writes.then(begin)}
                {who.arranges.then(|| entry(Place::Breaking, "/desk/breaking/", icons::megaphone(), words::breaking_news::TITLE))}
                {who.writes.then(|| entry(Place::Numbers, "/desk/numbers/", icons::chart(), words::numbers::TITLE))}
                {who.arranges.then(|| entry(Place::Structure, "/desk/sections/", icons::sections(), words::structure::TITLE))}
                {who.manages_people.then(|| entry(Place::People, "/desk/people/", icons::people(), words::people::TITLE))}
                {who.sets.then(|| entry(Place::Settings, "/desk/settings/", icons::settings(), words::settings::TITLE))}
                {who.manages_people.then(|| entry(Place::Audit, "/desk/audit/", icons::clock(), words::audit::TITLE))}
                {entry(Place::Account, "/desk/account/", icons::person(), words::ACCOUNT)}
            </ul>
        </nav>
    }
    .markup()
}

/// The comments, with the number of those that wait.
fn comments(place: Place, waiting: i64) -> Markup {
    let current = (place == Place::Comments).then_some("page");
    let count = (waiting > 0).then(|| {
        let label = words::comments::WAITING;
        view! { " " <span class="count"><span aria-hidden="true">{counted(waiting)}</span><span class="unseen">{counted(waiting)} " " {label}</span></span> }
    });
    view! { <li><a href="/desk/comments/" aria-current=current>{icons::speech()} <span>{words::comments::TITLE} {count}</span></a></li> }
        .markup()
}

/// The button that begins a story, within reach of the thumb; larger screens have it at the head of the pages.
fn begin() -> Markup {
    view! {
        <li class="desk-begin">
            <form method="post" action="/desk/stories/">
                <button type="submit">{icons::plus()} <span>{words::stories::NEW_STORY}</span></button>
            </form>
        </li>
    }
    .markup()
}

/// Who is signed in, and the ways out.
pub fn foot(desk: Desk<'_>) -> Markup {
    let Some(who) = desk.who else {
        return view! { <p class="desk-foot"><a href="/">{words::TO_THE_SITE}</a></p> }.markup();
    };
    view! {
        <div class="desk-foot">
            <p class="desk-who" translate="no">{who.name.clone()}</p>
            <a href="/">{words::TO_THE_SITE}</a>
            {sign_out(who)}
        </div>
    }
    .markup()
}
