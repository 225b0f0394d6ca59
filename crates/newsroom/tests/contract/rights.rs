//! Rights are checked where the write happens: role, owner, section, state.

use domain::rights::Refusal;
use domain::*;
use newsroom::{Authority, Error};

use crate::support::{DAY, TestNewsroom, paragraph};

crate::contract!(
    contributors_change_own_drafts_only,
    authors_publish_own_stories_only,
    editors_stay_in_their_sections,
    a_byline_makes_a_story_ones_own,
    times_and_pins_need_more_than_a_draft,
    structure_needs_an_editor_without_limits,
    comments_are_moderated_within_sections,
    a_lost_right_is_lost_at_once,
);

const NEW: RevisionNumber = RevisionNumber::NEW;
const FIRST: RevisionNumber = RevisionNumber(1);

async fn save(paper: &TestNewsroom, who: &Authority, story: &Story, base: RevisionNumber) -> Result<RevisionNumber, Error> {
    paper.try_as(who, async |edit| edit.put_story(story, base, "").await).await
}

fn other_words(story: &Story) -> Story {
    Story { document: paragraph("other words"), ..story.clone() }
}

async fn contributors_change_own_drafts_only(paper: &TestNewsroom) {
    let (ada, ben) = (paper.person(Role::Contributor, None).await, paper.person(Role::Contributor, None).await);
    let draft = paper.draft("draft", "words");
    save(paper, &ada, &draft, NEW).await.unwrap();
    save(paper, &ada, &other_words(&draft), FIRST).await.unwrap();
    // another contributor does not even learn that it exists
    let error = save(paper, &ben, &draft, RevisionNumber(2)).await.unwrap_err();
    assert!(matches!(error, Error::NotFound { .. }), "{error}");
    assert_eq!(paper.newsroom.desk_story(&ben, &draft.id).await.unwrap(), None);
    let seen = paper.newsroom.desk_story(&ada, &draft.id).await.unwrap().unwrap();
    assert_eq!(seen.acts, [StoryAct::View, StoryAct::Edit, StoryAct::SendForReview, StoryAct::Trash]);
    assert_eq!((seen.revision, seen.owner.as_ref()), (RevisionNumber(2), ada.person().map(|ada| &ada.user)));
    let error = paper.try_as(&ada, async |edit| edit.publish(&draft.id, RevisionNumber(2)).await).await.unwrap_err();
    assert!(matches!(error, Error::Forbidden { capability: Capability::PublishOwn }), "{error}");
    // neither by saving a story that says that it is published
    let published = Story { state: StoryState::Published, ..draft.clone() };
    assert!(matches!(save(paper, &ada, &published, RevisionNumber(2)).await, Err(Error::Parse(_))));
    let fresh = Story { state: StoryState::Published, ..paper.draft("fresh", "words") };
    assert!(matches!(save(paper, &ada, &fresh, NEW).await, Err(Error::Parse(_))));
    let page = Story { kind: StoryKind::Page, ..paper.draft("page", "words") };
    assert!(matches!(save(paper, &ada, &page, NEW).await, Err(Error::Forbidden { .. })));
    let reader = paper.person(Role::Reader, None).await;
    assert!(matches!(save(paper, &reader, &paper.draft("r", "words"), NEW).await, Err(Error::Forbidden { .. })));
}

async fn authors_publish_own_stories_only(paper: &TestNewsroom) {
    let (ada, ben) = (paper.person(Role::Author, None).await, paper.person(Role::Author, None).await);
    let draft = paper.draft("draft", "words");
    save(paper, &ada, &draft, NEW).await.unwrap();
    let error = paper.try_as(&ben, async |edit| edit.publish(&draft.id, FIRST).await).await.unwrap_err();
    assert!(matches!(error, Error::NotFound { .. }), "{error}");
    let live = paper.try_as(&ada, async |edit| edit.publish(&draft.id, FIRST).await).await.unwrap();
    let stored = paper.newsroom.story_by_id(&draft.id).await.unwrap().unwrap();
    assert!(stored.is_live(paper.newsroom.now()));
    save(paper, &ada, &other_words(&stored), live).await.unwrap();
    // published, so the other author may read it, but not change it
    assert_eq!(paper.newsroom.desk_story(&ben, &draft.id).await.unwrap().unwrap().acts, [StoryAct::View]);
    let error = save(paper, &ben, &stored, RevisionNumber(3)).await.unwrap_err();
    assert!(matches!(error, Error::Forbidden { capability: Capability::EditAny }), "{error}");
    let error = paper.try_as(&ada, async |edit| edit.kill(&draft.id, RevisionNumber(3), "wrong").await).await.unwrap_err();
    assert!(matches!(error, Error::Forbidden { capability: Capability::Kill }), "{error}");
}

