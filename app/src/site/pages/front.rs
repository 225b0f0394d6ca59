//! The front page.

use std::borrow::Cow;

use domain::FrontLayout;
use newsroom::StoryCard;

use crate::{
    prelude::*,
    site::{
        components::{
            author_box::portrait,
            card::{Extra, Setting, Size, card, card_with, shared_picture},
            neighbours::rail,
        },
        layout::{Layout, html_page},
        linked_data::{organization, web_site},
        load::{Front, Strip, StripShape},
        words,
    },
    ui::{head::Head, lang_dir::lang_dir, text::Calendar},
};

/// A lead with its seconds, the latest beside them, then the sections.
pub fn front(layout: &Layout, front: &Front) -> Markup {
    // the rail shows the newest stories: the footer need not repeat them
    let frame = layout.without_newest();
    let (image, image_size) = shared_picture(front.top.iter());
    let head = Head {
        image,
        image_size,
        description: layout.data.settings.about.clone(),
        canonical: "/".to_owned(),
        facts: vec![web_site(layout), organization(layout)],
        ..Head::default()
    };
    let head = Head { description: crate::ui::text::shortened(&head.description, 160), ..head };
    let content = if front.top.is_empty() { empty() } else { edition(layout, front) };
    html_page(&frame, head, "front", "", content)
}

fn empty() -> Markup {
    view! {
        <div class="notice">
            <h2>{words::lists::FRONT_EMPTY}</h2>
            <p>{words::lists::FRONT_EMPTY_MORE}</p>
        </div>
    }
    .markup()
}

fn edition(layout: &Layout, front: &Front) -> Markup {
    let calendar = &layout.calendar;
    let half = front.strips.len().min(3);
    let (above, below) = front.strips.split_at(half);
    let opinion = front.opinion.as_ref().map(|opinion| opinion_band(calendar, opinion, front));
    view! {
        {top(calendar, front)}
        {strips(calendar, above)}
        {opinion}
        {strips(calendar, below)}
        {most_read(calendar, front)}
        <p class="front-all"><a class="go" href="/latest/">{words::lists::ALL_STORIES}</a></p>
    }
    .markup()
}

fn top(calendar: &Calendar, front: &Front) -> Markup {
    let (size, at_once) = match front.layout {
        FrontLayout::Lead | FrontLayout::Text => (Size::Lead, 1),
        FrontLayout::WideLead => (Size::Wide, 1),
        FrontLayout::TwoLeads => (Size::Large, 2),
    };
    let (leads, seconds) = front.top.split_at(at_once.min(front.top.len()));
    let leads: Vec<Markup> = leads.iter().map(|lead| card(calendar, &shown(front, lead), Setting::new(size, 2).at_once())).collect();
    let seconds: Vec<Markup> = seconds.iter().map(|story| card(calendar, &shown(front, story), Setting::new(Size::Medium, 2))).collect();
    let seconds = (!seconds.is_empty()).then(|| view! { <div class="front-seconds">{seconds}</div> });
    let latest = (!front.latest.is_empty()).then(|| rail(calendar, &front.latest, Size::Line));
    let alone = if front.latest.is_empty() { " front-top-alone" } else { "" };
    let layout = match front.layout {
        FrontLayout::Lead => "",
        FrontLayout::TwoLeads => " front-two",
        FrontLayout::WideLead => " front-wide",
        FrontLayout::Text => " front-text",
    };
    view! {
        <div class=format!("front-top{alone}{layout}")>
            <div class="front-lead">
                {leads}
                {related(calendar, front)}
            </div>
            {seconds}
            {latest}
        </div>
    }
    .markup()
}

/// A story as the layout shows it.
fn shown<'a>(front: &Front, card: &'a StoryCard) -> Cow<'a, StoryCard> {
    match front.layout {
        FrontLayout::Text => Cow::Owned(StoryCard { picture: None, ..card.clone() }),
        FrontLayout::Lead | FrontLayout::TwoLeads | FrontLayout::WideLead => Cow::Borrowed(card),
    }
}

/// Links to stories of the lead's subjects.
fn related(calendar: &Calendar, front: &Front) -> Option<Markup> {
    let links: Vec<Markup> = front
        .related
        .iter()
        .map(|story| {
            let (lang, dir) = lang_dir(calendar, &story.language, story.direction);
            view! { <li><a href=story.path.to_string() lang=lang dir=dir>{story.headline.to_string()}</a></li> }.markup()
        })
        .collect();
    (!links.is_empty()).then(|| view! { <ul class="front-related" aria-label=words::lists::RELATED>{links}</ul> }.markup())
}

/// A numbered list of headlines.
fn most_read(calendar: &Calendar, front: &Front) -> Option<Markup> {
    let items: Vec<Markup> =
        front.most_read.iter().map(|story| view! { <li>{card(calendar, story, Setting::new(Size::Line, 3))}</li> }.markup()).collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="strip most-read" aria-labelledby="most-read">
                <h2 class="strip-title" id="most-read">{words::sharing::MOST_READ}</h2>
                <ol>{items}</ol>
            </section>
        }
        .markup()
    })
}

fn strips(calendar: &Calendar, strips: &[Strip]) -> Vec<Markup> {
    strips.iter().map(|part| strip(calendar, part)).collect()
}

fn strip(calendar: &Calendar, strip: &Strip) -> Markup {
    let setting = |at: usize| match (strip.shape, at) {
        (StripShape::Feature, 0) => Setting::new(Size::Large, 3),
        (StripShape::Feature, _) => Setting::new(Size::Small, 3),
        (StripShape::Row, _) => Setting::new(Size::Medium, 3),
        (StripShape::Digest, 0) => Setting::new(Size::Row, 3),
        (StripShape::Digest, _) => Setting::new(Size::Line, 3),
    };
    let most = if strip.shape == StripShape::Row { 4 } else { 5 };
    let cards: Vec<Markup> =
        strip.cards.iter().take(most).enumerate().map(|(at, story)| card(calendar, story, setting(at).without_section())).collect();
    let shape = match strip.shape {
        StripShape::Feature => "strip strip-feature",
        StripShape::Row => "strip strip-row",
        StripShape::Digest => "strip strip-digest",
    };
    frame(strip, shape, cards)
}

fn opinion_band(calendar: &Calendar, strip: &Strip, front: &Front) -> Markup {
    let cards: Vec<Markup> = strip
        .cards
        .iter()
        .take(4)
        .map(|story| {
            let extra = Extra { portrait: front.portraits.get(&story.id).and_then(portrait), ..Extra::default() };
            card_with(calendar, story, Setting::new(Size::Opinion, 3).without_section(), extra)
        })
        .collect();
    frame(strip, "strip strip-opinion", cards)
}

fn frame(strip: &Strip, class: &'static str, cards: Vec<Markup>) -> Markup {
    let id = format!("strip-{}", strip.section.slug);
    let labelled_by = id.clone();
    let href = strip.section.path().to_string();
    let count = cards.len().to_string();
    view! {
        <section class=class aria-labelledby=labelled_by>
            <h2 class="strip-title" id=id><a href=href>{strip.section.name.clone()}</a></h2>
            <div class="strip-cards" data-count=count>{cards}</div>
        </section>
    }
    .markup()
}
