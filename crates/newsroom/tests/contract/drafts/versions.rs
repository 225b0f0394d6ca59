//! Versions: the present draft as one, and going back to an earlier one.

use domain::{RevisionNumber, Role, StoryState};
use newsroom::{Base, Error};
use serde_json::json;

use super::{HEADLINE, insert, row, set, write};
use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    a_named_version_holds_the_draft_and_changes_nothing_for_readers,
    restoring_brings_text_and_fields_back_by_steps,
    restoring_is_refused_when_somebody_has_written,
    fields_that_one_may_not_change_stay,
);

async fn a_named_version_holds_the_draft_and_changes_nothing_for_readers(paper: &TestNewsroom) {
    let (editor, n) = (paper.person(Role::Editor, None).await, &paper.newsroom);
    let story = paper.story("talks", "Talks", "Water", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    let number = paper.try_as(&editor, async |edit| edit.name_version(&story.id, Some(1), " For the lawyer ").await).await.unwrap();
    assert_eq!((row(paper, &story).await, number), (story.clone(), RevisionNumber(2)), "readers see what they saw");
    let versions = n.versions(&story.id).await.unwrap();
    assert_eq!((versions[0].number, versions[0].reason.as_str()), (number, "For the lawyer"));
    assert_eq!(versions[0].saved_by.as_ref(), Some(&editor.person().unwrap().user));
    let named = n.revision(&story.id, number).await.unwrap().unwrap();
    assert_eq!((named.snapshot.headline.as_str(), named.snapshot.state), ("New Talks", StoryState::Published));
    // the next act still takes the draft over, and its revision follows
    let revision = paper
        .try_as(&editor, async |edit| edit.publish_changes(&story.id, Base::Draft(1), newsroom::ChangeKind::Minor, "").await)
        .await
        .unwrap();
    assert_eq!((revision, row(paper, &story).await.headline.as_str()), (RevisionNumber(3), "New Talks"));
    for (seen, name) in [(None, " "), (None, &*"x".repeat(201)), (Some(0), "Late")] {
        assert!(paper.try_as(&editor, async |edit| edit.name_version(&story.id, seen, name).await).await.is_err(), "{name}");
    }
    let author = paper.person(Role::Contributor, None).await;
    let refused = paper.try_as(&author, async |edit| edit.name_version(&story.id, None, "Mine").await).await.unwrap_err();
    assert!(matches!(refused, Error::Forbidden { .. } | Error::StoryRefused { .. }), "{refused}");
}

async fn restoring_brings_text_and_fields_back_by_steps(paper: &TestNewsroom) {
    let (editor, n) = (paper.person(Role::Editor, None).await, &paper.newsroom);
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    write(paper, &editor, &story, insert(HEADLINE, "New ")).await;
    let version = write(paper, &editor, &story, set("seoTitle", json!("Searched"))).await;
    let after = paper.try_as(&editor, async |edit| edit.restore_version(&story.id, RevisionNumber(1), version).await).await.unwrap();
    assert!(after > version, "by steps that everybody gets");
    let drafted = n.drafted_story(&story.id).await.unwrap().unwrap();
    assert_eq!((drafted.version, drafted.story.headline.as_str()), (after, "talks"));
    assert_eq!((drafted.story.overrides.seo_title.as_str(), &drafted.story.document), ("", &story.document));
    let versions = n.versions(&story.id).await.unwrap();
    assert_eq!((versions.len(), versions[0].reason.as_str()), (2, "before version 1 was restored"));
    let earlier = n.revision(&story.id, versions[0].number).await.unwrap().unwrap().snapshot;
    assert_eq!((earlier.headline.as_str(), earlier.overrides.seo_title.as_str()), ("New talks", "Searched"), "nothing is lost");
    assert_eq!(earlier.state, StoryState::Draft, "nothing is published");
    // and forth again
    let again = paper.try_as(&editor, async |edit| edit.restore_version(&story.id, versions[0].number, after).await).await.unwrap();
    assert_eq!(n.drafted_story(&story.id).await.unwrap().unwrap().story.headline.as_str(), "New talks");
    n.clone().follow_draft(&story.id).await.unwrap();
    assert_eq!(row(paper, &story).await.headline.as_str(), "New talks");
    let same = paper.try_as(&editor, async |edit| edit.restore_version(&story.id, versions[0].number, again).await).await.unwrap();
    assert_eq!((same, n.versions(&story.id).await.unwrap().len()), (again, 3), "what is there already is not restored");
}

async fn restoring_is_refused_when_somebody_has_written(paper: &TestNewsroom) {
    let (editor, writer) = (paper.person(Role::Editor, None).await, paper.person(Role::Editor, None).await);
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    let seen = write(paper, &editor, &story, insert(HEADLINE, "x")).await;
    write(paper, &writer, &story, insert(HEADLINE, "y")).await;
    let restore = async |number, seen| {
        paper.try_as(&editor, async |edit| edit.restore_version(&story.id, RevisionNumber(number), seen).await).await.unwrap_err()
    };
    let error = restore(1, seen).await;
    let Error::DraftConflict { version: 2, changed_by, .. } = error else { panic!("{error}") };
    assert_eq!(changed_by.as_ref(), Some(&writer.person().unwrap().user));
    assert!(matches!(restore(7, 2).await, Error::NotFound { what: "version" }));
    assert_eq!(paper.newsroom.versions(&story.id).await.unwrap().len(), 1, "nothing was done");
}

async fn fields_that_one_may_not_change_stay(paper: &TestNewsroom) {
    let (editor, n) = (paper.person(Role::Editor, None).await, &paper.newsroom);
    let contributor = paper.person(Role::Contributor, None).await;
    let story = paper.draft("talks", "Water");
    paper.try_as(&contributor, async |edit| edit.put_story(&story, RevisionNumber::NEW, "").await).await.unwrap();
    let version = write(paper, &editor, &story, set("embargoUntil", json!(NOW + DAY))).await;
    let version = write(paper, &contributor, &story, insert(HEADLINE, "New ")).await.max(version);
    paper.try_as(&contributor, async |edit| edit.restore_version(&story.id, RevisionNumber(1), version).await).await.unwrap();
    let drafted = n.drafted_story(&story.id).await.unwrap().unwrap().story;
    assert_eq!(drafted.headline.as_str(), "talks");
    assert!(drafted.embargo_until.is_some(), "an embargo needs the right to publish");
}
