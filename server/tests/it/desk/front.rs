//! Fronts: a draft beside what readers see, changed slot by slot, published, rolled back; stories leave it by themselves.

use domain::{Direction, FrontPage, Language, Role, SectionId, Story, StoryState, Timestamp};

use super::{
    newsdesk::{at_work, person, revision, section, store},
    visitor::{Seen, Visitor},
};
use crate::support::{NOW, TestSite, story};

const PAGE: &str = "/desk/front/";
const HOUR: i64 = 3_600_000;

/// The story at a path.
async fn at(site: &TestSite, path: &str) -> Story {
    let path = domain::SitePath::parse(path).unwrap();
    site.newsroom.story_by_path(&path).await.unwrap().unwrap()
}

async fn text(site: &TestSite, path: &str) -> String {
    site.get(path).await.text().await.unwrap()
}

/// The headlines of the top of a page, in order.
fn top(html: &str) -> Vec<String> {
    let (_, rest) = html.split_once("<div class=\"front-top").or_else(|| html.split_once("<div class=\"section-top")).unwrap();
    let (before_rail, _) = rest.split_once("class=\"rail").or_else(|| rest.split_once("class=\"stories\"")).unwrap_or((rest, ""));
    let links = before_rail.split("class=\"card-link\"").skip(1);
    links.map(|part| part.split_once('>').unwrap().1.split('<').next().unwrap().to_owned()).collect()
}

/// Sends an act based on what is there now.
async fn act(browser: &mut Visitor<'_>, page: &str, act: &str, fields: &[(&str, &str)]) -> Seen {
    let revision = revision(&browser.get(page).await);
    let mut sent = vec![("revision", revision.as_str()), ("act", act)];
    sent.extend(fields);
    browser.post(page, &sent).await
}

async fn done(browser: &mut Visitor<'_>, page: &str, what: &str, fields: &[(&str, &str)]) {
    let seen = act(browser, page, what, fields).await;
    assert_eq!(seen.status, 303, "{what}: {}", seen.html);
}

#[tokio::test]
async fn a_draft_is_arranged_previewed_published_and_rolled_back() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let (nine, twenty) = (at(&site, "/river-9/").await, at(&site, "/river-20/").await);
    let before = text(&site, "/").await;
    // found by its words, put into slots
    let mut rare = story(&site.newsroom, "rare", "Quorum at the weir");
    rare.published_at = Some(Timestamp::from_millis(NOW - 90 * 86_400_000));
    store(&site, &rare).await;
    let found = amina.get("/desk/front/?slot=1&q=quoru").await;
    assert!(found.html.contains("Search published stories") && found.html.contains(rare.id.as_str()), "{}", found.html);
    // a slot that the layout does not have
    assert!(!amina.get("/desk/front/?slot=9").await.html.contains("Search published stories"));
    done(&mut amina, PAGE, "put:1", &[("story", nine.id.as_str())]).await;
    done(&mut amina, PAGE, "put:2", &[("story", twenty.id.as_str())]).await;
    let show = [("headline", "Short & sharp"), ("kicker", "Exclusive"), ("until", "")];
    done(&mut amina, PAGE, "show:1", &show).await;
    assert_eq!(text(&site, "/").await, before, "readers see nothing of a draft");
    let seen = amina.get(PAGE).await.html;
    assert!(seen.contains("Draft: readers do not see these changes yet") && seen.contains("Last change by amina"), "{seen}");
    let preview = amina.get("/desk/front/preview/page").await.html;
    assert_eq!(top(&preview)[..2], ["Short &amp; sharp", "River talks, day 20"]);
    assert!(preview.contains("<p class=\"kicker\">Exclusive</p>"));
    done(&mut amina, PAGE, "publish", &[]).await;
    let published = text(&site, "/").await;
    assert_eq!(top(&published), top(&preview));
    assert_eq!(published.matches("href=\"/river-9/\"").count(), 1, "no story is on the page twice");
    assert!(published.contains("Exclusive") && !text(&site, "/latest/").await.contains("Exclusive"));
    // moved by buttons; a story that another is put above moves down
    done(&mut amina, PAGE, "down:1", &[]).await;
    done(&mut amina, PAGE, "put:1", &[("story", at(&site, "/river-5/").await.id.as_str())]).await;
    done(&mut amina, PAGE, "publish", &[]).await;
    assert_eq!(top(&text(&site, "/").await)[..3], ["River talks, day 5", "River talks, day 20", "Short &amp; sharp"]);
    done(&mut amina, PAGE, "roll-back:1", &[]).await;
    assert_eq!(top(&text(&site, "/").await), top(&published));
    assert!(amina.get(PAGE).await.html.contains("This is what readers see."));
    // taken back, discarded
    done(&mut amina, PAGE, "remove:2", &[]).await;
    done(&mut amina, PAGE, "undo", &[]).await;
    assert!(amina.get(PAGE).await.html.contains("This is what readers see."));
    done(&mut amina, PAGE, "remove:1", &[]).await;
    done(&mut amina, PAGE, "discard", &[]).await;
    assert!(amina.get(PAGE).await.html.contains("This is what readers see."));
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    for (act, count) in [("front_publish", 2), ("front_roll_back", 1), ("front_discard", 1)] {
        let log = chief.get(&format!("/desk/audit/?act={act}")).await.html;
        assert_eq!(log.matches("<time").count(), count, "{act}: {log}");
    }
}

