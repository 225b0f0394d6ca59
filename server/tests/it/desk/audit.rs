//! The audit log as a page.

use domain::Role;

use super::visitor::{Visitor, account};
use crate::support::TestSite;

#[tokio::test]
async fn every_act_is_listed_with_who_what_when_and_where() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let amina = account(&paper, "amina", Role::Contributor, None).await;
    let mut browser = Visitor::new(&paper);
    browser.sign_in("admin").await;
    browser.post("/desk/sign-in", &[("email", "amina@example.org"), ("password", "wrong")]).await;
    browser.post(&format!("/desk/people/{}/role", amina.id), &[("role", "editor")]).await;
    let page = browser.get("/desk/audit/").await.html;
    for part in [
        "Command line",
        "added a person",
        "signed in",
        "failed to sign in",
        "changed role or sections",
        "127.0.0.1 · Firefox on Linux",
        "(UTC)",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains("before role: contributor") && page.contains("after role: editor"), "{page}");
    assert!(!page.contains("wrong<"), "what was typed as a password is nowhere");
    let only = browser.get(&format!("/desk/audit/?who={}&act=role_change&from=2023-11-14&until=2023-11-14", admin.id)).await.html;
    assert!(only.contains("amina") && !only.contains("added a person</td>") && only.contains("All entries"), "{only}");
    assert!(browser.get("/desk/audit/?until=2023-11-13").await.html.contains("Nothing fits"));
    let about = browser.get(&format!("/desk/audit/?about={}", amina.id)).await.html;
    assert!(about.contains("changed role or sections</") || about.contains("changed role or sections "), "{about}");
    for bad in ["who=x", "act=x", "before=x", "before=99999999999999999999", "who=%00"] {
        assert_eq!(browser.get(&format!("/desk/audit/?{bad}")).await.status, 400, "{bad}: a filter is never left out");
    }
    for bad in ["from=x", "until=2023-02-30", "from=%F0%9F%A6%80"] {
        let seen = browser.get(&format!("/desk/audit/?{bad}")).await;
        assert!(seen.status == 422 && seen.html.contains("Enter a day"), "{bad}: {}", seen.html);
    }
}

#[tokio::test]
async fn the_log_goes_on_under_the_same_filters() {
    let paper = TestSite::start().await;
    let admin = account(&paper, "admin", Role::Administrator, None).await;
    let mut browser = Visitor::signed_in(&paper, &admin).await;
    for _ in 0..60 {
        paper.newsroom.sign_in_failed(Some(&admin.id), &Default::default()).await.unwrap();
    }
    let html = browser.get("/desk/audit/?act=sign_in_failed").await.html;
    assert_eq!(html.matches("<tr>").count(), 51, "fifty and the heading");
    let next = html.split_once("href=\"/desk/audit/?act=sign_in_failed&amp;before=").unwrap().1.split('"').next().unwrap();
    let html = browser.get(&format!("/desk/audit/?act=sign_in_failed&before={next}")).await.html;
    assert_eq!(html.matches("<tr>").count(), 11);
    assert!(!html.contains("before="), "{html}");
}
