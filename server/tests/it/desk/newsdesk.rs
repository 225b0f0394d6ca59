//! People at work on stories, for tests of the desk.

use domain::{
    Author, AuthorId, AuthorKind, Byline, BylineRole, Document, Email, Role, Section, SectionId, Slug, Story, StoryId, draft::DraftDocument,
};
use newsroom::{
    Authority,
    people::{NewUser, Origin, User},
};
use serde_json::{Value, json};

use super::{
    drafts::post,
    visitor::{Seen, Visitor},
};
use crate::support::TestSite;

/// Somebody without password, with an author of their own.
pub async fn person(paper: &TestSite, name: &str, role: Role, sections: Option<Vec<SectionId>>) -> User {
    let authority = Authority::command_line();
    let author = Author {
        id: AuthorId::fresh(paper.newsroom.ids()),
        slug: Slug::parse(name).unwrap(),
        name: format!("Byline {name}"),
        kind: AuthorKind::Person,
        job_title: String::new(),
        bio: String::new(),
        location: String::new(),
        email: None,
        picture: None,
        languages: Vec::new(),
        links: Vec::new(),
    };
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.put_author(&author).await.unwrap();
    edit.commit().await.unwrap();
    let mut people = paper.newsroom.manage_people(&authority, &Origin::default()).await.unwrap();
    let email = Email::parse(&format!("{name}@example.org")).unwrap();
    let new = NewUser { email, name: name.to_owned(), role, sections, author: Some(author.id), password: None };
    let user = people.add(&new).await.unwrap();
    people.commit().await.unwrap();
    user
}

/// The same, signed in.
pub async fn at_work<'a>(paper: &'a TestSite, name: &str, role: Role) -> Visitor<'a> {
    let user = person(paper, name, role, None).await;
    Visitor::signed_in(paper, &user).await
}

/// Another section.
pub async fn section(paper: &TestSite, slug: &str, parent: Option<SectionId>) -> SectionId {
    let section = Section {
        id: SectionId::fresh(paper.newsroom.ids()),
        slug: Slug::parse(slug).unwrap(),
        name: format!("Section {slug}"),
        description: String::new(),
        parent,
        position: 9,
        picture: None,
        internal: false,
        form: None,
    };
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.put_section(&section).await.unwrap();
    edit.commit().await.unwrap();
    section.id
}

/// Stores a story whatever its state, as imports do.
pub async fn store(paper: &TestSite, story: &Story) {
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(story, "test").await.unwrap();
    edit.commit().await.unwrap();
}

/// The names over a story.
pub fn by(user: &User) -> Vec<Byline> {
    user.author.iter().map(|author| Byline { author: author.clone(), role: BylineRole::Writer }).collect()
}

/// A story as it is stored.
pub async fn stored(paper: &TestSite, id: &str) -> Story {
    paper.newsroom.story_by_id(&StoryId::parse(id).unwrap()).await.unwrap().unwrap()
}

/// The revision that the forms of a page are based on.
pub fn revision(seen: &Seen) -> String {
    let (_, rest) = seen.html.split_once("name=\"revision\" value=\"").unwrap_or_else(|| panic!("no form: {}", seen.html));
    rest.split('"').next().unwrap().to_owned()
}

/// Begins a story; its id.
pub async fn begin(browser: &mut Visitor<'_>) -> String {
    let seen = browser.post("/desk/stories/", &[]).await;
    assert_eq!(seen.status, 303, "{}", seen.html);
    seen.location.trim_start_matches("/desk/stories/").trim_end_matches('/').to_owned()
}

/// Opens a story.
pub async fn open(browser: &mut Visitor<'_>, id: &str) -> Seen {
    browser.get(&format!("/desk/stories/{id}/")).await
}

/// Changes the draft of a story as the editor does: pushes the steps that make of its document what `change` makes of it. The response.
pub async fn change_draft(browser: &mut Visitor<'_>, id: &str, change: impl FnOnce(&mut Value)) -> (u16, Value) {
    let opened = browser.get(&format!("/desk/stories/{id}/draft")).await;
    assert_eq!(opened.status, 200, "{}", opened.html);
    let mut opened: Value = serde_json::from_str(&opened.html).unwrap();
    let before = DraftDocument::parse(&opened["doc"].to_string()).unwrap();
    change(&mut opened["doc"]);
    let after = DraftDocument::parse(&opened["doc"].to_string()).unwrap();
    let sent = json!({ "schema": 1, "version": opened["version"], "client": "test", "steps": before.steps_to(&after) });
    post(browser, &format!("/desk/stories/{id}/steps"), &sent).await
}

/// Writes headline and text, paragraph by paragraph, in the paper's first section if the story is in none.
/// The story's row follows at once, not after some seconds.
pub async fn write(browser: &mut Visitor<'_>, id: &str, headline: &str, text: &str) {
    let body: Value = serde_json::from_str(&Document::from_plain_text(text).to_json()).unwrap();
    let section = browser.paper.newsroom.sections().await.unwrap().remove(0).id.to_string();
    let (status, why) = change_draft(browser, id, |doc| {
        doc["content"][0] = line("headline", headline);
        doc["content"][3]["content"] = body["content"].clone();
        if doc["attrs"]["section"] == "" {
            doc["attrs"]["section"] = json!(section);
        }
    })
    .await;
    assert_eq!(status, 200, "{why}");
    browser.paper.newsroom.follow_draft(&StoryId::parse(id).unwrap()).await.unwrap();
}

/// A node of the draft that is one line of text.
pub fn line(name: &str, text: &str) -> Value {
    match text {
        "" => json!({ "type": name }),
        text => json!({ "type": name, "content": [{ "type": "text", "text": text }] }),
    }
}

/// What an act is based on now: the version of the draft for those who write the story, its revision for the others.
pub async fn base(browser: &mut Visitor<'_>, id: &str) -> (&'static str, String) {
    let draft = browser.get(&format!("/desk/stories/{id}/draft")).await;
    match draft.status {
        200 => ("version", serde_json::from_str::<Value>(&draft.html).unwrap()["version"].to_string()),
        _ => ("revision", revision(&open(browser, id).await)),
    }
}

/// Does something with a story, based on what stands there now.
pub async fn act(browser: &mut Visitor<'_>, id: &str, act: &str, fields: &[(&str, &str)]) -> Seen {
    let (name, base) = base(browser, id).await;
    let mut sent = vec![(name, base.as_str())];
    sent.extend(fields);
    browser.post(&format!("/desk/stories/{id}/{act}"), &sent).await
}

/// Puts a story into the paper's first section: without one it cannot be published from the editor. To be called before its draft is opened.
pub async fn in_a_section(paper: &TestSite, id: &str) {
    let section = paper.newsroom.sections().await.unwrap().remove(0).id;
    let one = stored(paper, id).await;
    store(paper, &Story { primary_section: Some(section.clone()), sections: vec![section], ..one }).await;
}
