//! Which addresses a story or page may have.

use domain::Role;
use serde_json::json;

use super::{
    drafts::act as act_json,
    newsdesk::{act, at_work, base, begin, change_draft, write},
};
use crate::support::TestSite;

/// A story at an address of the site itself could never be read; one at a former address, at a redirect or named like a section can.
#[tokio::test]
async fn no_story_gets_an_address_that_leads_elsewhere() {
    let paper = TestSite::start().await;
    let mut ed = at_work(&paper, "ed", Role::Editor).await;
    let routes = server::http::ROUTES.iter().filter_map(|route| route.path.split('/').nth(1));
    let words: std::collections::BTreeSet<&str> = routes
        .chain(app::site::DevicePage::ALL.into_iter().map(|page| page.name()))
        .chain([
            "new", "feed", "search", "2026", "latest", "page", "category", "tag", "author", "rss", "atom", "amp", "embed", "water", "old-a",
        ])
        .filter(|word| domain::Slug::parse(word).is_ok())
        .collect();
    let id = begin(&mut ed).await;
    write(&mut ed, &id, "At an address", "Words.").await;
    let (mut refused, mut taken) = (Vec::new(), Vec::new());
    for word in words {
        let (status, why) = change_draft(&mut ed, &id, |doc| doc["attrs"]["slug"] = json!(word)).await;
        assert_eq!(status, 200, "{word}: {why}");
        let version = base(&mut ed, &id).await.1;
        let (status, why) = act_json(&ed, &id, "publish", &format!("version={version}")).await;
        if status == 422 {
            assert!(why["fields"][0]["message"].as_str().unwrap().contains("The site itself uses this URL"), "{word}: {why}");
            refused.push(word);
            continue;
        }
        assert_eq!(status, 200, "{word}: {why}");
        let page = paper.get(&format!("/{word}/")).await;
        assert!(page.status() == 200 && page.text().await.unwrap().contains("<h1"), "{word} is published and cannot be read");
        assert!(paper.get(&format!("/{word}/")).await.text().await.unwrap().contains("At an address"), "{word} shows something else");
        taken.push(word);
        // out of the trash again: its address is free in between
        assert_eq!(act(&mut ed, &id, "trash", &[]).await.status, 303);
        assert_eq!(act(&mut ed, &id, "restore", &[]).await.status, 303);
    }
    for word in ["feed", "search", "2026", "desk", "offline", "latest"] {
        assert!(refused.contains(&word), "{word}: {refused:?}");
    }
    for word in ["new", "water", "old-a"] {
        assert!(taken.contains(&word), "{word}: {taken:?}");
    }
    // below a page, too
    let team = paper.newsroom.story_by_path(&domain::SitePath::parse("/about/team/").unwrap()).await.unwrap().unwrap();
    for word in ["feed", "amp", "embed", "comment-page-1"] {
        change_draft(&mut ed, team.id.as_str(), |doc| doc["attrs"]["slug"] = json!(word)).await;
        let version = base(&mut ed, team.id.as_str()).await.1;
        let (status, why) = act_json(&ed, team.id.as_str(), "publish_changes", &format!("kind=update&version={version}")).await;
        assert!(status == 422 && why["fields"][0]["name"] == "slug", "{word}: {why}");
    }
}
