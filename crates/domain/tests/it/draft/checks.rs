//! The check before publication: each finding has a level, a place and a sentence, and a story without faults has none.

use std::collections::{HashMap, HashSet};

use domain::draft::checks::{Facts, Level, MediaFacts, Place, check, links};
use domain::{Document, DraftDocument, MediaId, Story, StoryId, StoryKind, document::UnknownBlocks};

use super::{UNTITLED, full_story, id};

fn media(n: u32) -> MediaId {
    MediaId::parse(&id(n)).unwrap()
}

fn facts() -> Facts {
    let of = |alt: &str, credit: &str| MediaFacts { alt: alt.to_owned(), credit: credit.to_owned(), ..MediaFacts::default() };
    Facts { media: HashMap::from([(media(7), of("The hall", "Zoya Khan")), (media(9), of("", ""))]), ..Facts::default() }
}

fn story(content: &str) -> Story {
    full_story(Document::parse(&format!(r#"{{"type":"doc","content":[{content}]}}"#), UnknownBlocks::Refuse).unwrap())
}

/// A text of one word.
const WORDS: &str = r#"{"type":"paragraph","content":[{"type":"text","text":"a"}]}"#;

/// The findings: whether they block, which check, and where.
fn found(story: &Story, facts: &Facts) -> Vec<(bool, &'static str, String)> {
    let checks = check(&DraftDocument::of_story(story, UNTITLED), story.kind, facts);
    assert!(checks.iter().all(|check| check.sentence.len() > 10), "{checks:?}");
    let place = |place: &Place| match place {
        Place::Field(name) => (*name).to_owned(),
        Place::Block(id) => format!("#{id}"),
    };
    checks.iter().map(|check| (check.level == Level::Blocker, check.id, place(&check.place))).collect()
}

#[track_caller]
fn finds(content: &str, expected: &[(bool, &str, &str)]) {
    let found = found(&story(content), &facts());
    assert_eq!(found.iter().map(|(blocks, id, place)| (*blocks, *id, place.as_str())).collect::<Vec<_>>(), expected, "{content}");
}

#[test]
fn a_finished_story_has_no_findings() {
    finds(r#"{"type":"paragraph","content":[{"type":"text","text":"The ATK and TKs are words."}]}"#, &[]);
}

#[test]
fn headline_and_section_are_needed_and_a_standfirst_is_missed() {
    let mut bare = super::story(Document::default());
    bare.headline = domain::Headline::parse(UNTITLED).unwrap();
    let missing = |place: &str, id, blocks| (blocks, id, place.to_owned());
    let [headline, section] = [missing("headline", "no-headline", true), missing("section", "no-section", true)];
    let rest = [missing("standfirst", "no-standfirst", false), missing("text", "no-text", false)];
    assert_eq!(found(&bare, &facts()), [&[headline.clone(), section][..], &rest[..]].concat());
    bare.kind = StoryKind::Page;
    assert_eq!(found(&bare, &facts()), [&[headline][..], &rest[..]].concat());
}

#[test]
fn a_text_without_a_word_is_missed_and_a_picture_is_no_empty_text() {
    let paragraph = |text: &str| format!(r#"{{"type":"paragraph","content":[{{"type":"text","text":"{text}"}}]}}"#);
    finds("", &[(false, "no-text", "text")]);
    finds(&format!(r#"{{"type":"paragraph"}},{}"#, paragraph(" ")), &[(false, "no-text", "text")]);
    finds(&format!(r#"{{"type":"paragraph"}},{}"#, paragraph("a")), &[]);
    finds(&format!(r#"{{"type":"image","attrs":{{"id":"p","media":"{}"}}}}"#, id(7)), &[]);
}

#[test]
fn pictures_need_a_text_or_a_decision() {
    let image = |attrs: &str| format!(r#"{{"type":"image","attrs":{{"id":"p",{attrs}}}}}"#);
    let bare = format!(r#""media":"{}""#, id(9));
    finds(&image(&bare), &[(true, "alt-missing", "#p"), (false, "no-credit", "#p")]);
    finds(&image(&format!(r#"{bare},"decorative":true"#)), &[]);
    finds(&image(r#""source":"https://old.example/a.jpg""#), &[(true, "alt-missing", "#p")]);
    finds(&image(r#""source":"https://old.example/a.jpg","alt":" ""#), &[(true, "alt-missing", "#p")]);
    finds(&image(&format!(r#""media":"{}""#, id(7))), &[]);
    finds(&image(&format!(r#""media":"{}","alt":"TALKS resume""#, id(7))), &[(false, "alt-is-headline", "#p")]);
    let gallery =
        r#"{"type":"gallery","attrs":{"id":"g"},"content":[{"type":"galleryImage"},{"type":"galleryImage","attrs":{"decorative":true}}]}"#;
    finds(gallery, &[(true, "alt-missing", "#g")]);
    finds(&format!(r#"{{"type":"factBox","attrs":{{"id":"f"}},"content":[{gallery}]}}"#), &[(true, "alt-missing", "#g")]);
    let lead = Story { lead_image: Some(media(9)), ..story(WORDS) };
    assert_eq!(found(&lead, &facts()).iter().map(|found| found.1).collect::<Vec<_>>(), ["alt-missing", "no-credit"]);
    let mut decided = facts();
    decided.media.get_mut(&media(9)).unwrap().decorative = true;
    assert_eq!(found(&lead, &decided), []);
}

#[test]
fn headings_that_skip_a_level_are_named() {
    let headings = |levels: &[u8]| {
        let heading = |(at, level)| format!(r#"{{"type":"heading","attrs":{{"id":"h{at}","level":{level}}}}}"#);
        levels.iter().enumerate().map(heading).collect::<Vec<_>>().join(",")
    };
    finds(&headings(&[2, 3, 4, 2, 3]), &[]);
    finds(&headings(&[3]), &[(false, "heading-skips", "#h0")]);
    finds(&headings(&[2, 4, 4, 6]), &[(false, "heading-skips", "#h1"), (false, "heading-skips", "#h3")]);
}

#[test]
fn what_is_still_to_come_is_found_wherever_it_stands() {
    let text = |text: &str| format!(r#"{{"type":"text","text":"{text}"}}"#);
    let list = r#"{"type":"bulletList","attrs":{"id":"l"},"content":[{"type":"listItem","content":[{"type":"paragraph","attrs":{"id":"p"},"content":[TEXT]}]}]}"#;
    finds(&list.replace("TEXT", &text("(TK)")), &[(false, "to-come", "#p")]);
    finds(&list.replace("TEXT", &text("tk TKTK aTK")), &[]);
    let mut titled = story(WORDS);
    titled.headline = domain::Headline::parse("TK talks").unwrap();
    assert_eq!(found(&titled, &facts()), [(false, "to-come", "headline".to_owned())]);
}

#[test]
fn links_to_stories_that_readers_cannot_open_are_found() {
    let text = format!(
        r#"{{"type":"paragraph","attrs":{{"id":"p"}},"content":[{{"type":"text","text":"a","marks":[{{"type":"link","attrs":{{"href":"/gone/"}}}}]}},{{"type":"text","text":"b","marks":[{{"type":"link","attrs":{{"href":"/here/"}}}}]}}]}},{{"type":"relatedStory","attrs":{{"id":"r","story":"{}"}}}}"#,
        id(5)
    );
    let story = story(&text);
    assert_eq!(links(&story.document).iter().map(|href| href.as_str()).collect::<Vec<_>>(), ["/gone/", "/here/"]);
    let dead = Facts {
        dead_links: HashSet::from(["/gone/".to_owned()]),
        dead_stories: HashSet::from([StoryId::parse(&id(5)).unwrap()]),
        ..facts()
    };
    assert_eq!(found(&story, &dead), [(false, "dead-link", "#p".to_owned()), (false, "dead-link", "#r".to_owned())]);
    assert_eq!(found(&story, &facts()), []);
}

#[test]
fn fields_that_do_not_fit_block_and_unreadable_blocks_warn() {
    let story = story(r#"{"type":"unknown","attrs":{"id":"u","name":"slider","source":"[slider]"}}"#);
    let mut draft = DraftDocument::of_story(&story, UNTITLED);
    draft.apply(&[super::step(r#"{"stepType":"docAttr","attr":"slug","value":"a/b"}"#)]).unwrap();
    let problems = draft.onto(&mut story.clone());
    let found = found(&story, &Facts { problems, ..facts() });
    assert_eq!(found, [(true, "bad-field", "slug".to_owned()), (false, "unreadable", "#u".to_owned())]);
}
