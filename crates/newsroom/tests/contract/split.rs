//! Splitting sections and tags: chosen stories move with their drafts into a new one, and all of it is taken back.

use domain::*;
use newsroom::structure::{Refusal, Split, SplitFrom, SplitQuery};
use newsroom::{Authority, Edit, Error, Shelf};
use serde_json::json;

use crate::contract;
use crate::drafts::{insert, row, set, write};
use crate::support::{DAY, TestNewsroom};

contract!(
    stories_of_a_section_move_with_their_drafts_and_come_back,
    what_came_later_goes_back_too_and_menus_keep_a_split,
    stories_of_a_tag_are_found_and_move,
    a_split_is_refused_like_a_new_section,
);

async fn store(paper: &TestNewsroom, slug: &str, sections: &[&Section], tags: &[&Tag], state: StoryState) -> Story {
    let story = Story {
        sections: sections.iter().map(|section| section.id.clone()).collect(),
        primary_section: sections.first().map(|section| section.id.clone()),
        tags: tags.iter().map(|tag| tag.id.clone()).collect(),
        state,
        ..paper.story(slug, slug, "text", DAY)
    };
    paper.edit(async |edit: &mut Edit<'_>| edit.overwrite_story(&story, "test").await.unwrap()).await;
    story
}

async fn sections(paper: &TestNewsroom, all: &[&Section]) {
    paper
        .edit(async |edit: &mut Edit<'_>| {
            for section in all {
                edit.put_section(section).await.unwrap();
            }
        })
        .await;
}

