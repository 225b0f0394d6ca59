//! One story at the desk: written, sent on, published, taken back.

use domain::{Document, Role, SiteSettings, StoryState, Timestamp};
use newsroom::{Authority, people::AuditQuery};

use super::{
    newsdesk::{act, at_work, begin, by, open, person, revision, save, store, stored},
    visitor::Visitor,
};
use crate::support::{TestSite, story};

async fn set_zone(paper: &TestSite, zone: &str) {
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    let settings = SiteSettings { time_zone: zone.to_owned(), ..paper.newsroom.settings().await.unwrap() };
    edit.put_settings(&settings).await.unwrap();
    edit.commit().await.unwrap();
}

#[tokio::test]
async fn a_story_goes_from_nothing_to_its_readers_and_back() {
    let paper = TestSite::start().await;
    let (mut cleo, mut ed) = (at_work(&paper, "cleo", Role::Contributor).await, at_work(&paper, "ed", Role::Editor).await);
    let id = begin(&mut cleo).await;
    let page = open(&mut cleo, &id).await;
    assert!(page.html.contains("Send for review") && !page.html.contains("Publish now"), "what one may not do is not shown: {}", page.html);
    let saved = save(&mut cleo, &id, "A bridge at dawn", "First words.\n\nSecond <b>part</b>.").await;
    assert_eq!((saved.status, saved.location), (303, format!("/desk/stories/{id}/?done=edit")));
    assert!(cleo.get("/desk/").await.html.contains("A bridge at dawn"), "the draft is on its writer's home page");
    assert!(!ed.get("/desk/").await.html.contains("A bridge at dawn"), "nothing waits for the editor yet");
    assert_eq!(act(&mut cleo, &id, "send_for_review", &[("note_review", "Please look at the second part")]).await.status, 303);
    let home = ed.get("/desk/").await.html;
    assert!(home.contains("Waiting for review") && home.contains("A bridge at dawn") && home.contains("Please look at"), "{home}");
    assert_eq!(paper.get("/a-bridge-at-dawn/").await.status(), 404);
    let done = act(&mut ed, &id, "publish", &[]).await;
    assert_eq!((done.status, done.location), (303, format!("/desk/stories/{id}/?done=publish")));
    assert!(ed.get(&format!("/desk/stories/{id}/?done=publish")).await.html.contains("Published."));
    let page = paper.get("/a-bridge-at-dawn/").await;
    assert_eq!(page.status(), 200);
    let page = page.text().await.unwrap();
    assert!(page.contains("Second &lt;b&gt;part&lt;/b&gt;."), "{page}");
    let shown = open(&mut cleo, &id).await.html;
    assert!(!shown.contains("/save\"") && shown.contains("Second &lt;b&gt;part&lt;/b&gt;."), "its writer reads it still: {shown}");
    let refused = act(&mut ed, &id, "kill", &[("note_kill", " ")]).await;
    assert!(refused.status == 422 && refused.html.contains("tell readers why"), "{}", refused.html);
    assert_eq!(act(&mut ed, &id, "kill", &[("note_kill", "The bridge is another one.")]).await.status, 303);
    let gone = paper.get("/a-bridge-at-dawn/").await;
    assert_eq!(gone.status(), 410);
    let log = paper.newsroom.audit_log(&AuditQuery { limit: 50, ..AuditQuery::default() }).await.unwrap();
    for word in ["story_send_for_review", "story_publish", "story_kill"] {
        assert!(log.entries.iter().any(|entry| entry.act.as_str() == word && entry.target_id.as_deref() == Some(id.as_str())), "{word}");
    }
}

#[tokio::test]
async fn publishing_takes_the_words_on_the_screen_along() {
    let paper = TestSite::start().await;
    let (mut ada, mut ed) = (at_work(&paper, "ada", Role::Author).await, at_work(&paper, "ed", Role::Editor).await);
    let id = begin(&mut ada).await;
    let typed = [("headline", "A ferry on time"), ("standfirst", ""), ("text", "Never saved before."), ("section", ""), ("slug", "")];
    assert_eq!(act(&mut ada, &id, "publish", &typed).await.status, 303);
    let page = paper.get("/a-ferry-on-time/").await.text().await.unwrap();
    assert!(page.contains("Never saved before."), "{page}");
    // somebody else was quicker: nothing is published, and the words stay on the screen
    let old = revision(&open(&mut ada, &id).await);
    save(&mut ed, &id, "A ferry, late", "Other words.").await;
    let late = [&typed[..2], &[("text", "My second words."), ("section", ""), ("slug", ""), ("revision", &old)]].concat();
    let refused = ada.post(&format!("/desk/stories/{id}/trash"), &late).await;
    assert!(matches!(refused.status, 403 | 409), "{}", refused.status);
    let draft = begin(&mut ada).await;
    let refused = act(&mut ada, &draft, "publish", &[("headline", ""), ("text", "Words without a headline.")]).await;
    assert!(refused.status == 422 && refused.html.contains("Words without a headline."), "{}", refused.html);
    let gone = "01900000-0000-7000-8000-00000000dead";
    let refused = act(&mut ada, &draft, "publish", &[("headline", "A headline"), ("text", "Kept words."), ("section", gone)]).await;
    assert!(
        refused.status == 422 && refused.html.contains("Kept words.") && refused.html.contains("does not exist any more"),
        "{}",
        refused.html
    );
    assert_eq!(act(&mut ada, &draft, "trash", &[("headline", ""), ("text", "")]).await.status, 303, "it can be thrown away");
}

