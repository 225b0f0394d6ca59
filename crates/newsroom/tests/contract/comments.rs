//! Comments from the moment they are sent to the decision of a moderator, with what follows from each.

use domain::spam::SpamReason;
use domain::*;
use newsroom::comments::{BanKind, CommentRefusal, NewComment, Queue, SeenComment, SentFrom};
use newsroom::people::{AuditQuery, SecretHash};
use newsroom::{Authority, Error};

use crate::support::{DAY, NOW, TestNewsroom};

crate::contract!(
    repetition_and_networks_raise_the_score,
    moderators_decide_and_take_it_back,
    a_decision_is_about_what_was_seen,
    the_filter_learns_from_decisions,
    bans_end,
    queues_are_limited_to_sections,
    staff_answers_with_a_mark,
    the_desk_gets_one_mail_an_hour,
    traces_are_removed_after_thirty_days,
);

async fn published(paper: &TestNewsroom) -> Story {
    let story = paper.story("talks", "Talks", "They met.", DAY);
    paper.put(std::slice::from_ref(&story)).await;
    story
}

fn from(network: &str) -> SentFrom {
    SentFrom { network: network.to_owned(), ..SentFrom::default() }
}

async fn send(paper: &TestNewsroom, story: &Story, writer: &str, text: &str, network: &str) -> Result<(CommentId, CommentState), Error> {
    let email = Email::parse(&format!("{writer}@example.org")).unwrap();
    let new = NewComment { story: story.id.clone(), parent: None, name: writer.to_owned(), email, text: text.to_owned(), send_key: None };
    let sent = paper.newsroom.send_comment(&new, &from(network), &SecretHash::of(writer)).await?;
    Ok((sent.id, sent.state))
}

async fn moderate(paper: &TestNewsroom, who: &Authority, id: &CommentId, to: CommentState) -> String {
    paper.try_as(who, async |edit| edit.moderate(std::slice::from_ref(id), to).await).await.unwrap().undo
}

async fn state(paper: &TestNewsroom, id: &CommentId) -> CommentState {
    paper.newsroom.comment(id).await.unwrap().unwrap().state
}

async fn queue(paper: &TestNewsroom, who: &Authority, queue: Queue) -> Vec<newsroom::comments::QueuedComment> {
    paper.newsroom.comment_queue(who, queue, None, 50).await.unwrap().comments
}

async fn repetition_and_networks_raise_the_score(paper: &TestNewsroom) {
    let (story, editor) = (published(paper).await, paper.person(Role::Editor, None).await);
    let text = "Buy the very best rivers here, cheap and fast";
    for n in 0..3 {
        send(paper, &story, &format!("w{n}"), text, "one").await.unwrap();
    }
    let rows = queue(paper, &editor, Queue::Waiting).await;
    let repeated: Vec<i64> = rows.iter().rev().map(|row| row.points).collect();
    assert_eq!(repeated, [0, 30, 60], "newest first");
    assert_eq!(rows[0].reasons, [SpamReason::Repeated]);
    // trap 30: many people behind one address wait, none is refused; a flood waits a minute
    let mut refused = None;
    for n in 0..200 {
        paper.clock.advance(1000);
        if let Err(error) = send(paper, &story, &format!("city{n}"), &format!("Opinion number {n} of a whole city"), "city").await {
            refused = Some((n, error));
            break;
        }
    }
    let (n, error) = refused.unwrap();
    assert!(n == 120 && matches!(error, Error::Comment(CommentRefusal::Wait { .. })), "{n}: {error}");
    send(paper, &story, "elsewhere", "From another network", "two").await.unwrap();
    paper.clock.advance(10 * 60_000);
    send(paper, &story, "later", "The city may write again", "city").await.unwrap();
    let rows = queue(paper, &editor, Queue::Waiting).await;
    assert!(rows.iter().any(|row| row.reasons == [SpamReason::Network] && row.points == 40));
    assert_eq!(paper.newsroom.comment_counts(&editor).await.unwrap().spam, 0, "a network alone is no spam");
}

