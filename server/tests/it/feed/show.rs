//! RSS of everything, of a section, a tag, an author.

use crate::support::{Paper, header};

#[tokio::test]
async fn feeds_are_well_formed_and_whole() {
    let paper = Paper::start().await;
    for (path, stories) in [("/feed/", 20), ("/category/water/feed/", 20), ("/tag/treaty/feed/", 20), ("/author/zoya/feed/", 20)] {
        let answer = paper.get(path).await;
        assert_eq!(
            (answer.status().as_u16(), header(&answer, "content-type").as_str()),
            (200, "application/rss+xml; charset=utf-8"),
            "{path}"
        );
        assert_eq!(header(&answer, "cross-origin-resource-policy"), "cross-origin");
        let text = answer.text().await.unwrap();
        assert_eq!(text.matches("<item>").count(), stories, "{path}");
        for part in [
            format!("<atom:link href=\"{}{path}\" rel=\"self\"", paper.origin),
            format!("<link>{}/river-0/</link>", paper.origin),
            "<dc:creator>Zoya Khan</dc:creator>".to_owned(),
            "<category>Water &amp; Rivers</category>".to_owned(),
            "&lt;p&gt;The talks went on until &amp;quot;dawn&amp;quot; &amp;amp; after.&lt;/p&gt;".to_owned(),
        ] {
            assert!(text.contains(&part), "{path}: {part} is missing in {text}");
        }
        assert!(!text.contains("secret-draft") && !text.contains("taken-back"));
    }
}

#[tokio::test]
async fn there_is_no_feed_of_nothing() {
    let paper = Paper::start().await;
    for path in ["/category/no-such/feed/", "/tag/no-such/feed/", "/author/no-such/feed/"] {
        assert_eq!(paper.get(path).await.status(), 404, "{path}");
    }
}
