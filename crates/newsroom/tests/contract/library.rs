//! The library of pictures: found by words, listed by what has to be mended, with everything that shows one of them; replaced and taken back.

use domain::*;
use newsroom::library::{MediaFile, MediaQuery, MediaView, Shower};
use newsroom::structure::Refusal;
use newsroom::{Edit, Error};

use crate::contract;
use crate::support::{DAY, NOW, TestNewsroom};

contract!(
    pictures_are_found_by_words_in_pages,
    views_list_what_has_to_be_mended,
    stories_sections_authors_and_settings_are_uses,
    a_draft_of_a_published_story_is_a_use,
    a_replaced_file_comes_back,
    only_what_nothing_shows_is_removed,
    older_rows_are_filled_when_the_newsroom_opens,
);

fn titles(rows: &[newsroom::library::MediaRow]) -> Vec<&str> {
    rows.iter().map(|row| row.item.title.as_str()).collect()
}

async fn listed(paper: &TestNewsroom, query: MediaQuery) -> Vec<String> {
    let (mut all, mut after) = (Vec::new(), query.after.clone());
    loop {
        let page = paper.newsroom.media_list(&MediaQuery { after, ..query.clone() }).await.unwrap();
        assert!(page.rows.len() <= query.limit);
        all.extend(titles(&page.rows).into_iter().map(str::to_owned));
        match page.next {
            Some(next) => after = Some(next),
            None => return all,
        }
    }
}

async fn in_view(paper: &TestNewsroom, view: MediaView) -> Vec<String> {
    listed(paper, MediaQuery { view, limit: 2, ..MediaQuery::default() }).await
}

async fn store(paper: &TestNewsroom, items: &[&MediaItem]) {
    paper
        .edit(async |edit: &mut Edit<'_>| {
            for item in items {
                edit.put_media(item).await.unwrap();
            }
        })
        .await;
}

fn named(paper: &TestNewsroom, name: &str) -> MediaItem {
    MediaItem { title: name.to_owned(), alt: "Something".to_owned(), file: Some(format!("ab/{name}.jpg")), ..paper.picture(name, "") }
}

async fn pictures_are_found_by_words_in_pages(paper: &TestNewsroom) {
    let mut items: Vec<MediaItem> = (0..30).map(|n| named(paper, &format!("river-{n}.jpg"))).collect();
    items[7].caption = "The Minister signs the treaty".to_owned();
    items[8].credit = "Zoya Émile / APP".to_owned();
    items.push(MediaItem { kind: MediaKind::Audio, ..named(paper, "river-talk.mp3") });
    items.push(MediaItem { file: None, ..named(paper, "river-lost.jpg") });
    store(paper, &items.iter().collect::<Vec<_>>()).await;
    let find = |words: &str| listed(paper, MediaQuery { words: words.to_owned(), limit: 4, ..MediaQuery::default() });
    assert_eq!(find("minister").await, ["river-7.jpg"]);
    assert_eq!(find("TREATY mini").await, ["river-7.jpg"], "the last word may be a beginning");
    assert_eq!(find("mini treaty").await, Vec::<String>::new(), "the others may not");
    assert_eq!(find("emile").await, ["river-8.jpg"]);
    let all = find("river").await;
    assert_eq!((all.len(), all.first().unwrap().as_str(), all.last().unwrap().as_str()), (31, "river-talk.mp3", "river-0.jpg"));
    let audio = MediaQuery { words: "riv".to_owned(), kind: Some(MediaKind::Audio), limit: 5, ..MediaQuery::default() };
    assert_eq!(listed(paper, audio).await, ["river-talk.mp3"]);
    // a changed text is found by its new words only
    let changed = MediaItem { caption: "A flood".to_owned(), ..items[7].clone() };
    store(paper, &[&changed]).await;
    assert_eq!((find("flood").await, find("minister").await), (vec!["river-7.jpg".to_owned()], Vec::new()));
    let odd = MediaQuery { after: Some("x".to_owned()), limit: 5, ..MediaQuery::default() };
    assert!(matches!(paper.newsroom.media_list(&odd).await, Err(Error::Parse(_))));
    // words that are too long for an index are found nevertheless
    let long = MediaItem { caption: "ä".repeat(3_000), ..named(paper, "long.jpg") };
    store(paper, &[&long]).await;
    assert_eq!(find(&"ä".repeat(3_000)).await, ["long.jpg"]);
}

