//! What search engines request: `/robots.txt`, the index of sitemaps, the sitemap of a month, news.

use domain::{StoryState, Timestamp};

use crate::support::{NOW, TestSite, header, story};

async fn xml(paper: &TestSite, path: &str) -> String {
    let response = paper.get(path).await;
    assert_eq!((response.status().as_u16(), header(&response, "content-type").as_str()), (200, "application/xml; charset=utf-8"), "{path}");
    response.text().await.unwrap()
}

#[tokio::test]
async fn robots_lists_the_sitemaps() {
    let paper = TestSite::start().await;
    let response = paper.get("/robots.txt").await;
    assert_eq!((response.status().as_u16(), header(&response, "content-type").as_str()), (200, "text/plain; charset=utf-8"));
    let text = response.text().await.unwrap();
    for line in ["User-agent: *", "Disallow: /desk/", "/sitemap.xml", "/news-sitemap.xml"] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[tokio::test]
async fn the_index_leads_to_every_story_once() {
    let paper = TestSite::start().await;
    let index = xml(&paper, "/sitemap.xml").await;
    let files: Vec<&str> = index.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    assert!(files.len() >= 2, "{index}");
    let mut all = String::new();
    for file in files {
        let path = file.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap();
        all += &xml(&paper, path).await;
    }
    let listed = |path: &str| all.matches(&format!("{path}</loc>")).count();
    assert_eq!((listed("/river-1/"), listed("/category/water/")), (1, 1), "{all}");
    assert!(all.contains("<lastmod>2023-11-"), "{all}");
    for (path, status) in [("/sitemap-2023-12.xml", 404), ("/sitemap-2023-1.xml", 404), ("/sitemap-1999-01.xml", 404)] {
        assert_eq!(paper.get(path).await.status(), status, "{path}");
    }
}

#[tokio::test]
async fn news_are_those_of_two_days_and_a_killed_story_leaves_at_once() {
    let paper = TestSite::start().await;
    let put = async |slug: &str, age: i64, change: &dyn Fn(&mut domain::Story)| {
        let mut one = story(&paper.newsroom, slug, &format!("Headline of {slug} & more"));
        (one.published_at, one.updated_at) = (Some(Timestamp::from_millis(NOW - age)), Timestamp::from_millis(NOW - age));
        change(&mut one);
        let mut edit = paper.newsroom.edit(&newsroom::Authority::command_line()).await.unwrap();
        edit.overwrite_story(&one, "").await.unwrap();
        edit.commit().await.unwrap();
        one
    };
    const HOUR: i64 = 3_600_000;
    let mut fresh = put("fresh", HOUR, &|_| ()).await;
    put("stale", 49 * HOUR, &|_| ()).await;
    put("kept-out", HOUR, &|one| one.overrides.no_index = true).await;
    put("locked", HOUR, &|one| one.password = Some("word".to_owned())).await;
    let news = xml(&paper, "/news-sitemap.xml").await;
    for text in ["/fresh/</loc>", "<news:title>Headline of fresh &amp; more</news:title>", "<news:language>en</news:language>"] {
        assert!(news.contains(text), "{text}: {news}");
    }
    assert!(!news.contains("/stale/") && !news.contains("/kept-out/") && !news.contains("/locked/"), "{news}");
    let month = xml(&paper, "/sitemap-2023-11.xml").await;
    assert!(month.contains("/stale/") && month.contains("/fresh/") && !month.contains("/kept-out/"), "{month}");
    fresh.state = StoryState::Killed;
    let mut edit = paper.newsroom.edit(&newsroom::Authority::command_line()).await.unwrap();
    edit.overwrite_story(&fresh, "").await.unwrap();
    edit.commit().await.unwrap();
    assert!(!xml(&paper, "/sitemap-2023-11.xml").await.contains("/fresh/"), "the cached file follows");
    assert!(!xml(&paper, "/news-sitemap.xml").await.contains("/fresh/"));
}

#[tokio::test]
async fn language_models_find_the_paper_and_each_story_as_text() {
    let site = TestSite::start().await;
    site.set_public_url("https://paper.example").await;
    let listed = site.get("/llms.txt").await;
    assert_eq!(header(&listed, "content-type"), "text/plain; charset=utf-8");
    let listed = listed.text().await.unwrap();
    assert!(listed.starts_with("# ") && listed.contains("](https://paper.example/river-1.md)"), "{listed}");
    for hidden in ["secret-draft", "taken-back", "for-staff"] {
        assert!(!listed.contains(hidden), "{hidden}");
    }
    let page = site.get("/river-1/").await.text().await.unwrap();
    assert!(page.contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"/river-1.md\">"), "{page:.3000}");
    let twin = site.get("/river-1.md").await;
    let headers = (header(&twin, "content-type"), header(&twin, "link"));
    assert_eq!(headers, ("text/markdown; charset=utf-8".to_owned(), "<https://paper.example/river-1/>; rel=\"canonical\"".to_owned()));
    let twin = twin.text().await.unwrap();
    assert!(twin.starts_with("# ") && twin.contains("- URL: https://paper.example/river-1/"), "{twin}");
    assert_eq!(site.get("/about/team.md").await.status(), 200);
    for missing in ["/secret-draft.md", "/taken-back.md", "/for-staff.md", "/no-such.md", "/.md", "/desk.md"] {
        assert_eq!(site.get(missing).await.status(), 404, "{missing}");
    }
}

