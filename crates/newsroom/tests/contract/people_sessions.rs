//! Sessions, second steps and throttling.

use domain::*;
use newsroom::people::*;
use newsroom::{Authority, DatabaseUrl};
use sqlx::Connection;

use crate::people::{add, found, hash, manage, origin, refusal, sign_in, tokens};
use crate::support::{DAY, TestNewsroom};

crate::contract!(
    sessions_end_idle_and_absolutely,
    only_digests_are_stored,
    a_deactivated_person_is_out_at_once,
    sessions_are_listed_and_ended_one_by_one_or_all,
    a_new_password_ends_the_other_sessions,
    sensitive_acts_need_a_fresh_password,
    a_code_and_a_recovery_code_count_once,
    attempts_wait_longer_and_are_forgiven,
    a_known_device_is_not_slowed_by_others,
    parallel_attempts_are_all_counted,
);

const HOUR: i64 = 3_600_000;

async fn sessions_end_idle_and_absolutely(paper: &TestNewsroom) {
    let amina = add(paper, "amina", Role::Author).await;
    sign_in(paper, &amina, "idle").await;
    paper.clock.advance(12 * HOUR - 1);
    let last = found(paper, "idle").await.unwrap();
    paper.clock.advance(1);
    assert!(found(paper, "idle").await.is_none());
    assert!(paper.newsroom.own_account(&last, &origin()).await.is_err(), "what was read while it was valid is checked again");

    sign_in(paper, &amina, "busy").await;
    let begun = paper.newsroom.now().millis();
    let mut rotated = 0;
    while paper.newsroom.now().millis() - begun < 14 * DAY - 6 * HOUR {
        paper.clock.advance(6 * HOUR);
        let found = paper.newsroom.session(&hash(if rotated == 0 { "busy" } else { "busy again" })).await.unwrap().unwrap();
        assert!(found.must_touch);
        paper.newsroom.touch_session(&found.signed_in, &origin()).await.unwrap();
        if found.must_rotate && rotated == 0 {
            assert!(paper.newsroom.rotate_session(&found.signed_in, &hash("busy again")).await.unwrap());
            rotated += 1;
        }
    }
    assert_eq!(rotated, 1, "the token changes daily");
    paper.clock.advance(6 * HOUR);
    assert!(found(paper, "busy again").await.is_none(), "fourteen days are the most");
    assert!(paper.newsroom.prune_people().await.unwrap() >= 2);
}

/// Every text of every table of people, as one string.
async fn dump(paper: &TestNewsroom) -> String {
    const TABLES: [&str; 7] =
        ["user_account", "recovery_code", "user_session", "account_link", "sign_in_throttle", "known_device", "audit_log"];
    let mut all = String::new();
    for table in TABLES {
        match &paper.url {
            DatabaseUrl::SqliteFile(path) => {
                let mut c = sqlx::SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
                let columns: Vec<String> =
                    sqlx::query_scalar("SELECT name FROM pragma_table_info($1)").bind(table).fetch_all(&mut c).await.unwrap();
                let row = columns.iter().map(|column| format!("coalesce({column}, '')")).collect::<Vec<_>>().join(" || ' ' || ");
                let rows: Vec<String> =
                    sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT {row} FROM {table}"))).fetch_all(&mut c).await.unwrap();
                all.extend(rows);
            }
            DatabaseUrl::Postgres(url) => {
                let mut c = sqlx::PgConnection::connect(url).await.unwrap();
                let rows: Vec<String> =
                    sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT t::text FROM {table} t"))).fetch_all(&mut c).await.unwrap();
                all.extend(rows);
            }
        }
    }
    all
}

async fn only_digests_are_stored(paper: &TestNewsroom) {
    let amina = add(paper, "amina", Role::Author).await;
    let signed_in = sign_in(paper, &amina, "canary-session").await;
    let mut own = paper.newsroom.own_account(&signed_in, &origin()).await.unwrap();
    own.turn_totp_on("SECRET", 1, &[hash("canary-code")], &hash("canary-next")).await.unwrap();
    own.commit().await.unwrap();
    paper.newsroom.request_reset(&amina.email, &hash("canary-link"), &origin()).await.unwrap();
    paper.newsroom.attempt("canary-typed", "192.0.2.9", None).await.unwrap();
    let dump = dump(paper).await;
    assert!(dump.contains("amina@example.org") && !dump.contains("canary"), "{dump}");
}

