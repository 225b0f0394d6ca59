//! Stories of the same subjects, and the portraits of those who wrote stories.

use domain::*;
use newsroom::{ListQuery, Shelf, Subjects};

use crate::support::{DAY, TestNewsroom};

crate::contract!(shared_tags_count_most_then_the_newest, what_nobody_may_read_is_not_related, portraits_are_of_first_authors);

/// Two tags and a section, stored.
async fn subjects(paper: &TestNewsroom) -> (Tag, Tag, Section) {
    let (ice, sea, world) = (paper.tag("ice"), paper.tag("sea"), paper.section("world", None));
    paper
        .edit(async |edit| {
            edit.put_tag(&ice).await.unwrap();
            edit.put_tag(&sea).await.unwrap();
            edit.put_section(&world).await.unwrap();
        })
        .await;
    (ice, sea, world)
}

fn about(story: Story, tags: &[&Tag], section: Option<&Section>) -> Story {
    let section = section.map(|section| section.id.clone());
    Story {
        tags: tags.iter().map(|tag| tag.id.clone()).collect(),
        primary_section: section.clone(),
        sections: section.into_iter().collect(),
        ..story
    }
}

async fn related(paper: &TestNewsroom, of: &Story, besides: &[&StoryId], limit: usize) -> Vec<String> {
    let subjects = Subjects { tags: &of.tags, section: of.primary_section.as_ref() };
    let cards = paper.newsroom.related(subjects, besides, limit).await.unwrap();
    cards.iter().map(|card| card.path.as_str().trim_matches('/').to_owned()).collect()
}

async fn shared_tags_count_most_then_the_newest(paper: &TestNewsroom) {
    let (ice, sea, world) = subjects(paper).await;
    let this = about(paper.story("this", "S", "x", DAY), &[&ice, &sea], Some(&world));
    let both = about(paper.story("both", "S", "x", 9 * DAY), &[&sea, &ice], None);
    let one = about(paper.story("one", "S", "x", 8 * DAY), &[&ice], Some(&world));
    let near = about(paper.story("near", "S", "x", 2 * DAY), &[], Some(&world));
    let older = about(paper.story("older", "S", "x", 3 * DAY), &[], Some(&world));
    let other = paper.story("other", "S", "x", DAY);
    paper.put(&[this.clone(), both.clone(), one, near, older, other]).await;
    assert_eq!(related(paper, &this, &[&this.id], 9).await, ["both", "one", "near", "older"]);
    assert_eq!(related(paper, &this, &[&this.id, &both.id], 2).await, ["one", "near"]);
    assert_eq!(paper.newsroom.tags_of(&this.id).await.unwrap(), [ice.id, sea.id]);
}

async fn what_nobody_may_read_is_not_related(paper: &TestNewsroom) {
    let (ice, ..) = subjects(paper).await;
    let this = about(paper.story("this", "S", "x", DAY), &[&ice], None);
    let draft = Story { state: StoryState::Draft, published_at: None, ..about(paper.story("draft", "S", "x", DAY), &[&ice], None) };
    let locked = Story { password: Some("word".into()), ..about(paper.story("locked", "S", "x", DAY), &[&ice], None) };
    paper.put(&[this.clone(), draft, locked]).await;
    assert!(related(paper, &this, &[&this.id], 9).await.is_empty());
    let alone = about(paper.story("alone", "S", "x", DAY), &[], None);
    assert!(related(paper, &alone, &[], 9).await.is_empty());
}

async fn portraits_are_of_first_authors(paper: &TestNewsroom) {
    let portrait = paper.picture("portrait", "Words about it");
    let with = Author { picture: Some(portrait.id.clone()), ..paper.author("zoya", "Zoya") };
    let without = paper.author("amina", "Amina");
    paper
        .edit(async |edit| {
            edit.put_media(&portrait).await.unwrap();
            edit.put_author(&with).await.unwrap();
            edit.put_author(&without).await.unwrap();
        })
        .await;
    let by = |slug: &str, authors: &[&Author]| Story {
        bylines: authors.iter().map(|author| Byline { author: author.id.clone(), role: BylineRole::Writer }).collect(),
        ..paper.story(slug, "S", "x", DAY)
    };
    let (first, second) = (by("first", &[&with, &without]), by("second", &[&without, &with]));
    paper.put(&[first.clone(), second]).await;
    let cards = paper.newsroom.list(ListQuery::newest(Shelf::All, 9)).await.unwrap().cards;
    let portraits = paper.newsroom.portraits(&cards).await.unwrap();
    assert_eq!(portraits.len(), 1);
    assert_eq!(portraits.get(&first.id).map(|item| (&item.id, item.caption.as_str())), Some((&portrait.id, "")));
    assert!(paper.newsroom.portraits(&[]).await.unwrap().is_empty());
}
