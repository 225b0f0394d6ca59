//! A paper of one story and whatever a test puts beside it.

use std::sync::Arc;

use app::{
    site::{Address, Rendered, Site, page},
    ui::assets::Assets,
};
use domain::{
    document::{Block, BlockKind, Inline, Paragraph},
    *,
};
use newsroom::{Authority, CountingIds, DatabaseUrl, FixedClock, Newsroom};

/// Tuesday, 14 November 2023, 22:13:20 in Greenwich.
pub const NOW: i64 = 1_700_000_000_000;

/// A newsroom with a site around it.
pub struct TestSite {
    pub site: Site,
    _folder: tempfile::TempDir,
}

/// A newsroom that nobody has ever used.
pub async fn blank() -> TestSite {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::at(Timestamp::from_millis(NOW)));
    let newsroom = Newsroom::open(&DatabaseUrl::in_folder(folder.path()), clock, Arc::new(CountingIds::default())).await.unwrap();
    TestSite { site: Site::new(newsroom, Assets::default()).with_fallback_origin("https://paper.example"), _folder: folder }
}

impl TestSite {
    pub fn newsroom(&self) -> &Newsroom {
        &self.site.newsroom
    }

    /// A published story at `/SLUG/`, not yet stored.
    pub fn story(&self, slug: &str, headline: &str, kinds: impl IntoIterator<Item = BlockKind>) -> Story {
        let at = Timestamp::from_millis(NOW - 60_000);
        let (slug, headline) = (Slug::parse(slug).unwrap(), Headline::parse(headline).unwrap());
        let id = StoryId::fresh(self.newsroom().ids());
        let begun = Story::draft(StoryKind::Story, id, slug, headline, Document::from_kinds(kinds), at);
        Story { state: StoryState::Published, published_at: Some(at), ..begun }
    }

    pub async fn put(&self, story: &Story, media: &[MediaItem]) {
        let authority = Authority::command_line();
        let mut edit = self.newsroom().edit(&authority).await.unwrap();
        for item in media {
            edit.put_media(item).await.unwrap();
        }
        edit.overwrite_story(story, "test").await.unwrap();
        edit.commit().await.unwrap();
    }

    pub async fn page(&self, address: Address) -> Rendered {
        let mut response = page(&self.site, &address).await.unwrap();
        // the renderer's markers, and the empty class it writes for a class that is not there
        response.html = response.html.replace("<!---->", "").replace(" class=\"\"", "");
        response
    }

    pub async fn open(&self, path: &str) -> String {
        self.page(Address::StoryOrPage { path: SitePath::parse(path).unwrap() }).await.html
    }

    /// What a story's page says between the head of the story and what follows the text.
    pub async fn text_of(&self, story: &Story, media: &[MediaItem]) -> String {
        self.put(story, media).await;
        let html = self.open(story.path.as_str()).await;
        between(&html, "<div class=\"prose\">", "<p dir=\"ltr\" class=\"story-address\">").trim_end_matches("</div></article>").to_owned()
    }

    /// The HTML of one block.
    pub async fn render(&self, kind: BlockKind, media: &[MediaItem]) -> String {
        self.text_of(&self.story("block", "A block", [kind]), media).await
    }

    pub fn picture(&self, slug: &str) -> MediaItem {
        MediaItem {
            id: MediaId::fresh(self.newsroom().ids()),
            slug: Slug::parse(slug).unwrap(),
            kind: MediaKind::Image,
            title: "Bridge".into(),
            file: Some(format!("ab/{slug}.jpg")),
            source_url: String::new(),
            mime: "image/jpeg".into(),
            bytes: 20_480,
            width: 1600,
            height: 900,
            alt: "A bridge at dawn".into(),
            decorative: false,
            caption: "The old bridge".into(),
            credit: "Zoya Khan".into(),
            licence: String::new(),
            licence_until: None,
            focal_point: FocalPoint::CENTRE,
            colour: "#808080".into(),
            widths: vec![480, 960],
            created_at: Timestamp::from_millis(NOW),
        }
    }
}

pub fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let rest = text.split_once(from).unwrap_or_else(|| panic!("no {from} in {text}")).1;
    rest.split_once(to).unwrap_or_else(|| panic!("no {to} in {rest}")).0
}

pub fn words(text: &str) -> Vec<Inline> {
    vec![Inline::plain(text)]
}

pub fn paragraph(text: &str) -> BlockKind {
    BlockKind::Paragraph(Paragraph { content: words(text) })
}

pub fn blocks(text: &str) -> Vec<Block> {
    vec![Block::new(paragraph(text))]
}
