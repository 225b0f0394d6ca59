//! `press import` killed at random moments, a hundred times: run again it goes on, and the end is the same as without.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use domain::{SitePath, StoryId};
use newsroom::{DatabaseUrl, Newsroom, Shelf};

const POSTS: u64 = 250;

fn export(path: &Path) {
    let mut text = String::from(
        "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Old</title>\
         <link>https://old.site</link><wp:wxr_version>1.2</wp:wxr_version>",
    );
    for post in 1..=POSTS {
        let (kind, parent) = if post % 50 == 0 { ("page", post.saturating_sub(50)) } else { ("post", 0) };
        write!(
            text,
            "<item><title>Story {post}</title><link>https://old.site/2020/01/story-{post}/</link><wp:post_id>{post}</wp:post_id><wp:post_name>story</wp:post_name>\
             <wp:post_type>{kind}</wp:post_type><wp:post_parent>{parent}</wp:post_parent><wp:status>publish</wp:status><wp:post_date_gmt>2020-01-02 03:04:{:02}</wp:post_date_gmt>\
             <category domain=\"category\" nicename=\"s{}\">S{}</category><content:encoded><![CDATA[{}]]></content:encoded>\
             <wp:comment><wp:comment_id>{post}</wp:comment_id><wp:comment_author>R</wp:comment_author><wp:comment_date_gmt>2020-02-01 00:00:00</wp:comment_date_gmt>\
             <wp:comment_content>One</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item>",
            post % 60,
            post % 7,
            post % 7,
            format!("Words of story {post}. ").repeat(20)
        )
        .unwrap();
    }
    text.push_str(
        "<item><title>Home</title><wp:post_id>9001</wp:post_id><wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status>\
         <category domain=\"nav_menu\" nicename=\"main\">Main</category><wp:postmeta><wp:meta_key>_menu_item_type</wp:meta_key><wp:meta_value>post_type</wp:meta_value></wp:postmeta>\
         <wp:postmeta><wp:meta_key>_menu_item_object_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta></item></channel></rss>",
    );
    std::fs::write(path, text).unwrap();
}

fn press(file: &Path, data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    command.args(["import", "wordpress"]).arg(file).arg("--data").arg(data).env_remove("DATABASE_URL").env_remove("PRESS_DATA");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Every item as it is now, without identities; a story that is there is there whole.
async fn state(newsroom: &Newsroom) -> (Vec<String>, u64) {
    let (mut all, mut stories) = (Vec::new(), 0);
    for post in 1..=POSTS {
        let Some(id) = newsroom.source_id("post", &post.to_string()).await.unwrap() else {
            all.push(format!("{post}: none"));
            continue;
        };
        let story = newsroom.story_by_id(&StoryId::parse(&id).unwrap()).await.unwrap().unwrap();
        let comments = newsroom.comments(&story.id).await.unwrap();
        let redirect = newsroom.redirect(&format!("/2020/01/story-{post}/")).await.unwrap();
        let versions = newsroom.revisions(&story.id).await.unwrap().len();
        assert_eq!((comments.len(), versions), (1, 1), "half of {post}");
        assert_eq!(redirect.map(|redirect| redirect.to), Some(story.path.clone()), "half of {post}");
        stories += 1;
        all.push(format!("{post}: {} {} {}", story.path, story.headline.as_str(), story.document.plain_text()));
    }
    let settings = newsroom.settings().await.unwrap();
    let sections: Vec<String> = newsroom.sections().await.unwrap().into_iter().map(|section| section.slug.to_string()).collect();
    let menus: Vec<usize> = newsroom.menus().await.unwrap().iter().map(domain::Menu::len).collect();
    all.push(format!("{} {:?} {sections:?} {menus:?}", settings.name, settings.main_menu));
    all.push(newsroom.shelf_count(Shelf::All).await.unwrap().to_string());
    all.push(newsroom.story_by_path(&SitePath::parse("/story/").unwrap()).await.unwrap().is_some().to_string());
    (all, stories)
}

async fn look(data: &Path) -> (Vec<String>, u64) {
    let newsroom = Newsroom::open_system(&DatabaseUrl::in_folder(data)).await.unwrap();
    let state = state(&newsroom).await;
    newsroom.close().await;
    state
}

#[tokio::test]
async fn a_hundred_kills_leave_no_half_story_and_no_double() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("export.xml");
    export(&file);
    let whole = folder.path().join("whole");
    let begun = Instant::now();
    assert!(press(&file, &whole).status().unwrap().success());
    let span = u64::try_from(begun.elapsed().as_millis()).unwrap();
    let (undisturbed, stories) = look(&whole).await;
    assert_eq!(stories, POSTS);
    let (mut kills, mut papers, mut seed) = (0, 0, 88_172_645_463_325_252_u64);
    while kills < 100 {
        papers += 1;
        let data = folder.path().join(format!("paper-{papers}"));
        let mut ended = false;
        while !ended && kills < 100 {
            let mut child = press(&file, &data).spawn().unwrap();
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            std::thread::sleep(Duration::from_millis(seed % span));
            ended = child.try_wait().unwrap().is_some();
            // SIGKILL
            child.kill().unwrap();
            child.wait().unwrap();
            if !ended {
                kills += 1;
                if kills % 10 == 0 && data.join("newsroom.sqlite").exists() {
                    look(&data).await;
                }
            }
        }
        if !ended {
            assert!(press(&file, &data).status().unwrap().success());
        }
        assert!(look(&data).await.0 == undisturbed, "paper {papers} ended otherwise after {kills} kills");
        std::fs::remove_dir_all(&data).unwrap();
    }
    assert!(kills == 100 && papers > 1, "{kills} kills over {papers} papers");
}
