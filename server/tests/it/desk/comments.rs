//! Moderators decide about comments at the desk: with forms alone, one by one or many at once, and back again.

use domain::{CommentId, CommentState, Role, SitePath};

use super::{
    newsdesk::person,
    staff::comment_on,
    visitor::{Seen, Visitor},
};
use crate::support::TestSite;

async fn state(paper: &TestSite, id: &str) -> CommentState {
    paper.newsroom.comment(&CommentId::parse(id).unwrap()).await.unwrap().unwrap().state
}

async fn comments(paper: &TestSite, number: usize) -> Vec<String> {
    let story = paper.newsroom.story_by_path(&SitePath::parse("/river-1/").unwrap()).await.unwrap().unwrap();
    let mut ids = Vec::new();
    for _ in 0..number {
        ids.push(comment_on(paper, &story.id).await);
    }
    ids
}

/// Follows the redirect after a form.
async fn go(editor: &mut Visitor<'_>, seen: Seen) -> Seen {
    assert_eq!(seen.status, 303, "{}", seen.html);
    editor.get(&seen.location).await
}

/// A comment of a queue as its form names it: with what is seen of it.
async fn seen_in(editor: &mut Visitor<'_>, queue: &str, id: &str) -> String {
    let html = editor.get(&format!("/desk/comments/?queue={queue}")).await.html;
    let (_, rest) = html.split_once(&format!("value=\"{id}:")).unwrap_or_else(|| panic!("{id} is not in {queue}: {html}"));
    format!("{id}:{}", rest.split('"').next().unwrap())
}

/// The value of a field in the page.
fn field<'a>(html: &'a str, name: &str) -> &'a str {
    html.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap()
}