async fn a_deactivated_person_is_out_at_once(paper: &TestNewsroom) {
    add(paper, "admin", Role::Administrator).await;
    let amina = add(paper, "amina", Role::Editor).await;
    let signed_in = sign_in(paper, &amina, "s").await;
    let credentials = paper.newsroom.credentials(&amina.id).await.unwrap().unwrap();
    paper.newsroom.request_reset(&amina.email, &hash("link"), &origin()).await.unwrap().unwrap();
    let authority = Authority::command_line();
    let mut people = manage(paper, &authority).await;
    people.deactivate(&amina.id).await.unwrap();
    people.commit().await.unwrap();
    assert!(found(paper, "s").await.is_none());
    assert_eq!(refusal(paper.newsroom.own_account(&signed_in, &origin()).await.map(drop)), Refusal::SessionEnded);
    assert_eq!(refusal(paper.newsroom.sign_in(&credentials, &tokens("t"), &origin()).await), Refusal::SessionEnded);
    assert_eq!(refusal(paper.newsroom.reset_password(&hash("link"), "p", &origin()).await.map(drop)), Refusal::LinkCancelled);
    assert_eq!(paper.newsroom.request_reset(&amina.email, &hash("more"), &origin()).await.unwrap(), None);
    let mut people = manage(paper, &authority).await;
    people.reactivate(&amina.id).await.unwrap();
    people.commit().await.unwrap();
    assert!(found(paper, "s").await.is_none(), "old sessions stay ended");
    sign_in(paper, &amina, "u").await;
}

async fn sessions_are_listed_and_ended_one_by_one_or_all(paper: &TestNewsroom) {
    let (amina, bilal) = (add(paper, "amina", Role::Editor).await, add(paper, "bilal", Role::Editor).await);
    let here = sign_in(paper, &amina, "here").await;
    paper.clock.advance(120_000);
    let phone = sign_in(paper, &amina, "phone").await;
    let foreign = sign_in(paper, &bilal, "foreign").await;
    let listed = paper.newsroom.sessions(&amina.id).await.unwrap();
    let present = paper.newsroom.who_is_here().await.unwrap();
    assert_eq!(
        present.iter().map(|present| &present.id).collect::<Vec<_>>(),
        [&amina.id, &bilal.id],
        "one person in several sessions is one"
    );
    assert_eq!(listed.iter().map(|session| &session.id).collect::<Vec<_>>(), [phone.session(), here.session()]);
    assert_eq!((listed[0].device.as_str(), listed[0].network.as_str()), ("Firefox on Linux", "192.0.2.7"));
    let mut own = paper.newsroom.own_account(&here, &origin()).await.unwrap();
    assert!(!own.end_session(foreign.session()).await.unwrap(), "somebody else's");
    assert!(own.end_session(phone.session()).await.unwrap());
    own.commit().await.unwrap();
    assert!(found(paper, "phone").await.is_none() && found(paper, "here").await.is_some() && found(paper, "foreign").await.is_some());
    sign_in(paper, &amina, "tablet").await;
    let mut own = paper.newsroom.own_account(&here, &origin()).await.unwrap();
    assert_eq!(own.end_all_sessions().await.unwrap(), 2);
    own.commit().await.unwrap();
    assert!(found(paper, "here").await.is_none() && found(paper, "tablet").await.is_none());
    paper.newsroom.sign_out(&foreign, &origin()).await.unwrap();
    paper.newsroom.sign_out(&foreign, &origin()).await.unwrap();
    assert!(found(paper, "foreign").await.is_none());
}