#[tokio::test]
async fn editors_of_one_slot_do_not_overwrite_each_other() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let mut bilal = at_work(&site, "bilal", Role::Editor).await;
    let (one, two) = (at(&site, "/river-11/").await.id.to_string(), at(&site, "/river-12/").await.id.to_string());
    let old = revision(&bilal.get(PAGE).await);
    done(&mut amina, PAGE, "put:2", &[("story", &one)]).await;
    // another slot: no conflict
    let three = at(&site, "/river-13/").await.id.to_string();
    let seen = bilal.post(PAGE, &[("revision", &old), ("act", "put:4"), ("story", &three)]).await;
    assert_eq!(seen.status, 303, "{}", seen.html);
    let seen = bilal.post(PAGE, &[("revision", &old), ("act", "put:2"), ("story", &two)]).await;
    assert_eq!(seen.status, 409);
    assert!(seen.html.contains("amina changed this") && seen.html.contains("“River talks, day 12” into slot 2"), "{}", seen.html);
    let plan = site.newsroom.front_desk(&FrontPage::Home).await.unwrap().draft;
    assert_eq!((plan.slots[&1].story.as_str(), plan.slots[&3].story.as_str()), (one.as_str(), three.as_str()));
    // what was chosen is in a form that makes it on what is there now
    let (_, again) = seen.html.split_once("Your change").unwrap();
    assert!(again.contains(&format!("name=\"story\" value=\"{two}\"")) && again.contains("name=\"act\" value=\"put:2\""), "{again}");
    let now = again.split_once("name=\"revision\" value=\"").unwrap().1.split('"').next().unwrap();
    let seen = bilal.post(PAGE, &[("revision", now), ("act", "put:2"), ("story", &two)]).await;
    assert_eq!(seen.status, 303);
    // nobody publishes what they have not seen
    let seen = amina.post(PAGE, &[("revision", &old), ("act", "publish")]).await;
    assert!(seen.status == 409 && seen.html.contains("bilal changed this"), "{}", seen.html);
    assert!(site.newsroom.front_desk(&FrontPage::Home).await.unwrap().versions.is_empty());
}

#[tokio::test]
async fn a_story_that_readers_lose_leaves_its_slot_in_the_draft_too() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let nine = at(&site, "/river-9/").await;
    done(&mut amina, PAGE, "put:1", &[("story", nine.id.as_str())]).await;
    done(&mut amina, PAGE, "publish", &[]).await;
    assert_eq!(top(&text(&site, "/").await)[0], "River talks, day 9");
    store(&site, &Story { state: StoryState::Killed, ..nine.clone() }).await;
    assert_eq!(top(&text(&site, "/").await)[0], "River talks, day 0");
    let desk = site.newsroom.front_desk(&FrontPage::Home).await.unwrap();
    assert!(desk.draft.slots.is_empty() && desk.live.slots.is_empty());
    // what is gone is neither put there nor rolled back to
    let seen = act(&mut amina, PAGE, "put:1", &[("story", nine.id.as_str())]).await;
    assert!(seen.status == 422 && seen.html.contains("Readers cannot find this story"), "{}", seen.html);
    done(&mut amina, PAGE, "roll-back:1", &[]).await;
    assert!(site.newsroom.front_desk(&FrontPage::Home).await.unwrap().live.slots.is_empty());
}

