//! Ways around the rights over a story: its id in somebody's own requests, searches for its words, lists, files.

use domain::{Role, StoryId};
use serde_json::{Value, json};

use super::{
    newsdesk::{at_work, begin, change_draft, person, section, stored, write},
    visitor::Visitor,
};
use crate::support::TestSite;

const UNKNOWN: &str = "01900000-0000-7000-8000-ffffffffffff";
const HEADLINE: &str = "Quokkamark dossier";
const WORD: &str = "zebracrossing";

/// A draft that only its writer, its section's editors and administrators may know of.
async fn secret(paper: &TestSite) -> String {
    let elsewhere = section(paper, "elsewhere", None).await;
    let mut chief = at_work(paper, "chief", Role::Administrator).await;
    let id = begin(&mut chief).await;
    write(&mut chief, &id, HEADLINE, &format!("It is about the {WORD}.")).await;
    let one = stored(paper, &id).await;
    super::newsdesk::store(paper, &domain::Story { primary_section: Some(elsewhere.clone()), sections: vec![elsewhere], ..one }).await;
    id
}

/// A contributor, an author, and an editor of another section.
async fn outsiders(paper: &TestSite) -> Vec<Visitor<'_>> {
    let own = section(paper, "own", None).await;
    let mut people = Vec::new();
    for (name, role, sections) in [("cleo", Role::Contributor, None), ("ann", Role::Author, None), ("sana", Role::Editor, Some(vec![own]))]
    {
        people.push(Visitor::signed_in(paper, &person(paper, name, role, sections).await).await);
    }
    people
}

#[tokio::test]
async fn an_id_in_ones_own_request_shows_nothing() {
    let site = TestSite::start().await;
    let id = secret(&site).await;
    for browser in &mut outsiders(&site).await {
        let own = begin(browser).await;
        // in the text of an own story
        let (status, why) = change_draft(browser, &own, |doc| {
            doc["content"][3]["content"] = json!([{ "type": "relatedStory", "attrs": { "id": "r1", "story": id } }]);
        })
        .await;
        assert_eq!(status, 200, "{why}");
        site.newsroom.follow_draft(&StoryId::parse(&own).unwrap()).await.unwrap();
        for page in ["", "draft", "checks", "history/", "preview/", "preview/page"] {
            let seen = browser.get(&format!("/desk/stories/{own}/{page}")).await;
            assert!(seen.status == 200 && !seen.html.contains("Quokkamark"), "{page}: {} {}", seen.status, seen.html);
        }
        // looked up, done together with own ones, put onto a page, asked for as numbers: as for an id that does not exist
        let mut pairs = Vec::new();
        for target in [id.as_str(), UNKNOWN] {
            let mut seen = vec![browser.get(&format!("/desk/find?story={target}")).await];
            for act in [[("act", "state"), ("state", "trash")], [("act", "state"), ("state", "send_for_review")]] {
                for more in [&[][..], &[("seen", "1")]] {
                    let item = format!("{target}:r1");
                    let fields = [&[("item", item.as_str())], &act[..], more].concat();
                    seen.push(browser.post("/desk/together", &fields).await);
                }
            }
            seen.push(browser.post(&format!("/desk/stories/{target}/quick"), &[("base", "r1"), ("headline", "Mine")]).await);
            seen.push(browser.get(&format!("/desk/numbers/{target}/")).await);
            seen.push(browser.post("/desk/front/", &[("revision", "0"), ("act", "put:1"), ("story", target)]).await);
            pairs.push(seen.into_iter().map(|seen| (seen.status, seen.html.replace(target, "ID"))).collect::<Vec<_>>());
        }
        for (at, (secret, unknown)) in pairs[0].iter().zip(&pairs[1]).enumerate() {
            assert!(!secret.1.contains("Quokkamark"), "{at}: {}", secret.1);
            let line = |html: &str| html.lines().filter(|line| !line.contains("request")).collect::<String>();
            assert_eq!((secret.0, line(&secret.1)), (unknown.0, line(&unknown.1)), "{at}");
        }
    }
    let untouched = stored(&site, &id).await;
    assert_eq!((untouched.headline.as_str(), untouched.state), (HEADLINE, domain::StoryState::Draft));
}

#[tokio::test]
async fn an_editor_of_one_section_puts_no_foreign_draft_onto_a_page() {
    let site = TestSite::start().await;
    let id = secret(&site).await;
    let mut sana = outsiders(&site).await.pop().unwrap();
    let home = sana.get("/desk/front/").await.location;
    let [secret, unknown] = [
        sana.post(&home, &[("revision", "0"), ("act", "put:1"), ("story", &id)]).await,
        sana.post(&home, &[("revision", "0"), ("act", "put:1"), ("story", UNKNOWN)]).await,
    ];
    assert_eq!((secret.status, secret.html.replace(&id, "ID")), (unknown.status, unknown.html.replace(UNKNOWN, "ID")));
    assert!(!secret.html.contains("Quokkamark") && !sana.get(&format!("{home}?slot=1&q={WORD}")).await.html.contains("Quokkamark"));
}

/// A word that stands only in a foreign draft changes no list, no number and no suggestion.
#[tokio::test]
async fn no_filter_tells_of_a_foreign_word() {
    let site = TestSite::start().await;
    secret(&site).await;
    for browser in &mut outsiders(&site).await {
        for path in
            ["/desk/stories/?q={}", "/desk/stories/?q={}&state=draft", "/desk/palette?q={}", "/desk/find?q={}", "/desk/find?kind=tag&q={}"]
        {
            let [secret, unknown] = [WORD, "neverwritten"].map(|word| (word, path.replace("{}", word)));
            let (secret, unknown) = ((secret.0, browser.get(&secret.1).await), (unknown.0, browser.get(&unknown.1).await));
            assert_eq!(secret.1.html.replace(secret.0, "WORD"), unknown.1.html.replace(unknown.0, "WORD"), "{path}");
        }
        for path in ["/desk/", "/desk/stories/", "/desk/stories/?state=draft", "/desk/numbers/", "/desk/numbers/csv", "/desk/pictures/"] {
            let html = browser.get(path).await.html;
            assert!(!html.contains("Quokkamark"), "{path}: {html}");
        }
        let found: Value = serde_json::from_str(&browser.get("/desk/palette?q=quokka").await.html).unwrap();
        assert_eq!(found["items"].as_array().unwrap().len(), 0);
        // what is no filter is refused, not left out
        for bad in ["state=secret", "by=chief", "section=nowhere"] {
            assert_eq!(browser.get(&format!("/desk/stories/?{bad}")).await.status, 400, "{bad}");
        }
    }
}
