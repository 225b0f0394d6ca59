//! The mail server at the desk: a test that names what failed, letters by it at once, a password that is shown nowhere.

use std::sync::{Arc, Mutex};

use domain::{AuditAct, Role};
use newsroom::people::AuditQuery;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::{
    newsdesk::at_work,
    visitor::{PASSWORD, Seen, Visitor, account},
};
use crate::support::TestSite;

const SECRET: &str = "mail-secret-4711";
const FORM: &str = "/desk/settings/mail/";
const TEST: &str = "/desk/settings/mail/test";

/// A mail server on this machine that answers a command with what `answers` says for its first word, else as mail servers do. Its port, and
/// what clients said.
async fn sink(answers: &'static [(&'static str, &'static str)]) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let said_to_it: Arc<Mutex<Vec<String>>> = Arc::default();
    let said = said_to_it.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let said = said.clone();
            tokio::spawn(async move {
                let (read, mut write) = stream.into_split();
                let mut lines = BufReader::new(read).lines();
                let answer = |word: &str| answers.iter().find(|(of, _)| *of == word).map(|(_, answer)| *answer);
                write.write_all(answer("").unwrap_or("220 sink\r\n").as_bytes()).await.unwrap();
                let mut in_data = false;
                while let Ok(Some(line)) = lines.next_line().await {
                    said.lock().unwrap().push(line.clone());
                    if in_data && line != "." {
                        continue;
                    }
                    let word = if in_data { "." } else { line.split(' ').next().unwrap_or_default() };
                    in_data = word == "DATA" && answer("DATA").is_none();
                    let usual = match word {
                        "EHLO" => "250-sink\r\n250 AUTH PLAIN LOGIN\r\n",
                        "AUTH" => "235 in\r\n",
                        "DATA" => "354 go on\r\n",
                        _ => "250 ok\r\n",
                    };
                    if write.write_all(answer(word).unwrap_or(usual).as_bytes()).await.is_err() {
                        break;
                    }
                }
            });
        }
    });
    (port, said_to_it)
}

fn fields<'a>(host: &'a str, port: &'a str, security: &'a str, password: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("host", host), ("port", port), ("security", security), ("user", "desk"), ("password", password), ("sender", "desk@paper.example")]
}

