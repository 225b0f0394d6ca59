//! A small newsroom where everything is connected, and random edits of every kind.

use std::sync::Arc;

use domain::{
    Author, AuthorId, AuthorKind, Byline, BylineRole, Comment, CommentId, CommentKind, CommentState, Document, FocalPoint, Headline,
    MediaId, MediaItem, MediaKind, Menu, MenuId, MenuItem, MenuTarget, Redirect, RedirectStatus, Section, SectionId, SitePath,
    SiteSettings, Slug, Standfirst, Story, StoryId, StoryKind, StoryState, Tag, TagId, Timestamp,
};
use newsroom::{Authority, Edit, FixedClock, Newsroom};

use crate::support::{DAY, NOW};

/// Everything that an edit may change.
pub struct World {
    pub newsroom: Newsroom,
    pub clock: Arc<FixedClock>,
    pub stories: Vec<Story>,
    pub sections: Vec<Section>,
    tags: Vec<Tag>,
    authors: Vec<Author>,
    media: Vec<MediaItem>,
    comments: Vec<Comment>,
    menu: Menu,
    settings: SiteSettings,
    seed: u64,
    made: u32,
}

fn text(words: &str) -> Document {
    Document::from_plain_text(words)
}

fn slug(text: String) -> Slug {
    Slug::parse(&text).unwrap()
}

impl World {
    /// Fills a newsroom.
    pub async fn fill(newsroom: Newsroom, clock: Arc<FixedClock>, seed: u64) -> Self {
        let ids = newsroom.ids();
        let mut sections: Vec<Section> = (0..5)
            .map(|n| Section {
                id: SectionId::fresh(ids),
                slug: slug(format!("section-{n}")),
                name: format!("Section {n}"),
                description: String::new(),
                parent: None,
                position: n,
                picture: None,
                internal: false,
                form: None,
            })
            .collect();
        sections[4].parent = Some(sections[0].id.clone());
        let tags = (0..6)
            .map(|n| Tag {
                id: TagId::fresh(ids),
                slug: slug(format!("tag-{n}")),
                name: format!("Tag {n}"),
                description: String::new(),
                kind: "tag".into(),
                synonyms: Vec::new(),
            })
            .collect();
        let mut authors: Vec<Author> = (0..4)
            .map(|n| Author {
                id: AuthorId::fresh(ids),
                slug: slug(format!("author-{n}")),
                name: format!("Author {n}"),
                kind: AuthorKind::Person,
                job_title: String::new(),
                bio: "Writes.".into(),
                location: String::new(),
                email: None,
                picture: None,
                languages: Vec::new(),
                links: Vec::new(),
            })
            .collect();
        let media: Vec<MediaItem> = (0..6)
            .map(|n| MediaItem {
                id: MediaId::fresh(ids),
                slug: slug(format!("picture-{n}")),
                kind: MediaKind::Image,
                title: format!("Picture {n}"),
                file: Some(format!("aa/{n:064}.jpg")),
                source_url: String::new(),
                mime: "image/jpeg".into(),
                bytes: 1000,
                width: 1600,
                height: 900,
                alt: format!("A bridge, seen for the {n}th time"),
                decorative: false,
                caption: String::new(),
                credit: String::new(),
                licence: String::new(),
                licence_until: None,
                focal_point: FocalPoint::CENTRE,
                colour: String::new(),
                widths: vec![400, 800],
                created_at: Timestamp::from_millis(NOW - DAY),
            })
            .collect();
        // two of the authors have a picture
        authors.iter_mut().zip(&media).take(2).for_each(|(author, picture)| author.picture = Some(picture.id.clone()));
        let menu = Menu { id: MenuId::fresh(ids), slug: slug("main".into()), name: "Main".into(), items: Vec::new() };
        let settings = SiteSettings { name: "The Paper".into(), main_menu: Some(menu.slug.clone()), ..SiteSettings::default() };
        let mut world = Self {
            newsroom,
            clock,
            stories: Vec::new(),
            sections,
            tags,
            authors,
            media,
            comments: Vec::new(),
            menu,
            settings,
            seed,
            made: 0,
        };
        world.menu.items = world.sections.iter().take(3).map(|section| item(MenuTarget::Section(section.id.clone()))).collect();
        for n in 0..70 {
            let age = n * 5 * DAY + 1;
            let story = world.story(StoryKind::Story, NOW - age);
            world.stories.push(story);
        }
        for _ in 0..4 {
            let page = world.story(StoryKind::Page, NOW - DAY);
            world.stories.push(page);
        }
        let parent = world.stories[70].id.clone();
        world.stories[71].parent = Some(parent);
        let authority = Authority::command_line();
        let newsroom = world.newsroom.clone();
        let mut edit = newsroom.edit(&authority).await.unwrap();
        world.put_all(&mut edit).await;
        edit.commit().await.unwrap();
        world
    }

