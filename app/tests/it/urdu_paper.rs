//! Every page of an Urdu paper is Urdu, but for its data.

use app::site::{
    Address, error_page,
    fragments::{more, panel, suggest},
    load::{SearchParams, comment_pages::CommentsAt, list::Start},
};
use domain::{document::*, *};

use crate::support::*;

/// All data of the paper is made of this word, in Latin letters: everything else in Latin letters is a word that is not translated.
const DATA: &str = "zzz";

/// The texts of a page that readers see or hear: text nodes and some attributes, without the head's technical ones.
fn texts(html: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        texts.push(text.to_owned());
        let (tag, after) = after.split_once('>').unwrap();
        for name in ["aria-label", "title", "placeholder", "alt", "data-failed", "data-status"] {
            let value = tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| Some(rest.split_once('"')?.0));
            texts.extend(value.map(str::to_owned));
        }
        // data for programs
        rest = if tag.starts_with("script") { after.split_once("</script>").unwrap().1 } else { after };
    }
    texts.push(rest.to_owned());
    texts
}

/// The texts with a word in Latin letters that is no data: neither [`DATA`] with its initials, nor what was searched for, nor a URL, nor what is put into
/// addresses against programs that collect them.
fn untranslated(html: &str) -> Vec<String> {
    const KNOWN: [&str; 10] = ["", "not", "z", DATA, "zzzz", "qqqzzz", "corrections", "https", "paper", "example"];
    let known =
        |text: &String| text.split(|letter: char| !letter.is_ascii_alphabetic()).all(|word| KNOWN.contains(&word.to_lowercase().as_str()));
    let plain = |text: String| text.replace("&#x27;", "").replace("&amp;", "").replace("&quot;", "");
    texts(html).into_iter().map(plain).filter(|text| !known(text)).collect()
}

/// A paper with 30 stories in a section and a section below it, with a tag, authors, comments and a protected story.
async fn urdu_paper() -> TestSite {
    let paper = blank().await;
    let newsroom = paper.newsroom();
    let ids = newsroom.ids();
    let urdu = Language::parse("ur").unwrap();
    let settings = SiteSettings {
        language: urdu.clone(),
        name: DATA.into(),
        tagline: DATA.into(),
        about: DATA.into(),
        time_zone: "Asia/Karachi".into(),
        contact: Some(Email::parse("zzz@zzz.zzz").unwrap()),
        social: vec![SocialLink { network: DATA.into(), url: "https://zzz.zzz/".into() }],
        ..SiteSettings::default()
    };
    let section = |slug: &str, parent: Option<&SectionId>| Section {
        id: SectionId::fresh(ids),
        slug: Slug::parse(slug).unwrap(),
        name: DATA.into(),
        description: DATA.into(),
        parent: parent.cloned(),
        position: 0,
        picture: None,
        internal: false,
        form: None,
    };
    let above = section("zzz", None);
    let below = section("zzzz", Some(&above.id));
    let opinion = section("opinion", None);
    let tag = Tag {
        id: TagId::fresh(ids),
        slug: Slug::parse("zzz").unwrap(),
        name: DATA.into(),
        description: DATA.into(),
        kind: "tag".into(),
        synonyms: Vec::new(),
    };
    let author = |slug: &str| Author {
        id: AuthorId::fresh(ids),
        slug: Slug::parse(slug).unwrap(),
        name: DATA.into(),
        kind: AuthorKind::Person,
        job_title: DATA.into(),
        bio: DATA.into(),
        location: DATA.into(),
        email: None,
        picture: None,
        languages: Vec::new(),
        links: vec![SocialLink { network: DATA.into(), url: "https://zzz.zzz/".into() }],
    };
    let authors = [author("zzz"), author("zzzz"), author("zzzzz")];
    let authority = newsroom::Authority::command_line();
    let mut edit = newsroom.edit(&authority).await.unwrap();
    edit.put_settings(&settings).await.unwrap();
    for section in [&above, &below, &opinion] {
        edit.put_section(section).await.unwrap();
    }
    edit.put_tag(&tag).await.unwrap();
    for author in &authors {
        edit.put_author(author).await.unwrap();
    }
    edit.commit().await.unwrap();

    for number in 0..30_i64 {
        let kinds = if number == 0 { every_kind() } else { vec![paragraph(DATA)] };
        let at = Timestamp::from_millis(NOW - number * number * number * 40_000_000);
        let story = Story {
            tags: vec![tag.id.clone()],
            primary_section: Some(if number % 3 == 0 {
                below.id.clone()
            } else if number % 7 == 0 {
                opinion.id.clone()
            } else {
                above.id.clone()
            }),
            sections: vec![above.id.clone(), below.id.clone(), opinion.id.clone()],
            standfirst: Some(Standfirst::parse(DATA).unwrap()),
            bylines: authors.iter().zip(BylineRole::ALL).map(|(author, role)| Byline { author: author.id.clone(), role: *role }).collect(),
            format: [StoryFormat::Video, StoryFormat::Gallery, StoryFormat::Audio, StoryFormat::Live][usize::try_from(number % 4).unwrap()],
            language: urdu.clone(),
            direction: urdu.direction(),
            published_at: Some(at),
            updated_at: Timestamp::from_millis(at.millis() + 4_000_000),
            comments_open: number % 2 == 0,
            password: (number == 5).then(|| DATA.into()),
            ..paper.story(&format!("zzz-{number}"), DATA, kinds)
        };
        paper.put(&story, &[]).await;
        if number == 0 {
            let mut edit = newsroom.edit(&authority).await.unwrap();
            for comment in 0..60_i64 {
                let comment = Comment {
                    id: CommentId::fresh(ids),
                    story: story.id.clone(),
                    parent: None,
                    kind: CommentKind::Comment,
                    state: CommentState::Approved,
                    author_name: if comment % 2 == 0 { DATA.into() } else { String::new() },
                    author_email: None,
                    author_url: String::new(),
                    body: Document::from_plain_text(DATA),
                    created_at: Timestamp::from_millis(NOW + comment),
                    staff: false,
                };
                edit.put_comment(&comment).await.unwrap();
            }
            edit.commit().await.unwrap();
        }
    }
    paper
}

