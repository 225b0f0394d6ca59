//! Lists of stories: acts on several with a preview and a way back, quick edits, saved views.

use domain::{Role, SitePath, Story, StoryState};

use super::{
    newsdesk::{at_work, begin, change_draft, line, person, section, stored, write},
    visitor::{Seen, Visitor},
};
use crate::support::TestSite;

async fn at(site: &TestSite, path: &str) -> Story {
    site.newsroom.story_by_path(&SitePath::parse(path).unwrap()).await.unwrap().unwrap()
}

/// The values of the boxes in front of these stories, as the list has them.
async fn boxes(browser: &mut Visitor<'_>, list: &str, ids: &[&str]) -> Vec<String> {
    let html = browser.get(list).await.html;
    let values: Vec<&str> = html.split("name=\"item\" value=\"").skip(1).map(|part| part.split('"').next().unwrap()).collect();
    let of =
        |id: &&str| (*values.iter().find(|value| value.starts_with(*id)).unwrap_or_else(|| panic!("{id} is not in {list}"))).to_owned();
    ids.iter().map(of).collect()
}

async fn together(browser: &mut Visitor<'_>, items: &[String], fields: &[(&str, &str)]) -> Seen {
    let mut sent: Vec<(&str, &str)> = items.iter().map(|item| ("item", item.as_str())).collect();
    sent.extend(fields);
    browser.post("/desk/together", &sent).await
}

/// The undo of a redirect.
fn undo_of(seen: &Seen) -> String {
    assert_eq!(seen.status, 303, "{}", seen.html);
    seen.location.split_once("undo=").unwrap().1.to_owned()
}

#[tokio::test]
async fn stories_move_together_after_a_preview_and_come_back() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let other = section(&site, "other", None).await;
    let (one, two, draft) = (at(&site, "/river-1/").await, at(&site, "/river-2/").await, begin(&mut amina).await);
    let ids = [one.id.as_str(), two.id.as_str(), draft.as_str()];
    let items = boxes(&mut amina, "/desk/stories/", &ids).await;
    let fields = [("act", "section"), ("section", other.as_str()), ("filters", "?by=me&evil=1")];
    let seen = together(&mut amina, &items, &fields).await;
    assert!(seen.status == 200 && seen.html.contains("Move into Section other") && seen.html.contains("3 stories change"), "{}", seen.html);
    assert_eq!(at(&site, "/river-1/").await.primary_section, one.primary_section, "a preview changes nothing");
    let mut sent = fields.to_vec();
    sent.push(("seen", "1"));
    let seen = together(&mut amina, &items, &sent).await;
    assert!(seen.location.starts_with("/desk/stories/?by=me&done=together&number=3&undo="), "filters only: {}", seen.location);
    let undo = undo_of(&seen);
    assert!(amina.get(&seen.location).await.html.contains("3 stories changed."));
    for path in ["/river-1/", "/river-2/"] {
        assert_eq!(at(&site, path).await.primary_section, Some(other.clone()), "{path}");
    }
    assert!(site.get("/section/other/").await.text().await.unwrap().contains("River talks, day 1"), "readers see it at once");
    // one of them was changed since: it stays
    let items = boxes(&mut amina, "/desk/stories/", &[two.id.as_str()]).await;
    together(&mut amina, &items, &[("act", "add_tag"), ("tag", "Treaty"), ("seen", "1")]).await;
    let before = stored(&site, two.id.as_str()).await;
    assert_eq!(before.tags, two.tags, "it had this tag");
    together(&mut amina, &items, &[("act", "remove_tag"), ("tag", "treaty"), ("seen", "1")]).await;
    let seen = amina.post("/desk/together/undo", &[("undo", &undo)]).await;
    assert!(seen.location.contains("number=2&stayed=1"), "{}", seen.location);
    assert_eq!(at(&site, "/river-1/").await.primary_section, one.primary_section);
    assert_eq!(at(&site, "/river-2/").await.primary_section, Some(other));
    // once only
    assert!(amina.post("/desk/together/undo", &[("undo", &undo)]).await.location.contains("too-late"));
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    let log = chief.get("/desk/audit/?act=story_change").await.html;
    assert_eq!(log.matches("<time").count(), 4, "one entry for each story: {log}");
}

