//! The desk in the language of the person: no label of another language, the direction, dates, letters.

use domain::{Language, Role, Story, TextSize};
use newsroom::people::{Origin, User};

use super::{
    newsdesk::{act, begin, change_draft, section, store, write},
    visitor::{PASSWORD, Visitor, account, newest_letter},
};
use crate::support::{TestSite, story};

async fn speaks_urdu(paper: &TestSite, user: &User) {
    let session = Visitor::signed_in(paper, user).await.cookies["__Host-signed-in"].clone();
    let found = paper.newsroom.session(&newsroom::people::SecretHash::of(&session)).await.unwrap().unwrap();
    let mut own = paper.newsroom.own_account(&found.signed_in, &Origin::default()).await.unwrap();
    own.set_profile(&user.name, &Language::parse("ur").unwrap(), TextSize::Normal).await.unwrap();
    own.commit().await.unwrap();
}

/// Texts and labels with Latin letters that no `translate="no"` surrounds: names and examples may have them.
fn latin(html: &str) -> Vec<String> {
    const LABELS: [&str; 4] = ["aria-label=\"", "placeholder=\"", "title=\"", "data-label=\""];
    const VOID: [&str; 6] = ["input", "meta", "link", "br", "rect", "path"];
    let body = html.split_once("<body").unwrap().1;
    let (mut found, mut untranslated) = (Vec::new(), Vec::<bool>::new());
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        let inside = untranslated.last().copied().unwrap_or_default();
        let mut texts = Vec::new();
        if tag.starts_with('/') {
            untranslated.pop();
        } else if !tag.starts_with('!') {
            // a label that holds a headline or a name says so
            let labels = if ["input", "a"].contains(&name) && tag.contains("data-key") && tag.contains("translate=\"no\"") {
                &[][..]
            } else {
                &LABELS[..]
            };
            texts.extend(labels.iter().filter_map(|label| tag.split_once(label)?.1.split('"').next()));
            if !VOID.contains(&name) {
                untranslated.push(inside || tag.contains("translate=\"no\"") || ["kbd", "code", "time", "option"].contains(&name));
            }
        }
        if !untranslated.last().copied().unwrap_or_default() {
            texts.push(text);
        }
        found.extend(texts.into_iter().filter(|text| text.contains(|letter: char| letter.is_ascii_alphabetic())).map(str::to_owned));
    }
    // an address, a zone, a name, the name of a browser
    let allowed = |text: &String| {
        [
            "@example.org",
            "Asia/Karachi",
            "UTC",
            "amina",
            "Firefox on Linux",
            "192.0.2.1",
            "&#",
            "a تا z",
            "http",
            "Water",
            "Zoya",
            "https://…",
        ]
        .iter()
        .any(|known| text.contains(known))
    };
    found.retain(|text| !allowed(text));
    found
}

#[tokio::test]
async fn every_page_is_in_the_persons_language() {
    let paper = TestSite::start().await;
    let user = account(&paper, "amina", Role::Administrator, None).await;
    speaks_urdu(&paper, &user).await;
    let mut amina = Visitor::signed_in(&paper, &user).await;
    let id = begin(&mut amina).await;
    let seen = amina.get("/desk/stories/").await.html;
    assert!(seen.contains("بے عنوان خبر"), "a story without headline is named in the language: {seen}");
    write(&mut amina, &id, "پانی کے مذاکرات", "متن").await;
    act(&mut amina, &id, "publish", &[]).await;
    let person = format!("/desk/people/{}/", user.id);
    for (path, word) in [
        ("/desk/", "ابھی شائع ہوئیں"),
        ("/desk/stories/", "مزید"),
        ("/desk/stories/?q=zzz", "کوئی شرط ہٹائیں"),
        ("/desk/stories/?from=x", "دن اس طرح لکھیں"),
        (&format!("/desk/stories/{id}/"), "شائع شدہ"),
        ("/desk/people/", "افراد"),
        (&person, "کردار محفوظ کریں"),
        ("/desk/audit/", "خبر شائع کی"),
        ("/desk/account/", "ڈیسک کی زبان"),
        ("/desk/account/?done=saved", "محفوظ ہو گیا۔"),
    ] {
        let seen = amina.get(path).await;
        assert!(seen.html.contains("<html lang=\"ur\" dir=\"rtl\""), "{path}: {}", seen.html);
        assert!(word == "مزید" || seen.html.contains(word), "{path} lacks {word}: {}", seen.html);
        assert_eq!(latin(&seen.html), Vec::<String>::new(), "{path}: {}", seen.html);
    }
}

