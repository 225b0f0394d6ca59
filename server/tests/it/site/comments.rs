//! Readers comment, over HTTP and without script: the form, what became of a comment, changing, withdrawing and reporting it.

use domain::{Comment, CommentRules, CommentState, SitePath, SiteSettings, Story};
use newsroom::Authority;

use crate::{
    site::reader::{Reader, Seen},
    support::{NOW, TestSite},
};

async fn story(paper: &TestSite) -> Story {
    paper.newsroom.story_by_path(&SitePath::parse("/river-1/").unwrap()).await.unwrap().unwrap()
}

async fn on(paper: &TestSite) -> String {
    format!("/comments/on/{}", story(paper).await.id)
}

const GOOD: [(&str, &str); 3] =
    [("comment", "The river fell again.\r\n\r\nA second line."), ("author", "Ada"), ("email", "ada@example.org")];

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let others = fields.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    others.chain(more).copied().collect()
}

/// Sends a comment; its identity and the response.
async fn sent(browser: &mut Reader<'_>, on: &str, fields: &[(&str, &str)]) -> (String, Seen) {
    let seen = browser.post(on, fields).await;
    assert_eq!(seen.status, 303, "{}", seen.html);
    (seen.location.strip_prefix("/comments/sent/").unwrap().to_owned(), seen)
}

async fn stored(paper: &TestSite, id: &str) -> Option<Comment> {
    paper.newsroom.comment(&domain::CommentId::parse(id).unwrap()).await.unwrap()
}

async fn moderate(paper: &TestSite, id: &str, to: CommentState) {
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.moderate(&[domain::CommentId::parse(id).unwrap()], to).await.unwrap();
    edit.commit().await.unwrap();
}

async fn rules(paper: &TestSite, rules: CommentRules) {
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    let settings = paper.newsroom.settings().await.unwrap();
    edit.put_settings(&SiteSettings { comments: rules, ..settings }).await.unwrap();
    edit.commit().await.unwrap();
}