#[tokio::test]
async fn a_preview_says_which_stories_stay_and_why() {
    let site = TestSite::start().await;
    let own = section(&site, "own", None).await;
    let sana = person(&site, "sana", Role::Editor, Some(vec![own])).await;
    let mut sana = Visitor::signed_in(&site, &sana).await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let (published, draft) = (at(&site, "/river-1/").await.id.to_string(), begin(&mut sana).await);
    let items = boxes(&mut sana, "/desk/stories/", &[&published, &draft]).await;
    let seen = together(&mut sana, &items, &[("act", "state"), ("state", "trash")]).await;
    assert!(seen.html.contains("1 story changes") && seen.html.contains("1 story stays"), "{}", seen.html);
    assert!(seen.html.contains("Its section is not one of yours."), "{}", seen.html);
    // what cannot be done is not done either when the form is sent without a look
    let all = together(&mut sana, &items, &[("act", "state"), ("state", "trash"), ("seen", "1")]).await;
    assert!(all.status == 409 && all.html.contains("preview as of now"), "{}", all.html);
    assert_eq!(stored(&site, &published).await.state, StoryState::Published);
    assert_eq!(stored(&site, &draft).await.state, StoryState::Draft);
    // somebody wrote on: the preview that was seen is old
    let items = boxes(&mut amina, "/desk/stories/", &[&published]).await;
    write(&mut amina, &published, "Another headline", "Text.").await;
    let seen = together(&mut amina, &items, &[("act", "state"), ("state", "trash")]).await;
    assert!(seen.html.contains("Somebody wrote on since you saw it."), "{}", seen.html);
    // readers do not see these words yet: a section is not changed behind them
    let items = boxes(&mut amina, "/desk/stories/", &[&published]).await;
    let seen = together(&mut amina, &items, &[("act", "remove_tag"), ("tag", "Treaty")]).await;
    assert!(seen.html.contains("It has changes that readers do not see yet."), "{}", seen.html);
}

#[tokio::test]
async fn the_state_of_several_stories_changes_and_comes_back() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let (one, two) = (begin(&mut amina).await, at(&site, "/river-3/").await);
    write(&mut amina, &one, "A draft", "Words that stay.").await;
    let items = boxes(&mut amina, "/desk/stories/", &[&one, two.id.as_str()]).await;
    let seen = together(&mut amina, &items, &[("act", "state"), ("state", "trash"), ("seen", "1")]).await;
    let undo = undo_of(&seen);
    assert_eq!(site.get("/river-3/").await.status(), 404);
    let seen = amina.post("/desk/together/undo", &[("undo", &undo)]).await;
    assert!(seen.location.contains("number=2&stayed=0"), "{}", seen.location);
    assert_eq!((stored(&site, &one).await.state, at(&site, "/river-3/").await.published_at), (StoryState::Draft, two.published_at));
    assert_eq!(site.get("/river-3/").await.status(), 200);
    // the text of the draft is still there, and goes on
    let (status, why) = change_draft(&mut amina, &one, |doc| doc["content"][0] = line("headline", "A draft goes on")).await;
    assert_eq!(status, 200, "{why}");
    assert!(stored(&site, &one).await.document.plain_text().contains("Words that stay."));
    for (act, value) in [("state", "publish"), ("state", "kill"), ("section", "x"), ("add_tag", ""), ("", "")] {
        let seen = together(&mut amina, &items, &[("act", act), ("state", value), ("section", value), ("tag", "no such tag")]).await;
        assert_eq!(seen.status, 400, "{act} {value}");
    }
    assert_eq!(together(&mut amina, &[], &[("act", "state"), ("state", "trash")]).await.status, 400);
}

