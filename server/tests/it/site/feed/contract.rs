//! Every URL that `docs/contracts/feeds.md` gives as an example is a feed.

use crate::support::{TestSite, header};

#[tokio::test]
async fn every_url_of_the_contract_is_a_feed() {
    let contract = include_str!("../../../../../docs/contracts/feeds.md");
    let section = contract.split_once("\n## URLs\n").unwrap().1.split("\n## ").next().unwrap();
    let rows: Vec<Vec<&str>> = section.lines().filter(|line| line.contains("feed/")).map(|line| line.split('`').collect()).collect();
    let rows: Vec<&Vec<&str>> = rows.iter().filter(|row| row.len() == 5).collect();
    assert_eq!(rows.len(), 10, "one row for each feed: {section}");
    let paper = TestSite::start().await;
    for row in rows {
        let (pattern, path) = (row[1], row[3]);
        let response = paper.get(path).await;
        let kind = header(&response, "content-type");
        assert_eq!((response.status().as_u16(), kind.as_str()), (200, "application/rss+xml; charset=utf-8"), "{path}");
        assert_eq!(header(&response, "cross-origin-resource-policy"), "cross-origin", "{path}");
        let fixed = |path: &str| path.split(['/', '=']).filter(|part| !part.contains('{')).count();
        assert!(fixed(pattern) <= fixed(path), "{path} is no example of {pattern}");
        let own = format!("<atom:link href=\"{}{path}\" rel=\"self\"", paper.origin);
        assert!(response.text().await.unwrap().contains(&own), "{path}");
    }
}

/// Atom and JSON Feed have the same stories under the same identities as RSS.
#[tokio::test]
async fn every_format_has_the_same_stories() {
    let paper = TestSite::start().await;
    for path in [
        "/feed/",
        "/category/water/feed/",
        "/tag/treaty/feed/",
        "/author/zoya/feed/",
        "/2023/11/feed/",
        "/comments/feed/",
        "/river-1/feed/",
    ] {
        let rss = paper.get(path).await.text().await.unwrap();
        let between = |text: &str, open: &str, close: &str| -> Vec<String> {
            text.split(open).skip(1).map(|rest| rest.split(close).next().unwrap().to_owned()).collect()
        };
        let ids = between(&rss, "<guid isPermaLink=\"false\">", "</guid>");
        let atom = paper.get(&format!("{path}atom/")).await;
        assert_eq!(
            (atom.status().as_u16(), header(&atom, "content-type").as_str()),
            (200, "application/atom+xml; charset=utf-8"),
            "{path}"
        );
        let atom = atom.text().await.unwrap();
        // the first one is the feed's own
        assert_eq!(between(&atom, "<id>", "</id>")[1..], ids[..], "{path}");
        assert!(atom.contains(&format!("rel=\"self\" type=\"application/atom+xml\" href=\"{}{path}atom/\"", paper.origin)), "{atom}");
        let json = paper.get(&format!("{path}json/")).await;
        assert_eq!(
            (json.status().as_u16(), header(&json, "content-type").as_str()),
            (200, "application/feed+json; charset=utf-8"),
            "{path}"
        );
        let json: serde_json::Value = serde_json::from_slice(&json.bytes().await.unwrap()).unwrap();
        let found: Vec<&str> = json["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(found, ids, "{path}");
        assert_eq!(json["feed_url"], format!("{}{path}json/", paper.origin));
    }
    assert_eq!(paper.get("/tag/no-such/feed/json/").await.status(), 404);
}