async fn views_list_what_has_to_be_mended(paper: &TestNewsroom) {
    let until = |days: i64| Some(Timestamp::from_millis(NOW + days * DAY));
    let (silent, decorative) = (
        MediaItem { alt: " ".to_owned(), ..named(paper, "silent") },
        MediaItem { alt: String::new(), decorative: true, ..named(paper, "decorative") },
    );
    let ends = |name: &str, days| MediaItem { licence_until: until(days), ..named(paper, name) };
    let (long_ago, yesterday, today) = (ends("long-ago", -40), ends("yesterday", -1), ends("today", 0));
    let (tomorrow, this_month, next_year) = (ends("tomorrow", 1), ends("this-month", 30), ends("next-year", 300));
    let (lost, sound) = (
        MediaItem { file: None, ..named(paper, "lost") },
        MediaItem { kind: MediaKind::Audio, alt: String::new(), ..named(paper, "sound") },
    );
    store(paper, &[&silent, &decorative, &long_ago, &yesterday, &today, &tomorrow, &this_month, &next_year, &lost, &sound]).await;
    assert_eq!(in_view(paper, MediaView::NoAlt).await, ["silent"]);
    assert_eq!(in_view(paper, MediaView::Expiring).await, ["tomorrow", "this-month"]);
    assert_eq!(in_view(paper, MediaView::Expired).await, ["today", "yesterday", "long-ago"]);
    assert_eq!(in_view(paper, MediaView::NoFile).await, ["lost"]);
    assert_eq!(in_view(paper, MediaView::All).await.len(), 9);
    assert_eq!(in_view(paper, MediaView::Unused).await.len(), 9);
    store(paper, &[&MediaItem { alt: "A bridge".to_owned(), ..silent.clone() }]).await;
    assert_eq!(in_view(paper, MediaView::NoAlt).await, Vec::<String>::new());
    let words = MediaQuery { view: MediaView::Expired, words: "yester".to_owned(), limit: 1, ..MediaQuery::default() };
    assert_eq!(listed(paper, words).await, ["yesterday"]);
}

async fn unused(paper: &TestNewsroom) -> Vec<String> {
    in_view(paper, MediaView::Unused).await
}

