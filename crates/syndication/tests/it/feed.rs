//! A feed of awkward stories, read back as XML.

use domain::document::{Block, BlockKind, Href, ImageBlock, Inline, List, ListItem, Mark, Paragraph, Quote, Unknown};
use domain::{Direction, Document, Language, MediaId, StoryId, Timestamp};
use quick_xml::events::Event;
use syndication::{Enclosure, Feed, Item, MediaLink, Resolver, StoryTarget, html, rss};

pub struct Here;
impl Resolver for Here {
    fn origin(&self) -> &str {
        "https://paper.example"
    }
    fn media(&self, _: &MediaId) -> Option<MediaLink> {
        Some(MediaLink {
            url: "https://paper.example/media/ab/c.jpg".into(),
            mime: "image/jpeg".into(),
            width: 30,
            height: 20,
            alt: "A \"bridge\"".into(),
            caption: "The bridge".into(),
            credit: "Zoya".into(),
        })
    }
    fn story(&self, _: &StoryId) -> Option<StoryTarget> {
        None
    }
}

fn paragraph(content: Vec<Inline>) -> BlockKind {
    BlockKind::Paragraph(Paragraph { content })
}

fn document() -> Document {
    Document::from_kinds([
        paragraph(vec![
            Inline::plain("Talks <ended> & "),
            Inline::marked("here", [Mark::Strong, Mark::Link { href: Href::parse("/tag/water/?a=1&b=2").unwrap() }]),
            Inline::Break,
            Inline::marked("note", [Mark::Link { href: Href::parse("#n1").unwrap() }]),
        ]),
        BlockKind::List(List {
            start: 3,
            ..List::numbered(vec![ListItem { blocks: vec![Block::new(paragraph(vec![Inline::plain("one")]))] }])
        }),
        BlockKind::Quote(Quote { blocks: vec![Block::new(paragraph(vec![Inline::plain("Peace")]))], cite: vec![] }),
        BlockKind::Image(ImageBlock {
            media: Some(MediaId::parse("01900000-0000-7000-8000-000000000001").unwrap()),
            ..ImageBlock::default()
        }),
        BlockKind::Image(ImageBlock {
            source: "javascript:alert(1)".into(),
            caption: vec![Inline::plain("Lost")],
            ..ImageBlock::default()
        }),
        BlockKind::Unknown(Unknown { name: "x".into(), source: "<script>".into(), text: "kept\n\nwords".into() }),
    ])
}

#[test]
fn html_is_plain_escaped_and_absolute() {
    assert_eq!(
        html(&document(), &Here),
        "<p>Talks &lt;ended&gt; &amp; <strong><a href=\"https://paper.example/tag/water/?a=1&amp;b=2\">here</a></strong><br>note</p>\
         <ol start=\"3\"><li>one</li></ol><blockquote><p>Peace</p></blockquote>\
         <figure><img src=\"https://paper.example/media/ab/c.jpg\" alt=\"A &quot;bridge&quot;\" width=\"30\" height=\"20\"><figcaption>The bridge <small>Zoya</small></figcaption></figure>\
         <p>Lost</p><p>kept</p><p>words</p>"
    );
}

pub fn item(title: &str) -> Item {
    Item {
        guid: "urn:uuid:01900000-0000-7000-8000-000000000001".into(),
        title: title.into(),
        url: "https://paper.example/talks/".into(),
        published: Timestamp::from_seconds(1_700_000_000),
        updated: Timestamp::from_seconds(1_700_000_100),
        authors: vec!["Zoya & Co".into()],
        categories: vec!["Diplomacy".into()],
        summary: "What <happened>".into(),
        content: html(&document(), &Here),
        language: Language::parse("ur").unwrap(),
        direction: Direction::RightToLeft,
        comments_feed: Some("https://paper.example/talks/feed/".into()),
        enclosure: Some(Enclosure { url: "https://paper.example/media/ab/c.jpg?a&b".into(), mime: "image/jpeg".into(), bytes: 12 }),
    }
}

