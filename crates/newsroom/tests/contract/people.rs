//! People: accounts, roles, the last administrator, invitations and links.

use domain::*;
use newsroom::people::*;
use newsroom::{Authority, Error};

use crate::support::{DAY, TestNewsroom};

crate::contract!(
    accounts_are_found_by_every_spelling_of_their_address,
    roles_and_sections_change_and_are_logged,
    the_last_administrator_stays,
    two_administrators_cannot_demote_each_other_at_once,
    an_invitation_makes_one_account,
    a_new_invitation_replaces_the_old_one,
    an_invitation_never_touches_an_existing_account,
    the_set_up_link_makes_the_first_administrator_only,
    links_expire_and_work_once,
    a_reset_ends_sessions_and_keeps_the_second_factor,
    another_address_is_confirmed_by_its_link,
    an_author_has_one_account,
);

pub fn origin() -> Origin {
    Origin::new("192.0.2.7", "Firefox on Linux")
}

pub fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

pub fn hash(text: &str) -> SecretHash {
    SecretHash::of(text)
}

pub fn tokens(name: &str) -> NewSession {
    NewSession { token: hash(name), device: hash(&format!("device {name}")) }
}

pub fn refusal<T: std::fmt::Debug>(result: newsroom::Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// Adds somebody with the password hash `hash of NAME`.
pub async fn add(paper: &TestNewsroom, name: &str, role: Role) -> User {
    let authority = Authority::command_line();
    let mut people = paper.newsroom.manage_people(&authority, &Origin::default()).await.unwrap();
    let new = NewUser {
        email: email(&format!("{name}@example.org")),
        name: name.to_owned(),
        role,
        sections: None,
        author: None,
        password: Some(format!("hash of {name}")),
    };
    let user = people.add(&new).await.unwrap();
    people.commit().await.unwrap();
    user
}

/// Signs somebody in with the session token `token`.
pub async fn sign_in(paper: &TestNewsroom, user: &User, token: &str) -> SignedIn {
    let credentials = paper.newsroom.credentials(&user.id).await.unwrap().unwrap();
    paper.newsroom.sign_in(&credentials, &tokens(token), &origin()).await.unwrap();
    found(paper, token).await.unwrap()
}

pub async fn found(paper: &TestNewsroom, token: &str) -> Option<SignedIn> {
    paper.newsroom.session(&hash(token)).await.unwrap().map(|found| found.signed_in)
}

pub async fn manage<'a>(paper: &'a TestNewsroom, authority: &Authority) -> ManagePeople<'a> {
    paper.newsroom.manage_people(authority, &origin()).await.unwrap()
}

async fn acts(paper: &TestNewsroom) -> Vec<AuditAct> {
    let page = paper.newsroom.audit_log(&AuditQuery { limit: 100, ..AuditQuery::default() }).await.unwrap();
    page.entries.iter().rev().map(|entry| entry.act).collect()
}

fn account(address: &str, role: Role) -> NewAccount {
    NewAccount { email: email(address), name: "Amina Khan".to_owned(), role, sections: None, author: None }
}

async fn accounts_are_found_by_every_spelling_of_their_address(paper: &TestNewsroom) {
    let authority = Authority::command_line();
    let mut people = manage(paper, &authority).await;
    let new = |address: &str| NewUser {
        email: email(address),
        name: "Zoë \u{0} 🎉".to_owned(),
        role: Role::Editor,
        sections: None,
        author: None,
        password: None,
    };
    let zoe = people.add(&new("Straße@MÜNCHEN.example")).await.unwrap();
    assert_eq!(refusal(people.add(&new("STRASSE@xn--mnchen-3ya.example")).await), Refusal::EmailTaken);
    people.add(&new("strasse+desk@münchen.example")).await.unwrap();
    people.commit().await.unwrap();
    for spelling in ["strasse@münchen.example", "Straße@xn--mnchen-3ya.example", "\u{ff33}trasse@MÜNCHEN.example"] {
        assert_eq!(paper.newsroom.user_by_email(&email(spelling)).await.unwrap().unwrap().id, zoe.id, "{spelling}");
    }
    assert_eq!(zoe.email.as_str(), "Straße@münchen.example", "shown as typed");
    assert_eq!(paper.newsroom.user_by_email(&email("x@example.org")).await.unwrap(), None);
    let all = paper.newsroom.users(None, 10).await.unwrap();
    assert_eq!(all.len(), 2);
    let rest = paper.newsroom.users(Some((&all[0].name, &all[0].id)), 10).await.unwrap();
    assert_eq!(rest, all[1..]);
}

