//! Signing in with password and code, and what guessing gets.

use domain::{AuditAct, Role};
use newsroom::people::AuditQuery;

use super::visitor::{PASSWORD, Visitor, account};
use crate::support::TestSite;

async fn count(paper: &TestSite, act: AuditAct) -> usize {
    let query = AuditQuery { act: Some(act), limit: 500, ..AuditQuery::default() };
    paper.newsroom.audit_log(&query).await.unwrap().entries.len()
}

/// The code for the present time step.
fn code(secret: &str, now: i64) -> String {
    let secret = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(now).unwrap()).to_string()
}

#[tokio::test]
async fn a_right_password_opens_the_desk_and_signing_out_closes_it() {
    let paper = TestSite::start().await;
    account(&paper, "amina", Role::Editor, None).await;
    let mut amina = Visitor::new(&paper);
    let seen = amina.post("/desk/sign-in", &[("email", " Amina@Example.org "), ("password", PASSWORD), ("next", "/desk/account/")]).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, "/desk/account/"));
    assert!(amina.is_in().await);
    assert_eq!(amina.get("/desk/sign-in?next=/desk/account/").await.location, "/desk/account/");
    let token = amina.cookies["__Host-signed-in"].clone();
    assert_eq!(token.len(), 43);
    let mut other = Visitor::new(&paper);
    other.sign_in("amina").await;
    assert_ne!(other.cookies["__Host-signed-in"], token, "each sign-in has a token of its own");
    let seen = amina.post("/desk/sign-out", &[]).await;
    assert_eq!((seen.status, seen.location.as_str(), seen.header("clear-site-data")), (303, "/desk/sign-in?done=out", "\"cache\""));
    assert!(!amina.cookies.contains_key("__Host-signed-in") && !amina.is_in().await);
    amina.cookies.insert("__Host-signed-in".to_owned(), token);
    assert!(!amina.is_in().await, "the old token is worthless");
    assert!(other.is_in().await);
    assert_eq!((count(&paper, AuditAct::SignIn).await, count(&paper, AuditAct::SignOut).await), (2, 1));
}

#[tokio::test]
async fn wrong_and_unknown_look_the_same_and_cost_the_same() {
    let paper = TestSite::start().await;
    account(&paper, "amina", Role::Editor, None).await;
    let gone = account(&paper, "gone", Role::Editor, None).await;
    account(&paper, "admin", Role::Administrator, None).await;
    let authority = newsroom::Authority::command_line();
    let mut people = paper.newsroom.manage_people(&authority, &Default::default()).await.unwrap();
    people.deactivate(&gone.id).await.unwrap();
    people.commit().await.unwrap();
    let mut pages = Vec::new();
    for (email, password) in [
        ("amina@example.org", "wrong horse battery staple"),
        ("nobody@example.org", PASSWORD),
        ("gone@example.org", PASSWORD),
        ("no address", PASSWORD),
        ("amina@example.org", ""),
        ("amina@example.org", &"x".repeat(5000)),
    ] {
        let before = paper.accounts.passwords.hashed();
        let mut visitor = Visitor::new(&paper);
        let seen = visitor.post("/desk/sign-in", &[("email", email), ("password", password)]).await;
        assert_eq!((seen.status, visitor.cookies.len()), (422, 0), "{email}");
        assert_eq!(paper.accounts.passwords.hashed() - before, 1, "{email}: the same work");
        assert!(seen.html.contains("role=\"alert\"") && seen.html.contains("autofocus"), "{}", seen.html);
        assert!(!seen.html.contains("horse"), "a password is sent back");
        pages.push(seen.html.replace(email, "E"));
    }
    assert!(pages.iter().all(|page| *page == pages[0]), "pages differ");
    assert_eq!(count(&paper, AuditAct::SignInFailed).await, 6);
}

#[tokio::test]
async fn guessing_is_slowed_down_and_the_owner_is_not_locked_out() {
    let paper = TestSite::start().await;
    account(&paper, "amina", Role::Editor, None).await;
    let mut owner = Visitor::new(&paper);
    owner.sign_in("amina").await;
    owner.post("/desk/sign-out", &[]).await;
    let (mut evaluated, mut slowed) = (0, 0);
    for _ in 0..60 {
        let mut guesser = Visitor::new(&paper);
        let seen = guesser.post("/desk/sign-in", &[("email", "amina@example.org"), ("password", "guess horse battery")]).await;
        match seen.status {
            422 => evaluated += 1,
            429 => {
                slowed += 1;
                let seconds: i64 = seen.header("retry-after").parse().unwrap();
                assert!((1..=901).contains(&seconds) && seen.html.contains("Try again in"), "{}", seen.html);
            }
            other => panic!("{other}"),
        }
        paper.clock.advance(500);
    }
    assert!(evaluated <= 12 && slowed >= 48, "{evaluated} {slowed}");
    let mut elsewhere = Visitor::new(&paper);
    assert_eq!(elsewhere.sign_in("amina").await.status, 429, "a right password from an unknown device waits too");
    assert_eq!(owner.sign_in("amina").await.status, 303, "a known device does not");
    // guesses at an address that nobody has are slowed down in the same way
    let mut unknown = 0;
    for _ in 0..20 {
        let mut guesser = Visitor::new(&paper);
        unknown += i32::from(guesser.post("/desk/sign-in", &[("email", "nobody@example.org"), ("password", "guess")]).await.status == 422);
    }
    assert_eq!(unknown, 5);
    paper.clock.advance(16 * 60_000);
    assert_eq!(elsewhere.sign_in("amina").await.status, 303, "after the delay it counts again");
}