pub fn feed(items: Vec<Item>) -> Feed {
    Feed {
        title: "Paper".into(),
        description: String::new(),
        page_url: "https://paper.example/".into(),
        self_url: "https://paper.example/feed/".into(),
        language: Language::english(),
        image: None,
        items,
    }
}

#[test]
fn a_feed_is_well_formed_and_complete() {
    let bytes = rss(&feed(vec![item("]]> & <b>\u{0}\u{b}x</b> \u{ffff}"), item("سلام")])).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut items = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == "item" => items += 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(items, 2);
    for part in [
        "<pubDate>Tue, 14 Nov 2023 22:13:20 GMT</pubDate>",
        "<lastBuildDate>Tue, 14 Nov 2023 22:15:00 GMT</lastBuildDate>",
        "<guid isPermaLink=\"false\">urn:uuid:01900000-0000-7000-8000-000000000001</guid>",
        "<atom:link href=\"https://paper.example/feed/\" rel=\"self\" type=\"application/rss+xml\"/>",
        "<description>Paper</description>",
        "<dc:creator>Zoya &amp; Co</dc:creator>",
        "url=\"https://paper.example/media/ab/c.jpg?a&amp;b\"",
        "]]&gt; &amp; &lt;b&gt;x&lt;/b&gt; </title>",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert_eq!(bytes, rss(&feed(vec![item("]]> & <b>\u{0}\u{b}x</b> \u{ffff}"), item("سلام")])).unwrap());
}

#[test]
fn an_empty_feed_is_a_feed() {
    let text = String::from_utf8(rss(&feed(vec![])).unwrap()).unwrap();
    assert!(text.contains("<channel>") && !text.contains("lastBuildDate"), "{text}");
}

/// As [`the XML of RSS`](rss): what cannot stand in XML is left out, everything else comes back as it was.
#[test]
fn atom_and_json_read_back_as_they_were_written() {
    let at = Timestamp::from_millis(1_700_000_000_000);
    let item = Item {
        guid: "urn:uuid:1".into(),
        title: "Talks <ended> & \u{8}resumed".into(),
        url: "https://paper.example/talks/?a=1&b=2".into(),
        published: at,
        updated: at,
        authors: vec![],
        categories: vec!["Water & \"more\"".into()],
        summary: "a < b".into(),
        content: html(&document(), &Here),
        language: Language::english(),
        direction: Direction::LeftToRight,
        comments_feed: None,
        enclosure: Some(Enclosure { url: "https://paper.example/a.jpg".into(), mime: "image/jpeg".into(), bytes: 0 }),
    };
    let feed = Feed {
        title: "A & B".into(),
        description: String::new(),
        page_url: "https://paper.example/".into(),
        self_url: "https://paper.example/feed/atom/".into(),
        language: Language::english(),
        image: None,
        items: vec![item.clone()],
    };
    let xml = String::from_utf8(syndication::atom(&feed).unwrap()).unwrap();
    let mut reader = quick_xml::Reader::from_str(&xml);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            event => drop(event),
        }
    }
    for text in ["Talks &lt;ended&gt; &amp; resumed", "<name>A &amp; B</name>", "<updated>2023-11-14T22:13:20Z</updated>", "length=\"0\""] {
        assert!(xml.contains(text), "{text}: {xml}");
    }
    let json: serde_json::Value = serde_json::from_slice(&syndication::json_feed(&feed)).unwrap();
    let written = &json["items"][0];
    assert_eq!((written["title"].as_str(), written["id"].as_str()), (Some(item.title.as_str()), Some("urn:uuid:1")));
    assert!(written["content_html"].as_str().unwrap().contains(&item.content));
    assert_eq!((&written["authors"], &written["image"]), (&serde_json::Value::Null, &"https://paper.example/a.jpg".into()));
}
