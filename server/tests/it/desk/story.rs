//! One story at the desk: written, sent on, published, taken back.

use domain::{Document, Role, SiteSettings, StoryState, Timestamp};
use newsroom::{Authority, people::AuditQuery};
use serde_json::json;

use super::{
    drafts::{act as act_json, insert, post},
    newsdesk::{act, at_work, base, begin, by, change_draft, line, open, person, revision, store, stored, write},
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
    assert!(page.html.contains("Send for review"), "{}", page.html);
    assert!(!page.html.contains(&format!("/desk/stories/{id}/publish")), "what one may not do has no button: {}", page.html);
    write(&mut cleo, &id, "A bridge at dawn", "First words.\n\nSecond <b>part</b>.").await;
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
    assert!(!shown.contains("<story-editor") && shown.contains("Second &lt;b&gt;part&lt;/b&gt;."), "its writer reads it still: {shown}");
    let refused = act(&mut ed, &id, "kill", &[("note_kill", " ")]).await;
    assert!(refused.status == 422 && refused.html.contains("why the story is taken back"), "{}", refused.html);
    assert_eq!(act(&mut ed, &id, "kill", &[("note_kill", "The bridge is another one.")]).await.status, 303);
    let gone = paper.get("/a-bridge-at-dawn/").await;
    assert_eq!(gone.status(), 410);
    let log = paper.newsroom.audit_log(&AuditQuery { limit: 50, ..AuditQuery::default() }).await.unwrap();
    for word in ["story_send_for_review", "story_publish", "story_kill"] {
        assert!(log.entries.iter().any(|entry| entry.act.as_str() == word && entry.target_id.as_deref() == Some(id.as_str())), "{word}");
    }
}

#[tokio::test]
async fn a_story_without_headline_is_not_published() {
    let paper = TestSite::start().await;
    let mut ada = at_work(&paper, "ada", Role::Author).await;
    let id = begin(&mut ada).await;
    // before anybody has opened it in the editor
    let first = revision(&open(&mut ada, &id).await);
    let refused = ada.post(&format!("/desk/stories/{id}/publish"), &[("revision", &first)]).await;
    assert!(refused.status == 422 && refused.html.contains("Write a headline."), "{}", refused.html);
    write(&mut ada, &id, "", "Words without a headline.").await;
    let refused = act(&mut ada, &id, "publish", &[]).await;
    assert!(refused.status == 422 && refused.html.contains("Write a headline."), "{}", refused.html);
    assert!(refused.html.contains("Words without a headline."), "the words are there still: {}", refused.html);
    let refused = act(&mut ada, &id, "schedule", &[("when", "2030-01-01T06:00")]).await;
    assert!(refused.status == 422 && refused.html.contains("Write a headline."), "{}", refused.html);
    // a headline that was taken away does not come back by itself
    write(&mut ada, &id, "A ferry on time", "Words.").await;
    write(&mut ada, &id, "", "Words.").await;
    assert_eq!(act(&mut ada, &id, "publish", &[]).await.status, 422);
    assert_eq!(stored(&paper, &id).await.state, StoryState::Draft);
    assert_eq!(act(&mut ada, &id, "trash", &[]).await.status, 303, "it can be thrown away");
}