async fn a_new_password_ends_the_other_sessions(paper: &TestNewsroom) {
    let amina = add(paper, "amina", Role::Editor).await;
    let here = sign_in(paper, &amina, "here").await;
    sign_in(paper, &amina, "other").await;
    let mut own = paper.newsroom.own_account(&here, &origin()).await.unwrap();
    own.change_password("new hash", &hash("here 2")).await.unwrap();
    own.commit().await.unwrap();
    assert!(found(paper, "here").await.is_none(), "its former token is worthless at once");
    assert!(found(paper, "other").await.is_none());
    assert_eq!(found(paper, "here 2").await.unwrap().session(), here.session());
    assert!(paper.newsroom.own_account(&here, &origin()).await.is_err());
}

async fn sensitive_acts_need_a_fresh_password(paper: &TestNewsroom) {
    let amina = add(paper, "amina", Role::Editor).await;
    let signed_in = sign_in(paper, &amina, "s").await;
    assert!(signed_in.is_confirmed(paper.newsroom.now()));
    paper.clock.advance(15 * 60_000);
    let later = found(paper, "s").await.unwrap();
    assert!(!later.is_confirmed(paper.newsroom.now()));
    let mut own = paper.newsroom.own_account(&later, &origin()).await.unwrap();
    own.confirm_password(&hash("s2")).await.unwrap();
    own.commit().await.unwrap();
    assert!(found(paper, "s2").await.unwrap().is_confirmed(paper.newsroom.now()));
}

async fn a_code_and_a_recovery_code_count_once(paper: &TestNewsroom) {
    let amina = add(paper, "amina", Role::Editor).await;
    let here = sign_in(paper, &amina, "here").await;
    let mut own = paper.newsroom.own_account(&here, &origin()).await.unwrap();
    own.turn_totp_on("SECRET", 100, &[hash("r1"), hash("r2")], &hash("here 2")).await.unwrap();
    own.commit().await.unwrap();
    let credentials = paper.newsroom.credentials(&amina.id).await.unwrap().unwrap();
    let newsroom = &paper.newsroom;
    newsroom.begin_second_step(&credentials, &hash("step"), &origin()).await.unwrap();
    assert_eq!(newsroom.second_step(&hash("step")).await.unwrap().totp_secret.as_deref(), Some("SECRET"));
    let (step, from) = (hash("step"), origin());
    assert_eq!(refusal(newsroom.sign_in_with_code(&step, 100, &tokens("a"), &from).await), Refusal::CodeUsed, "used for setting up");
    newsroom.sign_in_with_code(&step, 101, &tokens("a"), &from).await.unwrap();
    assert_eq!(refusal(newsroom.sign_in_with_code(&step, 102, &tokens("b"), &from).await), Refusal::LinkUsed);

    // twenty sign-ins with one code: one session
    for at in 0..20 {
        // beginning one second step cancels the one before, so each takes its turn
        newsroom.begin_second_step(&credentials, &hash(&format!("step {at}")), &origin()).await.unwrap();
        let result = newsroom.sign_in_with_code(&hash(&format!("step {at}")), 200, &tokens(&format!("many {at}")), &from).await;
        assert_eq!(result.is_ok(), at == 0, "{result:?}");
    }
    newsroom.begin_second_step(&credentials, &hash("together"), &origin()).await.unwrap();
    let (token, one, other) = (hash("together"), tokens("x"), tokens("y"));
    let (a, b) = tokio::join!(newsroom.sign_in_with_code(&token, 300, &one, &from), newsroom.sign_in_with_code(&token, 300, &other, &from));
    assert!(a.is_ok() != b.is_ok());

    assert_eq!(newsroom.recovery_codes_left(&amina.id).await.unwrap(), 2);
    newsroom.begin_second_step(&credentials, &hash("rec"), &origin()).await.unwrap();
    assert_eq!(refusal(newsroom.sign_in_with_recovery_code(&hash("rec"), &hash("r9"), &tokens("z"), &from).await), Refusal::CodeUsed);
    newsroom.sign_in_with_recovery_code(&hash("rec"), &hash("r1"), &tokens("z"), &from).await.unwrap();
    newsroom.begin_second_step(&credentials, &hash("rec 2"), &origin()).await.unwrap();
    assert_eq!(refusal(newsroom.sign_in_with_recovery_code(&hash("rec 2"), &hash("r1"), &tokens("q"), &from).await), Refusal::CodeUsed);
    assert_eq!(newsroom.recovery_codes_left(&amina.id).await.unwrap(), 1);
    paper.clock.advance(10 * 60_000);
    assert_eq!(refusal(newsroom.second_step(&hash("rec 2")).await.map(drop)), Refusal::LinkExpired);
}