fn version(html: &str) -> String {
    html.split_once("name=\"version\" value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

async fn save(who: &mut Visitor<'_>, mut fields: Vec<(&str, &str)>) -> Seen {
    let version = version(&who.get(FORM).await.html);
    fields.push(("version", &version));
    who.post(FORM, &fields).await
}

#[tokio::test]
async fn a_test_names_what_failed() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    let dead = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port().to_string();
    let (good, _) = sink(&[]).await;
    let (web, _) = sink(&[("", "HTTP/1.1 400 Bad Request\r\n\r\n")]).await;
    let (strict, _) = sink(&[("AUTH", "535 5.7.8 <b>wrong</b> password\r\n")]).await;
    let (sender, _) = sink(&[("MAIL", "553 not your address\r\n")]).await;
    let (reader, _) = sink(&[("RCPT", "550 nobody here\r\n")]).await;
    let (letter, _) = sink(&[(".", "554 looks like advertising\r\n")]).await;
    for (host, port, security, error, said) in [
        ("no-such-machine.invalid", "25", "starttls", "There is no machine of the name", ""),
        ("127.0.0.1", dead.as_str(), "none", "does not accept connections", "refused"),
        ("127.0.0.1", &web, "none", "not as a mail server", ""),
        ("127.0.0.1", &good, "tls", "No encrypted connection", ""),
        ("127.0.0.1", &good, "starttls", "does not offer STARTTLS", ""),
        ("127.0.0.1", &strict, "none", "refused the user name", "535 5.7.8 &lt;b&gt;wrong&lt;/b&gt; password"),
        ("127.0.0.1", &sender, "none", "sends nothing in the name of", "553 not your address"),
        ("127.0.0.1", &reader, "none", "does not deliver to your own address", "550 nobody here"),
        ("127.0.0.1", &letter, "none", "refused the letter itself", "554 looks like advertising"),
    ] {
        let seen = amina.post(TEST, &fields(host, port, security, SECRET)).await;
        assert!(
            seen.status == 422 && seen.html.contains(error) && seen.html.contains(said),
            "{host} {error}: {} {}",
            seen.status,
            seen.html
        );
        // what was typed is still there, except for the password
        assert!(seen.html.contains(&format!("value=\"{port}\"")) && !seen.html.contains(SECRET), "{}", seen.html);
    }
    assert_eq!(site.newsroom.mail_server().await.unwrap(), None);
}

#[tokio::test]
async fn letters_go_by_it_at_once_and_its_password_is_shown_nowhere() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    let (port, said_to_it) = sink(&[]).await;
    let tested = amina.post(TEST, &fields("127.0.0.1", &port, "none", SECRET)).await;
    assert!(tested.status == 200 && tested.html.contains("on its way") && tested.html.contains("not saved yet"), "{}", tested.html);
    assert_eq!(site.newsroom.mail_server().await.unwrap(), None);
    let saved = save(&mut amina, fields("127.0.0.1", &port, "none", SECRET)).await;
    assert_eq!((saved.status, saved.location.as_str()), (303, "/desk/settings/mail/?done=saved"));
    let page = amina.get(FORM).await.html;
    assert!(page.contains(&format!("127.0.0.1:{port}")) && page.contains("One is stored") && !page.contains(SECRET), "{page}");

    // a letter of the paper goes by it, with its password, in its name
    said_to_it.lock().unwrap().clear();
    account(&site, "bilal", Role::Author, None).await;
    amina.post("/desk/forgotten", &[("email", "bilal@example.org")]).await;
    let mut lines = Vec::new();
    for _ in 0..200 {
        lines = said_to_it.lock().unwrap().clone();
        if lines.iter().any(|line| line == ".") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let plain = data_encoding::BASE64.encode(format!("\0desk\0{SECRET}").as_bytes());
    for line in [&format!("AUTH PLAIN {plain}"), "MAIL FROM:<desk@paper.example>", "RCPT TO:<bilal@example.org>"] {
        assert!(lines.iter().any(|said_to_it| said_to_it == line), "{line}: {lines:#?}");
    }
    assert!(lines.iter().any(|line| line.starts_with("From: ") && line.contains("Our Paper")), "{lines:#?}");

    // an empty password is the stored one, but never for another server
    assert_eq!(save(&mut amina, fields("127.0.0.1", &port, "none", "")).await.status, 303);
    let (other, theirs) = sink(&[]).await;
    for act in [TEST, FORM] {
        let refused = amina.post(act, &fields("127.0.0.1", &other, "none", "")).await;
        assert!(refused.status == 422 && refused.html.contains("Type the password of the mail server"), "{act}: {}", refused.html);
    }
    assert!(theirs.lock().unwrap().is_empty());
    assert_eq!(site.newsroom.mail_server().await.unwrap().unwrap().password.as_deref(), Some(SECRET));

    let log = site.newsroom.audit_log(&AuditQuery { act: Some(AuditAct::MailChange), limit: 9, ..AuditQuery::default() }).await.unwrap();
    assert_eq!(log.entries.len(), 1, "saving the same again is no change");
    assert!(log.entries[0].detail.contains("password_changed\":true") && !log.entries[0].detail.contains(SECRET));
    let log = amina.get("/desk/audit/").await.html;
    assert!(log.contains("changed the mail server") && !log.contains(SECRET), "{log}");

    assert_eq!(amina.post("/desk/settings/mail/remove", &[]).await.location, "/desk/settings/mail/?done=removed");
    assert_eq!(site.newsroom.mail_server().await.unwrap(), None);
    let tested = amina.post(TEST, &[]).await;
    assert!(tested.status == 200 && tested.html.contains("written to a file"), "{}", tested.html);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_beside_its_field() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    for (changed, value, error) in [
        ("host", "smtp://mail.example", "without smtp://"),
        ("host", "", "without smtp://"),
        ("port", "0", "from 1 to 65535"),
        ("port", "66000", "from 1 to 65535"),
        ("security", "some", "Choose one of these"),
        ("security", "none", "Without TLS only a server on this machine"),
        ("password", "", "Type the password of the mail server"),
        ("sender", "nobody", "Enter an address such as"),
    ] {
        let mut sent = fields("mail.example", "465", "tls", SECRET);
        sent.iter_mut().filter(|(name, _)| *name == changed).for_each(|(_, field)| *field = value);
        let refused = save(&mut amina, sent).await;
        assert!(refused.status == 422 && refused.html.contains(error), "{changed} {value}: {} {}", refused.status, refused.html);
    }
    assert_eq!(site.newsroom.mail_server().await.unwrap(), None);
    // two people
    let old = version(&amina.get(FORM).await.html);
    let mut sent = fields("mail.example", "465", "tls", SECRET);
    assert_eq!(save(&mut amina, sent.clone()).await.status, 303);
    sent.push(("version", &old));
    let refused = amina.post(FORM, &sent).await;
    assert!(refused.status == 409 && refused.html.contains("Somebody else changed the mail server"), "{}", refused.html);
}

#[tokio::test]
async fn it_needs_the_own_password_again_after_a_while() {
    let site = TestSite::start().await;
    account(&site, "amina", Role::Administrator, None).await;
    let mut amina = Visitor::new(&site);
    assert_eq!(amina.sign_in("amina").await.status, 303);
    site.clock.advance(20 * 60_000);
    let refused = save(&mut amina, fields("mail.example", "465", "tls", SECRET)).await;
    assert!(refused.status == 422 && refused.html.contains("id=\"own_password\""), "{}", refused.html);
    let mut sent = fields("mail.example", "465", "tls", SECRET);
    sent.push(("own_password", PASSWORD));
    assert_eq!(save(&mut amina, sent).await.status, 303);
}
