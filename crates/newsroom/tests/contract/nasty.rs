//! The Big List of Naughty Strings through every text field and through search.

use domain::*;
use newsroom::{Cursor, SearchQuery, Sort};

use crate::support::{TestNewsroom, paragraph};

crate::contract!(naughty_strings_survive, naughty_searches_are_safe);

/// The list, and some of our own.
fn naughty() -> Vec<String> {
    let own = ["\0", "a\0b", "%_", "\\x", "𝒳🎉", "\u{10ffff}", "$1", "ﷺ", "\u{1}\u{7f}"];
    let mut strings: Vec<String> = serde_json::from_str(include_str!("../naughty/blns.json")).unwrap();
    strings.extend(own.map(str::to_owned));
    strings
}

async fn naughty_strings_survive(paper: &TestNewsroom) {
    let (mut stored, picture) = (Vec::new(), paper.picture("p", ""));
    paper
        .edit(async |edit| {
            edit.put_media(&picture).await.unwrap();
            for (number, text) in naughty().into_iter().enumerate() {
                let slug = format!("n{number}");
                let section = Section { name: text.clone(), description: text.clone(), ..paper.section(&slug, None) };
                let tag = Tag { name: text.clone(), description: text.clone(), kind: text.clone(), ..paper.tag(&slug) };
                let author = Author { job_title: text.clone(), bio: text.clone(), location: text.clone(), ..paper.author(&slug, &text) };
                let mut story = Story {
                    document: paragraph(&text),
                    sections: vec![section.id.clone()],
                    tags: vec![tag.id.clone()],
                    bylines: vec![Byline { author: author.id.clone(), role: BylineRole::Writer }],
                    standfirst: text.parse().ok(),
                    dateline: text.parse().ok(),
                    ..paper.story(&slug, "Headline", "", number as i64)
                };
                story.overrides.front_headline = text.clone();
                story.overrides.seo_title = text.clone();
                if let Ok(headline) = Headline::parse(&text) {
                    story.headline = headline;
                }
                if let Ok(wanted) = Slug::parse(&text) {
                    (story.slug, story.path) =
                        edit.unique_story_path(&SitePath::of_story(&wanted), &wanted, None, &story.id).await.unwrap();
                }
                let item = MediaItem {
                    alt: text.clone(),
                    decorative: false,
                    caption: text.clone(),
                    credit: text.clone(),
                    title: text.clone(),
                    ..paper.picture(&slug, "")
                };
                let comment =
                    Comment { author_name: text.clone(), author_url: text.clone(), body: paragraph(&text), ..paper.comment(&story) };
                edit.put_section(&section).await.unwrap();
                edit.put_tag(&tag).await.unwrap();
                edit.put_author(&author).await.unwrap();
                edit.put_media(&item).await.unwrap();
                edit.overwrite_story(&story, &text).await.unwrap();
                edit.put_comment(&comment).await.unwrap();
                stored.push((section, tag, author, item, story, comment));
            }
        })
        .await;
    let n = &paper.newsroom;
    for (section, tag, author, item, story, comment) in stored {
        assert_eq!(n.section_by_slug(&section.slug).await.unwrap().unwrap(), section);
        assert_eq!(n.tag_by_slug(&tag.slug).await.unwrap().unwrap(), tag);
        assert_eq!(n.author_by_slug(&author.slug).await.unwrap().unwrap(), author);
        assert_eq!(n.media_by_slug(&item.slug).await.unwrap().unwrap(), item);
        assert_eq!(n.story_by_path(&story.path).await.unwrap().unwrap(), story);
        assert_eq!(n.comments(&story.id).await.unwrap(), [comment]);
    }
    assert!(!n.list(newsroom::ListQuery::newest(newsroom::Shelf::All, 600)).await.unwrap().cards.is_empty());
}

async fn naughty_searches_are_safe(paper: &TestNewsroom) {
    paper.put(&[paper.story("s", "A headline", "with some text", 1)]).await;
    let mut texts = naughty();
    texts.extend(
        ["\"unclosed", "a AND", "NEAR(a b", "headline:x", "*", "a*", "-a", "(", "a' & 'b", "!a", "a <-> b", ":*", "^a"].map(str::to_owned),
    );
    texts.push("x'\"".repeat(3000));
    texts.push("word ".repeat(2500));
    texts.push("é".repeat(5001));
    for text in texts {
        for prefix in [false, true] {
            for sort in [Sort::Relevance, Sort::Newest] {
                let query = SearchQuery { text: text.clone(), prefix, sort, page: 1, per_page: 10, ..SearchQuery::default() };
                paper.newsroom.search(&query).await.unwrap_or_else(|error| panic!("{text:?}: {error}"));
            }
        }
        assert!(text.parse::<Cursor>().is_err(), "{text:?}");
    }
    let empty =
        paper.newsroom.search(&SearchQuery { text: " !? ".to_owned(), page: 1, per_page: 10, ..SearchQuery::default() }).await.unwrap();
    assert_eq!((empty.hits.len(), empty.total, empty.more), (0, 0, false));
}
