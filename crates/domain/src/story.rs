//! Stories and pages.

use serde::{Deserialize, Serialize};

use crate::{
    AuthorId, Dateline, Document, Headline, Language, MediaId, SectionId, SitePath, Slug, Standfirst, StoryId, TagId, Timestamp,
    newtype::word_enum,
};

word_enum! {
    /// A story has a date and sections; a page (About, Contact) has neither.
    StoryKind, "story kind" {
        /// Dated, in sections, in lists and feeds.
        Story = "story",
        /// Undated, outside the lists, may have pages below it.
        Page = "page",
    }
}

word_enum! {
    /// The state of publication. Readers see `Published` stories, and `Scheduled` ones once their time has come.
    StoryState, "story state" {
        /// Being written.
        Draft = "draft",
        /// Waiting for an editor.
        Review = "review",
        /// Edited; can be published.
        Ready = "ready",
        /// Goes live at its time of publication.
        Scheduled = "scheduled",
        /// Live.
        Published = "published",
        /// Finished, but only for signed-in staff.
        Private = "private",
        /// Withdrawn after publication; its URL responds with 410.
        Killed = "killed",
        /// Put aside unpublished; readers cannot open it.
        Archived = "archived",
        /// Deleted; can be restored for a while.
        Trash = "trash",
    }
}

word_enum! {
    /// The form of a story, which decides how lists and the page present it. The names are those of WordPress's post formats.
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
    /// The direction of a text.
    Direction, "direction" {
        /// As in English.
        LeftToRight = "ltr",
        /// As in Urdu and Arabic.
        RightToLeft = "rtl",
    }
}

word_enum! {
    /// What an author contributed to a story.
    BylineRole, "byline role" {
        /// Wrote it.
        Writer = "writer",
        /// Helped to write it.
        Contributor = "contributor",
        /// Took the pictures.
        Photographer = "photographer",
        /// Made the illustrations.
        Illustrator = "illustrator",
        /// Translated it.
        Translator = "translator",
        /// Edited it.
        Editor = "editor",
    }
}

/// One author of a story, with their role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    /// The author.
    pub author: AuthorId,
    /// The role.
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
    /// The last part of its path.
    pub slug: Slug,
    /// Its path, unique on the site: `/{slug}/`, for a page below a page `/{parent}/{slug}/`; for a published story as [`crate::Permalinks`]
    /// said at its first publication.
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
    /// Its tags.
    pub tags: Vec<TagId>,
    /// Its authors, in order.
    pub bylines: Vec<Byline>,
    /// The picture at its head.
    pub lead_image: Option<MediaId>,
    /// The language it is written in.
    pub language: Language,
    /// The direction of its text.
    pub direction: Direction,
    /// Its form.
    pub format: StoryFormat,
    /// Its state of publication.
    pub state: StoryState,
    /// A password that readers need; a story with one is in no list, feed or search result.
    pub password: Option<String>,
    /// Pinned to the top of the front page.
    pub pinned: bool,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// When it went or goes live. `None` only before publication.
    pub published_at: Option<Timestamp>,
    /// When its text last changed in a way readers should know.
    pub updated_at: Timestamp,
    /// When it was created.
    pub created_at: Timestamp,
    /// Not to be shown before, whatever its state says.
    pub embargo_until: Option<Timestamp>,
    /// Not to be shown after.
    pub expires_at: Option<Timestamp>,
    /// Order among sibling pages.
    pub position: i64,
    /// Texts for search engines and social networks.
    pub overrides: Overrides,
    /// The identity that feeds had for it on the site it was imported from. `None`: feeds use `id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feed_id: Option<String>,
}

impl Story {
    /// A new story or page: a draft in English at the path of its slug, open for comments, with only a headline and a text.
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
            feed_id: None,
        }
    }

    /// Whether readers may open it at `now`: published, its time come, no embargo, not expired.
    /// A story with a password counts as live; its page requires the password.
    pub fn is_live(&self, now: Timestamp) -> bool {
        matches!(self.state, StoryState::Published | StoryState::Scheduled)
            && self.published_at.is_some_and(|at| at <= now)
            && self.embargo_until.is_none_or(|until| until <= now)
            && self.expires_at.is_none_or(|at| at > now)
    }

    /// The state in the words of the desk: a story whose scheduled time has come is a published one.
    pub fn shown_state(&self, now: Timestamp) -> StoryState {
        if self.state == StoryState::Scheduled && self.is_live(now) { StoryState::Published } else { self.state }
    }

    /// Whether it appears in lists, feeds and search results at `now`.
    pub fn is_listed(&self, now: Timestamp) -> bool {
        self.kind == StoryKind::Story && self.password.is_none() && self.is_live(now)
    }
}
