//! Each kind of block as readers get it.

use domain::{document::*, *};

use crate::support::*;

fn image(media: &MediaItem, alt: &str, caption: &str) -> ImageBlock {
    let caption = if caption.is_empty() { Vec::new() } else { words(caption) };
    ImageBlock { media: Some(media.id.clone()), alt: alt.into(), caption, ..ImageBlock::default() }
}

/// One test for each kind of block: what it is rendered from, and what its HTML must hold.
macro_rules! rendered {
    ($($name:ident: $kind:expr => [$($part:expr),+ $(,)?];)+) => {$(
        #[tokio::test]
        async fn $name() {
            let paper = blank().await;
            let html = paper.render($kind, &[]).await;
            for part in [$($part),+] {
                assert!(html.contains(part), "{part} is not in {html}");
            }
        }
    )+};
}

rendered! {
    paragraph_with_marks: BlockKind::Paragraph(Paragraph { content: vec![
        Inline::plain("He said "), Inline::marked("no", [Mark::Strong, Mark::Emphasis]), Inline::Break,
        Inline::marked("there", [Mark::Link { href: Href::parse("https://else.example/a?b&c").unwrap() }]),
        Inline::marked("سلام", [Mark::Language(Language::parse("ur").unwrap())]),
    ]}) => [
        "<p>He said <strong><em>no</em></strong><br>", "<a href=\"https://else.example/a?b&amp;c\" rel=\"noopener\">there</a>",
        "<span lang=\"ur\" dir=\"rtl\">سلام</span></p>",
    ];
    heading_is_below_the_headline: BlockKind::Heading(Heading { level: 4, content: words("Why") }) => ["<h2>Why</h2>"];
    list_of_points: BlockKind::List(List { start: 3, ..List::numbered(vec![ListItem { blocks: blocks("One") }]) })
        => ["<ol start=\"3\"><li>One</li></ol>"];
    list_that_counts_down: BlockKind::List(List { reversed: true, ..List::numbered(vec![ListItem { blocks: blocks("One") }]) })
        => ["<ol start=\"1\" reversed><li>One</li></ol>"];
    list_with_roman_numbers: BlockKind::List(List { numbering: Numbering::CapitalRoman, ..List::numbered(vec![ListItem { blocks: blocks("One") }]) })
        => ["<ol type=\"I\"><li>One</li></ol>"];
    quote_with_source: BlockKind::Quote(Quote { blocks: blocks("Never"), cite: words("The minister") })
        => ["<blockquote><p>Never</p></blockquote>", "<figcaption>The minister</figcaption>"];
    pull_quote: BlockKind::PullQuote(PullQuote { content: words("Never"), cite: words("She") })
        => ["<blockquote><p>Never</p></blockquote><figcaption>She</figcaption></figure>", "class=\"pull\""];
    picture_that_is_not_there: BlockKind::Image(ImageBlock { alt: "A bridge".into(), ..ImageBlock::default() })
        => ["<span class=\"absent\">Picture unavailable: A bridge</span>"];
    film_elsewhere: BlockKind::Video(Video { media: None, source: "https://old.example/film.mp4".into(), caption: words("The film"), ..Video::default() })
        => ["Video unavailable: <a href=\"https://old.example/film.mp4\" rel=\"noopener\">", "<figcaption>The film</figcaption>"];
    recording_from_nowhere: BlockKind::Audio(Audio { media: None, source: "javascript:alert(1)".into(), caption: Vec::new() })
        => ["<span class=\"absent\">Audio unavailable</span>"];
    embed_is_a_link: BlockKind::Embed(Embed { url: Href::parse("https://www.films.example/1").unwrap(), provider: String::new(), caption: words("A talk") })
        => ["href=\"https://www.films.example/1\" rel=\"noopener\"", "View on films.example", "opens another site", "<figcaption>A talk</figcaption>"];
    table_with_head: BlockKind::Table(Table {
        rows: [(true, "Year"), (false, "2,026")].map(|(header, text)| TableRow {
            cells: vec![TableCell { header, colspan: 1, rowspan: 9, blocks: blocks(text) }],
        }).into(),
        caption: words("Visits"),
    }) => [
        "role=\"region\" tabindex=\"0\" aria-label=\"Visits\"", "<caption>Visits</caption>",
        "<thead><tr><th scope=\"col\">Year</th></tr></thead>", "<tbody><tr><td class=\"number\">2,026</td></tr></tbody>",
    ];
    fact_box: BlockKind::FactBox(FactBox { title: words("At a glance"), blocks: blocks("Six states") })
        => ["<h2 class=\"box-title\">At a glance</h2><p>Six states</p>"];
    timeline: BlockKind::Timeline(Timeline { items: vec![TimelineItem { when: words("March"), blocks: blocks("They met") }] })
        => ["<li><p class=\"timeline-when\">March</p><p>They met</p></li>"];
    question_and_answer: BlockKind::QuestionAnswer(QuestionAnswer { question: words("Why?"), blocks: blocks("Because") })
        => ["<h2 class=\"question\">Why?</h2><p>Because</p>"];
    key_points: BlockKind::KeyPoints(KeyPoints { points: vec![words("Short")] }) => ["In short</p><ul><li>Short</li></ul>"];
    live_entry: BlockKind::LiveEntry(LiveEntry { at: Timestamp::from_millis(NOW), title: words("Signed"), blocks: blocks("At last") })
        => ["<time datetime=\"2023-11-14T22:13:20+00:00\">November 14, 2023 at 22:13</time>", "<h2>Signed</h2><p>At last</p>"];
    divider: BlockKind::Divider(Divider) => ["<hr>"];
    file_that_is_not_there: BlockKind::File(FileLink { title: words("The treaty"), ..FileLink::default() })
        => ["<strong>The treaty</strong>", "File unavailable"];
    program_text: BlockKind::Code(Code { content: words("a < b"), language: "c".into() }) => ["<pre tabindex=\"0\"><code>a &lt; b</code></pre>"];
    verse: BlockKind::Code(Code { content: words("a\n b"), language: "verse".into() }) => ["<pre class=\"verse\">a\n b</pre>"];
    details_open_by_themselves: BlockKind::Details(Details { open: false, summary: Vec::new(), blocks: blocks("Hidden") })
        => ["<details class=\"opens\"><summary>More</summary><p>Hidden</p></details>"];
    details_open_from_the_beginning: BlockKind::Details(Details { open: true, summary: words("All"), blocks: blocks("Seen") })
        => ["<details open class=\"opens\"><summary>All</summary><p>Seen</p></details>"];
    what_nobody_understood: BlockKind::Unknown(Unknown { name: "x".into(), source: "<x onload=1>".into(), text: "Its <b>words</b>".into() })
        => ["<div class=\"unknown\"><p>Its &lt;b&gt;words&lt;/b&gt;</p></div>"];
}

