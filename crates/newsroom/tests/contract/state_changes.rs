//! A story's way through its states, with everything that each change brings with it.

use domain::rights::Refusal;
use domain::*;
use newsroom::people::{AuditActor, AuditQuery};
use newsroom::{Authority, Base, Error, SearchQuery, Shelf, TRASH_DAYS};

use crate::drafts::{HEADLINE, insert, write};
use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    from_draft_to_kill,
    a_planned_story_goes_live,
    trash_frees_the_path_and_restore_never_publishes,
    the_trash_is_emptied_after_30_days,
    a_decision_names_the_revision_it_was_made_on,
    a_failed_change_changes_nothing,
    a_story_that_cannot_be_read_holds_up_no_other,
);

async fn state(paper: &TestNewsroom, story: &Story) -> StoryState {
    paper.newsroom.story_by_id(&story.id).await.unwrap().unwrap().state
}

async fn found(paper: &TestNewsroom, text: &str) -> i64 {
    let query = SearchQuery { text: text.to_owned(), page: 1, per_page: 10, ..SearchQuery::default() };
    paper.newsroom.search(&query).await.unwrap().total
}

async fn from_draft_to_kill(paper: &TestNewsroom) {
    let n = &paper.newsroom;
    let (writer, editor) = (paper.person(Role::Contributor, None).await, paper.person(Role::Editor, None).await);
    let story = paper.draft("talks", "glaciers");
    let id = &story.id;
    let mut base = paper.try_as(&writer, async |edit| edit.put_story(&story, RevisionNumber::NEW, "").await).await.unwrap();
    base = paper.try_as(&writer, async |edit| edit.send_for_review(id, base, "please").await).await.unwrap();
    assert_eq!(state(paper, &story).await, StoryState::Review);
    base = paper.try_as(&editor, async |edit| edit.return_to_draft(id, base, " who says so? ").await).await.unwrap();
    let returned = n.desk_story(&writer, id).await.unwrap().unwrap();
    assert_eq!((returned.story.state, returned.state_note.as_str()), (StoryState::Draft, "who says so?"));
    assert_eq!(n.kill_note(id).await.unwrap(), None, "a note between colleagues");
    base = paper.try_as(&writer, async |edit| edit.send_for_review(id, base, "").await).await.unwrap();
    base = paper.try_as(&editor, async |edit| edit.mark_ready(id, base).await).await.unwrap();
    assert_eq!((found(paper, "glaciers").await, n.shelf_count(Shelf::All).await.unwrap()), (0, 0));
    let before = n.outbox_newest().await.unwrap();
    base = paper.try_as(&editor, async |edit| edit.publish(id, base).await).await.unwrap();
    assert_eq!((found(paper, "glaciers").await, n.shelf_count(Shelf::All).await.unwrap()), (1, 1));
    let keys = n.outbox_since(before, 10).await.unwrap().remove(0).keys;
    assert!(keys.contains(&"path:/talks/".to_owned()) && keys.contains(&"shelf:all".to_owned()), "{keys:?}");
    let published = n.story_by_id(id).await.unwrap().unwrap();
    assert_eq!(published.published_at, Some(Timestamp::from_millis(NOW)));
    let empty = paper.try_as(&editor, async |edit| edit.kill(id, base, "  ").await).await.unwrap_err();
    assert!(empty.to_string().contains("tell readers why"), "{empty}");
    paper.try_as(&editor, async |edit| edit.kill(id, base, "The quote was made up").await).await.unwrap();
    let killed = n.desk_story(&editor, id).await.unwrap().unwrap();
    assert_eq!((killed.story.state, killed.state_note.as_str()), (StoryState::Killed, "The quote was made up"));
    assert_eq!(n.kill_note(id).await.unwrap().as_deref(), Some("The quote was made up"));
    assert_eq!((found(paper, "glaciers").await, n.shelf_count(Shelf::All).await.unwrap()), (0, 0));
    let reasons: Vec<String> = n.revisions(id).await.unwrap().into_iter().map(|revision| revision.reason).collect();
    let expected = ["kill: The quote was made up", "publish", "mark_ready", "send_for_review", "return_to_draft: who says so?"];
    assert_eq!(reasons[..5], expected);
    let log = n.audit_log(&AuditQuery { target: Some(id.to_string()), limit: 2, ..AuditQuery::default() }).await.unwrap().entries;
    let logged: Vec<(AuditAct, &str, &str)> =
        log.iter().map(|entry| (entry.act, entry.target_name.as_str(), entry.detail.as_str())).collect();
    let note = r#"{"note":"The quote was made up"}"#;
    assert_eq!(logged, [(AuditAct::StoryKill, "talks", note), (AuditAct::StoryPublish, "talks", "")]);
    assert!(matches!(&log[0].actor, AuditActor::Person(user, _) if *user == editor.person().unwrap().user));
    let error = paper.try_as(&editor, async |edit| edit.publish(id, killed.revision).await).await.unwrap_err();
    assert!(matches!(error, Error::StoryRefused { act: StoryAct::Publish, refusal: Refusal::State(StoryState::Killed) }), "{error}");
}

