//! The own account.

use domain::{Role, TextSize};

use super::visitor::{PASSWORD, Visitor, account, newest_letter};
use crate::support::TestSite;

const NEW: &str = "violet engine under seven tides";
const QUARTER: i64 = 15 * 60_000;

#[tokio::test]
async fn name_language_and_text_size_are_ones_own() {
    let paper = TestSite::start().await;
    let user = account(&paper, "amina", Role::Contributor, None).await;
    let mut amina = Visitor::signed_in(&paper, &user).await;
    let fields = |name| [("name", name), ("language", "ur"), ("text_size", "large")];
    assert_eq!(amina.post("/desk/account/profile", &fields(" Amina \u{0}\r\n Khan ")).await.location, "/desk/account/?done=saved");
    let saved = paper.newsroom.user(&user.id).await.unwrap().unwrap();
    assert_eq!((saved.name.as_str(), saved.language.as_str(), saved.text_size), ("Amina Khan", "ur", TextSize::Large));
    let page = amina.get("/desk/account/?done=saved").await.html;
    assert!(page.contains("data-text-size=\"large\"") && page.contains(">محفوظ ہو گیا۔<"), "{page}");
    for (name, value) in [("name", ""), ("name", &*"x".repeat(101)), ("language", "xx"), ("text_size", "huge")] {
        let mut bad = fields("Amina").to_vec();
        bad.retain(|(field, _)| *field != name);
        bad.push((name, value));
        assert_eq!(amina.post("/desk/account/profile", &bad).await.status, 422, "{name}={value}");
    }
    assert_eq!(paper.newsroom.user(&user.id).await.unwrap().unwrap(), saved);
}