#[tokio::test]
async fn a_code_is_the_second_step() {
    let paper = TestSite::start().await;
    let user = account(&paper, "amina", Role::Editor, None).await;
    let mut amina = Visitor::signed_in(&paper, &user).await;
    assert_eq!(amina.post("/desk/account/totp/begin", &[]).await.location, "/desk/account/totp");
    let page = amina.get("/desk/account/totp").await;
    assert!(page.html.contains("<svg") && page.html.contains("QR code"), "{}", page.html);
    let secret = paper.newsroom.credentials(&user.id).await.unwrap().unwrap().totp_pending.unwrap();
    let groups: Vec<&str> = secret.as_bytes().chunks(4).map(|part| std::str::from_utf8(part).unwrap()).collect();
    assert!(page.html.contains(&groups.join(" ")), "the key can be typed");
    let now = || paper.newsroom.now().millis() / 1000;
    assert_eq!(amina.post("/desk/account/totp", &[("code", "000000")]).await.status, 422);
    let first = code(&secret, now());
    let seen = amina.post("/desk/account/totp", &[("code", &first)]).await;
    assert_eq!(seen.status, 200);
    let codes: Vec<String> =
        seen.html.split("<code").skip(1).filter_map(|part| part.split_once('>')?.1.get(..19)).map(str::to_owned).collect();
    assert_eq!(codes.len(), 10, "{}", seen.html);
    assert!(amina.is_in().await, "this session goes on under another token");

    let mut phone = Visitor::new(&paper);
    let seen = phone.sign_in("amina").await;
    assert_eq!((seen.status, seen.location.as_str()), (303, "/desk/sign-in/code?next=%2Fdesk%2F"));
    assert!(!phone.is_in().await, "the password alone opens nothing");
    assert_eq!(phone.get("/desk/sign-in/code").await.status, 200);
    let seen = phone.post("/desk/sign-in/code", &[("code", &first)]).await;
    assert!(seen.status == 422 && seen.html.contains("used already"), "the code of the set-up counts as used");
    paper.clock.advance(30_000);
    let second = code(&secret, now());
    let before = paper.newsroom.now();
    // the server's clock is 75 seconds ahead of the phone's
    paper.clock.advance(75_000);
    let seen = phone.post("/desk/sign-in/code", &[("code", &second)]).await;
    assert!(seen.status == 422 && seen.html.contains("seconds behind ours"), "{}", seen.html);
    paper.clock.set(before);
    let seen =
        phone.post("/desk/sign-in/code", &[("code", &format!("{} {}", &second[..3], &second[3..])), ("next", "//evil.example/")]).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, "/desk/"));
    assert!(phone.is_in().await);

    let mut again = Visitor::new(&paper);
    again.sign_in("amina").await;
    assert_eq!(again.post("/desk/sign-in/code", &[("code", &second)]).await.status, 422, "a code works once");
    assert_eq!(again.post("/desk/sign-in/code", &[("code", &codes[3].to_uppercase())]).await.status, 303);
    let mut more = Visitor::new(&paper);
    more.sign_in("amina").await;
    assert_eq!(more.post("/desk/sign-in/code", &[("code", &codes[3])]).await.status, 422, "a recovery code works once");
    assert_eq!(paper.newsroom.recovery_codes_left(&user.id).await.unwrap(), 9);
    assert_eq!(count(&paper, AuditAct::RecoveryCodeUse).await, 1);

    // guessing codes is slowed down as guessing passwords is
    let mut guesses = 0;
    for number in 0..30 {
        guesses += i32::from(more.post("/desk/sign-in/code", &[("code", &format!("{number:06}"))]).await.status == 422);
    }
    assert!(guesses <= 6, "{guesses}");
    let stranger = Visitor::new(&paper).post("/desk/sign-in/code", &[("code", &second)]).await;
    assert_eq!((stranger.status, stranger.location.as_str()), (303, "/desk/sign-in"), "without the first step there is no second");
}

#[tokio::test]
async fn twenty_sign_ins_with_one_code_make_one_session() {
    let paper = TestSite::start().await;
    let user = account(&paper, "amina", Role::Editor, None).await;
    let mut amina = Visitor::signed_in(&paper, &user).await;
    amina.post("/desk/account/totp/begin", &[]).await;
    let secret = paper.newsroom.credentials(&user.id).await.unwrap().unwrap().totp_pending.unwrap();
    let now = || paper.newsroom.now().millis() / 1000;
    amina.post("/desk/account/totp", &[("code", &code(&secret, now()))]).await;
    paper.clock.advance(60_000);
    let (one, code) = (&code(&secret, now()), "code");
    let mut phone = Visitor::new(&paper);
    phone.sign_in("amina").await;
    let visitors: Vec<Visitor<'_>> = (0..5).map(|_| Visitor { paper: &paper, cookies: phone.cookies.clone() }).collect();
    let tries = visitors.into_iter().map(|mut visitor| async move { visitor.post("/desk/sign-in/code", &[(code, one)]).await.location });
    let places = futures_util::future::join_all(tries).await;
    assert_eq!(places.iter().filter(|place| *place == "/desk/").count(), 1, "{places:?}");
}

#[tokio::test]
async fn only_pages_of_the_desk_are_gone_on_to() {
    let paper = TestSite::start().await;
    account(&paper, "amina", Role::Editor, None).await;
    for bad in
        ["https://evil.example/", "//evil.example/desk/", "/\\evil.example", "/desk/\r\nset-cookie: x=y", "javascript:alert(1)", "/about/"]
    {
        let mut visitor = Visitor::new(&paper);
        let seen = visitor.post("/desk/sign-in", &[("email", "amina@example.org"), ("password", PASSWORD), ("next", bad)]).await;
        assert_eq!((seen.status, seen.location.as_str()), (303, "/desk/"), "{bad}");
    }
}
