//! A story becomes a draft and a draft a story, without a difference.

use domain::{Document, DraftDocument, Headline, Slug, Story, StoryState, Timestamp, document::UnknownBlocks};
use proptest::prelude::*;

use super::{UNTITLED, draft, full_story, id, story};
use crate::{examples::examples, random::documents};

fn assert_same(story: &Story) {
    let draft = DraftDocument::of_story(story, UNTITLED);
    let mut written = story.clone();
    assert_eq!(draft.onto(&mut written), []);
    assert_eq!(&written, story);
    let read = DraftDocument::parse(&draft.to_json()).unwrap();
    assert_eq!((&read, read.to_json(), read.body()), (&draft, draft.to_json(), draft.body()));
    let mut written = story.clone();
    assert_eq!(read.onto(&mut written), []);
    assert_eq!(&written, story);
}

#[test]
fn every_kind_of_block_survives() {
    for example in examples() {
        let document = Document::parse(&example.json, UnknownBlocks::Refuse).unwrap();
        assert_same(&story(document.clone()));
        assert_same(&full_story(document));
    }
}

#[test]
fn a_block_of_the_future_survives() {
    let json = r#"{"type":"doc","content":[{"type":"hologram","attrs":{"depth":3},"content":[{"type":"text","text":"All sides"}]}]}"#;
    assert_same(&story(Document::parse(json, UnknownBlocks::Keep).unwrap()));
}