#[tokio::test]
async fn errors_and_letters_are_in_the_language_of_who_reads_them() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let user = account(&paper, "amina", Role::Editor, None).await;
    speaks_urdu(&paper, &user).await;
    let mut amina = Visitor::signed_in(&paper, &user).await;
    for (path, fields) in [
        ("profile", &[("name", ""), ("language", "xx"), ("text_size", "huge")][..]),
        ("e-mail", &[("email", "none")]),
        ("e-mail", &[("email", "admin@example.org")]),
        ("password", &[("own_password", "wrong"), ("password", "short")]),
        ("password", &[("own_password", PASSWORD), ("password", "amina amina amina")]),
    ] {
        let seen = amina.post(&format!("/desk/account/{path}"), fields).await;
        assert_eq!((seen.status, latin(&seen.html)), (422, Vec::new()), "{path} {fields:?}: {}", seen.html);
    }
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let seen = browser.post(&format!("/desk/people/{}/reset-link", user.id), &[]).await;
    assert!(seen.html.contains("<html lang=\"en\" dir=\"ltr\""), "{}", seen.html);
    let (path, letter) = newest_letter(&paper).await;
    assert!(letter.contains("ڈیسک کا نیا پاس ورڈ"), "{letter}");
    assert_eq!(Visitor::new(&paper).get(&path).await.status, 200, "the link is whole");
}

#[tokio::test]
async fn before_sign_in_the_browser_decides() {
    let paper = TestSite::start().await;
    for (accepted, language, word) in
        [("ur-PK,ur;q=0.9,en;q=0.1", "ur", "سائن اِن"), ("en-GB,ur;q=0.5", "en", "Sign in"), ("de", "en", "Sign in")]
    {
        let response = paper.request("/desk/sign-in").header("accept-language", accepted).send().await.unwrap();
        let html = response.text().await.unwrap();
        assert!(html.contains(&format!("<html lang=\"{language}\"")) && html.contains(word), "{accepted}: {html}");
        if language == "ur" {
            assert_eq!(latin(&html), Vec::<String>::new(), "{html}");
        }
    }
    let front = paper.request("/").header("accept-language", "ur").send().await.unwrap().text().await.unwrap();
    assert!(front.contains("<html lang=\"en\""), "pages of readers are cached for everybody: {front}");
}

#[tokio::test]
async fn refusals_are_pages_of_the_desk_that_say_what_is_missing() {
    let paper = TestSite::start().await;
    let (water, other) = (paper.newsroom.sections().await.unwrap().remove(0).id, section(&paper, "other", None).await);
    let limited = account(&paper, "bilal", Role::Editor, Some(vec![other])).await;
    let mut bilal = Visitor::signed_in(&paper, &limited).await;
    let published = Story { primary_section: Some(water.clone()), sections: vec![water], ..story(&paper.newsroom, "seen", "Seen") };
    store(&paper, &published).await;
    let seen = bilal.get("/desk/people/").await;
    assert_eq!((seen.status, seen.html.contains("Your role, Editor, does not have it.")), (403, true), "{}", seen.html);
    assert!(seen.html.contains("invite people") && seen.html.contains("desk-nav"), "{}", seen.html);
    let seen = bilal.post(&format!("/desk/stories/{}/kill", published.id), &[("revision", "1"), ("note", "x")]).await;
    assert_eq!((seen.status, seen.html.contains("Yours: Section other.")), (403, true), "{}", seen.html);
    let seen = bilal.get("/desk/stories/no-such/").await;
    assert_eq!((seen.status, seen.html.contains("There is nothing here")), (404, true), "{}", seen.html);
    speaks_urdu(&paper, &limited).await;
    for (path, status) in [("/desk/people/", 403), ("/desk/no-such/", 404)] {
        let seen = bilal.get(path).await;
        assert!(seen.status == status && seen.html.contains("<html lang=\"ur\" dir=\"rtl\""), "{path}: {}", seen.html);
        let latin: Vec<String> = latin(&seen.html).into_iter().filter(|text| text != "bilal").collect();
        assert_eq!(latin, Vec::<String>::new(), "{path}: {}", seen.html);
    }
}

#[tokio::test]
async fn what_stands_in_the_way_is_said_in_the_persons_language() {
    let paper = TestSite::start().await;
    let user = account(&paper, "amina", Role::Administrator, None).await;
    speaks_urdu(&paper, &user).await;
    let mut amina = Visitor::signed_in(&paper, &user).await;
    let id = begin(&mut amina).await;
    write(&mut amina, &id, "پانی", "متن").await;
    change_draft(&mut amina, &id, |doc| {
        doc["attrs"]["slug"] = serde_json::json!("river-1");
        doc["attrs"]["canonicalUrl"] = serde_json::json!("ftp://x");
        doc["attrs"]["language"] = serde_json::json!("no language");
    })
    .await;
    let checks: serde_json::Value = serde_json::from_str(&amina.get(&format!("/desk/stories/{id}/checks")).await.html).unwrap();
    let sentences: Vec<&str> = checks["checks"].as_array().unwrap().iter().map(|check| check["sentence"].as_str().unwrap()).collect();
    assert!(sentences.iter().any(|sentence| sentence.contains("متن کی زبان")), "the field is named: {sentences:?}");
    let seen = act(&mut amina, &id, "publish", &[]).await;
    assert_eq!((seen.status, latin(&seen.html)), (422, Vec::new()), "{}", seen.html);
}
