//! Stories and pages: what the paper prints.

use serde::{Deserialize, Serialize};

use crate::{
    AuthorId, Dateline, Document, Headline, Language, MediaId, SectionId, SitePath, Slug, Standfirst, StoryId, TagId, Timestamp,
    newtype::word_enum,
};

word_enum! {
    /// A story belongs to a day and to sections; a page (About, Contact) stands for itself.
    StoryKind, "story kind" {
        /// Dated, in sections, in lists and feeds.
        Story = "story",
        /// Undated, outside the lists, may have pages below it.
        Page = "page",
    }
}

word_enum! {
    /// Where a story stands on its way to readers. Only `Published` is ever shown to them.
    StoryState, "story state" {
        /// Being written.
        Draft = "draft",
        /// Waiting for an editor.
        Review = "review",
        /// Goes live at its time of publication.
        Scheduled = "scheduled",
        /// Live.
        Published = "published",
        /// Finished, but only for signed-in staff.
        Private = "private",
        /// Taken back after publication; its address answers 410.
        Killed = "killed",
        /// Thrown away; kept for a while.
        Trash = "trash",
    }
}

word_enum! {
    /// The shape of a story, which decides how lists and the page present it. The names follow WordPress's post formats.
    StoryFormat, "story format" {
        /// Text with pictures.
        Standard = "standard",
        /// A short note without headline weight.
        Aside = "aside",
        /// A recording with text.
        Audio = "audio",
        /// A conversation.
        Chat = "chat",
        /// Pictures with text.
        Gallery = "gallery",
        /// One picture.
        Image = "image",
        /// A pointer elsewhere.
        Link = "link",
        /// A live, growing story.
        Live = "live",
        /// Somebody's words.
        Quote = "quote",
        /// One sentence.
        Status = "status",
        /// A film with text.
        Video = "video",
    }
}

word_enum! {
    /// Which way a text runs.
    Direction, "direction" {
        /// As English does.
        LeftToRight = "ltr",
        /// As Urdu and Arabic do.
        RightToLeft = "rtl",
    }
}

word_enum! {
    /// What somebody did for a story.
    BylineRole, "byline role" {
        /// Wrote it.
        Writer = "writer",
        /// Helped to write it.
        Contributor = "contributor",
        /// Took the pictures.
        Photographer = "photographer",
        /// Drew the pictures.
        Illustrator = "illustrator",
        /// Translated it.
        Translator = "translator",
        /// Edited it.
        Editor = "editor",
    }
}

/// One name over a story, with what that person did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    /// Who.
    pub author: AuthorId,
    /// Did what.
    pub role: BylineRole,
}

/// Texts that replace the story's own in search engines and social networks. Empty text means: no override.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Overrides {
    /// Title for search engines.
    pub seo_title: String,
    /// Description for search engines.
    pub seo_description: String,
    /// Absolute URL of the original, for republished text.
    pub canonical_url: String,
    /// Keep it out of search engines.
    pub no_index: bool,
    /// Title on social networks.
    pub social_title: String,
    /// Description on social networks.
    pub social_description: String,
    /// Picture on social networks.
    pub social_image: Option<MediaId>,
    /// Shorter headline for fronts and lists.
    pub front_headline: String,
}

/// A story or page, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Its identity.
    pub id: StoryId,
    /// Story or page.
    pub kind: StoryKind,
    /// The page it stands under (pages only).
    pub parent: Option<StoryId>,
    /// Last part of its address.
    pub slug: Slug,
    /// Its address, unique on the site: `/{slug}/`, for a page below a page `/{parent}/{slug}/`.
    pub path: SitePath,
    /// Its title.
    pub headline: Headline,
    /// The sentences under the headline.
    pub standfirst: Option<Standfirst>,
    /// Where it was filed from.
    pub dateline: Option<Dateline>,
    /// The text.
    pub document: Document,
    /// The section it belongs to first: breadcrumb and label. One of `sections`.
    pub primary_section: Option<SectionId>,
    /// All its sections, the primary one included.
    pub sections: Vec<SectionId>,
    /// Its subjects.
    pub tags: Vec<TagId>,
    /// Whose names stand over it, in order.
    pub bylines: Vec<Byline>,
    /// The picture at its head.
    pub lead_image: Option<MediaId>,
    /// The language it is written in.
    pub language: Language,
    /// Which way its text runs.
    pub direction: Direction,
    /// Its shape.
    pub format: StoryFormat,
    /// Where it stands on its way to readers.
    pub state: StoryState,
    /// A word that readers must know to read it; such a story is in no list, feed or search.
    pub password: Option<String>,
    /// Pinned to the top of the front page.
    pub pinned: bool,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// When it went or goes live. `None` only before publication.
    pub published_at: Option<Timestamp>,
    /// When its text last changed in a way readers should know.
    pub updated_at: Timestamp,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Not to be shown before, whatever its state says.
    pub embargo_until: Option<Timestamp>,
    /// Not to be shown after.
    pub expires_at: Option<Timestamp>,
    /// Order among sibling pages.
    pub position: i64,
    /// Texts for search engines and social networks.
    pub overrides: Overrides,
}

impl Story {
    /// A story or page that somebody has just begun: a draft in English at the address its slug gives, open for comments,
    /// with nothing but a headline and a text.
    pub fn draft(kind: StoryKind, id: StoryId, slug: Slug, headline: Headline, document: Document, now: Timestamp) -> Self {
        Self {
            id,
            kind,
            parent: None,
            path: SitePath::of_story(&slug),
            slug,
            headline,
            standfirst: None,
            dateline: None,
            document,
            primary_section: None,
            sections: Vec::new(),
            tags: Vec::new(),
            bylines: Vec::new(),
            lead_image: None,
            language: Language::english(),
            direction: Direction::LeftToRight,
            format: StoryFormat::Standard,
            state: StoryState::Draft,
            password: None,
            pinned: false,
            comments_open: true,
            published_at: None,
            updated_at: now,
            created_at: now,
            embargo_until: None,
            expires_at: None,
            position: 0,
            overrides: Overrides::default(),
        }
    }

    /// Whether readers may open it at `now`: published, its time come, no embargo, not expired.
    /// A story with a password counts as live; its page asks for the word.
    pub fn is_live(&self, now: Timestamp) -> bool {
        matches!(self.state, StoryState::Published | StoryState::Scheduled)
            && self.published_at.is_some_and(|at| at <= now)
            && self.embargo_until.is_none_or(|until| until <= now)
            && self.expires_at.is_none_or(|at| at > now)
    }

    /// Whether it may stand in lists, feeds and search results at `now`.
    pub fn is_listed(&self, now: Timestamp) -> bool {
        self.kind == StoryKind::Story && self.password.is_none() && self.is_live(now)
    }
}
