//! Opening, pushing, and what a push gets that came too late.

use domain::Role;
use newsroom::{Error, Pushed, StepsSince};
use serde_json::json;

use super::{HEADLINE, doc, insert, push, step, text_of, write};
use crate::support::{DAY, TestNewsroom};

crate::contract!(
    a_draft_begins_as_its_story,
    steps_have_one_order,
    a_lost_response_is_found_again,
    bad_steps_change_nothing,
    steps_leave_the_log_after_a_month,
);

async fn a_draft_begins_as_its_story(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water is scarce");
    paper.put(std::slice::from_ref(&story)).await;
    let opened = paper.newsroom.open_draft(&editor, &story.id).await.unwrap();
    assert_eq!((opened.version, opened.saved), (0, 0));
    let json = doc(paper, &editor, &story).await;
    assert_eq!(json["content"][0]["content"][0]["text"], "talks");
    assert_eq!(json["content"][3]["content"][0]["content"][0]["text"], "Water is scarce");
    assert_eq!(paper.newsroom.open_draft(&editor, &story.id).await.unwrap(), opened, "opening changes nothing");
    let untitled = paper.newsroom.revisions(&story.id).await.unwrap().len();
    assert_eq!(untitled, 1, "nor does it add a revision");
}

async fn steps_have_one_order(paper: &TestNewsroom) {
    let (one, other) = (paper.person(Role::Editor, None).await, paper.person(Role::Editor, None).await);
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    let at = text_of(&story);
    let n = &paper.newsroom;
    let stored = n.push_steps(&one, &story.id, 0, "tab-1", &[insert(at, "A"), insert(at, "B")]).await.unwrap();
    let Pushed::Stored { version: 2, steps } = &stored else { panic!("{stored:?}") };
    assert_eq!(steps.iter().map(|step| (step.version, step.client.as_str())).collect::<Vec<_>>(), [(1, "tab-1"), (2, "tab-1")]);
    assert_eq!(steps[0].user.as_ref(), Some(&one.person().unwrap().user));
    let late = n.push_steps(&other, &story.id, 1, "tab-2", &[insert(at, "C")]).await.unwrap();
    let Pushed::Behind { version: 2, steps: missed } = &late else { panic!("{late:?}") };
    assert_eq!(missed[..], steps[1..]);
    assert_eq!(n.draft_steps(&story.id, 0).await.unwrap(), Some(StepsSince::Steps { version: 2, steps: steps.clone() }));
    assert_eq!(doc(paper, &one, &story).await["content"][3]["content"][0]["content"][0]["text"], "BAWater");
    for never in [-1, 3, i64::MAX] {
        assert_eq!(n.draft_steps(&story.id, never).await.unwrap(), Some(StepsSince::Reload), "{never}");
        assert_eq!(push(paper, &one, &story, never, &[insert(at, "D")]).await.unwrap(), Pushed::Reload, "{never}");
    }
}

async fn a_lost_response_is_found_again(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    let steps = [insert(HEADLINE, "A")];
    push(paper, &editor, &story, 0, &steps).await.unwrap();
    // sent again, because no response came
    let again = push(paper, &editor, &story, 0, &steps).await.unwrap();
    let Pushed::Behind { version: 1, steps: found } = again else { panic!("{again:?}") };
    assert_eq!((found.len(), found[0].client.as_str(), found[0].version), (1, "tab", 1));
    assert_eq!(serde_json::from_str::<serde_json::Value>(&found[0].json).unwrap(), serde_json::to_value(&steps[0]).unwrap());
}

async fn bad_steps_change_nothing(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    let before = paper.newsroom.open_draft(&editor, &story.id).await.unwrap();
    let heading = json!({ "stepType": "replace", "from": 0, "to": 0, "slice": { "content": [{ "type": "paragraph" }] } });
    for steps in [
        vec![insert(90_000, "x")],
        vec![insert(HEADLINE, "fine"), insert(90_000, "x")],
        vec![step(heading)],
        vec![super::set("owner", json!("me"))],
        vec![super::set("pinned", json!("yes"))],
        vec![insert(HEADLINE, "x"); 501],
    ] {
        let error = push(paper, &editor, &story, 0, &steps).await.unwrap_err();
        assert!(matches!(error, Error::StepsRefused { .. }), "{error}");
    }
    for client in ["", "server", "a b", "\u{0}", &"x".repeat(65), "سلام"] {
        let error = paper.newsroom.push_steps(&editor, &story.id, 0, client, &[insert(HEADLINE, "x")]).await.unwrap_err();
        assert!(matches!(error, Error::Parse(_)), "{client:?}: {error}");
    }
    assert_eq!(paper.newsroom.open_draft(&editor, &story.id).await.unwrap(), before);
    assert_eq!(paper.newsroom.unsaved_drafts().await.unwrap(), []);
}

async fn steps_leave_the_log_after_a_month(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    let many: Vec<_> = (0..210).map(|_| insert(HEADLINE, "x")).collect();
    push(paper, &editor, &story, 0, &many).await.unwrap();
    write(paper, &editor, &story, insert(HEADLINE, "y")).await;
    let before = doc(paper, &editor, &story).await;
    assert_eq!(paper.newsroom.prune_drafts().await.unwrap(), 0);
    paper.clock.advance(31 * DAY);
    assert_eq!(paper.newsroom.prune_drafts().await.unwrap(), 210, "the step after the snapshot stays");
    let editor = paper.person(Role::Editor, None).await;
    assert_eq!(doc(paper, &editor, &story).await, before);
    assert_eq!(paper.newsroom.draft_steps(&story.id, 209).await.unwrap(), Some(StepsSince::Reload));
    assert!(matches!(paper.newsroom.draft_steps(&story.id, 210).await.unwrap(), Some(StepsSince::Steps { steps, .. }) if steps.len() == 1));
    assert_eq!(push(paper, &editor, &story, 5, &[insert(HEADLINE, "z")]).await.unwrap(), Pushed::Reload);
}
