//! A story that is changed by another way than its draft; the tray.

use domain::{Headline, Role, Story};
use newsroom::{NewTrayNote, Pushed, SERVER_CLIENT};

use super::{HEADLINE, doc, insert, push, row, write};
use crate::support::TestNewsroom;

crate::contract!(an_import_brings_the_draft_along, an_import_does_not_undo_what_is_being_written, words_without_a_place_stay_in_the_tray);

fn renamed(story: &Story, headline: &str) -> Story {
    Story { headline: Headline::parse(headline).unwrap(), ..story.clone() }
}

async fn an_import_brings_the_draft_along(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.story("talks", "Talks", "Water", 0);
    paper.put(std::slice::from_ref(&story)).await;
    paper.newsroom.open_draft(&editor, &story.id).await.unwrap();
    paper.put(&[renamed(&story, "Imported")]).await;
    // a tab that was open already
    let late = push(paper, &editor, &story, 0, &[insert(HEADLINE, "x")]).await.unwrap();
    let Pushed::Behind { version, steps } = late else { panic!("{late:?}") };
    assert!(version > 0 && steps.iter().all(|step| step.client == SERVER_CLIENT && step.user.is_none()), "{steps:?}");
    assert_eq!(doc(paper, &editor, &story).await["content"][0]["content"][0]["text"], "Imported");
    let opened = paper.newsroom.open_draft(&editor, &story.id).await.unwrap();
    assert_eq!((opened.version, opened.saved), (version, version));
    assert_eq!(row(paper, &story).await.headline.as_str(), "Imported");
}

async fn an_import_does_not_undo_what_is_being_written(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    write(paper, &editor, &story, insert(HEADLINE, "My ")).await;
    paper.put(&[renamed(&story, "Imported")]).await;
    assert_eq!(doc(paper, &editor, &story).await["content"][0]["content"][0]["text"], "My talks");
    paper.newsroom.follow_draft(&story.id).await.unwrap();
    assert_eq!(row(paper, &story).await.headline.as_str(), "My talks");
    let history: Vec<String> =
        paper.newsroom.revisions(&story.id).await.unwrap().into_iter().map(|one| one.snapshot.headline.to_string()).collect();
    assert_eq!(history, ["Imported", "talks"], "what was imported is in the history");
}

async fn words_without_a_place_stay_in_the_tray(paper: &TestNewsroom) {
    let editor = paper.person(Role::Editor, None).await;
    let story = paper.draft("talks", "Water");
    paper.put(std::slice::from_ref(&story)).await;
    let note = NewTrayNote { text: "Words \u{1f600}".to_owned(), why: "deleted".to_owned(), removed_by: "Zoya".to_owned() };
    let id = paper.try_as(&editor, async |edit| edit.put_in_tray(&story.id, &note).await).await.unwrap();
    let again = paper.try_as(&editor, async |edit| edit.put_in_tray(&story.id, &note).await).await.unwrap();
    assert_eq!(id, again, "sent twice after a lost response");
    let tray = paper.newsroom.open_draft(&editor, &story.id).await.unwrap().tray;
    assert_eq!((tray.len(), &tray[0].note, tray[0].user.as_ref()), (1, &note, Some(&editor.person().unwrap().user)));
    for bad in [
        NewTrayNote::default(),
        NewTrayNote { text: "x".repeat(200_001), ..NewTrayNote::default() },
        NewTrayNote { text: "x".to_owned(), why: "x".repeat(501), ..NewTrayNote::default() },
    ] {
        paper.try_as(&editor, async |edit| edit.put_in_tray(&story.id, &bad).await).await.unwrap_err();
    }
    for _ in 0..2 {
        paper.try_as(&editor, async |edit| edit.close_tray_note(&story.id, &id).await).await.unwrap();
    }
    assert_eq!(paper.newsroom.open_draft(&editor, &story.id).await.unwrap().tray, []);
    let other = paper.draft("other", "x");
    paper.put(std::slice::from_ref(&other)).await;
    paper.try_as(&editor, async |edit| edit.close_tray_note(&other.id, &id).await).await.unwrap_err();
}
