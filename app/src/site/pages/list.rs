//! Sections, tags, authors, archives and everything: lists with a head.

use domain::{FoundList, FrontLayout, ListOf, Ratio, Section};
use newsroom::{Named, StoryCard};

use crate::{
    prelude::*,
    site::{
        components::{
            alert_bell::{self, alert_bell},
            author_box::author_head,
            breadcrumb::breadcrumb,
            card::{Setting, Size, card, shared_picture},
            story_list::{IN_LIST, ListedStories, story_list},
        },
        layout::{Layout, html_page},
        linked_data::{breadcrumb_list, person},
        load::ListPage,
        words,
    },
    ui::{
        head::Head,
        picture::{Crop, Look, picture, shared_source},
        text::{Calendar, shortened},
    },
};

/// A list of stories.
pub fn list(layout: &Layout, page: &ListPage) -> Markup {
    let below = below(layout, page);
    let setting = if matches!(page.of, FoundList::Section(_)) && below.is_empty() { IN_LIST.without_section() } else { IN_LIST };
    let stories = ListedStories { of: page.of.by_slug(), cards: &page.cards, above: page.newest_above, setting, next: page.next.as_ref() };
    // a top that holds all there is needs no list below it that says so
    let list = (page.top.is_empty() || !page.cards.is_empty()).then(|| story_list(&layout.calendar, &stories));
    let frame = if page.of == FoundList::Latest { &layout.without_newest() } else { layout };
    let body = view! {
        {breadcrumb(&steps(layout, page), page.title(&layout.calendar).markup())}
        {list_head(layout, page, &below)}
        {section_top(&layout.calendar, page, setting)}
        {list}
    }
    .markup();
    html_page(frame, head(layout, page), "list", "", body)
}

fn section_top(calendar: &Calendar, page: &ListPage, in_list: Setting) -> Option<Markup> {
    let (lead, seconds) = page.top.split_first()?;
    let (class, large, small) = match page.layout {
        FrontLayout::Lead => ("section-top", Size::Large, Size::Medium),
        FrontLayout::TwoLeads => ("section-top section-two", Size::Large, Size::Large),
        FrontLayout::WideLead => ("section-top section-wide", Size::Wide, Size::Medium),
        FrontLayout::Text => ("section-top section-text", Size::Large, Size::Medium),
    };
    let set = |size| Setting { size, ..in_list };
    let plain = |card: &StoryCard| match page.layout {
        FrontLayout::Text => StoryCard { picture: None, ..card.clone() },
        FrontLayout::Lead | FrontLayout::TwoLeads | FrontLayout::WideLead => card.clone(),
    };
    let seconds: Vec<Markup> = seconds.iter().map(|story| card(calendar, &plain(story), set(small))).collect();
    Some(
        view! {
            <div class=class>
                {card(calendar, &plain(lead), set(large).at_once())}
                <div class="section-seconds">{seconds}</div>
            </div>
        }
        .markup(),
    )
}

/// The sections directly below a section that readers are shown.
fn below<'a>(layout: &'a Layout, page: &ListPage) -> Vec<&'a Section> {
    match &page.of {
        FoundList::Section(section) => layout.data.shown_sections().filter(|other| other.parent.as_ref() == Some(&section.id)).collect(),
        FoundList::Latest | FoundList::Tag(_) | FoundList::Author(_) | FoundList::Archive(_) => Vec::new(),
    }
}