async fn roles_and_sections_change_and_are_logged(paper: &TestNewsroom) {
    let admin = add(paper, "admin", Role::Administrator).await;
    let writer = add(paper, "writer", Role::Contributor).await;
    let signed_in = sign_in(paper, &writer, "w").await;
    let section = paper.section("world", None).id;
    let authority = Authority::command_line();
    let mut people = manage(paper, &authority).await;
    people.change_role(&writer.id, Role::Editor, Some(vec![section.clone()])).await.unwrap();
    people.change_role(&writer.id, Role::Editor, Some(vec![section.clone()])).await.unwrap();
    people.commit().await.unwrap();
    let after = paper.newsroom.session(&hash("w")).await.unwrap().unwrap();
    assert_eq!((after.signed_in.user().role, &after.signed_in.user().sections), (Role::Editor, &Some(vec![section])));
    assert!(after.must_rotate && after.signed_in.rights_version() > signed_in.rights_version());
    assert!(paper.newsroom.rotate_session(&after.signed_in, &hash("w2")).await.unwrap());
    assert!(!paper.newsroom.rotate_session(&after.signed_in, &hash("w3")).await.unwrap(), "one of two requests rotates");
    assert!(!paper.newsroom.session(&hash("w2")).await.unwrap().unwrap().must_rotate);
    assert!(found(paper, "w").await.is_some(), "requests that were under way");
    paper.clock.advance(31_000);
    assert!(found(paper, "w").await.is_none() && found(paper, "w2").await.is_some() && found(paper, "w3").await.is_none());

    let log = paper.newsroom.audit_log(&AuditQuery { act: Some(AuditAct::RoleChange), limit: 10, ..AuditQuery::default() }).await.unwrap();
    assert_eq!(log.entries.len(), 1, "what changed nothing is no act");
    let entry = &log.entries[0];
    assert_eq!(
        (entry.actor.clone(), entry.target_id.as_deref(), entry.target_name.as_str()),
        (AuditActor::CommandLine, Some(writer.id.as_str()), "writer")
    );
    assert!(entry.detail.contains("contributor") && entry.detail.contains("editor"), "{}", entry.detail);
    assert_eq!(admin.state, UserState::Active);
}

async fn the_last_administrator_stays(paper: &TestNewsroom) {
    let admin = add(paper, "admin", Role::Administrator).await;
    let authority = Authority::command_line();
    // somebody without a password cannot sign in, so does not count
    let mut people = manage(paper, &authority).await;
    let never = NewUser {
        email: email("never@example.org"),
        name: "Never".to_owned(),
        role: Role::Administrator,
        sections: None,
        author: None,
        password: None,
    };
    people.add(&never).await.unwrap();
    people.commit().await.unwrap();
    let mut people = manage(paper, &authority).await;
    assert_eq!(refusal(people.change_role(&admin.id, Role::Editor, None).await), Refusal::LastAdministrator);
    drop(people);
    let mut people = manage(paper, &authority).await;
    assert_eq!(refusal(people.deactivate(&admin.id).await), Refusal::LastAdministrator);
    drop(people);
    assert_eq!(paper.newsroom.user(&admin.id).await.unwrap().unwrap(), admin);
    let other = add(paper, "other", Role::Administrator).await;
    let mut people = manage(paper, &authority).await;
    people.deactivate(&admin.id).await.unwrap();
    people.commit().await.unwrap();
    let mut people = manage(paper, &authority).await;
    assert_eq!(refusal(people.deactivate(&other.id).await), Refusal::LastAdministrator);
}

