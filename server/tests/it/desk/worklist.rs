//! Home and lists: what they show to whom, their filters and their pages.

use std::collections::BTreeSet;

use domain::{Role, StoryState, Timestamp};

use super::{
    newsdesk::{act, at_work, begin, by, person, section, store, write},
    visitor::Visitor,
};
use crate::support::{NOW, TestSite, story};

/// The headlines of a list, in order.
fn headlines(html: &str) -> Vec<String> {
    let rows = html.split("data-row").skip(1);
    rows.map(|row| row.split_once('>').unwrap().1.split('<').next().unwrap().trim().to_owned()).collect()
}

#[tokio::test]
async fn each_filter_leaves_what_fits() {
    let paper = TestSite::start().await;
    let ada = person(&paper, "ada", Role::Editor, None).await;
    let (north, below) = (section(&paper, "north", None).await, "north-town");
    let below = section(&paper, below, Some(north.clone())).await;
    let mut made = Vec::new();
    for (at, (slug, state, place)) in [
        ("one", StoryState::Draft, &north),
        ("two", StoryState::Review, &below),
        ("three", StoryState::Trash, &north),
        ("four", StoryState::Archived, &north),
        ("five", StoryState::Published, &below),
    ]
    .into_iter()
    .enumerate()
    {
        let mut one = story(&paper.newsroom, slug, &format!("Number {slug}"));
        (one.state, one.primary_section, one.sections) = (state, Some(place.clone()), vec![place.clone()]);
        one.published_at = Some(Timestamp::from_millis(NOW - 10_000)).filter(|_| state == StoryState::Published);
        one.bylines = if at < 2 { by(&ada) } else { Vec::new() };
        paper.clock.advance(86_400_000);
        store(&paper, &one).await;
        made.push(one);
    }
    let mut browser = Visitor::signed_in(&paper, &ada).await;
    for (query, expected) in [
        ("section=north", &["Number five", "Number two", "Number one"][..]),
        ("section=north-town", &["Number five", "Number two"]),
        ("section=north&state=trash", &["Number three"]),
        ("section=north&state=archived", &["Number four"]),
        ("section=north&state=review", &["Number two"]),
        ("section=north&state=published", &["Number five"]),
        ("by=me", &["Number two", "Number one"]),
        ("by=me&state=draft", &["Number one"]),
        ("section=north&language=en", &["Number five", "Number two", "Number one"]),
        ("section=north&language=ur", &[]),
        ("section=north&picture=none&state=review", &["Number two"]),
        ("q=number+two", &["Number two"]),
        ("q=number&section=north-town", &["Number five", "Number two"]),
        ("q=nowhere+to+be+found", &[]),
        ("section=north&from=2023-11-17", &["Number five"]),
        ("section=north&until=2023-11-15", &["Number one"]),
        ("section=north&from=2023-11-16&until=2023-11-16", &["Number two"]),
        ("section=north&from=2023-12-01", &[]),
    ] {
        let seen = browser.get(&format!("/desk/stories/?{query}")).await;
        assert_eq!((seen.status, headlines(&seen.html)), (200, expected.iter().map(|one| (*one).to_owned()).collect()), "{query}");
        assert_eq!(seen.html.contains("Take a filter away"), expected.is_empty(), "{query}");
    }
    for bad in ["state=x", "state=Draft", "section=nowhere", "by=you", "after=x", "after=0.0", "language=!", "picture=some"] {
        assert_eq!(browser.get(&format!("/desk/stories/?{bad}")).await.status, 400, "{bad}");
    }
    for bad in ["from=x", "until=2023-02-30", "from=2023"] {
        let seen = browser.get(&format!("/desk/stories/?{bad}")).await;
        assert!(seen.status == 422 && headlines(&seen.html).is_empty() && seen.html.contains("Enter a day"), "{bad}: {}", seen.html);
    }
}