async fn a_planned_story_goes_live(paper: &TestNewsroom) {
    let author = paper.person(Role::Author, None).await;
    let story = paper.draft("soon", "words");
    let id = &story.id;
    let at = |millis| Timestamp::from_millis(NOW + millis);
    let mut base = paper.try_as(&author, async |edit| edit.put_story(&story, RevisionNumber::NEW, "").await).await.unwrap();
    let past = paper.try_as(&author, async |edit| edit.schedule(id, base, at(0)).await).await.unwrap_err();
    assert!(past.to_string().contains("has passed"), "{past}");
    base = paper.try_as(&author, async |edit| edit.schedule(id, base, at(60_000)).await).await.unwrap();
    base = paper.try_as(&author, async |edit| edit.schedule(id, base, at(5_000)).await).await.unwrap();
    assert_eq!(paper.newsroom.next_due().await.unwrap(), Some(at(5_000)));
    assert_eq!(paper.newsroom.scheduled(&author, 10).await.unwrap().len(), 1);
    let just_published =
        async || -> Vec<String> { paper.newsroom.just_published(10).await.unwrap().into_iter().map(|row| row.id.to_string()).collect() };
    assert!(just_published().await.is_empty());
    paper.clock.advance(5_000);
    assert_eq!(paper.newsroom.go_live().await.unwrap(), std::slice::from_ref(id));
    assert_eq!(paper.newsroom.shelf_count(Shelf::All).await.unwrap(), 1);
    assert!(paper.newsroom.scheduled(&author, 10).await.unwrap().is_empty());
    assert_eq!(just_published().await, [id.as_str()]);
    // live by its time, so it is published for the desk, too
    let error = paper.try_as(&author, async |edit| edit.return_to_draft(id, base, "").await).await.unwrap_err();
    assert!(matches!(error, Error::StoryRefused { .. }), "{error}");
}

async fn trash_frees_the_path_and_restore_never_publishes(paper: &TestNewsroom) {
    let n = &paper.newsroom;
    let editor = paper.person(Role::Editor, None).await;
    let story = Story { path: "/2019/05/talks/".parse().unwrap(), ..paper.story("talks", "Talks", "words", DAY) };
    let id = &story.id;
    paper.put(std::slice::from_ref(&story)).await;
    let base = paper.try_as(&editor, async |edit| edit.trash(id, RevisionNumber(1), "").await).await.unwrap();
    assert_eq!(n.story_by_path(&story.path).await.unwrap(), None);
    let other = Story { path: story.path.clone(), ..paper.draft("other", "x") };
    paper.put(std::slice::from_ref(&other)).await;
    let error = paper.try_as(&editor, async |edit| edit.restore(id, base).await).await.unwrap_err();
    assert!(matches!(&error, Error::Conflict { what: "story path", value } if value == "/2019/05/talks/"), "{error}");
    assert_eq!(state(paper, &story).await, StoryState::Trash);
    paper.put(&[Story { path: "/elsewhere/".parse().unwrap(), ..other }]).await;
    paper.try_as(&editor, async |edit| edit.restore(id, base).await).await.unwrap();
    let restored = n.story_by_path(&story.path).await.unwrap().unwrap();
    assert_eq!((restored.state, restored.published_at), (StoryState::Draft, None));
    // readers knew it, and nobody knew the path that it had in between
    assert_eq!((n.redirect("/2019/05/talks/").await.unwrap(), n.redirect(&format!("/trash/{id}/")).await.unwrap()), (None, None));
    // words that were not published yet are no reason to stay in the trash
    let seen = paper.story("seen", "Seen", "words", DAY);
    paper.put(std::slice::from_ref(&seen)).await;
    let version = write(paper, &editor, &seen, insert(HEADLINE, "Not ")).await;
    let base = paper.try_as(&editor, async |edit| edit.trash(&seen.id, Base::Draft(version), "").await).await.unwrap();
    paper.try_as(&editor, async |edit| edit.restore(&seen.id, base).await).await.unwrap();
    assert_eq!(state(paper, &seen).await, StoryState::Draft);
    assert_eq!(n.draft_status(&seen.id).await.unwrap().unwrap().version, version, "with its words");
    // a page with pages below it stays
    let above = Story { kind: StoryKind::Page, ..paper.draft("above", "x") };
    let below = Story { kind: StoryKind::Page, parent: Some(above.id.clone()), ..paper.draft("below", "x") };
    paper.put(&[above.clone(), below]).await;
    let error = paper.try_as(&editor, async |edit| edit.trash(&above.id, RevisionNumber(1), "").await).await.unwrap_err();
    assert!(matches!(error, Error::Conflict { what: "page above", .. }), "{error}");
    assert_eq!(state(paper, &above).await, StoryState::Draft);
    let set_aside = paper.try_as(&editor, async |edit| edit.archive(&above.id, RevisionNumber(1), "").await).await.unwrap();
    paper.try_as(&editor, async |edit| edit.restore(&above.id, set_aside).await).await.unwrap();
    assert_eq!(n.story_by_id(&above.id).await.unwrap().unwrap().path, above.path);
}

