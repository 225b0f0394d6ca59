//! Real exports into a real database: counts, threads, menus, addresses; twice; dry; with pictures.

use std::path::Path;

use crate::support::paper::{PNG, TestNewsroom, all, none_of};
use domain::{CommentKind, SitePath, Slug, StoryFormat, StoryState};
use newsroom::{ListQuery, Shelf};
use wordpress::import::{Count, Counts};

fn depth(comment: &domain::Comment, all: &[domain::Comment]) -> usize {
    let parent = comment.parent.as_ref().and_then(|id| all.iter().find(|other| other.id == *id));
    parent.map_or(1, |parent| 1 + depth(parent, all))
}

const THEME: &str = "theme-test-data/themeunittestdata.wordpress.xml";
const BLOCKS: &str = "theme-test-data/64-block-test-data.xml";

/// As WordPress's own importer counted: four tags are named by items only.
fn theme_counts(of: impl Fn(u64) -> Count) -> Counts {
    Counts {
        stories: of(58),
        pages: of(21),
        images: of(37),
        comments: of(33),
        authors: of(2),
        sections: of(68),
        tags: of(114),
        menu_items: of(70),
    }
}

#[tokio::test]
async fn the_theme_test_data_comes_in_whole() {
    let paper = TestNewsroom::open().await;
    let report = paper.import(&[THEME]).await;
    assert_eq!(report.counts, theme_counts(all), "{:#?}", report.skipped);
    // 37 attachments, and one that a story names by its number alone
    assert_eq!((report.missing_media.len(), report.pictures.only_in_bodies), (38, 0));
    assert_eq!(report.skipped, vec![]);
    assert_eq!((report.words.compared, report.words.complete), (79, 79), "{:?}", report.words.stories);
    assert!(report.unknown.iter().all(|unknown| unknown.kind != "post_type"), "{:?}", report.unknown);

    let settings = paper.newsroom.settings().await.unwrap();
    assert_eq!((settings.name.as_str(), settings.language.as_str()), ("Theme Unit Test Data", "en"));
    assert_eq!(settings.footer_menu.unwrap().as_str(), "social-menu");
    let main = paper.newsroom.menu(&settings.main_menu.unwrap()).await.unwrap().unwrap();
    assert_eq!(main.len(), 23);
    let counts: Vec<usize> = paper.newsroom.menus().await.unwrap().iter().map(domain::Menu::len).collect();
    assert_eq!(counts.iter().sum::<usize>(), 70);

    // kept apart
    let (mut pinned, mut locked) = (0, 0);
    for url in report.urls.iter().filter(|url| url.new.starts_with('/')) {
        let story = paper.story(&url.new).await;
        pinned += usize::from(story.pinned);
        locked += usize::from(story.password.is_some());
        assert!(!story.headline.as_str().contains('<'));
    }
    assert_eq!((pinned, locked), (1, 1));
    assert_eq!(paper.story("/scheduled/").await.state, StoryState::Scheduled);
    assert_eq!(paper.story("/post-format-gallery/").await.format, StoryFormat::Gallery);
    let child = paper.story("/level-1/level-2/level-3/").await;
    assert!(child.parent.is_some());
    assert_eq!(
        paper.story("/template-excerpt-defined/").await.standfirst.unwrap().as_str().split(". ").next(),
        Some("This is a user-defined post excerpt")
    );
    // 56 published posts, one of them behind a password
    let list = paper
        .newsroom
        .list(ListQuery { shelf: Shelf::All, after: None, from: None, until: None, limit: 100, exclude: None })
        .await
        .unwrap();
    assert_eq!(list.cards.len(), 55);

    // a thread ten deep
    let thread = paper.story("/template-comments/").await;
    let comments = paper.newsroom.comments(&thread.id).await.unwrap();
    assert_eq!(comments.iter().map(|comment| depth(comment, &comments)).max(), Some(10));
    assert!(comments.iter().all(|comment| comment.kind == CommentKind::Comment));

    // old addresses
    let old = paper.newsroom.source_id("post", "1178").await.unwrap().unwrap();
    assert_eq!(old, paper.story("/markup-html-tags-and-formatting/").await.id.as_str());
    let redirect = paper.newsroom.redirect("/2013/01/11/markup-html-tags-and-formatting/").await.unwrap().unwrap();
    assert_eq!(redirect.to.as_str(), "/markup-html-tags-and-formatting/");
    assert!(paper.newsroom.redirect("/").await.unwrap().is_none());
    // sections in a tree
    let sections = paper.newsroom.sections().await.unwrap();
    assert_eq!(sections.iter().filter(|section| section.parent.is_some()).count(), 10);
    assert!(sections.iter().any(|section| section.slug.as_str() == "uncategorized" && section.internal));
}