#[tokio::test]
async fn pages_join_without_gap_or_repetition() {
    let paper = TestSite::start().await;
    let ada = person(&paper, "ada", Role::Editor, None).await;
    for number in 0..95 {
        let mut one = story(&paper.newsroom, &format!("draft-{number:03}"), &format!("Draft {number:03}"));
        (one.state, one.published_at) = (StoryState::Draft, None);
        // several were saved in the same instant
        paper.clock.advance(i64::from(number % 3 == 0));
        store(&paper, &one).await;
    }
    let mut browser = Visitor::signed_in(&paper, &ada).await;
    let (mut path, mut seen, mut pages) = ("/desk/stories/?state=draft&q=".to_owned(), Vec::new(), 0);
    loop {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        seen.extend(headlines(&page.html));
        pages += 1;
        let Some((before, _)) = page.html.split_once(">More stories<") else { break };
        let href = before.rsplit_once("href=\"").unwrap().1.split('"').next().unwrap();
        path = href.replace("&amp;", "&");
        assert!(path.contains("state=draft") && path.contains("after="), "{path}");
        if pages == 1 {
            // what is saved meanwhile neither repeats nor hides anything
            let mut new = story(&paper.newsroom, "meanwhile", "Meanwhile");
            (new.state, new.published_at) = (StoryState::Draft, None);
            paper.clock.advance(5);
            store(&paper, &new).await;
        }
    }
    let drafts: Vec<&String> = seen.iter().filter(|headline| headline.starts_with("Draft ")).collect();
    assert_eq!((drafts.len(), drafts.iter().collect::<BTreeSet<_>>().len(), pages), (95, 95, 3));
}

#[tokio::test]
async fn drafts_are_found_only_by_those_who_may_read_them() {
    let paper = TestSite::start().await;
    let (water, other) = (paper.newsroom.sections().await.unwrap().remove(0).id, section(&paper, "elsewhere", None).await);
    let mut cleo = at_work(&paper, "cleo", Role::Contributor).await;
    let id = begin(&mut cleo).await;
    write(&mut cleo, &id, "The zanzibar file", "Unheard words about quinces.").await;
    let mut named = super::newsdesk::stored(&paper, &id).await;
    (named.primary_section, named.sections) = (Some(water.clone()), vec![water.clone()]);
    store(&paper, &named).await;
    let mut readers = Vec::new();
    for (name, role, sections, finds) in [
        ("dan", Role::Contributor, None, false),
        ("ann", Role::Author, None, false),
        ("ed", Role::Editor, None, true),
        ("inside", Role::Editor, Some(vec![water]), true),
        ("outside", Role::Editor, Some(vec![other]), false),
        ("admin", Role::Administrator, None, true),
    ] {
        readers.push((person(&paper, name, role, sections).await, finds));
    }
    for query in ["q=zanzibar", "q=quinces", "q=quinc", "state=draft", ""] {
        let path = format!("/desk/stories/?{query}");
        assert!(cleo.get(&path).await.html.contains("The zanzibar file"), "{query}");
        for (reader, finds) in &readers {
            let html = Visitor::signed_in(&paper, reader).await.get(&path).await.html;
            assert_eq!(html.contains("The zanzibar file"), *finds, "{} {query}", reader.name);
        }
    }
    let search = paper.get("/search/?q=quinces").await.text().await.unwrap();
    assert!(!search.contains("zanzibar file"), "readers find no drafts");
}

#[tokio::test]
async fn home_shows_what_waits_and_nothing_else() {
    let paper = TestSite::empty().await;
    let admin = person(&paper, "Amina", Role::Administrator, None).await;
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let page = browser.get("/desk/").await.html;
    assert!(page.contains("Good evening, Amina.") && page.contains("First steps") && page.contains("New story"), "{page}");
    assert!(!page.contains("Your drafts") && !page.contains("Just published"), "empty parts are left out: {page}");
    let list = browser.get("/desk/stories/").await.html;
    assert!(list.contains("There is no story yet"), "{list}");
    // a story is published in a section
    section(&paper, "news", None).await;
    let id = begin(&mut browser).await;
    assert!(browser.get("/desk/").await.html.contains("Untitled story"));
    write(&mut browser, &id, "First of all", "Words.").await;
    act(&mut browser, &id, "publish", &[]).await;
    let page = browser.get("/desk/").await.html;
    assert!(page.contains("Just published") && page.contains("First of all"), "{page}");
    assert_eq!(page.matches("✓ Done").count(), 2, "a section and a story: {page}");
    let editor = person(&paper, "Ed", Role::Editor, None).await;
    assert!(!Visitor::signed_in(&paper, &editor).await.get("/desk/").await.html.contains("First steps"));
    paper.clock.advance(10 * 3_600_000);
    assert!(browser.get("/desk/").await.html.contains("Good morning, Amina."));
}