async fn split(paper: &TestNewsroom, from: &Section, new: &Section, stories: &[&Story]) -> Split {
    let ids: Vec<StoryId> = stories.iter().map(|story| story.id.clone()).collect();
    let mut done = Split::default();
    paper.edit(async |edit: &mut Edit<'_>| done = edit.split_section(&from.id, new, &ids).await.unwrap()).await;
    done
}

async fn undo(paper: &TestNewsroom, split: &Split) -> Result<(), Error> {
    paper.try_as(&Authority::command_line(), async |edit: &mut Edit<'_>| edit.undo_change(&split.undo).await).await
}

async fn listed(paper: &TestNewsroom, section: &Section) -> i64 {
    paper.newsroom.shelf_count(Shelf::Section(&section.id)).await.unwrap()
}

async fn stories_of_a_section_move_with_their_drafts_and_come_back(paper: &TestNewsroom) {
    let (world, asia, water) = (paper.section("world", None), paper.section("asia", None), paper.section("water", None));
    sections(paper, &[&world, &asia]).await;
    let one = store(paper, "one", &[&world, &asia], &[], StoryState::Published).await;
    let second = store(paper, "second", &[&asia, &world], &[], StoryState::Published).await;
    let stays = store(paper, "stays", &[&world], &[], StoryState::Published).await;
    let draft = store(paper, "draft", &[&world], &[], StoryState::Draft).await;
    let unpublished = store(paper, "unpublished", &[&world], &[], StoryState::Published).await;
    let elsewhere = store(paper, "elsewhere", &[&asia], &[], StoryState::Published).await;
    let shell = Authority::command_line();
    // the draft has words that its row does not have yet; the other one has changes that readers do not see
    write(paper, &shell, &draft, insert(1, "My ")).await;
    write(paper, &shell, &unpublished, insert(1, "New ")).await;
    paper.newsroom.open_draft(&shell, &one.id).await.unwrap();

    let done = split(paper, &world, &water, &[&one, &second, &draft, &unpublished, &elsewhere]).await;
    assert_eq!((done.moved.len(), done.stayed.as_slice()), (3, ["unpublished".to_owned(), "elsewhere".to_owned()].as_slice()));
    let moved = row(paper, &one).await;
    assert_eq!(
        (moved.primary_section.as_ref(), moved.sections.as_slice()),
        (Some(&water.id), [water.id.clone(), asia.id.clone()].as_slice())
    );
    let moved = row(paper, &second).await;
    assert_eq!(
        (moved.primary_section.as_ref(), moved.sections.as_slice()),
        (Some(&asia.id), [asia.id.clone(), water.id.clone()].as_slice())
    );
    let moved = row(paper, &draft).await;
    assert_eq!((moved.headline.as_str(), moved.primary_section.as_ref()), ("My draft", Some(&water.id)));
    assert_eq!(row(paper, &stays).await.primary_section, Some(world.id.clone()));
    assert_eq!((listed(paper, &water).await, listed(paper, &world).await), (2, 2));
    // the drafts name the new one: what is published next does not lead back
    let document = paper.newsroom.drafted_story(&one.id).await.unwrap().unwrap();
    assert_eq!(document.story.primary_section, Some(water.id.clone()));
    assert_eq!(paper.newsroom.versions(&one.id).await.unwrap().len(), 2);

    undo(paper, &done).await.unwrap();
    for story in [&one, &second, &draft, &stays, &unpublished, &elsewhere] {
        let back = row(paper, story).await;
        assert_eq!((&back.primary_section, &back.sections), (&story.primary_section, &story.sections), "{}", story.slug);
    }
    assert_eq!(row(paper, &draft).await.headline.as_str(), "My draft");
    let document = paper.newsroom.drafted_story(&one.id).await.unwrap().unwrap();
    assert_eq!(document.story.primary_section, Some(world.id.clone()));
    assert!(paper.newsroom.sections().await.unwrap().iter().all(|section| section.id != water.id));
    assert_eq!(listed(paper, &world).await, 4);
}

async fn what_came_later_goes_back_too_and_menus_keep_a_split(paper: &TestNewsroom) {
    let (world, water) = (paper.section("world", None), paper.section("water", None));
    sections(paper, &[&world]).await;
    let one = store(paper, "one", &[&world], &[], StoryState::Published).await;
    let done = split(paper, &world, &water, &[&one]).await;
    let later = store(paper, "later", &[&water], &[], StoryState::Published).await;
    let shell = Authority::command_line();
    // with changes of its own, which readers do not see yet
    let changed = store(paper, "changed", &[&world], &[], StoryState::Published).await;
    write(paper, &shell, &changed, set("section", json!(water.id))).await;
    let menu = |items| Menu {
        id: MenuId::parse("01900000-0000-7000-8000-00000000aaaa").unwrap(),
        slug: Slug::parse("main").unwrap(),
        name: "Main".into(),
        items,
    };
    let item = MenuItem { label: String::new(), target: MenuTarget::Section(water.id.clone()), children: Vec::new() };
    paper.edit(async |edit: &mut Edit<'_>| edit.put_menu(&menu(vec![item])).await.unwrap()).await;
    let refused = undo(paper, &done).await.unwrap_err();
    assert!(matches!(&refused, Error::Structure(Refusal::ChangedSince(name)) if name == "Main"), "{refused}");
    assert_eq!(row(paper, &one).await.primary_section, Some(water.id.clone()));
    paper.edit(async |edit: &mut Edit<'_>| edit.put_menu(&menu(Vec::new())).await.unwrap()).await;
    undo(paper, &done).await.unwrap();
    for story in [&one, &later] {
        assert_eq!(row(paper, story).await.primary_section, Some(world.id.clone()), "{}", story.slug);
    }
    // the draft follows when it is published
    let version = paper.newsroom.open_draft(&shell, &changed.id).await.unwrap().version;
    let publish = async |edit: &mut Edit<'_>| {
        edit.publish_changes(&changed.id, newsroom::Base::Draft(version), newsroom::ChangeKind::Minor, "").await.map(drop)
    };
    paper.try_as(&shell, publish).await.unwrap();
    assert_eq!(row(paper, &changed).await.primary_section, Some(world.id));
}

async fn stories_of_a_tag_are_found_and_move(paper: &TestNewsroom) {
    let (river, pact, law) = (paper.tag("river"), paper.tag("pact"), paper.tag("law"));
    paper
        .edit(async |edit: &mut Edit<'_>| {
            edit.put_tag(&river).await.unwrap();
            edit.put_tag(&pact).await.unwrap();
        })
        .await;
    let both = store(paper, "water-talks", &[], &[&river, &pact], StoryState::Published).await;
    let one = store(paper, "water-works", &[], &[&river], StoryState::Draft).await;
    store(paper, "dry-land", &[], &[&river], StoryState::Published).await;
    let from = SplitFrom::Tag(river.id.clone());
    let found = async |words: &str, tag: Option<&Tag>| {
        let query = SplitQuery { words: words.to_owned(), tag: tag.map(|tag| tag.id.clone()) };
        let found = paper.newsroom.split_stories(&from, &query).await.unwrap();
        let mut slugs: Vec<String> = found.into_iter().map(|story| story.headline).collect();
        slugs.sort();
        slugs
    };
    assert_eq!(found("", None).await, ["dry-land", "water-talks", "water-works"]);
    assert_eq!(found("WATER wor", None).await, ["water-works"]);
    assert_eq!(found("", Some(&pact)).await, ["water-talks"]);
    assert_eq!(found("land", Some(&pact)).await, [""; 0]);
    let mut done = Split::default();
    let ids = [both.id.clone(), one.id.clone()];
    paper.edit(async |edit: &mut Edit<'_>| done = edit.split_tag(&river.id, &law, &ids).await.unwrap()).await;
    assert_eq!(row(paper, &both).await.tags, [law.id.clone(), pact.id.clone()]);
    assert_eq!(
        (paper.newsroom.tag_row(&law.id).await.unwrap().unwrap().uses, paper.newsroom.tag_row(&river.id).await.unwrap().unwrap().uses),
        (2, 1)
    );
    undo(paper, &done).await.unwrap();
    assert_eq!(row(paper, &both).await.tags, [river.id.clone(), pact.id.clone()]);
    assert!(paper.newsroom.tag_row(&law.id).await.unwrap().is_none());
    assert_eq!(paper.newsroom.tag_row(&river.id).await.unwrap().unwrap().uses, 3);
}

async fn a_split_is_refused_like_a_new_section(paper: &TestNewsroom) {
    let world = paper.section("world", None);
    sections(paper, &[&world]).await;
    let one = store(paper, "one", &[&world], &[], StoryState::Published).await;
    let shell = Authority::command_line();
    let same = paper.section("world", None);
    let refused =
        paper.try_as(&shell, async |edit: &mut Edit<'_>| edit.split_section(&world.id, &same, std::slice::from_ref(&one.id)).await).await;
    assert!(matches!(refused, Err(Error::Structure(Refusal::NameTaken(_)))), "{refused:?}");
    let many = vec![one.id.clone(); 1_001];
    let new = paper.section("water", None);
    let refused = paper.try_as(&shell, async |edit: &mut Edit<'_>| edit.split_section(&world.id, &new, &many).await).await;
    assert!(matches!(refused, Err(Error::Structure(Refusal::TooManyToSplit(1_001)))), "{refused:?}");
    let author = paper.person(Role::Author, None).await;
    let refused =
        paper.try_as(&author, async |edit: &mut Edit<'_>| edit.split_section(&world.id, &new, std::slice::from_ref(&one.id)).await).await;
    assert!(matches!(refused, Err(Error::Forbidden { capability: Capability::ManageStructure })), "{refused:?}");
}
