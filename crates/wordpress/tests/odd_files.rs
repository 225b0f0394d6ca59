//! Files that are no XML but that WordPress reads: what they hold arrives.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests say loudly what is wrong")]

mod shared;

use shared::paper::{HEAD, Paper, all, meta, post};

#[tokio::test]
async fn control_characters_stray_markup_and_odd_cdata_lose_no_word() {
    let paper = Paper::open().await;
    let items = [
        // characters that XML forbids, and those of Windows
        post(1, "One\u{b} two\u{1} It\u{92}s", "").replace("<title>Story 1</title>", "<title>\u{93}Talks\u{94}\u{8} go on</title>"),
        // markup outside CDATA
        post(2, "x", "").replace("<![CDATA[x]]>", "<p>Fish & chips <b>now</b></p> 1 < 2"),
        // CDATA within CDATA, as one plugin writes it
        post(3, "a <![CDATA[b]]> c", ""),
        // WordPress's way to write its end within it
        post(4, "if (a[b[0]]]]><![CDATA[> 1) more", ""),
        // escaped instead of CDATA
        post(5, "x", "").replace("<![CDATA[x]]>", "&lt;p&gt;Escaped &amp;amp; whole&lt;/p&gt;"),
        // nothing in it, and no end of its own
        post(6, "", "<excerpt:encoded/>").replace("<content:encoded><![CDATA[]]></content:encoded>", "<content:encoded/>"),
        // comments and instructions between fields
        post(7, "seven", "<!-- > </item> --><?php echo '</item>'; ?>"),
    ];
    let report = paper.import_items(&[&items.concat()]).await;
    assert_eq!((report.counts.stories, report.words.complete), (all(7), 7), "{:?}", report.words);
    let first = paper.story("/story-1/").await;
    assert_eq!((first.headline.as_str(), first.document.plain_text().as_str()), ("“Talks” go on", "One two It’s"));
    for (id, text) in
        [(2, "Fish & chips now\n1 < 2"), (3, "a b c"), (4, "if (a[b[0]]> 1) more"), (5, "Escaped & whole"), (6, ""), (7, "seven")]
    {
        assert_eq!(paper.story(&format!("/story-{id}/")).await.document.plain_text(), text, "story {id}");
    }
}

#[tokio::test]
async fn other_prefixes_and_another_encoding() {
    let paper = Paper::open().await;
    let item = post(1, "caf\u{e9} \u{93}x\u{94}", &meta("_yoast_wpseo_title", "Titre \u{e9}"));
    let western: Vec<u8> = format!("{HEAD}{item}</channel></rss>")
        .replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")
        .replace("xmlns:wp", "xmlns:w")
        .replace("xmlns:content", "xmlns:c")
        .replace("wp:", "w:")
        .replace("content:", "c:")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let file = paper.folder.path().join("western.xml");
    std::fs::write(&file, western).unwrap();
    let report = paper.try_import(&[file], None, false).await.unwrap();
    assert_eq!(report.counts.stories, all(1));
    let story = paper.story("/story-1/").await;
    assert_eq!((story.document.plain_text().as_str(), story.overrides.seo_title.as_str()), ("café “x”", "Titre é"));
}
