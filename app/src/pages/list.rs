//! Sections, tags, authors, archives and everything: lists with a head.

use newsroom::Named;

use crate::{
    chrome::Chrome,
    components::{
        author_box::author_head,
        breadcrumb::breadcrumb,
        layout,
        story_list::{IN_LIST, ListMatter, story_list},
    },
    head::Head,
    linked_data::breadcrumb_list,
    load::{ListKind, ListPage, shortened},
    prelude::*,
    text::words,
};

/// A list of stories.
pub fn list(chrome: &Chrome, page: &ListPage) -> Markup {
    let setting = match (&page.kind, page.first) {
        (ListKind::Section { below, .. }, _) if below.is_empty() => IN_LIST.without_section(),
        _ => IN_LIST,
    };
    let matter = ListMatter { cards: &page.cards, setting, path: &page.path, key: &page.key, next: page.next.as_ref() };
    let frame = if page.key == "latest" { &chrome.without_newest() } else { chrome };
    let body = view! {
        {breadcrumb(&steps(chrome, page))}
        {list_head(page)}
        {story_list(&chrome.calendar, &matter)}
    }
    .markup();
    layout(frame, head(chrome, page), "list", "", body)
}

fn head(chrome: &Chrome, page: &ListPage) -> Head {
    let description = match &page.kind {
        ListKind::Section { section, .. } if !section.description.is_empty() => section.description.clone(),
        ListKind::Tag(tag) if !tag.description.is_empty() => tag.description.clone(),
        ListKind::Author { author, .. } if !author.bio.is_empty() => author.bio.clone(),
        _ => format!("{}: {}", chrome.furniture.settings.name, page.title()),
    };
    Head {
        title: page.title(),
        description: shortened(&description, 160),
        canonical: page.path.clone(),
        // a stretch in the middle of a list moves with every new story: only its beginning belongs into a search engine
        no_index: !page.first,
        next: page.next.as_ref().map(|cursor| format!("{}?after={cursor}", page.path)),
        facts: vec![breadcrumb_list(chrome, &steps(chrome, page), &page.title(), &page.path)],
        ..Head::default()
    }
}

fn steps(chrome: &Chrome, page: &ListPage) -> Vec<Named> {
    match &page.kind {
        ListKind::Section { section, .. } => {
            let mut line = chrome.section_line(section);
            line.pop();
            line.into_iter().map(|section| Named { path: section.path(), name: section.name }).collect()
        }
        ListKind::Archive { above, .. } => above.clone(),
        ListKind::Latest | ListKind::Tag(_) | ListKind::Author { .. } => Vec::new(),
    }
}

fn list_head(page: &ListPage) -> Markup {
    if let ListKind::Author { author, picture } = &page.kind {
        return author_head(author, picture.as_deref(), page.count);
    }
    let (description, below) = match &page.kind {
        ListKind::Section { section, below } => (section.description.clone(), below.as_slice()),
        ListKind::Tag(tag) => (tag.description.clone(), &[][..]),
        ListKind::Latest | ListKind::Archive { .. } | ListKind::Author { .. } => (String::new(), &[][..]),
    };
    let description = (!description.is_empty()).then(|| view! { <p class="list-about">{description}</p> });
    let count = page
        .count
        .filter(|count| *count > 0 && matches!(page.kind, ListKind::Tag(_)))
        .map(|count| view! { <p class="list-count">{words::stories(count)}</p> });
    let links: Vec<Markup> = below
        .iter()
        .map(|section| {
            let href = section.path().to_string();
            view! { <li><a href=href>{section.name.clone()}</a></li> }.markup()
        })
        .collect();
    let below = (!links.is_empty()).then(|| view! { <nav class="list-below" aria-label=words::BELOW_SECTION><ul>{links}</ul></nav> });
    view! {
        <header class="list-head">
            <h1>{page.title()}</h1>
            {description} {count} {below}
        </header>
    }
    .markup()
}