#[tokio::test]
async fn a_save_over_newer_words_is_refused_and_keeps_what_was_typed() {
    let paper = TestSite::start().await;
    let (mut ada, mut ed) = (at_work(&paper, "ada", Role::Author).await, at_work(&paper, "ed", Role::Editor).await);
    let id = begin(&mut ada).await;
    save(&mut ada, &id, "First headline", "The words at the beginning.").await;
    let base = revision(&open(&mut ed, &id).await);
    assert_eq!(save(&mut ada, &id, "Headline by Ada", "Ada's own words.").await.status, 303);
    let typed = [("revision", base.as_str()), ("headline", "Headline by Ed"), ("standfirst", "Typed too"), ("text", "Ed's words & more.")];
    let path = format!("/desk/stories/{id}/save");
    let refused = ed.post(&path, &typed).await;
    assert_eq!(refused.status, 409);
    for text in
        ["Not saved: ada saved this story", "Headline by Ed", "Typed too", "Ed's words &amp; more.", "Headline by Ada", "Ada's own words."]
    {
        assert!(refused.html.contains(text) || refused.html.contains(&text.replace('\'', "&#x27;")), "{text}: {}", refused.html);
    }
    assert_eq!(stored(&paper, &id).await.headline.as_str(), "Headline by Ada", "nothing was overwritten");
    let again = revision(&refused);
    let sent = [("revision", again.as_str()), ("headline", "Headline by Ed"), ("text", "Ed's words & more.")];
    assert_eq!(ed.post(&path, &sent).await.status, 303, "after comparing, it can be saved");
    assert_eq!(stored(&paper, &id).await.headline.as_str(), "Headline by Ed");
    // an act is decided on what was seen, too
    let late = ed.post(&format!("/desk/stories/{id}/publish"), &[("revision", base.as_str())]).await;
    assert!(late.status == 409 && late.html.contains("Not done"), "{}", late.html);
    assert_eq!(stored(&paper, &id).await.state, StoryState::Draft);
    for sent in [&[][..], &[("revision", "x")], &[("revision", "-1")], &[("revision", "99999999999999999999")]] {
        assert_eq!(ed.post(&path, sent).await.status, 400, "{sent:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_saved_says_why_beside_its_field() {
    let paper = TestSite::start().await;
    let mut ed = at_work(&paper, "ed", Role::Editor).await;
    let id = begin(&mut ed).await;
    let base = revision(&open(&mut ed, &id).await);
    for (field, value) in [
        ("headline", ""),
        ("slug", "///"),
        ("slug", "river-1"),
        ("section", "nowhere"),
        ("section", "01900000-0000-7000-8000-ffffffffffff"),
    ] {
        let mut sent = vec![("revision", base.as_str()), ("headline", "Fine"), ("text", "Kept as it was typed")];
        sent.retain(|(name, _)| *name != field);
        sent.push((field, value));
        let seen = ed.post(&format!("/desk/stories/{id}/save"), &sent).await;
        assert_eq!(seen.status, 422, "{field} {value}: {}", seen.html);
        assert!(
            seen.html.contains(&format!("href=\"#story-{field}\"")) && seen.html.contains("Kept as it was typed"),
            "{field}: {}",
            seen.html
        );
    }
    assert_eq!(open(&mut ed, &id).await.html.matches("class=\"errors\"").count(), 0);
}

#[tokio::test]
async fn a_time_is_one_at_the_paper_and_never_guessed() {
    let paper = TestSite::start().await;
    set_zone(&paper, "Asia/Karachi").await;
    let mut ada = at_work(&paper, "ada", Role::Author).await;
    let id = begin(&mut ada).await;
    save(&mut ada, &id, "Later today", "Words.").await;
    for (when, says) in [("", "such as"), ("tomorrow", "such as"), ("2023-11-01T06:00", "has passed"), ("2023-11-31T06:00", "such as")] {
        let seen = act(&mut ada, &id, "schedule", &[("when", when)]).await;
        assert!(seen.status == 422 && seen.html.contains(says), "{when}: {} {}", seen.status, seen.html);
        assert!(when.is_empty() || seen.html.contains(&format!("value=\"{when}\"")), "{when} is kept: {}", seen.html);
    }
    assert_eq!(act(&mut ada, &id, "schedule", &[("when", "2023-11-15T06:00")]).await.status, 303);
    let planned = stored(&paper, &id).await;
    // 06:00 in Karachi is 01:00 in Greenwich
    assert_eq!((planned.state, planned.published_at), (StoryState::Scheduled, Some(Timestamp::from_millis(1_700_010_000_000))));
    let home = ada.get("/desk/").await.html;
    assert!(home.contains("goes live") && home.contains("at 06:00 (Asia/Karachi)"), "{home}");
    set_zone(&paper, "Europe/London").await;
    let skipped = act(&mut ada, &id, "schedule", &[("when", "2024-03-31T01:30")]).await;
    assert!(skipped.status == 422 && skipped.html.contains("Choose 00:30 or 02:30"), "{}", skipped.html);
    let twice = act(&mut ada, &id, "schedule", &[("when", "2024-10-27T01:30")]).await;
    assert!(twice.status == 422 && twice.html.contains("comes twice") && twice.html.contains("2024-10-27T01:30+01:00"), "{}", twice.html);
    assert_eq!(act(&mut ada, &id, "schedule", &[("when", "2024-10-27T01:30+00:00")]).await.status, 303);
    assert_eq!(stored(&paper, &id).await.published_at, Some(Timestamp::from_millis(1_729_992_600_000)));
}

#[tokio::test]
async fn the_trash_gives_back_what_it_took() {
    let paper = TestSite::start().await;
    let mut cleo = at_work(&paper, "cleo", Role::Contributor).await;
    let id = begin(&mut cleo).await;
    save(&mut cleo, &id, "Thrown away", "Words.").await;
    assert_eq!(act(&mut cleo, &id, "trash", &[]).await.status, 303);
    let list = |html: &str| html.contains("Thrown away");
    assert!(!list(&cleo.get("/desk/stories/").await.html) && !list(&cleo.get("/desk/").await.html));
    assert!(list(&cleo.get("/desk/stories/?state=trash").await.html));
    let shown = open(&mut cleo, &id).await.html;
    assert!(shown.contains("Restore as draft") && !shown.contains("/save\""), "{shown}");
    let base = revision(&open(&mut cleo, &id).await);
    let sent = [("revision", base.as_str()), ("headline", "Changed in the trash"), ("text", "x")];
    assert_eq!(cleo.post(&format!("/desk/stories/{id}/save"), &sent).await.status, 403);
    assert_eq!(act(&mut cleo, &id, "restore", &[]).await.status, 303);
    assert!(list(&cleo.get("/desk/").await.html));
    assert_eq!(stored(&paper, &id).await.document, Document::from_plain_text("Words."));
}

#[tokio::test]
async fn a_text_with_more_than_paragraphs_is_shown_and_stays() {
    let paper = TestSite::start().await;
    let ada = person(&paper, "ada", Role::Author, None).await;
    let mut draft = story(&paper.newsroom, "formatted", "Formatted");
    (draft.state, draft.published_at, draft.bylines) = (StoryState::Draft, None, by(&ada));
    let json = r#"{"type":"doc","content":[{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Part one"}]},{"type":"paragraph","content":[{"type":"text","marks":[{"type":"bold"}],"text":"Bold words"}]}]}"#;
    draft.document = Document::parse(json, domain::document::UnknownBlocks::Refuse).unwrap();
    store(&paper, &draft).await;
    let mut ada = Visitor::signed_in(&paper, &ada).await;
    let page = open(&mut ada, draft.id.as_str()).await.html;
    assert!(page.contains("Part one") && page.contains("Bold words") && !page.contains("name=\"text\""), "{page}");
    assert_eq!(save(&mut ada, draft.id.as_str(), "Another headline", "Plain words").await.status, 303);
    let now = stored(&paper, draft.id.as_str()).await;
    assert_eq!((now.headline.as_str(), now.document), ("Another headline", draft.document));
}

#[tokio::test]
async fn long_texts_arrive_whole() {
    let paper = TestSite::start().await;
    let mut ada = at_work(&paper, "ada", Role::Author).await;
    let id = begin(&mut ada).await;
    // each letter takes six bytes on the way
    let text = "دریا کی سطح رات بھر بڑھتی رہی ".repeat(3000);
    assert_eq!(save(&mut ada, &id, "Long", &text).await.status, 303);
    assert_eq!(stored(&paper, &id).await.document.plain_text(), text.trim());
}
