//! Cached pages are correct: saves are visible at once, and pages are hardly ever invalidated without need.

mod correction;
mod front;
mod layout;
mod world;

use std::{collections::HashMap, sync::Arc, time::Duration};

use app::{site::Site, ui::assets::Assets};
use axum::{
    body::{Body, to_bytes},
    http::{Request, header},
};
use domain::Timestamp;
use media::MediaStore;
use newsroom::{Authority, CountingIds, DatabaseUrl, FixedClock, Newsroom};
use server::{
    assets::SiteFiles,
    http::{Accounts, AppState, RequestContext, ResponseCache, SiteService},
    mail::Mailer,
};
use tower::ServiceExt;
use world::World;

use crate::support::{NOW, TestSite, header as field, story};

async fn get(paper: &SiteService, path: &str) -> (u16, Vec<u8>) {
    let request =
        Request::get(path).header(header::HOST, "paper.example").header(header::ACCEPT_ENCODING, "identity").body(Body::empty()).unwrap();
    let response = paper.clone().oneshot(request).await.unwrap();
    (response.status().as_u16(), to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec())
}

fn paper(newsroom: &Newsroom, cache: ResponseCache, dir: &std::path::Path) -> SiteService {
    let site = Site::new(newsroom.clone(), Assets::default());
    SiteService::new(AppState {
        site,
        variants: server::variants::Variants::none(MediaStore::at(dir.join("none"))),
        media: MediaStore::at(dir.join("none")),
        cache,
        files: Arc::new(SiteFiles::in_folder(dir).unwrap()),
        context: RequestContext::default(),
        edition_key: server::edition_key::EditionKey::unstored().unwrap(),
        push: server::push::Push::unstored().unwrap(),
        accounts: Accounts::new(Mailer::new(None, newsroom.clone(), &dir.join("mail"))).unwrap(),
        readers: Default::default(),
        checks: server::http::SiteChecks::new(dir, outgoing::Reach::Public),
        imports: server::desk_imports::DeskImports::new(dir, outgoing::Reach::Public),
    })
}

/// Soundness: after every edit each page equals a new render. Precision: of all pages that did not change, at most one in a hundred
/// was rendered again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_any_edit_every_page_is_correct_and_few_are_rendered_needlessly() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("manifest.json"), "{}").unwrap();
    let clock = Arc::new(FixedClock::at(Timestamp::from_millis(NOW)));
    let newsroom = Newsroom::open(&DatabaseUrl::in_folder(dir.path()), clock.clone(), Arc::new(CountingIds::default())).await.unwrap();
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_231_114);
    let mut world = World::fill(newsroom.clone(), clock, seed).await;
    let cache = ResponseCache::new(&newsroom, pagecache::Config::default());
    let (cached, truth) = (paper(&newsroom, cache.clone(), dir.path()), paper(&newsroom, ResponseCache::disabled(), dir.path()));
    let (mut before, mut unchanged, mut needless) = (HashMap::new(), 0_u32, Vec::new());
    for round in 0..50 {
        let edit = if round == 0 { "nothing".to_owned() } else { world.edit().await };
        for path in world.addresses() {
            let misses = cache.metrics().misses;
            let response = get(&cached, &path).await;
            let rendered_again = cache.metrics().misses > misses;
            let now = get(&truth, &path).await;
            assert_eq!(
                String::from_utf8_lossy(&response.1),
                String::from_utf8_lossy(&now.1),
                "seed {seed}, round {round}: {path} is out of date after an edit: {edit}"
            );
            assert_eq!(response.0, now.0, "{path} after {edit}");
            if before.insert(path.clone(), response.clone()) == Some(response.clone()) && response.0 == 200 {
                unchanged += 1;
                if rendered_again {
                    needless.push(format!("{edit}: {path}"));
                }
            }
        }
    }
    let share = f64::from(u32::try_from(needless.len()).unwrap()) / f64::from(unchanged);
    // related stories depend on the newest of each tag and section that a story has, and here all stories share a few tags
    assert!(share <= 0.05, "{:.2} % of unchanged pages were rendered needlessly, such as {:#?}", share * 100.0, needless);
}

