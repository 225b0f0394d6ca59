//! Who may push, and which fields they may change.

use domain::{Capability, Role, Story};
use newsroom::{Error, StepsRefusal, people::Refusal};
use serde_json::json;

use super::{HEADLINE, insert, push, set, write};
use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(only_those_who_may_write_push, fields_of_publication_need_its_right, nobody_moves_a_story_out_of_their_reach);

async fn only_those_who_may_write_push(paper: &TestNewsroom) {
    let (world, sport) = (paper.section("world", None), paper.section("sport", None));
    paper
        .edit(async |edit| {
            edit.put_section(&world).await.unwrap();
            edit.put_section(&sport).await.unwrap();
        })
        .await;
    let contributor = paper.person(Role::Contributor, None).await;
    let limited = paper.person(Role::Editor, Some(&[&world])).await;
    let place = |story: Story| Story { primary_section: Some(sport.id.clone()), sections: vec![sport.id.clone()], ..story };
    let (published, draft) = (place(paper.story("live", "Live", "x", DAY)), place(paper.draft("draft", "x")));
    paper.put(&[published.clone(), draft.clone()]).await;
    let steps = [insert(HEADLINE, "x")];
    let n = &paper.newsroom;
    let error = push(paper, &contributor, &published, 0, &steps).await.unwrap_err();
    assert!(matches!(error, Error::Forbidden { capability: Capability::EditAny }), "{error}");
    let error = push(paper, &limited, &published, 0, &steps).await.unwrap_err();
    assert!(matches!(error, Error::StoryRefused { .. }), "{error}");
    for who in [&contributor, &limited] {
        assert!(matches!(push(paper, who, &draft, 0, &steps).await, Err(Error::NotFound { .. })));
        assert!(matches!(n.open_draft(who, &draft.id).await, Err(Error::NotFound { .. })));
        n.open_draft(who, &published.id).await.unwrap_err();
        let note = newsroom::NewTrayNote { text: "x".to_owned(), ..Default::default() };
        paper.try_as(who, async |edit| edit.put_in_tray(&draft.id, &note).await).await.unwrap_err();
    }
    let editor = paper.person(Role::Editor, None).await;
    write(paper, &editor, &draft, insert(HEADLINE, "x")).await;
    let shell = newsroom::Authority::command_line();
    let mut people = n.manage_people(&shell, &newsroom::people::Origin::default()).await.unwrap();
    people.deactivate(&editor.person().unwrap().user).await.unwrap();
    people.commit().await.unwrap();
    let error = push(paper, &editor, &draft, 1, &steps).await.unwrap_err();
    assert!(matches!(error, Error::Refused(Refusal::SessionEnded)), "{error}");
    assert_eq!(n.draft_status(&draft.id).await.unwrap().unwrap().version, 1);
}

async fn fields_of_publication_need_its_right(paper: &TestNewsroom) {
    let (contributor, author) = (paper.person(Role::Contributor, None).await, paper.person(Role::Author, None).await);
    for (at, who) in [&contributor, &author].into_iter().enumerate() {
        let story = paper.draft(&format!("own-{at}"), "x");
        paper.try_as(who, async |edit| edit.put_story(&story, domain::RevisionNumber::NEW, "").await).await.unwrap();
        let pushed = push(paper, who, &story, 0, &[set("embargoUntil", json!(NOW + DAY))]).await;
        assert_eq!(pushed.is_ok(), at == 1, "{pushed:?}");
        let error = push(paper, who, &story, at as i64, &[insert(HEADLINE, "x"), set("pinned", json!(true))]).await.unwrap_err();
        assert!(matches!(error, Error::StepsRefused { reason: StepsRefusal::Field, .. }), "{error}");
        write(paper, who, &story, set("commentsOpen", json!(false))).await;
        write(paper, who, &story, insert(HEADLINE, "y")).await;
    }
}

async fn nobody_moves_a_story_out_of_their_reach(paper: &TestNewsroom) {
    let (world, sport) = (paper.section("world", None), paper.section("sport", None));
    paper
        .edit(async |edit| {
            edit.put_section(&world).await.unwrap();
            edit.put_section(&sport).await.unwrap();
        })
        .await;
    let limited = paper.person(Role::Editor, Some(&[&world])).await;
    let story = Story { primary_section: Some(world.id.clone()), sections: vec![world.id.clone()], ..paper.draft("draft", "x") };
    paper.put(std::slice::from_ref(&story)).await;
    let moved = [set("sections", json!([sport.id])), set("section", json!(sport.id))];
    let error = push(paper, &limited, &story, 0, &moved).await.unwrap_err();
    assert!(matches!(&error, Error::StepsRefused { reason: StepsRefusal::Field, why } if why.contains("not be yours")), "{error}");
    write(paper, &limited, &story, insert(HEADLINE, "y")).await;
}
