//! The desk's navigation: a column beside the page, or a bar below it on phones. One list serves both, so that nothing is said twice.

use super::{
    layout::{Desk, Place, Who},
    pages::comments::counted,
    sign_out::sign_out,
    words,
};
use crate::{
    prelude::*,
    ui::{icons, words::Word},
};

/// One entry.
type Entry = (Place, &'static str, fn() -> Markup, Word);

/// Where the person can go, as far as their role reaches; empty before they have signed in. Phones show the first entries, the others behind
/// *More*: a popover, which needs no script. Larger screens show all of them.
pub fn navigation(desk: Desk<'_>) -> Markup {
    let Some(who) = desk.who else { return ().markup() };
    let more = more(who);
    let is_more = more.iter().any(|(place, ..)| *place == desk.place);
    let more: Vec<Markup> = more.into_iter().map(|one| entry(desk.place, one)).collect();
    view! {
        <nav class="desk-nav" aria-label=words::DESK>
            <ul>
                {entry(desk.place, (Place::Home, "/desk/", icons::home, words::HOME))}
                {entry(desk.place, (Place::Stories, "/desk/stories/", icons::pages, words::stories::TITLE))}
                {who.writes.then(begin)}
                {who.moderates.map(|waiting| comments(desk.place, waiting))}
                <li class="desk-more">
                    <button type="button" popovertarget="desk-more" class:here=is_more>{icons::menu()} <span>{words::MORE}</span></button>
                    <ul id="desk-more" popover="auto">{more}</ul>
                </li>
            </ul>
        </nav>
    }
    .markup()
}

/// Where the person can go, as paths and words, for the command palette: the entries of the navigation and the pages below them.
pub fn destinations(desk: Desk<'_>) -> Vec<(&'static str, Word)> {
    let Some(who) = desk.who else { return Vec::new() };
    let mut all = vec![("/desk/", words::HOME), ("/desk/stories/", words::stories::TITLE)];
    all.extend(who.moderates.map(|_| ("/desk/comments/", words::comments::TITLE)));
    all.extend(more(who).into_iter().map(|(_, path, _, word)| (path, word)));
    all.extend(who.sets.then_some(("/desk/settings/mail/", words::mail::TITLE)));
    if who.arranges {
        all.extend(super::pages::structure::PAGES.into_iter().filter(|(path, _)| *path != "/desk/sections/"));
    }
    all
}

/// The entries that phones have behind *More*, as far as the role reaches.
fn more(who: &Who) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    if who.writes {
        entries.push((Place::Pictures, "/desk/pictures/", icons::picture, words::pictures::TITLE));
    }
    if who.fronts {
        entries.push((Place::Front, "/desk/front/", icons::front, words::front::TITLE));
    }
    if who.arranges {
        entries.push((Place::Breaking, "/desk/breaking/", icons::megaphone, words::breaking_news::TITLE));
        entries.push((Place::Structure, "/desk/sections/", icons::sections, words::structure::TITLE));
    }
    if who.writes {
        entries.push((Place::Numbers, "/desk/numbers/", icons::chart, words::numbers::TITLE));
    }
    if who.manages_people {
        entries.push((Place::People, "/desk/people/", icons::people, words::people::TITLE));
    }
    if who.sets {
        entries.push((Place::Settings, "/desk/settings/", icons::settings, words::settings::TITLE));
    }
    if who.arranges {
        entries.push((Place::Check, "/desk/check/", icons::tick, words::check::TITLE));
    }
    if who.sets {
        entries.push((Place::Import, "/desk/import/", icons::download, words::import::TITLE));
    }
    if who.manages_people {
        entries.push((Place::Audit, "/desk/audit/", icons::clock, words::audit::TITLE));
    }
    entries.push((Place::Account, "/desk/account/", icons::person, words::ACCOUNT));
    entries
}

fn entry(here: Place, (place, path, icon, label): Entry) -> Markup {
    let current = (here == place).then_some("page");
    view! { <li><a href=path aria-current=current>{icon()} <span>{label}</span></a></li> }.markup()
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
