//! Rate limits by network, and which network a request counts for.

use std::time::Duration;

use server::{
    http::{Rates, RequestContext},
    listen::ConnectionConfig,
};

use crate::support::{TestSite, header};

async fn from(paper: &TestSite, addr: &str, path: &str) -> reqwest::Response {
    paper.request(path).header("x-forwarded-for", addr).send().await.unwrap()
}

/// How many of `times` requests get another status than 429.
async fn let_in(paper: &TestSite, addr: &str, path: &str, times: usize) -> usize {
    let mut count = 0;
    for _ in 0..times {
        count += usize::from(from(paper, addr, path).await.status() != 429);
    }
    count
}

#[tokio::test]
async fn too_many_searches_get_429_with_a_time_to_wait() {
    let paper = TestSite::start_behind_proxy(RequestContext { rates: Rates::new(1_000, 1), ..RequestContext::default() }).await;
    assert!((20..=22).contains(&let_in(&paper, "198.51.100.1", "/search/?q=river", 40).await));
    let refused = from(&paper, "198.51.100.200", "/api/suggest?q=river").await;
    assert_eq!((refused.status().as_u16(), header(&refused, "retry-after").as_str()), (429, "1"));
    assert_eq!(header(&refused, "cache-control"), "no-store");
    assert!(header(&refused, "content-security-policy").starts_with("default-src 'none'"));
    assert!(refused.text().await.unwrap().contains("Try again"));
    // reading goes on, others search on, and health is nobody's burden
    assert_eq!(from(&paper, "198.51.100.1", "/river-3/").await.status(), 200);
    assert_eq!(from(&paper, "198.51.101.1", "/search/?q=river").await.status(), 200);
    assert_eq!(from(&paper, "198.51.100.1", "/healthz").await.status(), 200);
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    assert_eq!(from(&paper, "198.51.100.1", "/search/?q=river").await.status(), 200);
}

#[tokio::test]
async fn a_made_up_address_does_not_help() {
    let paper = TestSite::start_behind_proxy(RequestContext { rates: Rates::new(1_000, 1), ..RequestContext::default() }).await;
    let mut refused = 0;
    for n in 0..40 {
        // the proxy adds the last one; what stands before it, the client wrote
        let said = format!("203.0.{n}.1, 198.51.100.1");
        refused += usize::from(from(&paper, &said, "/search/?q=river").await.status() == 429);
    }
    assert!(refused >= 18, "{refused}");
}

#[tokio::test]
async fn without_a_trusted_proxy_the_header_is_not_read() {
    let paper =
        TestSite::start_with(RequestContext { rates: Rates::new(1, 1), ..RequestContext::default() }, ConnectionConfig::default()).await;
    // this machine itself is never limited
    assert_eq!(let_in(&paper, "198.51.100.1", "/search/?q=river", 60).await, 60);
}

#[tokio::test]
async fn reading_has_a_limit_of_its_own() {
    let paper = TestSite::start_behind_proxy(RequestContext { rates: Rates::new(2, 100), ..RequestContext::default() }).await;
    let count = let_in(&paper, "2001:db8:1:5::7", "/assets/site.ab12cd34.css", 80).await;
    assert!((40..=45).contains(&count), "{count}");
    assert_eq!(from(&paper, "2001:db8:1:9::1", "/").await.status(), 429);
    assert_eq!(from(&paper, "2001:db8:2::1", "/").await.status(), 200);
}

/// One service asks for thousands of readers, and asks often.
#[tokio::test]
async fn programs_that_read_feeds_are_not_turned_away() {
    let paper = TestSite::start_behind_proxy(RequestContext { rates: Rates::new(1, 1), ..RequestContext::default() }).await;
    let first = from(&paper, "198.51.100.1", "/feed/").await;
    let tag = header(&first, "etag");
    for at in 0..600 {
        let request =
            paper.request("/feed/").header("x-forwarded-for", "198.51.100.1").header("user-agent", "Reader/1.0 (5,000 subscribers)");
        let (request, expected) = if at % 2 == 0 { (request.header("if-none-match", &tag), 304) } else { (request, 200) };
        assert_eq!(request.send().await.unwrap().status(), expected, "{at}");
    }
    // what is searched for is not cached: a limit is said with the time to wait and in words
    let_in(&paper, "198.51.100.1", "/search/feed/?q=dawn", 30).await;
    let refused = from(&paper, "198.51.100.1", "/search/feed/?q=dawn").await;
    assert_eq!((refused.status().as_u16(), header(&refused, "retry-after").as_str()), (429, "1"));
    assert!(refused.text().await.unwrap().contains("Try again"));
}
