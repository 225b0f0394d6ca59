//! Stories of the same subjects, under a story.

use newsroom::StoryCard;

use super::card::{Setting, Size, card};
use crate::{prelude::*, site::words::story as words, ui::text::Calendar};

/// Up to three stories with their pictures.
pub fn related(calendar: &Calendar, stories: &[StoryCard]) -> Option<Markup> {
    let cards: Vec<Markup> =
        stories.iter().map(|story| view! { <li>{card(calendar, story, Setting::new(Size::Medium, 3))}</li> }.markup()).collect();
    (!cards.is_empty()).then(|| {
        view! {
            <section class="story-related" aria-labelledby="related">
                <h2 class="rail-title" id="related">{words::RELATED}</h2>
                <ul>{cards}</ul>
            </section>
        }
        .markup()
    })
}