#[tokio::test]
async fn a_comment_waits_is_approved_and_appears() {
    let paper = TestSite::start().await;
    let mut browser = Reader::new(&paper);
    let page = browser.get("/river-1/").await.html;
    for part in
        ["Leave a Reply", "Your email address will not be published. Required fields are marked *", "name=\"aside\"", "tabindex=\"-1\""]
    {
        assert!(page.contains(part), "{part}");
    }
    let on = on(&paper).await;
    assert!(page.contains(&format!("action=\"{on}\"")), "{page}");
    let (id, seen) = sent(&mut browser, &on, &GOOD).await;
    let cookie = seen.header("set-cookie").to_owned();
    assert!(cookie.contains(&format!("Path=/comments/sent/{id}")) && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let own = browser.get(&seen.location).await;
    assert!(own.html.contains("waiting for approval") && own.html.contains("The river fell again."), "{}", own.html);
    assert!(own.header("cache-control").contains("no-store"), "{:?}", own.headers);
    let comment = stored(&paper, &id).await.unwrap();
    assert_eq!((comment.state, comment.author_email.as_ref(), comment.body.blocks.len()), (CommentState::Waiting, None, 2));
    assert!(!browser.get("/river-1/").await.html.contains("The river fell again."));
    moderate(&paper, &id, CommentState::Approved).await;
    let page = browser.get("/river-1/").await;
    assert!(page.html.contains("The river fell again.") && page.html.contains("1 comment"), "{}", page.html);
    assert!(!page.html.contains("ada@example.org") && page.header("set-cookie").is_empty());
    // known now, and so at once
    let (other, _) = sent(&mut browser, &on, &with(&GOOD, &[("comment", "And it rose.")])).await;
    assert_eq!(stored(&paper, &other).await.unwrap().state, CommentState::Approved);
    assert!(browser.get("/river-1/").await.html.contains("2 comments"));
}

#[tokio::test]
async fn what_was_typed_stays_beside_what_is_wrong() {
    let paper = TestSite::start().await;
    let mut browser = Reader::new(&paper);
    let on = on(&paper).await;
    let long = "x".repeat(5001);
    for (fields, says) in [
        (with(&GOOD, &[("comment", " \r\n ")]), "Write your comment first."),
        (with(&GOOD, &[("comment", long.as_str())]), "This has 5001 characters; at most 5000 fit."),
        (with(&GOOD, &[("author", "")]), "Enter the name that readers will see."),
        (with(&GOOD, &[("email", "ada")]), "Enter your email address"),
        (Vec::new(), "Write your comment first."),
    ] {
        let seen = browser.post(&on, &fields).await;
        assert_eq!(seen.status, 422, "{says}");
        assert!(seen.html.contains(says) && seen.html.contains("aria-invalid=\"true\"") && seen.html.contains("role=\"alert\""), "{says}");
        for (_, typed) in fields.iter().filter(|(_, typed)| typed.trim().len() > 2) {
            assert!(seen.html.contains(typed.split('\r').next().unwrap()), "{typed} is lost");
        }
    }
    assert_eq!(browser.post("/comments/on/x", &GOOD).await.status, 404);
    let page = paper.newsroom.story_by_path(&SitePath::parse("/about/").unwrap()).await.unwrap().unwrap();
    assert_eq!(browser.post(&format!("/comments/on/{}", page.id), &GOOD).await.status, 404);
}

#[tokio::test]
async fn closed_by_time_and_by_the_desk() {
    let paper = TestSite::start().await;
    let mut browser = Reader::new(&paper);
    let on = on(&paper).await;
    rules(&paper, CommentRules { close_after_days: 1, ..CommentRules::default() }).await;
    assert!(browser.get("/river-1/").await.html.contains("Leave a Reply"));
    paper.clock.set(domain::Timestamp::from_millis(NOW + 25 * 3_600_000));
    let seen = browser.post(&on, &GOOD).await;
    assert!(seen.status == 409 && seen.html.contains("are closed") && seen.html.contains("The river fell again."), "{}", seen.html);
    // nothing was written, so the page has to be invalidated by the job
    assert_eq!(paper.newsroom.end_comment_times(NOW).await.unwrap(), 25);
    let page = browser.get("/river-1/").await.html;
    assert!(!page.contains("Leave a Reply"), "{page}");
    rules(&paper, CommentRules { close_after_days: 0, ..CommentRules::default() }).await;
    assert!(browser.get("/river-1/").await.html.contains("Leave a Reply"));
    let id = story(&paper).await.id;
    for closed in [true, false] {
        let authority = Authority::command_line();
        let mut edit = paper.newsroom.edit(&authority).await.unwrap();
        edit.close_comments(&id, closed).await.unwrap();
        edit.commit().await.unwrap();
        assert_eq!(browser.get("/river-1/").await.html.contains("Leave a Reply"), !closed);
        assert_eq!(browser.post(&on, &GOOD).await.status, if closed { 409 } else { 303 });
    }
}

/// Trap 23: nothing in the page ages, so a form of two days ago, or of a copy on the device, is as good as a new one.
#[tokio::test]
async fn an_old_page_is_as_good_as_a_new_one() {
    let paper = TestSite::start().await;
    let mut browser = Reader::new(&paper);
    let (on, before) = (on(&paper).await, browser.get("/river-1/").await.html);
    paper.clock.advance(48 * 3_600_000);
    let form = |html: &str| html[html.find("id=\"respond\"").unwrap()..].split("</form>").next().unwrap().to_owned();
    paper.cache.invalidate_all();
    assert_eq!(form(&before), form(&browser.get("/river-1/").await.html), "nothing in the form may age");
    let (id, _) = sent(&mut browser, &on, &GOOD).await;
    assert_eq!(stored(&paper, &id).await.unwrap().state, CommentState::Waiting);
    // sent days later by a program that measured the time: no fault either
    let (id, _) = sent(&mut browser, &on, &with(&GOOD, &[("comment", "Two days in a queue."), ("seconds", "172800")])).await;
    assert_eq!(stored(&paper, &id).await.unwrap().state, CommentState::Waiting);
}

/// Trap 24: a filled trap waits; it is neither thrown away nor refused. The field has a name that no password manager fills.
#[tokio::test]
async fn a_filled_trap_waits() {
    let paper = TestSite::start().await;
    let mut browser = Reader::new(&paper);
    let on = on(&paper).await;
    let (first, _) = sent(&mut browser, &on, &GOOD).await;
    moderate(&paper, &first, CommentState::Approved).await;
    // not filled in by what remembers passwords and addresses, not reached by keys, not read out
    let page = scraper::Html::parse_document(&browser.get("/river-1/").await.html);
    let field = scraper::Selector::parse("[aria-hidden=true] input[name=aside][type=text][autocomplete=off][tabindex='-1']").unwrap();
    assert_eq!(page.select(&field).count(), 1);
    let (id, seen) = sent(&mut browser, &on, &with(&GOOD, &[("comment", "Filled in by a program."), ("aside", "x")])).await;
    assert_eq!(stored(&paper, &id).await.unwrap().state, CommentState::Waiting);
    assert!(browser.get(&seen.location).await.html.contains("waiting for approval"));
}

/// Trap 25: harmless first, spam by editing.
#[tokio::test]
async fn a_change_is_judged_again() {
    let paper = TestSite::start().await;
    let mut browser = Reader::new(&paper);
    let on = on(&paper).await;
    let (first, _) = sent(&mut browser, &on, &GOOD).await;
    moderate(&paper, &first, CommentState::Approved).await;
    let own = format!("/comments/sent/{first}");
    let changed = browser.post(&own, &[("comment", "The river fell again!")]).await;
    assert_eq!((changed.status, changed.location.as_str()), (303, format!("{own}?changed").as_str()));
    assert!(browser.get(&changed.location).await.html.contains("Your changes are saved."));
    assert!(!browser.get(&own).await.html.contains("Your changes are saved."));
    assert_eq!(stored(&paper, &first).await.unwrap().state, CommentState::Approved, "a typo stays approved");
    assert!(browser.get("/river-1/").await.html.contains("fell again!"));
    assert_eq!(browser.post(&own, &[("comment", "")]).await.status, 422);
    assert_eq!(browser.post(&own, &[("comment", "Cheap: https://pills.example")]).await.status, 303);
    assert_eq!(stored(&paper, &first).await.unwrap().state, CommentState::Waiting);
    assert!(!browser.get("/river-1/").await.html.contains("pills"));
    let queue = paper.newsroom.comment_queue(&Authority::command_line(), newsroom::comments::Queue::Waiting, None, 9).await.unwrap();
    let first_text = queue.comments[0].first_text.as_deref().unwrap();
    assert!(first_text.starts_with("The river fell again.") && first_text.contains("A second line."), "{first_text}");
    // somebody else, and the writer when the time is over
    assert_eq!(Reader::new(&paper).post(&own, &[("comment", "stolen")]).await.status, 404);
    assert!(Reader::new(&paper).get(&own).await.html.contains("Comments appear when"));
    paper.clock.advance(5 * 60_000);
    assert_eq!(browser.post(&own, &[("comment", "too late")]).await.status, 409);
    assert!(browser.get(&own).await.html.contains("The time to change or withdraw it is over."));
    assert_eq!(browser.post(&format!("{own}/withdraw"), &[]).await.status, 409);
}

/// Trap 26: parents that go.
#[tokio::test]
async fn removed_comments_leave_a_place_only_while_they_have_answers() {
    let paper = TestSite::start().await;
    let (mut browser, mut topper, mut leaver) = (Reader::new(&paper), Reader::new(&paper), Reader::new(&paper));
    let on = on(&paper).await;
    let (top, _) = sent(&mut topper, &on, &with(&GOOD, &[("comment", "The top one."), ("author", "Topper")])).await;
    moderate(&paper, &top, CommentState::Approved).await;
    let (middle, _) = sent(&mut browser, &on, &with(&GOOD, &[("comment", "The middle one."), ("author", "Middler"), ("to", &top)])).await;
    let (leaf, _) = sent(&mut leaver, &on, &with(&GOOD, &[("comment", "The leaf."), ("author", "Leaver"), ("to", &middle)])).await;
    let counted = async |browser: &mut Reader<'_>, number: &str| {
        let page = browser.get("/river-1/").await.html;
        assert!(page.contains(number), "{number}: {page}");
        assert_eq!(browser.get("/river-1/feed/").await.html.matches("<item>").count().to_string(), number[..1], "the feed");
        page
    };
    counted(&mut browser, "3 comments").await;
    // a moderator rejects the middle, its writer withdraws the top
    moderate(&paper, &middle, CommentState::Trash).await;
    let page = counted(&mut browser, "2 comments").await;
    assert!(page.contains("This comment was removed.") && !page.contains("Middler") && !page.contains("The middle one."), "{page}");
    assert_eq!(topper.post(&format!("/comments/sent/{top}/withdraw"), &[]).await.status, 200);
    let page = counted(&mut browser, "1 comment").await;
    assert_eq!(page.matches("This comment was removed.").count(), 2);
    assert!(!page.contains("Topper") && page.contains("The leaf."));
    let left = stored(&paper, &top).await.unwrap();
    assert!(left.author_name.is_empty() && left.body.blocks.is_empty(), "the text of a withdrawn comment is gone");
    // nobody answers what is removed
    let seen = browser.post(&on, &with(&GOOD, &[("comment", "An answer to nothing."), ("to", &middle)])).await;
    assert!(seen.status == 409 && seen.html.contains("not there any more") && !seen.html.contains("name=\"to\""), "{}", seen.html);
    // with the last answer everything goes
    assert_eq!(leaver.post(&format!("/comments/sent/{leaf}/withdraw"), &[]).await.status, 200);
    let page = browser.get("/river-1/").await.html;
    assert!(!page.contains("This comment was removed.") && page.contains("Be the first to comment"), "{page}");
    assert_eq!(stored(&paper, &leaf).await, None);
}

