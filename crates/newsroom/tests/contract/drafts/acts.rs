//! Acts take the draft over, and name the version that the person saw.

use domain::{AuditAct, RevisionNumber, Role, StoryState, Timestamp};
use newsroom::people::AuditQuery;
use newsroom::{Base, ChangeKind, Error, backup::check};
use serde_json::json;

use super::{HEADLINE, insert, row, set, write};
use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    publishing_takes_what_was_written,
    a_decision_on_an_older_version_is_a_conflict,
    what_cannot_be_published_is_listed,
    changes_of_a_published_story_are_published_apart,
    killing_leaves_unseen_changes_alone,
    trash_and_restore_keep_the_draft,
);

async fn publishing_takes_what_was_written(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    let version = write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    paper.try_as(&editor, async |edit| edit.send_for_review(&story.id, Base::Draft(version), "").await).await.unwrap();
    assert_eq!(row(paper, &story).await.headline.as_str(), "New talks");
    let version = write(paper, &editor, &story, insert(HEADLINE, "Very ")).await;
    let at = Timestamp::from_millis(NOW + DAY);
    paper.try_as(&editor, async |edit| edit.schedule(&story.id, Base::Draft(version), at).await).await.unwrap();
    let version = write(paper, &editor, &story, insert(HEADLINE, "A ")).await;
    paper.try_as(&editor, async |edit| edit.publish(&story.id, Base::Draft(version)).await).await.unwrap();
    let now = row(paper, &story).await;
    assert_eq!((now.headline.as_str(), now.state), ("A Very New talks", StoryState::Published));
    let headlines: Vec<String> =
        paper.newsroom.revisions(&story.id).await.unwrap().into_iter().map(|one| one.snapshot.headline.to_string()).collect();
    assert_eq!(headlines, ["A Very New talks", "Very New talks", "New talks", "talks"]);
    let opened = paper.newsroom.open_draft(&editor, &story.id).await.unwrap();
    assert_eq!((opened.version, opened.saved), (3, 3), "no steps of the program");
}

async fn a_decision_on_an_older_version_is_a_conflict(paper: &TestNewsroom) {
    let (editor, writer) = (paper.person(Role::Editor, None).await, paper.person(Role::Editor, None).await);
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    let seen = write(paper, &editor, &story, insert(HEADLINE, "x")).await;
    paper.clock.advance(500);
    write(paper, &writer, &story, insert(HEADLINE, "y")).await;
    for base in [Base::Draft(seen), Base::Draft(9), Base::Revision(RevisionNumber(1))] {
        let error = paper.try_as(&editor, async |edit| edit.publish(&story.id, base).await).await.unwrap_err();
        let Error::DraftConflict { version, changed_by, changed_at } = error else { panic!("{base:?}: {error}") };
        assert_eq!((version, changed_by.as_ref()), (2, Some(&writer.person().unwrap().user)));
        assert_eq!(changed_at, Timestamp::from_millis(NOW + 500));
    }
    let error = paper.try_as(&editor, async |edit| edit.put_story(&story, RevisionNumber(1), "").await).await;
    assert!(matches!(error, Ok(RevisionNumber(1))), "saving what is stored changes nothing");
    let form = domain::Story { headline: domain::Headline::parse("By form").unwrap(), ..story.clone() };
    let error = paper.try_as(&editor, async |edit| edit.put_story(&form, RevisionNumber(1), "").await).await.unwrap_err();
    assert!(matches!(error, Error::DraftConflict { version: 2, .. }), "{error}");
    assert_eq!(row(paper, &story).await, story, "nothing was done");
}

async fn what_cannot_be_published_is_listed(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let (other, story) = (paper.draft("taken", "x"), paper.draft("talks", "Water"));
    paper.put(&[other, story.clone()]).await;
    write(paper, &editor, &story, set("slug", json!("taken"))).await;
    let version = write(paper, &editor, &story, set("tags", json!([paper.id()]))).await;
    // also when the row has followed as far as it could
    for followed in [false, true] {
        if followed {
            paper.newsroom.follow_draft(&story.id).await.unwrap();
        }
        let error = paper.try_as(&editor, async |edit| edit.publish(&story.id, Base::Draft(version)).await).await.unwrap_err();
        let Error::DraftProblems { problems } = error else { panic!("{error}") };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["tags", "slug"]);
    }
    assert_eq!(row(paper, &story).await.state, StoryState::Draft);
    paper.try_as(&editor, async |edit| edit.send_for_review(&story.id, Base::Draft(version), "").await).await.unwrap();
}

