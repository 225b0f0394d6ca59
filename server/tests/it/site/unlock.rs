//! `POST /api/unlock`: the password of a protected story opens that story, for that reader, and nothing else.

use domain::{SitePath, Slug, StoryId};
use newsroom::Authority;
use reqwest::Response;

use crate::support::{TestSite, header, story};

/// Adds protected stories and says their identities.
async fn protect(site: &TestSite, stories: &[(&str, &str)]) -> Vec<StoryId> {
    let authority = Authority::command_line();
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    let mut ids = Vec::new();
    for (slug, password) in stories {
        let mut protected = story(&site.newsroom, slug, "Behind the door");
        (protected.slug, protected.path) = (Slug::parse(slug).unwrap(), SitePath::parse(&format!("/{slug}/")).unwrap());
        protected.password = Some((*password).to_owned());
        edit.overwrite_story(&protected, "test").await.unwrap();
        ids.push(protected.id);
    }
    edit.commit().await.unwrap();
    ids
}

async fn send(site: &TestSite, story: &StoryId, password: &str) -> Response {
    let form =
        form_urlencoded::Serializer::new(String::new()).append_pair("story", story.as_str()).append_pair("password", password).finish();
    let request = site.method(reqwest::Method::POST, "/api/unlock").header("sec-fetch-site", "same-origin");
    request.header("content-type", "application/x-www-form-urlencoded").body(form).send().await.unwrap()
}

async fn open(site: &TestSite, path: &str, cookie: &str) -> (String, String) {
    let response = site.request(path).header("cookie", cookie).send().await.unwrap();
    (header(&response, "cache-control"), response.text().await.unwrap())
}

/// Of the form, which no open story has.
const FORM: &str = "action=\"/api/unlock\"";

#[tokio::test]
async fn who_knows_the_password_reads_the_story_and_nobody_else() {
    let site = TestSite::start().await;
    let ids = protect(&site, &[("closed-one", "Öffne dich"), ("closed-two", "other")]).await;
    assert!(site.get("/closed-one/").await.text().await.unwrap().contains(FORM));
    let response = send(&site, &ids[0], "Öffne dich").await;
    assert_eq!((response.status().as_u16(), header(&response, "location").as_str()), (303, "/closed-one/"));
    let set = header(&response, "set-cookie");
    for part in ["unlocked=", "HttpOnly", "SameSite=Lax", "Path=/closed-one/"] {
        assert!(set.contains(part), "{part}: {set}");
    }
    let cookie = set.split(';').next().unwrap().to_owned();
    let (caching, page) = open(&site, "/closed-one/", &cookie).await;
    assert!(!page.contains("data-save"), "a device stores nothing of it");
    assert!(caching == "no-store" && !page.contains(FORM) && page.contains("Behind the door"), "{caching}");
    // the next reader gets the form, and so does this one at another story
    assert!(site.get("/closed-one/").await.text().await.unwrap().contains(FORM));
    assert!(open(&site, "/closed-two/", &cookie).await.1.contains(FORM));
    assert!(open(&site, "/closed-one/", "unlocked=00").await.1.contains(FORM));
    // where both cookies are sent, one is enough
    assert!(!open(&site, "/closed-one/", &format!("unlocked={}; {cookie}", "0".repeat(64))).await.1.contains(FORM));
    // another password closes it again
    let mut changed = site.newsroom.story_by_id(&ids[0]).await.unwrap().unwrap();
    changed.password = Some("new".to_owned());
    let authority = Authority::command_line();
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    edit.overwrite_story(&changed, "test").await.unwrap();
    edit.commit().await.unwrap();
    assert!(open(&site, "/closed-one/", &cookie).await.1.contains(FORM));
}

#[tokio::test]
async fn a_wrong_password_says_so_and_sets_nothing() {
    let site = TestSite::start().await;
    let ids = protect(&site, &[("closed-one", "right")]).await;
    for wrong in ["", "Right", "right ", &"x".repeat(5000)] {
        let response = send(&site, &ids[0], wrong).await;
        assert_eq!(
            (response.status().as_u16(), header(&response, "set-cookie"), header(&response, "cache-control").as_str()),
            (422, String::new(), "no-store")
        );
        assert!(response.text().await.unwrap().contains("This is not the password of this story"));
    }
    let open = site.newsroom.list(newsroom::ListQuery::newest(newsroom::Shelf::All, 1)).await.unwrap().cards[0].id.clone();
    let unknown = StoryId::parse("01999999-0000-7000-8000-000000000001").unwrap();
    for none in [open, unknown] {
        assert_eq!(send(&site, &none, "right").await.status(), 404);
    }
}
