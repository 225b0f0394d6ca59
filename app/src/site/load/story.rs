//! A story or a page with everything that its page shows.

use std::{collections::HashMap, sync::Arc};

use domain::{
    Author, BylineRole, Comment, Correction, Direction, Language, MediaId, MediaItem, ReaderCounts, RedirectStatus, Section, SitePath,
    Story, StoryId, StoryKind, StoryState, Tag, Timestamp,
};
use newsroom::{Neighbour, OpenedStory, StoryCard, StoryLink, Subjects};

use super::{LayoutData, LoadError, Loaded, ReaderLists};
use crate::site::Site;

/// Most related stories.
const RELATED: usize = 3;

/// One name over the story.
#[derive(Debug, Clone)]
pub struct BylineView {
    /// The author.
    pub author: Author,
    /// Did what.
    pub role: BylineRole,
}

/// The data of a story's page.
#[derive(Debug, Clone)]
pub struct StoryView {
    /// The story.
    pub story: Story,
    /// Its primary section and those above it, outermost first.
    pub section_line: Vec<Section>,
    /// Its further sections that readers are shown.
    pub further_sections: Vec<Section>,
    /// The pages above it (pages only), outermost first.
    pub above: Vec<StoryLink>,
    /// The pages below it (pages only).
    pub below: Vec<StoryLink>,
    /// Names in order.
    pub bylines: Vec<BylineView>,
    /// Its pictures, recordings and files, portraits included.
    pub media: HashMap<MediaId, MediaItem>,
    /// The stories that its text points to.
    pub stories: HashMap<StoryId, StoryLink>,
    /// Its subjects.
    pub tags: Vec<Tag>,
    /// The story before it.
    pub previous: Option<Neighbour>,
    /// The story after it.
    pub next: Option<Neighbour>,
    /// Its approved comments, oldest first, and without their content those that have approved answers.
    pub comments: Vec<Comment>,
    /// Whether readers may comment now.
    pub comments_open: bool,
    /// What was corrected, oldest first.
    pub corrections: Vec<Correction>,
    /// The newest stories, perhaps itself among them; none beside a page.
    pub newest: Arc<Vec<StoryCard>>,
    /// What readers read and discuss most; nothing beside a page.
    pub lists: Arc<ReaderLists>,
    /// How often it was read and shared.
    pub counts: ReaderCounts,
    /// Up to three stories of its subjects that stand nowhere else on the page; none beside a page.
    pub related: Vec<StoryCard>,
    /// Number of words of its text.
    pub words: usize,
    /// Whether the reader has just given a password that is not the story's.
    pub wrong_password: bool,
    /// Whether the page is for readers who gave the story's password: devices store nothing of it.
    pub is_unlocked: bool,
}

/// Why a story was taken back, in the words of the editor who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KillNote {
    /// Plain text, perhaps of several lines.
    pub text: String,
    /// The story's language.
    pub language: Language,
    /// The story's direction.
    pub direction: Direction,
}

impl StoryView {
    /// Whether readers must know a word to read it.
    pub fn is_locked(&self) -> bool {
        self.story.password.is_some()
    }

    /// Another one after each change of the story's fields, text or corrections; not of its comments or neighbours.
    pub fn version(&self) -> String {
        let text = serde_json::to_vec(&(&self.story, &self.corrections)).unwrap_or_default();
        format!("{:016x}", xxhash_rust::xxh3::xxh3_64(&text))
    }

    /// Number of comments that readers see.
    pub fn comment_count(&self) -> usize {
        self.comments.iter().filter(|comment| comment.is_shown()).count()
    }

    /// The picture at its head; none before the word is known.
    pub fn lead(&self) -> Option<&MediaItem> {
        self.media.get(self.story.lead_image.as_ref().filter(|_| !self.is_locked())?)
    }
}

/// Loads the story or page at `path`.
pub async fn at_path(site: &Site, data: &LayoutData, path: &SitePath) -> Result<Loaded<StoryView>, LoadError> {
    let Some(opened) = site.newsroom.open_story(path).await? else { return moved(site, path).await };
    match opened.story.state {
        _ if opened.story.is_live(site.newsroom.now()) => {
            let neighbours = [&opened.previous, &opened.next].into_iter().flatten().map(|story| story.id.clone());
            let beside = Beside::load(site, &opened.story, neighbours.collect()).await?;
            Ok(Loaded::Page(view(data, opened, beside, site.newsroom.now())))
        }
        StoryState::Killed => {
            let text = site.newsroom.kill_note(&opened.story.id).await?;
            let Story { language, direction, .. } = opened.story;
            Ok(Loaded::Gone(text.map(|text| KillNote { text, language, direction })))
        }
        _ => moved(site, path).await,
    }
}