async fn changes_of_a_published_story_are_published_apart(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.story("talks", "Talks", "Water", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    let n = &paper.newsroom;
    let kinds = [(ChangeKind::Minor, "", 0), (ChangeKind::Update, "New figures", DAY), (ChangeKind::Correction, "It was Monday", DAY)];
    for (at, (kind, note, moved)) in kinds.into_iter().enumerate() {
        let version = write(paper, &editor, &story, insert(HEADLINE, &format!("{at}"))).await;
        assert!(!row(paper, &story).await.headline.as_str().starts_with(&format!("{at}")), "{kind:?}: readers do not see it yet");
        let before = n.outbox_newest().await.unwrap();
        paper.try_as(&editor, async |edit| edit.publish_changes(&story.id, Base::Draft(version), kind, note).await).await.unwrap();
        let now = row(paper, &story).await;
        assert!(now.headline.as_str().starts_with(&format!("{at}")), "{kind:?}");
        assert_eq!((now.state, now.published_at), (StoryState::Published, story.published_at));
        assert_eq!(now.updated_at.millis() - story.updated_at.millis(), moved, "{kind:?}");
        assert!(n.outbox_newest().await.unwrap() > before, "pages are invalidated");
    }
    let error = paper
        .try_as(&editor, async |edit| edit.publish_changes(&story.id, Base::Draft(3), ChangeKind::Correction, " ").await)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("tell readers"), "{error}");
    assert_eq!(check(&paper.url).await.unwrap().rows["correction"], 1);
    let log = n.audit_log(&AuditQuery { target: Some(story.id.to_string()), limit: 5, ..AuditQuery::default() }).await.unwrap().entries;
    assert!(log.iter().filter(|entry| entry.act == AuditAct::StoryPublishChanges).count() == 3);
    let reasons: Vec<String> = n.revisions(&story.id).await.unwrap().into_iter().map(|one| one.reason).collect();
    assert_eq!(reasons[..3], ["publish_changes: It was Monday", "publish_changes: New figures", "publish_changes"]);
}

async fn killing_leaves_unseen_changes_alone(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.story("talks", "Talks", "Water", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    let version = write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    paper.try_as(&editor, async |edit| edit.kill(&story.id, Base::Draft(version), "Made up").await).await.unwrap();
    let killed = row(paper, &story).await;
    assert_eq!((killed.state, killed.headline.as_str()), (StoryState::Killed, "Talks"));
    let opened = paper.newsroom.open_draft(&editor, &story.id).await.unwrap();
    assert_eq!((opened.version, opened.saved), (1, 0));
    paper.newsroom.follow_draft(&story.id).await.unwrap();
    assert_eq!(row(paper, &story).await.headline.as_str(), "New Talks", "readers do not see it any more");
}

async fn trash_and_restore_keep_the_draft(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    let version = write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    paper.try_as(&editor, async |edit| edit.trash(&story.id, Base::Draft(version), "").await).await.unwrap();
    let trashed = row(paper, &story).await;
    assert!(trashed.headline.as_str() == "New talks" && trashed.path.as_str().starts_with("/trash/"), "{}", trashed.path);
    paper.newsroom.follow_draft(&story.id).await.unwrap();
    assert_eq!(row(paper, &story).await.path, trashed.path);
    let error = super::push(paper, &editor, &story, version, &[insert(HEADLINE, "x")]).await.unwrap_err();
    assert!(matches!(error, Error::StoryRefused { .. }), "{error}");
    paper.try_as(&editor, async |edit| edit.restore(&story.id, Base::Draft(version)).await).await.unwrap();
    assert_eq!(row(paper, &story).await.state, StoryState::Draft);
    write(paper, &editor, &story, insert(HEADLINE, "Brand ")).await;
    paper.newsroom.follow_draft(&story.id).await.unwrap();
    assert_eq!(row(paper, &story).await.headline.as_str(), "Brand New talks");
    // deleted for good, with everything of the draft
    paper
        .try_as(&editor, async |edit| {
            let note = newsroom::NewTrayNote { text: "lost".to_owned(), ..Default::default() };
            edit.put_in_tray(&story.id, &note).await?;
            edit.trash(&story.id, Base::Draft(2), "").await
        })
        .await
        .unwrap();
    paper.clock.advance(31 * DAY);
    assert_eq!(paper.newsroom.empty_trash().await.unwrap(), [story.id]);
    let rows = check(&paper.url).await.unwrap().rows;
    assert_eq!(["draft", "draft_step", "draft_tray"].map(|table| rows[table]), [0, 0, 0]);
}
