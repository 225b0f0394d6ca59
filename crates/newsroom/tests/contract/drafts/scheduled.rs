//! Changes of a published story that readers get at a time to come.

use domain::{Role, StoryState, Timestamp};
use newsroom::{Authority, Base, ChangeKind, Error};

use super::{HEADLINE, insert, row, text_of, write};
use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    planned_changes_are_published_once_at_their_time,
    they_are_applied_to_what_readers_see_then,
    they_wait_where_a_correction_touched_the_same_place,
    plans_are_cancelled_and_refused,
    a_plan_that_cannot_be_published_holds_up_no_other,
    a_second_plan_replaces_the_first,
);

const HOUR: i64 = 60 * 60 * 1000;

async fn plan(
    paper: &TestNewsroom,
    who: &Authority,
    story: &domain::Story,
    version: i64,
    kind: ChangeKind,
    note: &str,
) -> Result<(), Error> {
    let at = Timestamp::from_millis(paper.newsroom.now().millis() + HOUR);
    paper.try_as(who, async |edit| edit.schedule_changes(&story.id, Base::Draft(version), at, kind, note).await).await.map(drop)
}

/// Restores what readers see, corrects it, and publishes that: what an editor does while other changes are planned.
async fn correct(paper: &TestNewsroom, who: &Authority, story: &domain::Story, at: usize, text: &str) {
    let version = paper.newsroom.open_draft(who, &story.id).await.unwrap().version;
    let revision = paper.newsroom.versions(&story.id).await.unwrap().last().unwrap().number;
    paper.try_as(who, async |edit| edit.restore_version(&story.id, revision, version).await).await.unwrap();
    let version = write(paper, who, story, insert(at, text)).await;
    let kind = ChangeKind::Correction;
    paper.try_as(who, async |edit| edit.publish_changes(&story.id, Base::Draft(version), kind, "It was wrong").await).await.unwrap();
}

