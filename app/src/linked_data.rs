//! What search engines are told about a page, in the words of schema.org.

use newsroom::Named;
use serde_json::{Value, json};

use crate::{
    chrome::Chrome,
    components::picture::plain_source,
    load::StoryView,
    text::{urls, words},
};

/// The paper itself: on the front page.
pub fn web_site(chrome: &Chrome) -> Value {
    let search = format!("{}?q={{words}}", urls::absolute(&chrome.origin, "/search/"));
    json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": chrome.furniture.settings.name,
        "url": urls::absolute(&chrome.origin, "/"),
        "inLanguage": chrome.furniture.settings.language.to_string(),
        "potentialAction": { "@type": "SearchAction", "target": search, "query-input": "required name=words" },
    })
}

/// The steps from the front page to a page, which itself ends them under `title`.
pub fn breadcrumb_list(chrome: &Chrome, steps: &[Named], title: &str, path: &str) -> Value {
    let home = (words::HOME.to_owned(), "/".to_owned());
    let between = steps.iter().map(|step| (step.name.clone(), step.path.to_string()));
    let items: Vec<Value> = std::iter::once(home)
        .chain(between)
        .chain(std::iter::once((title.to_owned(), path.to_owned())))
        .enumerate()
        .map(|(at, (name, path))| {
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": urls::absolute(&chrome.origin, &path) })
        })
        .collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
}

/// A story. Nothing of a protected story's text is in it.
pub fn news_article(chrome: &Chrome, view: &StoryView) -> Value {
    let (story, absolute) = (&view.story, |path: &str| urls::absolute(&chrome.origin, path));
    let authors: Vec<Value> = view
        .bylines
        .iter()
        .map(|byline| {
            let kind = if byline.author.kind == domain::AuthorKind::Desk { "Organization" } else { "Person" };
            json!({ "@type": kind, "name": byline.author.name, "url": absolute(byline.author.path().as_str()) })
        })
        .collect();
    let mut facts = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline.to_string(),
        "mainEntityOfPage": absolute(story.path.as_str()),
        "inLanguage": story.language.to_string(),
        "dateModified": chrome.calendar.machine(story.updated_at),
        "author": authors,
        "publisher": { "@type": "NewsMediaOrganization", "name": chrome.furniture.settings.name, "url": absolute("/") },
        "isAccessibleForFree": !view.is_locked(),
    });
    let image = view.lead().filter(|_| !view.is_locked()).and_then(|item| Some(absolute(&plain_source(item, item.file.as_deref()?))));
    let further = [
        ("datePublished", story.published_at.map(|at| chrome.calendar.machine(at))),
        ("description", story.standfirst.as_ref().filter(|_| !view.is_locked()).map(ToString::to_string)),
        ("articleSection", view.section_line.last().filter(|section| !section.internal).map(|section| section.name.clone())),
        ("image", image),
    ];
    if let Some(facts) = facts.as_object_mut() {
        facts.extend(further.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::String(value?)))));
    }
    facts
}
