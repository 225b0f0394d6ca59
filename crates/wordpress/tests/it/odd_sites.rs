//! Sites whose data contradict themselves, as plugins and years leave them: nothing is lost and nothing goes round in circles.

use std::collections::{BTreeSet, HashMap};

use crate::support::paper::{TestNewsroom, all, meta, none_of, post};
use domain::{MenuItem, SitePath, StoryState};

fn page(id: u64, parent: u64) -> String {
    let parent = format!("<wp:post_parent>{parent}</wp:post_parent>");
    post(id, &format!("page {id}"), &parent).replace("<wp:post_type>post<", "<wp:post_type>page<")
}

fn comment(id: &str, parent: &str, text: &str) -> String {
    format!(
        "<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_parent>{parent}</wp:comment_parent><wp:comment_author>Ann</wp:comment_author>\
         <wp:comment_date_gmt>2020-01-03 00:00:00</wp:comment_date_gmt><wp:comment_approved>1</wp:comment_approved>\
         <wp:comment_content><![CDATA[{text}]]></wp:comment_content></wp:comment>"
    )
}

fn category(id: u64, slug: &str, parent: &str, name: &str) -> String {
    format!(
        "<wp:category><wp:term_id>{id}</wp:term_id><wp:category_nicename>{slug}</wp:category_nicename>\
         <wp:category_parent>{parent}</wp:category_parent><wp:cat_name><![CDATA[{name}]]></wp:cat_name></wp:category>"
    )
}

#[tokio::test]
async fn pages_above_themselves_stand_on_top() {
    let paper = TestNewsroom::open().await;
    let report = paper.import_items(&[&[page(1, 1), page(2, 3), page(3, 2), page(4, 99), page(5, 4)].concat()]).await;
    assert_eq!(report.counts.pages, all(5), "{:?}", report.skipped);
    for url in &report.urls {
        let story = paper.story(&url.new).await;
        assert_ne!(story.parent.as_ref(), Some(&story.id));
    }
    assert!(paper.story("/story-1/").await.parent.is_none());
    assert_eq!(paper.story("/story-4/story-5/").await.document.plain_text(), "page 5");
}

#[tokio::test]
async fn menu_items_in_a_cycle_are_all_imported() {
    let paper = TestNewsroom::open().await;
    let item = |id: u64, parent: u64| {
        format!(
            "<item><title>Item {id}</title><wp:post_id>{id}</wp:post_id><wp:status>publish</wp:status><wp:menu_order>{id}</wp:menu_order>\
             <wp:post_type>nav_menu_item</wp:post_type><category domain=\"nav_menu\" nicename=\"main\">Main</category>{}{}{}</item>",
            meta("_menu_item_type", "custom"),
            meta("_menu_item_url", "https://elsewhere.example/"),
            meta("_menu_item_menu_item_parent", &parent.to_string())
        )
    };
    // a circle of three, an item above itself, one below an item of nowhere, and a line of thirty
    let mut items = vec![item(1, 3), item(2, 1), item(3, 2), item(4, 4), item(5, 99)];
    items.extend((10..40).map(|id| item(id, if id == 10 { 0 } else { id - 1 })));
    let report = paper.import_items(&[&items.concat()]).await;
    assert_eq!(report.counts.menu_items, all(35), "{:?}", report.skipped);
    fn labels(items: &[MenuItem], found: &mut BTreeSet<String>) {
        for item in items {
            assert!(found.insert(item.label.clone()), "{} twice", item.label);
            labels(&item.children, found);
        }
    }
    let mut found = BTreeSet::new();
    labels(&paper.newsroom.menus().await.unwrap()[0].items, &mut found);
    assert_eq!(found.len(), 35);
}

