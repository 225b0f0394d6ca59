//! The form of stories' URLs: chosen in the settings, kept by each story, and every other form leads there.

use domain::{Permalinks, Role};
use serde_json::json;

use super::{
    drafts::act as act_json,
    newsdesk::{act, at_work, base, begin, change_draft, write},
};
use crate::support::{TestSite, header};

/// Where a path leads with one redirect.
async fn leads(site: &TestSite, path: &str) -> String {
    let response = site.get(path).await;
    assert_eq!(response.status(), 301, "{path}");
    header(&response, "location")
}

#[tokio::test]
async fn a_story_of_a_month_is_found_in_every_form() {
    let site = TestSite::start().await;
    let mut ed = at_work(&site, "ed", Role::Administrator).await;
    let html = ed.get("/desk/settings/").await.html;
    for form in Permalinks::ALL {
        assert!(html.contains(&format!("<option value=\"{}\"", form.as_str())), "{form:?}");
    }
    let (authority, settings) = (newsroom::Authority::command_line(), site.newsroom.settings().await.unwrap());
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    edit.put_settings(&domain::SiteSettings { permalinks: Permalinks::Month, ..settings }).await.unwrap();
    edit.commit().await.unwrap();

    assert_eq!(site.get("/harbour-talks/").await.status(), 404);
    let id = begin(&mut ed).await;
    write(&mut ed, &id, "Harbour talks", "Words.").await;
    assert_eq!(act(&mut ed, &id, "publish", &[]).await.status, 303);
    let story = super::newsdesk::stored(&site, &id).await;
    let path = story.path.as_str();
    assert!(path.starts_with("/20") && path.ends_with("/harbour-talks/") && path.len() == "/2026/11/harbour-talks/".len(), "{path}");

    let page = site.get(path).await;
    assert_eq!(page.status(), 200);
    let html = page.text().await.unwrap();
    assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{}{path}\">", site.origin)), "{html}");
    assert!(site.get("/latest/").await.text().await.unwrap().contains(&format!("href=\"{path}\"")));
    let twin = site.get(&format!("{}.md", path.trim_end_matches('/'))).await;
    assert!(twin.status() == 200 && twin.text().await.unwrap().contains("Words."));
    assert_eq!(site.get(&format!("{path}feed/")).await.status(), 200);
    let day = path.replace("/harbour", "/01/harbour");
    for other in
        ["/harbour-talks/", "/2013/01/15/harbour-talks/", "/water/harbour-talks/", "/harbour-talks.html", &day, &format!("{path}amp/")]
    {
        assert_eq!(leads(&site, other).await, path, "{other}");
    }
    assert_eq!(leads(&site, path.trim_end_matches('/')).await, path);

    // an editor gives it another last part; readers' links lead on
    let (status, why) = change_draft(&mut ed, &id, |doc| doc["attrs"]["slug"] = json!("harbour-treaty")).await;
    assert_eq!(status, 200, "{why}");
    let version = base(&mut ed, &id).await.1;
    let (status, why) = act_json(&ed, &id, "publish_changes", &format!("kind=minor&version={version}")).await;
    assert_eq!(status, 200, "{why}");
    let now = path.replace("talks", "treaty");
    assert_eq!(site.get(&now).await.status(), 200);
    for former in [path, "/harbour-treaty/"] {
        assert_eq!(leads(&site, former).await, now, "{former}");
    }
    // and out of readers' sight, it is found nowhere
    assert_eq!(act(&mut ed, &id, "trash", &[]).await.status, 303);
    for gone in [now.as_str(), "/harbour-treaty/"] {
        assert_ne!(site.get(gone).await.status(), 301, "{gone}");
    }
}
