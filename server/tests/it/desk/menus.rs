//! Menus: a tree of lines that is moved without a script, saved as a whole, and never over somebody else's work.

use domain::Role;

use super::{newsdesk::at_work, visitor::Visitor};
use crate::support::TestSite;

async fn new_menu(amina: &mut Visitor<'_>) -> String {
    let sent = amina.post("/desk/menus/", &[("name", "Top"), ("place", "main")]).await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    sent.location.split('?').next().unwrap().to_owned()
}

fn version(html: &str) -> String {
    html.split_once("name=\"version\" value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

fn form<'a>(version: &'a str, act: &'a str, lines: &[(&'a str, &'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("version", version), ("name", "Top"), ("act", act)];
    for (depth, label, target) in lines {
        fields.extend([("depth", *depth), ("label", *label), ("target", *target)]);
    }
    fields
}

/// Depth and target of each line of the form.
fn lines(html: &str) -> Vec<(String, String)> {
    let value = |part: &str, name: &str| {
        let rest = part.split_once(&format!("name=\"{name}\" value=\"")).map(|(_, rest)| rest).unwrap_or_default();
        rest.split('"').next().unwrap().to_owned()
    };
    html.split("menu-line depth-").skip(1).map(|part| (value(part, "depth"), value(part, "target"))).collect()
}

#[tokio::test]
async fn a_menu_is_moved_by_buttons_and_saved_as_a_whole() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    let page = new_menu(&mut amina).await;
    // cached before
    assert!(!site.get("/river-1/").await.text().await.unwrap().contains("Latest talks"));
    let version = version(&amina.get(&page).await.html);
    let tree = [("0", "", "/"), ("0", "Latest talks", "/latest/"), ("0", "", "/river-1/"), ("0", "Elsewhere", "https://un.example/a")];
    let seen = amina.post(&page, &form(&version, "in:2", &tree)).await;
    assert!(seen.status == 200 && seen.html.contains("Not saved yet"), "{}", seen.html);
    let moved: Vec<_> = lines(&seen.html).into_iter().map(|(depth, target)| format!("{depth}{target}")).collect();
    assert_eq!(moved, ["0/", "0/latest/", "1/river-1/", "0https://un.example/a"]);
    assert!(!site.get("/river-1/").await.text().await.unwrap().contains("Latest talks"), "not saved yet");
    let tree = [("0", "", "/"), ("0", "Latest talks", "/latest/"), ("1", "", "/river-1/"), ("7", "Elsewhere", "https://un.example/a")];
    let sent = amina.post(&page, &form(&version, "save", &tree)).await;
    assert!(sent.location.contains("done=saved"), "{}", sent.html);
    for path in ["/", "/river-1/", "/latest/"] {
        let html = site.get(path).await.text().await.unwrap();
        assert!(html.contains("Latest talks") && html.contains("https://un.example/a"), "{path}");
    }
    let undo = sent.location.rsplit_once("undo=").unwrap().1;
    amina.post("/desk/changes/undo", &[("undo", undo), ("back", "/desk/menus/")]).await;
    assert!(!site.get("/river-1/").await.text().await.unwrap().contains("Latest talks"));
    assert!(amina.get("/desk/audit/?act=menu_change").await.html.contains("changed a menu"));
}

#[tokio::test]
async fn two_editors_do_not_overwrite_each_other() {
    let site = TestSite::start().await;
    let (mut amina, mut bilal) = (at_work(&site, "amina", Role::Administrator).await, at_work(&site, "bilal", Role::Editor).await);
    let page = new_menu(&mut amina).await;
    let (of_amina, of_bilal) = (version(&amina.get(&page).await.html), version(&bilal.get(&page).await.html));
    assert_eq!(amina.post(&page, &form(&of_amina, "save", &[("0", "By Amina", "/latest/")])).await.status, 303);
    let seen = bilal.post(&page, &form(&of_bilal, "save", &[("0", "By Bilal", "/latest/")])).await;
    assert_eq!(seen.status, 409);
    assert!(
        seen.html.contains("Somebody saved it since") && seen.html.contains("By Amina") && seen.html.contains("By Bilal"),
        "{}",
        seen.html
    );
    assert!(site.get("/").await.text().await.unwrap().contains("By Amina"));
    // on top of what is there now
    let now = version(&seen.html);
    assert_eq!(bilal.post(&page, &form(&now, "save", &[("0", "By both", "/latest/")])).await.status, 303);
}

#[tokio::test]
async fn what_leads_nowhere_is_not_saved() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Administrator).await;
    let page = new_menu(&mut amina).await;
    let version = version(&amina.get(&page).await.html);
    for (label, target, error) in [
        ("Nowhere", "/nowhere/", "/nowhere/ leads nowhere"),
        ("Script", "javascript:alert(1)", "leads nowhere"),
        ("Other", "//evil.example/", "leads nowhere"),
        ("", "", "neither label nor target"),
    ] {
        let seen = amina.post(&page, &form(&version, "save", &[("0", label, target)])).await;
        assert!(seen.status == 422 && seen.html.contains(error), "{target}: {} {}", seen.status, seen.html);
    }
    let half = [("version", version.as_str()), ("name", "Top"), ("act", "save"), ("label", "x")];
    assert_eq!(amina.post(&page, &half).await.status, 400);
}