/// Blocks with everything that a page adds to them: labels, sentences about what is missing, links.
fn every_kind() -> Vec<BlockKind> {
    vec![
        BlockKind::Video(Video::default()),
        BlockKind::Audio(Audio { media: None, source: String::new(), caption: Vec::new() }),
        BlockKind::Image(ImageBlock::default()),
        BlockKind::File(FileLink { media: None, source: String::new(), title: Vec::new() }),
        BlockKind::Embed(Embed { url: Href::parse("https://zzz.zzz/zzz").unwrap(), provider: DATA.into(), caption: Vec::new() }),
        BlockKind::KeyPoints(KeyPoints { points: vec![words(DATA)] }),
        BlockKind::Details(Details { summary: Vec::new(), open: false, blocks: blocks(DATA) }),
        BlockKind::Table(Table {
            rows: vec![TableRow { cells: vec![TableCell { header: false, colspan: 1, rowspan: 1, blocks: blocks(DATA) }] }],
            caption: Vec::new(),
        }),
    ]
}

#[tokio::test]
async fn every_page_is_urdu() {
    let paper = urdu_paper().await;
    let path = |path: &str| Address::StoryOrPage { path: SitePath::parse(path).unwrap() };
    let list = |of: &str| Address::List { of: of.parse().unwrap(), start: Start::default() };
    let pages = [
        Address::Front { page: 1 },
        Address::Front { page: 2 },
        list("latest"),
        list("section:zzz"),
        list("section:zzzz"),
        list("tag:zzz"),
        list("author:zzz"),
        list("archive:2023"),
        list("archive:2023-11"),
        list("archive:2023-11-14"),
        path("/zzz-0/"),
        path("/zzz-5/"),
        path("/zzz-7/"),
        path("/zzz-29/"),
        path("/corrections/"),
        Address::Comments { path: SitePath::parse("/zzz-0/").unwrap(), at: CommentsAt::Page(2) },
        Address::Search { query: SearchParams::default() },
        Address::Search { query: SearchParams::words("zzz") },
        Address::Search { query: SearchParams { page: "2".into(), ..SearchParams::words("zzz") } },
        Address::Search { query: SearchParams { section: "zzz".into(), ..SearchParams::words("qqqzzz") } },
        Address::NotFound { path: "/zzz/".into() },
        Address::Gone { path: "/zzz/".into() },
    ];
    let mut faults = Vec::new();
    for address in pages {
        let html = paper.page(address.clone()).await.html;
        assert!(html.contains("<html lang=\"ur\" dir=\"rtl\">"), "{address:?}: {html}");
        faults.extend(untranslated(&html).into_iter().map(|text| format!("{address:?}: {text}")));
    }
    let site = &paper.site;
    let cursor = paper.page(list("latest")).await.html;
    let cursor = cursor.split_once("?after=").unwrap().1.split_once('"').unwrap().0.to_owned();
    for (name, html) in [
        ("more", more(site, "latest", &cursor).await.unwrap()),
        ("panel", panel(site, "zzz").await.unwrap()),
        ("suggest", suggest(site, "zzz").await.unwrap()),
        ("no suggestion", suggest(site, "qqqqqq").await.unwrap()),
    ] {
        faults.extend(untranslated(&html).into_iter().map(|text| format!("{name}: {text}")));
    }
    // the error page is made without the newsroom, in the language that pages had until then
    let html = error_page(site, "");
    assert!(html.contains("<html lang=\"ur\" dir=\"rtl\">"), "{html}");
    faults.extend(untranslated(&html).into_iter().map(|text| format!("error: {text}")));
    assert!(faults.is_empty(), "words that are not Urdu:\n{}", faults.join("\n"));
}
