//! Everything that is put comes back, with every field.

use domain::document::{Block, BlockKind, Heading, ImageBlock, Inline, Mark, Unknown};
use domain::story::Overrides;
use domain::*;

use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    small_things,
    stories_and_revisions,
    comments_and_their_count,
    pages_below_pages,
    redirects_and_sources,
    unchanged_is_untouched
);

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

async fn small_things(paper: &TestNewsroom) {
    let n = &paper.newsroom;
    assert_eq!(n.settings().await.unwrap(), SiteSettings::default());
    let settings = SiteSettings {
        codes_from: Some(Role::Editor),
        logo_light: Some(MediaId::parse(&paper.id()).unwrap()),
        logo_dark: None,
        name: "Diplomatic Affairs".to_owned(),
        tagline: "Nul\0 and ünïcode".to_owned(),
        about: "About\n\nus".to_owned(),
        language: "ur-PK".parse().unwrap(),
        time_zone: "Asia/Karachi".to_owned(),
        permalinks: domain::Permalinks::Day,
        public_url: "https://paper.example".to_owned(),
        contact: Some("desk@paper.example".parse().unwrap()),
        social: vec![SocialLink { network: "Mastodon".to_owned(), url: "https://m.example/@p".to_owned() }],
        main_menu: Some("main".parse().unwrap()),
        footer_menu: None,
        stories_per_page: 10,
        counts_from: 250,
        crawlers: CrawlerPreset::NoTraining,
        offline_reading: false,
        look: Look { headlines: HeadlineType::Sans, ..Look::default() },
        texts: WellKnownTexts { ads_txt: "x\ny".to_owned(), ..WellKnownTexts::default() },
        comments: CommentRules { approval: CommentApproval::EverybodyWaits, close_after_days: 7, hide_after_reports: 0 },
    };
    let parent = Section { description: "All\0 of it".to_owned(), position: 2, internal: true, ..paper.section("world", None) };
    let child = Section { position: 1, ..paper.section("asia", Some(&parent)) };
    let tag = Tag { description: "d".to_owned(), kind: "region".to_owned(), ..paper.tag("indus") };
    let picture = paper.picture("flags", "Caption");
    let author = Author {
        kind: AuthorKind::Guest,
        bio: "One\n\ntwo".to_owned(),
        location: "Islamabad".to_owned(),
        email: Some("a@b.example".parse().unwrap()),
        picture: Some(picture.id.clone()),
        languages: Vec::new(),
        links: settings.social.clone(),
        ..paper.author("ayesha", "Ayesha Khan")
    };
    let item = |target| MenuItem { label: "L".to_owned(), target, children: Vec::new() };
    let menu = Menu {
        id: MenuId::parse(&paper.id()).unwrap(),
        slug: "main".parse().unwrap(),
        name: "Main".to_owned(),
        items: vec![
            item(MenuTarget::Home),
            MenuItem {
                children: vec![item(MenuTarget::Section(child.id.clone())), item(MenuTarget::Heading)],
                ..item(MenuTarget::Tag(tag.id.clone()))
            },
            item(MenuTarget::Author(author.id.clone())),
            item(MenuTarget::Url("https://x.example/?a=b".to_owned())),
        ],
    };
    paper
        .edit(async |edit| {
            edit.put_settings(&settings).await.unwrap();
            edit.put_section(&parent).await.unwrap();
            edit.put_section(&child).await.unwrap();
            edit.put_tag(&tag).await.unwrap();
            edit.put_media(&picture).await.unwrap();
            edit.put_author(&author).await.unwrap();
            edit.put_menu(&menu).await.unwrap();
            assert_eq!(edit.section_by_slug(&child.slug).await.unwrap().as_ref(), Some(&child), "seen inside the edit");
            assert_eq!(edit.tag_by_slug(&tag.slug).await.unwrap().as_ref(), Some(&tag));
            assert_eq!(edit.author_by_slug(&author.slug).await.unwrap().as_ref(), Some(&author));
            assert_eq!(edit.media_by_id(&picture.id).await.unwrap().as_ref(), Some(&picture));
        })
        .await;
    assert_eq!(n.settings().await.unwrap(), settings);
    assert_eq!(n.sections().await.unwrap(), [child.clone(), parent.clone()]);
    assert_eq!(n.section_by_slug(&parent.slug).await.unwrap(), Some(parent));
    assert_eq!(n.tag_by_slug(&tag.slug).await.unwrap(), Some(tag.clone()));
    assert_eq!(n.tags_by_ids(&[TagId::parse(&paper.id()).unwrap(), tag.id.clone()]).await.unwrap(), [tag]);
    assert_eq!(n.author_by_slug(&author.slug).await.unwrap(), Some(author.clone()));
    assert_eq!(n.authors_by_ids(&[author.id.clone(), author.id.clone()]).await.unwrap(), [author.clone(), author]);
    assert_eq!(n.media_by_slug(&picture.slug).await.unwrap(), Some(picture.clone()));
    assert_eq!(n.media_by_ids(std::slice::from_ref(&picture.id)).await.unwrap()[&picture.id], picture);
    assert_eq!(n.menu(&menu.slug).await.unwrap(), Some(menu.clone()));
    assert_eq!(n.menus().await.unwrap(), [menu]);
    assert_eq!(n.section_by_slug(&"none".parse().unwrap()).await.unwrap(), None);
}