async fn stories_sections_authors_and_settings_are_uses(paper: &TestNewsroom) {
    let items = ["lead", "inside", "face", "front", "logo"].map(|name| named(paper, name));
    let [lead, inside, face, front, logo] = &items;
    let section = Section { picture: Some(front.id.clone()), ..paper.section("asia", None) };
    let author = Author { picture: Some(face.id.clone()), ..paper.author("zoya", "Zoya") };
    let text = format!(r#"{{"type":"doc","content":[{{"type":"image","attrs":{{"id":"p","media":"{}"}}}}]}}"#, inside.id);
    let document = Document::parse(&text, document::UnknownBlocks::Refuse).unwrap();
    let story = Story { lead_image: Some(lead.id.clone()), document, state: StoryState::Draft, ..paper.story("a", "A", "", DAY) };
    let settings = SiteSettings { logo_light: Some(logo.id.clone()), ..SiteSettings::default() };
    // the story before its pictures, as an import does it
    paper
        .edit(async |edit: &mut Edit<'_>| {
            edit.overwrite_story(&story, "test").await.unwrap();
            edit.put_section(&section).await.unwrap();
            edit.put_author(&author).await.unwrap();
            edit.put_settings(&settings).await.unwrap();
        })
        .await;
    store(paper, &items.each_ref()).await;
    assert_eq!(unused(paper).await, Vec::<String>::new());
    let uses = async |item: &MediaItem| paper.newsroom.media_uses(&item.id, 5).await.unwrap();
    assert_eq!((uses(lead).await.stories, uses(inside).await.stories), (vec![story.id.clone()], vec![story.id.clone()]));
    assert_eq!(uses(face).await.others, [(Shower::Author, author.id.to_string())]);
    assert_eq!(uses(front).await.others, [(Shower::Section, section.id.to_string())]);
    assert_eq!(uses(logo).await.others, [(Shower::Setting, "logo_light".to_owned())]);
    paper
        .edit(async |edit: &mut Edit<'_>| {
            edit.overwrite_story(&Story { lead_image: Some(logo.id.clone()), ..story.clone() }, "test").await.unwrap();
            edit.put_section(&Section { picture: None, ..section.clone() }).await.unwrap();
            edit.put_author(&Author { picture: None, ..author.clone() }).await.unwrap();
            edit.put_settings(&SiteSettings::default()).await.unwrap();
        })
        .await;
    assert_eq!(unused(paper).await, ["front", "face", "lead"]);
    assert!(uses(logo).await.others.is_empty() && !uses(logo).await.is_empty());
}