#[tokio::test]
async fn names_that_differ_only_by_case_share_a_place() {
    let paper = TestNewsroom::open().await;
    let named = |slug: &str| format!("<category domain=\"category\" nicename=\"{slug}\">News</category>");
    let items = [
        category(1, "News", "", "News"),
        category(2, "news", "", "News"),
        post(1, "one", &named("News")).replace("story-1<", "Talks<"),
        post(2, "two", &named("news")).replace("story-2<", "talks<"),
    ];
    let report = paper.import_items(&[&items.concat()]).await;
    assert_eq!(report.counts.stories, all(2));
    let (first, second) = (paper.story("/talks/").await, paper.story("/talks-2/").await);
    assert_eq!((first.document.plain_text().as_str(), second.document.plain_text().as_str()), ("one", "two"));
    assert!(first.primary_section.is_some() && first.primary_section == second.primary_section);
}

#[tokio::test]
async fn dates_that_are_none_hold_nothing_up() {
    let paper = TestNewsroom::open().await;
    let undated = |id: u64, status: &str, date: &str| {
        let post = post(id, "text", "<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>");
        post.replace("2020-01-02 03:04:05", date).replace("<wp:status>publish<", &format!("<wp:status>{status}<"))
    };
    let items = [
        undated(1, "publish", "0000-00-00 00:00:00"),
        undated(2, "draft", "0000-00-00 00:00:00"),
        undated(3, "publish", "2021-02-31 25:61:00"),
        undated(4, "future", ""),
    ];
    let report = paper.import_items(&[&items.concat()]).await;
    assert_eq!(report.counts.stories, all(4), "{:?}", report.skipped);
    for path in ["/story-1/", "/story-3/"] {
        let story = paper.story(path).await;
        assert!(story.is_live(paper.newsroom.now()) && story.published_at.is_some(), "{path}");
    }
    assert_eq!(paper.story("/story-2/").await.state, StoryState::Draft);
}

#[tokio::test]
async fn titles_hold_references_and_addresses_hold_pictures() {
    let paper = TestNewsroom::open().await;
    let title = "<![CDATA[Q&amp;A: &#8220;Yes&#8221; &#038; <em>no</em> \u{1f389}]]>";
    let emoji = "%f0%9f%8e%89-talks";
    let items = [
        post(1, "one", "").replace("<title>Story 1<", &format!("<title>{title}<")),
        post(2, "two", "").replace("story-2", emoji),
        post(3, "three", "").replace("story-3", "%f0%9f%8e%89"),
    ];
    let report = paper.import_items(&[&items.concat()]).await;
    assert_eq!(report.counts.stories, all(3));
    assert_eq!(paper.story("/story-1/").await.headline.as_str(), "Q&A: “Yes” & no \u{1f389}");
    let mut shown = BTreeSet::new();
    for old in ["/2020/01/%f0%9f%8e%89-talks/", "/2020/01/%F0%9F%8E%89/"] {
        let old = SitePath::parse(old).unwrap();
        let to = paper.newsroom.redirect(old.as_str()).await.unwrap().unwrap_or_else(|| panic!("{old} leads nowhere")).to;
        shown.insert(paper.story(to.as_str()).await.document.plain_text());
    }
    assert_eq!(shown, BTreeSet::from(["two".to_owned(), "three".to_owned()]));
}

#[tokio::test]
async fn pictures_of_a_gallery_stand_as_their_editor_put_them() {
    let paper = TestNewsroom::open().await;
    let picture = |id: u64, order: i64| {
        format!(
            "<item><title>Picture {id}</title><wp:post_id>{id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>\
             <wp:post_parent>1</wp:post_parent><wp:menu_order>{order}</wp:menu_order>\
             <wp:attachment_url>https://old.site/wp-content/uploads/{id}.jpg</wp:attachment_url></item>"
        )
    };
    paper.import_items(&[&[post(1, "[gallery]", ""), picture(9, 2), picture(8, 0), picture(7, 3), picture(6, 2)].concat()]).await;
    let media = paper.story("/story-1/").await.document.media();
    let found = paper.newsroom.media_by_ids(&media).await.unwrap();
    let titles: Vec<&str> = media.iter().map(|id| found[id].title.as_str()).collect();
    assert_eq!(titles, ["Picture 8", "Picture 6", "Picture 9", "Picture 7"]);
}

