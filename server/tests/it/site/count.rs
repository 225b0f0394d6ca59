//! `POST /api/count`: who is counted, once a day, and how pages show it while they stay cached.

use domain::ReaderCounts;
use reqwest::Response;
use server::http::RequestContext;

use crate::support::TestSite;

const PHONE: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

async fn story_id(site: &TestSite) -> String {
    let newest = site.newsroom.list(newsroom::ListQuery::newest(newsroom::Shelf::All, 1)).await.unwrap();
    newest.cards[0].id.to_string()
}

/// Sends a form from a page of the site; `from` is the reader's address.
async fn send(site: &TestSite, form: &str, from: &str, agent: &str) -> Response {
    let request = site.method(reqwest::Method::POST, "/api/count").header("sec-fetch-site", "same-origin").header("user-agent", agent);
    let request = request.header("x-forwarded-for", from).header("content-type", "application/x-www-form-urlencoded");
    request.body(form.to_owned()).send().await.unwrap()
}

async fn counts(site: &TestSite, story: &str) -> ReaderCounts {
    site.readers.count(&site.newsroom).await.unwrap();
    site.newsroom.reader_counts(&story.parse().unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_reader_is_counted_once_a_day_however_often_the_page_is_loaded() {
    let site = TestSite::start_behind_proxy(RequestContext::default()).await;
    let story = story_id(&site).await;
    let (view, share) = (format!("story={story}&act=view&source=www.google.com"), format!("story={story}&act=share&source=x"));
    for _ in 0..5 {
        let response = send(&site, &view, "198.51.100.7", PHONE).await;
        assert_eq!((response.status().as_u16(), response.headers()["cache-control"].to_str().unwrap()), (200, "no-store"));
        assert!(response.headers().get("set-cookie").is_none());
    }
    send(&site, &share, "198.51.100.7", PHONE).await;
    send(&site, &view, "198.51.100.8", PHONE).await;
    send(&site, &view, "198.51.100.8", &PHONE.replace("Android 10", "Android 11")).await;
    let counted = counts(&site, &story).await;
    assert_eq!((counted.views, counted.shares), (3, 1));
    site.clock.advance(24 * 60 * 60 * 1000);
    send(&site, &view, "198.51.100.7", PHONE).await;
    assert_eq!(counts(&site, &story).await.views, 4);
}

#[tokio::test]
async fn fifty_readers_behind_one_address_and_alike_are_at_least_one() {
    let site = TestSite::start_behind_proxy(RequestContext::default()).await;
    let story = story_id(&site).await;
    for _ in 0..50 {
        assert_eq!(send(&site, &format!("story={story}&act=view"), "203.0.113.1", PHONE).await.status(), 200);
    }
    assert_eq!(counts(&site, &story).await.views, 1);
}

#[tokio::test]
async fn robots_and_prefetching_are_answered_and_not_counted() {
    let site = TestSite::start_behind_proxy(RequestContext::default()).await;
    let story = story_id(&site).await;
    let view = format!("story={story}&act=view");
    for robot in ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "curl/8.5.0", "HeadlessChrome/140"] {
        assert_eq!(send(&site, &view, "198.51.100.7", robot).await.status(), 200);
    }
    let request = site.method(reqwest::Method::POST, "/api/count").header("sec-fetch-site", "same-origin").header("user-agent", PHONE);
    let request = request.header("sec-purpose", "prefetch;prerender").header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(request.body(view).send().await.unwrap().status(), 200);
    assert_eq!(counts(&site, &story).await, ReaderCounts::default());
}

#[tokio::test]
async fn what_is_no_event_is_refused_in_words() {
    let site = TestSite::start_behind_proxy(RequestContext::default()).await;
    let story = story_id(&site).await;
    for (form, status, words) in [
        (format!("story={story}&act=like"), 400, "view, share or read"),
        ("story=x&act=view".to_owned(), 400, "identity of a story"),
        ("act=view".to_owned(), 400, ""),
        (format!("story={story}&act=view&source={}", "a".repeat(5000)), 413, ""),
    ] {
        let response = send(&site, &form, "198.51.100.7", PHONE).await;
        assert_eq!(response.status().as_u16(), status, "{form:.60}");
        let said = response.text().await.unwrap();
        assert!(said.contains(words), "{said}");
    }
    // another site cannot count for its readers
    let request = site.method(reqwest::Method::POST, "/api/count").header("sec-fetch-site", "cross-site").header("user-agent", PHONE);
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(format!("story={story}&act=view"));
    assert_eq!(request.send().await.unwrap().status(), 403);
    // one that does not exist is no error for the page that was open
    let unknown = "01999999-0000-7000-8000-000000000001";
    assert_eq!(send(&site, &format!("story={unknown}&act=view"), "198.51.100.7", PHONE).await.status(), 200);
    assert_eq!(counts(&site, unknown).await, ReaderCounts::default());
}

#[tokio::test]
async fn a_thousand_views_leave_the_page_cached_and_the_number_right() {
    let site = TestSite::start_behind_proxy(RequestContext::default()).await;
    let newest = site.newsroom.list(newsroom::ListQuery::newest(newsroom::Shelf::All, 1)).await.unwrap();
    let (story, path) = (newest.cards[0].id.to_string(), newest.cards[0].path.to_string());
    assert!(!site.get(&path).await.text().await.unwrap().contains("class=\"counts\""));
    let mut last = String::new();
    for reader in 0..1000 {
        let from = format!("198.51.{}.{}", reader / 250, reader % 250);
        let response = send(&site, &format!("story={story}&act=view"), &from, PHONE).await;
        if reader % 100 == 99 {
            site.readers.count(&site.newsroom).await.unwrap();
        }
        last = response.text().await.unwrap();
    }
    assert!(last.contains("At least 900 views"), "the response has the number of the last batch: {last}");
    assert_eq!(counts(&site, &story).await.views, 1000);
    // the page was invalidated once in this minute, by the first batch that readers are shown
    let page = site.get(&path).await.text().await.unwrap();
    assert!(page.contains("At least 100 views") || page.contains("At least 1,000 views"), "{page}");
    let etag = site.get(&path).await.headers()["etag"].clone();
    send(&site, &format!("story={story}&act=view"), "192.0.2.1", PHONE).await;
    site.readers.count(&site.newsroom).await.unwrap();
    assert_eq!(site.get(&path).await.headers()["etag"], etag);
    site.clock.advance(61_000);
    for reader in 0..150 {
        send(&site, &format!("story={story}&act=view"), &format!("203.0.113.{reader}"), PHONE).await;
    }
    site.readers.count(&site.newsroom).await.unwrap();
    assert!(site.get(&path).await.text().await.unwrap().contains("At least 1,100 views"));
}

/// Messengers look at links, programs load pages: only a page that says so was in front of somebody counts.
#[tokio::test]
async fn fetching_counts_nothing() {
    let site = TestSite::start_behind_proxy(RequestContext::default()).await;
    let newest = site.newsroom.list(newsroom::ListQuery::newest(newsroom::Shelf::All, 1)).await.unwrap();
    let (story, path) = (newest.cards[0].id.to_string(), newest.cards[0].path.to_string());
    for agent in [PHONE, "WhatsApp/2.23.20.0", "facebookexternalhit/1.1"] {
        for method in [reqwest::Method::GET, reqwest::Method::HEAD] {
            for path in [path.clone(), format!("{path}?utm_source=share"), format!("/api/qr?path={path}")] {
                let request = site.method(method.clone(), &path).header("user-agent", agent).header("x-forwarded-for", "198.51.100.7");
                assert!(request.send().await.unwrap().status().as_u16() < 400, "{method} {path}");
            }
            let asked = site.method(method, &format!("/api/count?story={story}&act=share")).header("user-agent", agent);
            assert_eq!(asked.send().await.unwrap().status(), 405);
        }
    }
    assert_eq!(counts(&site, &story).await, ReaderCounts::default());
}

#[tokio::test]
async fn how_far_a_story_was_read_is_added_to_sums_of_the_day_once_for_a_reader() {
    let site = TestSite::start_behind_proxy(RequestContext::default()).await;
    let story = story_id(&site).await;
    let read = |percent: u32, seconds: u64| format!("story={story}&act=read&percent={percent}&seconds={seconds}");
    for (form, from, agent, status) in [
        (read(100, 90), "198.51.100.1", PHONE, 204),
        (read(25, 10), "198.51.100.2", PHONE, 204),
        // the same reader again, a robot
        (read(50, 30), "198.51.100.2", PHONE, 204),
        (read(100, 30), "198.51.100.3", "curl/8.5.0", 204),
        // longer than anybody reads
        (read(100, 4_000_000_000), "198.51.100.4", PHONE, 204),
        (read(99, 9), "198.51.100.5", PHONE, 400),
        (read(300, 9), "198.51.100.5", PHONE, 400),
    ] {
        let response = send(&site, &form, from, agent).await;
        assert_eq!(response.status().as_u16(), status, "{form}");
        assert!(response.headers().get("set-cookie").is_none());
    }
    let counted = counts(&site, &story).await;
    assert_eq!((counted.views, counted.shares), (0, 0), "a reading is no view");
    let last = site.newsroom.now().millis().div_euclid(24 * 60 * 60 * 1000) + 1;
    let found = site.newsroom.story_numbers(&story.parse().unwrap(), newsroom::counts::Days { last, number: 3 }).await.unwrap().readings;
    assert_eq!((found.number, found.quarters, found.seconds), (3, [3, 2, 2, 2], 90 + 10 + 1800));
}