async fn two_administrators_cannot_demote_each_other_at_once(paper: &TestNewsroom) {
    let (one, other) = (add(paper, "one", Role::Administrator).await, add(paper, "other", Role::Administrator).await);
    let demote = async |who: &User| {
        let authority = Authority::command_line();
        let mut people = paper.newsroom.manage_people(&authority, &origin()).await?;
        people.change_role(&who.id, Role::Editor, None).await?;
        people.commit().await
    };
    let (first, second) = tokio::join!(demote(&one), demote(&other));
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    assert!(paper.newsroom.has_administrator().await.unwrap());
}

async fn an_invitation_makes_one_account(paper: &TestNewsroom) {
    let section = paper.section("world", None).id;
    let authority = Authority::command_line();
    let mut people = manage(paper, &authority).await;
    let offered = NewAccount { sections: Some(vec![section.clone()]), ..account("amina@example.org", Role::Editor) };
    people.invite(&offered, &hash("link")).await.unwrap();
    people.commit().await.unwrap();
    let invitations = paper.newsroom.invitations().await.unwrap();
    assert_eq!((invitations.len(), invitations[0].role), (1, Some(Role::Editor)));
    let link = paper.newsroom.any_link(&hash("link")).await.unwrap();
    assert_eq!((link.kind, link.name.as_str()), (LinkKind::Invitation, "Amina Khan"));
    let user = paper.newsroom.accept_invitation(&hash("link"), "Amina", "phc", &tokens("s"), &origin()).await.unwrap();
    assert_eq!((user.role, user.sections.clone(), user.name.as_str()), (Role::Editor, Some(vec![section]), "Amina"));
    assert_eq!(found(paper, "s").await.unwrap().user().id, user.id);
    assert_eq!(refusal(paper.newsroom.any_link(&hash("link")).await), Refusal::LinkUsed);
    assert_eq!(refusal(paper.newsroom.accept_invitation(&hash("link"), "B", "phc", &tokens("t"), &origin()).await), Refusal::LinkUsed);
    assert!(found(paper, "t").await.is_none());
    assert!(paper.newsroom.invitations().await.unwrap().is_empty());
    assert_eq!(acts(paper).await, [AuditAct::Invite, AuditAct::InvitationAccept]);
}

async fn a_new_invitation_replaces_the_old_one(paper: &TestNewsroom) {
    let authority = Authority::command_line();
    for (token, role) in [("first", Role::Administrator), ("second", Role::Contributor)] {
        let mut people = manage(paper, &authority).await;
        people.invite(&account("Amina@Example.org", role), &hash(token)).await.unwrap();
        people.commit().await.unwrap();
    }
    assert_eq!(refusal(paper.newsroom.any_link(&hash("first")).await), Refusal::LinkCancelled);
    let invitations = paper.newsroom.invitations().await.unwrap();
    assert_eq!(invitations.len(), 1);
    let mut people = manage(paper, &authority).await;
    people.cancel_invitation(&invitations[0].id).await.unwrap();
    assert_eq!(refusal(people.cancel_invitation(&invitations[0].id).await), Refusal::LinkUnknown);
    people.commit().await.unwrap();
    assert_eq!(refusal(paper.newsroom.accept_invitation(&hash("second"), "A", "p", &tokens("s"), &origin()).await), Refusal::LinkCancelled);
}

