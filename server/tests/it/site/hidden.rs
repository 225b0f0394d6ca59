//! What readers may not see yet, or not any more, is nowhere: not in a page, a list, a feed, a file, a search or a fragment.

use std::collections::{BTreeSet, VecDeque};

use domain::{Document, Headline, MediaId, Role, StoryState, Timestamp};

use crate::{
    desk::{newsdesk, pictures},
    support::{NOW, TestSite, story},
};

/// In each headline, each standfirst, each text.
const MARKS: [&str; 3] = ["Quokkamark", "Numbatmark", "Wombatmark"];
const HOUR: i64 = 3_600_000;

/// Addresses in a response that belong to this site.
fn links(paper: &TestSite, body: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (open, close) in [("href=\"", '"'), ("src=\"", '"'), ("data-src=\"", '"'), ("<loc>", '<'), ("](", ')'), ("\"url\":\"", '"')] {
        for part in body.split(open).skip(1) {
            let link = part.split([close, '#']).next().unwrap().replace("&amp;", "&");
            let path = link.strip_prefix(&paper.origin).unwrap_or(&link).to_owned();
            found.extend(Some(path).filter(|path| path.starts_with('/') && !path.starts_with("//")));
        }
    }
    found
}

#[tokio::test]
async fn what_is_hidden_is_nowhere() {
    let paper = TestSite::start().await;
    let water = paper.newsroom.sections().await.unwrap().remove(0).id;
    let like = paper.newsroom.story_by_path(&domain::SitePath::parse("/river-1/").unwrap()).await.unwrap().unwrap();
    let mut hidden = Vec::new();
    let mut files = Vec::new();
    for (name, state) in [
        ("draft", StoryState::Draft),
        ("review", StoryState::Review),
        ("ready", StoryState::Ready),
        ("scheduled", StoryState::Scheduled),
        ("embargoed", StoryState::Published),
        ("expired", StoryState::Published),
        ("private", StoryState::Private),
        ("archived", StoryState::Archived),
        ("killed", StoryState::Killed),
        ("trash", StoryState::Trash),
        ("locked", StoryState::Published),
    ] {
        let mut one = story(&paper.newsroom, &format!("hidden-{name}"), &format!("Quokkamark {name}"));
        let owner = newsdesk::person(&paper, &format!("owner-{name}"), Role::Author, None).await;
        let picture = pictures::stored(&paper, &owner).await;
        let picture = MediaId::parse(&picture).unwrap();
        let file = paper.newsroom.media_by_ids(std::slice::from_ref(&picture)).await.unwrap().remove(&picture).unwrap().file.unwrap();
        files.push(file.split('.').next().unwrap().to_owned());
        (one.state, one.lead_image, one.tags, one.bylines) = (state, Some(picture), like.tags.clone(), like.bylines.clone());
        (one.primary_section, one.sections) = (Some(water.clone()), vec![water.clone()]);
        one.standfirst = domain::Standfirst::parse("Numbatmark, in short").ok();
        one.document = Document::from_plain_text("Wombatmark in the text.");
        one.headline = Headline::parse(&format!("Quokkamark {name}")).unwrap();
        let at = |hours: i64| Some(Timestamp::from_millis(NOW + hours * HOUR));
        match name {
            "scheduled" => one.published_at = at(1),
            "embargoed" => one.embargo_until = at(1),
            "expired" => one.expires_at = at(-1),
            "locked" => one.password = Some("word".to_owned()),
            _ => {}
        }
        newsdesk::store(&paper, &one).await;
        hidden.push(one);
    }
    // what is readable leads nowhere near them, even where it names them
    let pointing = r#"{"type":"doc","content":[{"type":"relatedStory","attrs":{"id":"r1","story":"ID"}}]}"#;
    let mut seen_by_all = story(&paper.newsroom, "pointing", "Pointing");
    seen_by_all.document =
        Document::parse(&pointing.replace("ID", hidden[0].id.as_str()), domain::document::UnknownBlocks::Refuse).unwrap();
    newsdesk::store(&paper, &seen_by_all).await;

    let mut queue: VecDeque<String> = server::http::ROUTES
        .iter()
        .filter(|route| !route.policy.is_desk() && route.methods.iter().any(|method| method == "GET"))
        .map(|route| route.example.to_owned())
        .chain(
            [
                "/",
                "/pointing/",
                "/latest/?show=60",
                "/sitemap.xml",
                "/news-sitemap.xml",
                "/robots.txt",
                "/llms.txt",
                "/feed/",
                "/feed/json/",
                "/feed/atom/",
                "/comments/feed/",
                "/edition/index.json",
                "/edition/bundle.json",
                "/manifest.webmanifest",
                "/tag/treaty/",
                "/author/zoya/",
                "/category/water/",
                "/section/water/",
                "/2023/",
                "/2023/11/",
                "/2023/11/14/",
                "/corrections/",
            ]
            .map(str::to_owned),
        )
        .collect();
    for word in MARKS.into_iter().chain(["hidden"]) {
        for path in ["/search/?q=", "/search/feed/?q=", "/api/suggest?q="] {
            queue.push_back(format!("{path}{}", word.to_lowercase()));
        }
    }
    for one in &hidden {
        let (slug, id) = (one.slug.as_str(), &one.id);
        for path in ["/hidden/", "/hidden/feed/", "/hidden.md", "/hidden/amp/", "/2023/11/14/hidden/", "/HIDDEN", "/hidden-2/"] {
            queue.push_back(path.replace("hidden", slug).replace("HIDDEN", slug));
        }
        for path in [
            "/?p=ID",
            "/social-card/ID-00000000.png",
            "/comments/on/ID",
            "/edition/copies.json?story=ID",
            "/edition/story/ID.json",
            "/api/more?story=ID",
        ] {
            queue.push_back(path.replace("ID", id.as_str()));
        }
    }
    let mut known: BTreeSet<String> = queue.iter().cloned().collect();
    let (mut read, mut wrong) = (0, Vec::new());
    while let Some(path) = queue.pop_front() {
        if read > 900 {
            break;
        }
        read += 1;
        let response = paper.get(&path).await;
        let location = crate::support::header(&response, "location");
        let body = String::from_utf8_lossy(&response.bytes().await.unwrap()).into_owned();
        for mark in MARKS.iter().map(|mark| (*mark).to_owned()).chain(files.clone()) {
            // the page that asks for the password, and the one that says why a story was taken back, may say which story it is
            let names_it = (path.contains("hidden-locked") || path.contains("hidden-killed")) && mark == MARKS[0];
            if body.contains(&mark) && !names_it {
                wrong.push(format!("{mark} is in {path}"));
            }
        }
        if location.contains("hidden-") {
            let own = hidden.iter().any(|one| path.contains(one.slug.as_str()));
            assert!(own || location.contains("locked"), "{path} leads to {location}");
        }
        for link in links(&paper, &body) {
            if !link.starts_with("/desk") && known.insert(link.clone()) {
                queue.push_back(link);
            }
        }
    }
    assert!(wrong.is_empty() && read > 150, "{read}: {}", wrong.join("\n"));
}
