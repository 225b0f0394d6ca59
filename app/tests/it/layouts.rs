//! What stands where: sections with a lead, forms, breadcrumbs, contents, related stories, pictures.

use app::site::{Address, load::list::Start};
use domain::{document::*, *};

use crate::support::*;

fn section(paper: &TestSite, slug: &str, parent: Option<&Section>) -> Section {
    Section {
        id: SectionId::fresh(paper.newsroom().ids()),
        slug: Slug::parse(slug).unwrap(),
        name: slug.into(),
        description: String::new(),
        parent: parent.map(|parent| parent.id.clone()),
        position: 0,
        picture: None,
        internal: false,
        form: None,
    }
}

async fn put_sections(paper: &TestSite, sections: &[&Section]) {
    let authority = newsroom::Authority::command_line();
    let mut edit = paper.newsroom().edit(&authority).await.unwrap();
    for section in sections {
        edit.put_section(section).await.unwrap();
    }
    edit.commit().await.unwrap();
}

fn in_section(section: &Section, story: Story) -> Story {
    Story { primary_section: Some(section.id.clone()), sections: vec![section.id.clone()], ..story }
}

async fn section_page(paper: &TestSite, slug: &str) -> String {
    let of = ListOf::Section(Slug::parse(slug).unwrap());
    paper.page(Address::List { of, start: Start::default() }).await.html
}

#[tokio::test]
async fn a_section_begins_with_a_lead_and_two_seconds() {
    let paper = blank().await;
    let world = section(&paper, "world", None);
    put_sections(&paper, &[&world]).await;
    for number in 0..3 {
        paper.put(&in_section(&world, paper.story(&format!("story-{number}"), "Talks", [paragraph("Text.")])), &[]).await;
    }
    assert!(!section_page(&paper, "world").await.contains("section-top"), "three stories are a list");
    for number in 3..6 {
        paper.put(&in_section(&world, paper.story(&format!("story-{number}"), "Talks", [paragraph("Text.")])), &[]).await;
    }
    let html = section_page(&paper, "world").await;
    let top = between(&html, "<div class=\"section-top\">", "<ol");
    assert_eq!((top.matches("card-large").count(), top.matches("card-medium").count()), (1, 2), "{top}");
    // scripts count what stands above the list, too
    assert!(html.contains("data-shown=\"6\"") && between(&html, "<ol class=\"stories-list\">", "</ol>").matches("<article").count() == 3);
}

#[tokio::test]
async fn s9_a_breadcrumb_ends_with_the_page() {
    let paper = blank().await;
    let world = section(&paper, "world", None);
    let asia = section(&paper, "asia", Some(&world));
    put_sections(&paper, &[&world, &asia]).await;
    paper.put(&in_section(&asia, paper.story("talks", "Talks", [paragraph("Text.")])), &[]).await;
    let html = paper.open("/talks/").await;
    let crumbs = between(&html, "<nav aria-label=\"You are here\" class=\"crumbs\">", "</nav>");
    let here = "<li aria-current=\"page\" class=\"crumbs-here\"><span>Talks</span></li>";
    assert!(crumbs.contains("/category/asia/") && crumbs.contains(here) && !crumbs.contains("href=\"/talks/\""), "{crumbs}");
    assert!(section_page(&paper, "asia").await.contains("<li aria-current=\"page\" class=\"crumbs-here\">asia</li>"));
}

#[tokio::test]
async fn forms_differ() {
    let paper = blank().await;
    let (opinion, world) = (section(&paper, "opinion", None), section(&paper, "world", None));
    let columns = section(&paper, "letters-from-abroad", Some(&opinion));
    put_sections(&paper, &[&opinion, &world, &columns]).await;
    paper.put(&in_section(&opinion, paper.story("view", "A view", [paragraph("Text.")])), &[]).await;
    paper.put(&in_section(&columns, paper.story("letter", "A letter", [paragraph("Text.")])), &[]).await;
    let pair = || BlockKind::QuestionAnswer(QuestionAnswer { question: words("Why?"), blocks: blocks("So.") });
    paper.put(&in_section(&world, paper.story("asked", "Asked", [pair(), pair(), pair()])), &[]).await;
    paper.put(&in_section(&world, paper.story("report", "A report", [pair(), paragraph("Text.")])), &[]).await;

    let view = paper.open("/view/").await;
    assert!(view.contains("data-form=\"opinion\"") && !view.contains("class=\"rubric\""), "its section says what it is");
    // a section below opinion has another name: the rubric says it
    let letter = paper.open("/letter/").await;
    assert!(letter.contains("data-form=\"opinion\"") && letter.contains("<span class=\"rubric\">Opinion</span>"), "{letter}");
    let asked = paper.open("/asked/").await;
    assert!(asked.contains("data-form=\"interview\"") && asked.contains("<span class=\"rubric\">Interview</span>"));
    let report = paper.open("/report/").await;
    assert!(!between(&report, "<article", ">").contains("data-form"), "one question is no interview");
    let front = paper.page(Address::Front { page: 1 }).await.html;
    assert!(front.contains("data-form=\"opinion\""), "{front}");
}

