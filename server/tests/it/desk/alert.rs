//! The alert of a story at the desk: planned with it, sent once, replaced, cancelled; only by those who may publish it.

use domain::{PushTopic, Role, StoryState, Timestamp};
use newsroom::Authority;

use super::newsdesk::{at_work, store};
use crate::{
    push::service::{Service, senders},
    site::push::with_contact,
    support::{NOW, TestSite, story},
};

const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn an_alert_is_planned_with_its_story_sent_once_and_replaced() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let mut one = story(&site.newsroom, "talks", "Talks <on> water");
    (one.state, one.published_at) = (StoryState::Scheduled, Some(Timestamp::from_millis(NOW + HOUR)));
    store(&site, &one).await;
    let page = format!("/desk/stories/{}/alert/", one.id);
    assert!(amina.get(&page).await.html.contains("This paper sends no alerts"));
    with_contact(&site).await;
    let service = Service::start(&site.origin, NOW, []).await;
    let (push, _, key) = senders();
    for device in 0..3 {
        site.newsroom.subscribe_device(&service.device(device, &key, &[PushTopic::Breaking])).await.unwrap();
    }
    let seen = amina.get(&page).await.html;
    assert!(
        seen.contains("value=\"Talks &lt;on&gt; water\"") && seen.contains("3 devices") && seen.contains("Send it with the story"),
        "{seen}"
    );
    // nobody is chosen, and what the page did not offer does not count
    let tag = "tag:01900000-0000-7000-8000-0000000000aa";
    for fields in [vec![("title", "Talks")], vec![("title", "Talks"), ("topic", tag)]] {
        let refused = amina.post(&page, &fields).await;
        assert!(refused.status == 422 && refused.html.contains("Choose who gets it"), "{}", refused.html);
    }
    let long = "x".repeat(101);
    assert!(amina.post(&page, &[("title", &long), ("topic", "breaking")]).await.html.contains("1 to 100 characters"));
    let planned = amina.post(&page, &[("title", "Talks today"), ("body", "In Geneva"), ("topic", "breaking")]).await;
    assert_eq!((planned.status, planned.location.as_str()), (303, format!("{page}?done=planned").as_str()));
    assert!(amina.get(&page).await.html.contains("It is sent to 3 devices as soon as"));
    assert!(amina.get(&format!("/desk/stories/{}/", one.id)).await.html.contains("An alert is sent with the story"));
    // cancelled, and planned anew
    assert_eq!(amina.post(&format!("{page}cancel"), &[]).await.status, 303);
    assert_eq!(amina.post(&format!("{page}cancel"), &[]).await.status, 404);
    amina.post(&page, &[("title", "Talks today"), ("body", "In Geneva"), ("topic", "breaking")]).await;
    push.work(&site.site).await.unwrap();
    assert!(service.got.lock().unwrap().requests.is_empty());
    site.clock.advance(HOUR);
    site.newsroom.go_live().await.unwrap();
    push.work(&site.site).await.unwrap();
    assert_eq!(service.got.lock().unwrap().accepted.len(), 3);
    let again = amina.post(&page, &[("title", "Talks today"), ("topic", "breaking")]).await;
    assert!(again.status == 422 && again.html.contains("was sent already"), "{}", again.html);
    push.work(&site.site).await.unwrap();
    assert_eq!(service.got.lock().unwrap().accepted.len(), 3);
    let seen = amina.get(&page).await.html;
    assert!(seen.contains("Correct the alert") && seen.contains("Delivered to the push service</dt><dd>3</dd>"), "{seen}");
    assert_eq!(amina.post(&format!("{page}replace"), &[("title", "Talks tomorrow")]).await.status, 303);
    push.work(&site.site).await.unwrap();
    {
        let got = service.got.lock().unwrap();
        assert!(got.faults.is_empty() && got.accepted.len() == 6, "{:?}", got.faults);
        assert_eq!(got.last[&0].0["notification"]["title"], "Talks tomorrow");
    }
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    let log = chief.get("/desk/audit/").await.html;
    for act in ["planned an alert", "cancelled an alert", "replaced an alert"] {
        assert!(log.contains(act), "{act}");
    }
}

#[tokio::test]
async fn who_may_not_publish_a_story_sends_no_alert_of_it() {
    let site = TestSite::start().await;
    with_contact(&site).await;
    let mut zara = at_work(&site, "zara", Role::Contributor).await;
    let id = super::newsdesk::begin(&mut zara).await;
    let page = format!("/desk/stories/{id}/alert/");
    assert_eq!(zara.get(&page).await.status, 403);
    assert_eq!(zara.post(&page, &[("title", "Mine"), ("topic", "breaking")]).await.status, 403);
    assert!(!zara.get(&format!("/desk/stories/{id}/")).await.html.contains("/alert/"));
    let live = site.newsroom.open_story(&domain::SitePath::parse("/river-1/").unwrap()).await.unwrap().unwrap().story;
    let page = format!("/desk/stories/{}/alert/", live.id);
    assert_eq!(zara.post(&page, &[("title", "Yours"), ("topic", "breaking")]).await.status, 403);
    assert!(site.newsroom.alerts_of(&live.id).await.unwrap().is_empty());
    // nor by another way
    let authority = Authority::command_line();
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    assert!(edit.cancel_alert(&live.id).await.is_err());
}