#[tokio::test]
async fn an_act_on_older_words_is_refused() {
    let paper = TestSite::start().await;
    let (mut ada, mut ed) = (at_work(&paper, "ada", Role::Author).await, at_work(&paper, "ed", Role::Editor).await);
    let id = begin(&mut ada).await;
    write(&mut ada, &id, "First headline", "The words at the beginning.").await;
    let (seen, seen_revision) = (base(&mut ed, &id).await.1, revision(&open(&mut ed, &id).await));
    write(&mut ada, &id, "Headline by Ada", "Ada's own words.").await;
    // steps over newer ones are not stored
    let late = json!({ "schema": 1, "version": seen.parse::<i64>().unwrap(), "client": "ed", "steps": [insert("Ed's ")] });
    assert_eq!(post(&mut ed, &format!("/desk/stories/{id}/steps"), &late).await.0, 409);
    let path = format!("/desk/stories/{id}/publish");
    for base in [("version", seen.as_str()), ("revision", seen_revision.as_str())] {
        let late = ed.post(&path, &[base]).await;
        assert!(late.status == 409 && late.html.contains("Not done: ada saved this story"), "{base:?}: {}", late.html);
        assert!(late.html.contains("Ada&#x27;s own words.") || late.html.contains("Ada's own words."), "as it is now: {}", late.html);
    }
    let now = stored(&paper, &id).await;
    assert_eq!((now.state, now.headline.as_str()), (StoryState::Draft, "Headline by Ada"), "nothing was done");
    for sent in [&[][..], &[("revision", "x")], &[("revision", "-1")], &[("revision", "99999999999999999999")], &[("version", "x")]] {
        assert_eq!(ed.post(&path, sent).await.status, 400, "{sent:?}");
    }
    assert_eq!(act(&mut ed, &id, "publish", &[]).await.status, 303, "after looking at it, it can be published");
}

#[tokio::test]
async fn what_cannot_be_published_says_why() {
    let paper = TestSite::start().await;
    let mut ed = at_work(&paper, "ed", Role::Editor).await;
    let id = begin(&mut ed).await;
    let (unknown, tag) = ("01900000-0000-7000-8000-ffffffffffff", json!(["01900000-0000-7000-8000-ffffffffffff"]));
    for (field, value, says) in [
        ("headline", json!(""), "Write a headline."),
        ("slug", json!("///"), ""),
        ("slug", json!("river-1"), "Another story has this URL."),
        ("section", json!("nowhere"), ""),
        ("section", json!(unknown), "does not exist any more"),
        ("sections", tag.clone(), "does not exist any more"),
        ("tags", tag, "does not exist any more"),
        ("canonicalUrl", json!("javascript:alert(1)"), "must begin with https"),
    ] {
        write(&mut ed, &id, "Fine", "Kept as it was typed").await;
        // what is wrong may be written, and stays in the draft until it is mended
        let (status, why) = change_draft(&mut ed, &id, |doc| match field {
            "headline" => doc["content"][0] = line("headline", ""),
            field => doc["attrs"][field] = value.clone(),
        })
        .await;
        assert_eq!(status, 200, "{field} {value}: {why}");
        let version = base(&mut ed, &id).await.1;
        let (status, why) = act_json(&ed, &id, "publish", &format!("version={version}")).await;
        assert_eq!((status.as_u16(), &why["fields"][0]["name"]), (422, &json!(field)), "{field} {value}: {why}");
        let message = why["fields"][0]["message"].as_str().unwrap();
        assert!(!message.is_empty() && message.contains(says), "{field} {value}: {message}");
        let page = act(&mut ed, &id, "publish", &[]).await;
        assert!(
            page.status == 422 && page.html.contains("class=\"errors\"") && page.html.contains("Kept as it was typed"),
            "{}",
            page.html
        );
        let empty = if value.is_array() { json!([]) } else { json!("") };
        change_draft(&mut ed, &id, |doc| {
            if field != "headline" {
                doc["attrs"][field] = empty;
            }
        })
        .await;
    }
    assert_eq!(open(&mut ed, &id).await.html.matches("class=\"errors\"").count(), 0);
    assert_eq!(stored(&paper, &id).await.state, StoryState::Draft);
}

