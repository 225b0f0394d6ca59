//! Files that are no XML but that WordPress reads: what they hold arrives.

use crate::support::paper::{HEAD, TestNewsroom, all, meta, post};

#[tokio::test]
async fn control_characters_stray_markup_and_odd_cdata_lose_no_word() {
    let paper = TestNewsroom::open().await;
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
    let paper = TestNewsroom::open().await;
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

#[tokio::test]
async fn warnings_before_it_line_ends_of_windows_and_bytes_of_two_encodings() {
    let paper = TestNewsroom::open().await;
    let mut file =
        "\u{feff}\r\n<br />\r\n<b>Warning</b>:  Undefined array key \"a\" in <b>/var/www/x.php</b> on line <b>3</b><br />\r\n".to_owned();
    file += &format!("{HEAD}{}{}</channel></rss>", post(1, "First.\r\n\r\nSecond,\r\nstill.", ""), post(2, "caf# caf\u{e9}", ""));
    let bytes: Vec<u8> = file.bytes().map(|byte| if byte == b'#' { 0xe9 } else { byte }).collect();
    let path = paper.folder.path().join("warned.xml");
    std::fs::write(&path, bytes).unwrap();
    let report = paper.try_import(&[path], None, false).await.unwrap();
    assert_eq!(report.counts.stories, all(2));
    let story = paper.story("/story-1/").await;
    assert_eq!((story.document.blocks.len(), story.document.plain_text().contains('\r')), (2, false), "{}", story.document.to_json());
    assert_eq!(paper.story("/story-2/").await.document.plain_text(), "caf\u{e9} caf\u{e9}");
}

#[tokio::test]
async fn what_must_be_unpacked_or_saved_anew_is_refused_with_advice() {
    let paper = TestNewsroom::open().await;
    let export = format!("{HEAD}{}</channel></rss>", post(1, "one", ""));
    let wide = |swap: bool| {
        let units =
            format!("\u{feff}{export}").encode_utf16().map(|unit| if swap { unit.swap_bytes() } else { unit }).collect::<Vec<u16>>();
        units.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, export.as_bytes()).unwrap();
    let page = format!("<!DOCTYPE html><html><body><h1>Sign in</h1>{}</body></html>", "<p>x</p>".repeat(20_000));
    for (bytes, advice) in [
        (wide(false), "save it as UTF-8"),
        (wide(true), "save it as UTF-8"),
        (packed.finish().unwrap(), "unpack it first"),
        (b"PK\x03\x04more".to_vec(), "unpack it first"),
        (page.into_bytes(), "<html>"),
        (Vec::new(), "no element"),
    ] {
        let path = paper.folder.path().join("export.xml");
        std::fs::write(&path, bytes).unwrap();
        let error = paper.try_import(&[path], None, false).await.unwrap_err();
        assert!(error.is_about_input() && error.to_string().contains(advice), "{error}");
    }
    assert!(paper.newsroom.sections().await.unwrap().is_empty());
}
