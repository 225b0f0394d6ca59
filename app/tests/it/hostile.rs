//! Text that tries to be markup, in every field that has text. On the page it is text.

use app::site::{
    Address,
    load::{SearchParams, list::Start},
};
use domain::{document::*, *};
use newsroom::Authority;

use crate::support::*;

/// Ends the elements, attributes and scripts that text stands in. `§` marks what must never become an element.
const HOSTILE: [&str; 4] = [
    "</title></script><script>alert('§')</script>",
    "\"><img src=x onerror=alert('§')>",
    "' onmouseover='alert(§) --> <!-- </style> ]]> {{§}}",
    "<svg/onload=alert(`§`)>&lt;§&amp;\u{202e}\u{2028}",
];

fn escaped(html: &str, place: &str) {
    for bad in ["<script>alert", "<img src=x", "<svg/onload", "' onmouseover='alert(§) --> <!--", "</title></script>"] {
        assert!(!html.contains(bad), "{bad} came through on {place}");
    }
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split_once('>')) {
        // a sign of ours within a tag stands in a quoted value, and such a value holds no bare quote
        assert!(!tag.0.contains('§') || tag.0.matches('"').count() % 2 == 0, "<{}> on {place}", tag.0);
    }
    for script in html.split("<script type=\"application/ld+json\">").skip(1) {
        let json = script.split_once("</script>").unwrap().0;
        assert!(!json.contains(['<', '>', '&']), "{json}");
        assert!(serde_json::from_str::<serde_json::Value>(json).is_ok(), "{json}");
    }
}

#[tokio::test]
async fn in_every_field() {
    for text in HOSTILE {
        let paper = blank().await;
        let ids = paper.newsroom().ids();
        let slug = |name: &str| Slug::parse(name).unwrap();
        let section = Section {
            id: SectionId::fresh(ids),
            slug: slug("s"),
            name: text.into(),
            description: text.into(),
            parent: None,
            position: 0,
            picture: None,
            internal: false,
            form: None,
        };
        let tag = Tag {
            id: TagId::fresh(ids),
            slug: slug("t"),
            name: text.into(),
            description: text.into(),
            kind: "tag".into(),
            synonyms: Vec::new(),
        };
        let author = Author {
            id: AuthorId::fresh(ids),
            slug: slug("a"),
            name: text.into(),
            kind: AuthorKind::Person,
            job_title: text.into(),
            bio: text.into(),
            location: text.into(),
            email: None,
            picture: None,
            languages: Vec::new(),
            links: vec![SocialLink { network: text.into(), url: format!("https://x.example/{text}") }],
        };
        let mut picture = paper.picture("p");
        (picture.alt, picture.caption, picture.credit, picture.title) = (text.into(), text.into(), text.into(), text.into());
        let menu = Menu {
            id: MenuId::fresh(ids),
            slug: slug("m"),
            name: text.into(),
            items: vec![
                MenuItem { label: text.into(), target: MenuTarget::Url(format!("/{text}")), children: Vec::new() },
                MenuItem { label: text.into(), target: MenuTarget::Section(section.id.clone()), children: Vec::new() },
            ],
        };
        let settings = SiteSettings {
            name: text.into(),
            tagline: text.into(),
            about: text.into(),
            main_menu: Some(slug("m")),
            footer_menu: Some(slug("m")),
            social: author.links.clone(),
            ..SiteSettings::default()
        };
        let image = ImageBlock { media: Some(picture.id.clone()), alt: text.into(), caption: words(text), ..ImageBlock::default() };
        let mut story = paper.story("hostile", "x", [paragraph(text), BlockKind::Image(image)]);
        story.headline = Headline::parse(text).unwrap();
        story.standfirst = Some(Standfirst::parse(text).unwrap());
        story.dateline = Dateline::parse(text).ok();
        (story.primary_section, story.sections) = (Some(section.id.clone()), vec![section.id.clone()]);
        (story.tags, story.lead_image) = (vec![tag.id.clone()], Some(picture.id.clone()));
        story.bylines = vec![Byline { author: author.id.clone(), role: BylineRole::Writer }];
        story.overrides.social_title = text.into();
        story.overrides.seo_description = text.into();
        let comment = Comment {
            id: CommentId::fresh(ids),
            story: story.id.clone(),
            parent: None,
            kind: CommentKind::Comment,
            state: CommentState::Approved,
            author_name: text.into(),
            author_email: None,
            author_url: format!("https://x.example/{text}"),
            body: Document::from_plain_text(text),
            created_at: Timestamp::from_millis(NOW),
            staff: false,
        };
        let authority = Authority::command_line();
        let mut edit = paper.newsroom().edit(&authority).await.unwrap();
        edit.put_section(&section).await.unwrap();
        edit.put_tag(&tag).await.unwrap();
        edit.put_author(&author).await.unwrap();
        edit.put_media(&picture).await.unwrap();
        edit.put_menu(&menu).await.unwrap();
        edit.put_settings(&settings).await.unwrap();
        edit.overwrite_story(&story, "test").await.unwrap();
        edit.put_comment(&comment).await.unwrap();
        edit.commit().await.unwrap();

        let list = |of| Address::List { of, start: Start::default() };
        for (address, least) in [
            (Address::Front { page: 1 }, 6),
            (list(ListOf::Section(slug("s"))), 6),
            (list(ListOf::Tag(slug("t"))), 6),
            (list(ListOf::Author(slug("a"))), 6),
            (Address::StoryOrPage { path: story.path.clone() }, 12),
            (Address::Search { query: SearchParams::words(text) }, 6),
            (Address::NotFound { path: format!("/{text}/") }, 4),
        ] {
            let html = paper.page(address.clone()).await.html;
            assert!(html.matches('§').count() >= least, "the text is not on {address:?}");
            escaped(&html, &format!("{address:?}"));
        }
    }
}

#[tokio::test]
async fn the_big_list_as_search_words() {
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/newsroom/tests/naughty/blns.json");
    let list: Vec<String> = serde_json::from_str(&std::fs::read_to_string(list).unwrap()).unwrap();
    let paper = blank().await;
    for text in list {
        let response = paper.page(Address::Search { query: SearchParams::words(&text) }).await;
        assert_eq!(response.status, 200, "{text}");
        let quiet = response.html.to_lowercase();
        // the two of every page
        assert_eq!(quiet.matches("<script").count(), 2, "{text}");
        assert!(!quiet.contains("<img") && !quiet.contains("<iframe"), "{text}");
    }
}

#[tokio::test]
async fn words_without_an_end_stay_whole() {
    let paper = blank().await;
    let long = "Donaudampfschifffahrt".repeat(14);
    let story = paper.story("long", &long, [paragraph(&long)]);
    paper.put(&story, &[]).await;
    let html = paper.open("/long/").await;
    assert!(html.contains(&format!("<h1>{long}</h1>")) && html.contains(&format!("<p>{long}</p>")));
}
