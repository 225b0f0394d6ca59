//! Small exports that show faults which public bug trackers report of other systems (`../shared/cases`), each with the right value.

use std::path::PathBuf;

use domain::document::BlockKind;
use domain::{Direction, Story};
use newsroom::SearchQuery;
use wordpress::{ImportOptions, Report, import};

use crate::support::paper::TestNewsroom;
use crate::support::sketch::document;

/// A folder of the shared cases; panics with what to do where it is missing.
fn case(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases").join(name);
    assert!(folder.is_dir(), "the shared test data is missing: {} should be a folder beside the workspace", folder.display());
    folder
}

/// An empty paper with one case in it, and the report of its import.
async fn imported(name: &str) -> (TestNewsroom, Report) {
    imported_from(case(name)).await
}

async fn imported_from(folder: PathBuf) -> (TestNewsroom, Report) {
    let paper = TestNewsroom::open().await;
    let uploads = folder.join("uploads");
    let options = ImportOptions {
        files: vec![folder.join("export.xml")],
        media_dir: uploads.is_dir().then_some(uploads),
        ..ImportOptions::default()
    };
    let report = import(&paper.newsroom, &newsroom::Authority::command_line(), &paper.store, &options, &|_, _, _| {}).await.unwrap();
    (paper, report)
}

/// What became of the bodies of stories 1 to `last`, in one line each.
async fn bodies(paper: &TestNewsroom, last: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for number in 1..=last {
        lines.push(document(&paper.story(&format!("/story-{number}/")).await.document));
    }
    lines
}

/// Paths of what a search finds, sorted.
async fn found(paper: &TestNewsroom, text: &str) -> Vec<String> {
    let query = SearchQuery { text: text.to_owned(), page: 1, per_page: 50, ..SearchQuery::default() };
    let page = paper.newsroom.search(&query).await.unwrap();
    let mut paths: Vec<String> = page.hits.iter().map(|hit| hit.card.path.as_str().trim_matches('/').to_owned()).collect();
    paths.sort();
    paths
}

#[tokio::test]
async fn case_01_values_of_shortcodes_are_whole() {
    let (paper, report) = imported("01-quotes-in-shortcode-values").await;
    let lines = bodies(&paper, 4).await;
    for line in &lines[..2] {
        assert!(line.contains("The envoy said “no harbour” twice on Monday"), "{line}");
    }
    assert!(lines[2].contains("H2(The “quiet fleet” leaves port)"), "{}", lines[2]);
    assert!(lines[3].contains("Why “blue water” matters to ports"), "{}", lines[3]);
    assert_eq!((report.words.compared, report.words.complete), (4, 4));
}

#[tokio::test]
async fn case_02_captions_stand_under_films_and_several_pictures() {
    let (paper, _) = imported("02-caption-around-a-film").await;
    let lines = bodies(&paper, 3).await;
    assert_eq!(lines[0], "P(Before.) E(YouTube https://www.youtube.com/watch?v=Zz12345678x|The address in full) P(After.)");
    assert_eq!(lines[1], "P(Before.) E(Vimeo https://vimeo.com/1234567|The address, shortened) P(After.)");
    assert_eq!(lines[2], "P(Before.) G(#|Quay|, #|Crane|; Quay and crane) P(After.)");
}

#[tokio::test]
async fn case_03_one_language_is_taken_and_the_others_are_named() {
    let (paper, report) = imported("03-qtranslate").await;
    let seen = |story: &Story| {
        let standfirst = story.standfirst.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default();
        (story.headline.to_string(), standfirst, document(&story.document), story.language.to_string(), story.direction)
    };
    let text = |text: &str| text.to_owned();
    let first = seen(&paper.story("/story-1/").await);
    assert_eq!(
        first,
        (text("Ports reopen"), text("Ships move again"), text("P(The ports reopened at noon.)"), text("en-GB"), Direction::LeftToRight)
    );
    let second = seen(&paper.story("/story-2/").await);
    assert_eq!(second, (text("Cranes idle"), text(""), text("P(The cranes stood idle.)"), text("en-GB"), Direction::LeftToRight));
    assert_eq!(paper.newsroom.sections().await.unwrap()[0].name, "Ports");
    let others: Vec<_> = report.skipped.iter().filter(|entry| entry.kind == "translation").map(|entry| entry.title.as_str()).collect();
    assert_eq!(others, ["بندرگاہیں کھل گئیں", "Kräne stehen still"]);
}

