//! What else there is to read: most read, most discussed, latest. Tabs by script; without it, lists one below the other.

use domain::StoryId;
use newsroom::StoryCard;

use super::card::{Setting, Size, card};
use crate::{
    prelude::*,
    site::{load::ReaderLists, words, words::sharing},
    ui::{text::Calendar, words::Word},
};

/// Stories in a list.
const MOST: usize = 5;

/// One list.
struct Tab {
    id: &'static str,
    title: Word,
    items: Vec<Markup>,
}

/// The lists beside the story `besides`, each without it. `None` if there is nothing in any of them.
pub fn tabs(calendar: &Calendar, lists: &ReaderLists, newest: &[StoryCard], besides: &StoryId) -> Option<Markup> {
    let small = |story: &StoryCard| card(calendar, story, Setting::new(Size::Small, 3));
    let others = |stories: &'_ [StoryCard]| -> Vec<Markup> {
        let others = stories.iter().filter(|story| story.id != *besides).take(MOST);
        others.map(|story| view! { <li>{small(story)}</li> }.markup()).collect()
    };
    let discussed = lists.discussed.iter().filter(|discussed| discussed.card.id != *besides).take(MOST);
    let discussed: Vec<Markup> = discussed
        .map(|discussed| {
            view! { <li>{small(&discussed.card)} <p class="rail-count">{words::discussion::COUNT.of(discussed.comments)}</p></li> }.markup()
        })
        .collect();
    let tabs: Vec<Tab> = [
        Tab { id: "trending", title: sharing::TRENDING, items: others(&lists.most_read) },
        Tab { id: "discussed", title: sharing::COMMENTS, items: discussed },
        Tab { id: "latest", title: words::LATEST, items: others(newest) },
    ]
    .into_iter()
    .filter(|tab| !tab.items.is_empty())
    .collect();
    if tabs.is_empty() {
        return None;
    }
    let several = tabs.len() > 1;
    let sections: Vec<Markup> = tabs
        .into_iter()
        .map(|tab| {
            let title_id = format!("{}-title", tab.id);
            let label_id = title_id.clone();
            let title = if tab.id == "latest" { view! { <a href="/latest/">{tab.title}</a> }.markup() } else { tab.title.text().markup() };
            view! {
                <section class="rail-list-of" id=tab.id aria-labelledby=title_id>
                    <h2 class="rail-title" id=label_id>{title}</h2>
                    <ol class="rail-list">{tab.items}</ol>
                </section>
            }
            .markup()
        })
        .collect();
    Some(view! { <div class="rail" data-tabs=several.then_some(sharing::READ_NEXT.text())>{sections}</div> }.markup())
}