#[tokio::test]
async fn categories_ten_deep_keep_their_line() {
    let paper = TestNewsroom::open().await;
    // children before their parents, one above itself, two above each other
    let mut items: Vec<String> = (2..=10).rev().map(|n| category(n, &format!("c{n}"), &format!("c{}", n - 1), &format!("C {n}"))).collect();
    items.extend([
        category(1, "c1", "", "C 1"),
        category(11, "own", "own", "Own"),
        category(12, "a", "b", "A"),
        category(13, "b", "a", "B"),
    ]);
    let report = paper.import_items(&[&items.concat()]).await;
    assert_eq!(report.counts.sections, all(13));
    let sections = paper.newsroom.sections().await.unwrap();
    let by_id: HashMap<_, _> = sections.iter().map(|section| (section.id.clone(), section)).collect();
    let above = |slug: &str| {
        let (mut at, mut depth) = (sections.iter().find(|section| section.slug.as_str() == slug).unwrap(), 0);
        while let Some(parent) = &at.parent {
            (at, depth) = (by_id[parent], depth + 1);
            assert!(depth < 20, "{slug} is in a circle");
        }
        depth
    };
    assert_eq!((above("c10"), above("c1"), above("own"), above("a") + above("b")), (9, 0, 0, 1));
}

#[tokio::test]
async fn comments_in_any_tangle_and_number_arrive() {
    let paper = TestNewsroom::open().await;
    let tangle = [
        comment("1", "1", "its own parent"),
        comment("2", "3", "in a circle"),
        comment("3", "2", "in a circle too"),
        comment("4", "0", "first of its number"),
        comment("4", "0", "second of its number"),
        comment("", "0", "without number"),
        comment("", "4", "without number too"),
        comment("9", "77", "answers nobody"),
    ];
    let many: String =
        (1..=5000).map(|n| comment(&n.to_string(), &if n % 15 == 1 { 0 } else { n - 1 }.to_string(), &format!("no {n}"))).collect();
    let locked = "<wp:post_password>opens</wp:post_password>".to_owned() + &comment("1", "0", "behind the password");
    let items = [post(1, "one", &tangle.concat()), post(2, "two", &many), post(3, "three", &locked)].concat();
    let report = paper.import_items(&[&items]).await;
    assert_eq!(report.counts.comments, all(8 + 5000 + 1), "{:?}", report.skipped);
    let comments = paper.newsroom.comments(&paper.story("/story-1/").await.id).await.unwrap();
    let texts: BTreeSet<String> = comments.iter().map(|comment| comment.body.plain_text()).collect();
    assert_eq!(texts.len(), 8, "{texts:?}");
    assert!(comments.iter().all(|comment| comment.parent.as_ref() != Some(&comment.id)));
    let locked = paper.story("/story-3/").await;
    assert_eq!(locked.password.as_deref(), Some("opens"));
    assert_eq!(paper.newsroom.comments(&locked.id).await.unwrap().len(), 1);
    assert_eq!(paper.import_items(&[&items]).await.counts.comments, none_of(5009));
}

#[tokio::test]
async fn entities_without_number_or_url_are_distinguished() {
    let paper = TestNewsroom::open().await;
    let bare = |body: &str| {
        let post = post(1, body, "").replace("<wp:post_id>1</wp:post_id>", "").replace("<wp:post_name>story-1</wp:post_name>", "");
        post.replace("<link>https://old.site/2020/01/story-1/</link>", "")
    };
    let file =
        "<item><title>File</title><wp:post_id>8</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></item>";
    let items = [bare("first"), bare("second"), post(7, "seven", &meta("_thumbnail_id", "8")), file.to_owned()].concat();
    let report = paper.import_items(&[&items]).await;
    assert_eq!((report.counts.stories, report.counts.images), (all(3), all(1)), "{:?}", report.skipped);
    assert_eq!(report.missing_media.len(), 1);
    let texts = [paper.story("/story-1/").await, paper.story("/story-1-2/").await].map(|story| story.document.plain_text());
    assert_eq!(texts, ["first", "second"]);
    assert_eq!(paper.import_items(&[&items]).await.counts.stories, none_of(3));
}