#[tokio::test]
async fn a_paper_chooses_its_crawlers() {
    let site = TestSite::start().await;
    let robots = async |crawlers| {
        let authority = newsroom::Authority::command_line();
        let mut edit = site.newsroom.edit(&authority).await.unwrap();
        edit.put_settings(&domain::SiteSettings { crawlers, ..site.newsroom.settings().await.unwrap() }).await.unwrap();
        edit.commit().await.unwrap();
        site.get("/robots.txt").await.text().await.unwrap()
    };
    let usual = robots(domain::CrawlerPreset::Everybody).await;
    assert!(usual.starts_with("User-agent: *\nDisallow: /desk/") && !usual.contains("GPTBot"), "{usual}");
    let careful = robots(domain::CrawlerPreset::NoTraining).await;
    let (first, rest) = careful.split_once("\n\n").unwrap();
    assert!(first.contains("User-agent: GPTBot\n") && first.ends_with("Disallow: /"), "{careful}");
    assert_eq!(rest, usual);
    assert_eq!(robots(domain::CrawlerPreset::Nobody).await, "User-agent: *\nDisallow: /\n");
}

#[tokio::test]
async fn browsers_learn_how_to_search_and_what_to_fetch_ahead() {
    let site = TestSite::start().await;
    let front = site.get("/").await;
    let rules = header(&front, "speculation-rules");
    let front = front.text().await.unwrap();
    assert!(front.contains("type=\"application/opensearchdescription+xml\"") && front.contains("\"NewsMediaOrganization\""));
    let search = site.get("/opensearch.xml").await;
    assert_eq!(header(&search, "content-type"), "application/opensearchdescription+xml");
    assert!(search.text().await.unwrap().contains("/search/?q={searchTerms}"));
    let rules = site.get(rules.trim_matches('"')).await;
    assert_eq!(header(&rules, "content-type"), "application/speculationrules+json");
    assert!(header(&rules, "cache-control").contains("immutable"));
    let rules: serde_json::Value = serde_json::from_str(&rules.text().await.unwrap()).unwrap();
    assert_eq!(rules["prefetch"][0]["eagerness"], "moderate");
}

async fn put(paper: &TestSite, one: &domain::Story) {
    crate::desk::newsdesk::store(paper, one).await;
}

/// The entries of sitemaps by their URL.
async fn entries(paper: &TestSite) -> std::collections::BTreeMap<String, String> {
    let text = xml(paper, "/sitemap-2023-11.xml").await + &xml(paper, "/sitemap-pages.xml").await;
    let entry = |part: &str| (part.split("</loc>").next().unwrap().to_owned(), part.split("</url>").next().unwrap().to_owned());
    text.split("<loc>").skip(1).map(entry).collect()
}

/// `lastmod` is the hour of a change that readers can see, and of nothing else.
#[tokio::test]
async fn a_sitemap_changes_with_what_readers_see_only() {
    let paper = TestSite::start().await;
    let (before, index) = (entries(&paper).await, xml(&paper, "/sitemap.xml").await);
    assert!(!index.contains("lastmod"), "no hour rather than a wrong one: {index}");
    let river = paper.newsroom.story_by_path(&domain::SitePath::parse("/river-1/").unwrap()).await.unwrap().unwrap();
    let comment = crate::desk::staff::comment_on(&paper, &river.id).await;
    let authority = newsroom::Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.moderate(&[domain::CommentId::parse(&comment).unwrap()], domain::CommentState::Approved).await.unwrap();
    edit.close_comments(&river.id, true).await.unwrap();
    edit.commit().await.unwrap();
    let event = newsroom::ReaderEvent {
        day: 20_000,
        story: river.id.clone(),
        act: domain::ReaderAct::View,
        reader: "r".to_owned(),
        at: Timestamp::from_millis(NOW),
        source: String::new(),
    };
    paper.newsroom.record_reader_events(&[event]).await.unwrap();
    // another day, another process: nothing is left in the cache
    paper.clock.advance(86_400_000);
    paper.cache.invalidate_all();
    assert_eq!((entries(&paper).await, xml(&paper, "/sitemap.xml").await), (before.clone(), index));
    put(&paper, &domain::Story { updated_at: paper.newsroom.now(), standfirst: None, ..river }).await;
    let after = entries(&paper).await;
    let changed: Vec<&String> = after.keys().filter(|url| after.get(*url) != before.get(*url)).collect();
    assert_eq!((changed.len(), after.len()), (1, before.len()), "{changed:?}");
    assert!(changed[0].ends_with("/river-1/") && after[changed[0]].contains("<lastmod>2023-11-15T"), "{changed:?}");
}

/// The index names what exists: a month whose stories are all kept out of search engines has no file.
#[tokio::test]
async fn the_index_names_no_empty_month() {
    let paper = TestSite::start().await;
    let mut old = story(&paper.newsroom, "kept-out", "Kept out");
    (old.published_at, old.overrides.no_index) = (Some(Timestamp::from_millis(NOW - 600 * 86_400_000)), true);
    for (no_index, status) in [(true, 404), (false, 200), (true, 404)] {
        old.overrides.no_index = no_index;
        put(&paper, &old).await;
        assert_eq!(xml(&paper, "/sitemap.xml").await.contains("/sitemap-2022-03.xml"), status == 200, "{no_index}");
        assert_eq!(paper.get("/sitemap-2022-03.xml").await.status(), status, "{no_index}");
    }
}
