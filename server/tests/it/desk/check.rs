//! The check of the site: what readers stumble over is found, listed with the place to mend it, and gone once it is mended.

use std::time::Duration;

use axum::{Router, http::StatusCode, routing::any};
use domain::{
    Redirect, RedirectStatus, Role, SitePath, Story,
    document::{BlockKind, Document, Href, Inline, Mark, Paragraph},
};
use newsroom::{Authority, site_check::Flaw};

use super::{
    newsdesk::{at_work, store},
    visitor::Visitor,
};
use crate::support::{TestSite, story};

fn linking(story: Story, hrefs: &[&str]) -> Story {
    let link = |href: &&str| Inline::marked("a link", [Mark::Link { href: Href::parse(href).unwrap() }]);
    let content = hrefs.iter().map(link).collect();
    Story { document: Document::from_kinds([BlockKind::Paragraph(Paragraph { content })]), ..story }
}

async fn checked(browser: &mut Visitor<'_>, which: &str) -> String {
    assert_eq!(browser.post(&format!("/desk/check/{which}"), &[]).await.status, 303);
    for _ in 0..600 {
        let seen = browser.get("/desk/check/").await;
        if !seen.html.contains("data-goes-on") {
            return seen.html;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the check goes on for ever");
}

async fn redirect(site: &TestSite, from: &str, to: &str) {
    let authority = Authority::command_line();
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    edit.put_redirect(&Redirect { from: from.into(), to: SitePath::parse(to).unwrap(), status: RedirectStatus::Moved }).await.unwrap();
    edit.commit().await.unwrap();
}

async fn number(site: &TestSite, flaw: Flaw) -> i64 {
    site.newsroom.flaws().await.unwrap().into_iter().find(|(of, _)| *of == flaw).unwrap().1
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dead_links_and_redirects_are_found_and_gone_once_they_are_mended() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let one = story(&site.newsroom, "linking", "A story <with> links");
    let links = ["/no-such-story/", "/river-1/", "/old-way/", "/latest/", "https://un.example/", "#note"];
    store(&site, &linking(one.clone(), &links)).await;
    redirect(&site, "/old-way/", "/river-1/").await;
    redirect(&site, "/dead-end/", "/nothing-there/").await;
    let before = amina.get("/desk/check/").await.html;
    assert!(before.contains("were not checked yet"), "{before}");
    let seen = checked(&mut amina, "within").await;
    assert_eq!(number(&site, Flaw::Link).await, 1, "{:?}", site.newsroom.findings(Flaw::Link, "", 10).await);
    let dead = async || -> Vec<String> {
        site.newsroom.findings(Flaw::Redirect, "", 10).await.unwrap().into_iter().map(|finding| finding.id).collect()
    };
    let before = dead().await;
    assert!(before.contains(&"/dead-end/".to_owned()) && !before.contains(&"/old-way/".to_owned()), "{before:?}");
    let edit = format!("href=\"/desk/stories/{}/\"", one.id);
    assert!(seen.contains(&edit) && seen.contains("A story &lt;with&gt; links") && seen.contains("/no-such-story/"), "{seen}");
    assert!(seen.contains("q=%2Fdead-end%2F") && seen.contains("were checked"), "{seen}");
    // the same numbers on the desk's home
    let home = amina.get("/desk/").await.html;
    assert!(home.contains("To mend") && home.contains("href=\"/desk/check/#link\""), "{home}");
    // mended: looking at the page is enough
    store(&site, &linking(story(&site.newsroom, "no-such-story", "There now"), &[])).await;
    redirect(&site, "/dead-end/", "/river-2/").await;
    let seen = amina.get("/desk/check/").await.html;
    assert!(!seen.contains("/no-such-story/") && !seen.contains("dead-end"), "{seen}");
    assert_eq!((number(&site, Flaw::Link).await, dead().await.len()), (0, before.len() - 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stories_without_section_or_author_are_counted_without_a_check() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let (sections, authors) = (number(&site, Flaw::Section).await, number(&site, Flaw::Author).await);
    let bare = story(&site.newsroom, "bare", "Nobody's story");
    let bare = Story { sections: Vec::new(), primary_section: None, bylines: Vec::new(), ..bare };
    store(&site, &bare).await;
    assert_eq!((number(&site, Flaw::Section).await, number(&site, Flaw::Author).await), (sections + 1, authors + 1));
    let seen = amina.get("/desk/check/").await.html;
    assert!(seen.contains("Nobody's story") && seen.contains("Published stories without a section"), "{seen}");
    // how the server is
    for part in ["SQLite", "Last backup", "none known", env!("CARGO_PKG_VERSION")] {
        assert!(seen.contains(part), "{part}: {seen}");
    }
    std::fs::write(site.dir.path().join(server::backup::LAST), (crate::support::NOW - 3_600_000).to_string()).unwrap();
    assert!(!amina.get("/desk/check/").await.html.contains("none known"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_sites_are_asked_on_demand_and_only_those_that_are_gone_are_listed() {
    let answers = Router::new()
        .route("/there", any(|| async { "here" }))
        .route("/moved", any(|| async { (StatusCode::FOUND, [("location", "/there")]) }))
        .route("/robots-keep-out", any(|| async { StatusCode::FORBIDDEN }))
        .route("/broken", any(|| async { StatusCode::INTERNAL_SERVER_ERROR }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let other = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, answers).await });
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let links: Vec<String> = ["there", "moved", "robots-keep-out", "broken", "gone"].iter().map(|path| format!("{other}/{path}")).collect();
    let links: Vec<&str> = links.iter().map(String::as_str).chain(["http://169.254.169.254/latest/meta-data"]).collect();
    store(&site, &linking(story(&site.newsroom, "outside", "Links to others"), &links)).await;
    let seen = checked(&mut amina, "outside").await;
    let found = site.newsroom.findings(Flaw::Outside, "", 10).await.unwrap();
    let targets: Vec<&str> = found.iter().map(|finding| finding.target.rsplit('/').next().unwrap()).collect();
    assert_eq!(targets, ["broken", "gone", "meta-data"], "{found:?}");
    assert!(found[2].detail.contains("not a public address"), "never asked: {:?}", found[2]);
    assert!(seen.contains(">404<") && seen.contains("Other sites were asked"), "{seen}");
}