async fn moderators_decide_and_take_it_back(paper: &TestNewsroom) {
    let (story, editor) = (published(paper).await, paper.person(Role::Editor, None).await);
    let (first, _) = send(paper, &story, "ada", "One", "n").await.unwrap();
    let (second, _) = send(paper, &story, "ben", "Two", "n").await.unwrap();
    let before = paper.newsroom.outbox_newest().await.unwrap();
    let both = [first.clone(), second.clone()];
    let done = paper.try_as(&editor, async |edit| edit.moderate(&both, CommentState::Approved).await).await.unwrap();
    assert_eq!(done.changed, 2);
    let keys = paper.newsroom.outbox_since(before, 9).await.unwrap().remove(0).keys;
    assert_eq!(keys, [format!("comments:{}", story.id), "discussion".to_owned()], "exactly what shows them");
    assert_eq!(paper.newsroom.comments(&story.id).await.unwrap().len(), 2);
    let again = paper.try_as(&editor, async |edit| edit.moderate(&both, CommentState::Approved).await).await.unwrap();
    assert_eq!(again.changed, 0);
    // another moderator cannot take it back, and nobody later
    let other = paper.person(Role::Editor, None).await;
    let error = paper.try_as(&other, async |edit| edit.undo_moderation(&done.undo).await).await.unwrap_err();
    assert!(matches!(error, Error::Comment(CommentRefusal::TooLate)), "{error}");
    let undone = paper.try_as(&editor, async |edit| edit.undo_moderation(&done.undo).await).await.unwrap();
    assert_eq!((undone.changed, undone.stayed), (2, vec![]));
    assert_eq!((state(paper, &first).await, state(paper, &second).await), (CommentState::Waiting, CommentState::Waiting));
    let undo = moderate(paper, &editor, &first, CommentState::Spam).await;
    paper.clock.advance(61_000);
    assert!(paper.try_as(&editor, async |edit| edit.undo_moderation(&undo).await).await.is_err());
    let log = paper.newsroom.audit_log(&AuditQuery { target: Some(first.to_string()), limit: 9, ..AuditQuery::default() }).await.unwrap();
    let acts: Vec<AuditAct> = log.entries.iter().map(|entry| entry.act).collect();
    assert_eq!(acts, [AuditAct::CommentSpam, AuditAct::CommentWait, AuditAct::CommentApprove]);
    let writer = paper.person(Role::Author, None).await;
    let error = paper.try_as(&writer, async |edit| edit.moderate(&both, CommentState::Approved).await).await.unwrap_err();
    assert!(matches!(error, Error::Forbidden { capability: Capability::Moderate }), "{error}");
}

