//! The story before and the story after.

use newsroom::{Neighbours, StoryCard};

use super::{
    card::{Setting, Size, card},
    tongue::tongue,
};
use crate::{prelude::*, text::Calendar, text::words};

/// Links to the older and the newer story.
pub fn neighbours(calendar: &Calendar, around: &Neighbours) -> Option<AnyView> {
    if around.previous.is_none() && around.next.is_none() {
        return None;
    }
    let one = |story: &Option<StoryCard>, label: &'static str, rel: &'static str| {
        story.as_ref().map(|story| neighbour(calendar, story, label, rel))
    };
    Some(
        view! {
            <nav class="neighbours" aria-label=words::NEIGHBOURS>
                {one(&around.previous, words::PREVIOUS, "prev")} {one(&around.next, words::NEXT, "next")}
            </nav>
        }
        .into_any(),
    )
}

fn neighbour(calendar: &Calendar, story: &StoryCard, label: &'static str, rel: &'static str) -> AnyView {
    let (lang, dir) = tongue(calendar, &story.language, story.direction);
    let href = story.path.to_string();
    view! {
        <a class="neighbour" href=href rel=rel data-rel=rel>
            <span class="neighbour-label">{label}</span>
            <span class="neighbour-headline" lang=lang dir=dir>{story.headline.to_string()}</span>
        </a>
    }
    .into_any()
}

/// The newest other stories, beside or under a story.
pub fn latest_rail(calendar: &Calendar, stories: &[StoryCard]) -> Option<AnyView> {
    if stories.is_empty() {
        return None;
    }
    let items: Vec<AnyView> =
        stories.iter().map(|story| view! { <li>{card(calendar, story, Setting::new(Size::Small, 3))}</li> }.into_any()).collect();
    Some(
        view! {
            <section class="rail" aria-labelledby="latest">
                <h2 class="rail-title" id="latest"><a href="/latest/">{words::LATEST}</a></h2>
                <ol class="rail-list">{items}</ol>
            </section>
        }
        .into_any(),
    )
}