async fn planned_changes_are_published_once_at_their_time(paper: &TestNewsroom) {
    let (editor, n) = (paper.person(Role::Editor, None).await, &paper.newsroom);
    let story = paper.story("talks", "Talks", "Water", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    let version = write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    plan(paper, &editor, &story, version, ChangeKind::Correction, "The title").await.unwrap();
    let planned = n.scheduled_changes(&story.id).await.unwrap().unwrap();
    assert_eq!((planned.at.millis(), planned.note.as_str(), planned.waits.len()), (NOW + HOUR, "The title", 0));
    paper.clock.advance(HOUR - 1);
    assert_eq!(n.publish_scheduled_changes().await.unwrap(), []);
    assert_eq!(row(paper, &story).await, story, "not a millisecond early");
    // nothing ran for a day; then two processes at once
    paper.clock.advance(DAY);
    let before = n.outbox_newest().await.unwrap();
    let (one, other) = tokio::join!(n.publish_scheduled_changes(), n.publish_scheduled_changes());
    assert_eq!(one.unwrap().len() + other.unwrap().len(), 1, "exactly once");
    let now = row(paper, &story).await;
    assert_eq!((now.headline.as_str(), now.state, now.published_at), ("New Talks", StoryState::Published, story.published_at));
    assert_eq!(now.updated_at, n.now());
    assert!(n.outbox_newest().await.unwrap() > before, "pages are invalidated");
    assert_eq!(n.versions(&story.id).await.unwrap()[0].reason, "publish_changes: The title");
    assert_eq!(n.corrections(&newsroom::Cursor::start()).await.unwrap().corrections[0].correction.text, "The title");
    let opened = n.open_draft(&editor, &story.id).await.unwrap();
    assert_eq!((opened.version, opened.saved), (version, version), "the draft is what readers see");
    assert_eq!((n.scheduled_changes(&story.id).await.unwrap(), n.publish_scheduled_changes().await.unwrap()), (None, vec![]));
}

async fn they_are_applied_to_what_readers_see_then(paper: &TestNewsroom) {
    let (editor, n) = (paper.person(Role::Editor, None).await, &paper.newsroom);
    let story = paper.story("talks", "Talks", "Water", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    let version = write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    plan(paper, &editor, &story, version, ChangeKind::Minor, "").await.unwrap();
    correct(paper, &editor, &story, text_of(&story), "Clean ").await;
    let corrected = row(paper, &story).await;
    assert_eq!((corrected.headline.as_str(), corrected.document.plain_text().as_str()), ("Talks", "Clean Water"));
    assert!(n.scheduled_changes(&story.id).await.unwrap().unwrap().waits.is_empty(), "at another place");
    paper.clock.advance(HOUR);
    assert_eq!(n.publish_scheduled_changes().await.unwrap(), std::slice::from_ref(&story.id));
    let now = row(paper, &story).await;
    assert_eq!((now.headline.as_str(), now.document.plain_text().as_str()), ("New Talks", "Clean Water"), "both");
    assert_eq!(now.updated_at, corrected.updated_at, "a minor change");
    let opened = n.open_draft(&editor, &story.id).await.unwrap();
    assert_eq!(opened.version, opened.saved);
    assert!(opened.doc.contains("New Talks"), "the draft follows: {}", opened.doc);
}

async fn they_wait_where_a_correction_touched_the_same_place(paper: &TestNewsroom) {
    let (editor, n) = (paper.person(Role::Editor, None).await, &paper.newsroom);
    let story = paper.story("talks", "Talks", "Water", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    let version = write(paper, &editor, &story, insert(text_of(&story), "Blue ")).await;
    plan(paper, &editor, &story, version, ChangeKind::Update, "").await.unwrap();
    correct(paper, &editor, &story, text_of(&story), "Clean ").await;
    assert_eq!(n.scheduled_changes(&story.id).await.unwrap().unwrap().waits, ["document"], "said at once, while there is time");
    paper.clock.advance(HOUR);
    for _ in 0..2 {
        assert_eq!(n.publish_scheduled_changes().await.unwrap(), []);
    }
    assert_eq!(row(paper, &story).await.document.plain_text(), "Clean Water", "readers keep the correction");
    assert_eq!(n.scheduled_changes(&story.id).await.unwrap().unwrap().waits, ["document"]);
    paper.try_as(&editor, async |edit| edit.cancel_scheduled_changes(&story.id).await).await.unwrap();
    assert_eq!(n.scheduled_changes(&story.id).await.unwrap(), None);
    // a story that was taken back meanwhile
    let version = write(paper, &editor, &story, insert(HEADLINE, "x")).await;
    plan(paper, &editor, &story, version, ChangeKind::Update, "").await.unwrap();
    paper.try_as(&editor, async |edit| edit.kill(&story.id, Base::Draft(version), "Made up").await).await.unwrap();
    paper.clock.advance(HOUR);
    assert_eq!(n.publish_scheduled_changes().await.unwrap(), []);
    assert_eq!(n.scheduled_changes(&story.id).await.unwrap().unwrap().waits, ["state"]);
    assert_eq!(row(paper, &story).await.state, StoryState::Killed);
}

async fn plans_are_cancelled_and_refused(paper: &TestNewsroom) {
    let (editor, n) = (paper.person(Role::Editor, None).await, &paper.newsroom);
    let contributor = paper.person(Role::Contributor, None).await;
    let story = paper.story("talks", "Talks", "Water", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    let version = write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    let past = Timestamp::from_millis(NOW);
    let early = async |at| {
        let kind = ChangeKind::Minor;
        paper.try_as(&editor, async |edit| edit.schedule_changes(&story.id, Base::Draft(version), at, kind, "").await).await
    };
    assert!(matches!(early(past).await, Err(Error::Parse(_))));
    assert!(matches!(plan(paper, &editor, &story, version, ChangeKind::Correction, " ").await, Err(Error::Parse(_))), "no text");
    assert!(matches!(plan(paper, &editor, &story, version + 1, ChangeKind::Minor, "").await, Err(Error::DraftConflict { .. })));
    let refused = plan(paper, &contributor, &story, version, ChangeKind::Minor, "").await.unwrap_err();
    assert!(matches!(refused, Error::Forbidden { .. } | Error::StoryRefused { .. }), "{refused}");
    plan(paper, &editor, &story, version, ChangeKind::Minor, "").await.unwrap();
    let refused = paper.try_as(&contributor, async |edit| edit.cancel_scheduled_changes(&story.id).await).await.unwrap_err();
    assert!(matches!(refused, Error::Forbidden { .. } | Error::StoryRefused { .. }), "{refused}");
    paper.try_as(&editor, async |edit| edit.cancel_scheduled_changes(&story.id).await).await.unwrap();
    paper.clock.advance(DAY);
    assert_eq!(n.publish_scheduled_changes().await.unwrap(), []);
    assert_eq!(row(paper, &story).await, story);
}

async fn a_plan_that_cannot_be_published_holds_up_no_other(paper: &TestNewsroom) {
    let (editor, n) = (paper.person(Role::Editor, None).await, &paper.newsroom);
    let stories: Vec<domain::Story> = (0..12).map(|at| paper.story(&format!("talks-{at}"), "Talks", "Water", DAY)).collect();
    paper.put(&stories).await;
    for (at, story) in stories.iter().enumerate() {
        let version = if at == 4 {
            write(paper, &editor, story, super::set("slug", serde_json::json!("wanted"))).await
        } else {
            write(paper, &editor, story, insert(HEADLINE, "New ")).await
        };
        plan(paper, &editor, story, version, ChangeKind::Minor, "").await.unwrap();
    }
    // somebody else takes the path that one of them wants, one is damaged, one is taken back
    paper.put(&[paper.story("wanted", "Wanted", "x", DAY)]).await;
    paper.execute("UPDATE scheduled_change SET planned = 'broken' WHERE story_id = (SELECT id FROM story WHERE path = '/talks-7/')").await;
    let killed = domain::Story { state: StoryState::Killed, ..stories[9].clone() };
    paper.put(&[killed]).await;
    paper.clock.advance(HOUR);
    assert_eq!(n.publish_scheduled_changes().await.unwrap().len(), 9);
    for (at, story) in stories.iter().enumerate() {
        let waits = n.scheduled_changes(&story.id).await.unwrap().map(|plan| plan.waits);
        let expected = match at {
            4 | 7 => Some(vec!["fields".to_owned()]),
            9 => Some(vec!["state".to_owned()]),
            _ => None,
        };
        assert_eq!(waits, expected, "{at}");
        assert_eq!(row(paper, story).await.headline.as_str() == "New Talks", expected.is_none(), "{at}");
    }
}

async fn a_second_plan_replaces_the_first(paper: &TestNewsroom) {
    let (editor, n) = (paper.person(Role::Editor, None).await, &paper.newsroom);
    let story = paper.story("talks", "Talks", "Water", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    let version = write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    plan(paper, &editor, &story, version, ChangeKind::Minor, "").await.unwrap();
    paper.clock.advance(HOUR / 2);
    let version = write(paper, &editor, &story, insert(HEADLINE, "Very ")).await;
    plan(paper, &editor, &story, version, ChangeKind::Minor, "").await.unwrap();
    assert_eq!(row(paper, &story).await, story, "planning again publishes nothing");
    paper.clock.advance(HOUR / 2);
    assert_eq!(n.publish_scheduled_changes().await.unwrap(), [], "the first plan is gone");
    paper.clock.advance(HOUR / 2);
    assert_eq!(n.publish_scheduled_changes().await.unwrap(), std::slice::from_ref(&story.id));
    assert_eq!(row(paper, &story).await.headline.as_str(), "Very New Talks");
}