fn head(layout: &Layout, page: &ListPage) -> Head {
    let description = match &page.of {
        FoundList::Section(section) if !section.description.is_empty() => section.description.clone(),
        FoundList::Tag(tag) if !tag.description.is_empty() => tag.description.clone(),
        FoundList::Author(author) if !author.bio.is_empty() => author.bio.clone(),
        _ => format!("{}: {}", layout.data.settings.name, page.title(&layout.calendar)),
    };
    let path = page.path();
    let shared = page.portrait.as_ref().and_then(|item| Some((item, shared_source(item, item.file.as_deref()?, Ratio::Wide))));
    let of_stories = || shared_picture(page.top.iter().chain(&page.cards));
    let (image, image_size) = shared.as_ref().map_or_else(of_stories, |(_, (url, size))| (Some(url.clone()), *size));
    let author = match &page.of {
        FoundList::Author(author) => Some(person(layout, author, page.portrait.as_ref())),
        _ => None,
    };
    Head {
        title: page.title(&layout.calendar),
        description: shortened(&description, 160),
        canonical: path.to_string(),
        // a stretch in the middle of a list moves with every new story: only its beginning belongs into a search engine
        no_index: !page.first,
        image,
        image_alt: shared.map(|(item, _)| item.alt_shown().to_owned()).unwrap_or_default(),
        image_size,
        next: page.next.as_ref().map(|cursor| format!("{path}?after={cursor}")),
        facts: std::iter::once(breadcrumb_list(layout, &steps(layout, page), &page.title(&layout.calendar), path.as_str()))
            .chain(author)
            .collect(),
        ..Head::default()
    }
}

fn steps(layout: &Layout, page: &ListPage) -> Vec<Named> {
    match &page.of {
        FoundList::Section(section) => {
            let mut line = layout.data.section_line(section);
            line.pop();
            line.into_iter().map(|section| Named { path: section.path(), name: section.name }).collect()
        }
        FoundList::Archive(period) => {
            let step = |period| Some(Named { name: layout.calendar.period_name(period)?, path: ListOf::<_>::Archive(period).path() });
            period.above().filter_map(step).collect()
        }
        FoundList::Latest | FoundList::Tag(_) | FoundList::Author(_) => Vec::new(),
    }
}

fn list_head(layout: &Layout, page: &ListPage, below: &[&Section]) -> Markup {
    let description = match &page.of {
        FoundList::Author(author) => {
            let bell = alert_bell(&[alert_bell::author(author)]);
            return author_head(author, page.portrait.as_ref(), page.count, bell);
        }
        FoundList::Section(section) => section.description.clone(),
        FoundList::Tag(tag) => tag.description.clone(),
        FoundList::Latest | FoundList::Archive(_) => String::new(),
    };
    let description = (!description.is_empty()).then(|| view! { <p class="list-about">{description}</p> });
    let count = page
        .count
        .filter(|count| *count > 0 && matches!(page.of, FoundList::Tag(_)))
        .map(|count| view! { <p class="list-count">{words::lists::STORIES.of(count)}</p> });
    let links: Vec<Markup> = below
        .iter()
        .map(|section| {
            let href = section.path().to_string();
            view! { <li><a href=href>{section.name.clone()}</a></li> }.markup()
        })
        .collect();
    let below =
        (!links.is_empty()).then(|| view! { <nav class="list-below" aria-label=words::lists::BELOW_SECTION><ul>{links}</ul></nav> });
    let choice = match &page.of {
        FoundList::Section(section) if !section.internal => Some(alert_bell::section(section)),
        FoundList::Tag(tag) => Some(alert_bell::tag(tag)),
        _ => None,
    };
    let bell = alert_bell(choice.as_slice()).map(|bell| view! { <p class="story-tools">{bell}</p> });
    let heading = view! { <h1>{page.title(&layout.calendar)}</h1> {description} {count} {bell} {below} };
    match section_picture(page) {
        Some(picture) => view! {
            <header class="list-head pictured">
                <div>{heading}</div>
                {picture}
            </header>
        }
        .markup(),
        None => view! { <header class="list-head">{heading}</header> }.markup(),
    }
}

/// The picture of a section, on the first page of its list.
fn section_picture(page: &ListPage) -> Option<Markup> {
    let item = page.portrait.as_ref().filter(|_| page.first && matches!(page.of, FoundList::Section(_)))?;
    let look = Look { crop: Crop::Card, sizes: "(min-width: 40rem) 288px, 93vw", first: true };
    let image = picture(item, item.alt_shown(), look)?;
    Some(view! { <div class="list-picture">{image}</div> }.markup())
}
