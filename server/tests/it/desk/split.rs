//! Splitting sections and tags at the desk: choose, look, do, take back; readers and feeds follow at once.

use domain::{Role, Slug};
use newsroom::structure::TagView;

use super::newsdesk::at_work;
use crate::support::{TestSite, header};

/// The identities of the stories on the page, with whether they are ticked.
fn boxes(html: &str) -> Vec<(String, bool)> {
    let page = scraper::Html::parse_document(html);
    let items = scraper::Selector::parse("input[name=item][type=checkbox]").unwrap();
    page.select(&items).map(|item| (item.attr("value").unwrap().to_owned(), item.attr("checked").is_some())).collect()
}

/// The fields of the form that does it.
fn seen(html: &str) -> Vec<(String, String)> {
    let page = scraper::Html::parse_document(html);
    let fields = scraper::Selector::parse("form.act input[type=hidden]").unwrap();
    page.select(&fields).map(|field| (field.attr("name").unwrap().to_owned(), field.attr("value").unwrap_or_default().to_owned())).collect()
}

fn as_form(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn a_section_is_split_after_a_look_and_taken_back() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let water = site.newsroom.sections().await.unwrap().into_iter().find(|section| section.slug.as_str() == "water").unwrap();
    let own = format!("/desk/sections/{}/", water.id);
    let path = format!("{own}split");
    assert!(amina.get(&own).await.html.contains(&format!("href=\"{path}\"")));
    // nothing is ticked before a search, all that was found afterwards
    let all = boxes(&amina.get(&path).await.html);
    assert!(all.len() == 30 && all.iter().all(|(_, ticked)| !ticked), "{all:?}");
    let found = amina.get(&format!("{path}?q=day+1&tag=treaty")).await.html;
    let found = boxes(&found);
    assert!(found.len() == 11 && found.iter().all(|(_, ticked)| *ticked), "{found:?}");
    let unknown = amina.get(&format!("{path}?tag=nobody")).await;
    assert!(unknown.status == 422 && unknown.html.contains("There is no tag of this name"), "{}", unknown.html);

    for (name, item, error) in [
        ("", found[0].0.as_str(), "Write a name of 1 to 100 characters"),
        ("Deltas", "", "Tick at least one story"),
        (water.name.as_str(), found[0].0.as_str(), "has this name already"),
    ] {
        let refused = amina.post(&path, &[("name", name), ("parent", ""), ("item", item)]).await;
        assert!(refused.status == 422 && refused.html.contains(error), "{error}: {} {}", refused.status, refused.html);
    }

    let mut form = vec![("name".to_owned(), "Deltas".to_owned()), ("parent".to_owned(), water.id.to_string())];
    form.extend(found.iter().take(3).map(|(id, _)| ("item".to_owned(), id.clone())));
    let look = amina.post(&path, &as_form(&form)).await;
    assert!(look.status == 200 && look.html.contains("3 stories move.") && look.html.contains("/category/deltas/"), "{}", look.html);
    assert!(site.newsroom.section_by_slug(&Slug::parse("deltas").unwrap()).await.unwrap().is_none(), "a look changes nothing");
    assert_eq!(site.get("/category/deltas/").await.status(), 404);

    let fields = seen(&look.html);
    let done = amina.post(&path, &as_form(&fields)).await;
    assert!(done.status == 303 && done.location.contains("?done=split&undo="), "{} {}", done.status, done.html);
    assert!(amina.get(&done.location).await.html.contains("Split off. Readers see it now."));
    let list = site.get("/category/deltas/").await.text().await.unwrap();
    let feed = site.get("/category/deltas/feed/").await.text().await.unwrap();
    assert_eq!((list.contains("/river-"), feed.matches("<item>").count()), (true, 3), "{feed}");
    // the same a second time: the stories are not there any more
    let again = amina.post(&path, &as_form(&fields)).await;
    assert!(again.status == 422 && again.html.contains("Tick at least one story"), "{} {}", again.status, again.html);

    let undo = done.location.rsplit_once("undo=").unwrap().1;
    let back = amina.post("/desk/changes/undo", &[("undo", undo), ("back", "/desk/sections/")]).await;
    assert_eq!(back.location, "/desk/sections/?done=undone");
    assert_eq!(site.get("/category/deltas/").await.status(), 404);
    assert_eq!(boxes(&amina.get(&path).await.html).len(), 30);
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    assert!(chief.get("/desk/audit/").await.html.contains("split a section off another one"));
}

#[tokio::test]
async fn all_that_fit_move_to_a_new_tag_unless_their_number_changed() {
    let site = TestSite::start().await;
    let mut amina = at_work(&site, "amina", Role::Editor).await;
    let tag = site.newsroom.tag_list(TagView::MostUsed, None, 1).await.unwrap().rows.remove(0).tag;
    let path = format!("/desk/tags/{}/split", tag.id);
    let form = [("name", "Talks"), ("q", "day 2"), ("tag", ""), ("all", "1")];
    let look = amina.post(&path, &form).await;
    assert!(look.html.contains("11 stories move."), "{}", look.html);
    let fields = seen(&look.html);
    // meanwhile somebody takes one away
    let other = amina.post(&path, &[("name", "Other"), ("q", "day 20"), ("all", "1"), ("seen", "1")]).await;
    assert_eq!(other.status, 303, "{}", other.html);
    let changed = amina.post(&path, &as_form(&fields)).await;
    assert!(changed.status == 409 && changed.html.contains("Something changed since you looked"), "{}", changed.html);
    assert!(changed.html.contains("10 stories move."), "{}", changed.html);
    let done = amina.post(&path, &as_form(&seen(&changed.html))).await;
    assert_eq!(done.status, 303, "{}", done.html);
    assert_eq!(header(&site.get("/tag/talks/").await, "content-type"), "text/html; charset=utf-8");
    let talks = site.newsroom.tag_by_slug(&Slug::parse("talks").unwrap()).await.unwrap().unwrap();
    assert_eq!(site.newsroom.tag_row(&talks.id).await.unwrap().unwrap().uses, 10);
}
