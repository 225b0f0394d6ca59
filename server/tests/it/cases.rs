//! Small exports that show faults which public bug trackers report of other systems (`../shared/cases`), imported and served.

use std::path::Path;

use wordpress::ImportOptions;

use crate::support::TestSite;

/// Milliseconds from the tests' now to a time after everything in the cases was published.
const LATER: i64 = 73_000_000_000;

/// A paper with one of the shared cases in it.
async fn serving(name: &str) -> TestSite {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases").join(name);
    assert!(folder.is_dir(), "{} is missing: put the folder `shared` beside this workspace", folder.display());
    import(folder.join("export.xml").as_path(), folder.join("uploads").as_path()).await
}

async fn import(export: &Path, uploads: &Path) -> TestSite {
    let paper = TestSite::empty().await;
    paper.clock.advance(LATER);
    let media_dir = uploads.is_dir().then(|| uploads.to_owned());
    let options = ImportOptions { files: vec![export.to_owned()], media_dir, ..ImportOptions::default() };
    wordpress::import(&paper.newsroom, &newsroom::Authority::command_line(), &paper.media, &options, &|_, _, _| {}).await.unwrap();
    paper
}

async fn text(paper: &TestSite, path: &str) -> String {
    let response = paper.get(path).await;
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

#[tokio::test]
async fn case_04_feeds_keep_the_old_identities() {
    let paper = serving("04-feed-guid-after-the-move").await;
    let feed = text(&paper, "/feed/").await;
    for number in 1..=3 {
        let guid = format!("<guid isPermaLink=\"false\">http://www.old.example/?p={number}</guid>");
        assert!(feed.contains(&guid), "{guid} is missing in {feed}");
    }
}

#[tokio::test]
async fn case_05_summaries_are_html() {
    let feed = text(&serving("05-feed-summary-with-angle-brackets").await, "/feed/").await;
    let summary = "<description>How the &amp;lt;video&amp;gt; element, and &amp;lt;b&amp;gt; before it, won: a&amp;lt;b and R&amp;amp;D</description>";
    assert!(feed.contains(summary), "{feed}");
    assert!(feed.contains("<title>Why &lt;video&gt; replaced Flash &amp; what 3&lt;4 means</title>"), "{feed}");
}

#[tokio::test]
async fn case_11_punctuation_behind_a_link_leads_on() {
    let paper = serving("11-punctuation-behind-a-link").await;
    let urdu = "/%D8%A8%D9%86%D8%AF%D8%B1%DA%AF%D8%A7%DB%81";
    for (path, to) in [
        ("/ports-reopen/)", "/ports-reopen/"),
        ("/ports-reopen).", "/ports-reopen/"),
        ("/ports-reopen.", "/ports-reopen/"),
        ("/2024/03/ports-reopen/),", "/ports-reopen/"),
        ("/2024/03/ports-reopen/%E2%80%9D", "/ports-reopen/"),
        ("/ports-reopen%E2%80%99/", "/ports-reopen/"),
        ("/ports-reopen/%C2%A0", "/ports-reopen/"),
        ("/ports-reopen/%20", "/ports-reopen/"),
        ("/ports-reopen/&quot;", "/ports-reopen/"),
        ("/index.php/2024/03/ports-reopen/)", "/ports-reopen/"),
        ("/?p=1)", "/ports-reopen/"),
        ("/?p=1&amp;preview=true", "/ports-reopen/?amp%3Bpreview=true"),
        ("/anything/?p=1", "/ports-reopen/"),
        ("/ports-reopen/?p=1", "/ports-reopen/"),
        ("/index.php?p=1", "/ports-reopen/"),
        ("/no/such/page/?s=ports", "/search/?q=ports"),
        ("/feed/)", "/feed/"),
        ("/)", "/"),
        (&format!("{urdu}/%D8%8C"), &format!("{urdu}/")),
        (&format!("{urdu}%DB%94"), &format!("{urdu}/")),
    ] {
        assert_eq!(paper.go(path).await, (301, to.to_owned()), "{path}");
        let end = to.split('?').next().unwrap();
        assert_eq!(paper.go(end).await.0, 200, "{end}");
    }
    for missing in ["/no-such-story/)", "/?p=99)", "/anything/?p=99"] {
        assert_eq!(paper.go(missing).await.0, 404, "{missing}");
    }
}

#[tokio::test]
async fn sites_in_a_folder_lead_on() {
    let folder = tempfile::tempdir().unwrap();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/cases/11-punctuation-behind-a-link/export.xml");
    let export = std::fs::read_to_string(case).unwrap().replace("https://old.example", "https://old.example/news/blog");
    let path = folder.path().join("export.xml");
    std::fs::write(&path, export).unwrap();
    let paper = import(&path, folder.path().join("none").as_path()).await;
    for (path, to) in [
        ("/news/blog/2024/03/ports-reopen/", "/ports-reopen/"),
        ("/news/blog/index.php/2024/03/ports-reopen/", "/ports-reopen/"),
        ("/news/blog/ports-reopen/).", "/ports-reopen/"),
        ("/news/blog/?p=1", "/ports-reopen/"),
        ("/news/blog/index.php?p=1", "/ports-reopen/"),
        ("/news/blog/?s=ports", "/search/?q=ports"),
        ("/news/blog/feed/", "/feed/"),
        ("/news/blog/2024/03/", "/2024/03/"),
        ("/news/blog/", "/"),
        ("/news/blog", "/"),
    ] {
        assert_eq!(paper.go(path).await, (301, to.to_owned()), "{path}");
    }
    for missing in ["/news/2024/03/none/", "/news/blog/none/", "/other/blog/?p=99"] {
        assert_eq!(paper.go(missing).await.0, 404, "{missing}");
    }
}

#[tokio::test]
async fn case_13_what_nobody_signed_the_paper_did() {
    let paper = serving("13-dates-and-linked-data").await;
    let page = text(&paper, "/unsigned/").await;
    let data = page.split("<script type=\"application/ld+json\">").skip(1).filter_map(|part| part.split("</script>").next());
    let data: Vec<serde_json::Value> = data.map(|json| serde_json::from_str(json).unwrap()).collect();
    let article = data.iter().find(|data| data["@type"] == "NewsArticle").unwrap();
    assert_eq!(article["author"][0]["@type"], "NewsMediaOrganization");
    assert_eq!(article["author"][0]["name"], "The Old Paper");
}

#[tokio::test]
async fn case_16_names_lead_on_in_both_forms_of_unicode() {
    let paper = serving("16-names-of-pictures").await;
    for name in ["cafe%CC%81-port", "caf%C3%A9-port", "caf%C3%A9-port-300x200", "%C3%A9v%C3%AAque", "e%CC%81ve%CC%82que", "50%25-off"] {
        let (status, to) = paper.go(&format!("/wp-content/uploads/2024/03/{name}.jpg")).await;
        assert!(status == 301 && to.starts_with("/media/"), "{name}: {status} {to}");
    }
}