#[tokio::test]
async fn another_address_counts_once_it_is_confirmed() {
    let paper = TestSite::start().await;
    let user = account(&paper, "amina", Role::Contributor, None).await;
    account(&paper, "bilal", Role::Contributor, None).await;
    let mut amina = Visitor::signed_in(&paper, &user).await;
    let taken = amina.post("/desk/account/e-mail", &[("email", "BILAL@example.org")]).await;
    assert!(taken.status == 422 && taken.html.contains("Choose another one"), "{}", taken.html);
    let seen = amina.post("/desk/account/e-mail", &[("email", "khan@example.org")]).await;
    let (path, letter) = newest_letter(&paper).await;
    assert!(letter.contains("To: khan@example.org"), "{letter}");
    assert!(!seen.html.contains(&path), "who only has the session must not confirm an address");
    let stored = || async { paper.newsroom.user(&user.id).await.unwrap().unwrap().email.to_string() };
    assert_eq!(stored().await, "amina@example.org");
    let mut mailbox = Visitor::new(&paper);
    assert!(mailbox.get(&path).await.html.contains("khan@example.org"));
    assert_eq!(stored().await, "amina@example.org", "looking changes nothing");
    assert_eq!(mailbox.post(&path, &[]).await.location, "/desk/sign-in?done=e-mail");
    assert_eq!(stored().await, "khan@example.org");
    assert!(newest_letter(&paper).await.1.contains("To: amina@example.org"), "the old address is told");
    assert_eq!(mailbox.post(&path, &[]).await.status, 410);
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_other_sessions() {
    let paper = TestSite::start().await;
    let user = account(&paper, "amina", Role::Contributor, None).await;
    let mut here = Visitor::signed_in(&paper, &user).await;
    let mut other = Visitor::signed_in(&paper, &user).await;
    for (old, new, why) in [
        ("", NEW, "present password"),
        ("wrong horse battery staple", NEW, "is wrong"),
        (PASSWORD, "short", "use at least 12"),
        (PASSWORD, "qwertyuiop12", "guessed first"),
        (PASSWORD, "amina@example.org", "mostly made of"),
    ] {
        let seen = here.post("/desk/account/password", &[("own_password", old), ("password", new)]).await;
        assert!(seen.status == 422 && seen.html.contains(why), "{why}: {}", seen.html);
    }
    assert!(other.is_in().await);
    let before = here.cookies.clone();
    let seen = here.post("/desk/account/password", &[("own_password", PASSWORD), ("password", NEW)]).await;
    assert_eq!(seen.location, "/desk/account/?done=password");
    assert!(here.is_in().await && !other.is_in().await);
    assert!(!Visitor { paper: &paper, cookies: before }.is_in().await, "the token changed");
    assert!(newest_letter(&paper).await.1.contains("was changed"));
}

#[tokio::test]
async fn sessions_are_seen_and_ended_from_another_device() {
    let paper = TestSite::start().await;
    let (user, foreign) = (account(&paper, "amina", Role::Contributor, None).await, account(&paper, "bilal", Role::Editor, None).await);
    let mut here = Visitor::signed_in(&paper, &user).await;
    let mut phone = Visitor::signed_in(&paper, &user).await;
    let mut bilal = Visitor::signed_in(&paper, &foreign).await;
    paper.clock.advance(5 * 60_000);
    assert!(here.is_in().await);
    let page = here.get("/desk/account/").await.html;
    assert!(page.contains("Firefox on Linux") && page.contains("5 minutes ago") && page.contains("this device"), "{page}");
    let sessions = paper.newsroom.sessions(&user.id).await.unwrap();
    let other = paper.newsroom.sessions(&foreign.id).await.unwrap();
    let phone_id = sessions.last().unwrap().id.clone();
    for bad in ["x", other[0].id.as_str(), "01900000-0000-7000-8000-ffffffffffff"] {
        assert_eq!(here.post(&format!("/desk/account/sessions/{bad}/end"), &[]).await.status, 404, "{bad}");
    }
    assert!(bilal.is_in().await && phone.is_in().await);
    assert_eq!(here.post(&format!("/desk/account/sessions/{phone_id}/end"), &[]).await.location, "/desk/account/?done=session");
    assert!(!phone.is_in().await && here.is_in().await);
    assert_eq!(here.post("/desk/account/sessions/end-all", &[]).await.location, "/desk/sign-in?done=everywhere");
    assert!(!here.is_in().await);
}

#[tokio::test]
async fn sensitive_acts_ask_for_the_password_after_a_quarter_of_an_hour() {
    let paper = TestSite::start().await;
    let user = account(&paper, "admin", Role::Administrator, None).await;
    let writer = account(&paper, "writer", Role::Contributor, None).await;
    let mut admin = Visitor::signed_in(&paper, &user).await;
    paper.clock.advance(QUARTER);
    let role = format!("/desk/people/{}/role", writer.id);
    for (path, fields) in [
        (role.as_str(), &[("role", "administrator")][..]),
        (&format!("/desk/people/{}/deactivate", writer.id), &[]),
        (&format!("/desk/people/{}/reset-link", writer.id), &[]),
        ("/desk/people/invite", &[("email", "x@example.org"), ("role", "author")]),
        ("/desk/account/e-mail", &[("email", "x@example.org")]),
        ("/desk/account/totp/begin", &[]),
    ] {
        for extra in [None, Some(("own_password", "wrong horse battery"))] {
            let fields: Vec<_> = fields.iter().copied().chain(extra).collect();
            let seen = admin.post(path, &fields).await;
            assert!(seen.status == 422 && seen.html.contains("own_password"), "{path}: {} {}", seen.status, seen.html);
            // wrong passwords here are slowed down too
            paper.clock.advance(20_000);
        }
    }
    let stored = paper.newsroom.user(&writer.id).await.unwrap().unwrap();
    assert_eq!((stored.role, stored.state), (Role::Contributor, domain::UserState::Active));
    assert!(paper.newsroom.invitations().await.unwrap().is_empty());
    paper.clock.advance(QUARTER);
    let before = admin.cookies["__Host-signed-in"].clone();
    let seen = admin.post(&role, &[("role", "author"), ("own_password", PASSWORD)]).await;
    assert_eq!(seen.status, 303, "{}", seen.html);
    assert_ne!(admin.cookies["__Host-signed-in"], before, "the token changes with the confirmation");
    assert_eq!(admin.post(&role, &[("role", "editor")]).await.status, 303, "and then it counts for a while");
}

/// Sends the form of a page that carries what was typed, with further fields.
async fn carried(browser: &mut Visitor<'_>, page: &str, path: &str, further: &[(&str, &str)]) -> super::visitor::Seen {
    let inputs = page.split("<input type=\"hidden\" ").skip(1).filter_map(|input| {
        let (_, rest) = input.split_once("name=\"")?;
        let (name, rest) = rest.split_once('"')?;
        Some((name, rest.split_once("value=\"").map_or("", |(_, value)| value.split('"').next().unwrap())))
    });
    let fields: Vec<(&str, &str)> = inputs.chain(further.iter().copied()).collect();
    browser.post(path, &fields).await
}

#[tokio::test]
async fn what_was_typed_outlives_the_session() {
    let paper = TestSite::start().await;
    let user = account(&paper, "amina", Role::Contributor, None).await;
    let mut amina = Visitor::signed_in(&paper, &user).await;
    let other = Visitor::signed_in(&paper, &user).await.cookies["__Host-signed-in"].clone();
    let found = paper.newsroom.session(&newsroom::people::SecretHash::of(&other)).await.unwrap().unwrap();
    let mut own = paper.newsroom.own_account(&found.signed_in, &newsroom::people::Origin::default()).await.unwrap();
    own.end_all_sessions().await.unwrap();
    own.commit().await.unwrap();
    let typed = [("name", "Amina \"Khan\" <b>"), ("language", "en"), ("text_size", "large"), ("own_password", "secret thing")];
    let seen = amina.post("/desk/account/profile", &typed).await;
    assert!(seen.status == 401 && seen.html.contains("Your session has ended"), "{}: {}", seen.status, seen.html);
    assert!(!seen.html.contains("secret thing"), "passwords are not carried: {}", seen.html);
    let wrong =
        carried(&mut amina, &seen.html, "/desk/sign-in", &[("email", "amina@example.org"), ("password", "wrong horse battery staple")])
            .await;
    assert_eq!(wrong.status, 422);
    let right = carried(
        &mut amina,
        &wrong.html.replace("&quot;", "&#34;"),
        "/desk/sign-in",
        &[("email", "amina@example.org"), ("password", PASSWORD)],
    )
    .await;
    assert!(right.status == 200 && right.html.contains("Send it now"), "{}: {}", right.status, right.html);
    let stored = || async { paper.newsroom.user(&user.id).await.unwrap().unwrap() };
    assert_eq!(stored().await.name, "amina", "nothing is sent without a click");
    assert!(right.html.contains("action=\"/desk/account/profile\""), "{}", right.html);
    let sent = carried(&mut amina, &right.html, "/desk/account/profile", &[]).await;
    assert_eq!(sent.location, "/desk/account/?done=saved");
    assert_eq!(stored().await.text_size, TextSize::Large);
}

#[tokio::test]
async fn only_a_form_of_ours_is_carried() {
    let paper = TestSite::start().await;
    account(&paper, "amina", Role::Contributor, None).await;
    let mut stranger = Visitor::new(&paper);
    let typed = [("name", "Amina"), ("language", "en"), ("text_size", "large")];
    assert_eq!(stranger.post("/desk/account/profile", &typed).await.status, 303, "somebody without a session has typed nothing here");
    stranger.cookies.insert("__Host-signed-in".to_owned(), "made-up".to_owned());
    assert_eq!(stranger.post("/desk/account/profile", &typed).await.status, 401);
    assert_eq!(stranger.post("/desk/account/profile", &[("name", &*"x".repeat(60_000))]).await.status, 303, "too large");
    assert_eq!(stranger.post("/desk/sign-out", &[]).await.status, 303);
    stranger.cookies.clear();
    for path in ["https://evil.example/desk/", "//evil.example/desk/", "/about/"] {
        let fields = [("email", "amina@example.org"), ("password", PASSWORD), ("carried-path", path), ("carried.name", "x")];
        let seen = Visitor::new(&paper).post("/desk/sign-in", &fields).await;
        assert_eq!((seen.status, seen.location.as_str()), (303, "/desk/"), "{path}");
    }
}
