//! Who wrote a story, where it belongs, what plugins say about it, and exports in parts.

use crate::support::paper::{TestNewsroom, all, meta, post};
use domain::{AuthorKind, Slug, StoryFormat, StoryState};
use newsroom::Newsroom;
use wordpress::import::Count;

fn category(domain: &str, slug: &str, name: &str) -> String {
    format!("<category domain=\"{domain}\" nicename=\"{slug}\"><![CDATA[{name}]]></category>")
}

/// Names over a story, with what kind of person each is.
async fn bylines(paper: &TestNewsroom, path: &str) -> Vec<(String, AuthorKind)> {
    let ids: Vec<_> = paper.story(path).await.bylines.into_iter().map(|byline| byline.author).collect();
    let authors = paper.newsroom.authors_by_ids(&ids).await.unwrap();
    ids.iter().map(|id| authors.iter().find(|author| author.id == *id).map(|author| (author.name.clone(), author.kind)).unwrap()).collect()
}

async fn has_author(newsroom: &Newsroom, slug: &str) -> bool {
    newsroom.author_by_slug(&Slug::parse(slug).unwrap()).await.unwrap().is_some()
}

#[tokio::test]
async fn authors_that_only_items_name_and_three_hundred_that_the_file_declares() {
    let paper = TestNewsroom::open().await;
    let report =
        paper.import_items(&[&(post(1, "x", "<dc:creator>jdoe</dc:creator>") + &post(2, "y", "<dc:creator>jdoe</dc:creator>"))]).await;
    assert_eq!(report.counts.authors, all(1));
    assert_eq!(bylines(&paper, "/story-2/").await, [("jdoe".to_owned(), AuthorKind::Person)]);

    let paper = TestNewsroom::open().await;
    let report = paper.import(&["importer-fixtures/large-authors.xml"]).await;
    assert_eq!((report.counts.authors, report.totals.skipped), (all(300), 0));
    let text = std::fs::read_to_string(crate::support::file("importer-fixtures/large-authors.xml")).unwrap();
    let logins: Vec<&str> = text.split("<wp:author_login>").skip(1).map(|rest| rest.split("</wp:").next().unwrap()).collect();
    assert_eq!(logins.len(), 300);
    for login in logins {
        let login = login.trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        assert!(has_author(&paper.newsroom, &login.to_lowercase().replace([' ', '_', '.'], "-")).await, "{login}");
    }
}

#[tokio::test]
async fn coauthors_in_their_order_and_guests_without_an_account() {
    let paper = TestNewsroom::open().await;
    let author = "<wp:author><wp:author_id>4</wp:author_id><wp:author_login>Ann.Lee</wp:author_login><wp:author_display_name>Ann Lee</wp:author_display_name></wp:author>";
    let terms = category("author", "cap-guest-writer", "Guest Writer") + &category("author", "cap-ann-lee", "Ann");
    let both = post(1, "x", &format!("<dc:creator>Ann.Lee</dc:creator>{terms}"));
    let report = paper.import_items(&[&format!("{author}{both}{}", post(2, "y", "<dc:creator>Ann.Lee</dc:creator>"))]).await;
    assert_eq!(report.counts.authors, all(2));
    assert_eq!(
        bylines(&paper, "/story-1/").await,
        [("Guest Writer".to_owned(), AuthorKind::Guest), ("Ann Lee".to_owned(), AuthorKind::Person)]
    );
    assert_eq!(bylines(&paper, "/story-2/").await, [("Ann Lee".to_owned(), AuthorKind::Person)]);
}

#[tokio::test]
async fn terms_that_only_items_name_and_kinds_without_a_place() {
    let paper = TestNewsroom::open().await;
    let terms =
        category("category", "rivers", "Rivers &amp; lakes") + &category("post_tag", "", "Dams") + &category("region", "north", "North");
    let movie = post(9, "<p>Kept there</p>", "").replace("<wp:post_type>post", "<wp:post_type>movie").replace("Story 9", "A <em>film</em>");
    let report = paper.import_items(&[&(post(1, "x", &terms) + &movie)]).await;
    assert_eq!((report.counts.sections, report.counts.tags, report.counts.stories), (all(1), all(2), all(1)));
    let story = paper.story("/story-1/").await;
    let sections = paper.newsroom.sections().await.unwrap();
    assert_eq!((sections[0].name.as_str(), story.primary_section.as_ref()), ("Rivers & lakes", Some(&sections[0].id)));
    let mut tags: Vec<String> =
        paper.newsroom.tags_by_ids(&story.tags).await.unwrap().iter().map(|tag| format!("{} {}", tag.kind, tag.slug)).collect();
    tags.sort();
    assert_eq!(tags, ["region north", "tag dams"]);
    let unknown: Vec<String> =
        report.unknown.iter().map(|unknown| format!("{} {} {}", unknown.kind, unknown.name, unknown.times)).collect();
    assert_eq!(unknown, ["post_type movie 1", "taxonomy region 1"]);
    let skipped = &report.skipped[0];
    assert_eq!((skipped.kind.as_str(), skipped.id.as_str(), skipped.title.as_str()), ("movie", "9", "A film"));
}

