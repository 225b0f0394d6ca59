//! Sections and tags at the desk: renamed, merged, found, and all of it taken back.

use domain::*;
use newsroom::structure::{Refusal, TagView};
use newsroom::{Edit, Error, Shelf};

use crate::contract;
use crate::support::{DAY, TestNewsroom};

contract!(
    a_renamed_tag_leaves_a_redirect_and_chains_stay_short,
    merged_tags_take_their_stories_along_and_come_back,
    a_draft_that_names_a_merged_tag_gets_the_other_one,
    merged_sections_take_sections_below_and_menus_along,
    what_is_in_use_is_not_removed,
    tags_are_found_by_any_word_and_counted,
);

fn refused(error: Error) -> Refusal {
    match error {
        Error::Structure(refusal) => refusal,
        other => panic!("{other}"),
    }
}

async fn redirect(paper: &TestNewsroom, from: &str) -> String {
    paper.newsroom.redirect(from).await.unwrap().map(|redirect| redirect.to.to_string()).unwrap_or_default()
}

async fn store(paper: &TestNewsroom, tags: &[&Tag], sections: &[&Section], slug: &str, state: StoryState) -> Story {
    let story = Story {
        tags: tags.iter().map(|tag| tag.id.clone()).collect(),
        sections: sections.iter().map(|section| section.id.clone()).collect(),
        primary_section: sections.first().map(|section| section.id.clone()),
        state,
        ..paper.story(slug, slug, "text", DAY)
    };
    paper.edit(async |edit: &mut Edit<'_>| edit.overwrite_story(&story, "test").await.unwrap()).await;
    story
}

async fn stored(paper: &TestNewsroom, story: &Story) -> Story {
    paper.newsroom.story_by_id(&story.id).await.unwrap().unwrap()
}

async fn a_renamed_tag_leaves_a_redirect_and_chains_stay_short(paper: &TestNewsroom) {
    let tag = paper.tag("water");
    let named = |slug: &str| Tag { slug: Slug::parse(slug).unwrap(), name: slug.to_owned(), ..tag.clone() };
    let mut undo = String::new();
    for slug in ["water", "rivers", "treaty"] {
        paper.edit(async |edit: &mut Edit<'_>| undo = edit.change_tag(&named(slug)).await.unwrap()).await;
    }
    assert_eq!(
        (redirect(paper, "/tag/water/").await, redirect(paper, "/tag/rivers/").await),
        ("/tag/treaty/".into(), "/tag/treaty/".into())
    );
    paper.edit(async |edit: &mut Edit<'_>| edit.undo_change(&undo).await.unwrap()).await;
    assert_eq!((redirect(paper, "/tag/water/").await, redirect(paper, "/tag/rivers/").await), ("/tag/rivers/".into(), String::new()));
    assert_eq!(paper.newsroom.tags_by_ids(std::slice::from_ref(&tag.id)).await.unwrap(), [named("rivers")]);
    // once only
    let mut again = None;
    paper.edit(async |edit: &mut Edit<'_>| again = Some(edit.undo_change(&undo).await)).await;
    assert_eq!(refused(again.unwrap().unwrap_err()), Refusal::TooLate);
    // back to the first name: nothing leads away from it
    paper.edit(async |edit: &mut Edit<'_>| undo = edit.change_tag(&named("water")).await.unwrap()).await;
    assert_eq!((redirect(paper, "/tag/water/").await, redirect(paper, "/tag/rivers/").await), (String::new(), "/tag/water/".into()));
    // changed again: no longer taken back
    paper.edit(async |edit: &mut Edit<'_>| drop(edit.change_tag(&Tag { description: "d".into(), ..named("water") }).await.unwrap())).await;
    let mut late = None;
    paper.edit(async |edit: &mut Edit<'_>| late = Some(edit.undo_change(&undo).await)).await;
    assert_eq!(refused(late.unwrap().unwrap_err()), Refusal::ChangedSince("rivers".to_owned()));
}

async fn merged_tags_take_their_stories_along_and_come_back(paper: &TestNewsroom) {
    let (water, river, other) = (paper.tag("water"), paper.tag("river"), paper.tag("other"));
    let menu = Menu {
        id: MenuId::parse(&paper.id()).unwrap(),
        slug: Slug::parse("main").unwrap(),
        name: "Main".to_owned(),
        items: vec![MenuItem { label: String::new(), target: MenuTarget::Tag(river.id.clone()), children: Vec::new() }],
    };
    paper
        .edit(async |edit: &mut Edit<'_>| {
            for tag in [&water, &river, &other] {
                edit.put_tag(tag).await.unwrap();
            }
            edit.put_menu(&menu).await.unwrap();
        })
        .await;
    let one = store(paper, &[&other, &river], &[], "one", StoryState::Published).await;
    let both = store(paper, &[&river, &water], &[], "both", StoryState::Published).await;
    let draft = store(paper, &[&river], &[], "draft", StoryState::Draft).await;
    assert_eq!(paper.newsroom.shelf_count(Shelf::Tag(&river.id)).await.unwrap(), 2);
    let mut preview = Default::default();
    let mut undo = String::new();
    paper.edit(async |edit: &mut Edit<'_>| preview = edit.preview_tag_merge(&river.id, &water.id).await.unwrap()).await;
    assert_eq!((preview.stories, preview.both, preview.menus.as_slice()), (3, 1, ["Main".to_owned()].as_slice()));
    assert_eq!((preview.from.as_str(), preview.to.as_str()), ("/tag/river/", "/tag/water/"));
    paper.edit(async |edit: &mut Edit<'_>| undo = edit.merge_tag(&river.id, &water.id).await.unwrap()).await;

    let n = &paper.newsroom;
    assert_eq!(stored(paper, &one).await.tags, [other.id.clone(), water.id.clone()]);
    assert_eq!(stored(paper, &both).await.tags, std::slice::from_ref(&water.id));
    assert_eq!(stored(paper, &draft).await.tags, std::slice::from_ref(&water.id));
    assert_eq!(n.shelf_count(Shelf::Tag(&water.id)).await.unwrap(), 2);
    assert_eq!(n.shelf_count(Shelf::Tag(&river.id)).await.unwrap(), 0);
    assert_eq!(n.tag_row(&water.id).await.unwrap().unwrap().uses, 3);
    assert!(n.tag_row(&river.id).await.unwrap().is_none());
    assert_eq!(redirect(paper, "/tag/river/").await, "/tag/water/");
    assert_eq!(n.menus().await.unwrap()[0].items[0].target, MenuTarget::Tag(water.id.clone()));
    // who still names the former one gets the other one, once
    let named = n.tags_by_ids(&[river.id.clone(), water.id.clone()]).await.unwrap();
    assert_eq!(named.iter().map(|tag| tag.id.clone()).collect::<Vec<_>>(), std::slice::from_ref(&water.id));
    // its name is a synonym: nobody adds it a second time
    assert_eq!(n.tag_named(" RIVER ").await.unwrap().unwrap().id, water.id);
    let mut added = None;
    paper.edit(async |edit: &mut Edit<'_>| added = Some(edit.tag_of_name("River").await.unwrap())).await;
    assert_eq!(added.unwrap().id, water.id);

    paper.edit(async |edit: &mut Edit<'_>| edit.undo_change(&undo).await.unwrap()).await;
    assert_eq!(stored(paper, &one).await.tags, [other.id.clone(), river.id.clone()]);
    assert_eq!(stored(paper, &both).await.tags, [river.id.clone(), water.id.clone()]);
    assert_eq!((n.tag_row(&water.id).await.unwrap().unwrap().uses, n.tag_row(&river.id).await.unwrap().unwrap().uses), (1, 3));
    assert_eq!(n.shelf_count(Shelf::Tag(&river.id)).await.unwrap(), 2);
    assert_eq!(n.menus().await.unwrap(), [menu]);
    assert_eq!(redirect(paper, "/tag/river/").await, "");
    assert_eq!(n.tag_named("river").await.unwrap().unwrap().id, river.id);
}

async fn a_draft_that_names_a_merged_tag_gets_the_other_one(paper: &TestNewsroom) {
    let (water, river, delta) = (paper.tag("water"), paper.tag("river"), paper.tag("delta"));
    let section = paper.section("world", None);
    paper
        .edit(async |edit: &mut Edit<'_>| {
            edit.put_section(&section).await.unwrap();
            for tag in [&water, &river, &delta] {
                edit.put_tag(tag).await.unwrap();
            }
        })
        .await;
    let story = store(paper, &[&river], &[&section], "one", StoryState::Draft).await;
    // the draft is made from the story, with the tag that goes
    paper.newsroom.open_draft(&newsroom::Authority::command_line(), &story.id).await.unwrap();
    paper.edit(async |edit: &mut Edit<'_>| drop(edit.merge_tag(&river.id, &delta.id).await.unwrap())).await;
    paper.edit(async |edit: &mut Edit<'_>| drop(edit.merge_tag(&delta.id, &water.id).await.unwrap())).await;
    paper.newsroom.follow_draft(&story.id).await.unwrap();
    assert_eq!(stored(paper, &story).await.tags, [water.id]);
}

async fn merged_sections_take_sections_below_and_menus_along(paper: &TestNewsroom) {
    let (world, asia) = (paper.section("world", None), paper.section("asia", None));
    let region = paper.section("region", Some(&asia));
    paper
        .edit(async |edit: &mut Edit<'_>| {
            for section in [&world, &asia, &region] {
                edit.put_section(section).await.unwrap();
            }
        })
        .await;
    let one = store(paper, &[], &[&asia, &world], "one", StoryState::Published).await;
    let below = store(paper, &[], &[&region], "below", StoryState::Published).await;
    let mut refusals = Vec::new();
    let mut undo = String::new();
    paper
        .edit(async |edit: &mut Edit<'_>| {
            refusals.push(edit.merge_section(&asia.id, &region.id).await.unwrap_err());
            refusals.push(edit.merge_section(&asia.id, &asia.id).await.unwrap_err());
        })
        .await;
    assert!(refusals.into_iter().map(refused).all(|refusal| refusal == Refusal::Itself));
    paper.edit(async |edit: &mut Edit<'_>| undo = edit.merge_section(&asia.id, &world.id).await.unwrap()).await;
    let n = &paper.newsroom;
    let moved = stored(paper, &one).await;
    assert_eq!((moved.primary_section, moved.sections), (Some(world.id.clone()), vec![world.id.clone()]));
    assert_eq!(n.shelf_count(Shelf::Section(&world.id)).await.unwrap(), 2);
    let rows = n.section_rows().await.unwrap();
    let tree: Vec<(String, usize, i64)> = rows.iter().map(|row| (row.section.name.clone(), row.depth, row.listed)).collect();
    assert_eq!(tree, [("WORLD".to_owned(), 0, 2), ("REGION".to_owned(), 1, 1)]);
    assert_eq!(redirect(paper, "/category/asia/").await, "/category/world/");
    paper.edit(async |edit: &mut Edit<'_>| edit.undo_change(&undo).await.unwrap()).await;
    let back = stored(paper, &one).await;
    assert_eq!((back.primary_section, back.sections), (one.primary_section, one.sections));
    assert_eq!(stored(paper, &below).await.sections, below.sections);
    let depths: Vec<usize> = n.section_rows().await.unwrap().iter().map(|row| row.depth).collect();
    assert_eq!(depths, [0, 1, 0]);
    assert_eq!((n.shelf_count(Shelf::Section(&world.id)).await.unwrap(), n.shelf_count(Shelf::Section(&asia.id)).await.unwrap()), (1, 2));
}

async fn what_is_in_use_is_not_removed(paper: &TestNewsroom) {
    let (water, world) = (paper.tag("water"), paper.section("world", None));
    let asia = paper.section("asia", Some(&world));
    paper
        .edit(async |edit: &mut Edit<'_>| {
            edit.put_tag(&water).await.unwrap();
            edit.put_section(&world).await.unwrap();
            edit.put_section(&asia).await.unwrap();
        })
        .await;
    let story = store(paper, &[&water], &[&asia], "one", StoryState::Draft).await;
    let mut seen = Vec::new();
    paper
        .edit(async |edit: &mut Edit<'_>| {
            seen.push(edit.remove_tag(&water.id).await.unwrap_err());
            seen.push(edit.remove_section(&asia.id).await.unwrap_err());
            seen.push(edit.remove_section(&world.id).await.unwrap_err());
            seen.push(edit.change_section(&Section { parent: Some(asia.id.clone()), ..world.clone() }).await.unwrap_err());
            seen.push(edit.change_tag(&Tag { name: "Water".into(), ..paper.tag("other") }).await.unwrap_err());
            seen.push(edit.change_tag(&Tag { name: "Other".into(), ..paper.tag("water") }).await.unwrap_err());
        })
        .await;
    let seen: Vec<Refusal> = seen.into_iter().map(refused).collect();
    let expected = [
        Refusal::HasStories(1),
        Refusal::HasStories(1),
        Refusal::HasChildren("ASIA".into()),
        Refusal::BelowItself,
        Refusal::NameTaken("water".into()),
        Refusal::SlugTaken("water".into()),
    ];
    assert_eq!(seen, expected);
    store_without(paper, &story).await;
    let mut undo = Vec::new();
    paper
        .edit(async |edit: &mut Edit<'_>| {
            undo.push(edit.remove_tag(&water.id).await.unwrap());
            undo.push(edit.remove_section(&asia.id).await.unwrap());
        })
        .await;
    assert!(paper.newsroom.tag_row(&water.id).await.unwrap().is_none());
    for undo in undo {
        paper.edit(async |edit: &mut Edit<'_>| edit.undo_change(&undo).await.unwrap()).await;
    }
    assert_eq!(paper.newsroom.tag_row(&water.id).await.unwrap().unwrap().tag, water);
    assert_eq!(paper.newsroom.section_rows().await.unwrap().len(), 2);
}

async fn store_without(paper: &TestNewsroom, story: &Story) {
    let bare = Story { tags: Vec::new(), sections: Vec::new(), primary_section: None, ..story.clone() };
    paper.edit(async |edit: &mut Edit<'_>| edit.overwrite_story(&bare, "test").await.unwrap()).await;
}

async fn tags_are_found_by_any_word_and_counted(paper: &TestNewsroom) {
    let tag = |name: &str, synonyms: &[&str]| Tag {
        name: name.to_owned(),
        synonyms: synonyms.iter().map(|name| (*name).to_owned()).collect(),
        ..paper.tag(Slug::from_text(name).map_or_else(|| "mark".to_owned(), String::from).as_str())
    };
    let tags = [tag("Indus Water Treaty", &["IWT"]), tag("Water", &[]), tag("São Tomé", &[]), tag("!", &[]), tag("Überwasser", &[])];
    paper
        .edit(async |edit: &mut Edit<'_>| {
            for tag in tags.iter().filter(|tag| tag.name != "!") {
                edit.change_tag(tag).await.unwrap();
            }
        })
        .await;
    let n = &paper.newsroom;
    let found = async |text: &str| n.tags_found(text, 10).await.unwrap().into_iter().map(|row| row.tag.name).collect::<Vec<_>>();
    assert_eq!(found("water").await, ["Water", "Indus Water Treaty"]);
    assert_eq!(found("treaty in").await, ["Indus Water Treaty"]);
    assert_eq!(found("iwt").await, ["Indus Water Treaty"]);
    assert_eq!(found("sao").await, ["São Tomé"]);
    assert!(found("wasser").await.is_empty() && found("").await.is_empty());
    store(paper, &[&tags[1]], &[], "one", StoryState::Draft).await;
    store(paper, &[&tags[1], &tags[2]], &[], "two", StoryState::Published).await;
    let list = async |view, after: Option<(String, String)>| {
        let page = n.tag_list(view, after.as_ref(), 2).await.unwrap();
        (page.rows.into_iter().map(|row| (row.tag.name, row.uses)).collect::<Vec<_>>(), page.next)
    };
    let named = |names: &[(&str, i64)]| names.iter().map(|(name, uses)| ((*name).to_owned(), *uses)).collect::<Vec<_>>();
    let (first, next) = list(TagView::All, None).await;
    assert_eq!(first, named(&[("Indus Water Treaty", 0), ("São Tomé", 1)]));
    let (second, end) = list(TagView::All, next).await;
    assert_eq!((second, end), (named(&[("Überwasser", 0), ("Water", 2)]), None));
    let (unused, _) = list(TagView::Unused, None).await;
    assert_eq!(unused, named(&[("Indus Water Treaty", 0), ("Überwasser", 0)]));
    let (most, next) = list(TagView::MostUsed, None).await;
    assert_eq!(most, named(&[("Water", 2), ("São Tomé", 1)]));
    assert_eq!(list(TagView::MostUsed, next).await.0.len(), 2);
}
