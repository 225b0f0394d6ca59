//! Exports as news sites give them: plugins' fields, pictures nobody attached, guests, languages, clocks.

use crate::support::paper::{PNG, TestNewsroom, all, meta, post};
use domain::document::BlockKind;
use domain::{Direction, Slug};
use wordpress::import::Count;

fn attachment(id: u64, path: &str, more: &str) -> String {
    format!(
        "<item><title>Picture {id}</title><wp:post_id>{id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>\
         <wp:attachment_url>https://old.site/wp-content/uploads/{path}</wp:attachment_url>{more}</item>"
    )
}

fn term(domain: &str, slug: &str, name: &str) -> String {
    format!("<category domain=\"{domain}\" nicename=\"{slug}\"><![CDATA[{name}]]></category>")
}

#[tokio::test]
async fn one_picture_under_many_addresses() {
    let paper = TestNewsroom::open().await;
    let bodies = [
        "https://old.site/wp-content/uploads/2020/01/r-300x200.jpg",
        "http://www.old.site/wp-content/uploads/2020/01/r.jpg",
        "//cdn.old.site/wp-content/uploads/2020/01/r-scaled.jpg",
        "https://i2.wp.com/old.site/wp-content/uploads/2020/01/r.jpg?resize=300%2C200&#038;ssl=1",
        "/wp-content/uploads/2020/01/r-1024x683.jpg",
        "https://old.site/wp-content/uploads/2020/01/r-300x200.jpg.webp",
    ];
    let body: String = bodies.iter().map(|src| format!("<p><img src=\"{src}\"></p>")).collect();
    let report = paper.import_items(&[&(post(1, &body, "") + &attachment(9, "2020/01/r-scaled.jpg", ""))]).await;
    let story = paper.story("/story-1/").await;
    assert_eq!(story.document.media().len(), 1, "{}", story.document.to_json());
    assert!(!story.document.to_json().contains("http"), "{}", story.document.to_json());
    assert_eq!((report.missing_media.len(), report.pictures.only_in_bodies), (1, 0));
    assert_eq!(report.missing_media[0].stories, ["/story-1/"]);
}

#[tokio::test]
async fn pictures_that_no_attachment_stands_for_come_in_and_are_named() {
    let paper = TestNewsroom::open().await;
    let uploads = paper.folder.path().join("uploads/2020/01");
    std::fs::create_dir_all(&uploads).unwrap();
    std::fs::write(uploads.join("there.jpg"), PNG).unwrap();
    let body = "<a href=\"https://old.site/wp-content/uploads/2020/01/there.jpg\"><img src=\"https://old.site/wp-content/uploads/2020/01/there-300x200.jpg\" alt=\"Dam\"></a>\
                <img src=\"https://elsewhere.example/pictures/away.png\">";
    let items = post(1, body, "") + &post(2, "<img src=\"http://old.site/wp-content/uploads/2020/01/there-150x150.jpg\">", "");
    let file = paper.export("posts.xml", &items);
    let media = paper.folder.path().join("uploads");
    let report = paper.try_import(std::slice::from_ref(&file), Some(&media), false).await.unwrap();
    assert_eq!((report.counts.images, report.pictures.only_in_bodies), (Count::default(), 2));
    let missing: Vec<_> = report.missing_media.iter().map(|missing| (missing.url.as_str(), missing.stories.as_slice())).collect();
    assert_eq!(missing, [("https://elsewhere.example/pictures/away.png", &["/story-1/".to_owned()][..])]);
    let (first, second) = (paper.story("/story-1/").await, paper.story("/story-2/").await);
    assert_eq!(first.document.media().len(), 2);
    assert_eq!(second.document.media()[0], first.document.media()[0]);
    let items = paper.newsroom.media_by_ids(&first.document.media()).await.unwrap();
    assert!(items[&first.document.media()[0]].file.is_some());
    let again = paper.try_import(&[file], Some(&media), false).await.unwrap();
    assert_eq!((again.counts.stories.skipped, again.pictures.only_in_bodies), (2, 0));
}