#[tokio::test]
async fn a_row_is_edited_in_the_list_and_nobody_is_overwritten() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let mut bilal = at_work(&site, "bilal", Role::Editor).await;
    let story = at(&site, "/river-1/").await;
    let other = section(&site, "other", None).await;
    let page = format!("/desk/stories/?edit={}", story.id);
    let form = amina.get(&page).await.html;
    assert!(form.contains("id=\"quick\"") && form.contains("Day and time (UTC)") && form.contains("River talks, day 1"), "{form}");
    let base = form.split_once("name=\"base\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let path = format!("/desk/stories/{}/quick", story.id);
    let time = "2023-11-14T20:00";
    let fields = [("base", base.as_str()), ("headline", "A better headline"), ("section", other.as_str()), ("time", time)];
    let seen = amina.post(&path, &fields).await;
    let undo = undo_of(&seen);
    let now = at(&site, "/river-1/").await;
    assert_eq!((now.headline.as_str(), now.primary_section.clone()), ("A better headline", Some(other.clone())));
    assert!(now.published_at < story.published_at);
    assert!(site.get("/river-1/").await.text().await.unwrap().contains("A better headline"));
    // the other editor's form is older
    let seen = bilal.post(&path, &[("base", &base), ("headline", "Mine"), ("section", ""), ("time", "")]).await;
    assert!(seen.status == 409 && seen.html.contains("Not saved: amina wrote on") && seen.html.contains("value=\"Mine\""), "{}", seen.html);
    assert_eq!(at(&site, "/river-1/").await.headline.as_str(), "A better headline");
    amina.post("/desk/together/undo", &[("undo", &undo)]).await;
    let back = at(&site, "/river-1/").await;
    assert_eq!((back.headline, back.primary_section, back.published_at), (story.headline, story.primary_section, story.published_at));
    // what does not fit
    let base = amina.get(&page).await.html.split_once("name=\"base\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    for (headline, time, why) in [
        ("", "", "Enter a headline"),
        ("Talks", "2099-01-01T06:00", "The time of a published story is past"),
        ("Talks", "soon", "Enter day and time"),
    ] {
        let seen = amina.post(&path, &[("base", &base), ("headline", headline), ("section", ""), ("time", time)]).await;
        assert!(seen.status == 422 && seen.html.contains(why), "{why}: {}", seen.html);
    }
}

#[tokio::test]
async fn views_are_saved_under_a_name_by_each_person() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Author).await;
    let mut bilal = at_work(&site, "bilal", Role::Author).await;
    let seen = amina.get("/desk/stories/?state=published&section=water").await.html;
    assert!(seen.contains("Save these filters as a view"), "{seen}");
    let sent = amina.post("/desk/views", &[("name", "Live <water>"), ("filters", "?state=published&section=water&done=x")]).await;
    assert_eq!((sent.status, sent.location.as_str()), (303, "/desk/stories/?state=published&section=water"));
    let seen = amina.get(&sent.location).await.html;
    assert!(seen.contains("aria-current=\"page\" translate=\"no\">Live &lt;water&gt;</a>") && seen.contains("Delete this view"), "{seen}");
    assert!(!bilal.get("/desk/stories/").await.html.contains("Live &lt;water&gt;"));
    let remove = seen.split_once("/desk/views/").unwrap().1.split('"').next().unwrap().to_owned();
    assert_eq!(bilal.post(&format!("/desk/views/{remove}"), &[]).await.status, 404, "somebody else's");
    let long = "x".repeat(41);
    for name in ["", long.as_str()] {
        let seen = amina.post("/desk/views", &[("name", name), ("filters", "?by=me")]).await;
        assert!(seen.status == 422 && seen.html.contains("Enter a name of 1 to 40 characters"), "{}", seen.html);
    }
    assert_eq!(amina.post(&format!("/desk/views/{remove}"), &[]).await.status, 303);
    assert!(!amina.get("/desk/stories/").await.html.contains("Live &lt;water&gt;"));
}