#[tokio::test]
async fn importing_twice_doubles_nothing() {
    let paper = TestNewsroom::open().await;
    paper.import(&[THEME]).await;
    let again = paper.import(&[THEME]).await;
    assert_eq!(again.counts, theme_counts(none_of));
    let list = paper
        .newsroom
        .list(ListQuery { shelf: Shelf::All, after: None, from: None, until: None, limit: 100, exclude: None })
        .await
        .unwrap();
    assert_eq!(list.cards.len(), 55);
    let story = paper.story("/post-format-standard/").await;
    assert_eq!(paper.newsroom.revisions(&story.id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_dry_run_writes_nothing_and_tells_all() {
    let paper = TestNewsroom::open().await;
    let file = crate::support::file(THEME);
    let report = paper.try_import(&[file], None, true).await.unwrap();
    assert_eq!(report.counts, theme_counts(all), "{:#?}", report.skipped);
    assert!(paper.newsroom.sections().await.unwrap().is_empty());
    assert!(paper.newsroom.story_by_path(&SitePath::parse("/post-format-standard/").unwrap()).await.unwrap().is_none());
    assert_eq!(paper.newsroom.settings().await.unwrap(), domain::SiteSettings::default());
    let wet = paper.import(&[THEME]).await;
    assert_eq!(wet.counts, report.counts);
    assert_eq!(wet.urls, report.urls);
}

#[tokio::test]
async fn the_block_test_data_comes_in_whole() {
    let paper = TestNewsroom::open().await;
    let report = paper.import(&[BLOCKS]).await;
    let counts = Counts { stories: all(61), pages: all(1), images: all(9), comments: all(2), ..report.counts };
    assert_eq!(report.counts, counts);
    assert_eq!(
        (report.counts.authors.found, report.counts.sections.found, report.counts.menu_items.found),
        (2, report.counts.sections.imported, 0)
    );
    assert_eq!(report.skipped.iter().filter(|skipped| skipped.kind == "wp_navigation").count(), 1);
    assert_eq!((report.words.compared, report.words.complete), (62, 62), "{:?}", report.words.stories);
    assert!(report.unknown.iter().any(|unknown| unknown.kind == "block" && unknown.name == "core/latest-posts" && unknown.times > 1));
}

#[tokio::test]
async fn the_reexport_gives_the_same_figures() {
    let paper = TestNewsroom::open().await;
    let report = paper.import(&["reexport/themeunittestdata.wp-6.1.9.xml"]).await;
    let counts = &report.counts;
    assert_eq!(
        (counts.stories, counts.pages, counts.images, counts.comments, counts.menu_items),
        (all(58), all(21), all(37), all(33), all(70)),
        "{:?}",
        report.skipped
    );
    assert_eq!(counts.authors.found, 3);
}

#[tokio::test]
async fn every_fixture_comes_in_or_is_refused_with_nothing_half_done() {
    for entry in std::fs::read_dir(crate::support::file("importer-fixtures")).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let paper = TestNewsroom::open().await;
        let refused =
            ["malformed.xml", "malformed-simple.xml", "invalid-version-tag.xml", "missing-version-tag.xml"].contains(&name.as_str());
        match paper.try_import(&[file], None, false).await {
            Ok(report) => {
                assert!(!refused, "{name}");
                let counts = report.counts;
                assert!(
                    [counts.stories, counts.pages, counts.comments, counts.authors, counts.tags]
                        .iter()
                        .all(|count| count.found == count.imported),
                    "{name}: {counts:?} {:?}",
                    report.skipped
                );
            }
            Err(error) => {
                assert!(refused && error.is_about_input(), "{name}: {error}");
                assert!(error.to_string().contains(&format!("{name}, byte ")), "{error}");
                assert!(paper.newsroom.sections().await.unwrap().is_empty(), "{name}");
            }
        }
    }
}

#[tokio::test]
async fn pictures_are_found_in_the_uploads_folder_and_later_ones_join() {
    let paper = TestNewsroom::open().await;
    let uploads = paper.folder.path().join("uploads");
    let write = |path: &str| {
        let path = uploads.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, PNG).unwrap();
    };
    write("2010/08/manhattansummer.jpg");
    let file = crate::support::file(THEME);
    let first = paper.try_import(std::slice::from_ref(&file), Some(&uploads), false).await.unwrap();
    assert_eq!((first.counts.images, first.missing_media.len()), (all(37), 37));
    let item = paper.newsroom.media_by_slug(&Slug::parse("olympus-digital-camera").unwrap()).await.unwrap();
    let item = item.unwrap_or_else(|| panic!("no picture of this name"));
    assert_eq!((item.width, item.mime.as_str()), (1, "image/png"));
    assert!(paper.store.folder().unwrap().join(item.file.unwrap()).is_file());
    let story = paper.story("/about/clearing-floats/").await;
    assert_eq!(story.document.media(), vec![item.id]);
    // a second file, in another folder than WordPress says
    write("elsewhere/windmill.jpg");
    let second = paper.try_import(&[file], Some(&uploads), false).await.unwrap();
    assert_eq!((second.counts.images.imported, second.missing_media.len()), (1, 35));
    // a folder that is not there
    let error = paper.try_import(&[crate::support::file(THEME)], Some(Path::new("/nowhere/at/all")), false).await.unwrap_err();
    assert!(error.is_about_input() && error.to_string().contains("/nowhere/at/all"));
}

#[tokio::test]
async fn a_newer_export_brings_changes_but_never_over_an_editors_work() {
    let paper = TestNewsroom::open().await;
    let export = |title: &str, body: &str| {
        format!(
            "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Old</title><link>https://old.site</link><wp:wxr_version>1.2</wp:wxr_version>\
             <item><title>{title}</title><link>https://old.site/2020/01/talks/</link><wp:post_id>5</wp:post_id><wp:post_name>talks</wp:post_name><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>\
             <wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>"
        )
    };
    let file = paper.folder.path().join("export.xml");
    let run = async |title: &str, body: &str| {
        std::fs::write(&file, export(title, body)).unwrap();
        paper.try_import(std::slice::from_ref(&file), None, false).await.unwrap()
    };
    assert_eq!(
        run("Talks", "See <a href=\"https://old.site/a/?b=1\">there</a> <a href=\"javascript:x\">not</a>").await.counts.stories,
        all(1)
    );
    let story = paper.story("/talks/").await;
    assert!(story.document.to_json().contains("\"/a/?b=1\"") && !story.document.to_json().contains("javascript"));
    assert_eq!(run("Talks go on", "More").await.counts.stories, all(1));
    let mut story = paper.story("/talks/").await;
    assert_eq!((story.headline.as_str(), story.document.plain_text().as_str()), ("Talks go on", "More"));
    story.headline = domain::Headline::parse("An editor's headline").unwrap();
    let authority = newsroom::Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(&story, "by hand").await.unwrap();
    edit.commit().await.unwrap();
    let report = run("Talks end", "All").await;
    assert_eq!(report.counts.stories, none_of(1));
    assert!(report.skipped[0].reason.contains("changed here"));
    assert_eq!(paper.story("/talks/").await.headline.as_str(), "An editor's headline");
}

#[tokio::test]
async fn parts_of_one_export_come_in_any_order() {
    let paper = TestNewsroom::open().await;
    let part = |name: &str, items: &str| {
        let path = paper.folder.path().join(name);
        let head = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Old</title>\
                    <link>https://old.site</link><wp:wxr_version>1.2</wp:wxr_version>";
        std::fs::write(&path, format!("{head}{items}</channel></rss>")).unwrap();
        path
    };
    let posts = part(
        "1.xml",
        "<item><title>A</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date>2020-01-01 00:00:00</wp:post_date>\
         <category domain=\"category\" nicename=\"rivers\">Rivers</category><category domain=\"genre\" nicename=\"essay\">Essay</category>\
         <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>\
         <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>8</wp:meta_value></wp:postmeta>\
         <content:encoded><![CDATA[<img src=\"https://old.site/wp-content/uploads/2020/01/r-300x200.jpg\">]]></content:encoded></item>\
         <item><title>Odd</title><wp:post_id>2</wp:post_id><wp:post_type>product</wp:post_type><wp:status>publish</wp:status></item>",
    );
    let media = part(
        "2.xml",
        "<item><title>R</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>\
         <wp:attachment_url>https://old.site/wp-content/uploads/2020/01/r.jpg</wp:attachment_url></item>\
         <wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>rivers</wp:category_nicename><wp:category_parent>nature</wp:category_parent><wp:cat_name>Rivers &amp; lakes</wp:cat_name></wp:category>\
         <wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>nature</wp:category_nicename><wp:cat_name>Nature</wp:cat_name></wp:category>",
    );
    let report = paper.try_import(&[posts, media], None, false).await.unwrap();
    let story = paper.story("/a/").await;
    assert_eq!(story.lead_image.iter().cloned().collect::<Vec<_>>(), story.document.media());
    assert_eq!(story.document.media().len(), 1);
    let sections = paper.newsroom.sections().await.unwrap();
    let rivers = sections.iter().find(|section| section.slug.as_str() == "rivers").unwrap();
    assert_eq!(story.primary_section.as_ref(), Some(&rivers.id));
    assert!(rivers.parent.is_some());
    assert_eq!(rivers.name, "Rivers & lakes");
    let tags = paper.newsroom.tags_by_ids(&story.tags).await.unwrap();
    assert_eq!(tags.iter().map(|tag| (tag.kind.as_str(), tag.name.as_str())).collect::<Vec<_>>(), [("genre", "Essay")]);
    let unknown: Vec<String> =
        report.unknown.iter().map(|unknown| format!("{} {} {}", unknown.kind, unknown.name, unknown.times)).collect();
    assert_eq!(unknown, ["post_type product 1", "taxonomy genre 1"]);
    assert_eq!(report.skipped.len(), 1);
}