#[tokio::test]
async fn numbers_of_attachments_that_no_file_tells_of_are_named() {
    let paper = TestNewsroom::open().await;
    let items = post(1, "[gallery ids=\"9,98\"]", &meta("_thumbnail_id", "99")) + &attachment(9, "2020/r.jpg", "");
    let report = paper.import_items(&[&items]).await;
    let missing: Vec<_> = report.missing_media.iter().map(|missing| (missing.id.as_str(), missing.stories.len())).collect();
    assert_eq!(missing, [("9", 1), ("98", 1), ("99", 1)]);
}

#[tokio::test]
async fn a_picture_by_address_stands_over_its_story() {
    let paper = TestNewsroom::open().await;
    let items = post(1, "x", &meta("fifu_image_url", "https://cdn.example/lead.jpg"));
    let report = paper.import_items(&[&items]).await;
    let lead = paper.story("/story-1/").await.lead_image.unwrap();
    let found = paper.newsroom.media_by_ids(std::slice::from_ref(&lead)).await.unwrap();
    assert_eq!(found[&lead].source_url, "https://cdn.example/lead.jpg");
    assert_eq!(report.missing_media[0].stories, ["/story-1/"]);
}

#[tokio::test]
async fn credits_and_places_that_only_the_files_data_tell() {
    let paper = TestNewsroom::open().await;
    let data = r#"a:2:{s:5:"width";i:9;s:10:"image_meta";a:3:{s:8:"aperture";s:1:"0";s:6:"credit";s:12:"Ann Lee/Desk";s:9:"copyright";s:4:"Desk";}}"#;
    let picture = attachment(9, "2020/r.jpg", &meta("_wp_attachment_metadata", data));
    let page = "<item><title>Bare</title><link>https://old.site/?attachment_id=8</link><guid>https://old.site/?attachment_id=8</guid><wp:post_id>8</wp:post_id><wp:post_type>attachment</wp:post_type>".to_owned()
        + &meta("_wp_attached_file", "2020/bare.jpg")
        + "</item>";
    let report = paper
        .import_items(&[&(picture + &page + &post(1, "<img src=\"https://old.site/wp-content/uploads/2020/bare-300x200.jpg\">", ""))])
        .await;
    assert_eq!(report.counts.images, all(2));
    let item = paper.newsroom.media_by_slug(&Slug::parse("picture-9").unwrap()).await.unwrap().unwrap();
    assert_eq!(item.credit, "Ann Lee/Desk");
    assert_eq!(report.missing_media[1].url, "https://old.site/wp-content/uploads/2020/bare.jpg");
    assert_eq!(paper.story("/story-1/").await.document.media().len(), 1);
}

#[tokio::test]
async fn links_to_files_that_came_lead_to_them_here() {
    let paper = TestNewsroom::open().await;
    let uploads = paper.folder.path().join("uploads/2020");
    std::fs::create_dir_all(&uploads).unwrap();
    std::fs::write(uploads.join("r.jpg"), PNG).unwrap();
    let body = "<a href=\"http://www.old.site/wp-content/uploads/2020/r-300x200.jpg\">large</a> <a href=\"https://old.site/wp-content/uploads/2020/lost.pdf\">lost</a> <a href=\"../story-2/#a\">next</a>";
    let file = paper.export("x.xml", &(post(1, body, "") + &attachment(9, "2020/r.jpg", "") + &attachment(8, "2020/lost.pdf", "")));
    paper.try_import(&[file], Some(&paper.folder.path().join("uploads")), false).await.unwrap();
    let json = paper.story("/story-1/").await.document.to_json();
    for href in ["\"/wp-content/uploads/2020/r.jpg\"", "\"https://old.site/wp-content/uploads/2020/lost.pdf\"", "\"/2020/01/story-2/#a\""] {
        assert!(json.contains(href), "{href} is not in {json}");
    }
    assert!(paper.newsroom.redirect("/wp-content/uploads/2020/r.jpg").await.unwrap().is_some());
}

