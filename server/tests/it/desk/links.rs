//! Single-use links: set-up, invitation, new password.

use domain::{Email, Role};
use newsroom::people::{LinkKind, SecretHash};

use super::visitor::{PASSWORD, Visitor, account, newest_letter};
use crate::support::TestSite;

const NEW: &str = "violet engine under seven tides";

#[tokio::test]
async fn the_set_up_link_makes_the_first_administrator() {
    let paper = TestSite::start().await;
    let (token, stored) = paper.accounts.token().unwrap();
    assert!(paper.newsroom.make_set_up_link(&stored).await.unwrap());
    let path = format!("/desk/welcome/{token}");
    let mut first = Visitor::new(&paper);
    for _ in 0..3 {
        let seen = first.get(&path).await;
        assert_eq!((seen.status, seen.header("referrer-policy")), (200, "no-referrer"), "looking changes nothing");
    }
    let fields = |password| [("name", "Zoya Khan"), ("email", "zoya@example.org"), ("password", password)];
    let seen = first.post(&path, &fields("password1234")).await;
    assert!(seen.status == 422 && seen.html.contains("guessed first") && seen.html.contains("zoya@example.org"), "{}", seen.html);
    assert!(seen.html.contains("aria-invalid=\"true\"") && seen.html.contains("href=\"#password\""), "{}", seen.html);
    assert_eq!(first.post(&path, &fields("zoyakhan2026")).await.status, 422, "made of the name");
    assert_eq!(first.post(&path, &fields("short")).await.status, 422);
    let seen = first.post(&path, &fields(NEW)).await;
    assert_eq!((seen.status, seen.location.as_str(), seen.header("referrer-policy")), (303, "/desk/", "no-referrer"));
    assert!(first.is_in().await);
    assert_eq!(first.get("/desk/people/").await.status, 200);
    let mut other = Visitor::new(&paper);
    let seen = other.post(&path, &fields(NEW)).await;
    assert!(seen.status == 410 && seen.html.contains("used already"), "{}", seen.html);
    assert_eq!((other.get(&path).await.status, other.cookies.len()), (410, 0));
    assert_eq!(paper.newsroom.users(None, 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn links_that_do_not_work_say_why() {
    let paper = TestSite::start().await;
    account(&paper, "amina", Role::Author, None).await;
    let mut visitor = Visitor::new(&paper);
    for token in ["x", "..%2F..", "%00", &"a".repeat(5000), "<script>alert(1)", "سلام"] {
        for seen in [visitor.get(&format!("/desk/welcome/{token}")).await, visitor.post(&format!("/desk/welcome/{token}"), &[]).await] {
            assert!(matches!(seen.status, 404 | 414) && !seen.html.contains("<script>alert"), "{token}: {} {}", seen.status, seen.html);
        }
    }
    let email = Email::parse("amina@example.org").unwrap();
    let (token, stored) = paper.accounts.token().unwrap();
    paper.newsroom.request_reset(&email, &stored, &Default::default()).await.unwrap();
    paper.clock.advance(61 * 60_000);
    let seen = visitor.get(&format!("/desk/welcome/{token}")).await;
    assert!(seen.status == 410 && seen.html.contains("has expired"), "{}", seen.html);
    // what stands for a right password is no link
    let credentials = paper.newsroom.credentials_by_email(&email).await.unwrap().unwrap();
    paper.newsroom.begin_second_step(&credentials, &SecretHash::of("step"), &Default::default()).await.unwrap();
    assert_eq!(visitor.get("/desk/welcome/step").await.status, 404);
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_a_link() {
    let paper = TestSite::start().await;
    let user = account(&paper, "amina", Role::Author, None).await;
    let mut old = Visitor::signed_in(&paper, &user).await;
    let mut visitor = Visitor::new(&paper);
    let known = visitor.post("/desk/forgotten", &[("email", "AMINA@example.org")]).await;
    let (path, letter) = newest_letter(&paper).await;
    assert!(letter.contains("To: amina@example.org") && !path.is_empty(), "{letter}");
    let unknown = visitor.post("/desk/forgotten", &[("email", "nobody@example.org")]).await;
    assert_eq!((known.status, &known.html), (200, &unknown.html), "it does not say who has an account");
    assert!(known.html.contains("ask an administrator"), "without a mail server that is said");
    assert_eq!(visitor.post("/desk/forgotten", &[("email", "no address")]).await.status, 422);
    assert!(visitor.get(&path).await.html.contains("amina@example.org"));
    assert_eq!(visitor.post(&path, &[("password", "amina@example.org")]).await.status, 422);
    let seen = visitor.post(&path, &[("password", NEW)]).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, "/desk/"));
    assert!(visitor.is_in().await && !old.is_in().await, "other sessions end");
    assert_eq!(visitor.post(&path, &[("password", NEW)]).await.status, 410);
    assert!(newest_letter(&paper).await.1.contains("was changed"), "its owner is told");
    let mut again = Visitor::new(&paper);
    assert_eq!(again.sign_in("amina").await.status, 422, "the old password is worthless");
    let fields = [("email", "amina@example.org"), ("password", NEW)];
    assert_eq!(again.post("/desk/sign-in", &fields).await.status, 303);
    let mut refused = 0;
    for _ in 0..20 {
        refused += i32::from(visitor.post("/desk/forgotten", &[("email", "amina@example.org")]).await.status == 429);
    }
    assert!(refused >= 14, "nobody is flooded with letters: {refused}");
}

#[tokio::test]
async fn an_invitation_opened_while_somebody_is_signed_in_warns_and_ends_that_session() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let seen = browser.post("/desk/people/invite", &[("email", "new@example.org"), ("name", "New"), ("role", "author")]).await;
    assert!(seen.status == 200 && seen.html.contains("sends no mail yet") && seen.html.contains("/desk/welcome/"), "{}", seen.html);
    let (path, _) = newest_letter(&paper).await;
    assert!(seen.html.contains(&path), "the link to hand over is the letter's");
    let page = browser.get(&path).await.html;
    assert!(page.contains("signed in already, as") && page.contains("admin") && page.contains("Author"), "{page}");
    let before = browser.cookies.clone();
    assert_eq!(browser.post(&path, &[("name", "Somebody"), ("password", NEW)]).await.location, "/desk/");
    assert!(browser.get("/desk/account/").await.html.contains("Somebody"));
    assert!(!Visitor { paper: &paper, cookies: before }.is_in().await, "the administrator's session ended");
    // the invitation decides about address and role, whatever the form says
    let user = paper.newsroom.user_by_email(&Email::parse("new@example.org").unwrap()).await.unwrap().unwrap();
    assert_eq!(user.role, Role::Author);
}

#[tokio::test]
async fn a_link_of_one_kind_is_no_link_of_another() {
    let paper = TestSite::start().await;
    account(&paper, "amina", Role::Author, None).await;
    let (token, stored) = paper.accounts.token().unwrap();
    paper.newsroom.request_reset(&Email::parse("amina@example.org").unwrap(), &stored, &Default::default()).await.unwrap();
    assert_eq!(paper.newsroom.any_link(&stored).await.unwrap().kind, LinkKind::Reset);
    let mut visitor = Visitor::new(&paper);
    let fields = [("name", "Evil"), ("email", "evil@example.org"), ("role", "administrator"), ("password", PASSWORD)];
    assert_eq!(visitor.post(&format!("/desk/welcome/{token}"), &fields).await.status, 303);
    let users = paper.newsroom.users(None, 10).await.unwrap();
    assert_eq!((users.len(), users[0].role, users[0].name.as_str()), (1, Role::Author, "amina"));
}