async fn stories_and_revisions(paper: &TestNewsroom) {
    let (section, sub, tag, author, picture) =
        (paper.section("world", None), paper.section("asia", None), paper.tag("t"), paper.author("a", "A"), paper.picture("p", ""));
    let text = |text: &str| {
        vec![Inline::plain(text), Inline::Break, Inline::marked("bold", [Mark::Language("ur".parse().unwrap()), Mark::Strong])]
    };
    let document = Document::from_kinds([
        BlockKind::Heading(Heading { level: 3, content: text("Heading") }),
        BlockKind::Image(ImageBlock {
            media: Some(picture.id.clone()),
            caption: text("caption"),
            link: Some("https://x.example/".parse().unwrap()),
            ..ImageBlock::default()
        }),
        BlockKind::Unknown(Unknown { name: "slider".to_owned(), source: "[slider \0 id=1]".to_owned(), text: "inside".to_owned() }),
    ]);
    let story = Story {
        parent: Some(StoryId::parse(&paper.id()).unwrap()),
        standfirst: Some("Why read on".parse().unwrap()),
        dateline: Some("BEIJING/ISLAMABAD".parse().unwrap()),
        document: Document { blocks: document.blocks.into_iter().map(|block| Block { anchor: "here".to_owned(), ..block }).collect() },
        primary_section: Some(sub.id.clone()),
        sections: vec![section.id.clone(), sub.id.clone()],
        tags: vec![tag.id.clone()],
        bylines: vec![
            Byline { author: author.id.clone(), role: BylineRole::Writer },
            Byline { author: author.id.clone(), role: BylineRole::Photographer },
        ],
        lead_image: Some(picture.id.clone()),
        language: "ur".parse().unwrap(),
        direction: Direction::RightToLeft,
        format: StoryFormat::Live,
        password: Some("open\0sesame".to_owned()),
        pinned: true,
        comments_open: false,
        embargo_until: Some(at(NOW + DAY)),
        expires_at: Some(at(NOW + 2 * DAY)),
        position: -7,
        overrides: Overrides {
            seo_title: "S".to_owned(),
            canonical_url: "https://o.example/".to_owned(),
            no_index: true,
            social_image: Some(picture.id.clone()),
            front_headline: "F".to_owned(),
            ..Overrides::default()
        },
        feed_id: Some("https://old.example/?p=7".to_owned()),
        ..paper.story("whole", "Whole  headline", "", -DAY)
    };
    paper
        .edit(async |edit| {
            // the order within one edit does not matter
            edit.overwrite_story(&story, "import").await.unwrap();
            edit.put_section(&section).await.unwrap();
            edit.put_section(&sub).await.unwrap();
            edit.put_tag(&tag).await.unwrap();
            edit.put_author(&author).await.unwrap();
            edit.put_media(&picture).await.unwrap();
            assert_eq!(edit.story_by_id(&story.id).await.unwrap().as_ref(), Some(&story));
            assert_eq!(edit.story_by_path(&story.path).await.unwrap().as_ref(), Some(&story));
        })
        .await;
    let n = &paper.newsroom;
    assert_eq!(n.story_by_path(&story.path).await.unwrap(), Some(story.clone()));
    assert_eq!(n.story_by_id(&story.id).await.unwrap(), Some(story.clone()));
    for state in StoryState::ALL {
        for kind in StoryKind::ALL {
            let changed = Story { state: *state, kind: *kind, published_at: None, ..story.clone() };
            paper.put(std::slice::from_ref(&changed)).await;
            assert_eq!(n.story_by_id(&story.id).await.unwrap(), Some(changed));
        }
    }
    let revisions = n.revisions(&story.id).await.unwrap();
    assert_eq!(revisions.len(), 1 + StoryState::ALL.len() * StoryKind::ALL.len());
    let first = revisions.last().unwrap();
    assert_eq!(
        (first.number, first.reason.as_str(), first.saved_at, first.saved_by.as_ref()),
        (RevisionNumber(1), "import", at(NOW), None)
    );
    assert_eq!(first.snapshot, story);
    assert!(revisions.windows(2).all(|pair| pair[0].number.0 == pair[1].number.0 + 1));
}