async fn the_trash_is_emptied_after_30_days(paper: &TestNewsroom) {
    let n = &paper.newsroom;
    let editor = paper.person(Role::Editor, None).await;
    let (story, stays) = (paper.draft("gone", "glaciers"), paper.draft("stays", "glaciers"));
    paper.put(&[story.clone(), stays.clone()]).await;
    paper.edit(async |edit| edit.put_comment(&paper.comment(&story)).await.unwrap()).await;
    paper.try_as(&editor, async |edit| edit.trash(&story.id, RevisionNumber(1), "").await).await.unwrap();
    paper.clock.advance(TRASH_DAYS * DAY - 1);
    assert!(n.empty_trash().await.unwrap().is_empty());
    paper.clock.advance(1);
    assert_eq!(n.empty_trash().await.unwrap(), std::slice::from_ref(&story.id));
    assert_eq!(n.story_by_id(&story.id).await.unwrap(), None);
    assert!(n.comments(&story.id).await.unwrap().is_empty());
    let log = n.audit_log(&AuditQuery { target: Some(story.id.to_string()), limit: 1, ..AuditQuery::default() }).await.unwrap().entries;
    assert_eq!((&log[0].actor, log[0].act, log[0].target_name.as_str()), (&AuditActor::System, AuditAct::StoryDelete, "gone"));
    assert_eq!(state(paper, &stays).await, StoryState::Draft);
    let query = newsroom::WorklistQuery { words: "glaciers".to_owned(), limit: 10, ..Default::default() };
    assert_eq!(n.worklist(&Authority::command_line(), &query).await.unwrap().rows.len(), 1);
}

async fn a_decision_names_the_revision_it_was_made_on(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "words");
    paper.put(std::slice::from_ref(&story)).await;
    paper.put(&[Story { document: crate::support::paragraph("other words"), ..story.clone() }]).await;
    let error = paper.try_as(&editor, async |edit| edit.publish(&story.id, RevisionNumber(1)).await).await.unwrap_err();
    assert!(matches!(error, Error::EditConflict { revision: RevisionNumber(2), saved_by: None, .. }), "{error}");
    assert_eq!(state(paper, &story).await, StoryState::Draft);
}

async fn a_failed_change_changes_nothing(paper: &TestNewsroom) {
    let (editor, story) = (paper.person(Role::Editor, None).await, paper.draft("talks", "words"));
    paper.put(std::slice::from_ref(&story)).await;
    let outbox = paper.newsroom.outbox_newest().await.unwrap();
    {
        let mut edit = paper.newsroom.edit(&editor).await.unwrap();
        edit.publish(&story.id, RevisionNumber(1)).await.unwrap();
    }
    assert_eq!(state(paper, &story).await, StoryState::Draft);
    assert_eq!(paper.newsroom.shelf_count(Shelf::All).await.unwrap(), 0);
    assert_eq!(paper.newsroom.revisions(&story.id).await.unwrap().len(), 1);
    assert_eq!(paper.newsroom.outbox_newest().await.unwrap(), outbox);
    let about = AuditQuery { target: Some(story.id.to_string()), limit: 9, ..AuditQuery::default() };
    assert!(paper.newsroom.audit_log(&about).await.unwrap().entries.is_empty());
}

async fn a_story_that_cannot_be_read_holds_up_no_other(paper: &TestNewsroom) {
    let n = &paper.newsroom;
    let at = Some(Timestamp::from_millis(NOW + 5_000));
    let due = |slug: &str| Story { state: StoryState::Scheduled, published_at: at, ..paper.draft(slug, "glaciers") };
    let stories: Vec<Story> = (0..20).map(|number| due(&format!("due-{number}"))).collect();
    paper.put(&stories).await;
    paper.execute("UPDATE story SET data = 'broken' WHERE path IN ('/due-3/', '/due-8/', '/due-15/')").await;
    paper.clock.advance(5_000);
    assert_eq!(n.go_live().await.unwrap().len(), 17);
    assert_eq!((n.shelf_count(Shelf::All).await.unwrap(), found(paper, "glaciers").await), (17, 17));
    // they are named once, and not tried again each second
    assert_eq!((n.next_due().await.unwrap(), n.go_live().await.unwrap()), (None, vec![]));
    let log = AuditQuery { act: Some(AuditAct::StoryDueFailed), limit: 9, ..AuditQuery::default() };
    let named: Vec<_> = n.audit_log(&log).await.unwrap().entries.into_iter().map(|entry| entry.target_id.unwrap()).collect();
    for number in [3, 8, 15] {
        assert!(named.len() == 3 && named.contains(&stories[number].id.to_string()), "{named:?}");
    }
}