#[tokio::test]
async fn guests_of_co_authors_have_their_names() {
    let paper = TestNewsroom::open().await;
    let guest = |id: u64, login: &str, name: &str, linked: &str| {
        format!(
            "<item><title>{name}</title><wp:post_id>{id}</wp:post_id><wp:post_name>cap-{login}</wp:post_name><wp:post_type>guest-author</wp:post_type>"
        ) + &meta("cap-display_name", name)
            + &meta("cap-user_login", login)
            + &meta("cap-description", "Writes about rivers.")
            + &meta("cap-linked_account", linked)
            + "</item>"
    };
    let user = "<wp:author><wp:author_id>4</wp:author_id><wp:author_login>desk</wp:author_login><wp:author_display_name>The Desk</wp:author_display_name></wp:author>";
    let story = post(
        1,
        "x",
        &("<dc:creator>desk</dc:creator>".to_owned()
            + &term("author", "cap-zoya-k", "zoya-k")
            + &term("author", "cap-the-boss", "the-boss")),
    );
    let report = paper
        .import_items(&[&(user.to_owned() + &story + &guest(20, "zoya-k", "Zoya Khan", "") + &guest(21, "the-boss", "Boss", "desk"))])
        .await;
    assert_eq!(report.counts.authors, all(2));
    assert!(report.unknown.is_empty() && report.skipped.is_empty(), "{:?} {:?}", report.unknown, report.skipped);
    let ids: Vec<_> = paper.story("/story-1/").await.bylines.into_iter().map(|byline| byline.author).collect();
    let mut names: Vec<_> =
        paper.newsroom.authors_by_ids(&ids).await.unwrap().into_iter().map(|author| (author.name, author.bio)).collect();
    names.sort();
    assert_eq!(names, [("The Desk".to_owned(), String::new()), ("Zoya Khan".to_owned(), "Writes about rivers.".to_owned())]);
}

#[tokio::test]
async fn languages_that_polylang_filed_and_letters_that_run_from_the_right() {
    let paper = TestNewsroom::open().await;
    let urdu = post(1, "\"پانی\"", &term("language", "ur", "اردو")).replace("Story 1", "دریا");
    let items = urdu + &post(2, "\"x\"", &term("language", "en", "English")) + &post(3, "x", "").replace("Story 3", "دریا کا پانی");
    paper.import_items(&[&items]).await;
    let facts = async |path: &str| {
        let story = paper.story(path).await;
        (story.language.as_str().to_owned(), story.direction, story.document.plain_text())
    };
    assert_eq!(facts("/story-1/").await, ("ur".to_owned(), Direction::RightToLeft, "\"پانی\"".to_owned()));
    assert_eq!(facts("/story-2/").await, ("en".to_owned(), Direction::LeftToRight, "“x”".to_owned()));
    assert_eq!(facts("/story-3/").await.1, Direction::RightToLeft);
}

#[tokio::test]
async fn local_times_are_read_by_the_old_sites_clock() {
    let paper = TestNewsroom::open().await;
    let local = |id: u64, gmt: &str| {
        let date = format!("<wp:post_date>2020-01-02 08:04:05</wp:post_date><wp:post_date_gmt>{gmt}</wp:post_date_gmt>");
        post(id, "x", "").replace("<wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>", &date)
    };
    let items = local(1, "2020-01-02 03:04:05") + &local(2, "2020-01-02 03:04:05") + &local(3, "0000-00-00 00:00:00");
    paper.import_items(&[&items]).await;
    let (with, without) = (paper.story("/story-1/").await, paper.story("/story-3/").await);
    assert_eq!(with.published_at, without.published_at);
    assert_eq!(paper.newsroom.settings().await.unwrap().time_zone, "Asia/Karachi");
}