/// A story as its draft has it: the page that readers would get if it were published now. `stored` is the path at which readers open it today,
/// if they do.
pub async fn drafted(site: &Site, data: &LayoutData, story: Story, stored: Option<&SitePath>) -> Result<StoryView, LoadError> {
    let newsroom = &site.newsroom;
    let now = newsroom.now();
    let today = match stored {
        Some(path) => newsroom.open_story(path).await?,
        None => None,
    };
    let authors: Vec<_> = story.bylines.iter().map(|byline| byline.author.clone()).collect();
    let mut authors = newsroom.authors_by_ids(&authors).await?;
    authors.sort_by_cached_key(|author| story.bylines.iter().position(|byline| byline.author == author.id));
    let mut tags = newsroom.tags_by_ids(&story.tags).await?;
    tags.sort_by_cached_key(|tag| story.tags.iter().position(|id| *id == tag.id));
    let portraits = authors.iter().filter_map(|author| author.picture.clone());
    let media: Vec<MediaId> = story.document.media().into_iter().chain(story.lead_image.clone()).chain(portraits).collect();
    let media = newsroom.media_by_ids(&media).await?;
    let words = story.document.word_count();
    // those who may see the draft see it without the readers' password
    let mut story = Story { password: None, ..story };
    if today.is_none() {
        let at = story.published_at.filter(|at| *at > now).unwrap_or(now);
        (story.published_at, story.updated_at) = (Some(at), at);
    }
    let (comments, corrections, previous, next, comments_closed, counts) = today.map_or_else(Default::default, |today| {
        (today.comments, today.corrections, today.previous, today.next, today.comments_closed, today.counts)
    });
    let neighbours = [&previous, &next].into_iter().flatten().map(|story| story.id.clone());
    let beside = Beside::load(site, &story, neighbours.collect()).await?;
    let opened = OpenedStory { story, words, authors, tags, media, comments, comments_closed, corrections, counts, previous, next };
    Ok(view(data, opened, beside, now))
}

async fn moved(site: &Site, path: &SitePath) -> Result<Loaded<StoryView>, LoadError> {
    Ok(match site.newsroom.redirect(path.as_str()).await? {
        Some(redirect) if redirect.status == RedirectStatus::Gone => Loaded::Gone(None),
        // a redirect to itself would run in circles
        Some(redirect) if redirect.to != *path => Loaded::Moved(redirect.to),
        _ => Loaded::Missing,
    })
}

/// The data that is not read together with the story.
struct Beside {
    stories: HashMap<StoryId, StoryLink>,
    newest: Arc<Vec<StoryCard>>,
    lists: Arc<ReaderLists>,
    related: Vec<StoryCard>,
    above: Vec<StoryLink>,
    below: Vec<StoryLink>,
}

impl Beside {
    /// `linked`: stories that the page links besides those of its text.
    async fn load(site: &Site, story: &Story, linked: Vec<StoryId>) -> Result<Self, LoadError> {
        let (newsroom, is_page) = (&site.newsroom, story.kind == StoryKind::Page);
        let pointed_to = story.document.stories();
        let newest = if is_page { Arc::default() } else { site.newest().await? };
        let related = if is_page {
            Vec::new()
        } else {
            let besides: Vec<&StoryId> =
                pointed_to.iter().chain(&linked).chain([&story.id]).chain(newest.iter().map(|card| &card.id)).collect();
            newsroom.related(Subjects { tags: &story.tags, section: story.primary_section.as_ref() }, &besides, RELATED).await?
        };
        Ok(Self {
            stories: if pointed_to.is_empty() { HashMap::new() } else { newsroom.story_paths(&pointed_to).await? },
            lists: if is_page { Arc::default() } else { site.reader_lists().await? },
            newest,
            related,
            above: above(site, story).await?,
            below: if is_page { newsroom.child_pages(&story.id).await? } else { Vec::new() },
        })
    }
}

/// Synchronous, which keeps the future small: it would otherwise hold each of these parts twice.
fn view(data: &LayoutData, opened: OpenedStory, beside: Beside, now: Timestamp) -> StoryView {
    let Beside { stories, newest, related, lists, above, below } = beside;
    let OpenedStory { story, words, authors, tags, media, comments, comments_closed, corrections, counts, previous, next } = opened;
    let rules = &data.settings.comments;
    let in_time = rules.is_open(story.published_at.unwrap_or(now), now);
    let comments_open = story.comments_open && !comments_closed && in_time && story.kind == StoryKind::Story;
    let bylines: Vec<BylineView> = story
        .bylines
        .iter()
        .filter_map(|byline| {
            let author = authors.iter().find(|author| author.id == byline.author)?;
            Some(BylineView { author: author.clone(), role: byline.role })
        })
        .collect();
    let section_line =
        story.primary_section.as_ref().and_then(|id| data.section(id)).map(|section| data.section_line(section)).unwrap_or_default();
    let further_sections = story
        .sections
        .iter()
        .filter(|id| !section_line.iter().any(|section| section.id == **id))
        .filter_map(|id| data.section(id))
        .filter(|section| !section.internal)
        .cloned()
        .collect();
    StoryView {
        section_line,
        further_sections,
        above,
        below,
        bylines,
        media,
        stories,
        tags,
        previous,
        next,
        comments,
        comments_open,
        corrections,
        newest,
        lists,
        counts,
        related,
        words,
        wrong_password: false,
        is_unlocked: false,
        story,
    }
}

/// The pages above a page. A chain longer than eight is cut, and so is a cycle.
async fn above(site: &Site, story: &Story) -> Result<Vec<StoryLink>, LoadError> {
    let mut above = Vec::new();
    let mut next = story.parent.clone();
    while let Some(id) = next.take() {
        let Some(parent) = site.newsroom.story_by_id(&id).await? else { break };
        if above.len() == 8 {
            break;
        }
        next = parent.parent.clone();
        above.insert(
            0,
            StoryLink {
                live: parent.is_live(site.newsroom.now()),
                id: parent.id,
                path: parent.path,
                headline: parent.headline,
                language: parent.language,
                direction: parent.direction,
            },
        );
    }
    Ok(above)
}