#[test]
fn large_texts_and_long_unknown_blocks_survive_and_can_be_edited() {
    let long = "x".repeat(300 * 1024);
    let unknown = format!(r#"{{"type":"doc","content":[{{"type":"unknown","attrs":{{"name":"html","source":"{long}"}}}}]}}"#);
    assert_same(&story(Document::parse(&unknown, UnknownBlocks::Refuse).unwrap()));
    // short paragraphs, whose estimated size is larger than their size
    let large = story(Document::from_plain_text(&"x\n\n".repeat(49_000)));
    let mut draft = DraftDocument::of_story(&large, UNTITLED);
    draft.apply(&[super::step(r#"{"stepType":"docAttr","attr":"pinned","value":true}"#)]).unwrap();
    assert_eq!(DraftDocument::parse(&draft.to_json()).unwrap(), draft);
    let insert = r#"{"stepType":"replace","from":AT,"to":AT,"slice":{"content":[{"type":"text","text":"more"}]}}"#;
    let error = draft.apply(&[super::step(&insert.replace("AT", "20"))]).unwrap_err().to_string();
    assert!(error.contains("the size of its text in bytes"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_story_survives(document in documents(), state in proptest::sample::select(StoryState::ALL), live in any::<bool>()) {
        let mut story = full_story(document);
        story.state = state;
        story.published_at = live.then_some(Timestamp::from_millis(9));
        assert_same(&story);
    }

    #[test]
    fn any_draft_is_turned_into_any_other(a in documents(), b in documents(), plain in any::<bool>()) {
        let from = draft(a);
        let to = if plain { DraftDocument::of_story(&story(b), UNTITLED) } else { draft(b) };
        let mut changed = from.clone();
        changed.apply(&from.steps_to(&to)).unwrap();
        prop_assert_eq!(changed.to_json(), to.to_json());
        prop_assert_eq!(changed.body(), to.body());
        prop_assert!(to.steps_to(&changed).is_empty());
    }
}

#[test]
fn only_what_changed_is_replaced() {
    let text = |text: &str| draft(Document::from_plain_text(text));
    let steps = text("One\n\ntwo\n\nthree").steps_to(&text("One\n\n2\n\nthree"));
    let json = serde_json::to_string(&steps).unwrap();
    assert!(steps.len() == 1 && json.contains("\"2\"") && !json.contains("One") && !json.contains("three"), "{json}");
}

#[test]
fn a_story_without_a_headline_has_an_empty_one_and_follows_it_later() {
    let untitled = Story {
        slug: Slug::parse(&format!("draft-{}", id(1))).unwrap(),
        headline: Headline::parse(UNTITLED).unwrap(),
        ..story(Document::default())
    };
    let mut draft = DraftDocument::of_story(&untitled, UNTITLED);
    assert_eq!(draft.headline(), "");
    assert_same(&untitled);
    draft
        .apply(&[super::step(r#"{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"A new  treaty "}]}}"#)])
        .unwrap();
    let mut written = untitled.clone();
    assert_eq!(draft.onto(&mut written), []);
    assert_eq!(
        (written.headline.as_str(), written.slug.as_str(), written.path.as_str()),
        ("A new treaty", "a-new-treaty", "/a-new-treaty/")
    );
    // storage made the path unique
    written.slug = Slug::parse("a-new-treaty-2").unwrap();
    let stored = written.clone();
    assert_eq!((draft.onto(&mut written), &written), (vec![], &stored));
    let again = DraftDocument::of_story(&stored, UNTITLED).to_json();
    assert!(again.contains(r#""slug":"""#), "the slug does not follow the headline any more: {again}");
}

#[test]
fn the_path_of_a_live_story_changes_only_by_its_slug() {
    let mut live = story(Document::default());
    (live.state, live.published_at) = (StoryState::Published, Some(Timestamp::from_millis(1)));
    let with_slug = |slug: &str| {
        let mut draft = DraftDocument::of_story(&live, UNTITLED);
        let headline = r#"{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"New "}]}}"#;
        let slug = format!(r#"{{"stepType":"docAttr","attr":"slug","value":"{slug}"}}"#);
        draft.apply(&[super::step(headline), super::step(&slug)]).unwrap();
        let mut written = live.clone();
        let problems = draft.onto(&mut written);
        (written.path.to_string(), problems.len())
    };
    assert_eq!(with_slug(""), ("/talks-resume/".to_owned(), 0));
    assert_eq!(with_slug("talks-resume"), ("/talks-resume/".to_owned(), 0));
    assert_eq!(with_slug("other"), ("/other/".to_owned(), 0));
    assert_eq!(with_slug("a/b"), ("/talks-resume/".to_owned(), 1));
}

#[test]
fn a_page_stays_below_its_parent() {
    let mut page = story(Document::default());
    page.parent = Some(domain::StoryId::parse(&id(9)).unwrap());
    page.path = domain::SitePath::parse("/about/us/talks-resume/").unwrap();
    assert_same(&page);
    let mut draft = DraftDocument::of_story(&page, UNTITLED);
    draft.apply(&[super::step(r#"{"stepType":"docAttr","attr":"slug","value":"team"}"#)]).unwrap();
    draft.onto(&mut page);
    assert_eq!((page.path.as_str(), page.slug.as_str()), ("/about/us/team/", "team"));
}

#[test]
fn fields_that_do_not_fit_are_named_and_the_others_written() {
    let before = full_story(Document::default());
    let mut draft = DraftDocument::of_story(&before, UNTITLED);
    let fields = [
        ("section", r#""world""#),
        ("tags", r#"["x"]"#),
        ("bylines", r#"[{"author":"x","role":"cook"}]"#),
        ("leadImage", r#""x""#),
        ("slug", r#""a/b""#),
        ("language", r#""""#),
        ("direction", r#""up""#),
        ("format", r#""poem""#),
        ("canonicalUrl", r#""javascript:x""#),
        ("socialImage", r#""x""#),
        ("seoTitle", r#"" New\ntitle ""#),
    ];
    for (attr, value) in fields {
        draft.apply(&[super::step(&format!(r#"{{"stepType":"docAttr","attr":"{attr}","value":{value}}}"#))]).unwrap();
    }
    let mut written = before.clone();
    let problems = draft.onto(&mut written);
    let mut named: Vec<_> = problems.iter().map(|problem| problem.field).collect();
    named.sort_unstable();
    let mut expected: Vec<_> = fields.iter().map(|(name, _)| *name).filter(|name| *name != "seoTitle").collect();
    expected.sort_unstable();
    assert_eq!(named, expected, "{problems:#?}");
    assert_eq!(written.overrides.seo_title, "New title");
    written.overrides.seo_title = before.overrides.seo_title.clone();
    assert_eq!(written, before);
}

#[test]
fn another_primary_section_replaces_the_former_one() {
    let mut story = full_story(Document::default());
    let mut draft = DraftDocument::of_story(&story, UNTITLED);
    let to = format!(r#"{{"stepType":"docAttr","attr":"section","value":"{}"}}"#, id(4));
    draft.apply(&[super::step(&to)]).unwrap();
    assert_eq!(draft.onto(&mut story), []);
    assert_eq!(story.sections.iter().map(|id| id.to_string()).collect::<Vec<_>>(), [id(4), id(3)]);
    assert_eq!(story.primary_section.unwrap().as_str(), id(4));
}