#[tokio::test]
async fn a_hit_equals_the_first_response_and_a_save_is_visible_at_once() {
    let paper = TestSite::start().await;
    let first = paper.get("/river-3/").await;
    let second = paper.request("/river-3/").header("cookie", "session=1").send().await.unwrap();
    let metrics = paper.cache.metrics();
    assert_eq!((metrics.renders, metrics.hits), (1, 1));
    let without_date = |response: &reqwest::Response| {
        let mut headers = response.headers().clone();
        headers.remove("date");
        headers
    };
    assert_eq!(without_date(&first), without_date(&second));
    assert!(field(&second, "surrogate-key").len() > 20 && field(&second, "content-security-policy").contains("default-src 'none'"));
    assert_eq!(paper.get("/river-3/?utm_source=mail").await.text().await.unwrap(), first.text().await.unwrap());
    assert_eq!(paper.cache.metrics().renders, 1, "a campaign tag makes no other page");

    let mut changed = story(&paper.newsroom, "river-3b", "Something else entirely");
    let stored = paper.newsroom.story_by_path(&domain::SitePath::parse("/river-3/").unwrap()).await.unwrap().unwrap();
    (changed.id, changed.path, changed.slug) = (stored.id, stored.path, stored.slug);
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(&changed, "test").await.unwrap();
    edit.commit().await.unwrap();
    assert!(paper.get("/river-3/").await.text().await.unwrap().contains("Something else entirely"));
}

#[tokio::test]
async fn a_save_of_another_process_is_visible_within_a_second() {
    let paper = TestSite::start().await;
    assert!(!paper.get("/latest/").await.text().await.unwrap().contains("From elsewhere"));
    let known = paper.newsroom.outbox_newest().await.unwrap();
    let job = tokio::spawn(server::jobs::cache_invalidation::run(paper.newsroom.clone(), paper.cache.clone(), Default::default(), known));
    let other = Newsroom::open_system(&DatabaseUrl::in_folder(paper.dir.path())).await.unwrap();
    let authority = Authority::command_line();
    let mut edit = other.edit(&authority).await.unwrap();
    edit.overwrite_story(&story(&other, "elsewhere", "From elsewhere"), "test").await.unwrap();
    edit.commit().await.unwrap();
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(paper.get("/latest/").await.text().await.unwrap().contains("From elsewhere"));
    job.abort();
}

#[tokio::test]
async fn pages_end_at_midnight_in_the_papers_time_zone() {
    let paper = TestSite::start().await;
    let day = async || paper.get("/").await.text().await.unwrap();
    assert!(day().await.contains("November 14, 2023"));
    // an hour and a bit to midnight in Greenwich
    paper.clock.advance(106 * 60 * 1000);
    assert!(day().await.contains("November 14, 2023"));
    assert_eq!(paper.cache.metrics().renders, 1);
    paper.clock.advance(60 * 1000);
    assert!(day().await.contains("November 15, 2023"));
}

#[tokio::test]
async fn midnight_is_the_papers_wherever_it_is() {
    let paper = TestSite::start().await;
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    let settings = domain::SiteSettings { time_zone: "Asia/Karachi".into(), ..paper.newsroom.settings().await.unwrap() };
    edit.put_settings(&settings).await.unwrap();
    edit.commit().await.unwrap();
    let day = async |path: &str| {
        let page = paper.get(path).await.text().await.unwrap();
        ["Tuesday, November 14", "Wednesday, November 15", "Thursday, November 16"].into_iter().find(|day| page.contains(day))
    };
    // 22:13:20 in Greenwich are 3:13:20 in Karachi, of the next day
    for path in ["/", "/latest/", "/no-such/"] {
        assert_eq!(day(path).await, Some("Wednesday, November 15"), "{path}");
    }
    let until_midnight = (20 * 3600 + 46 * 60 + 40) * 1000;
    paper.clock.advance(until_midnight - 1);
    let renders = paper.cache.metrics().renders;
    assert_eq!(day("/").await, Some("Wednesday, November 15"));
    assert_eq!(paper.cache.metrics().renders, renders, "a millisecond before midnight it is a hit");
    paper.clock.advance(1);
    for path in ["/", "/latest/", "/no-such/"] {
        assert_eq!(day(path).await, Some("Thursday, November 16"), "{path}");
    }
}