async fn an_invitation_never_touches_an_existing_account(paper: &TestNewsroom) {
    let authority = Authority::command_line();
    let mut people = manage(paper, &authority).await;
    people.invite(&account("amina@example.org", Role::Administrator), &hash("link")).await.unwrap();
    people.commit().await.unwrap();
    // an account by another way takes the invitation away, and nobody with an account is invited
    let amina = add(paper, "Amina", Role::Contributor).await;
    assert_eq!(refusal(paper.newsroom.accept_invitation(&hash("link"), "A", "p", &tokens("s"), &origin()).await), Refusal::LinkCancelled);
    let mut people = manage(paper, &authority).await;
    assert_eq!(refusal(people.invite(&account("AMINA@example.org", Role::Editor), &hash("other")).await), Refusal::EmailTaken);
    drop(people);
    let credentials = paper.newsroom.credentials(&amina.id).await.unwrap().unwrap();
    assert_eq!(credentials.password.as_deref(), Some("hash of Amina"));
}

async fn the_set_up_link_makes_the_first_administrator_only(paper: &TestNewsroom) {
    assert!(paper.newsroom.make_set_up_link(&hash("old")).await.unwrap());
    assert!(paper.newsroom.make_set_up_link(&hash("link")).await.unwrap());
    let who = email("first@example.org");
    assert_eq!(refusal(paper.newsroom.set_up(&hash("old"), (&who, "F"), "p", &tokens("s"), &origin()).await), Refusal::LinkCancelled);
    let first = paper.newsroom.set_up(&hash("link"), (&who, "First"), "p", &tokens("s"), &origin()).await.unwrap();
    assert_eq!(first.role, Role::Administrator);
    assert!(!paper.newsroom.make_set_up_link(&hash("again")).await.unwrap());
    assert_eq!(refusal(paper.newsroom.set_up(&hash("link"), (&who, "F"), "p", &tokens("t"), &origin()).await), Refusal::SetUpDone);
    assert_eq!(acts(paper).await, [AuditAct::SetUp]);
}

async fn links_expire_and_work_once(paper: &TestNewsroom) {
    add(paper, "amina", Role::Author).await;
    assert_eq!(paper.newsroom.request_reset(&email("nobody@example.org"), &hash("x"), &origin()).await.unwrap(), None);
    assert_eq!(refusal(paper.newsroom.any_link(&hash("x")).await), Refusal::LinkUnknown);
    paper.newsroom.request_reset(&email("amina@example.org"), &hash("one"), &origin()).await.unwrap().unwrap();
    paper.newsroom.request_reset(&email("amina@example.org"), &hash("two"), &origin()).await.unwrap().unwrap();
    assert_eq!(refusal(paper.newsroom.reset_password(&hash("one"), "p", &origin()).await), Refusal::LinkCancelled);
    paper.clock.advance(61 * 60_000);
    assert_eq!(refusal(paper.newsroom.reset_password(&hash("two"), "p", &origin()).await), Refusal::LinkExpired);
    // a link of one kind is none of another
    paper.newsroom.request_reset(&email("amina@example.org"), &hash("three"), &origin()).await.unwrap().unwrap();
    assert_eq!(refusal(paper.newsroom.accept_invitation(&hash("three"), "A", "p", &tokens("s"), &origin()).await), Refusal::LinkUnknown);
    assert_eq!(refusal(paper.newsroom.confirm_email(&hash("three"), &origin()).await), Refusal::LinkUnknown);
    assert_eq!(refusal(paper.newsroom.second_step(&hash("three")).await), Refusal::LinkUnknown);
    // of two requests with one link, one succeeds
    let (token, from) = (hash("three"), origin());
    let (a, b) = tokio::join!(paper.newsroom.reset_password(&token, "p", &from), paper.newsroom.reset_password(&token, "q", &from));
    assert!(a.is_ok() != b.is_ok());
    paper.clock.advance(31 * DAY);
    assert!(paper.newsroom.prune_people().await.unwrap() >= 3);
    assert_eq!(refusal(paper.newsroom.any_link(&hash("three")).await), Refusal::LinkUnknown);
}