#[tokio::test]
async fn a_story_leaves_its_slot_when_its_time_is_over() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let nine = at(&site, "/river-9/").await;
    done(&mut amina, PAGE, "put:1", &[("story", nine.id.as_str())]).await;
    let until =
        |time: &str| [("headline", ""), ("kicker", ""), ("picture", "1"), ("until", time)].map(|(a, b)| (a.to_owned(), b.to_owned()));
    let send = |fields: &[(String, String)]| fields.iter().map(|(a, b)| (a.clone(), b.clone())).collect::<Vec<_>>();
    for (bad, why) in [("2020-01-01T06:00", "This time is over"), ("tomorrow", "2026-02-07")] {
        let fields = send(&until(bad));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let seen = act(&mut amina, PAGE, "show:1", &fields).await;
        assert_eq!(seen.status, 422, "{bad} {why}");
    }
    // 2023-11-14T22:13:20Z is now
    let fields = send(&until("2023-11-15T00:00"));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    done(&mut amina, PAGE, "show:1", &fields).await;
    let seen = amina.get(PAGE).await.html;
    assert!(seen.contains("Until (UTC)") && seen.contains("value=\"2023-11-15T00:00\""), "the zone is named: {seen}");
    done(&mut amina, PAGE, "publish", &[]).await;
    assert_eq!(top(&text(&site, "/").await)[0], "River talks, day 9");
    assert_eq!(site.newsroom.end_front_slots().await.unwrap(), 0);
    site.clock.advance(2 * HOUR);
    assert_eq!(site.newsroom.end_front_slots().await.unwrap(), 1);
    assert_eq!(top(&text(&site, "/").await)[0], "River talks, day 0");
    assert!(site.newsroom.front_desk(&FrontPage::Home).await.unwrap().draft.slots.is_empty());
}

#[tokio::test]
async fn every_layout_fills_its_slots_and_shows_no_story_twice() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let water: SectionId = site.newsroom.sections().await.unwrap().remove(0).id;
    let twelve = at(&site, "/river-12/").await.id.to_string();
    for (page, reader) in [(PAGE.to_owned(), "/"), (format!("{PAGE}{water}/"), "/section/water/")] {
        let reader = if reader == "/" { reader.to_owned() } else { site.newsroom.sections().await.unwrap().remove(0).path().to_string() };
        done(&mut amina, &page, "put:2", &[("story", &twelve)]).await;
        for layout in domain::FrontLayout::ALL {
            done(&mut amina, &page, &format!("layout:{layout}"), &[]).await;
            let _ = act(&mut amina, &page, "publish", &[]).await;
            let html = text(&site, &reader).await;
            let front = if reader == "/" { FrontPage::Home } else { FrontPage::Section(water.clone()) };
            let shown = top(&html);
            // links to stories of the lead's subjects are no slots
            assert_eq!(shown.len(), layout.slots(&front), "{reader} {layout}: {shown:?}");
            assert_eq!(shown[1], "River talks, day 12", "{reader} {layout}");
            for number in [0, 1, 2, 12] {
                let link = format!("class=\"card-link\" href=\"/river-{number}/\"");
                assert!(html.matches(&link).count() <= 1, "{reader} {layout}: {number}");
            }
        }
    }
}