#[tokio::test]
async fn a_page_rendered_across_midnight_is_not_cached_for_the_next_day() {
    let paper = TestSite::start().await;
    let site = Site::new(paper.newsroom.clone(), Assets::default());
    let key = pagecache::PageKey::new("/over-midnight/", None, &[]);
    let render = |text: &'static str, takes: i64| {
        let clock = paper.clock.clone();
        move |_: Site| async move {
            clock.advance(takes);
            Ok(pagecache::RenderedResponse::new(axum::http::StatusCode::OK, text))
        }
    };
    let none = axum::http::HeaderMap::new();
    let two_hours = 2 * 60 * 60 * 1000;
    for (text, takes, shown) in [("Tuesday", two_hours, "Tuesday"), ("Wednesday", 0, "Wednesday"), ("Thursday", 0, "Wednesday")] {
        let response = paper.cache.respond(&key, &site, &axum::http::Method::GET, &none, render(text, takes)).await.unwrap();
        assert_eq!(to_bytes(response.into_body(), 100).await.unwrap(), shown);
    }
}

#[test]
fn readers_get_a_stale_page_before_their_request_times_out() {
    let (cached, context) = (pagecache::Config::default(), RequestContext::default());
    // also a request that first waited for another one's render, and then for its own
    assert!(cached.render_timeout * 2 < context.request_timeout, "a database that hangs would cause a 503 although a stale page exists");
}

#[tokio::test]
async fn stale_pages_are_served_while_the_database_is_down() {
    let paper = TestSite::start().await;
    let before = paper.get("/river-3/").await.text().await.unwrap();
    paper.cache.invalidate_all();
    paper.newsroom.clone().close().await;
    let after = paper.get("/river-3/").await;
    assert_eq!((after.status().as_u16(), after.text().await.unwrap()), (200, before));
    assert_eq!(paper.cache.metrics().stale, 1);
    assert_eq!(paper.get("/river-4/").await.status(), 500);
}

#[tokio::test]
async fn a_hit_needs_no_database_and_renders_nothing() {
    let paper = TestSite::start().await;
    let paths = ["/", "/river-3/", "/latest/", "/feed/"];
    let mut before = Vec::new();
    for path in paths {
        before.push(paper.get(path).await.text().await.unwrap());
    }
    let renders = paper.cache.metrics().renders;
    // from now on every statement fails
    paper.newsroom.clone().close().await;
    for (path, before) in paths.into_iter().zip(before) {
        for _ in 0..3 {
            let after = paper.get(path).await;
            assert_eq!(after.status(), 200, "{path}");
            assert_eq!(after.text().await.unwrap(), before, "{path}");
        }
    }
    let metrics = paper.cache.metrics();
    assert_eq!((metrics.renders, metrics.stale), (renders, 0));
}

#[tokio::test]
async fn a_thousand_simultaneous_requests_cost_one_render() {
    let paper = TestSite::start().await;
    let requested = (0..1000).map(|_| paper.get("/river-5/"));
    let responses = futures_util::future::join_all(requested).await;
    assert!(responses.iter().all(|response| response.status() == 200));
    assert_eq!(paper.cache.metrics().renders, 1);
}

#[tokio::test]
async fn unbounded_sets_of_responses_are_not_cached() {
    let paper = TestSite::start().await;
    for path in ["/no-such-page/", "/search/?q=river", "/api/suggest?q=river", "/?p=105", "/river-1", "/cancelled/"] {
        paper.get(path).await;
    }
    assert_eq!(paper.cache.metrics().entries, 0);
}