#[tokio::test]
async fn one_decision_and_its_undo() {
    let paper = TestSite::start().await;
    let editor = person(&paper, "amina", Role::Editor, None).await;
    let mut amina = Visitor::signed_in(&paper, &editor).await;
    let empty = amina.get("/desk/comments/").await.html;
    assert!(empty.contains("Nothing waits.") && !empty.contains("class=\"count\""), "{empty}");
    let ids = comments(&paper, 2).await;
    let page = amina.get("/desk/comments/").await.html;
    for part in
        ["The river fell again.", "class=\"count\"", "data-key=\"a\"", "data-key=\"r\"", "River talks, day 1", "Choose the comment by Ada"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    let one = seen_in(&mut amina, "waiting", &ids[0]).await;
    let seen = amina.post("/desk/comments/act", &[("queue", "waiting"), ("one", &format!("approve {one}"))]).await;
    let page = go(&mut amina, seen).await.html;
    assert!(page.contains("Approved: 1") && state(&paper, &ids[0]).await == CommentState::Approved, "{page}");
    assert!(paper.get("/river-1/").await.text().await.unwrap().contains("The river fell again."));
    let undo = field(&page, "undo").to_owned();
    let seen = amina.post("/desk/comments/undo", &[("queue", "waiting"), ("undo", &undo)]).await;
    assert!(go(&mut amina, seen).await.html.contains("Undone."));
    assert_eq!(state(&paper, &ids[0]).await, CommentState::Waiting);
    assert!(!paper.get("/river-1/").await.text().await.unwrap().contains("The river fell again."));
    let seen = amina.post("/desk/comments/undo", &[("undo", &undo)]).await;
    assert!(go(&mut amina, seen).await.html.contains("too long ago"));
    for bad in ["/desk/comments/?queue=x", "/desk/comments/?after=x"] {
        assert_eq!(amina.get(bad).await.status, 400, "{bad}");
    }
    assert_eq!(amina.post("/desk/comments/act", &[("one", "fly x:1")]).await.status, 404);
    assert_eq!(amina.post("/desk/comments/act", &[("act", "fly"), ("id", &one)]).await.status, 400);
    assert_eq!(amina.post("/desk/comments/act", &[("act", "spam"), ("id", &ids[0])]).await.status, 400, "without what was seen");
}

#[tokio::test]
async fn many_at_once() {
    let paper = TestSite::start().await;
    let editor = person(&paper, "amina", Role::Editor, None).await;
    let mut amina = Visitor::signed_in(&paper, &editor).await;
    let ids = comments(&paper, 3).await;
    let (first, third) = (seen_in(&mut amina, "waiting", &ids[0]).await, seen_in(&mut amina, "waiting", &ids[2]).await);
    let chosen = |act| [("queue", "waiting"), ("act", act), ("id", first.as_str()), ("id", third.as_str())];
    let seen = amina.post("/desk/comments/act", &chosen("spam")).await;
    assert!(go(&mut amina, seen).await.html.contains("Marked as spam: 2"));
    assert_eq!(state(&paper, &ids[1]).await, CommentState::Waiting);
    let spam = amina.get("/desk/comments/?queue=spam").await.html;
    assert_eq!(spam.matches("The river fell again.").count(), 2);
    let none = amina.post("/desk/comments/act", &[("queue", "waiting"), ("act", "spam")]).await;
    assert!(none.status == 422 && none.html.contains("Choose comments first."), "{}", none.html);
}

/// Two moderators have the same list open; what one of them has decided is not overwritten by the other.
#[tokio::test]
async fn two_moderators_with_the_same_list() {
    let paper = TestSite::start().await;
    let (amina, bilal) = (person(&paper, "amina", Role::Editor, None).await, person(&paper, "bilal", Role::Editor, None).await);
    let (mut amina, mut bilal) = (Visitor::signed_in(&paper, &amina).await, Visitor::signed_in(&paper, &bilal).await);
    let ids = comments(&paper, 3).await;
    let mut chosen = Vec::new();
    for id in &ids {
        chosen.push(seen_in(&mut amina, "waiting", id).await);
    }
    let seen = bilal.post("/desk/comments/act", &[("queue", "waiting"), ("one", &format!("spam {}", chosen[0]))]).await;
    let theirs = go(&mut bilal, seen).await.html;
    let all =
        [&[("queue", "waiting"), ("act", "approve")], &chosen.iter().map(|one| ("id", one.as_str())).collect::<Vec<_>>()[..]].concat();
    let seen = amina.post("/desk/comments/act", &all).await;
    assert_eq!(seen.status, 409);
    for part in ["Not done: bilal decided about the comment by Ada before you (marked a comment as spam).", "Approved: 2", "name=\"undo\""]
    {
        assert!(seen.html.contains(part), "{part}: {}", seen.html);
    }
    assert_eq!(state(&paper, &ids[0]).await, CommentState::Spam);
    assert_eq!((state(&paper, &ids[1]).await, state(&paper, &ids[2]).await), (CommentState::Approved, CommentState::Approved));
    // what both decide alike is no conflict
    let same = seen_in(&mut bilal, "approved", &ids[1]).await;
    for (who, said) in [(&mut amina, "Rejected: 1"), (&mut bilal, "Nothing changed: this was decided already.")] {
        let seen = who.post("/desk/comments/act", &[("queue", "approved"), ("one", &format!("reject {same}"))]).await;
        assert_eq!(seen.status, 303, "{}", seen.html);
        let html = go(who, seen).await.html;
        assert!(html.contains(said) && html.contains("name=\"undo\"") == said.starts_with("Rejected"), "{said}: {html}");
    }
    // the undo of the first leaves alone what the second decided since
    let spam = seen_in(&mut amina, "spam", &ids[0]).await;
    assert_eq!(amina.post("/desk/comments/act", &[("queue", "spam"), ("one", &format!("approve {spam}"))]).await.status, 303);
    let undone = bilal.post("/desk/comments/undo", &[("queue", "waiting"), ("undo", field(&theirs, "undo"))]).await;
    assert!(undone.status == 409 && undone.html.contains("Not done: amina decided"), "{} {}", undone.status, undone.html);
    assert_eq!(state(&paper, &ids[0]).await, CommentState::Approved);
}

#[tokio::test]
async fn answers_bans_words_and_closing() {
    let paper = TestSite::start().await;
    let editor = person(&paper, "amina", Role::Editor, None).await;
    let mut amina = Visitor::signed_in(&paper, &editor).await;
    let ids = comments(&paper, 1).await;
    let reply = format!("/desk/comments/{}/reply", ids[0]);
    let empty = amina.post(&reply, &[("queue", "waiting"), ("text", " ")]).await;
    assert!(empty.status == 422 && empty.html.contains("Write your answer first."), "{}", empty.html);
    let seen = amina.post(&reply, &[("queue", "waiting"), ("text", "It did, by a metre.")]).await;
    assert!(go(&mut amina, seen).await.html.contains("Your answer is published."));
    let page = paper.get("/river-1/").await.text().await.unwrap();
    assert!(
        page.contains("It did, by a metre.") && page.contains("class=\"comment-staff\">Staff") && page.contains("2 comments"),
        "{page}"
    );
    // imported comments have an address but no network
    let ban = format!("/desk/comments/{}/ban", ids[0]);
    let seen = amina.post(&ban, &[("kind", "network"), ("days", "7")]).await;
    assert!(go(&mut amina, seen).await.html.contains("Nothing is known any more"));
    let seen = amina.post(&ban, &[("kind", "email"), ("days", "7")]).await;
    assert!(go(&mut amina, seen).await.html.contains("Banned."));
    let filter = amina.get("/desk/comments/filter/").await.html;
    assert!(filter.contains("Writer of the comment by Ada"), "{filter}");
    let end = filter.split("action=\"/desk/comments/bans/").nth(1).unwrap().split('"').next().unwrap();
    let seen = amina.post(&format!("/desk/comments/bans/{end}"), &[]).await;
    assert!(go(&mut amina, seen).await.html.contains("Nobody is banned."));
    let seen = amina.post("/desk/comments/words", &[("word", "Casino"), ("fixed", "spam")]).await;
    assert!(go(&mut amina, seen).await.html.contains(">casino</th>"));
    let story = paper.newsroom.story_by_path(&SitePath::parse("/river-1/").unwrap()).await.unwrap().unwrap();
    let close = format!("/desk/comments/stories/{}/close", story.id);
    for (closed, says) in [("yes", "are closed"), ("no", "are open again")] {
        let seen = amina.post(&close, &[("queue", "approved"), ("closed", closed)]).await;
        assert!(go(&mut amina, seen).await.html.contains(says));
        let page = paper.get("/river-1/").await.text().await.unwrap();
        assert_eq!(page.contains("Leave a Reply"), closed == "no");
    }
}

/// Trap 28: every letter has one recipient, and none goes to the writer of a comment.
#[test]
fn a_letter_to_the_desk_names_the_queue() {
    let to = domain::Email::parse("amina@example.org").unwrap();
    let letter = server::jobs::comments::letter("Our Paper", &to, 1000, "https://paper.example/desk/comments/");
    assert_eq!((letter.to, letter.subject.as_str()), (to, "Our Paper: comments that wait: 999+"));
    assert!(letter.text.contains("\n\nhttps://paper.example/desk/comments/\n\n"), "{}", letter.text);
}