/// Two moderators have the same list open, and readers go on meanwhile.
async fn a_decision_is_about_what_was_seen(paper: &TestNewsroom) {
    let story = published(paper).await;
    let (ada, ben) = (paper.person(Role::Editor, None).await, paper.person(Role::Editor, None).await);
    for number in 0..6 {
        send(paper, &story, &format!("w{number}"), &format!("Opinion number {number}"), "n").await.unwrap();
    }
    let list: Vec<SeenComment> = queue(paper, &ada, Queue::Waiting)
        .await
        .into_iter()
        .map(|row| SeenComment { version: row.version(), id: row.comment.id })
        .collect();
    let decide =
        async |who: &Authority, seen: &[SeenComment], to| paper.try_as(who, async |edit| edit.moderate_seen(seen, to).await).await.unwrap();
    let first = decide(&ada, &list[..3], CommentState::Spam).await;
    assert_eq!((first.changed, first.stayed.len()), (3, 0));
    // the other one decides about the whole list: what was decided stays, the rest is done
    let second = decide(&ben, &list, CommentState::Approved).await;
    assert_eq!((second.changed, second.stayed), (3, list[..3].iter().map(|one| one.id.clone()).collect()));
    // the same decision twice is no conflict
    let again = decide(&ada, &list[3..], CommentState::Approved).await;
    assert_eq!((again.changed, again.stayed.len()), (0, 0));
    // one's own decision is not taken back over a later one of somebody else
    moderate(paper, &ben, &list[0].id, CommentState::Approved).await;
    let undone = paper.try_as(&ada, async |edit| edit.undo_moderation(&first.undo).await).await.unwrap();
    assert_eq!((undone.changed, undone.stayed), (2, vec![list[0].id.clone()]));
    assert_eq!((state(paper, &list[0].id).await, state(paper, &list[1].id).await), (CommentState::Approved, CommentState::Waiting));
    // reported since, and kept by the other
    let shown = queue(paper, &ada, Queue::Approved).await.remove(0);
    let seen = [SeenComment { version: shown.version(), id: shown.comment.id.clone() }];
    paper.newsroom.report_comment(&seen[0].id, ReportReason::Abuse, "rude", "n1").await.unwrap();
    assert_eq!(decide(&ada, &seen, CommentState::Trash).await.stayed, [seen[0].id.clone()], "it was not reported when it was seen");
    let reported = queue(paper, &ada, Queue::Reported).await.remove(0);
    let seen = [SeenComment { version: reported.version(), id: reported.comment.id }];
    assert_eq!(decide(&ben, &seen, CommentState::Approved).await.changed, 1);
    assert_eq!(decide(&ada, &seen, CommentState::Trash).await.stayed.len(), 1);
}

async fn the_filter_learns_from_decisions(paper: &TestNewsroom) {
    let (story, editor) = (published(paper).await, paper.person(Role::Editor, None).await);
    let mut spam = Vec::new();
    for n in 0..6 {
        spam.push(send(paper, &story, &format!("s{n}"), &format!("casino bonus jackpot number{n}"), "n").await.unwrap().0);
        let (good, _) = send(paper, &story, &format!("g{n}"), &format!("river water treaty thought{n}"), "m").await.unwrap();
        moderate(paper, &editor, &good, CommentState::Approved).await;
        paper.clock.advance(DAY);
    }
    let undo = paper.try_as(&editor, async |edit| edit.moderate(&spam, CommentState::Spam).await).await.unwrap().undo;
    let (new, _) = send(paper, &story, "x", "A casino with a jackpot bonus", "x").await.unwrap();
    let row = queue(paper, &editor, Queue::Waiting).await.remove(0);
    assert!(row.comment.id == new && row.reasons == [SpamReason::Words] && row.points >= 40, "{row:?}");
    send(paper, &story, "y", "A treaty about river water", "y").await.unwrap();
    assert_eq!(queue(paper, &editor, Queue::Waiting).await.remove(0).points, 0);
    let words = paper.newsroom.spam_words(&editor, 10).await.unwrap();
    let casino = words.iter().find(|word| word.word == "casino").unwrap();
    assert_eq!((casino.count.spam, casino.count.good, casino.count.fixed), (6, 0, None));
    // what was taken back is unlearned
    paper.try_as(&editor, async |edit| edit.undo_moderation(&undo).await).await.unwrap();
    let words = paper.newsroom.spam_words(&editor, 10).await.unwrap();
    assert!(words.iter().all(|word| word.word != "casino"), "{words:?}");
    // the desk decides about a word, and clears another
    paper.try_as(&editor, async |edit| edit.fix_spam_word("Pills!", Some(true)).await).await.unwrap();
    send(paper, &story, "z", "Pills for everybody", "z").await.unwrap();
    assert_eq!(queue(paper, &editor, Queue::Waiting).await.remove(0).reasons, [SpamReason::Words]);
    paper.try_as(&editor, async |edit| edit.fix_spam_word("pills", Some(false)).await).await.unwrap();
    send(paper, &story, "zz", "Pills again for all of us", "zz").await.unwrap();
    assert_eq!(queue(paper, &editor, Queue::Waiting).await.remove(0).points, 0);
}

