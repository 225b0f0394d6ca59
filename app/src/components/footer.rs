//! The foot of every page.

use crate::{
    chrome::Chrome,
    components::{
        card::{Setting, Size, card},
        menu::footer_menu,
    },
    prelude::*,
    text::words,
};

/// The footer; parts that the paper has nothing for are left out.
pub fn footer(chrome: &Chrome) -> Markup {
    view! {
        <footer class="foot">
            <div class="foot-parts">{brand(chrome)} {sections(chrome)} {recent(chrome)}</div>
            <div class="foot-end">
                {footer_menu(&chrome.furniture.footer_menu, &chrome.path)}
                <p class="foot-copyright">{words::copyright(chrome.calendar.year(), &chrome.furniture.settings.name)}</p>
            </div>
        </footer>
    }
    .markup()
}

fn brand(chrome: &Chrome) -> Markup {
    let settings = &chrome.furniture.settings;
    let about = (!settings.about.is_empty()).then(|| view! { <p class="foot-about">{settings.about.clone()}</p> });
    let contact = settings.contact.as_ref().map(|email| {
        let href = format!("mailto:{email}");
        view! { <p class="foot-contact">{words::WRITE} ": " <a href=href>{email.to_string()}</a></p> }
    });
    view! {
        <div class="foot-brand">
            <p class="foot-name"><a href="/">{settings.name.clone()}</a></p>
            {about} {contact} {social(chrome)}
        </div>
    }
    .markup()
}

fn social(chrome: &Chrome) -> Markup {
    let links: Vec<Markup> = chrome
        .furniture
        .settings
        .social
        .iter()
        .filter(|profile| profile.url.starts_with("https://") || profile.url.starts_with("http://"))
        .map(|profile| {
            let label = words::profile(&chrome.furniture.settings.name, &profile.network);
            view! { <li><a href=profile.url.clone() rel="me noopener" aria-label=label>{profile.network.clone()}</a></li> }.markup()
        })
        .collect();
    view! {
        <p class="foot-label" id="follow">{words::FOLLOW}</p>
        <ul class="foot-social" aria-labelledby="follow">
            {links}
            <li><a href="/feed/" aria-label=words::RSS>"RSS"</a></li>
        </ul>
    }
    .markup()
}

fn sections(chrome: &Chrome) -> Option<Markup> {
    let mut shown: Vec<_> = chrome.shown_sections().collect();
    if shown.is_empty() {
        return None;
    }
    shown.sort_by_key(|section| section.name.to_lowercase());
    let items: Vec<Markup> = shown
        .into_iter()
        .map(|section| {
            let href = section.path().to_string();
            view! { <li><a href=href>{section.name.clone()}</a></li> }.markup()
        })
        .collect();
    Some(
        view! {
            <nav class="foot-sections" aria-labelledby="foot-sections">
                <h2 class="foot-label" id="foot-sections">{words::SECTIONS}</h2>
                <ul>{items}</ul>
            </nav>
        }
        .markup(),
    )
}

fn recent(chrome: &Chrome) -> Option<Markup> {
    let newest = &chrome.furniture.recent;
    if newest.is_empty() || !chrome.shows_newest {
        return None;
    }
    let cards: Vec<Markup> = newest.iter().map(|story| card(&chrome.calendar, story, Setting::new(Size::Line, 3))).collect();
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
