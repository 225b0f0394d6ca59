//! The panel under a section in the menu: its newest stories.

use crate::{
    prelude::*,
    site::{
        components::card::{Setting, Size, card},
        load::Panel,
        words,
    },
};

/// The content of the panel.
pub fn panel(panel: &Panel) -> Markup {
    let cards: Vec<Markup> = panel
        .cards
        .iter()
        .map(|story| view! { <li>{card(&panel.calendar, story, Setting::new(Size::Medium, 2).without_section())}</li> }.markup())
        .collect();
    let below: Vec<Markup> = panel
        .below
        .iter()
        .map(|section| {
            let href = section.path().to_string();
            view! { <li><a href=href>{section.name.clone()}</a></li> }.markup()
        })
        .collect();
    let below = (!below.is_empty()).then(|| view! { <ul class="panel-below">{below}</ul> });
    let tags: Vec<Markup> = panel
        .tags
        .iter()
        .map(|tag| {
            let href = tag.path().to_string();
            view! { <li><a href=href>{tag.name.clone()}</a></li> }.markup()
        })
        .collect();
    let tags = (!tags.is_empty())
        .then(|| view! { <div class="panel-tags"><p class="foot-label">{words::sharing::TRENDING_TAGS}</p> <ul>{tags}</ul></div> });
    let href = panel.section.path().to_string();
    view! {
        <div class="panel">
            <p class="panel-title"><a href=href>{words::MORE_FROM.with(&[("name", &panel.section.name)])}</a></p>
            {below}
            <ul class="panel-stories">{cards}</ul>
            {tags}
        </div>
    }
    .markup()
}
