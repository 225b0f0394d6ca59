//! People at work on stories, for tests of the desk.

use domain::{Author, AuthorId, AuthorKind, Byline, BylineRole, Email, Role, Section, SectionId, Slug, Story, StoryId};
use newsroom::{
    Authority,
    people::{NewUser, Origin, User},
};

use super::visitor::{Seen, Visitor};
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
        internal: false,
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

/// Saves a headline and a text, as the form of the story's page does.
pub async fn save(browser: &mut Visitor<'_>, id: &str, headline: &str, text: &str) -> Seen {
    let revision = revision(&open(browser, id).await);
    let fields =
        [("revision", revision.as_str()), ("headline", headline), ("standfirst", ""), ("section", ""), ("slug", ""), ("text", text)];
    browser.post(&format!("/desk/stories/{id}/save"), &fields).await
}

/// Does something with a story, based on what its page shows now.
pub async fn act(browser: &mut Visitor<'_>, id: &str, act: &str, fields: &[(&str, &str)]) -> Seen {
    let revision = revision(&open(browser, id).await);
    let mut sent = vec![("revision", revision.as_str())];
    sent.extend(fields);
    browser.post(&format!("/desk/stories/{id}/{act}"), &sent).await
}