#[tokio::test]
async fn a_time_is_one_at_the_paper_and_never_guessed() {
    let paper = TestSite::start().await;
    set_zone(&paper, "Asia/Karachi").await;
    let mut ada = at_work(&paper, "ada", Role::Author).await;
    let id = begin(&mut ada).await;
    write(&mut ada, &id, "Later today", "Words.").await;
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
async fn a_scheduled_story_is_called_published_once_its_time_has_come() {
    let paper = TestSite::start().await;
    let mut ada = at_work(&paper, "ada", Role::Author).await;
    let id = begin(&mut ada).await;
    write(&mut ada, &id, "In an hour", "Words.").await;
    assert_eq!(act(&mut ada, &id, "schedule", &[("when", "2023-11-15T04:00")]).await.status, 303);
    assert!(open(&mut ada, &id).await.html.contains("state scheduled"));
    paper.clock.advance(6 * 3_600_000);
    let live = open(&mut ada, &id).await.html;
    assert!(live.contains("state published") && !live.contains("state scheduled"), "{live}");
    // the next act is the last button of the bar, not one among the others
    assert!(live.contains("Publish changes</button></div></div>"), "{live}");
    let list = ada.get("/desk/stories/").await.html;
    let (_, row) = list.split_once("In an hour").unwrap();
    assert!(row.split_once("</li>").unwrap().0.contains("Published"), "{row}");
}

#[tokio::test]
async fn the_trash_gives_back_what_it_took() {
    let paper = TestSite::start().await;
    let mut cleo = at_work(&paper, "cleo", Role::Contributor).await;
    let id = begin(&mut cleo).await;
    write(&mut cleo, &id, "Thrown away", "Words.").await;
    assert_eq!(act(&mut cleo, &id, "trash", &[]).await.status, 303);
    let list = |html: &str| html.contains("Thrown away");
    assert!(!list(&cleo.get("/desk/stories/").await.html) && !list(&cleo.get("/desk/").await.html));
    assert!(list(&cleo.get("/desk/stories/?state=trash").await.html));
    let shown = open(&mut cleo, &id).await.html;
    assert!(shown.contains("Restore as draft") && !shown.contains("<story-editor"), "{shown}");
    let sent = json!({ "schema": 1, "version": 1, "client": "a", "steps": [insert("Changed in the trash")] });
    assert_eq!(post(&mut cleo, &format!("/desk/stories/{id}/steps"), &sent).await.0, 403);
    assert_eq!(act(&mut cleo, &id, "restore", &[]).await.status, 303);
    assert!(list(&cleo.get("/desk/").await.html));
    assert_eq!(stored(&paper, &id).await.document, Document::from_plain_text("Words."));
}

#[tokio::test]
async fn a_text_with_formatting_is_shown_and_stays() {
    let paper = TestSite::start().await;
    let ada = person(&paper, "ada", Role::Author, None).await;
    let mut draft = story(&paper.newsroom, "formatted", "Formatted");
    (draft.state, draft.published_at, draft.bylines) = (StoryState::Draft, None, by(&ada));
    let json = r#"{"type":"doc","content":[{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Part one"}]},{"type":"paragraph","content":[{"type":"text","marks":[{"type":"bold"}],"text":"Bold words"}]}]}"#;
    draft.document = Document::parse(json, domain::document::UnknownBlocks::Refuse).unwrap();
    store(&paper, &draft).await;
    let mut ada = Visitor::signed_in(&paper, &ada).await;
    let page = open(&mut ada, draft.id.as_str()).await.html;
    assert!(page.contains("Part one") && page.contains("Bold words"), "{page}");
    let headline = |doc: &mut serde_json::Value| doc["content"][0] = line("headline", "Another headline");
    assert_eq!(change_draft(&mut ada, draft.id.as_str(), headline).await.0, 200);
    assert_eq!(act(&mut ada, draft.id.as_str(), "send_for_review", &[]).await.status, 303);
    let now = stored(&paper, draft.id.as_str()).await;
    assert_eq!((now.headline.as_str(), now.document), ("Another headline", draft.document));
}

#[tokio::test]
async fn long_texts_arrive_whole() {
    let paper = TestSite::start().await;
    let mut ada = at_work(&paper, "ada", Role::Author).await;
    let id = begin(&mut ada).await;
    let text = "دریا کی سطح رات بھر بڑھتی رہی ".repeat(3000);
    write(&mut ada, &id, "Long", &text).await;
    assert_eq!(stored(&paper, &id).await.document.plain_text(), text.trim());
}

/// The state of a story, an act, and what its form holds besides.
type Sent<'a> = (StoryState, &'a str, &'a [(&'a str, &'a str)]);

/// Nobody sends on, publishes, takes back or throws away what they have not seen.
#[tokio::test]
async fn every_act_names_what_was_seen() {
    let paper = TestSite::start().await;
    let ada = person(&paper, "ada", Role::Author, None).await;
    let mut writer = Visitor::signed_in(&paper, &ada).await;
    let mut ed = at_work(&paper, "ed", Role::Editor).await;
    let later = [("when", "2030-01-01T06:00")];
    let acts: [Sent<'_>; 11] = [
        (StoryState::Draft, "send_for_review", &[]),
        (StoryState::Draft, "mark_ready", &[]),
        (StoryState::Draft, "schedule", &later),
        (StoryState::Draft, "publish", &[]),
        (StoryState::Draft, "archive", &[]),
        (StoryState::Draft, "trash", &[]),
        (StoryState::Review, "return_to_draft", &[("note_return", "Why?")]),
        (StoryState::Published, "publish_changes", &[("kind", "update")]),
        (StoryState::Published, "publish_changes", &[("kind", "update"), ("when", "2030-01-01T06:00")]),
        (StoryState::Published, "kill", &[("note_kill", "Wrong.")]),
        (StoryState::Published, "trash", &[]),
    ];
    for (at, (state, act, fields)) in acts.into_iter().enumerate() {
        let mut one = story(&paper.newsroom, &format!("seen-{at}"), "Seen");
        let section = paper.newsroom.sections().await.unwrap().remove(0).id;
        (one.state, one.bylines, one.primary_section, one.sections) = (state, by(&ada), Some(section.clone()), vec![section]);
        one.published_at = one.published_at.filter(|_| state == StoryState::Published);
        store(&paper, &one).await;
        let id = one.id.as_str();
        let (old, old_revision) = (base(&mut ed, id).await.1, revision(&open(&mut ed, id).await));
        let (status, why) = change_draft(&mut writer, id, |doc| doc["content"][0] = line("headline", "Written since")).await;
        assert_eq!(status, 200, "{why}");
        for base in [("version", old.as_str()), ("revision", old_revision.as_str())] {
            let sent = [&[base], fields].concat();
            let late = ed.post(&format!("/desk/stories/{id}/{act}"), &sent).await;
            assert_eq!(late.status, 409, "{state} {act} {base:?}: {}", late.html);
            assert!(late.html.contains("Not done: ada saved this story"), "{state} {act}: {}", late.html);
        }
        let now = stored(&paper, id).await;
        assert_eq!((now.state, now.published_at, now.headline.as_str()), (state, one.published_at, "Seen"), "{act}: nothing was done");
        assert!(paper.newsroom.scheduled_changes(&one.id).await.unwrap().is_none(), "{act}");
    }
}

/// Letters hang on what people ask each other, which the desk shows on its pages: no act and no save sends any.
#[tokio::test]
async fn writing_and_changing_states_mails_nobody() {
    let paper = TestSite::start().await;
    let (mut ada, mut ed) = (at_work(&paper, "ada", Role::Author).await, at_work(&paper, "ed", Role::Editor).await);
    let id = begin(&mut ada).await;
    for round in 0..20 {
        write(&mut ada, &id, &format!("Round {round}"), "Words.").await;
        assert_eq!(act(&mut ada, &id, "send_for_review", &[]).await.status, 303);
        assert_eq!(act(&mut ed, &id, "return_to_draft", &[("note_return", "Again")]).await.status, 303);
        paper.clock.advance(6 * 60_000);
    }
    assert_eq!(act(&mut ed, &id, "publish", &[]).await.status, 303);
    write(&mut ed, &id, "Corrected", "Words.").await;
    assert_eq!(act(&mut ed, &id, "publish_changes", &[("kind", "update")]).await.status, 303);
    let letters = std::fs::read_dir(paper.dir.path().join("mail")).map_or(0, Iterator::count);
    assert_eq!(letters, 0);
    // nor is an update news: nothing waits to be sent to devices
    assert_eq!(paper.newsroom.alerts_of(&domain::StoryId::parse(&id).unwrap()).await.unwrap().len(), 0);
}
