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
