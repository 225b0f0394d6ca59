//! Imports at the desk: tried first, seen from any tab, taken back, and after a killed server gone on with.

use std::time::Duration;

use domain::{Capability, Role, SitePath};
use newsroom::import_job::{JobAct, JobKind, NewJob};

use super::{
    newsdesk::at_work,
    visitor::{Seen, Visitor},
};
use crate::support::TestSite;

const BOUNDARY: &str = "----export";

fn export(stories: u32) -> Vec<u8> {
    let mut text = String::from(
        "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <title>Old</title><link>https://old.site</link><wp:wxr_version>1.2</wp:wxr_version>",
    );
    for post in 1..=stories {
        text.push_str(&format!(
            "<item><title>Old story {post}</title><link>https://old.site/2020/01/old-{post}/</link><wp:post_id>{post}</wp:post_id>\
             <wp:post_name>old-{post}</wp:post_name><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>\
             <wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt><content:encoded><![CDATA[Words of {post}.]]></content:encoded></item>"
        ));
    }
    text.push_str("</channel></rss>");
    text.into_bytes()
}

/// Sends a file as the form does.
async fn send(browser: &mut Visitor<'_>, name: &str, bytes: &[u8]) -> Seen {
    let head =
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/xml\r\n\r\n");
    let body = [head.as_bytes(), bytes, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    browser.post_raw("/desk/import/file", &[("sec-fetch-site", "same-origin"), ("content-type", &kind)], body).await
}

/// The page once nothing runs any more.
async fn ended(browser: &mut Visitor<'_>, page: &str) -> String {
    for _ in 0..600 {
        let seen = browser.get(page).await;
        assert_eq!(seen.status, 200, "{page}");
        if !seen.html.contains("data-goes-on") {
            return seen.html;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{page} goes on for ever");
}

async fn is_there(site: &TestSite, path: &str) -> bool {
    site.newsroom.story_by_path(&SitePath::parse(path).unwrap()).await.unwrap().is_some()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_export_is_tried_imported_and_taken_back() {
    let site = TestSite::start().await;
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    let sent = send(&mut chief, "old <site>.xml", &export(3)).await;
    assert!(sent.status == 303 && sent.location.starts_with("/desk/import/"), "{} {}", sent.status, sent.html);
    let page = sent.location;
    let tried = ended(&mut chief, &page).await;
    assert!(
        tried.contains("Read, not imported") && tried.contains("Would be imported") && tried.contains("old &lt;site&gt;.xml"),
        "{tried}"
    );
    assert!(!is_there(&site, "/old-1/").await, "a trial writes nothing");
    let advice = "3 stories have URLs of the form /2026/11/talks/";
    assert!(tried.contains(advice) && tried.contains("href=\"/desk/settings/#permalinks\""), "{tried}");
    assert!(!tried.contains("Take the import back"));
    // seen by everybody who may import, from any tab
    assert!(chief.get("/desk/import/").await.html.contains(&format!("href=\"{page}\"")));
    assert_eq!(chief.post(&format!("{page}run"), &[]).await.location, page);
    let imported = ended(&mut chief, &page).await;
    assert!(imported.contains("Imported") && is_there(&site, "/old-1/").await && is_there(&site, "/old-3/").await, "{imported}");
    let report = chief.get(&format!("{page}report.html")).await;
    assert!(report.status == 200 && report.header("content-disposition").contains("attachment") && report.html.contains("old.site"));
    assert!(chief.get(&format!("{page}report.json")).await.html.contains("\"counts\""));
    // the page of a reader
    assert_eq!(site.get("/old-2/").await.status(), 200);
    assert_eq!(chief.post(&format!("{page}roll-back"), &[]).await.status, 303);
    let back = ended(&mut chief, &page).await;
    assert!(back.contains("Taken back") && back.contains("Stories: Removed: 3"), "{back}");
    assert!(!is_there(&site, "/old-1/").await);
    assert_eq!(site.get("/old-2/").await.status(), 404, "and from the cache");
    assert_eq!(chief.post(&format!("{page}roll-back"), &[]).await.status, 404, "once");
    // imported again, and removed from the list: what it imported stays
    chief.post(&format!("{page}run"), &[]).await;
    ended(&mut chief, &page).await;
    assert_eq!(chief.post(&format!("{page}discard"), &[]).await.location, "/desk/import/");
    assert!(chief.get(&page).await.status == 404 && is_there(&site, "/old-1/").await);
    let log = chief.get("/desk/audit/").await.html;
    for act in ["tried an import", "began an import", "took back an import", "removed an import from the list"] {
        assert!(log.contains(act), "{act}");
    }
}

#[tokio::test]
async fn what_is_no_export_is_refused_with_a_reason() {
    let site = TestSite::start().await;
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    for (name, bytes, says) in [
        ("", &b""[..], "Choose the export file first"),
        ("a.zip", b"PK\x03\x04zip", "no WordPress export"),
        ("page.xml", b"<!doctype html><html>", "no WordPress export"),
    ] {
        let seen = send(&mut chief, name, bytes).await;
        assert!(seen.status == 422 && seen.html.contains(says), "{name}: {}", seen.html);
    }
    // XML, but cut
    let whole = export(2);
    let page = send(&mut chief, "cut.xml", &whole[..whole.len() - 20]).await.location;
    let failed = ended(&mut chief, &page).await;
    assert!(
        failed.contains("Could not go on")
            && failed.contains("message error\">cut.xml, byte")
            && failed.contains("Read it again")
            && !is_there(&site, "/old-1/").await,
        "{failed}"
    );
    for (address, user, password, says) in [
        ("", "", "", "Enter the address"),
        ("ftp://old.site", "", "", "Enter the address"),
        ("https://me:secret@old.site", "", "", "Enter the address"),
        ("https://old.site", "me", "", "Enter the application password"),
    ] {
        let seen = chief.post("/desk/import/site", &[("address", address), ("user", user), ("password", password)]).await;
        assert!(seen.status == 422 && seen.html.contains(says), "{address}: {}", seen.html);
    }
}

#[tokio::test]
async fn one_import_runs_at_a_time_and_a_stopped_one_goes_on() {
    let site = TestSite::start().await;
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    // as a server leaves it that was killed in the middle
    let id = "01900000-0000-7000-8000-00000000aaaa";
    let authority = newsroom::Authority::command_line();
    assert!(authority.may(Capability::Import));
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    let new = NewJob { id, kind: JobKind::File, source: "killed.xml", site_user: "", fetches: false };
    edit.begin_import_job(&new).await.unwrap();
    edit.commit().await.unwrap();
    let page = format!("/desk/import/{id}/");
    assert!(chief.get(&page).await.html.contains("data-goes-on"), "it runs");
    let busy = send(&mut chief, "other.xml", &export(1)).await;
    assert!(busy.status == 422 && busy.html.contains("one at a time"), "{}", busy.html);
    site.clock.advance(20_001);
    let stopped = chief.get(&page).await.html;
    assert!(stopped.contains("The server was stopped while this ran") && stopped.contains("send it again"), "{stopped}");
    // its file is on this server: it can be read again, and imported
    let folder = site.dir.path().join("imports/sent");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{id}.xml")), export(2)).unwrap();
    assert!(chief.get(&page).await.html.contains("Read it again"));
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    edit.go_on_with_import_job(id, JobAct::Import).await.unwrap();
    edit.commit().await.unwrap();
    site.clock.advance(20_001);
    assert!(chief.get(&page).await.html.contains("Go on"));
    assert_eq!(chief.post(&format!("{page}go-on"), &[]).await.location, page);
    assert!(ended(&mut chief, &page).await.contains("Imported") && is_there(&site, "/old-2/").await);
}

/// The password is in no row, no file and no log; after a restart it is asked for again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_password_of_the_old_site_is_not_stored() {
    let site = TestSite::start().await;
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    let secret = "abcd EFGH ijkl MNOP";
    // nothing listens there
    let fields = [("address", "http://127.0.0.1:9"), ("user", "admin"), ("password", secret)];
    let page = chief.post("/desk/import/site", &fields).await.location;
    assert!(page.starts_with("/desk/import/"), "{page}");
    let job = site.newsroom.import_jobs(1).await.unwrap().remove(0);
    assert_eq!((job.source.as_str(), job.site_user.as_str()), ("http://127.0.0.1:9", "admin"));
    assert!(!format!("{job:?}").contains(secret));
    assert!(!chief.get(&page).await.html.contains(secret));
    for file in ["newsroom.sqlite", "newsroom.sqlite-wal"] {
        let bytes = std::fs::read(site.dir.path().join(file)).unwrap_or_default();
        assert!(memchr::memmem::find(&bytes, secret.as_bytes()).is_none(), "{file}");
    }
}
