//! However a URL is written, its page is rendered and cached once: nobody can fill the cache with copies.

use crate::support::{TestSite, header};

async fn text(paper: &TestSite, path: &str) -> String {
    let response = paper.get(path).await;
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

#[tokio::test]
async fn what_an_address_does_not_know_makes_no_copy() {
    let paper = TestSite::start().await;
    for (own, others) in [
        (
            "/river-3/",
            &[
                "/river-3/?utm_source=letter&fbclid=1",
                "/river-3/?q=1",
                "/river-3/?page=7",
                "/river-3/?paged=2",
                "/river-3/?paged=02",
                "/river-3/?after=x&show=5",
                "/river-3/?after=loyw3v28.01900000000070008000000000000001",
                "/river-3/?show=1&show=2",
                "/river-3/?%71=2",
                "/river-3/?",
            ][..],
        ),
        ("/", &["/?utm_source=x", "/?p=no-number", "/?name=", "/?show=7", "/?q=1", "/?cat=", "/?m=12345"]),
        (
            "/latest/",
            &["/latest/?after=x", "/latest/?after=", "/latest/?show=x", "/latest/?show=70000", "/latest/?paged=1", "/latest/?q=1"],
        ),
        ("/latest/page/2/", &["/latest/page/2/?q=1", "/latest/page/2/?paged=2"]),
        ("/latest/?show=24", &["/latest/?show=0024", "/latest/?q=1&show=24&show=12"]),
        ("/latest/?show=96", &["/latest/?show=97", "/latest/?show=65535"]),
        ("/category/water/", &["/category/water/?tag=treaty", "/category/water/?after=x&section=1"]),
        ("/feed/", &["/feed/?feed=rss2", "/feed/?feed=2&q=3", "/feed/?show=1"]),
        (
            "/%D8%B3%D9%84%D8%A7%D9%85-%D8%AF%D9%86%DB%8C%D8%A7/",
            &[
                "/%d8%b3%d9%84%d8%a7%d9%85-%d8%af%d9%86%db%8c%d8%a7/",
                "/%D8%b3%d9%84%D8%a7%d9%85-%D8%af%d9%86%db%8C%d8%A7/",
                "/%d8%b3%d9%84%d8%a7%d9%85-%d8%af%d9%86%db%8c%d8%a7/?q=1",
            ],
        ),
        ("/api/panel?section=water", &["/api/panel?section=water&q=1", "/api/panel?list=latest&section=water&after=2"]),
    ] {
        let before = paper.cache.metrics();
        let page = text(&paper, own).await;
        for other in others {
            assert!(text(&paper, other).await == page, "{other} is another page than {own}");
        }
        let now = paper.cache.metrics();
        assert_eq!((now.renders - before.renders, now.entries - before.entries), (1, 1), "{own}");
    }
}

#[tokio::test]
async fn a_list_has_one_name_for_islands() {
    let paper = TestSite::start().await;
    let cursor = "loyw3v28.01900000000070008000000000000001";
    for list in ["latest", "section:water", "tag:treaty", "author:zoya", "archive:2023-11", "archive:2023"] {
        text(&paper, &format!("/api/more?list={list}&after={cursor}")).await;
    }
    let cached = paper.cache.metrics().entries;
    for (path, status) in [
        ("/api/panel?section=WATER".to_owned(), 400),
        (format!("/api/more?list=section:Water&after={cursor}"), 404),
        (format!("/api/more?list=latest:1&after={cursor}"), 404),
        (format!("/api/more?list=archive:2023-011&after={cursor}"), 404),
        (format!("/api/more?list=archive:%2B2023&after={cursor}"), 404),
        (format!("/api/more?list=latest&after=0{cursor}"), 400),
    ] {
        assert_eq!(paper.get(&path).await.status(), status, "{path}");
    }
    assert_eq!(paper.cache.metrics().entries, cached);
}

/// Request headers about the client or its proxy must not change the cached response that the next client gets.
#[tokio::test]
async fn a_strange_host_is_in_no_page() {
    let paper = TestSite::start().await;
    for path in ["/", "/river-3/", "/feed/", "/latest", "/no-such/", "/?s=river", "/category/water/feed/"] {
        let strange = paper
            .request(path)
            .header("host", "evil.example")
            .header("x-forwarded-host", "evil.example")
            .header("x-forwarded-for", "evil.example")
            .header("x-forwarded-proto", "evil")
            .header("forwarded", "host=evil.example")
            .header("x-original-url", "/evil.example/")
            .header("x-rewrite-url", "/evil.example/");
        let strange = strange.send().await.unwrap();
        assert!(!format!("{:?}", strange.headers()).contains("evil"), "{path}: {:?}", strange.headers());
        let strange = strange.text().await.unwrap();
        assert!(!strange.contains("evil"), "{path}: {strange}");
        assert!(paper.get(path).await.text().await.unwrap() == strange, "{path}");
    }
    let absolute = paper.raw("GET http://evil.example/river-4/ HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n").await;
    assert!(absolute.starts_with("HTTP/1.1 200") && !absolute.contains("evil"), "{absolute}");
}

#[tokio::test]
async fn searching_goes_by_one_address() {
    let paper = TestSite::start().await;
    // counted as a page, these would get round the limit for searches
    for path in ["/index.php/search/feed/?q=river", "//search/feed/?q=river", "/%73earch/feed/?q=river", "/search/feed?q=river"] {
        assert_eq!(paper.go(path).await, (301, "/search/feed/?q=river".to_owned()), "{path}");
    }
    for path in ["/index.php/search/?q=river", "/%73earch/?q=river", "/search?q=river"] {
        assert_eq!(paper.go(path).await, (301, "/search/?q=river".to_owned()), "{path}");
    }
    assert_eq!(header(&paper.get("/search/feed/?q=river").await, "content-type"), "application/rss+xml; charset=utf-8");
}

#[tokio::test]
async fn parameters_of_the_old_site_lead_to_the_page_without_them() {
    let paper = TestSite::start().await;
    let response = paper.get("/river-3/?tag=treaty&cat=7").await;
    assert_eq!((response.status().as_u16(), crate::support::header(&response, "location").as_str()), (301, "/river-3/"));
}
