//! The list of people and what administrators do there.

use domain::{Author, AuthorId, AuthorKind, Email, Role, Slug, UserState};
use newsroom::Authority;

use super::visitor::{Visitor, account, newest_letter};
use crate::support::TestSite;

const NEW: &str = "violet engine under seven tides";

async fn section(paper: &TestSite) -> domain::Section {
    paper.newsroom.sections().await.unwrap().remove(0)
}

#[tokio::test]
async fn an_editor_is_invited_for_one_section() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let water = section(&paper).await;
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let fields = [("email", "amina@example.org"), ("name", ""), ("role", "editor"), ("section", water.id.as_str()), ("author", "")];
    browser.post("/desk/people/invite", &fields).await;
    let page = browser.get("/desk/people/").await.html;
    assert!(page.contains("Invited, not here yet") && page.contains("amina@example.org"), "{page}");
    let (path, _) = newest_letter(&paper).await;
    let mut amina = Visitor::new(&paper);
    let page = amina.get(&path).await.html;
    assert!(page.contains("Editor") && page.contains("Water &amp; Rivers"), "{page}");
    assert_eq!(amina.post(&path, &[("name", "Amina Khan"), ("password", NEW)]).await.status, 303);
    let page = browser.get("/desk/people/").await.html;
    assert!(page.contains("Amina Khan") && page.contains("Water &amp; Rivers") && !page.contains("Invited, not here yet"), "{page}");
    let user = paper.newsroom.user_by_email(&Email::parse("amina@example.org").unwrap()).await.unwrap().unwrap();
    assert_eq!((user.role, user.sections), (Role::Editor, Some(vec![water.id.clone()])));
    for (fields, field) in [
        (&[("email", "no address"), ("role", "editor")][..], "invite-email"),
        (&[("email", "AMINA@example.org"), ("role", "editor")], "invite-email"),
        (&[("email", "x@example.org"), ("role", "reader")], "invite-role"),
        (&[("email", "x@example.org"), ("role", "emperor")], "invite-role"),
        (&[("email", "x@example.org"), ("role", "editor"), ("section", "no such")], "invite-role"),
        (&[("email", "x@example.org"), ("role", "administrator"), ("section", water.id.as_str())], "invite-role"),
        (&[("email", "x@example.org"), ("role", "editor"), ("author", "no such")], "invite-author"),
    ] {
        let seen = browser.post("/desk/people/invite", fields).await;
        assert!(seen.status == 422 && seen.html.contains(&format!("href=\"#{field}\"")), "{fields:?}: {}", seen.html);
    }
    assert!(paper.newsroom.invitations().await.unwrap().is_empty());
}

#[tokio::test]
async fn an_imported_author_is_invited_with_one_click_and_keeps_the_byline() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let author = Author {
        id: AuthorId::fresh(paper.newsroom.ids()),
        slug: Slug::parse("sana").unwrap(),
        name: "Sana Mir".into(),
        kind: AuthorKind::Guest,
        job_title: String::new(),
        bio: String::new(),
        location: String::new(),
        email: Email::parse("sana@example.org").ok(),
        picture: None,
        languages: Vec::new(),
        links: Vec::new(),
    };
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.put_author(&author).await.unwrap();
    edit.commit().await.unwrap();
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let page = browser.get("/desk/people/").await.html;
    assert!(page.contains("Sana Mir") && page.contains(&format!("/desk/people/authors/{}/invite", author.id)), "{page}");
    assert!(page.contains("Zoya Khan") && page.contains("Enter address"), "an author without address: {page}");
    browser.post(&format!("/desk/people/authors/{}/invite", author.id), &[]).await;
    let (path, letter) = newest_letter(&paper).await;
    assert!(letter.contains("To: sana@example.org"), "{letter}");
    let mut sana = Visitor::new(&paper);
    assert!(sana.get(&path).await.html.contains("value=\"Sana Mir\""));
    assert_eq!(sana.post(&path, &[("name", "Sana Mir"), ("password", NEW)]).await.status, 303);
    let user = paper.newsroom.user_by_email(author.email.as_ref().unwrap()).await.unwrap().unwrap();
    assert_eq!((user.author, user.role), (Some(author.id.clone()), Role::Author));
    assert_eq!(paper.get("/author/sana/").await.status(), 200, "the byline's page is as before");
    let again = browser.post(&format!("/desk/people/authors/{}/invite", author.id), &[]).await;
    assert_eq!(again.status, 404);
    for bad in ["x", "01900000-0000-7000-8000-ffffffffffff"] {
        assert_eq!(browser.post(&format!("/desk/people/authors/{bad}/invite"), &[]).await.status, 404);
    }
}

