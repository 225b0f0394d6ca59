//! Breaking news: on every page at once, gone by itself when its time is over, put up by those who arrange the paper.

use domain::Role;

use super::newsdesk::at_work;
use crate::support::TestSite;

const HOUR: i64 = 3_600_000;

async fn shows(site: &TestSite, path: &str, text: &str) -> bool {
    site.get(path).await.text().await.unwrap().contains(text)
}

#[tokio::test]
async fn a_line_is_on_every_page_until_its_time_is_over() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    // cached before
    assert!(!shows(&site, "/", "class=\"breaking\"").await);
    let form = [("text", "Talks <resume> tonight"), ("link", "/river-1/"), ("hours", "2")];
    let sent = amina.post("/desk/breaking/", &form).await;
    assert_eq!((sent.status, sent.location.as_str()), (303, "/desk/breaking/?done=put"));
    for path in ["/", "/latest/", "/river-2/", "/no-such-page/"] {
        assert!(shows(&site, path, "<a href=\"/river-1/\">Talks &lt;resume&gt; tonight</a>").await, "{path}");
    }
    let seen = amina.get("/desk/breaking/?done=put").await;
    assert!(seen.html.contains("On every page now") && seen.html.contains("Talks &lt;resume&gt; tonight"), "{}", seen.html);
    // one at a time
    amina.post("/desk/breaking/", &[("text", "Agreement signed"), ("link", ""), ("hours", "1")]).await;
    assert!(shows(&site, "/", "Agreement signed").await && !shows(&site, "/", "tonight").await);
    site.clock.advance(HOUR);
    assert!(site.newsroom.expire_breaking().await.unwrap());
    assert!(!site.newsroom.expire_breaking().await.unwrap());
    assert!(!shows(&site, "/", "class=\"breaking\"").await);
    // both acts are in the log, and taking down nothing is none
    amina.post("/desk/breaking/", &form).await;
    amina.post("/desk/breaking/end", &[]).await;
    amina.post("/desk/breaking/end", &[]).await;
    assert!(!shows(&site, "/", "class=\"breaking\"").await);
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    let log = chief.get("/desk/audit/?act=breaking_end").await.html;
    assert_eq!(log.matches("took down breaking news").count(), 2, "one entry and the choice of the filter: {log}");
}

#[tokio::test]
async fn what_does_not_fit_is_refused_beside_its_field_and_stays_in_the_form() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let long = "x".repeat(161);
    for (text, link, hours, error) in [
        ("", "", "2", "Write one line of 1 to 160 characters"),
        (long.as_str(), "", "2", "Write one line of 1 to 160 characters"),
        ("Talks", "javascript:alert(1)", "2", "Enter a path of this site"),
        ("Talks", "", "3", "Choose a time from the list"),
        ("Talks", "", "", "Choose a time from the list"),
    ] {
        let seen = amina.post("/desk/breaking/", &[("text", text), ("link", link), ("hours", hours)]).await;
        assert!(seen.status == 422 && seen.html.contains(error), "{error}: {}", seen.status);
        assert!(text.is_empty() || seen.html.contains(text), "{error}");
    }
    assert!(!shows(&site, "/", "class=\"breaking\"").await);
}