async fn comments_and_their_count(paper: &TestNewsroom) {
    let story = paper.story("s", "S", "text", DAY);
    let comment = |kind, state, age: i64| domain::Comment {
        kind,
        state,
        author_name: "N\0ame".to_owned(),
        author_email: Some("r@x.example".parse().unwrap()),
        author_url: "https://r.example".to_owned(),
        created_at: at(NOW - age),
        ..paper.comment(&story)
    };
    use {CommentKind::*, CommentState::*};
    let late = comment(Comment, Approved, 10);
    let early = domain::Comment { parent: Some(late.id.clone()), ..comment(Comment, Approved, 20) };
    let others = [
        comment(Comment, Waiting, 5),
        comment(Comment, Spam, 5),
        comment(Comment, Trash, 5),
        comment(Pingback, Approved, 5),
        comment(Trackback, Approved, 5),
    ];
    paper
        .edit(async |edit| {
            // one comment comes before its story
            edit.put_comment(&late).await.unwrap();
            edit.overwrite_story(&story, "").await.unwrap();
            edit.put_comment(&early).await.unwrap();
            for other in &others {
                edit.put_comment(other).await.unwrap();
            }
        })
        .await;
    assert_eq!(paper.newsroom.comments(&story.id).await.unwrap(), [early.clone(), late.clone()]);
    paper
        .edit(async |edit| {
            edit.put_comment(&domain::Comment { state: Trash, ..late.clone() }).await.unwrap();
            edit.put_comment(&early).await.unwrap();
            edit.overwrite_story(&Story { position: 4, ..story.clone() }, "").await.unwrap();
        })
        .await;
    assert_eq!(paper.newsroom.comments(&story.id).await.unwrap(), [early]);
}

async fn pages_below_pages(paper: &TestNewsroom) {
    let page = Story { kind: StoryKind::Page, ..paper.story("about", "About", "us", DAY) };
    let below = |slug: &str, position| {
        let story = paper.story(slug, slug, "x", DAY);
        Story { kind: StoryKind::Page, parent: Some(page.id.clone()), path: page.path.child(&story.slug), position, ..story }
    };
    let (second, first) = (below("team", 2), below("history", 1));
    let draft = Story { state: StoryState::Draft, ..below("draft", 3) };
    paper.put(&[second.clone(), page.clone(), first.clone(), draft.clone()]).await;
    let n = &paper.newsroom;
    let links: Vec<_> = n.child_pages(&page.id).await.unwrap().into_iter().map(|link| (link.path.to_string(), link.live)).collect();
    assert_eq!(links, [("/about/history/".to_owned(), true), ("/about/team/".to_owned(), true), ("/about/draft/".to_owned(), false)]);
    let unknown = StoryId::parse(&paper.id()).unwrap();
    let paths = n.story_paths(&[page.id.clone(), draft.id.clone(), unknown.clone()]).await.unwrap();
    assert_eq!(paths.len(), 2);
    assert!(paths[&page.id].live && !paths[&draft.id].live);
    assert_eq!(paths[&page.id].headline, page.headline);
}