async fn attempts_wait_longer_and_are_forgiven(paper: &TestNewsroom) {
    let attempt = async |account: &str, network: &str| paper.newsroom.attempt(account, network, None).await.unwrap();
    let mut evaluated = 0;
    let mut waits = Vec::new();
    // an hour of guessing every second from ever new networks
    for at in 0..3600 {
        match attempt("amina@example.org", &format!("198.51.100.{}", at % 250)).await {
            Attempt::Evaluate => evaluated += 1,
            Attempt::Wait(millis) => waits.push(millis),
        }
        paper.clock.advance(1000);
    }
    assert!((8..=20).contains(&evaluated), "{evaluated}");
    assert!(waits.iter().max().unwrap() <= &900_000);
    assert_eq!(attempt("bilal@example.org", "203.0.113.1").await, Attempt::Evaluate, "others are not slowed down");
    paper.newsroom.attempt_succeeded("amina@example.org", "198.51.100.1", None).await.unwrap();
    assert_eq!(attempt("amina@example.org", "203.0.113.2").await, Attempt::Evaluate, "a success begins a new count");
    for _ in 0..40 {
        attempt("x", "192.0.2.200").await;
        paper.clock.advance(1000);
        paper.newsroom.attempt_succeeded("x", "", None).await.unwrap();
    }
    assert!(matches!(attempt("y", "192.0.2.200").await, Attempt::Wait(_)), "one network that guesses many accounts");
    paper.clock.advance(DAY + 1);
    assert_eq!(attempt("y", "192.0.2.200").await, Attempt::Evaluate);
    paper.clock.advance(2 * DAY);
    assert!(paper.newsroom.prune_people().await.unwrap() > 0);
}

async fn a_known_device_is_not_slowed_by_others(paper: &TestNewsroom) {
    let amina = add(paper, "amina", Role::Editor).await;
    sign_in(paper, &amina, "s").await;
    let device = hash("device s");
    assert!(paper.newsroom.is_known_device(&device, &amina.id).await.unwrap());
    assert!(!paper.newsroom.is_known_device(&hash("made up"), &amina.id).await.unwrap());
    for _ in 0..20 {
        paper.newsroom.attempt("amina@example.org", "198.51.100.1", None).await.unwrap();
    }
    assert!(matches!(paper.newsroom.attempt("amina@example.org", "192.0.2.7", None).await.unwrap(), Attempt::Wait(_)));
    assert_eq!(paper.newsroom.attempt("amina@example.org", "192.0.2.7", Some(&device)).await.unwrap(), Attempt::Evaluate);
    let mut refused = 0;
    for _ in 0..30 {
        let attempt = paper.newsroom.attempt("amina@example.org", "192.0.2.7", Some(&device)).await.unwrap();
        refused += i32::from(attempt != Attempt::Evaluate);
    }
    assert!(refused >= 15, "a stolen device is no way to guess: {refused}");
}

async fn parallel_attempts_are_all_counted(paper: &TestNewsroom) {
    let attempts = (0..40).map(|_| paper.newsroom.attempt("amina@example.org", "", None));
    let mut evaluated = 0;
    let mut set: Vec<_> = attempts.map(Box::pin).collect();
    // two at a time are enough to race
    while let (Some(one), Some(other)) = (set.pop(), set.pop()) {
        let (one, other) = tokio::join!(one, other);
        evaluated += [one.unwrap(), other.unwrap()].iter().filter(|attempt| **attempt == Attempt::Evaluate).count();
    }
    assert_eq!(evaluated, 5);
}
