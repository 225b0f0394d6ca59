//! Stories in another language than the paper.

use app::site::Address;
use domain::*;

use crate::support::*;

#[tokio::test]
async fn an_urdu_story_in_an_english_paper() {
    let paper = blank().await;
    let urdu = Language::parse("ur").unwrap();
    let mut story = paper.story("safarat", "سفارت خانے", [paragraph("اسلام آباد")]);
    (story.direction, story.language) = (urdu.direction(), urdu);
    story.standfirst = Some(Standfirst::parse("دن").unwrap());
    paper.put(&story, &[]).await;

    let html = paper.open("/safarat/").await;
    assert!(html.contains("<html lang=\"en\" dir=\"ltr\">"), "{html}");
    assert!(html.contains("<article lang=\"ur\" dir=\"rtl\" data-story"), "{html}");
    assert!(html.contains("<div lang=\"en\" dir=\"ltr\" class=\"signature\">"), "{html}");
    assert!(html.contains("\"inLanguage\":\"ur\""));

    // on the front page the story's words are Urdu, date and names around them are not
    let html = paper.page(Address::Front { page: 1 }).await.html;
    assert!(html.contains("<div dir=\"rtl\" class=\"card-text\">"), "{html}");
    assert!(
        html.contains("<h2 lang=\"ur\" class=\"card-headline\">") && html.contains("<p lang=\"ur\" class=\"card-standfirst\">"),
        "{html}"
    );
    assert!(html.contains("<p class=\"card-meta\">"), "{html}");
}

#[tokio::test]
async fn an_english_story_in_an_urdu_paper() {
    let paper = blank().await;
    let authority = newsroom::Authority::command_line();
    let mut edit = paper.newsroom().edit(&authority).await.unwrap();
    edit.put_settings(&SiteSettings { language: Language::parse("ur").unwrap(), ..SiteSettings::default() }).await.unwrap();
    edit.commit().await.unwrap();
    paper.put(&paper.story("talks", "Talks", [paragraph("They met.")]), &[]).await;
    let html = paper.open("/talks/").await;
    assert!(html.contains("<html lang=\"ur\" dir=\"rtl\">") && html.contains("<article lang=\"en\" dir=\"ltr\" data-story"), "{html}");
}

#[tokio::test]
async fn social_networks_receive_the_language() {
    let paper = blank().await;
    let locale_of =
        |html: &str| html.split("property=\"og:locale\" content=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
    let front = || async { paper.page(Address::Front { page: 1 }).await.html };
    assert_eq!(locale_of(&front().await).as_deref(), Some("en_US"), "the paper's");

    // the tag's own country, else the usual one; none is better than a wrong one
    for (tag, locale) in
        [("ur", Some("ur_PK")), ("en-GB", Some("en_GB")), ("zh-Hant", Some("zh_TW")), ("zh-Hant-HK", Some("zh_HK")), ("tlh", None)]
    {
        let language = Language::parse(tag).unwrap();
        let slug = format!("story-{}", tag.to_lowercase());
        let story = Story { language, ..paper.story(&slug, "Talks", [paragraph("They met.")]) };
        paper.put(&story, &[]).await;
        assert_eq!(locale_of(&paper.open(&format!("/{slug}/")).await).as_deref(), locale, "{tag}");
    }

    let authority = newsroom::Authority::command_line();
    let mut edit = paper.newsroom().edit(&authority).await.unwrap();
    edit.put_settings(&SiteSettings { language: Language::parse("ur").unwrap(), ..SiteSettings::default() }).await.unwrap();
    edit.commit().await.unwrap();
    assert_eq!(locale_of(&front().await).as_deref(), Some("ur_PK"), "the paper's, after it changed");
}
