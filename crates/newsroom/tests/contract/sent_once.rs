//! What devices send again: a letter is mailed once, what was shared becomes one draft, a line of breaking news rings once.

use domain::*;
use newsroom::comments::{LetterTurn, SentFrom};
use newsroom::{Authority, Error};

use crate::support::{DAY, TestNewsroom};

crate::contract!(
    a_letter_is_mailed_once_for_each_key,
    what_was_shared_becomes_one_draft_for_each_person,
    a_line_rings_once_and_stays_itself
);

async fn letter(paper: &TestNewsroom, key: Option<&str>, network: &str) -> LetterTurn {
    let email = Email::parse("ada@example.org").unwrap();
    let from = SentFrom { network: network.to_owned(), trap: false, seconds: None };
    paper.newsroom.begin_letter("Your map of the river is wrong", &email, &from, key).await.unwrap()
}

async fn a_letter_is_mailed_once_for_each_key(paper: &TestNewsroom) {
    let LetterTurn::Mail(id, score) = letter(paper, Some("k"), "n").await else { panic!("the first is mailed") };
    assert_eq!(letter(paper, Some("k"), "n").await, LetterTurn::Held, "two tabs at once");
    // the mail server refused it: it is tried again under the same identity, and is no repetition of itself
    paper.newsroom.end_letter(&id, false).await.unwrap();
    assert_eq!(letter(paper, Some("k"), "n").await, LetterTurn::Mail(id.clone(), score.clone()));
    // the server was killed while it mailed
    paper.clock.advance(61_000);
    assert_eq!(letter(paper, Some("k"), "n").await, LetterTurn::Mail(id.clone(), score));
    paper.newsroom.end_letter(&id, true).await.unwrap();
    assert_eq!(letter(paper, Some("k"), "n").await, LetterTurn::Mailed(id.clone()));
    assert!(matches!(letter(paper, Some("other"), "n").await, LetterTurn::Mail(other, _) if other != id));
    assert!(matches!(letter(paper, None, "n").await, LetterTurn::Mail(..)), "without a key each is one");
    // the key outlives the traces of the sender
    paper.clock.advance(2 * DAY);
    paper.newsroom.prune_comments().await.unwrap();
    assert_eq!(letter(paper, Some("k"), "n").await, LetterTurn::Mailed(id));
    paper.clock.advance(31 * DAY);
    paper.newsroom.prune_comments().await.unwrap();
    assert!(matches!(letter(paper, Some("k"), "n").await, LetterTurn::Mail(..)));
}

async fn what_was_shared_becomes_one_draft_for_each_person(paper: &TestNewsroom) {
    let (zara, omar) = (paper.person(Role::Contributor, None).await, paper.person(Role::Contributor, None).await);
    let share = async |who: &Authority| {
        let story = paper.draft(&format!("shared-{}", paper.id()), "Seen from the bank.");
        let mut edit = paper.newsroom.edit(who).await.unwrap();
        let is_first = edit.claim_shared(&story.id, "k").await.unwrap();
        if is_first {
            edit.put_story(&story, RevisionNumber::NEW, "begun").await.unwrap();
            edit.commit().await.unwrap();
        }
        (is_first, story.id)
    };
    let (first, id) = share(&zara).await;
    assert!(first && !share(&zara).await.0);
    assert_eq!(paper.newsroom.shared_story(&zara, "k").await.unwrap(), Some(id));
    assert_eq!(paper.newsroom.shared_story(&omar, "k").await.unwrap(), None);
    assert!(share(&omar).await.0);
    paper.clock.advance(31 * DAY);
    paper.newsroom.prune_drafts().await.unwrap();
    assert_eq!(paper.newsroom.shared_story(&zara, "k").await.unwrap(), None);
}

async fn a_line_rings_once_and_stays_itself(paper: &TestNewsroom) {
    let until = paper.newsroom.now().plus_millis(DAY);
    let link = document::Href::parse("https://un.example/").unwrap();
    let (mut first, mut second) = (String::new(), String::new());
    paper.edit(async |edit| first = edit.put_breaking("Agreement signed", Some(&link), until).await.unwrap()).await;
    let line = paper.newsroom.breaking().await.unwrap().unwrap();
    let text = AlertText::parse("Agreement signed", "").unwrap();
    paper.edit(async |edit| edit.send_breaking_alert(&line, &text, "/").await.unwrap()).await;
    // the same form again: the same line, longer, and no second alert
    paper.edit(async |edit| second = edit.put_breaking("Agreement signed", Some(&link), until.plus_millis(DAY)).await.unwrap()).await;
    assert_eq!(first, second);
    assert_eq!(paper.newsroom.breaking().await.unwrap().unwrap().until, until.plus_millis(DAY));
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    assert!(matches!(edit.send_breaking_alert(&line, &text, "/").await, Err(Error::Conflict { .. })));
    drop(edit);
    assert_eq!(paper.newsroom.begin_due_alerts().await.unwrap(), 1);
    assert!(paper.newsroom.alert_of_breaking(&first).await.unwrap().unwrap().begun_at.is_some());
    // another line is another one, and needs the right to arrange the paper
    paper.edit(async |edit| second = edit.put_breaking("Agreement broken", None, until).await.unwrap()).await;
    assert_ne!(first, second);
    let writer = paper.person(Role::Contributor, None).await;
    let refused = paper.try_as(&writer, async |edit| edit.send_breaking_alert(&line, &text, "/").await).await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
}
