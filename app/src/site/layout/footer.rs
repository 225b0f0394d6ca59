//! The foot of every page.

use domain::Section;

use crate::{
    prelude::*,
    site::{
        CONTACT_PATH,
        components::{
            appearance::appearance,
            card::{Setting, Size, card},
            shielded::shielded,
        },
        layout::{Layout, menu::footer_menu},
        words,
    },
    ui::text::numbers::{digits, grouped},
};

/// So many sections are listed at once: those with the most stories. A site that was moved may have a hundred.
const SECTIONS: usize = 24;

/// The footer; parts that the paper has nothing for are left out.
pub fn footer(layout: &Layout) -> Markup {
    let corrections = layout
        .data
        .has_corrections
        .then(|| view! { <p class="foot-corrections"><a href="/corrections/">{words::corrections::TITLE}</a></p> });
    view! {
        <footer class="foot">
            <div class="foot-parts">{brand(layout)} {sections(layout)} {recent(layout)}</div>
            <div class="foot-end">
                {appearance("foot")}
                {footer_menu(&layout.data.footer_menu, &layout.path)}
                {on_device()}
                {corrections}
                <p class="foot-copyright">{words::COPYRIGHT.with(&[("year", &digits(layout.calendar.year())), ("name", &layout.data.settings.name)])}</p>
            </div>
        </footer>
    }
    .markup()
}

/// The pages about what is on the reader's device, which nothing else of a page leads to.
fn on_device() -> Markup {
    view! {
        <nav class="foot-menu" aria-label=words::device::STORAGE>
            <ul>
                <li><a href="/saved/">{words::device::SAVED_TITLE}</a></li>
                <li><a href="/offline/">{words::device::OFFLINE_READING}</a></li>
                <li><a href="/settings/">{words::device::SETTINGS}</a></li>
            </ul>
        </nav>
    }
    .markup()
}

fn brand(layout: &Layout) -> Markup {
    let settings = &layout.data.settings;
    let about = (!settings.about.is_empty()).then(|| view! { <p class="foot-about">{settings.about.clone()}</p> });
    let contact = settings
        .contact
        .as_ref()
        .map(|email| view! { <p class="foot-contact">{words::WRITE} ": " <a href=CONTACT_PATH rel="nofollow">{shielded(email)}</a></p> });
    view! {
        <div class="foot-brand">
            <p class="foot-name"><a href="/">{settings.name.clone()}</a></p>
            {about} {contact} {social(layout)}
        </div>
    }
    .markup()
}

fn social(layout: &Layout) -> Markup {
    let links: Vec<Markup> = layout
        .data
        .settings
        .social
        .iter()
        .filter(|profile| profile.url.starts_with("https://") || profile.url.starts_with("http://"))
        .map(|profile| {
            let label = words::PROFILE.with(&[("name", &layout.data.settings.name), ("network", &profile.network)]);
            view! { <li><a href=profile.url.clone() rel="me noopener" aria-label=label>{profile.network.clone()}</a></li> }.markup()
        })
        .collect();
    view! {
        <p class="foot-label" id="follow">{words::FOLLOW}</p>
        <ul class="foot-social" aria-labelledby="follow">
            {links}
            <li><a href="/feed/" aria-label=words::RSS>{words::RSS_SHORT}</a></li>
        </ul>
    }
    .markup()
}

fn sections(layout: &Layout) -> Option<Markup> {
    let mut shown: Vec<_> = layout.data.shown_sections().collect();
    if shown.is_empty() {
        return None;
    }
    let count = |section: &Section| layout.data.counts.get(&section.id).copied();
    shown.sort_by_key(|section| std::cmp::Reverse(count(section)));
    let mut others = shown.split_off(shown.len().min(SECTIONS));
    let list = |sections: &mut Vec<&Section>| {
        sections.sort_by_key(|section| section.name.to_lowercase());
        let item = |section: &&Section| {
            let href = section.path().to_string();
            let count = count(section).map(|count| view! { " " <span class="foot-count">{grouped(count)}</span> });
            view! { <li><a href=href>{section.name.clone()}{count}</a></li> }.markup()
        };
        let items: Vec<Markup> = sections.iter().map(item).collect();
        view! { <ul>{items}</ul> }
    };
    let first = list(&mut shown);
    let more = (!others.is_empty()).then(|| view! { <details><summary>{words::MORE_SECTIONS}</summary>{list(&mut others)}</details> });
    Some(
        view! {
            <nav class="foot-sections" aria-labelledby="foot-sections">
                <h2 class="foot-label" id="foot-sections">{words::SECTIONS}</h2>
                {first} {more}
            </nav>
        }
        .markup(),
    )
}

fn recent(layout: &Layout) -> Option<Markup> {
    let newest = &layout.data.recent;
    if newest.is_empty() || !layout.shows_newest {
        return None;
    }
    let cards: Vec<Markup> = newest.iter().map(|story| card(&layout.calendar, story, Setting::new(Size::Line, 3))).collect();
    Some(
        view! {
            <section class="foot-recent" aria-labelledby="foot-recent">
                <h2 class="foot-label" id="foot-recent">{words::RECENT}</h2>
                {cards}
            </section>
        }
        .markup(),
    )
}
