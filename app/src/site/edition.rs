//! The edition for reading offline: the stories of the front page and the newest ones, as text that a worker puts into a page.
//! `docs/contracts/app.md` has its JSON.

use std::collections::{BTreeMap, HashSet};

use domain::{StoryId, StoryKind};
use newsroom::StoryCard;
use serde::Serialize;

use crate::{
    site::{
        Site,
        layout::Layout,
        load::{self, Front, LoadError, Loaded, StoryView},
        pages,
        words::{alerts, device, replies},
    },
    ui::{picture::plain_source, render::render},
};

/// Words of the form that reports a comment.
const REPORT: [&str; 5] = ["replies.REPORT_TITLE", "replies.WHY", "replies.ADD", "replies.SEND_REPORT", "replies.reason."];

/// Stories of an edition.
pub const STORIES: usize = 40;

/// A story of an edition: what lists show of it, and its text.
#[derive(Debug, Clone, Serialize)]
pub struct EditionStory {
    /// Its identity.
    pub id: String,
    /// Changes with every change of its text; the same on its page (`data-version`).
    pub version: String,
    /// Its path.
    pub path: String,
    /// Its headline.
    pub headline: String,
    /// The sentences under it; may be empty.
    pub standfirst: String,
    /// Name and path of its section.
    pub section: Option<(String, String)>,
    /// The paths of every list that has it: sections, tags, authors.
    pub lists: Vec<String>,
    /// When it was published, as in `<time datetime>`.
    pub at: String,
    /// The same in words.
    pub date: String,
    /// Its language and direction, where they are not the paper's.
    pub lang: Option<(String, &'static str)>,
    /// The path of its picture in one size.
    pub picture: Option<String>,
    /// The `<article>` of its page.
    pub html: String,
}

/// The layout that all stories of one edition share.
pub async fn layout(site: &Site) -> Result<Layout, LoadError> {
    Layout::load(site, "/").await
}

/// The stories of the edition in order: as the front page has them, then the newest.
pub async fn cards(site: &Site, layout: &Layout) -> Result<Vec<StoryCard>, LoadError> {
    let front = load::front::front(site, &layout.data).await?;
    let newest = site.newsroom.teasers(u16::try_from(STORIES).unwrap_or(u16::MAX)).await?;
    Ok(in_order(front, newest))
}

fn in_order(front: Front, newest: Vec<StoryCard>) -> Vec<StoryCard> {
    let Front { top, related, latest, strips, opinion, .. } = front;
    let mut top = top.into_iter();
    let lead = top.next();
    // most of a strip's stories are older than the newest ones: two of each
    let strips = strips.into_iter().chain(opinion).flat_map(|strip| strip.cards.into_iter().take(2));
    let mut known = HashSet::new();
    let all = lead.into_iter().chain(related).chain(top).chain(latest).chain(strips).chain(newest);
    all.filter(|card| known.insert(card.id.clone())).take(STORIES).collect()
}

/// A story of the edition; `None` if readers cannot open it, or only with a password.
pub async fn story(site: &Site, layout: &Layout, id: &StoryId) -> Result<Option<EditionStory>, LoadError> {
    let Some(story) = site.newsroom.story_by_id(id).await?.filter(|story| story.kind == StoryKind::Story) else { return Ok(None) };
    let Loaded::Page(view) = load::story::at_path(site, &layout.data, &story.path).await? else { return Ok(None) };
    Ok((view.story.id == *id && !view.is_locked()).then(|| whole(layout, &view)))
}

fn whole(layout: &Layout, view: &StoryView) -> EditionStory {
    let (story, calendar) = (&view.story, &layout.calendar);
    let at = story.published_at.unwrap_or(story.updated_at);
    let section = view.section_line.last().filter(|section| !section.internal);
    let sections = view.section_line.iter().chain(&view.further_sections).map(|section| section.path().to_string());
    let tags = view.tags.iter().map(|tag| tag.path().to_string());
    let authors = view.bylines.iter().map(|byline| byline.author.path().to_string());
    let is_own = story.language == layout.data.settings.language && story.direction == layout.direction();
    EditionStory {
        id: story.id.to_string(),
        version: view.version(),
        path: story.path.to_string(),
        headline: story.headline.to_string(),
        standfirst: story.standfirst.as_ref().map(ToString::to_string).unwrap_or_default(),
        section: section.map(|section| (section.name.clone(), section.path().to_string())),
        lists: sections.chain(tags).chain(authors).collect(),
        at: calendar.machine(at),
        date: calendar.short_day(at),
        lang: (!is_own).then(|| (story.language.to_string(), story.direction.as_str())),
        picture: view.lead().and_then(|item| Some(plain_source(item, item.file.as_deref()?))),
        html: render(|| pages::article(layout, view)),
    }
}

/// The words of the scripts, in the paper's language, by name.
pub fn words() -> BTreeMap<&'static str, &'static str> {
    // the form that reports a comment is made on the device where there is no network
    let report = replies::WORDS.iter().filter(|forms| forms.iter().any(|word| REPORT.iter().any(|name| word.name.starts_with(name))));
    let all = device::WORDS.iter().chain(alerts::WORDS).chain(report).copied().flatten();
    all.map(|word| (word.name.split_once('.').map_or(word.name, |(_, name)| name), word.text())).collect()
}