#[tokio::test]
async fn each_headline_has_the_language_of_its_story() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let urdu = [story(&site.newsroom, "darya", "دریا پر مذاکرات"), story(&site.newsroom, "pani", "پانی کی تقسیم")];
    let urdu = urdu.map(|story| Story { language: Language::parse("ur").unwrap(), direction: Direction::RightToLeft, ..story });
    for story in &urdu {
        store(&site, story).await;
    }
    done(&mut amina, PAGE, "layout:text", &[]).await;
    done(&mut amina, PAGE, "put:1", &[("story", urdu[0].id.as_str())]).await;
    done(&mut amina, PAGE, "put:7", &[("story", urdu[1].id.as_str())]).await;
    // on the heading itself: the line of another language around it would be as high as that language needs
    let headings = |html: &str| -> Vec<String> {
        let tags = html.split("<h3 ").skip(1).filter_map(|rest| rest.split('>').next());
        tags.filter(|tag| tag.contains("slot-headline")).map(str::to_owned).collect()
    };
    let shown = headings(&amina.get(PAGE).await.html);
    assert!(shown[0].contains("lang=\"ur\" dir=\"rtl\""), "{shown:?}");
    assert!(shown.len() > 2 && shown[1..6].iter().all(|tag| tag.contains("lang=\"en\" dir=\"ltr\"")), "{shown:?}");
    // in a slot that the layout does not have
    done(&mut amina, PAGE, "layout:lead", &[]).await;
    let html = amina.get(PAGE).await.html;
    let waiting = html.split("class=\"front-waiting\"").nth(1).unwrap_or_else(|| panic!("none waits: {html}"));
    assert!(waiting.contains("<span lang=\"ur\" dir=\"rtl\" translate=\"no\">پانی"), "{waiting}");
}

#[tokio::test]
async fn those_limited_to_a_section_arrange_its_pages_only() {
    let site = TestSite::start().await;
    let (own, other) = (section(&site, "own", None).await, section(&site, "other", None).await);
    let below = section(&site, "smaller", Some(own.clone())).await;
    let sana = person(&site, "sana", Role::Editor, Some(vec![own.clone()])).await;
    let mut sana = Visitor::signed_in(&site, &sana).await;
    let mut inside = story(&site.newsroom, "inside", "Inside");
    (inside.primary_section, inside.sections) = (Some(own.clone()), vec![own.clone()]);
    inside.published_at = Some(Timestamp::from_millis(NOW - 1000));
    store(&site, &inside).await;
    let seen = sana.get(PAGE).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, format!("{PAGE}{own}/").as_str()));
    for (page, status) in [(&own, 303), (&below, 303), (&other, 403)] {
        let sent = [("revision", "0"), ("act", "put:1"), ("story", inside.id.as_str())];
        assert_eq!(sana.post(&format!("{PAGE}{page}/"), &sent).await.status, status);
    }
    assert_eq!(sana.post(PAGE, &[("revision", "0"), ("act", "put:1"), ("story", inside.id.as_str())]).await.status, 403);
    let seen = sana.get(&format!("{PAGE}{own}/")).await.html;
    assert!(seen.contains("Section smaller") && !seen.contains("Section other"), "{seen}");
}

#[tokio::test]
async fn a_form_that_is_not_whole_changes_nothing() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let nine = at(&site, "/river-9/").await.id.to_string();
    for fields in [
        vec![],
        vec![("revision", "0")],
        vec![("revision", "x"), ("act", "publish")],
        vec![("revision", "0"), ("act", "put:0"), ("story", nine.as_str())],
        vec![("revision", "0"), ("act", "put:99"), ("story", nine.as_str())],
        vec![("revision", "0"), ("act", "put:1"), ("story", "x")],
        vec![("revision", "0"), ("act", "layout:none")],
        vec![("revision", "0"), ("act", "roll-back:x")],
    ] {
        assert_eq!(amina.post(PAGE, &fields).await.status, 400, "{fields:?}");
    }
    assert_eq!(amina.post(PAGE, &[("revision", "0"), ("act", "roll-back:7")]).await.status, 404);
    // there is nothing in this slot
    assert_eq!(amina.post(PAGE, &[("revision", "0"), ("act", "remove:3")]).await.status, 422);
    let long = "x".repeat(201);
    for (headline, kicker) in [(long.as_str(), ""), ("", &long[..41])] {
        let seen = amina.post(PAGE, &[("revision", "0"), ("act", "show:1"), ("headline", headline), ("kicker", kicker)]).await;
        assert!(seen.status == 422 && seen.html.contains("has at most"), "{}", seen.html);
    }
    assert_eq!(amina.get("/desk/front/no-such-section/").await.status, 404);
    assert_eq!(site.newsroom.front_desk(&FrontPage::Home).await.unwrap().revision, 0);
}