async fn editors_stay_in_their_sections(paper: &TestNewsroom) {
    let world = paper.section("world", None);
    let (asia, sport) = (paper.section("asia", Some(&world)), paper.section("sport", None));
    paper
        .edit(async |edit| {
            for section in [&world, &asia, &sport] {
                edit.put_section(section).await.unwrap();
            }
        })
        .await;
    let within =
        |story: Story, section: &Section| Story { primary_section: Some(section.id.clone()), sections: vec![section.id.clone()], ..story };
    let (in_asia, in_sport) = (within(paper.draft("a", "words"), &asia), within(paper.draft("s", "words"), &sport));
    paper.put(&[in_asia.clone(), in_sport.clone()]).await;
    let editor = paper.person(Role::Editor, Some(&[&world])).await;
    save(paper, &editor, &other_words(&in_asia), FIRST).await.unwrap();
    assert!(matches!(save(paper, &editor, &other_words(&in_sport), FIRST).await, Err(Error::NotFound { .. })));
    // a story is moved only between sections that are both the editor's
    let moved = within(other_words(&in_asia), &world);
    save(paper, &editor, &moved, RevisionNumber(2)).await.unwrap();
    let out = within(moved.clone(), &sport);
    assert!(matches!(save(paper, &editor, &out, RevisionNumber(3)).await, Err(Error::NotFound { .. })));
    assert!(matches!(
        save(paper, &editor, &within(paper.draft("n", "x"), &sport), NEW).await,
        Err(Error::StoryRefused { refusal: Refusal::Section, .. })
    ));
    // what is published outside may be read
    paper.put(&[Story { state: StoryState::Published, published_at: Some(in_sport.created_at), ..in_sport.clone() }]).await;
    assert_eq!(paper.newsroom.desk_story(&editor, &in_sport.id).await.unwrap().unwrap().acts, [StoryAct::View]);
    let error = paper.try_as(&editor, async |edit| edit.kill(&in_sport.id, RevisionNumber(2), "why").await).await.unwrap_err();
    assert!(matches!(error, Error::StoryRefused { act: StoryAct::Kill, refusal: Refusal::Section }), "{error}");
}

async fn a_byline_makes_a_story_ones_own(paper: &TestNewsroom) {
    let author = paper.author("ada", "Ada");
    let story = Story { bylines: vec![Byline { author: author.id.clone(), role: BylineRole::Writer }], ..paper.draft("d", "words") };
    paper.edit(async |edit| edit.put_author(&author).await.unwrap()).await;
    paper.put(std::slice::from_ref(&story)).await;
    let ada = paper.writing_as(&author, Role::Contributor).await;
    save(paper, &ada, &other_words(&story), FIRST).await.unwrap();
    assert_eq!(paper.newsroom.desk_story(&ada, &story.id).await.unwrap().unwrap().owner, None, "an import's story has no owner");
}

async fn times_and_pins_need_more_than_a_draft(paper: &TestNewsroom) {
    let (contributor, author) = (paper.person(Role::Contributor, None).await, paper.person(Role::Author, None).await);
    let at = Timestamp::from_millis(paper.newsroom.now().millis() + DAY);
    for (who, allowed) in [(&contributor, false), (&author, true)] {
        let draft = Story { embargo_until: Some(at), ..paper.draft(if allowed { "a" } else { "c" }, "words") };
        assert_eq!(save(paper, who, &draft, NEW).await.is_ok(), allowed);
    }
    let pinned = Story { pinned: true, ..paper.draft("p", "words") };
    let error = save(paper, &author, &pinned, NEW).await.unwrap_err();
    assert!(matches!(error, Error::Forbidden { capability: Capability::EditAny }), "{error}");
}

async fn structure_needs_an_editor_without_limits(paper: &TestNewsroom) {
    let section = paper.section("world", None);
    paper.edit(async |edit| edit.put_section(&section).await.unwrap()).await;
    let (free, limited) = (paper.person(Role::Editor, None).await, paper.person(Role::Editor, Some(&[&section])).await);
    let tag = paper.tag("water");
    let error = paper.try_as(&limited, async |edit| edit.put_tag(&tag).await).await.unwrap_err();
    assert!(matches!(error, Error::Forbidden { capability: Capability::ManageStructure }), "{error}");
    paper.try_as(&free, async |edit| edit.put_tag(&tag).await).await.unwrap();
    let error = paper.try_as(&free, async |edit| edit.begin_import("x").await).await.unwrap_err();
    assert!(matches!(error, Error::Forbidden { capability: Capability::Import }), "{error}");
}

async fn comments_are_moderated_within_sections(paper: &TestNewsroom) {
    let (world, sport) = (paper.section("world", None), paper.section("sport", None));
    let inside = Story { sections: vec![world.id.clone()], ..paper.story("w", "W", "x", DAY) };
    let outside = Story { sections: vec![sport.id.clone()], ..paper.story("s", "S", "x", DAY) };
    paper
        .edit(async |edit| {
            edit.put_section(&world).await.unwrap();
            edit.put_section(&sport).await.unwrap();
        })
        .await;
    paper.put(&[inside.clone(), outside.clone()]).await;
    let editor = paper.person(Role::Editor, Some(&[&world])).await;
    let comment = paper.comment(&inside);
    paper.try_as(&editor, async |edit| edit.put_comment(&comment).await).await.unwrap();
    let comment = paper.comment(&outside);
    let error = paper.try_as(&editor, async |edit| edit.put_comment(&comment).await).await.unwrap_err();
    assert!(matches!(error, Error::StoryRefused { refusal: Refusal::Section, .. }), "{error}");
}

async fn a_lost_right_is_lost_at_once(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let user = editor.person().unwrap().user.clone();
    let story = paper.draft("d", "words");
    paper.put(std::slice::from_ref(&story)).await;
    let shell = Authority::command_line();
    let people = async || paper.newsroom.manage_people(&shell, &newsroom::people::Origin::default()).await.unwrap();
    // the authority is that of a session found before
    let mut demoting = people().await;
    demoting.change_role(&user, Role::Contributor, None).await.unwrap();
    demoting.commit().await.unwrap();
    assert!(matches!(save(paper, &editor, &other_words(&story), FIRST).await, Err(Error::NotFound { .. })));
    let mut ending = people().await;
    ending.deactivate(&user).await.unwrap();
    ending.commit().await.unwrap();
    let error = save(paper, &editor, &paper.draft("n", "x"), NEW).await.unwrap_err();
    assert!(matches!(error, Error::Refused(newsroom::people::Refusal::SessionEnded)), "{error}");
}