async fn a_reset_ends_sessions_and_keeps_the_second_factor(paper: &TestNewsroom) {
    let amina = add(paper, "amina", Role::Author).await;
    let signed_in = sign_in(paper, &amina, "s").await;
    let mut own = paper.newsroom.own_account(&signed_in, &origin()).await.unwrap();
    own.propose_totp("SECRET").await.unwrap();
    own.turn_totp_on("SECRET", 100, &[hash("code")], &hash("s2")).await.unwrap();
    own.commit().await.unwrap();
    paper.newsroom.request_reset(&amina.email, &hash("link"), &origin()).await.unwrap().unwrap();
    let before = paper.newsroom.credentials(&amina.id).await.unwrap().unwrap();
    let after = paper.newsroom.reset_password(&hash("link"), "new", &origin()).await.unwrap();
    assert_eq!((after.password.as_deref(), after.totp_secret.as_deref()), (Some("new"), Some("SECRET")));
    assert!(found(paper, "s2").await.is_none());
    assert_eq!(
        refusal(paper.newsroom.sign_in(&before, &tokens("t"), &origin()).await),
        Refusal::SessionEnded,
        "checked against the old password"
    );
    assert_eq!(refusal(paper.newsroom.sign_in(&after, &tokens("t"), &origin()).await), Refusal::SessionEnded, "the second step is missing");
    assert!(!paper.newsroom.is_known_device(&hash("device s"), &amina.id).await.unwrap());
}

async fn another_address_is_confirmed_by_its_link(paper: &TestNewsroom) {
    let amina = add(paper, "amina", Role::Author).await;
    add(paper, "bilal", Role::Author).await;
    let signed_in = sign_in(paper, &amina, "s").await;
    let mut own = paper.newsroom.own_account(&signed_in, &origin()).await.unwrap();
    assert_eq!(refusal(own.begin_email_change(&email("Bilal@example.org"), &hash("x")).await), Refusal::EmailTaken);
    own.begin_email_change(&email("sana@example.org"), &hash("one")).await.unwrap();
    own.begin_email_change(&email("khan@example.org"), &hash("two")).await.unwrap();
    own.commit().await.unwrap();
    assert_eq!(paper.newsroom.user(&amina.id).await.unwrap().unwrap().email, amina.email, "not before it is confirmed");
    assert_eq!(refusal(paper.newsroom.confirm_email(&hash("one"), &origin()).await), Refusal::LinkCancelled);
    let before = paper.newsroom.confirm_email(&hash("two"), &origin()).await.unwrap();
    assert_eq!(before.email, amina.email);
    assert_eq!(paper.newsroom.user_by_email(&email("KHAN@example.org")).await.unwrap().unwrap().id, amina.id);
    assert_eq!(paper.newsroom.user_by_email(&amina.email).await.unwrap(), None);
    assert_eq!(refusal(paper.newsroom.confirm_email(&hash("two"), &origin()).await), Refusal::LinkUsed);
}

async fn an_author_has_one_account(paper: &TestNewsroom) {
    let author = paper.author("amina", "Amina Khan");
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.put_author(&author).await.unwrap();
    edit.commit().await.unwrap();
    let mut people = manage(paper, &authority).await;
    let offered = NewAccount { author: Some(author.id.clone()), ..account("amina@example.org", Role::Author) };
    people.invite(&offered, &hash("link")).await.unwrap();
    people.commit().await.unwrap();
    let user = paper.newsroom.accept_invitation(&hash("link"), "Amina", "p", &tokens("s"), &origin()).await.unwrap();
    assert_eq!(user.author, Some(author.id.clone()));
    let mut people = manage(paper, &authority).await;
    let again = NewAccount { author: Some(author.id), ..account("other@example.org", Role::Author) };
    assert_eq!(refusal(people.invite(&again, &hash("other")).await), Refusal::AuthorTaken);
}
