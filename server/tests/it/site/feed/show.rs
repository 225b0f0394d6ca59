//! RSS of everything, of a section, a tag, an author.

use domain::{Comment, CommentId, CommentKind, CommentState, Document, SitePath};
use newsroom::Authority;

use crate::support::{TestSite, header};

#[tokio::test]
async fn feeds_are_well_formed_and_whole() {
    let paper = TestSite::start().await;
    for (path, stories) in [("/feed/", 20), ("/category/water/feed/", 20), ("/tag/treaty/feed/", 20), ("/author/zoya/feed/", 20)] {
        let response = paper.get(path).await;
        assert_eq!(
            (response.status().as_u16(), header(&response, "content-type").as_str()),
            (200, "application/rss+xml; charset=utf-8"),
            "{path}"
        );
        assert_eq!(header(&response, "cross-origin-resource-policy"), "cross-origin");
        let text = response.text().await.unwrap();
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
async fn days_and_searches_have_feeds() {
    let paper = TestSite::start().await;
    for (path, stories) in [("/2023/11/feed/", 20), ("/2023/11/13/feed/", 7), ("/search/feed/?q=dawn", 20), ("/search/feed/?q=zebra", 0)] {
        let response = paper.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        let text = response.text().await.unwrap();
        assert_eq!(text.matches("<item>").count(), stories, "{path}");
        assert!(text.contains(&format!("<atom:link href=\"{}{path}\" rel=\"self\"", paper.origin)), "{path}: {text}");
    }
}

#[tokio::test]
async fn comments_have_feeds_and_what_is_hidden_stays_so() {
    let paper = TestSite::start().await;
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    for (path, words, state) in [
        ("/river-1/", "First & best", CommentState::Approved),
        ("/river-2/", "Second", CommentState::Approved),
        ("/river-1/", "Buy pills", CommentState::Spam),
        ("/secret-draft/", "Not yet", CommentState::Approved),
    ] {
        let story = edit.story_by_path(&SitePath::parse(path).unwrap()).await.unwrap().unwrap();
        let comment = Comment {
            id: CommentId::fresh(paper.newsroom.ids()),
            story: story.id,
            parent: None,
            kind: CommentKind::Comment,
            state,
            author_name: "Ada".into(),
            author_email: None,
            author_url: String::new(),
            body: Document::from_plain_text(words),
            created_at: paper.newsroom.now(),
            staff: false,
        };
        edit.put_comment(&comment).await.unwrap();
    }
    edit.commit().await.unwrap();
    let all = paper.get("/comments/feed/").await.text().await.unwrap();
    assert_eq!(all.matches("<item>").count(), 2, "{all}");
    for part in ["First &amp;amp; best", "Second", "<title>Ada on River talks, day 1</title>", "/river-1/?comment="] {
        assert!(all.contains(part), "{part} is missing in {all}");
    }
    let one = paper.get("/river-1/feed/").await.text().await.unwrap();
    assert_eq!(one.matches("<item>").count(), 1, "{one}");
    assert!(one.contains("First &amp;amp; best") && one.contains("<title>Comments on River talks, day 1 | "), "{one}");
    assert_eq!(paper.get("/river-5/feed/").await.text().await.unwrap().matches("<item>").count(), 0);
    assert_eq!(paper.get("/secret-draft/feed/").await.status(), 404);
}

#[tokio::test]
async fn there_is_no_feed_of_nothing() {
    let paper = TestSite::start().await;
    for path in ["/category/no-such/feed/", "/tag/no-such/feed/", "/author/no-such/feed/"] {
        assert_eq!(paper.get(path).await.status(), 404, "{path}");
    }
}

/// The values of an attribute or element in a text, between these marks.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).map(|rest| rest.split(close).next().unwrap()).collect()
}

async fn story_at(paper: &TestSite, path: &str) -> domain::Story {
    paper.newsroom.story_by_path(&SitePath::parse(path).unwrap()).await.unwrap().unwrap()
}

/// Players refuse a file whose length or type is another one than the feed says.
#[tokio::test]
async fn an_enclosure_is_what_the_feed_says() {
    let paper = TestSite::start().await;
    let editor = crate::desk::newsdesk::person(&paper, "editor", domain::Role::Editor, None).await;
    let picture = crate::desk::pictures::stored(&paper, &editor).await;
    let lead = domain::MediaId::parse(&picture).unwrap();
    crate::desk::newsdesk::store(&paper, &domain::Story { lead_image: Some(lead), ..story_at(&paper, "/river-0/").await }).await;
    let text = paper.get("/feed/").await.text().await.unwrap();
    let items = between(&text, "<item>", "</item>");
    assert_eq!((items[0].matches("<enclosure ").count(), text.matches("<enclosure ").count()), (1, 1), "{text}");
    let [url, length, mime] = ["url", "length", "type"]
        .map(|name| between(items[0], "<enclosure ", "/>")[0].split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap());
    let head = paper.method(reqwest::Method::HEAD, url.strip_prefix(&paper.origin).unwrap()).send().await.unwrap();
    assert_eq!(
        (head.status().as_u16(), header(&head, "content-length").as_str(), header(&head, "content-type").as_str()),
        (200, length, mime)
    );
    assert_ne!(length, "0");
    let atom = paper.get("/feed/atom/").await.text().await.unwrap();
    assert!(atom.contains(&format!("length=\"{length}\"")) && atom.contains(url), "{atom}");
}

/// A reader's program shows a story with another identity as a new one.
#[tokio::test]
async fn an_identity_outlives_every_move() {
    let paper = TestSite::start().await;
    let identities = async || {
        let mut found = Vec::new();
        for (path, open, close) in
            [("/feed/", "<guid isPermaLink=\"false\">", "</guid>"), ("/feed/atom/", "<id>", "</id>"), ("/feed/json/", "\"id\":\"", "\"")]
        {
            let text = paper.get(path).await.text().await.unwrap();
            // the first one of Atom is the feed's own
            let skipped = usize::from(path == "/feed/atom/");
            found.push(between(&text, open, close).into_iter().skip(skipped).map(str::to_owned).collect::<Vec<_>>());
        }
        assert!(found[0].len() == 20 && found[0] == found[1] && found[1] == found[2], "{found:?}");
        found.remove(0)
    };
    let before = identities().await;
    let other = crate::desk::newsdesk::section(&paper, "elsewhere", None).await;
    let mut one = story_at(&paper, "/river-3/").await;
    (one.slug, one.path) = (domain::Slug::parse("moved").unwrap(), SitePath::parse("/moved/").unwrap());
    (one.primary_section, one.sections) = (Some(other.clone()), vec![other]);
    one.headline = domain::Headline::parse("Another headline").unwrap();
    one.updated_at = paper.newsroom.now();
    crate::desk::newsdesk::store(&paper, &one).await;
    assert!(paper.get("/feed/").await.text().await.unwrap().contains("/moved/</link>"));
    assert_eq!(identities().await, before, "another path, section and headline");
    for url in ["http://paper.example", "https://paper.example", "https://www.paper.example"] {
        paper.set_public_url(url).await;
        assert!(paper.get("/feed/").await.text().await.unwrap().contains(&format!("<link>{url}/moved/</link>")));
        assert_eq!(identities().await, before, "{url}");
    }
}
