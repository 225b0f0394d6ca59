//! Codes of an authenticator by role: those who need them set them up before anything else, and keep them.

use domain::{Role, SiteSettings, StoryId};
use newsroom::Authority;

use super::{
    newsdesk::at_work,
    visitor::{PASSWORD, Visitor, account},
};
use crate::support::TestSite;

const FIRST: &str = "/desk/account/codes-first";

/// Sets from which role on codes are needed.
pub(super) async fn require(site: &TestSite, codes_from: Option<Role>) {
    let authority = Authority::command_line();
    let mut edit = site.newsroom.edit(&authority).await.unwrap();
    let settings = SiteSettings { codes_from, ..site.newsroom.settings().await.unwrap() };
    edit.put_settings(&settings).await.unwrap();
    edit.commit().await.unwrap();
}

/// Sets up codes as a person does; the secret.
async fn set_up(who: &mut Visitor<'_>, password: &str) -> String {
    let begun = who.post("/desk/account/totp/begin", &[("own_password", password)]).await;
    assert_eq!((begun.status, begun.location.as_str()), (303, "/desk/account/totp"), "{}", begun.html);
    let page = who.get("/desk/account/totp").await.html;
    let secret: String =
        page.split_once("<code translate=\"no\">").unwrap().1.split('<').next().unwrap().chars().filter(|c| *c != ' ').collect();
    let bytes = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let totp = totp_rs::Builder::new().with_secret(bytes).build().unwrap();
    let code = totp.generate(u64::try_from(who.paper.newsroom.now().millis() / 1000).unwrap()).to_string();
    let on = who.post("/desk/account/totp", &[("code", &code)]).await;
    assert!(on.status == 200 && on.html.contains("class=\"codes\""), "{}", on.html);
    secret
}

#[tokio::test]
async fn those_who_need_codes_set_them_up_first_and_can_do_nothing_else() {
    let site = TestSite::start().await;
    account(&site, "amina", Role::Editor, None).await;
    let mut amina = Visitor::new(&site);
    amina.sign_in("amina").await;
    let begun = amina.post("/desk/stories/", &[("headline", "Before")]).await;
    assert_eq!(begun.status, 303, "{}", begun.html);
    require(&site, Some(Role::Editor)).await;

    // the session goes on, the desk is closed: pages lead to the one that begins, forms say why, programs get a word
    for path in ["/desk/", "/desk/stories/", "/desk/account/", "/desk/sections/", "/desk/no-such/"] {
        let seen = amina.get(path).await;
        assert_eq!((seen.status, seen.location.as_str()), (303, FIRST), "{path}");
    }
    for path in ["/desk/stories/", "/desk/account/password", "/desk/account/e-mail", "/desk/tags/"] {
        let seen = amina.post(path, &[("headline", "After"), ("name", "After")]).await;
        assert!(
            seen.status == 403 && seen.html.contains("Your role needs codes of an authenticator"),
            "{path}: {} {}",
            seen.status,
            seen.html
        );
    }
    let json = amina.get("/desk/find?q=river").await;
    assert!(json.status == 403 && json.html.contains("codes_needed"), "{}", json.html);
    let shared = amina.post("/share", &[("title", "After"), ("text", "Shared text")]).await;
    assert!(shared.status == 303 && shared.location == FIRST, "{} {}", shared.status, shared.location);
    assert!(site.newsroom.tag_named("After").await.unwrap().is_none());
    // also below the pages: a write with the authority of the session
    let found = site.newsroom.session(&newsroom::people::SecretHash::of(&amina.cookies["__Host-signed-in"])).await.unwrap().unwrap();
    let authority = Authority::of_session(&found.signed_in, &Default::default());
    assert!(site.newsroom.edit(&authority).await.is_err());
    assert!(site.newsroom.desk_story(&Authority::command_line(), &StoryId::fresh(site.newsroom.ids())).await.unwrap().is_none());

    let first = amina.get(FIRST).await;
    assert!(first.status == 200 && first.html.contains("Set up codes first") && !first.html.contains("desk-nav"), "{}", first.html);
    site.clock.advance(20 * 60_000);
    let wrong = amina.post("/desk/account/totp/begin", &[("own_password", "wrong")]).await;
    assert!(
        wrong.status == 422 && wrong.html.contains("Set up codes first") && wrong.html.contains("own_password-error"),
        "{}",
        wrong.html
    );
    set_up(&mut amina, PASSWORD).await;
    assert!(amina.is_in().await);
    assert_eq!(amina.get(FIRST).await.location, "/desk/");

    // and cannot be turned off
    let page = amina.get("/desk/account/").await.html;
    assert!(page.contains("so they cannot be turned off") && !page.contains("/desk/account/totp/off"), "{page}");
    let refused = amina.post("/desk/account/totp/off", &[]).await;
    assert!(refused.status == 422 && refused.html.contains("so they cannot be turned off"), "{} {}", refused.status, refused.html);
    require(&site, Some(Role::Administrator)).await;
    assert_eq!(amina.post("/desk/account/totp/off", &[]).await.status, 303);
    assert!(amina.is_in().await);
}

#[tokio::test]
async fn lower_roles_and_those_with_codes_notice_nothing() {
    let site = TestSite::start().await;
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    let mut author = at_work(&site, "writer", Role::Author).await;
    let page = chief.get("/desk/settings/").await.html;
    assert!(page.contains("Codes of an authenticator are needed by"), "{page}");
    require(&site, Some(Role::Editor)).await;
    assert!(author.is_in().await);
    assert_eq!(chief.get("/desk/").await.location, FIRST);
    // signing out works all the same
    assert_eq!(chief.post("/desk/sign-out", &[]).await.status, 303);
    require(&site, Some(Role::Contributor)).await;
    assert_eq!(author.get("/desk/").await.location, FIRST);
    require(&site, None).await;
    assert!(author.is_in().await);
}

#[tokio::test]
async fn administrators_see_who_lacks_codes_that_their_role_needs() {
    const MARK: &str = "No codes yet";
    let site = TestSite::start().await;
    let mut chief = at_work(&site, "chief", Role::Administrator).await;
    let amina = account(&site, "amina", Role::Editor, None).await;
    let gone = account(&site, "gone", Role::Editor, None).await;
    account(&site, "writer", Role::Author, None).await;
    let own_page = format!("/desk/people/{}/", amina.id);
    for path in ["/desk/people/", &own_page] {
        let page = chief.get(path).await.html;
        assert!(!page.contains(MARK), "nobody needs codes: {page}");
    }
    require(&site, Some(Role::Editor)).await;
    set_up(&mut chief, PASSWORD).await;
    chief.post(&format!("/desk/people/{}/deactivate", gone.id), &[("own_password", PASSWORD)]).await;
    // who has codes, whose role needs none and who cannot sign in is not marked
    let page = chief.get("/desk/people/").await.html;
    let marked: Vec<_> = page.split("<tr>").filter(|row| row.contains(MARK)).collect();
    assert!(marked.len() == 1 && marked[0].contains("amina@example.org"), "{marked:?}");
    assert!(page.contains("Deactivated"), "{page}");
    let page = chief.get(&own_page).await.html;
    assert!(page.contains(MARK) && page.contains("remind them"), "{page}");
    let page = chief.get(&format!("/desk/people/{}/", gone.id)).await.html;
    assert!(!page.contains(MARK), "{page}");
    let profile = [("name", "chief"), ("language", "ur"), ("text_size", "normal")];
    assert_eq!(chief.post("/desk/account/profile", &profile).await.status, 303);
    assert!(chief.get("/desk/people/").await.html.contains("ابھی کوڈ نہیں"));
}