    async fn put_all(&self, edit: &mut Edit<'_>) {
        for section in &self.sections {
            edit.put_section(section).await.unwrap();
        }
        for tag in &self.tags {
            edit.put_tag(tag).await.unwrap();
        }
        for author in &self.authors {
            edit.put_author(author).await.unwrap();
        }
        for item in &self.media {
            edit.put_media(item).await.unwrap();
        }
        for story in &self.stories {
            edit.overwrite_story(story, "").await.unwrap();
        }
        for comment in &self.comments {
            edit.put_comment(comment).await.unwrap();
        }
        edit.put_menu(&self.menu).await.unwrap();
        edit.put_settings(&self.settings).await.unwrap();
    }

    /// The next number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.seed >> 33) % u64::try_from(n).unwrap()).unwrap()
    }

    fn word(&mut self) -> String {
        self.made += 1;
        format!("word{}", self.made)
    }

    fn story(&mut self, kind: StoryKind, at: i64) -> Story {
        let word = self.word();
        let headline = Headline::parse(&format!("Talks about {word}")).unwrap();
        let at = Timestamp::from_millis(at);
        let begun = Story::draft(kind, StoryId::fresh(self.newsroom.ids()), slug(word), headline, text("The river rose."), at);
        let section = self.below(self.sections.len());
        let (tag, author, picture) = (self.below(self.tags.len()), self.below(self.authors.len()), self.below(self.media.len()));
        Story {
            standfirst: Standfirst::parse("What it is about").ok(),
            state: StoryState::Published,
            published_at: Some(at),
            primary_section: Some(self.sections[section].id.clone()),
            sections: vec![self.sections[section].id.clone()],
            tags: vec![self.tags[tag].id.clone()],
            bylines: vec![Byline { author: self.authors[author].id.clone(), role: BylineRole::Writer }],
            lead_image: Some(self.media[picture].id.clone()),
            ..begun
        }
    }

    /// One random edit; returns what it was.
    pub async fn edit(&mut self) -> String {
        let authority = Authority::command_line();
        let newsroom = self.newsroom.clone();
        let mut edit = newsroom.edit(&authority).await.unwrap();
        let word = self.word();
        let (n, tag, author, section, picture) =
            (self.below(self.stories.len()), self.below(6), self.below(4), self.below(5), self.below(6));
        let lot = self.below(24);
        let seldom = match self.made {
            made if made % 11 == 5 => self.correct(&mut edit, n, &word).await,
            made if made % 7 == 3 => self.arrange(&mut edit, n, [tag, section, picture]).await,
            _ => None,
        };
        if let Some(what) = seldom {
            edit.commit().await.unwrap();
            return what;
        }
        let story = &mut self.stories[n];
        let what = match lot {
            0..=4 => {
                story.document = text(&format!("The river rose again, said {word}."));
                story.updated_at = Timestamp::from_millis(story.updated_at.millis() + 1);
                "body"
            }
            5 | 6 => {
                story.headline = Headline::parse(&format!("Headline {word}")).unwrap();
                "headline"
            }
            7 => {
                story.state = if story.state == StoryState::Published { StoryState::Killed } else { StoryState::Published };
                "state"
            }
            8 => {
                story.tags = vec![self.tags[tag].id.clone()];
                "tag of a story"
            }
            9 => {
                story.primary_section = Some(self.sections[section].id.clone());
                story.sections = vec![self.sections[section].id.clone()];
                "section of a story"
            }
            10 => {
                story.published_at = Some(Timestamp::from_millis(NOW - i64::try_from(tag).unwrap() * 40 * DAY - 77));
                "time of a story"
            }
            11 => {
                story.pinned = !story.pinned;
                "pin"
            }
            12 => {
                story.path = SitePath::parse(&format!("/{word}/")).unwrap();
                "address of a story"
            }
            13 | 14 => {
                let at = NOW - i64::try_from(section).unwrap() * 30 * DAY;
                let story = self.story(StoryKind::Story, at);
                self.stories.push(story);
                "new story"
            }
            15 => {
                story.published_at = Some(Timestamp::from_millis(self.newsroom.now().millis() + 1000));
                story.state = StoryState::Scheduled;
                "scheduled story"
            }
            16 => {
                self.tags[tag].name = word;
                "tag"
            }
            17 => {
                (self.authors[author].bio, self.authors[author].name) = (format!("Writes of {word}."), word);
                "author"
            }
            18 => {
                let parent = (section != 0).then(|| self.sections[0].id.clone()).filter(|_| tag > 2);
                (self.sections[section].name, self.sections[section].parent) = (word, parent);
                "section"
            }
            19 => {
                self.media[picture].colour = format!("#{:06x}", self.made);
                (self.media[picture].alt, self.media[picture].caption) = (word.clone(), word);
                "picture"
            }
            20 => {
                let comment = Comment {
                    id: CommentId::fresh(self.newsroom.ids()),
                    story: story.id.clone(),
                    parent: None,
                    kind: CommentKind::Comment,
                    state: CommentState::Waiting,
                    author_name: word,
                    author_email: None,
                    author_url: String::new(),
                    body: text("I was there."),
                    created_at: Timestamp::from_millis(NOW),
                    staff: false,
                };
                self.comments.push(comment);
                "new comment"
            }
            21 => {
                let n = self.comments.len().checked_sub(1).map(|last| self.below(last + 1));
                if let Some(comment) = n.and_then(|n| self.comments.get_mut(n)) {
                    let approved = comment.state == CommentState::Approved;
                    comment.state = if approved { CommentState::Spam } else { CommentState::Approved };
                }
                "moderation"
            }
            22 => {
                let target = [MenuTarget::Story(story.id.clone()), MenuTarget::Tag(self.tags[tag].id.clone()), MenuTarget::Home];
                self.menu.items.truncate(4);
                self.menu.items.push(item(target[author % 3].clone()));
                "menu"
            }
            _ => {
                let from = format!("/{word}/");
                edit.put_redirect(&Redirect { from, to: story.path.clone(), status: RedirectStatus::Moved }).await.unwrap();
                "redirect"
            }
        };
        self.put_all(&mut edit).await;
        edit.commit().await.unwrap();
        if lot == 15 {
            self.clock.advance(1000);
            self.newsroom.go_live().await.unwrap();
        }
        format!("{what} ({})", self.stories[n].path)
    }

    /// The addresses of every page there is.
    pub fn addresses(&self) -> Vec<String> {
        let mut all: Vec<String> = [
            "/",
            "/latest/",
            "/corrections/",
            "/page/2/",
            "/latest/page/3/",
            "/feed/",
            "/comments/feed/",
            "/2023/11/feed/",
            "/2023/",
            "/2023/11/",
            "/2023/05/",
            "/2022/12/",
        ]
        .map(str::to_owned)
        .into();
        for section in &self.sections {
            let path = section.path();
            all.extend([path.to_string(), format!("{path}feed/"), format!("{path}page/2/")]);
            all.push(format!("/api/panel?section={}", section.slug));
        }
        all.extend(self.tags.iter().map(|tag| tag.path().into()));
        all.extend(self.authors.iter().map(|author| author.path().into()));
        all.extend(self.stories.iter().map(|story| story.path.to_string()));
        all
    }
}

fn item(target: MenuTarget) -> MenuItem {
    MenuItem { label: String::new(), target, children: Vec::new() }
}