/// The characters of HTML without tags and white space.
fn shown(html: &str) -> String {
    let pieces = html.split('<').enumerate().map(|(at, piece)| if at == 0 { piece } else { piece.split_once('>').unwrap().1 });
    pieces.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

#[tokio::test]
async fn every_example_of_the_contract_shows_its_words() {
    for example in crate::examples::examples() {
        let paper = blank().await;
        let mut story = paper.story("block", "A block", []);
        story.document = Document::parse(&example.json, UnknownBlocks::Refuse).unwrap();
        let html = paper.text_of(&story, &[]).await;
        let shown = shown(&html);
        for line in story.document.plain_text().lines() {
            let line: String = line.split_whitespace().collect();
            assert!(shown.contains(&line), "{}: {line:?} is not in {html}", example.kind);
        }
    }
}

#[tokio::test]
async fn picture_with_caption_credit_and_words_for_those_who_do_not_see_it() {
    let paper = blank().await;
    let bridge = paper.picture("bridge");
    let html = paper.render(BlockKind::Image(image(&bridge, "", "")), std::slice::from_ref(&bridge)).await;
    for part in [
        "alt=\"A bridge at dawn\"",
        "width=\"1600\" height=\"900\"",
        "/media/ab/bridge-720.jpg 720w",
        "/media/ab/bridge-480.avif 480w",
        "loading=\"lazy\"",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(html.contains("<figcaption>The old bridge <span class=\"credit\">Zoya Khan</span></figcaption>"), "{html}");

    let paper = blank().await;
    let html = paper.render(BlockKind::Image(image(&bridge, "Its arches", "Rebuilt")), std::slice::from_ref(&bridge)).await;
    assert!(html.contains("alt=\"Its arches\"") && html.contains("<figcaption>Rebuilt <span"), "{html}");

    let paper = blank().await;
    let decorative = ImageBlock { decorative: true, ..image(&bridge, "Its arches", "") };
    let html = paper.render(BlockKind::Image(decorative), std::slice::from_ref(&bridge)).await;
    assert!(html.contains("alt=\"\"") && !html.contains("Its arches"), "{html}");
}

#[tokio::test]
async fn gallery_of_two() {
    let paper = blank().await;
    let media = [paper.picture("one"), paper.picture("two")];
    let images = media.iter().map(|item| image(item, "", "")).collect();
    let html = paper.render(BlockKind::Gallery(Gallery { images, caption: words("Both banks") }), &media).await;
    assert_eq!(html.matches("<img").count(), 2, "{html}");
    assert!(html.contains("<figcaption>Both banks</figcaption>"), "{html}");
}

#[tokio::test]
async fn film_recording_and_file_of_our_own() {
    let paper = blank().await;
    let item = paper.picture("own");
    let media = Some(item.id.clone());
    let story = paper.story(
        "own",
        "Own",
        [
            BlockKind::Video(Video { media: media.clone(), ..Video::default() }),
            BlockKind::Audio(Audio { media: media.clone(), ..Audio::default() }),
            BlockKind::File(FileLink { media, title: words("The treaty"), ..FileLink::default() }),
        ],
    );
    let html = paper.text_of(&story, &[item]).await;
    for part in
        ["<video src=\"/media/ab/own.jpg\" controls", "<audio src=\"/media/ab/own.jpg\" controls", "Download: The treaty</a>", "20 KB"]
    {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[tokio::test]
async fn related_story_only_if_readers_may_open_it() {
    let paper = blank().await;
    let mut other = paper.story("other", "The other", [paragraph("x")]);
    paper.put(&other, &[]).await;
    let kind = || BlockKind::RelatedStory(RelatedStory { story: other.id.clone() });
    let mut story = paper.story("this", "This", [kind()]);
    let html = paper.text_of(&story, &[]).await;
    assert!(html.contains("Read also") && html.contains("<a href=\"/other/\">The other</a>"), "{html}");
    other.state = StoryState::Killed;
    paper.put(&other, &[]).await;
    story.document = Document::from_kinds([kind()]);
    assert!(!paper.text_of(&story, &[]).await.contains("The other"));
}

#[tokio::test]
async fn the_dateline_opens_the_first_paragraph_only() {
    let paper = blank().await;
    let mut story = paper.story("place", "Place", [paragraph("One"), paragraph("Two")]);
    story.dateline = Some(Dateline::parse("ISLAMABAD").unwrap());
    let html = paper.text_of(&story, &[]).await;
    assert!(html.starts_with("<p><span class=\"dateline\">ISLAMABAD</span> — One</p><p>Two</p>"), "{html}");
}
