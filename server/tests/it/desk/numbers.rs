//! Numbers for editors: the same events as the public counts, by day, story, section and source, and as a file.

use domain::{ReaderAct, Reading, Role, Timestamp};
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
    assert_eq!(file.lines().next(), Some("headline,path,views,shares,read_to_end_percent,average_reading_seconds"));
    assert!(file.contains("\"/river-1/\",7,0,,\r\n") && file.contains("\"/river-2/\",7,0,,\r\n"), "{file}");
}

/// Readings of a story today: per cent of the text and seconds.
async fn readings(site: &TestSite, path: &str, all: &[(u8, u32)]) {
    let story = site.newsroom.story_by_path(&path.parse().unwrap()).await.unwrap().unwrap().id;
    let at = site.newsroom.now();
    let events: Vec<ReaderEvent> = all
        .iter()
        .enumerate()
        .map(|(reader, (percent, seconds))| ReaderEvent {
            day: at.millis().div_euclid(DAY),
            story: story.clone(),
            act: ReaderAct::Read(Reading::new(*percent, *seconds).unwrap()),
            reader: format!("{path}{reader}"),
            at,
            source: String::new(),
        })
        .collect();
    site.newsroom.record_reader_events(&events).await.unwrap();
}

#[tokio::test]
async fn how_far_and_how_long_a_story_is_read_is_shown_from_ten_readings_on() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let (river, other) = (views(&site, "/river-1/", 12, 0, "").await, views(&site, "/river-2/", 2, 0, "").await);
    readings(&site, "/river-1/", &[[(100, 100); 6].as_slice(), &[(50, 40); 4]].concat()).await;
    readings(&site, "/river-2/", &[(100, 900); 2]).await;
    let all = text(&amina.get("/desk/numbers/?days=1").await.html);
    assert!(all.contains("Read to the end 66 % Time on average 3 min 33 s"), "{all}");
    assert!(all.contains("12 0 60 % 1 min 16 s") && all.contains("2 0 Sections"), "{all}");
    let own = text(&amina.get(&format!("/desk/numbers/{river}/?days=1")).await.html);
    assert!(own.contains("A quarter 100 % Half 100 % Three quarters 60 % To the end 60 %"), "{own}");
    let few = text(&amina.get(&format!("/desk/numbers/{other}/?days=1")).await.html);
    assert!(few.contains("after ten readings") && !few.contains('%'), "{few}");
    let file = amina.get("/desk/numbers/csv?days=1").await.html;
    assert!(file.contains("\"/river-1/\",12,0,60,76\r\n") && file.contains("\"/river-2/\",2,0,,\r\n"), "{file}");
}
