//! The data for rendering a text: dates, media, links, and which ids are used already.

use std::{
    cell::{Cell, RefCell},
    collections::{HashMap, HashSet},
};

use domain::{Dateline, MediaId, MediaItem, StoryId};
use newsroom::StoryLink;

use crate::ui::text::Calendar;

/// Everything a text is rendered with.
pub struct BlockContext<'a> {
    /// Dates at the paper.
    pub calendar: &'a Calendar,
    media: Option<&'a HashMap<MediaId, MediaItem>>,
    stories: Option<&'a HashMap<StoryId, StoryLink>>,
    /// Written by somebody outside the paper: links are not recommended to search engines.
    pub from_outside: bool,
    dateline: RefCell<Option<String>>,
    heading: Cell<u8>,
    ids: RefCell<HashSet<String>>,
    pictures: Cell<u16>,
}

/// Ids that the page itself uses.
const TAKEN: [&str; 16] = [
    "main",
    "site-menu",
    "find",
    "find-list",
    "find-all",
    "latest",
    "comments",
    "comments-title",
    "contents",
    "related",
    "authors",
    "subjects",
    "further",
    "follow",
    "respond",
    "respond-title",
];
/// Beginnings of such names.
const TAKEN_BEGINNINGS: [&str; 8] = ["comment-", "reply-", "panel-", "find-", "strip-", "foot-", "pages-", "picture-"];

impl<'a> BlockContext<'a> {
    /// For the text of a story, whose headline is the heading above all others.
    pub fn for_story(
        calendar: &'a Calendar,
        media: &'a HashMap<MediaId, MediaItem>,
        stories: &'a HashMap<StoryId, StoryLink>,
        dateline: Option<&Dateline>,
    ) -> Self {
        Self {
            media: Some(media),
            stories: Some(stories),
            dateline: RefCell::new(dateline.map(ToString::to_string)),
            heading: Cell::new(1),
            from_outside: false,
            ..Self::for_comment(calendar)
        }
    }

    /// For a comment, below a heading of the second level: no pictures, no link targets.
    pub fn for_comment(calendar: &'a Calendar) -> Self {
        Self {
            calendar,
            media: None,
            stories: None,
            from_outside: true,
            dateline: RefCell::new(None),
            heading: Cell::new(2),
            ids: RefCell::new(HashSet::new()),
            pictures: Cell::new(0),
        }
    }

    /// The media item, if it was loaded.
    pub fn media(&self, id: Option<&MediaId>) -> Option<&'a MediaItem> {
        self.media?.get(id?)
    }

    /// The story pointed to, if readers may open it.
    pub fn story(&self, id: &StoryId) -> Option<&'a StoryLink> {
        self.stories?.get(id).filter(|story| story.live)
    }

    /// The level for a heading of level `wanted`: no level below the last one is left out.
    pub fn heading_level(&self, wanted: u8) -> u8 {
        let level = wanted.clamp(2, self.heading.get().saturating_add(1).min(6));
        self.heading.set(level);
        level
    }

    /// The dateline, returned once: it begins the first paragraph.
    pub fn take_dateline(&self) -> Option<String> {
        self.dateline.borrow_mut().take()
    }

    /// The id of the next picture: the URL under which it is shown on the whole screen.
    pub fn picture_id(&self) -> String {
        self.pictures.set(self.pictures.get().saturating_add(1));
        format!("picture-{}", self.pictures.get())
    }

    /// `anchor` as an id, unless it is empty, taken by the page or used before in this text.
    pub fn free_id(&self, anchor: &str) -> Option<String> {
        let usable = self.media.is_some() && can_be_id(anchor);
        (usable && self.ids.borrow_mut().insert(anchor.to_owned())).then(|| anchor.to_owned())
    }
}

/// Whether this can be an id of a page besides those that the page itself uses.
pub fn can_be_id(anchor: &str) -> bool {
    !anchor.is_empty()
        && !anchor.chars().any(char::is_whitespace)
        && !TAKEN.contains(&anchor)
        && !TAKEN_BEGINNINGS.iter().any(|beginning| anchor.starts_with(beginning))
}