#[tokio::test]
async fn a_new_role_applies_at_once_and_a_deactivated_person_is_out_at_once() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let user = account(&paper, "amina", Role::Administrator, None).await;
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let mut amina = Visitor::signed_in(&paper, &user).await;
    assert_eq!(amina.get("/desk/people/").await.status, 200);
    let before = amina.cookies["__Host-signed-in"].clone();
    let person = format!("/desk/people/{}", user.id);
    assert_eq!(browser.post(&format!("{person}/role"), &[("role", "editor")]).await.location, format!("{person}/?done=saved"));
    let seen = amina.get("/desk/people/").await;
    assert_eq!(seen.status, 403);
    assert_ne!(amina.cookies["__Host-signed-in"], before, "the token changes with the rights");
    assert!(amina.is_in().await && !amina.get("/desk/").await.html.contains("/desk/people/"), "what one may not do is not shown");
    assert_eq!(browser.post(&format!("{person}/deactivate"), &[]).await.location, format!("{person}/?done=deactivated"));
    assert!(!amina.is_in().await);
    assert_eq!(amina.post("/desk/account/profile", &[("name", "x"), ("language", "en"), ("text_size", "small")]).await.status, 401);
    assert_eq!(paper.newsroom.user(&user.id).await.unwrap().unwrap().name, "amina");
    assert!(browser.get("/desk/people/").await.html.contains("Deactivated"));
    assert_eq!(browser.post(&format!("{person}/reset-link"), &[]).await.status, 404, "no link lets a deactivated person in");
    assert_eq!(browser.post(&format!("{person}/reactivate"), &[]).await.status, 303);
    assert!(!amina.is_in().await, "old sessions stay ended");
    assert_eq!(amina.sign_in("amina").await.status, 303);
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let person = format!("/desk/people/{}", admin.id);
    for (act, fields) in [("role", &[("role", "editor")][..]), ("deactivate", &[])] {
        let seen = browser.post(&format!("{person}/{act}"), fields).await;
        assert!(seen.status == 422 && seen.html.contains("last administrator"), "{act}: {}", seen.html);
    }
    let stored = paper.newsroom.user(&admin.id).await.unwrap().unwrap();
    assert_eq!((stored.role, stored.state), (Role::Administrator, UserState::Active));
}

#[tokio::test]
async fn nobody_else_reaches_people_or_the_log() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    for role in [Role::Contributor, Role::Author, Role::Editor] {
        let user = account(&paper, role.as_str(), role, None).await;
        let mut visitor = Visitor::signed_in(&paper, &user).await;
        let mut stranger = Visitor::new(&paper);
        for route in
            server::http::ROUTES.iter().filter(|route| route.path.starts_with("/desk/people") || route.path.starts_with("/desk/audit"))
        {
            // an id that exists and one that does not look the same
            for path in [route.example.to_owned(), route.example.replace("/x", &format!("/{}", admin.id))] {
                for method in route.methods {
                    let own = [("role", "administrator"), ("email", "evil@example.org")];
                    let (seen, unknown) = if *method == axum::http::Method::GET {
                        (visitor.get(&path).await, stranger.get(&path).await)
                    } else {
                        (visitor.post(&path, &own).await, stranger.post(&path, &own).await)
                    };
                    assert_eq!(seen.status, 403, "{role} {method} {path}");
                    assert!(
                        unknown.status == 303 && unknown.location.starts_with("/desk/sign-in?next="),
                        "{method} {path}: {}",
                        unknown.status
                    );
                    assert!(!seen.html.contains("admin@example.org"), "{}", seen.html);
                }
            }
        }
    }
    assert_eq!(paper.newsroom.user(&admin.id).await.unwrap().unwrap(), {
        let mut same = admin.clone();
        same.last_sign_in_at = None;
        same
    });
    assert!(paper.newsroom.invitations().await.unwrap().is_empty());
}

#[tokio::test]
async fn long_lists_go_on() {
    let paper = TestSite::start().await;
    let authority = Authority::command_line();
    let mut people = paper.newsroom.manage_people(&authority, &Default::default()).await.unwrap();
    for number in 0..120 {
        let email = Email::parse(&format!("p{number}@example.org")).unwrap();
        let new = newsroom::people::NewUser {
            email,
            name: format!("Person {:03}", number / 2),
            role: Role::Author,
            sections: None,
            author: None,
            password: None,
        };
        people.add(&new).await.unwrap();
    }
    people.commit().await.unwrap();
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let (mut path, mut seen) = ("/desk/people/".to_owned(), std::collections::BTreeSet::new());
    for page in 1.. {
        let html = browser.get(&path).await.html;
        let rows: Vec<&str> = html.split("@example.org</span>").filter_map(|part| part.rsplit('>').next()).collect();
        seen.extend(rows.iter().filter(|row| row.starts_with('p')).map(|row| (*row).to_owned()));
        match html.split_once("href=\"/desk/people/?after=") {
            Some((_, rest)) => path = format!("/desk/people/?after={}", rest.split('"').next().unwrap()),
            None => {
                assert_eq!((page, seen.len()), (3, 120));
                break;
            }
        }
    }
    assert_eq!(browser.get("/desk/people/?after=made-up").await.status, 400);
}