#[tokio::test]
async fn fields_of_themes_and_of_plugins_for_search_engines() {
    let paper = TestNewsroom::open().await;
    let list = r#"a:2:{s:11:"td_subtitle";s:14:"Waters go down";s:14:"td_primary_cat";s:1:"5";}"#;
    let declared = |id: u64, slug: &str| {
        format!(
            "<wp:category><wp:term_id>{id}</wp:term_id><wp:category_nicename>{slug}</wp:category_nicename><wp:cat_name>{slug}</wp:cat_name></wp:category>"
        )
    };
    let film = r#"a:1:{s:8:"td_video";s:28:"https://youtu.be/abcdefghijk";}"#;
    let values = meta("td_post_theme_settings", list)
        + &meta("td_post_video", film)
        + &meta("rank_math_title", "Rivers %sep% %sitename%")
        + &meta("_aioseo_title", "#post_title #separator_sa #site_title")
        + &meta("_seopress_titles_title", "Rivers for search")
        + &meta("_seopress_titles_desc", "What rivers do")
        + &meta("rank_math_robots", r#"a:1:{i:0;s:7:"noindex";}"#)
        + &term("category", "rivers", "rivers")
        + &term("category", "lakes", "lakes");
    paper.import_items(&[&(declared(4, "rivers") + &declared(5, "lakes") + &post(1, "Text", &values))]).await;
    let story = paper.story("/story-1/").await;
    assert_eq!(story.standfirst.unwrap().as_str(), "Waters go down");
    let seo = &story.overrides;
    assert_eq!((seo.seo_title.as_str(), seo.seo_description.as_str(), seo.no_index), ("Rivers for search", "What rivers do", true));
    let sections = paper.newsroom.sections().await.unwrap();
    let lakes = sections.iter().find(|section| section.slug.as_str() == "lakes").unwrap();
    assert_eq!(story.primary_section.as_ref(), Some(&lakes.id));
    assert!(matches!(&story.document.blocks[0].kind, BlockKind::Embed(embed) if embed.url.as_str() == "https://youtu.be/abcdefghijk"));
}

#[tokio::test]
async fn names_escaped_twice_parents_by_name_and_slugs_cut_within_a_letter() {
    let paper = TestNewsroom::open().await;
    let categories = "<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>arts</wp:category_nicename><wp:cat_name><![CDATA[Arts &amp;amp; Life]]></wp:cat_name></wp:category>\
        <wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>film</wp:category_nicename><wp:category_parent><![CDATA[Arts &amp; Life]]></wp:category_parent><wp:cat_name>Film</wp:cat_name></wp:category>";
    let cut = post(1, "x", "").replace("<wp:post_name>story-1<", "<wp:post_name>%d8%b3%d9%84%d8<");
    let report = paper.import_items(&[&(categories.to_owned() + &cut)]).await;
    let sections = paper.newsroom.sections().await.unwrap();
    let names: Vec<_> = sections.iter().map(|section| (section.name.as_str(), section.parent.is_some())).collect();
    assert_eq!(names, [("Arts & Life", false), ("Film", true)]);
    assert_eq!(report.urls[0].new, "/%D8%B3%D9%84/");
}

#[tokio::test]
async fn what_wordpress_opened_by_itself_and_comments_under_other_kinds() {
    let paper = TestNewsroom::open().await;
    let comment = "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>A</wp:comment_author><wp:comment_approved>1</wp:comment_approved><wp:comment_content>x</wp:comment_content></wp:comment>";
    let opened = post(1, "", "").replace("<wp:status>publish", "<wp:status>auto-draft");
    let product = post(2, "x", comment).replace("<wp:post_type>post", "<wp:post_type>product");
    let report = paper.import_items(&[&(opened + &product + &attachment(3, "a.jpg", comment))]).await;
    assert_eq!(report.counts.stories, Count { found: 1, imported: 0, skipped: 1 });
    assert_eq!(report.counts.comments, Count { found: 2, imported: 0, skipped: 2 });
}

#[tokio::test]
async fn parts_from_before_and_after_https_are_one_site() {
    let paper = TestNewsroom::open().await;
    let first = paper.export("1.xml", &post(1, "<img src=\"https://old.site/wp-content/uploads/r.jpg\">", ""));
    let second = paper.export("2.xml", &attachment(9, "r.jpg", ""));
    let text = std::fs::read_to_string(&second).unwrap().replace("<link>https://old.site<", "<link>http://www.old.site/<");
    std::fs::write(&second, text).unwrap();
    let report = paper.try_import(&[first, second], None, false).await.unwrap();
    assert_eq!((report.imports.len(), paper.story("/story-1/").await.document.media().len()), (1, 1));
    assert_eq!(report.pictures.only_in_bodies, 0);
}

#[tokio::test]
async fn a_page_that_elementor_keeps_beside_an_empty_body() {
    let paper = TestNewsroom::open().await;
    let data = r#"[{"elType":"section","elements":[{"widgetType":"text-editor","settings":{"editor":"<p>Words of it</p>"}}]}]"#;
    paper.import_items(&[&post(1, "", &meta("_elementor_data", data))]).await;
    assert_eq!(paper.story("/story-1/").await.document.plain_text(), "Words of it");
}
