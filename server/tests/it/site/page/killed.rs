//! The page of a killed story: its note to readers, and no note of any other state.

use domain::{Direction, Language, RevisionNumber, Story, StoryId, StoryState};
use newsroom::{Authority, Edit, Result};

use crate::support::{TestSite, story};

async fn seen(site: &TestSite, path: &str) -> (u16, String) {
    let response = site.get(path).await;
    (response.status().as_u16(), response.text().await.unwrap())
}

/// Stores a story whatever its state, as imports do.
async fn store(site: &TestSite, story: &Story) {
    let authority = Authority::command_line();
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(story, "test").await.unwrap();
    edit.commit().await.unwrap();
}

/// Changes a story's state.
async fn change(site: &TestSite, id: &StoryId, act: impl AsyncFnOnce(&mut Edit<'_>, RevisionNumber) -> Result<RevisionNumber>) {
    let authority = Authority::command_line();
    let base = site.newsroom.desk_story(&authority, id).await.unwrap().unwrap().revision;
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    act(&mut edit, base).await.unwrap();
    edit.commit().await.unwrap();
}

#[tokio::test]
async fn readers_see_why_a_story_was_taken_back() {
    let site = TestSite::start().await;
    let urdu = Story { language: Language::parse("ur").unwrap(), direction: Direction::RightToLeft, ..story(&site.newsroom, "pul", "Pul") };
    store(&site, &urdu).await;
    assert_eq!(seen(&site, "/pul/").await.0, 200);
    let note = "Not <b>true</b> & not ours.\n\nWe are sorry.";
    change(&site, &urdu.id, async |edit, base| edit.kill(&urdu.id, base, note).await).await;
    // the second response is the cached one
    for _ in 0..2 {
        let (status, html) = seen(&site, "/pul/").await;
        assert_eq!(status, 410);
        let start = "<div lang=\"ur\" dir=\"rtl\" class=\"notice-note\">";
        let shown = format!("{start}<p>Not &lt;b&gt;true&lt;/b&gt; &amp; not ours.</p><p>We are sorry.</p></div>");
        assert!(html.contains(&shown), "{html}");
        assert_eq!(html.matches("<h1").count(), 1);
    }
    // in the trash it is no killed story any more, and the cached page goes with its note
    change(&site, &urdu.id, async |edit, base| edit.trash(&urdu.id, base, "a secret").await).await;
    let (status, html) = seen(&site, "/pul/").await;
    assert!(status == 404 && !html.contains("We are sorry.") && !html.contains("a secret"), "{status}: {html}");
    let (status, html) = seen(&site, "/taken-back/").await;
    assert!(status == 410 && !html.contains("notice-note"), "killed without a note: {html}");
}

#[tokio::test]
async fn notes_between_colleagues_stay_at_the_desk() {
    let site = TestSite::start().await;
    let draft = |name: &str, state| Story { state, ..story(&site.newsroom, name, name) };
    let stories = [draft("sent", StoryState::Draft), draft("returned", StoryState::Review), draft("archived", StoryState::Draft)];
    for story in &stories {
        store(&site, story).await;
    }
    let [sent, returned, archived] = [0, 1, 2].map(|at: usize| &stories[at].id);
    change(&site, sent, async |edit, base| edit.send_for_review(sent, base, "a secret").await).await;
    change(&site, returned, async |edit, base| edit.return_to_draft(returned, base, "a secret").await).await;
    change(&site, archived, async |edit, base| edit.archive(archived, base, "a secret").await).await;
    for story in &stories {
        assert_eq!(site.newsroom.kill_note(&story.id).await.unwrap(), None);
        let (status, html) = seen(&site, story.path.as_str()).await;
        assert!(status == 404 && !html.contains("a secret"), "{status}: {html}");
    }
}