async fn bans_end(paper: &TestNewsroom) {
    let (story, editor) = (published(paper).await, paper.person(Role::Editor, None).await);
    let (id, _) = send(paper, &story, "troll", "First", "cave").await.unwrap();
    for kind in [BanKind::Email, BanKind::Network] {
        paper.try_as(&editor, async |edit| edit.ban_writer(&id, kind, 7).await).await.unwrap();
    }
    let bans = paper.newsroom.comment_bans(&editor).await.unwrap();
    assert!(bans.len() == 2 && bans.iter().all(|ban| ban.note == "troll" && ban.expires_at.millis() == NOW + 7 * DAY), "{bans:?}");
    assert_eq!(send(paper, &story, "troll", "Second", "elsewhere").await.unwrap().1, CommentState::Spam);
    assert_eq!(send(paper, &story, "neighbour", "Third", "cave").await.unwrap().1, CommentState::Spam);
    assert_eq!(send(paper, &story, "ada", "Fourth", "elsewhere").await.unwrap().1, CommentState::Waiting);
    let network = bans.iter().find(|ban| ban.kind == BanKind::Network).unwrap();
    paper.try_as(&editor, async |edit| edit.end_ban(&network.id).await).await.unwrap();
    assert_eq!(send(paper, &story, "neighbour", "Fifth", "cave").await.unwrap().1, CommentState::Waiting);
    paper.clock.advance(7 * DAY);
    assert_eq!(send(paper, &story, "troll", "Sixth", "elsewhere").await.unwrap().1, CommentState::Waiting);
    assert!(paper.newsroom.comment_bans(&editor).await.unwrap().is_empty());
    // an imported comment has no network
    let imported = paper.comment(&story);
    paper.edit(async |edit| edit.put_comment(&imported).await.unwrap()).await;
    let error = paper.try_as(&editor, async |edit| edit.ban_writer(&imported.id, BanKind::Network, 7).await).await.unwrap_err();
    assert!(matches!(error, Error::NotFound { .. }), "{error}");
}

async fn queues_are_limited_to_sections(paper: &TestNewsroom) {
    let (inside, outside) = (paper.section("inside", None), paper.section("outside", None));
    let below = paper.section("below", Some(&inside));
    paper
        .edit(async |edit| {
            for section in [&inside, &outside, &below] {
                edit.put_section(section).await.unwrap();
            }
        })
        .await;
    let mut ids = Vec::new();
    for (slug, section) in [("a", &inside), ("b", &outside), ("c", &below)] {
        let mut story = paper.story(slug, slug, "words", DAY);
        (story.primary_section, story.sections) = (Some(section.id.clone()), vec![section.id.clone()]);
        paper.put(std::slice::from_ref(&story)).await;
        ids.push(send(paper, &story, slug, &format!("A comment on {slug}"), "n").await.unwrap().0);
        paper.clock.advance(1000);
    }
    let limited = paper.person(Role::Editor, Some(&[&inside])).await;
    let seen: Vec<CommentId> = queue(paper, &limited, Queue::Waiting).await.into_iter().map(|row| row.comment.id).collect();
    assert_eq!(seen, [ids[2].clone(), ids[0].clone()]);
    let all = paper.person(Role::Editor, None).await;
    let page = paper.newsroom.comment_queue(&all, Queue::Waiting, None, 2).await.unwrap();
    let rest = paper.newsroom.comment_queue(&all, Queue::Waiting, page.next, 2).await.unwrap();
    assert_eq!((page.comments.len(), rest.comments.len(), rest.next), (2, 1, None));
    let refused = paper.try_as(&limited, async |edit| edit.moderate(&ids, CommentState::Approved).await).await;
    assert!(matches!(refused, Err(Error::StoryRefused { .. })));
    assert_eq!(state(paper, &ids[0]).await, CommentState::Waiting, "nothing of a refused decision is done");
    let writer = paper.person(Role::Author, None).await;
    assert!(paper.newsroom.comment_queue(&writer, Queue::Waiting, None, 2).await.is_err());
}