#[tokio::test]
async fn case_04_stories_keep_their_identity_in_feeds() {
    let (paper, _) = imported("04-feed-guid-after-the-move").await;
    for number in 1..=3 {
        let story = paper.story(&format!("/story-{number}/")).await;
        assert_eq!(story.feed_id, Some(format!("http://www.old.example/?p={number}")));
    }
}

#[tokio::test]
async fn case_07_letters_are_found_in_either_spelling() {
    let (paper, _) = imported("07-search-letters").await;
    for (number, pair) in [
        "Wałęsa/Walesa",
        "Łódź/Lodz",
        "Tromsø/Tromso",
        "Jørgensen/Jorgensen",
        "Đinđić/Dindic",
        "Gießen/Giessen",
        "Diyarbakır/Diyarbakir",
        "Yıldırım/Yildirim",
        "Erdoğan/Erdogan",
        "Núñez/Nunez",
    ]
    .iter()
    .enumerate()
    {
        let both = [format!("own-{}", number + 1), format!("plain-{}", number + 1)];
        for name in pair.split('/') {
            for form in [name.to_owned(), format!("{name}’s"), format!("{name}s"), name.to_uppercase()] {
                assert_eq!(found(&paper, &form).await, both, "{form}");
            }
        }
    }
}

#[tokio::test]
async fn case_08_arabic_script_is_one_in_all_its_characters_and_digits() {
    let (paper, _) = imported("08-search-arabic-script").await;
    for form in ["پاکستان", "پاكستان"] {
        assert_eq!(found(&paper, form).await, ["arabic-2", "urdu-1"], "{form}");
    }
    for form in ["۲۰۲۴", "٢٠٢٤", "2024"] {
        assert_eq!(found(&paper, form).await, ["arabic-2", "latin-3", "urdu-1"], "{form}");
    }
    for form in ["کابینہ", "كابينه", "كابينة"] {
        assert_eq!(found(&paper, form).await, ["urdu-1"], "{form}");
    }
}

#[tokio::test]
async fn case_09_phrases_and_exclusions() {
    let (paper, _) = imported("09-search-phrase").await;
    assert_eq!(found(&paper, "joint statement").await.len(), 2);
    assert_eq!(found(&paper, "\"joint statement\"").await, ["phrase-1"]);
    assert_eq!(found(&paper, "dam").await, ["phrase-3", "phrase-4"]);
    assert_eq!(found(&paper, "dam -treaty").await, ["phrase-3"]);
}

#[tokio::test]
async fn case_14_recordings_of_old_players_can_be_played() {
    let (paper, report) = imported("14-audio-of-old-players").await;
    assert_eq!(
        bodies(&paper, 3).await,
        ["P(Before.) A(|The week – The Desk) P(After.)", "P(Before.) A(|) A(|) P(After.)", "P(Before.) A(|Colon) P(After.)",]
    );
    let mut missing: Vec<_> = report.missing_media.iter().map(|file| file.url.rsplit('/').next().unwrap()).collect();
    missing.sort_unstable();
    assert_eq!(missing, ["a.mp3", "b.mp3", "c.mp3", "week.mp3"]);
    assert_eq!((report.words.compared, report.words.complete), (3, 3));
}

#[tokio::test]
async fn case_16_names_are_one_in_both_forms_of_unicode() {
    let (paper, report) = imported("16-names-of-pictures").await;
    assert_eq!((report.counts.images.imported, report.pictures.same), (7, 7));
    assert_eq!((report.totals.missing_media, report.pictures.only_in_bodies), (0, 0));
    let story = paper.story("/story-1/").await;
    let mut pictures = 0;
    story.document.visit(|block| pictures += usize::from(matches!(&block.kind, BlockKind::Image(image) if image.media.is_some())));
    assert_eq!(pictures, 7);
}