#[tokio::test]
async fn a_long_text_has_contents() {
    let paper = blank().await;
    let heading = |text: &str| BlockKind::Heading(Heading { level: 2, content: words(text) });
    let long = || paragraph(&"word ".repeat(310));
    let parts = [heading("Why"), long(), heading("How"), long(), heading("When"), long()];
    paper.put(&paper.story("long", "Long", parts), &[]).await;
    let html = paper.open("/long/").await;
    let contents = between(&html, "<nav aria-labelledby=\"contents\" class=\"contents\">", "</nav>");
    let targets: Vec<&str> = contents.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(targets.len(), 3, "{contents}");
    assert!(targets.iter().all(|target| html.matches(&format!("<h2 id=\"{target}\">")).count() == 1), "{html}");
    paper.put(&paper.story("short", "Short", [heading("Why"), heading("How"), heading("When"), long()]), &[]).await;
    assert!(!paper.open("/short/").await.contains("class=\"contents\""));
}

#[tokio::test]
async fn related_stories_share_tags_and_stand_nowhere_else_on_the_page() {
    let paper = blank().await;
    let world = section(&paper, "world", None);
    put_sections(&paper, &[&world]).await;
    let tag = |slug: &str| Tag {
        id: TagId::fresh(paper.newsroom().ids()),
        slug: Slug::parse(slug).unwrap(),
        name: slug.into(),
        description: String::new(),
        kind: "tag".into(),
        synonyms: Vec::new(),
    };
    let (ice, sea) = (tag("ice"), tag("sea"));
    let authority = newsroom::Authority::command_line();
    let mut edit = paper.newsroom().edit(&authority).await.unwrap();
    edit.put_tag(&ice).await.unwrap();
    edit.put_tag(&sea).await.unwrap();
    edit.commit().await.unwrap();
    let at = |hours: i64| Some(Timestamp::from_millis(NOW - hours * 3_600_000));
    let story = |slug: &str, hours: i64, tags: &[&Tag]| Story {
        tags: tags.iter().map(|tag| tag.id.clone()).collect(),
        published_at: at(hours),
        ..in_section(&world, paper.story(slug, slug, [paragraph("Text.")]))
    };
    // old ones of the same subjects, then what the page shows anyway: the newest and the neighbours
    paper.put(&story("both", 900, &[&ice, &sea]), &[]).await;
    paper.put(&story("one", 800, &[&ice]), &[]).await;
    paper.put(&story("none", 700, &[]), &[]).await;
    paper.put(&story("older", 600, &[]), &[]).await;
    paper.put(&story("before", 501, &[&ice, &sea]), &[]).await;
    paper.put(&story("this", 500, &[&ice, &sea]), &[]).await;
    paper.put(&story("after", 499, &[&ice, &sea]), &[]).await;
    for number in 0..6 {
        paper.put(&story(&format!("new-{number}"), number + 1, &[&ice, &sea]), &[]).await;
    }
    let html = paper.open("/this/").await;
    let related = between(&html, "class=\"story-related\">", "</section>");
    let shown: Vec<&str> =
        related.split("href=\"/").skip(1).map(|rest| rest.split('/').next().unwrap()).filter(|slug| *slug != "category").collect();
    assert_eq!(shown, ["both", "one", "older"], "most shared tags first, then the newest of the section: {related}");
}

#[tokio::test]
async fn s15_pictures_are_links_to_their_files() {
    let paper = blank().await;
    let (bridge, harbour) = (paper.picture("bridge"), paper.picture("harbour"));
    let image = |item: &MediaItem| ImageBlock { media: Some(item.id.clone()), ..ImageBlock::default() };
    let linked = ImageBlock { link: Some(Href::parse("/about/").unwrap()), ..image(&bridge) };
    let kinds = [BlockKind::Image(image(&bridge)), BlockKind::Image(linked), BlockKind::Image(ImageBlock::default())];
    let story = Story { lead_image: Some(harbour.id.clone()), ..paper.story("talks", "Talks", kinds) };
    paper.put(&story, &[bridge, harbour]).await;
    let html = paper.open("/talks/").await;
    assert!(html.contains("id=\"picture-0\"") && html.contains("href=\"/media/ab/harbour.jpg\""), "{html}");
    assert!(html.contains("id=\"picture-1\"") && html.contains("href=\"/media/ab/bridge.jpg\""), "{html}");
    assert_eq!(
        (html.matches("data-picture").count(), html.matches("<dialog").count()),
        (2, 1),
        "a picture with a link of its own keeps it"
    );
    paper.put(&paper.story("plain", "Plain", [paragraph("Text.")]), &[]).await;
    assert!(!paper.open("/plain/").await.contains("<dialog"));
}

