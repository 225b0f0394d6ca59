//! Facts about a page for search engines, in the vocabulary of schema.org.

use domain::{Author, AuthorKind, MediaItem, Ratio};
use newsroom::Named;
use serde::Serialize;

use crate::{
    site::{
        app_icon::{Icon, Purpose},
        layout::Layout,
        load::StoryView,
        words,
    },
    ui::{
        linked_data::LinkedData,
        picture::{plain_source, shared_source},
        text::urls,
    },
};

const CONTEXT: &str = "https://schema.org";

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

/// A person, a desk or the paper, on a page of its own.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Profile<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@type")]
    kind: &'a str,
    name: &'a str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    knows_language: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<&'a str>,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    image: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<CorrectionComment<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CorrectionComment<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    text: &'a str,
    date_published: String,
}

/// The paper itself: on the front page.
pub fn web_site(layout: &Layout) -> LinkedData {
    let settings = &layout.data.settings;
    let target = format!("{}?q={{words}}", urls::absolute(&layout.origin, "/search/"));
    LinkedData::of(&WebSite {
        context: CONTEXT,
        kind: "WebSite",
        name: &settings.name,
        url: urls::absolute(&layout.origin, "/"),
        in_language: settings.language.as_str(),
        potential_action: SearchAction { kind: "SearchAction", target, query_input: "required name=words" },
    })
}

/// The paper as a publisher: on the front page.
pub fn organization(layout: &Layout) -> LinkedData {
    let settings = &layout.data.settings;
    LinkedData::of(&Profile {
        context: CONTEXT,
        kind: "NewsMediaOrganization",
        name: &settings.name,
        url: urls::absolute(&layout.origin, "/"),
        description: Some(settings.about.as_str()).filter(|about| !about.is_empty()),
        job_title: None,
        image: None,
        logo: Some(urls::absolute(&layout.origin, &logo(layout))),
        knows_language: Vec::new(),
        same_as: settings.social.iter().map(|link| link.url.as_str()).collect(),
    })
}

/// The path of the paper's logo; of its icon, if it has none.
fn logo(layout: &Layout) -> String {
    let logo = layout.data.logos.any();
    let file = logo.and_then(|item| Some(plain_source(item, item.file.as_deref()?)));
    file.unwrap_or_else(|| Icon { purpose: Purpose::Any, pixels: 512 }.path(&layout.data.settings, logo))
}

/// An author: on the author's page.
pub fn person(layout: &Layout, author: &Author, portrait: Option<&MediaItem>) -> LinkedData {
    let absolute = |path: &str| urls::absolute(&layout.origin, path);
    LinkedData::of(&Profile {
        context: CONTEXT,
        kind: party_kind(author),
        name: &author.name,
        url: absolute(author.path().as_str()),
        description: Some(author.bio.as_str()).filter(|bio| !bio.is_empty()),
        job_title: Some(author.job_title.as_str()).filter(|title| !title.is_empty() && author.kind != AuthorKind::Desk),
        image: portrait.and_then(|item| Some(absolute(&plain_source(item, item.file.as_deref()?)))),
        logo: None,
        knows_language: author.languages.iter().map(|language| language.as_str()).collect(),
        same_as: author.links.iter().map(|link| link.url.as_str()).collect(),
    })
}

fn party_kind(author: &Author) -> &'static str {
    if author.kind == AuthorKind::Desk { "Organization" } else { "Person" }
}

/// The steps from the front page to a page, which itself ends them under `title`.
pub fn breadcrumb_list(layout: &Layout, steps: &[Named], title: &str, path: &str) -> LinkedData {
    let between = steps.iter().map(|step| (step.name.as_str(), step.path.as_str()));
    let items = std::iter::once((words::HOME.text(), "/"))
        .chain(between)
        .chain(std::iter::once((title, path)))
        .zip(1..)
        .map(|((name, path), position)| ListItem { kind: "ListItem", position, name, item: urls::absolute(&layout.origin, path) })
        .collect();
    LinkedData::of(&BreadcrumbList { context: CONTEXT, kind: "BreadcrumbList", items })
}

/// A story. Nothing of a protected story's text is in it.
pub fn news_article(layout: &Layout, view: &StoryView) -> LinkedData {
    let (story, absolute) = (&view.story, |path: &str| urls::absolute(&layout.origin, path));
    let authors = view.bylines.iter().map(|byline| Party {
        kind: party_kind(&byline.author),
        name: &byline.author.name,
        url: absolute(byline.author.path().as_str()),
    });
    let paper = || Party { kind: "NewsMediaOrganization", name: &layout.data.settings.name, url: absolute("/") };
    let mut authors: Vec<Party<'_>> = authors.collect();
    if authors.is_empty() {
        // search engines refuse an article without an author
        authors.push(paper());
    }
    let open = |text| Some(text).filter(|_| !view.is_locked());
    let corrections = view.corrections.iter().filter(|_| !view.is_locked()).map(|correction| CorrectionComment {
        kind: "CorrectionComment",
        text: &correction.text,
        date_published: layout.calendar.machine(correction.at),
    });
    let section = view.section_line.last().filter(|section| !section.internal);
    LinkedData::of(&NewsArticle {
        context: CONTEXT,
        kind: "NewsArticle",
        headline: story.headline.as_str(),
        main_entity_of_page: absolute(story.path.as_str()),
        in_language: story.language.as_str(),
        date_published: story.published_at.map(|at| layout.calendar.machine(at)),
        date_modified: layout.calendar.machine(story.updated_at),
        author: authors,
        publisher: paper(),
        is_accessible_for_free: !view.is_locked(),
        description: story.standfirst.as_ref().and_then(|text| open(text.as_str())),
        correction: corrections.collect(),
        article_section: section.map(|section| section.name.as_str()),
        image: view.lead().and_then(|item| pictures(item, &absolute)).unwrap_or_default(),
    })
}

/// A picture in the three shapes that search engines choose from; once if it has one only.
fn pictures(item: &MediaItem, absolute: &impl Fn(&str) -> String) -> Option<Vec<String>> {
    let file = item.file.as_deref()?;
    let mut all: Vec<String> =
        [Ratio::Wide, Ratio::Classic, Ratio::Square].into_iter().map(|ratio| absolute(&shared_source(item, file, ratio).0)).collect();
    all.dedup();
    Some(all)
}
