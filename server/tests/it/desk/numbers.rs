//! Numbers for editors: the same events as the public counts, by day, story, section and source, and as a file.

use domain::{ReaderAct, Role, Timestamp};
use newsroom::ReaderEvent;

use super::newsdesk::at_work;
use crate::support::TestSite;

const DAY: i64 = 86_400_000;

/// Views of a story by different readers, `days` days ago.
async fn views(site: &TestSite, path: &str, number: usize, days: i64, source: &str) -> String {
    let story = site.newsroom.story_by_path(&path.parse().unwrap()).await.unwrap().unwrap().id;
    let at = site.newsroom.now().millis() - days * DAY;
    let events: Vec<ReaderEvent> = (0..number)
        .map(|reader| ReaderEvent {
            day: at.div_euclid(DAY),
            story: story.clone(),
            act: ReaderAct::View,
            reader: format!("{path}{days}{source}{reader}"),
            at: Timestamp::from_millis(at),
            source: source.to_owned(),
        })
        .collect();
    assert_eq!(site.newsroom.record_reader_events(&events).await.unwrap(), number);
    story.to_string()
}

/// The text of the page without its markup, as words between single spaces.
fn text(html: &str) -> String {
    let page = scraper::Html::parse_document(html);
    let main = page.select(&scraper::Selector::parse("main").unwrap()).next().unwrap();
    main.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn readings_are_shown_by_span_story_section_and_source() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let empty = text(&amina.get("/desk/numbers/").await.html);
    assert!(empty.contains("Nobody has read anything in this span yet"), "{empty}");
    let first = views(&site, "/river-1/", 3, 0, "news.example").await;
    views(&site, "/river-1/", 4, 2, "site").await;
    views(&site, "/river-2/", 5, 5, "").await;
    views(&site, "/river-2/", 2, 9, "").await;

    let today = text(&amina.get("/desk/numbers/?days=1").await.html);
    assert!(today.contains("Views in the last 30 minutes 3 Views 3 0 in the span before"), "{today}");
    assert!(today.contains("news.example 3") && !today.contains("Directly"), "{today}");
    let seen = amina.get("/desk/numbers/").await.html;
    let week = text(&seen);
    assert!(week.contains("Views 12 2 in the span before"), "{week}");
    assert!(week.contains("This site 4") && week.contains("Directly, or unknown 5"), "{week}");
    assert!(seen.contains("12 in all, most on"), "the chart says what it shows: {seen}");
    let month = text(&amina.get("/desk/numbers/?days=30").await.html);
    assert!(month.contains("Views 14 0 in the span before"), "{month}");

    let story = text(&amina.get(&format!("/desk/numbers/{first}/?days=7")).await.html);
    assert!(story.contains("Views 7 0 in the span before") && story.contains("This site 4"), "{story}");
    assert_eq!(amina.get("/desk/numbers/?days=8").await.status, 400);

    let file = amina.get("/desk/numbers/csv?days=30").await.html;
    assert_eq!(file.lines().next(), Some("headline,path,views,shares"));
    assert!(file.contains("\"/river-1/\",7,0\r\n") && file.contains("\"/river-2/\",7,0\r\n"), "{file}");
}
