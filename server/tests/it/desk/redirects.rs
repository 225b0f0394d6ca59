//! Redirects: added, tested, refused in circles and chains, as a table out and in.

use domain::Role;

use super::{
    newsdesk::at_work,
    visitor::{Seen, Visitor},
};
use crate::support::{TestSite, header};

async fn answer(site: &TestSite, path: &str) -> (u16, String) {
    let response = site.get(path).await;
    (response.status().as_u16(), header(&response, "location").to_owned())
}

#[tokio::test]
async fn a_redirect_leads_on_at_once_and_the_test_says_why() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    assert_eq!(answer(&site, "/2019/old-name/").await.0, 404);
    let seen = amina.get("/desk/redirects/?test=/2019/old-name").await;
    assert!(seen.html.contains("404") && seen.html.contains("neither a page nor a redirect"), "{}", seen.html);
    let sent = amina.post("/desk/redirects/", &[("from", "https://paper.example/2019/old-name"), ("to", "/river-1/")]).await;
    assert!(sent.location.starts_with("/desk/redirects/?done=added&undo="), "{}", sent.html);
    assert_eq!(answer(&site, "/2019/old-name/").await, (301, "/river-1/".to_owned()));
    let seen = amina.get("/desk/redirects/?test=/2019/old-name/").await;
    assert!(seen.html.contains("301") && seen.html.contains("A redirect of this list leads on"), "{}", seen.html);
    assert!(amina.get("/desk/redirects/?test=/river-1/").await.html.contains("There is a page"));
    assert!(amina.get("/desk/redirects/?test=/River-1/").await.html.contains("another form of the URL"));
    for query in ["2019", "/river-1"] {
        assert!(amina.get(&format!("/desk/redirects/?q={query}")).await.html.contains(">/2019/old-name/<"), "{query}");
    }
    amina.post("/desk/redirects/", &[("from", "/removed/"), ("to", ""), ("gone", "1")]).await;
    assert_eq!(answer(&site, "/removed/").await.0, 410);
    let sent = amina.post("/desk/redirects/remove", &[("from", "/2019/old-name/")]).await;
    assert_eq!(answer(&site, "/2019/old-name/").await.0, 404);
    let undo = sent.location.rsplit_once("undo=").unwrap().1;
    amina.post("/desk/changes/undo", &[("undo", undo), ("back", "/desk/redirects/")]).await;
    assert_eq!(answer(&site, "/2019/old-name/").await, (301, "/river-1/".to_owned()));
}

#[tokio::test]
async fn circles_chains_and_dead_ends_are_refused_with_the_way() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    assert_eq!(amina.post("/desk/redirects/", &[("from", "/a/"), ("to", "/river-1/")]).await.status, 303);
    for (from, to, error) in [
        ("/b/", "/a/", "This would be a chain: /b/ → /a/ → /river-1/"),
        ("/b/", "/b/", "This would lead in a circle: /b/ → /b/"),
        ("/b/", "/nowhere/", "/nowhere/ leads nowhere"),
        ("/river-2/", "/river-1/", "/river-2/ is a page of this paper"),
        ("/desk/", "/river-1/", "/desk/ is a page of this paper"),
        ("b", "/river-1/", "Enter a path that begins with /"),
        ("/b/?x=1", "/river-1/", "Enter a path that begins with /"),
        ("/b/", "//evil.example/", "Enter a path that begins with /"),
    ] {
        let seen = amina.post("/desk/redirects/", &[("from", from), ("to", to)]).await;
        assert!(seen.status == 422 && seen.html.contains(error), "{error}: {} {}", seen.status, seen.html);
    }
    assert!(site.newsroom.redirect("/b/").await.unwrap().is_none());
}

#[tokio::test]
async fn tables_go_out_and_come_in_whole_or_not_at_all() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let before = amina.get("/desk/redirects/redirects.csv").await;
    assert!(before.header("content-type").starts_with("text/csv") && before.html.starts_with("from,to\n"), "{}", before.html);
    let rows = "from,to\n/one,/river-1/\n/two/,/river-2/\n/three/,\n";
    let sent = amina.post("/desk/redirects/import", &[("csv", rows)]).await;
    assert!(sent.location.starts_with("/desk/redirects/?done=imported"), "{}", sent.html);
    assert_eq!((answer(&site, "/one/").await.1, answer(&site, "/three/").await.0), ("/river-1/".to_owned(), 410));
    let after = amina.get("/desk/redirects/redirects.csv").await.html;
    assert!(after.contains("\n/one/,/river-1/\n") && after.contains("\n/three/,\n"), "{after}");
    for (rows, error) in [
        ("/four/,/river-1/\nfive,/river-1/", "Line 2 cannot be read"),
        ("/four/,/five/\n/five/,/four/", "Line 1: This would lead in a circle"),
        ("from,to\n", "There is no row in this table"),
    ] {
        let seen = amina.post("/desk/redirects/import", &[("csv", rows)]).await;
        assert!(seen.status == 422 && seen.html.contains(error), "{error}: {}", seen.html);
    }
    assert!(site.newsroom.redirect("/four/").await.unwrap().is_none());
    let undo = sent.location.rsplit_once("undo=").unwrap().1;
    amina.post("/desk/changes/undo", &[("undo", undo), ("back", "/desk/redirects/")]).await;
    assert_eq!(amina.get("/desk/redirects/redirects.csv").await.html, before.html);
}

/// Sends a table as a browser sends a file.
async fn send_file(amina: &mut Visitor<'_>, bytes: &[u8]) -> Seen {
    let head = "--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"table.csv\"\r\nContent-Type: text/csv\r\n\r\n";
    let body = [head.as_bytes(), bytes, b"\r\n--line--\r\n"].concat();
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=line")];
    amina.post_raw("/desk/redirects/file", &headers, body).await
}

#[tokio::test]
async fn a_table_comes_in_as_a_file_as_spreadsheets_write_it() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let sent = send_file(&mut amina, "\u{feff}from;to\r\n/uno;/river-1/\r\n/due/;\r\n".as_bytes()).await;
    assert!(sent.location.starts_with("/desk/redirects/?done=imported&undo="), "{}", sent.html);
    assert_eq!((answer(&site, "/uno/").await, answer(&site, "/due/").await.0), ((301, "/river-1/".to_owned()), 410));
    for (bytes, error) in [
        (b"/tre/,/river-1/\nquattro,/river-1/".as_slice(), "Line 2 cannot be read"),
        (b"/tre/,/tre/", "Line 1: This would lead in a circle"),
        (b"\xff\xfe/\0t\0", "Save it as CSV (UTF-8)"),
        (b"", "Choose a file"),
        (&[b'x'; 4 * 1024 * 1024 + 1], "larger than 4 MB"),
    ] {
        let seen = send_file(&mut amina, bytes).await;
        assert!(seen.status == 422 && seen.html.contains(error), "{error}: {} {}", seen.status, seen.html);
    }
    assert!(site.newsroom.redirect("/tre/").await.unwrap().is_none());
    let undo = sent.location.rsplit_once("undo=").unwrap().1;
    amina.post("/desk/changes/undo", &[("undo", undo), ("back", "/desk/redirects/")]).await;
    assert_eq!(answer(&site, "/uno/").await.0, 404);
}