async fn a_draft_of_a_published_story_is_a_use(paper: &TestNewsroom) {
    let picture = named(paper, "new-lead");
    store(paper, &[&picture]).await;
    let story = paper.story("published", "Published", "text", DAY);
    paper.edit(async |edit: &mut Edit<'_>| edit.overwrite_story(&story, "test").await.unwrap()).await;
    let authority = newsroom::Authority::command_line();
    let set = |value: &str| -> Vec<draft::Step> {
        let json = serde_json::json!([{ "stepType": "docAttr", "attr": "leadImage", "value": value }]);
        serde_json::from_value(json).unwrap()
    };
    let push = async |version, value: &str| {
        paper.newsroom.push_steps(&authority, &story.id, version, "tab", &set(value)).await.unwrap();
    };
    push(0, picture.id.as_str()).await;
    let uses = paper.newsroom.media_uses(&picture.id, 5).await.unwrap();
    assert_eq!((uses.stories, uses.others), (Vec::new(), vec![(Shower::Draft, story.id.to_string())]));
    assert_eq!(unused(paper).await, Vec::<String>::new());
    push(1, "").await;
    assert_eq!(unused(paper).await, ["new-lead"]);
}

fn file(name: &str) -> MediaFile {
    MediaFile {
        file: format!("cd/{name}.png"),
        mime: "image/png".to_owned(),
        kind: MediaKind::Image,
        bytes: 7,
        width: 40,
        height: 30,
        colour: "#102030".to_owned(),
        widths: Vec::new(),
    }
}

async fn stored(paper: &TestNewsroom, item: &MediaItem) -> MediaItem {
    paper.newsroom.media_by_ids(std::slice::from_ref(&item.id)).await.unwrap().remove(&item.id).unwrap()
}

async fn a_replaced_file_comes_back(paper: &TestNewsroom) {
    let item = MediaItem { focal_point: FocalPoint::parse(100, 900).unwrap(), ..named(paper, "bridge") };
    store(paper, &[&item]).await;
    let mut undo = String::new();
    paper.edit(async |edit: &mut Edit<'_>| undo = edit.replace_media(&item.id, file("new")).await.unwrap()).await;
    let now = stored(paper, &item).await;
    assert_eq!((now.file.as_deref(), now.width, now.focal_point, &now.alt), (Some("cd/new.png"), 40, FocalPoint::CENTRE, &item.alt));
    let versions = paper.newsroom.media_versions(&item.id).await.unwrap();
    assert_eq!((versions.len(), versions[0].number, versions[0].item.file.as_deref()), (1, 1, Some("ab/bridge.jpg")));
    assert_eq!(paper.newsroom.former_media().await.unwrap()[0].file.as_deref(), Some("ab/bridge.jpg"), "its file stays in the store");
    paper.edit(async |edit: &mut Edit<'_>| edit.undo_change(&undo).await.unwrap()).await;
    assert_eq!(stored(paper, &item).await, item);
    // long after, by its number
    paper.edit(async |edit: &mut Edit<'_>| drop(edit.replace_media(&item.id, file("newer")).await.unwrap())).await;
    paper.clock.set(Timestamp::from_millis(NOW + 3 * DAY));
    let mut late = None;
    paper.edit(async |edit: &mut Edit<'_>| late = Some(edit.undo_change(&undo).await)).await;
    assert!(matches!(late.unwrap(), Err(Error::Structure(Refusal::TooLate))));
    paper.edit(async |edit: &mut Edit<'_>| drop(edit.restore_media(&item.id, 1).await.unwrap())).await;
    assert_eq!(stored(paper, &item).await, item);
    let mut seen = Vec::new();
    paper
        .edit(async |edit: &mut Edit<'_>| {
            seen.push(edit.replace_media(&item.id, MediaFile { kind: MediaKind::Audio, ..file("sound") }).await.unwrap_err());
            seen.push(edit.restore_media(&item.id, 99).await.unwrap_err());
        })
        .await;
    assert!(matches!(seen[0], Error::Structure(Refusal::OtherKind)) && matches!(seen[1], Error::NotFound { .. }), "{seen:?}");
}

async fn only_what_nothing_shows_is_removed(paper: &TestNewsroom) {
    let (shown, free) = (named(paper, "shown"), named(paper, "free"));
    store(paper, &[&shown, &free]).await;
    let story = Story { lead_image: Some(shown.id.clone()), ..paper.story("a", "A", "", DAY) };
    paper.edit(async |edit: &mut Edit<'_>| edit.overwrite_story(&story, "test").await.unwrap()).await;
    let (mut undo, mut refused) = (String::new(), None);
    paper
        .edit(async |edit: &mut Edit<'_>| {
            refused = Some(edit.remove_media(&shown.id).await);
            undo = edit.remove_media(&free.id).await.unwrap();
        })
        .await;
    assert!(matches!(refused.unwrap(), Err(Error::Structure(Refusal::IsShown))));
    assert_eq!(in_view(paper, MediaView::All).await, ["shown"]);
    paper.edit(async |edit: &mut Edit<'_>| edit.undo_change(&undo).await.unwrap()).await;
    assert_eq!(stored(paper, &free).await, free);
    let words = MediaQuery { words: "free".to_owned(), limit: 5, ..MediaQuery::default() };
    assert_eq!(listed(paper, words).await, ["free"], "found again");
}

async fn older_rows_are_filled_when_the_newsroom_opens(paper: &TestNewsroom) {
    let silent = MediaItem { alt: String::new(), caption: "The harbour".to_owned(), ..named(paper, "old") };
    store(paper, &[&silent]).await;
    // as migration 0021 leaves what was stored before it
    for sql in ["DELETE FROM media_word", "UPDATE media SET kind = '', lacks_alt = 0"] {
        paper.execute(sql).await;
    }
    let find = MediaQuery { words: "harbour".to_owned(), limit: 5, ..MediaQuery::default() };
    assert_eq!(listed(paper, find.clone()).await, Vec::<String>::new());
    let again =
        newsroom::Newsroom::open(&paper.url, paper.clock.clone(), std::sync::Arc::new(newsroom::CountingIds::default())).await.unwrap();
    again.close().await;
    assert_eq!((listed(paper, find).await, in_view(paper, MediaView::NoAlt).await), (vec!["old".to_owned()], vec!["old".to_owned()]));
}