async fn staff_answers_with_a_mark(paper: &TestNewsroom) {
    let (story, editor) = (published(paper).await, paper.person(Role::Editor, None).await);
    let (id, _) = send(paper, &story, "ada", "A question", "n").await.unwrap();
    let reply = paper.try_as(&editor, async |edit| edit.reply_to_comment(&id, "An answer").await).await.unwrap();
    let shown = paper.newsroom.comments(&story.id).await.unwrap();
    let reply = shown.iter().find(|comment| comment.id == reply).unwrap();
    assert!(reply.staff && reply.author_name.starts_with("person-") && reply.parent.as_ref() == Some(&id));
    assert_eq!(state(paper, &id).await, CommentState::Approved, "answered, and so approved");
    // reports never hide what the paper itself wrote
    for n in 0..9 {
        paper.newsroom.report_comment(&reply.id, ReportReason::Other, "", &format!("n{n}")).await.unwrap();
    }
    assert_eq!(state(paper, &reply.id).await, CommentState::Approved);
    assert_eq!(queue(paper, &editor, Queue::Reported).await[0].reports.len(), 9);
    moderate(paper, &editor, &id, CommentState::Trash).await;
    let error = paper.try_as(&editor, async |edit| edit.reply_to_comment(&id, "More").await).await.unwrap_err();
    assert!(matches!(error, Error::Comment(CommentRefusal::NoParent)), "{error}");
}

/// Trap 28: one letter for each recipient, only about what waits, none to readers.
async fn the_desk_gets_one_mail_an_hour(paper: &TestNewsroom) {
    let section = paper.section("inside", None);
    paper.edit(async |edit| edit.put_section(&section).await.unwrap()).await;
    let story = published(paper).await;
    let editor = paper.person(Role::Editor, None).await;
    paper.person(Role::Author, None).await;
    paper.person(Role::Editor, Some(&[&section])).await;
    let due = async || paper.newsroom.due_moderation_mail().await.unwrap();
    assert_eq!(due().await, None, "nothing waits");
    send(paper, &story, "ada", "One", "n").await.unwrap();
    send(paper, &story, "ben", "Two", "n").await.unwrap();
    let mail = due().await.unwrap();
    let to: Vec<&UserId> = mail.to.iter().map(|user| &user.id).collect();
    assert_eq!((mail.waiting, to), (2, vec![&editor.person().unwrap().user]));
    paper.clock.advance(10_000);
    send(paper, &story, "cas", "Three", "n").await.unwrap();
    assert_eq!(due().await, None, "within the hour");
    paper.clock.advance(60 * 60_000);
    assert_eq!(due().await.unwrap().waiting, 3);
    paper.clock.advance(60 * 60_000);
    assert_eq!(due().await, None, "nothing new");
}

async fn traces_are_removed_after_thirty_days(paper: &TestNewsroom) {
    let (story, editor) = (published(paper).await, paper.person(Role::Editor, None).await);
    let (spam, _) = send(paper, &story, "spam", "Spam", "n").await.unwrap();
    let (good, _) = send(paper, &story, "good", "Good", "n").await.unwrap();
    moderate(paper, &editor, &spam, CommentState::Spam).await;
    moderate(paper, &editor, &good, CommentState::Approved).await;
    let imported = Comment { state: CommentState::Spam, ..paper.comment(&story) };
    paper.edit(async |edit| edit.put_comment(&imported).await.unwrap()).await;
    assert_eq!(paper.newsroom.prune_comments().await.unwrap(), 0);
    paper.clock.advance(31 * DAY);
    assert!(paper.newsroom.prune_comments().await.unwrap() > 0);
    assert_eq!(paper.newsroom.comment(&spam).await.unwrap(), None);
    assert_eq!(paper.newsroom.comment(&imported.id).await.unwrap(), Some(imported), "imported ones stay as they were imported");
    let row = queue(paper, &editor, Queue::Approved).await.remove(0);
    assert!(row.comment.id == good && !row.has_network && row.has_email);
    // still known by the digest of the address
    let (_, state) = send(paper, &story, "good", "Again", "other").await.unwrap();
    assert_eq!(state, CommentState::Approved);
}