#[tokio::test]
async fn one_text_is_one_comment() {
    let paper = TestSite::start().await;
    let mut browser = Reader::new(&paper);
    let on = on(&paper).await;
    let keyed = with(&GOOD, &[("key", "0b6a3c1e-key-of-a-queue")]);
    let (first, _) = sent(&mut browser, &on, &keyed).await;
    // the connection broke before the response arrived: sent again, perhaps changed
    let (again, _) = sent(&mut browser, &on, &with(&keyed, &[("comment", "The river fell again, and more.")])).await;
    assert_eq!(first, again);
    // a double click without script
    let (twice, _) = sent(&mut browser, &on, &GOOD).await;
    assert_eq!(first, twice);
    assert!(browser.get(&format!("/comments/sent/{first}")).await.html.contains("withdraw"), "the newest cookie opens it");
    let mut program = async |email: &str| {
        let headers = [("accept", "application/json"), ("idempotency-key", "0b6a3c1e-key-of-a-queue")];
        let seen = browser.post_with(&on, &with(&GOOD, &[("comment", "Again"), ("email", email)]), &headers).await;
        (seen.status, serde_json::from_str::<serde_json::Value>(&seen.html).unwrap())
    };
    let (status, json) = program("ada@example.org").await;
    assert_eq!((status, json["id"].as_str(), json["state"].as_str()), (200, Some(first.as_str()), Some("waiting")));
    let (status, json) = program("x").await;
    assert_eq!((status, json["fields"][0]["name"].as_str()), (422, Some("email")));
}

