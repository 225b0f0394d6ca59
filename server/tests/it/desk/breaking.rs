//! Breaking news: on every page at once, gone by itself when its time is over, put up by those who arrange the paper.

use domain::{PushTopic, Role};

use super::newsdesk::at_work;
use crate::{
    push::service::{Service, senders},
    site::push::with_contact,
    support::{NOW, TestSite},
};

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

#[tokio::test]
async fn an_alert_goes_with_the_line_once_however_often_the_form_is_sent() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    assert!(amina.get("/desk/breaking/").await.html.contains("This paper sends no alerts"));
    with_contact(&site).await;
    let service = Service::start(&site.origin, NOW, []).await;
    let (push, _, key) = senders();
    for device in 0..3 {
        site.newsroom.subscribe_device(&service.device(device, &key, &[PushTopic::Breaking])).await.unwrap();
    }
    assert!(amina.get("/desk/breaking/").await.html.contains("3 devices follow breaking news."));
    let long = format!("Talks <resume> {}", "tonight ".repeat(14));
    let form = [("text", long.as_str()), ("link", "https://un.example/"), ("hours", "2"), ("alert", "1")];
    for done in ["both", "put-only"] {
        let sent = amina.post("/desk/breaking/", &form).await;
        assert_eq!((sent.status, sent.location), (303, format!("/desk/breaking/?done={done}")));
        push.work(&site.site).await.unwrap();
    }
    {
        let got = service.got.lock().unwrap();
        assert!(got.faults.is_empty() && got.accepted.len() == 3, "{:?}", got.faults);
        let notification = &got.last[&0].0["notification"];
        // a first line that does not fit is cut, and the whole line is below it; another site is reached through the line itself
        assert_eq!(notification["body"], long.trim());
        assert_eq!(notification["navigate"], format!("{}/", site.origin));
        assert_eq!(got.last[&0].1[..2], ["14400", "high"]);
    }
    let seen = amina.get("/desk/breaking/?done=put-only").await.html;
    assert!(seen.contains("is not sent again") && seen.contains("Delivered to the push service</dt><dd>3</dd>"), "{seen}");
    assert!(!seen.contains("action=\"/desk/breaking/alert\""), "no second one is offered");
    let again = amina.post("/desk/breaking/alert", &[("title", "Again")]).await;
    assert!(again.status == 422 && again.html.contains("was sent already"), "{}", again.html);
    // the next line may have one of its own, also later
    amina.post("/desk/breaking/", &[("text", "Agreement signed"), ("link", ""), ("hours", "1")]).await;
    let seen = amina.get("/desk/breaking/").await.html;
    assert!(seen.contains("action=\"/desk/breaking/alert\"") && seen.contains("value=\"Agreement signed\""), "{seen}");
    let empty = amina.post("/desk/breaking/alert", &[("title", " "), ("body", "kept")]).await;
    assert!(empty.status == 422 && empty.html.contains("1 to 100 characters") && empty.html.contains("kept"), "{}", empty.html);
    let sent = amina.post("/desk/breaking/alert", &[("title", "Signed"), ("body", "")]).await;
    assert_eq!((sent.status, sent.location.as_str()), (303, "/desk/breaking/?done=alert"));
    push.work(&site.site).await.unwrap();
    assert_eq!(service.got.lock().unwrap().accepted.len(), 6);
    amina.post("/desk/breaking/end", &[]).await;
    assert_eq!(amina.post("/desk/breaking/alert", &[("title", "Late")]).await.status, 404);
}

#[tokio::test]
async fn a_line_that_leads_to_a_story_has_the_story_s_alert() {
    let site = TestSite::start().await;
    with_contact(&site).await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let service = Service::start(&site.origin, NOW, []).await;
    let (push, _, key) = senders();
    site.newsroom.subscribe_device(&service.device(1, &key, &[PushTopic::Breaking])).await.unwrap();
    let form = [("text", "The river rises"), ("link", "/river-1/?from=bar#top"), ("hours", "2"), ("alert", "1")];
    assert_eq!(amina.post("/desk/breaking/", &form).await.location, "/desk/breaking/?done=both");
    push.work(&site.site).await.unwrap();
    let story = site.newsroom.open_story(&domain::SitePath::parse("/river-1/").unwrap()).await.unwrap().unwrap().story;
    let alerts = site.newsroom.alerts_of(&story.id).await.unwrap();
    assert!(alerts.len() == 1 && alerts[0].text.title == "The river rises" && alerts[0].text.body == story.headline.as_str(), "{alerts:?}");
    assert_eq!(service.got.lock().unwrap().last[&1].0["notification"]["tag"], story.id.as_str());
    // another line about it does not ring again
    let other = [("text", "The river falls"), ("link", "/river-1/"), ("hours", "2"), ("alert", "1")];
    assert_eq!(amina.post("/desk/breaking/", &other).await.location, "/desk/breaking/?done=put-only");
    assert!(shows(&site, "/", "The river falls").await);
    let seen = amina.get("/desk/breaking/").await.html;
    assert!(seen.contains(&format!("/desk/stories/{}/alert/", story.id)), "{seen}");
}
