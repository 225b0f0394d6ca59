//! What somebody sees but may not do says what is lacking and who can help.

use domain::{Role, StoryState};
use newsroom::Authority;

use super::{
    newsdesk::{at_work, person, section, store},
    staff::Staff,
    visitor::{Visitor, account},
};
use crate::support::TestSite;

const FOLDED: &str = "What I may not do here, and why";

#[tokio::test]
async fn a_page_about_a_missing_right_names_the_right_and_who_can_give_it() {
    let site = TestSite::start().await;
    person(&site, "chief", Role::Administrator, None).await;
    let mut writer = at_work(&site, "writer", Role::Contributor).await;
    for (path, right) in [("/desk/settings/", "change the paper&#39;s settings"), ("/desk/sections/", "arrange sections, tags and menus")] {
        let seen = writer.get(path).await;
        let html = seen.html.replace("&#x27;", "&#39;").replace('\'', "&#39;");
        assert!(seen.status == 403 && html.contains(right) && html.contains("Contributor"), "{path}: {} {html}", seen.status);
        assert!(html.contains("can be changed by: chief."), "{html}");
    }
    // a role that has the right, but not for the whole paper
    let below = section(&site, "deltas", None).await;
    let limited = person(&site, "limited", Role::Editor, Some(vec![below.clone()])).await;
    let mut limited = Visitor::signed_in(&site, &limited).await;
    let seen = limited.get("/desk/sections/").await;
    assert!(seen.status == 403 && seen.html.contains("your rights reach to these sections only: Section deltas."), "{}", seen.html);
    let front = limited.get(&format!("/desk/front/{below}/")).await;
    assert!(front.status == 200 && front.html.contains("The front page needs rights over the whole paper"), "{}", front.html);
    let mut chief = at_work(&site, "second", Role::Administrator).await;
    assert!(!chief.get(&format!("/desk/front/{below}/")).await.html.contains("The front page needs rights over the whole paper"));
}

#[tokio::test]
async fn those_who_can_help_are_at_most_three_who_are_still_here() {
    let site = TestSite::start().await;
    let gone = person(&site, "gone", Role::Administrator, None).await;
    account(&site, "zainab", Role::Administrator, None).await;
    for name in ["bilal", "amina", "fourth"] {
        person(&site, name, Role::Administrator, None).await;
    }
    person(&site, "chief", Role::Editor, None).await;
    let shell = Authority::command_line();
    let mut people = site.newsroom.manage_people(&shell, &Default::default()).await.unwrap();
    people.deactivate(&gone.id).await.unwrap();
    people.commit().await.unwrap();
    let mut writer = at_work(&site, "writer", Role::Contributor).await;
    let html = writer.get("/desk/settings/").await.html;
    assert!(html.contains("can be changed by: zainab, bilal, amina."), "{html}");
    let profile = [("name", "writer"), ("language", "ur"), ("text_size", "normal")];
    assert_eq!(writer.post("/desk/account/profile", &profile).await.status, 303);
    assert!(writer.get("/desk/settings/").await.html.contains("zainab، bilal، amina"), "with the comma of the language");
}

#[tokio::test]
async fn a_story_says_why_an_act_is_missing() {
    let site = TestSite::start().await;
    person(&site, "chief", Role::Administrator, None).await;
    let staff = Staff::at(&site).await;
    let writer = person(&site, "writer", Role::Contributor, None).await;
    let own = staff.story(&site, StoryState::Draft, &writer, &staff.outside);
    store(&site, &own).await;
    let mut visitor = Visitor::signed_in(&site, &writer).await;
    let page = visitor.get(&format!("/desk/stories/{}/", own.id)).await.html;
    assert!(page.contains(FOLDED) && page.contains("It needs the right to publish own stories"), "{page}");
    assert!(page.contains("An editor publishes it: send it for review") && page.contains("can be changed by: "), "{page}");

    // somebody else's, which readers see: to be read only
    let other = person(&site, "other", Role::Author, None).await;
    let published = staff.story(&site, StoryState::Published, &other, &staff.outside);
    store(&site, &published).await;
    let mut author = at_work(&site, "reporter", Role::Author).await;
    let page = author.get(&format!("/desk/stories/{}/", published.id)).await.html;
    assert!(page.contains("Change the text") && page.contains("It needs the right to change everybody"), "{page}");

    let mut chief = at_work(&site, "second", Role::Administrator).await;
    let page = chief.get(&format!("/desk/stories/{}/", own.id)).await.html;
    assert!(!page.contains(FOLDED), "{page}");
}