async fn redirects_and_sources(paper: &TestNewsroom) {
    let n = &paper.newsroom;
    let moved = Redirect { from: "/?p=12".to_owned(), to: "/new/".parse().unwrap(), status: RedirectStatus::Moved };
    let gone = Redirect { from: "/old/ü/".to_owned(), status: RedirectStatus::Gone, ..moved.clone() };
    let mut imports = Vec::new();
    paper
        .edit(async |edit| {
            for redirect in [&moved, &gone] {
                edit.put_redirect(redirect).await.unwrap();
            }
            assert!(edit.put_redirect(&Redirect { from: "no-slash".to_owned(), ..moved.clone() }).await.is_err());
            for source in ["wordpress:https://a", "wordpress:https://b"] {
                let import = edit.begin_import(source).await.unwrap();
                edit.record_source(source, "post", "12", &format!("of {source}"), &import).await.unwrap();
                imports.push(import);
            }
            assert_eq!(edit.source_id("wordpress:https://a", "post", "12").await.unwrap().as_deref(), Some("of wordpress:https://a"));
            assert_eq!(edit.source_id("wordpress:https://a", "page", "12").await.unwrap(), None);
            edit.finish_import(&imports[0], r#"{"counts":{}}"#).await.unwrap();
        })
        .await;
    assert_eq!(n.redirect("/?p=12").await.unwrap(), Some(moved));
    assert_eq!(n.redirect("/old/ü/").await.unwrap(), Some(gone));
    assert_eq!(n.redirect("/\0").await.unwrap(), None);
    assert_eq!(n.source_id("post", "12").await.unwrap().as_deref(), Some("of wordpress:https://b"), "the newest import answers");
    let keys: Vec<String> = ["11", "12", "1\0"].map(str::to_owned).into_iter().chain((100..400).map(|key| key.to_string())).collect();
    let of_a = n.source_ids("wordpress:https://a", "post", &keys).await.unwrap();
    assert_eq!(of_a, std::collections::HashMap::from([("12".to_owned(), "of wordpress:https://a".to_owned())]));
    assert!(n.source_ids("wordpress:https://a", "page", &keys).await.unwrap().is_empty());
    assert!(n.source_ids("wordpress:https://c", "post", &keys).await.unwrap().is_empty());
    paper
        .edit(async |edit| {
            edit.record_source("wordpress:https://a", "post", "12", "again", &ImportId::parse(&paper.id()).unwrap()).await.unwrap()
        })
        .await;
    assert_eq!(n.source_id("post", "12").await.unwrap().as_deref(), Some("again"));
}

async fn unchanged_is_untouched(paper: &TestNewsroom) {
    let (story, section, tag) = (paper.story("s", "S", "text", DAY), paper.section("a", None), paper.tag("t"));
    let story = Story { sections: vec![section.id.clone()], tags: vec![tag.id.clone()], ..story };
    let put = async || {
        paper
            .edit(async |edit| {
                edit.put_section(&section).await.unwrap();
                edit.put_tag(&tag).await.unwrap();
                edit.overwrite_story(&story, "again").await.unwrap();
            })
            .await;
    };
    put().await;
    let entries = paper.newsroom.outbox_since(0, 10).await.unwrap();
    assert_eq!(entries.len(), 1);
    for key in [
        format!("story:{}", story.id),
        format!("section:{}", section.id),
        format!("tag:{}", tag.id),
        "shelf:all".to_owned(),
        format!("shelf:section:{}", section.id),
        format!("card:{}", story.id),
        "sections".to_owned(),
        "filled".to_owned(),
        "top3:all".to_owned(),
    ] {
        assert!(entries[0].keys.contains(&key), "{key}: {:?}", entries[0].keys);
    }
    put().await;
    assert_eq!(paper.newsroom.outbox_since(0, 10).await.unwrap().len(), 1);
    assert_eq!(paper.newsroom.outbox_since(entries[0].seq, 10).await.unwrap(), []);
    assert_eq!(paper.newsroom.revisions(&story.id).await.unwrap().len(), 1);
}
