//! The stories before, after and beside a story.

use newsroom::{Neighbour, StoryCard};

use super::card::{Setting, Size, card};
use crate::{
    prelude::*,
    site::words,
    ui::{
        lang_dir::lang_dir,
        picture::{Crop, Look, picture},
        text::Calendar,
        words::Word,
    },
};

/// Links to the older and the newer story, which is shown with its picture.
pub fn neighbours(calendar: &Calendar, previous: Option<&Neighbour>, next: Option<&Neighbour>) -> Option<Markup> {
    if previous.is_none() && next.is_none() {
        return None;
    }
    let one = |story: Option<&Neighbour>, label, rel| story.map(|story| neighbour(calendar, story, label, rel));
    Some(
        view! {
            <nav class="neighbours" aria-label=words::story::NEIGHBOURS>
                {one(previous, words::story::PREVIOUS, "prev")} {one(next, words::story::NEXT, "next")}
            </nav>
        }
        .markup(),
    )
}

fn neighbour(calendar: &Calendar, story: &Neighbour, label: Word, rel: &'static str) -> Markup {
    let (lang, dir) = lang_dir(calendar, &story.language, story.direction);
    let href = story.path.to_string();
    let look = Look { crop: Crop::Card, sizes: "120px", first: false };
    let image = story.picture.as_ref().and_then(|item| picture(item, "", look));
    view! {
        <a class="neighbour" href=href rel=rel data-rel=rel>
            {image}
            <span class="neighbour-label">{label}</span>
            <span class="neighbour-headline" lang=lang dir=dir>{story.headline.to_string()}</span>
        </a>
    }
    .markup()
}

/// A column of the newest stories.
pub fn rail<'a>(calendar: &Calendar, stories: impl IntoIterator<Item = &'a StoryCard>, size: Size) -> Markup {
    let items: Vec<Markup> =
        stories.into_iter().map(|story| view! { <li>{card(calendar, story, Setting::new(size, 3))}</li> }.markup()).collect();
    view! {
        <section class="rail" aria-labelledby="latest">
            <h2 class="rail-title" id="latest"><a href="/latest/">{words::LATEST}</a></h2>
            <ol class="rail-list">{items}</ol>
        </section>
    }
    .markup()
}