#[tokio::test]
async fn answers_work_without_script() {
    let paper = TestSite::start().await;
    let mut browser = Reader::new(&paper);
    let on = on(&paper).await;
    let (top, _) = sent(&mut browser, &on, &GOOD).await;
    assert!(!browser.get(&format!("{on}?to={top}")).await.html.contains("The river fell again."), "a waiting comment is nobody's business");
    moderate(&paper, &top, CommentState::Approved).await;
    let page = browser.get("/river-1/").await.html;
    assert!(page.contains(&format!("href=\"{on}?to={top}\"")), "{page}");
    let form = browser.get(&format!("{on}?to={top}")).await.html;
    for part in ["Reply to Ada", "Cancel reply", "The river fell again.", &format!("name=\"to\" value=\"{top}\""), "noindex"] {
        assert!(form.contains(part), "{part}: {form}");
    }
    let (reply, _) = sent(&mut browser, &on, &with(&GOOD, &[("comment", "It did."), ("to", &top)])).await;
    assert_eq!(stored(&paper, &reply).await.unwrap().parent.unwrap().as_str(), top);
}

#[tokio::test]
async fn enough_reports_hide_a_comment_until_it_was_read() {
    let paper = TestSite::start().await;
    let mut browser = Reader::new(&paper);
    let on = on(&paper).await;
    let (id, _) = sent(&mut browser, &on, &GOOD).await;
    assert_eq!(browser.get(&format!("/comments/report/{id}")).await.status, 404, "not shown yet");
    moderate(&paper, &id, CommentState::Approved).await;
    let report = format!("/comments/report/{id}");
    assert!(browser.get("/river-1/").await.html.contains(&format!("href=\"{report}\"")));
    assert_eq!(browser.post(&report, &[("note", "rude")]).await.status, 422);
    // a report that waited on a device
    let as_json = [("accept", "application/json"), ("idempotency-key", "r-1")];
    let refused = browser.post_with(&report, &[("note", "rude")], &as_json).await;
    assert!(refused.status == 422 && refused.html.contains("\"reason\""), "{}", refused.html);
    for _ in 0..2 {
        let seen = browser.post_with(&report, &[("reason", "abuse"), ("note", "rude")], &as_json).await;
        assert!(seen.status == 201 && seen.html.contains(&id), "{}", seen.html);
    }
    for _ in 0..5 {
        let seen = browser.post(&report, &[("reason", "abuse"), ("note", "rude")]).await;
        assert!(seen.status == 200 && seen.html.contains("Somebody at the paper"), "{}", seen.html);
    }
    let comment = domain::CommentId::parse(&id).unwrap();
    assert!(stored(&paper, &id).await.unwrap().is_shown(), "one network is one report");
    for network in ["V4([192, 0, 2])", "V4([198, 51, 100])"] {
        paper.newsroom.report_comment(&comment, domain::ReportReason::Spam, "", network).await.unwrap();
    }
    assert_eq!(stored(&paper, &id).await.unwrap().state, CommentState::Waiting);
    assert!(!browser.get("/river-1/").await.html.contains("The river fell again."));
    // a moderator keeps it: the reports are settled
    moderate(&paper, &id, CommentState::Approved).await;
    paper.newsroom.report_comment(&comment, domain::ReportReason::Spam, "", "V4([203, 0, 113])").await.unwrap();
    assert!(stored(&paper, &id).await.unwrap().is_shown());
}

/// Trap 28: the address of a colleague or a stranger is typed in, and no reader gets mail.
#[tokio::test]
async fn no_address_in_the_form_gets_mail() {
    let paper = TestSite::start().await;
    crate::desk::newsdesk::person(&paper, "editor", domain::Role::Editor, None).await;
    let mut browser = Reader::new(&paper);
    let on = on(&paper).await;
    let (top, _) = sent(&mut browser, &on, &with(&GOOD, &[("email", "stranger@elsewhere.example")])).await;
    moderate(&paper, &top, CommentState::Approved).await;
    for email in ["editor@example.org", "stranger@elsewhere.example"] {
        let answer = [("comment", email), ("email", email), ("to", top.as_str())];
        let (id, _) = sent(&mut browser, &on, &with(&GOOD, &answer)).await;
        moderate(&paper, &id, CommentState::Approved).await;
    }
    let letters = std::fs::read_dir(paper.dir.path().join("mail")).map_or(0, Iterator::count);
    assert_eq!(letters, 0);
}