#[tokio::test]
async fn parts_in_any_order_with_numbers_that_occur_twice() {
    let picture = "<item><title>R</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type>\
                   <wp:attachment_url>https://old.site/wp-content/uploads/2020/01/r.jpg</wp:attachment_url></item>";
    let story =
        post(1, "<img class=\"wp-image-9\" src=\"https://old.site/wp-content/uploads/2020/01/r.jpg\">", &meta("_thumbnail_id", "9"));
    let again = post(1, "another text", "").replace("Story 1", "Another");
    for files in [[&story, &again, picture], [picture, &story, &again], [&story, picture, &again]] {
        let paper = TestNewsroom::open().await;
        let report = paper.import_items(&files).await;
        assert_eq!(report.counts.stories, Count { found: 2, imported: 1, skipped: 1 });
        assert!(report.skipped[0].title == "Another" && report.skipped[0].reason.contains("has the same number"), "{:?}", report.skipped);
        let story = paper.story("/story-1/").await;
        assert_eq!((story.headline.as_str(), story.document.media().len()), ("Story 1", 1));
        assert_eq!(story.lead_image.as_ref(), story.document.media().first());
    }
}

#[tokio::test]
async fn values_of_seo_plugins_and_the_first_of_repeated_values() {
    let paper = TestNewsroom::open().await;
    let values = meta("_yoast_wpseo_title", "A title for search")
        + &meta("_yoast_wpseo_title", "a second one")
        + &meta("_yoast_wpseo_metadesc", "What it is about &amp; why")
        + &meta("_yoast_wpseo_opengraph-title", "Shared")
        + &meta("_yoast_wpseo_meta-robots-noindex", "1")
        + &meta("_yoast_wpseo_canonical", "https://elsewhere.example/original/");
    let templates = meta("_yoast_wpseo_title", "%%title%% %%sep%% %%sitename%%") + &meta("rank_math_description", "Ranked");
    let format = category("post_format", "post-format-video", "Video");
    paper.import_items(&[&(post(1, "x", &(values + &format)) + &post(2, "y", &templates))]).await;
    let story = paper.story("/story-1/").await;
    let seo = &story.overrides;
    assert_eq!((seo.seo_title.as_str(), seo.seo_description.as_str()), ("A title for search", "What it is about & why"));
    assert_eq!(
        (seo.social_title.as_str(), seo.canonical_url.as_str(), seo.no_index),
        ("Shared", "https://elsewhere.example/original/", true)
    );
    assert_eq!(story.format, StoryFormat::Video);
    let second = paper.story("/story-2/").await;
    assert_eq!((second.overrides.seo_title.as_str(), second.overrides.seo_description.as_str()), ("", "Ranked"));
    assert_eq!((second.overrides.no_index, second.format), (false, StoryFormat::Standard));
}

#[tokio::test]
async fn slugs_and_states_that_are_missing_or_unusual() {
    let paper = TestNewsroom::open().await;
    let without = |id: u64| post(id, "x", "").replace(&format!("<wp:post_name>story-{id}</wp:post_name>"), "<wp:post_name></wp:post_name>");
    let untitled = without(3).replace("<title>Story 3</title>", "<title></title>").replace("[CDATA[x]]", "[CDATA[]]");
    let state = |id: u64, word: &str| post(id, "x", "").replace("<wp:status>publish", &format!("<wp:status>{word}"));
    let states = state(4, "draft") + &state(5, "pending") + &state(6, "private") + &state(7, "trash") + &state(8, "archive");
    let report = paper.import_items(&[&(without(1) + &without(2).replace("Story 2", "Story 1") + &untitled + &states)]).await;
    assert_eq!(report.counts.stories, all(8));
    let paths: Vec<&str> = report.urls.iter().map(|url| url.new.as_str()).collect();
    assert_eq!(paths, ["/story-1/", "/story-1-2/", "/story-3/"], "only what readers see has an address to tell");
    let expected =
        [(4, StoryState::Draft), (5, StoryState::Review), (6, StoryState::Private), (7, StoryState::Trash), (8, StoryState::Draft)];
    for (id, state) in expected {
        assert_eq!(paper.story(&format!("/story-{id}/")).await.state, state, "{id}");
    }
}

#[tokio::test]
async fn counts_of_readers_are_stored_and_reported_and_make_no_story_new() {
    let paper = TestNewsroom::open().await;
    let run = async |views: &str| {
        let values = meta("post_views_count", views)
            + &meta("post_views_count_7_day_total", "12")
            + &meta("_edit_lock", &format!("{views}:1"))
            + &meta("interviews", "3");
        paper.import_items(&[&(post(1, "x", &values) + &post(2, "y", &meta("views", views)))]).await
    };
    let unknown: Vec<String> =
        run("1204").await.unknown.iter().map(|unknown| format!("{} {} {}", unknown.kind, unknown.name, unknown.times)).collect();
    assert_eq!(
        unknown,
        ["post_meta interviews 1", "post_meta post_views_count 1", "post_meta post_views_count_7_day_total 1", "post_meta views 1"]
    );
    let stored = async |path: &str| {
        let counts = paper.newsroom.reader_counts(&paper.story(path).await.id).await.unwrap();
        (counts.imported_views, counts.views)
    };
    assert_eq!((stored("/story-1/").await, stored("/story-2/").await), ((1204, 0), (1204, 0)));
    assert_eq!(run("1300").await.counts.stories, Count { found: 2, imported: 0, skipped: 2 });
    assert_eq!(stored("/story-1/").await, (1300, 0));
}