#[tokio::test]
async fn case_18_avif_and_bmp_are_shown() {
    let (paper, report) = imported("18-avif").await;
    assert_eq!((report.pictures.same, report.totals.missing_media), (2, 0));
    let story = paper.story("/story-1/").await;
    assert_eq!(document(&story.document), "P(Before.) I(#|The quay at dawn|) P(After.) I(#|The crane|)");
    let media = paper.newsroom.media_by_ids(&story.document.media()).await.unwrap();
    let mut types: Vec<_> = media.values().map(|item| (item.mime.as_str(), item.width, item.height)).collect();
    types.sort_unstable();
    assert_eq!(types, [("image/avif", 640, 427), ("image/jpeg", 640, 427)]);
}

#[tokio::test]
async fn case_19_large_pictures_are_shown_or_their_copies_are() {
    // the photograph has 50 million pixels, which are accepted today: one with more
    let folder = tempfile::tempdir().unwrap();
    let uploads = case("19-large-pictures").join("uploads/2024/03");
    let to = folder.path().join("uploads/2024/03");
    std::fs::create_dir_all(&to).unwrap();
    std::fs::copy(case("19-large-pictures").join("export.xml"), folder.path().join("export.xml")).unwrap();
    for file in std::fs::read_dir(uploads).unwrap().map(|file| file.unwrap()) {
        let mut bytes = std::fs::read(file.path()).unwrap();
        if file.file_name() == "phone.jpg" {
            let frame = bytes.windows(2).position(|pair| matches!(pair, [0xff, 0xc0 | 0xc2])).unwrap();
            bytes[frame + 7..frame + 9].copy_from_slice(&9_800_u16.to_be_bytes());
        }
        std::fs::write(to.join(file.file_name()), bytes).unwrap();
    }
    let (paper, report) = imported_from(folder.path().to_owned()).await;
    assert_eq!((report.totals.missing_media, report.pictures.smaller_copies), (0, 1));
    let story = paper.story("/story-1/").await;
    let media = paper.newsroom.media_by_ids(&story.document.media()).await.unwrap();
    let mut sizes: Vec<_> = media.values().map(|item| (item.width, item.height)).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [(900, 13_000), (2560, 1920)]);
    let noted = report.skipped.iter().find(|entry| entry.kind == "original").unwrap();
    assert!(noted.id == "71" && noted.reason.contains("9800") && noted.reason.contains("phone-scaled.jpg"), "{noted:?}");
}

#[tokio::test]
async fn case_22_subtitles_are_standfirsts() {
    let (paper, report) = imported("22-newspack-subtitle").await;
    let standfirst = async |path: &str| paper.story(path).await.standfirst.map(|text| text.to_string());
    assert_eq!(standfirst("/story-1/").await.as_deref(), Some("Ships move after nine days"));
    assert_eq!(standfirst("/story-2/").await.as_deref(), Some("Nobody came to work"));
    assert_eq!(report.unknown, []);
}

#[tokio::test]
async fn case_23_a_number_finds_itself() {
    let (paper, _) = imported("23-search-numbers").await;
    for (text, path) in [
        ("1.24bn", "n-1"),
        ("1.24", "n-1"),
        ("$1.24bn", "n-1"),
        ("124bn", "n-2"),
        ("3.5", "n-3"),
        ("3.5%", "n-3"),
        ("2025-26", "n-3"),
        ("F-16", "n-4"),
        ("10,000", "n-4"),
        ("10000", "n-4"),
        ("35", "n-5"),
        ("2018", "n-6"),
    ] {
        assert_eq!(found(&paper, text).await, [path], "{text}");
    }
}

#[tokio::test]
async fn case_24_the_report_says_what_is_true() {
    let (paper, report) = imported("24-word-check").await;
    assert_eq!((report.words.compared, report.words.complete), (2, 2), "{:?}", report.words.stories);
    let body = document(&paper.story("/story-1/").await.document);
    assert_eq!(body, "P(Before.) E(VideoPress https://videopress.com/v/Ab12Cd34|) P(After.)");
    let home = report.urls.iter().find(|url| url.old == "https://old.example/").unwrap();
    assert_eq!((home.new.as_str(), home.status), ("/", 200));
    assert!(report.skipped.iter().any(|entry| entry.kind == "front_page" && entry.reason.contains("/home/")), "{:?}", report.skipped);
}
