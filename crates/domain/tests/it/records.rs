//! Stories, menus, media and the other records: their rules and their paths.

use domain::{
    Author, AuthorId, AuthorKind, Direction, Document, FocalPoint, Headline, IdSource, Language, Menu, MenuId, MenuItem, MenuTarget,
    ParseError, Section, SectionId, SitePath, SiteSettings, Slug, Story, StoryId, StoryKind, StoryState, Tag, TagId, Timestamp,
};

const ID: &str = "01900000-0000-7000-8000-00000000abcf";

struct Ids;
impl IdSource for Ids {
    fn next(&self) -> String {
        ID.to_owned()
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(seconds)
}

fn story() -> Story {
    let (slug, headline) = (Slug::parse("talks").unwrap(), Headline::parse("Talks").unwrap());
    Story::draft(StoryKind::Story, StoryId::fresh(&Ids), slug, headline, Document::default(), at(100))
}

fn published() -> Story {
    Story { state: StoryState::Published, published_at: Some(at(100)), ..story() }
}

#[test]
fn a_new_story_is_a_draft_at_its_slug() {
    let draft = story();
    assert_eq!((draft.state, draft.path.as_str(), draft.comments_open), (StoryState::Draft, "/talks/", true));
    assert!(!draft.is_live(at(1000)));
}

#[test]
fn a_story_is_live_from_its_time_on() {
    assert!(!published().is_live(at(99)) && published().is_live(at(100)) && published().is_live(at(101)));
    assert!(!Story { published_at: None, ..published() }.is_live(at(100)));
    for state in StoryState::ALL {
        let live = matches!(state, StoryState::Published | StoryState::Scheduled);
        assert_eq!(Story { state: *state, ..published() }.is_live(at(100)), live, "{state}");
    }
}

#[test]
fn an_embargo_and_an_expiry_hide_a_story() {
    let embargoed = Story { embargo_until: Some(at(200)), ..published() };
    assert!(!embargoed.is_live(at(199)) && embargoed.is_live(at(200)));
    let expiring = Story { expires_at: Some(at(200)), ..published() };
    assert!(expiring.is_live(at(199)) && !expiring.is_live(at(200)));
}

#[test]
fn pages_and_stories_with_a_password_are_not_listed() {
    assert!(published().is_listed(at(100)) && !published().is_listed(at(99)));
    assert!(!Story { kind: StoryKind::Page, ..published() }.is_listed(at(100)));
    let locked = Story { password: Some("x".to_owned()), ..published() };
    assert!(locked.is_live(at(100)) && !locked.is_listed(at(100)));
}

#[test]
fn menus_count_every_level() {
    let item = |children| MenuItem { label: String::new(), target: MenuTarget::Home, children };
    let menu = |items| Menu { id: MenuId::fresh(&Ids), slug: Slug::parse("main").unwrap(), name: String::new(), items };
    assert_eq!((menu(vec![]).len(), menu(vec![]).is_empty()), (0, true));
    let tree = menu(vec![item(vec![item(vec![item(vec![])]), item(vec![])]), item(vec![])]);
    assert_eq!((tree.len(), tree.is_empty()), (5, false));
}

#[test]
fn focal_points_lie_in_the_picture() {
    let point = FocalPoint::parse(0, 1000).unwrap();
    assert_eq!((point.x(), point.y()), (0, 1000));
    assert_eq!((FocalPoint::CENTRE.x(), FocalPoint::CENTRE.y()), (500, 500));
    for (x, y) in [(-1, 0), (0, -1), (1001, 0), (0, 1001), (70_000, 0)] {
        assert!(FocalPoint::parse(x, y).unwrap_err().to_string().contains("from 0 to 1000"), "({x}, {y})");
    }
}

#[test]
fn instants_are_milliseconds() {
    assert_eq!((at(2).millis(), at(2).plus_millis(-1).millis(), Timestamp::from(5).millis()), (2000, 1999, 5));
    assert_eq!((at(i64::MAX).millis(), at(1).plus_millis(i64::MAX).millis()), (i64::MAX, i64::MAX));
}

#[test]
fn ids_are_lower_case_uuids() {
    assert_eq!(StoryId::parse(ID).unwrap().as_str(), ID);
    assert_eq!(TagId::fresh(&Ids).as_str(), ID);
    let upper = ID.to_uppercase();
    let longer = format!("{ID}0");
    for bad in
        ["", &ID[1..], longer.as_str(), upper.as_str(), "01900000-0000-7000-8000-00000000abcg", "0190000000000-7000-8000-00000000abcf"]
    {
        assert!(StoryId::parse(bad).unwrap_err().to_string().starts_with("story id: "), "{bad:?}");
    }
    for hyphen in [8, 13, 18, 23] {
        let mut bad = ID.to_owned();
        bad.replace_range(hyphen..=hyphen, "0");
        assert!(StoryId::parse(&bad).is_err(), "{bad}");
    }
}

#[test]
fn records_have_the_path_of_their_slug() {
    let (slug, name, description) = (Slug::parse("water").unwrap(), String::new(), String::new());
    let section = Section {
        id: SectionId::fresh(&Ids),
        slug: slug.clone(),
        name: name.clone(),
        description: description.clone(),
        parent: None,
        position: 0,
        picture: None,
        internal: false,
        form: None,
    };
    let tag =
        Tag { id: TagId::fresh(&Ids), slug: slug.clone(), name: name.clone(), description, kind: "tag".to_owned(), synonyms: Vec::new() };
    let author = Author {
        id: AuthorId::fresh(&Ids),
        slug: slug.clone(),
        name,
        kind: AuthorKind::Person,
        job_title: String::new(),
        bio: String::new(),
        location: String::new(),
        email: None,
        picture: None,
        languages: Vec::new(),
        links: Vec::new(),
    };
    assert_eq!(section.path(), SitePath::of_section(&slug));
    assert_eq!(tag.path(), SitePath::of_tag(&slug));
    assert_eq!(author.path(), SitePath::of_author(&slug));
}

#[test]
fn settings_have_defaults_and_a_direction() {
    let settings = SiteSettings::default();
    assert_eq!((settings.name.as_str(), settings.time_zone.as_str(), settings.stories_per_page), ("Our Paper", "UTC", 12));
    assert_eq!(settings.direction(), Direction::LeftToRight);
    let urdu = SiteSettings { language: Language::parse("ur").unwrap(), ..settings };
    assert_eq!(urdu.direction(), Direction::RightToLeft);
}

#[test]
fn stored_words_are_read_back_and_others_named() {
    for state in StoryState::ALL {
        assert_eq!(StoryState::parse(state.as_str()).unwrap(), *state);
    }
    let error: ParseError = StoryState::parse("lost").unwrap_err();
    assert_eq!(
        error.to_string(),
        "story state: \"lost\" is not one of draft, review, ready, scheduled, published, private, killed, archived, trash"
    );
}