#[tokio::test]
async fn the_frame_shows_the_way_as_far_as_the_role_reaches() {
    let paper = TestSite::start().await;
    let mut cleo = at_work(&paper, "cleo", Role::Contributor).await;
    let mut admin = at_work(&paper, "admin", Role::Administrator).await;
    for (path, label) in [("/desk/", "Home"), ("/desk/stories/", "Stories"), ("/desk/account/", "Account")] {
        let html = cleo.get(path).await.html;
        let navigation = html.split_once("</nav>").unwrap().0;
        let current = navigation.split("aria-current=\"page\"").nth(1).unwrap_or_default();
        assert!(current.contains(&format!("<span>{label}</span>")) && navigation.matches("aria-current").count() == 1, "{path}: {html}");
        assert!(!html.contains("/desk/people/") && !html.contains("/desk/audit/"), "{path}: {html}");
        assert!(html.contains("View site") && html.contains("Sign out") && html.contains("cleo"), "{path}: {html}");
    }
    for path in ["/desk/people/", "/desk/audit/"] {
        assert!(admin.get(path).await.html.contains(&format!("href=\"{path}\" aria-current=\"page\"")), "{path}");
    }
    let door = Visitor::new(&paper).get("/desk/sign-in").await.html;
    assert!(!door.contains("desk-nav") && !door.contains("Sign out"), "{door}");
}

#[tokio::test]
async fn filters_of_every_day_are_links_and_an_embargo_is_a_flag() {
    let paper = TestSite::start().await;
    let ada = person(&paper, "ada", Role::Editor, None).await;
    let mut one = story(&paper.newsroom, "one", "Number one");
    one.embargo_until = Some(Timestamp::from_millis(NOW + 3_600_000));
    store(&paper, &one).await;
    let mut browser = Visitor::signed_in(&paper, &ada).await;
    for (path, label) in [
        ("/desk/stories/", "All stories"),
        ("/desk/stories/?by=me", "Mine"),
        ("/desk/stories/?state=review", "Needs review"),
        ("/desk/stories/?picture=none", "Without picture"),
    ] {
        let html = browser.get(path).await.html;
        assert!(html.contains(&format!("aria-current=\"page\">{label}</a>")), "{path}: {html}");
        assert_eq!(html.matches("aria-current").count(), 2, "one view, and the page in the navigation: {html}");
    }
    let html = browser.get("/desk/stories/").await.html;
    assert!(html.contains("Embargo until November 14, 2023 at"), "{html}");
    paper.clock.advance(3_600_000);
    assert!(!browser.get("/desk/stories/").await.html.contains("Embargo until"));
}

#[tokio::test]
async fn the_home_page_names_who_else_is_here() {
    let paper = TestSite::start().await;
    let (ada, bilal) = (person(&paper, "ada", Role::Editor, None).await, person(&paper, "bilal", Role::Contributor, None).await);
    let mut browser = Visitor::signed_in(&paper, &ada).await;
    assert!(!browser.get("/desk/").await.html.contains("Who is here"), "nobody else");
    let mut other = Visitor::signed_in(&paper, &bilal).await;
    let html = browser.get("/desk/").await.html;
    let here = html.split_once("Who is here").unwrap_or_else(|| panic!("{html}")).1;
    assert!(here.contains(">bilal<") && here.contains("just now") && !here.contains(">ada<"), "{html}");
    paper.clock.advance(6 * 60_000);
    assert!(!browser.get("/desk/").await.html.contains("Who is here"), "gone for six minutes");
    other.get("/desk/").await;
    assert!(browser.get("/desk/").await.html.contains("Who is here"));
    other.post("/desk/sign-out", &[]).await;
    assert!(!browser.get("/desk/").await.html.contains("Who is here"), "signed out");
}
