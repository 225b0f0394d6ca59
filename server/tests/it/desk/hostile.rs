//! Forged and malformed requests, and odd texts in every field.

use domain::Role;

use super::visitor::{PASSWORD, Visitor, account};
use crate::support::TestSite;

pub fn naughty() -> Vec<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/fuzz/blns.json");
    let texts: Vec<String> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    texts.into_iter().chain(["\u{0}".to_owned(), "x".repeat(20_000), "\r\nSet-Cookie: a=b".to_owned(), "\u{202e}abc".to_owned()]).collect()
}

/// Whether a page holds a text only in its escaped form.
pub fn is_escaped(html: &str, text: &str) -> bool {
    let risky = text.contains("<script") || text.contains("<img") || text.contains("<svg") || text.contains("onerror=");
    !(risky && text.len() > 12 && html.contains(text))
}

#[tokio::test]
async fn odd_texts_in_every_field_break_nothing() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let amina = account(&paper, "amina", Role::Author, None).await;
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let role = format!("/desk/people/{}/role", amina.id);
    let forms: [(&str, &[&str]); 6] = [
        ("/desk/account/profile", &["name", "language", "text_size"]),
        ("/desk/account/e-mail", &["email"]),
        ("/desk/people/invite", &["email", "name", "role", "section", "author"]),
        (&role, &["role", "section"]),
        ("/desk/account/totp", &["code"]),
        ("/desk/forgotten", &["email"]),
    ];
    for (at, text) in naughty().into_iter().enumerate() {
        // each form gets every string in one of its fields, in turn
        let (path, fields) = forms[at % forms.len()];
        let mut sent = vec![("role", "author"), ("email", "x@example.org"), ("name", "N"), ("language", "en"), ("text_size", "normal")];
        let field = fields[(at / forms.len()) % fields.len()];
        sent.retain(|(name, _)| *name != field);
        sent.push((field, &text));
        let seen = browser.post(path, &sent).await;
        assert!(matches!(seen.status, 200 | 303 | 422 | 429), "{path} {field} {text:?}: {} {}", seen.status, seen.html);
        assert!(is_escaped(&seen.html, &text), "{path} {field} {text:?}: {}", seen.html);
        assert!(!seen.headers.contains_key("a"), "{text:?}");
    }
    for text in naughty() {
        let fields = [("name", text.as_str()), ("language", "en"), ("text_size", "normal")];
        let seen = browser.post("/desk/account/profile", &fields).await;
        if seen.status == 303 {
            let stored = paper.newsroom.user(&admin.id).await.unwrap().unwrap().name;
            assert_eq!(stored, domain::text::one_line(&text), "stored as typed");
        } else {
            assert_eq!(seen.status, 422, "{text:?}");
        }
    }
    for path in ["/desk/people/", "/desk/account/", "/desk/audit/", "/desk/"] {
        assert_eq!(browser.get(path).await.status, 200, "{path}");
    }
    assert!(paper.newsroom.verify_audit_log().await.unwrap().is_ok());
}

#[tokio::test]
async fn odd_texts_at_the_door_are_wrong_and_nothing_else() {
    let paper = TestSite::start().await;
    for text in naughty().into_iter().step_by(9) {
        let mut stranger = Visitor::new(&paper);
        for fields in [[("email", text.as_str()), ("password", PASSWORD)], [("email", "x@example.org"), ("password", text.as_str())]] {
            let seen = stranger.post("/desk/sign-in", &fields).await;
            assert!(matches!(seen.status, 422 | 429) && is_escaped(&seen.html, &text), "{text:?}: {} {}", seen.status, seen.html);
        }
        paper.clock.advance(20 * 60_000);
    }
}

#[tokio::test]
async fn forms_from_elsewhere_are_refused_on_every_route() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let mut routes = 0;
    for route in server::http::ROUTES.iter().filter(|route| route.policy.is_desk() && route.methods.contains(&axum::http::Method::POST)) {
        routes += 1;
        for headers in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "null")],
            &[("origin", "https://evil.example")],
            &[],
        ] {
            let seen = browser.post_raw(route.example, headers, b"role=editor".to_vec()).await;
            assert_eq!(seen.status, 403, "{} {headers:?}", route.path);
        }
    }
    assert!(routes >= 20, "{routes}");
    assert!(browser.is_in().await);
}

#[tokio::test]
async fn malformed_bodies_are_refused_and_nothing_breaks() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    let form = ("content-type", "application/x-www-form-urlencoded");
    let own = ("sec-fetch-site", "same-origin");
    for (headers, body, statuses) in [
        (&[own, ("content-type", "application/json")][..], b"{\"name\":1}".to_vec(), &[400][..]),
        (&[own, ("content-type", "multipart/form-data; boundary=x")], b"--x\r\n".to_vec(), &[400]),
        (&[own, form], vec![0xff, 0xfe, b'=', 0x00], &[422]),
        (&[own, form], b"&&&===".to_vec(), &[422]),
        (&[own, form], b"name=a&".repeat(9000), &[422]),
        (&[own, form], vec![b'x'; 4_200_000], &[413]),
        (&[own], Vec::new(), &[422]),
    ] {
        let seen = browser.post_raw("/desk/account/profile", headers, body).await;
        assert!(statuses.contains(&seen.status), "{headers:?}: {} {}", seen.status, seen.html);
    }
    for token in ["", "x", &"a".repeat(4000), "a b", "%00", "\"quoted\"", "00000000-0000-0000-0000-000000000000"] {
        let mut forged = Visitor::new(&paper);
        forged.cookies.insert("__Host-signed-in".to_owned(), token.to_owned());
        assert_eq!(forged.get("/desk/").await.status, 303, "{token:?}");
    }
    // two session cookies: one of them is forged
    let token = browser.cookies["__Host-signed-in"].clone();
    let both = paper.request("/desk/").header("cookie", format!("__Host-signed-in={token}; __Host-signed-in=x")).send().await.unwrap();
    assert_eq!(both.status(), 303);
}