#[tokio::test]
async fn today_s_stories_have_their_hour() {
    let paper = blank().await;
    let story = Story { updated_at: Timestamp::from_millis(NOW + 3_600_000), ..paper.story("talks", "Talks", [paragraph("Text.")]) };
    paper.put(&story, &[]).await;
    let front = paper.page(Address::Front { page: 1 }).await.html;
    assert!(front.contains("<time datetime=\"2023-11-14T22:12:20+00:00\" data-ago=\"\">22:12</time>"), "{front}");
    let html = paper.open("/talks/").await;
    assert!(html.contains("data-ago=\"\">November 14, 2023 at 23:13 UTC</time>"), "{html}");
}

#[tokio::test]
async fn a_section_says_in_any_language_what_its_stories_are() {
    let paper = blank().await;
    let views = Section { name: "آراء".into(), form: Some(Form::Opinion), ..section(&paper, "aaraa", None) };
    let opinion = Section { form: Some(Form::Report), ..section(&paper, "opinion", None) };
    put_sections(&paper, &[&views, &opinion]).await;
    paper.put(&in_section(&views, paper.story("view", "A view", [paragraph("Text.")])), &[]).await;
    paper.put(&in_section(&opinion, paper.story("news", "News", [paragraph("Text.")])), &[]).await;
    assert!(paper.open("/view/").await.contains("data-form=\"opinion\""));
    assert!(!paper.open("/news/").await.contains("data-form"), "somebody chose reports");
    assert!(section_page(&paper, "aaraa").await.contains("data-form=\"opinion\""));
}

#[tokio::test]
async fn s34_of_many_sections_the_foot_lists_the_fullest_at_once() {
    let paper = blank().await;
    let sections: Vec<Section> = (0..30).map(|number| section(&paper, &format!("section-{number:02}"), None)).collect();
    put_sections(&paper, &sections.iter().collect::<Vec<_>>()).await;
    for (number, section) in sections.iter().enumerate() {
        // the last ones have two stories
        for copy in 0..=usize::from(number >= 20) {
            let slug = format!("story-{number}-{copy}");
            paper.put(&in_section(section, paper.story(&slug, "Talks", [paragraph("Text.")])), &[]).await;
        }
    }
    paper.newsroom().update_reader_lists(true).await.unwrap();
    let html = paper.page(Address::Front { page: 0 }).await.html;
    let foot = between(&html, "class=\"foot-sections\">", "</nav>");
    let (first, more) = foot.split_once("<details>").unwrap();
    assert_eq!((first.matches("<li>").count(), more.matches("<li>").count()), (24, 6), "{foot}");
    assert!(first.contains("section-29") && first.contains("section-20") && more.contains("More sections"));
}

#[tokio::test]
async fn s39_pages_of_stories_are_shared_with_the_first_picture() {
    let paper = blank().await;
    let world = section(&paper, "world", None);
    put_sections(&paper, &[&world]).await;
    paper.put(&in_section(&world, paper.story("talks", "Talks", [paragraph("Text.")])), &[]).await;
    let shared = "property=\"og:image\" content=\"https://paper.example/media/ab/harbour-16x9-";
    assert!(!paper.page(Address::Front { page: 0 }).await.html.contains("og:image"));
    let harbour = paper.picture("harbour");
    let story = Story { lead_image: Some(harbour.id.clone()), ..paper.story("port", "Port", [paragraph("Text.")]) };
    paper.put(&in_section(&world, story), &[harbour]).await;
    let html = paper.page(Address::Front { page: 0 }).await.html;
    assert!(html.contains(shared), "{html}");
    assert!(section_page(&paper, "world").await.contains(shared));
}

#[tokio::test]
async fn s24_the_next_story_is_shown_with_its_picture() {
    let paper = blank().await;
    let harbour = paper.picture("harbour");
    paper.put(&paper.story("first", "First", [paragraph("Text.")]), &[]).await;
    let next = Story { lead_image: Some(harbour.id.clone()), ..paper.story("second", "Second", [paragraph("Text.")]) };
    paper.put(&next, &[harbour]).await;
    let html = paper.open("/first/").await;
    let around = between(&html, "class=\"neighbours\">", "</nav>");
    assert!(around.contains("/media/ab/harbour-3x2-") && around.contains("rel=\"next\""), "{around}");
    assert!(!between(&paper.open("/second/").await, "class=\"neighbours\">", "</nav>").contains("<img"), "only the next one");
}
