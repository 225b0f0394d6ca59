//! What search engines are told about a page, in the words of schema.org.

use newsroom::Named;
use serde::Serialize;

use crate::{
    chrome::Chrome,
    components::picture::plain_source,
    load::StoryView,
    text::{urls, words},
};

const CONTEXT: &str = "https://schema.org";

/// Facts about a page as JSON.
#[derive(Debug, Clone)]
pub struct LinkedData(String);

impl LinkedData {
    fn of(facts: &impl Serialize) -> Self {
        // texts and numbers always serialise
        Self(serde_json::to_string(facts).unwrap_or_default())
    }

    /// The JSON for inside an element of a page: it has no need of `<`, `>` and `&`, and written as escapes no text in it can end
    /// the element or begin another.
    pub fn escaped(&self) -> String {
        const SEPARATORS: [&str; 2] = ["\u{2028}", "\u{2029}"];
        let json = self.0.as_str();
        // most have none of them, which is quickly seen
        let has_separator = || SEPARATORS.iter().any(|sign| memchr::memmem::find(json.as_bytes(), sign.as_bytes()).is_some());
        if memchr::memchr3(b'<', b'>', b'&', json.as_bytes()).is_none() && !has_separator() {
            return json.to_owned();
        }
        let mut written = String::with_capacity(json.len() + 64);
        for sign in json.chars() {
            match sign {
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => written.push_str(&format!("\\u{:04x}", u32::from(sign))),
                sign => written.push(sign),
            }
        }
        written
    }
}

#[derive(Serialize)]
struct WebSite<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@type")]
    kind: &'a str,
    name: &'a str,
    url: String,
    #[serde(rename = "inLanguage")]
    in_language: &'a str,
    #[serde(rename = "potentialAction")]
    potential_action: SearchAction<'a>,
}

#[derive(Serialize)]
struct SearchAction<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    target: String,
    #[serde(rename = "query-input")]
    query_input: &'a str,
}

#[derive(Serialize)]
struct BreadcrumbList<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@type")]
    kind: &'a str,
    #[serde(rename = "itemListElement")]
    items: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    position: usize,
    name: &'a str,
    item: String,
}

/// A person, a desk or the paper.
#[derive(Serialize)]
struct Party<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    name: &'a str,
    url: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@type")]
    kind: &'a str,
    headline: &'a str,
    main_entity_of_page: String,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    date_modified: String,
    author: Vec<Party<'a>>,
    publisher: Party<'a>,
    is_accessible_for_free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
}

/// The paper itself: on the front page.
pub fn web_site(chrome: &Chrome) -> LinkedData {
    let settings = &chrome.furniture.settings;
    let target = format!("{}?q={{words}}", urls::absolute(&chrome.origin, "/search/"));
    LinkedData::of(&WebSite {
        context: CONTEXT,
        kind: "WebSite",
        name: &settings.name,
        url: urls::absolute(&chrome.origin, "/"),
        in_language: settings.language.as_str(),
        potential_action: SearchAction { kind: "SearchAction", target, query_input: "required name=words" },
    })
}

/// The steps from the front page to a page, which itself ends them under `title`.
pub fn breadcrumb_list(chrome: &Chrome, steps: &[Named], title: &str, path: &str) -> LinkedData {
    let between = steps.iter().map(|step| (step.name.as_str(), step.path.as_str()));
    let items = std::iter::once((words::HOME, "/"))
        .chain(between)
        .chain(std::iter::once((title, path)))
        .zip(1..)
        .map(|((name, path), position)| ListItem { kind: "ListItem", position, name, item: urls::absolute(&chrome.origin, path) })
        .collect();
    LinkedData::of(&BreadcrumbList { context: CONTEXT, kind: "BreadcrumbList", items })
}

/// A story. Nothing of a protected story's text is in it.
pub fn news_article(chrome: &Chrome, view: &StoryView) -> LinkedData {
    let (story, absolute) = (&view.story, |path: &str| urls::absolute(&chrome.origin, path));
    let authors = view.bylines.iter().map(|byline| Party {
        kind: if byline.author.kind == domain::AuthorKind::Desk { "Organization" } else { "Person" },
        name: &byline.author.name,
        url: absolute(byline.author.path().as_str()),
    });
    let open = |text| Some(text).filter(|_| !view.is_locked());
    let section = view.section_line.last().filter(|section| !section.internal);
    LinkedData::of(&NewsArticle {
        context: CONTEXT,
        kind: "NewsArticle",
        headline: story.headline.as_str(),
        main_entity_of_page: absolute(story.path.as_str()),
        in_language: story.language.as_str(),
        date_published: story.published_at.map(|at| chrome.calendar.machine(at)),
        date_modified: chrome.calendar.machine(story.updated_at),
        author: authors.collect(),
        publisher: Party { kind: "NewsMediaOrganization", name: &chrome.furniture.settings.name, url: absolute("/") },
        is_accessible_for_free: !view.is_locked(),
        description: story.standfirst.as_ref().and_then(|text| open(text.as_str())),
        article_section: section.map(|section| section.name.as_str()),
        image: view.lead().filter(|_| !view.is_locked()).and_then(|item| Some(absolute(&plain_source(item, item.file.as_deref()?)))),
    })
}

#[cfg(test)]
mod tests {
    use super::LinkedData;

    #[test]
    fn no_text_in_it_ends_the_element() {
        for text in ["", "plain", "</script><script>alert(1)</script>", "a & b", "<!--", "a\u{2028}b\u{2029}", "“quoted” – é <"] {
            let written = LinkedData::of(&text).escaped();
            assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{written}");
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        }
    }
}
