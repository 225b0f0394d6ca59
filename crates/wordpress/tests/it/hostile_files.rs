//! Files that were made to exhaust a machine are refused early, with the place; bodies of that kind cost little.

use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;

use crate::support::paper::{HEAD, TestNewsroom, post};
use crate::support::worked;
use domain::MediaKind;
use domain::document::Document;
use wordpress::body::{Attachment, BodyContext, convert};
use wordpress::wxr::{Limits, Reader, WxrError};

/// A file that begins as given, goes on with the same bytes for ever, and counts what was taken of it.
struct Endless {
    head: Vec<u8>,
    filler: &'static [u8],
    taken: Rc<Cell<u64>>,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let at = self.taken.get();
        for (index, byte) in buffer.iter_mut().enumerate() {
            let place = usize::try_from(at).unwrap() + index;
            let behind = place.saturating_sub(self.head.len());
            *byte = self.head.get(place).copied().unwrap_or(self.filler[behind % self.filler.len()]);
        }
        self.taken.set(at + buffer.len() as u64);
        Ok(buffer.len())
    }
}

/// Why an endless file is refused, and how much of it was read.
fn refusal(head: &str, filler: &'static str, limits: Limits) -> (WxrError, u64) {
    let taken = Rc::new(Cell::new(0));
    let source = Endless { head: head.into(), filler: filler.as_bytes(), taken: taken.clone() };
    let read = Reader::new(source, "bomb.xml".to_owned(), limits).and_then(|mut reader| {
        while reader.next_entry()?.is_some() {}
        Ok(())
    });
    (read.expect_err("an endless file"), taken.get())
}

/// So many of these that an item is over its bytes before it is over its fields.
const LONG_FIELD: &str =
    concat!("<guid>", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "</guid>");

/// As in real use, but a megabyte to a field, so that the test is quick.
fn small() -> Limits {
    Limits { field_bytes: 1 << 20, item_bytes: 256 << 10, gap_bytes: 1 << 20, fields: 5000, ..Limits::default() }
}

#[test]
fn endless_files_are_refused_where_they_become_endless() {
    let place = HEAD.len();
    let cases = [
        ("a field of any size", "<item><title>", "x", "a field", 6),
        ("in CDATA", "<item><title><![CDATA[", "x", "a field", 6),
        ("of empty CDATA", "<item><title>", "<![CDATA[]]>", "a field", 6),
        ("of markup", "<item><title>", "<b></b>", "a field", 6),
        ("text between elements", "", "x", "between two elements", 0),
        ("strays between elements", "", "< ", "between two elements", 0),
        ("a comment", "<!--", "x", "between two elements", 0),
        ("comments", "", "<!---->", "between two elements", 0),
        ("an instruction", "<?x", "x", "between two elements", 0),
        ("attributes", "<item ", "a=\"1\" ", "a tag", 0),
        ("a value", "<item a=\"", "x", "a tag", 0),
        ("a name", "<item", "x", "a tag", 0),
        ("depth", "<item><content:encoded>", "<div>", "the depth of markup", 6),
        ("depth of elements", "", "<a>", "the depth of markup", 0),
        ("terms", "<item>", "<category/>", "number of fields", 0),
        ("values", "<item>", "<wp:postmeta/>", "number of fields", 0),
        ("comments of readers", "<item>", "<wp:comment></wp:comment>", "number of fields", 0),
        ("an item", "<item>", LONG_FIELD, "an item", 0),
    ];
    for (name, head, filler, what, offset) in cases {
        let begun = worked();
        let (error, taken) = refusal(&format!("{HEAD}{head}"), filler, small());
        let message = error.to_string();
        assert!(message.starts_with(&format!("bomb.xml, byte {}: ", place + offset)), "{name}: {message}");
        assert!(message.contains(what), "{name}: {message}");
        assert!(taken <= 6 << 20, "{name}: {taken} bytes were read");
        assert!((worked() - begun).as_secs() < 10, "{name}: {:?}", (worked() - begun));
    }
}

#[test]
fn a_field_of_two_gigabytes_is_refused_after_what_a_field_may_have() {
    let most = Limits::default().field_bytes;
    let (error, taken) = refusal(&format!("{HEAD}<item><content:encoded><![CDATA["), "words and words ", Limits::default());
    assert!(matches!(error, WxrError::TooLarge { most: limit, .. } if limit == most), "{error}");
    assert!(taken < most + (1 << 20), "{taken} bytes were read");
}

#[test]
fn entities_that_could_expand_are_refused_unread() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"ha\">\n<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    let file = format!("{bomb}{HEAD}<item><title>&b;&c;</title></item></channel></rss>");
    let error = Reader::new(file.as_bytes(), "bomb.xml".to_owned(), Limits::default()).err().unwrap();
    assert!(matches!(error, WxrError::Entities { byte: 22, .. }), "{error:?}");
    assert!(error.to_string().starts_with("bomb.xml, byte 22: "), "{error}");
    // a document type that defines nothing does no harm
    let file = format!("<!DOCTYPE rss>{HEAD}</channel></rss>");
    assert!(Reader::new(file.as_bytes(), "t.xml".to_owned(), Limits::default()).and_then(|mut reader| reader.next_entry()).is_ok());
    let (error, taken) = refusal("<!DOCTYPE rss [", "x", Limits::default());
    assert!(error.to_string().contains("the document type") && taken < 2 << 20, "{error}");
}

#[cfg(unix)]
#[tokio::test]
async fn only_files_are_read() {
    let paper = TestNewsroom::open().await;
    let pipe = paper.folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for (path, what) in
        [(pipe, "a pipe, socket or device"), (paper.folder.path().to_owned(), "a folder"), ("/dev/zero".into(), "a pipe, socket or device")]
    {
        let error = paper.try_import(std::slice::from_ref(&path), None, false).await.unwrap_err();
        assert!(error.is_about_input(), "{error}");
        assert_eq!(error.to_string(), format!("{}: this is {what}, not a file; give the export file itself", path.display()));
    }
    let missing = paper.try_import(&["/nowhere/export.xml".into()], None, false).await.unwrap_err();
    assert!(missing.is_about_input() && missing.to_string().contains("/nowhere/export.xml"), "{missing}");
}

#[tokio::test]
async fn a_body_too_long_for_a_story_is_left_out_before_it_is_read() {
    let paper = TestNewsroom::open().await;
    let long = "<p><b>word</b> ".repeat(1 + (4 << 20) / 15);
    let begun = worked();
    let comment = "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>Hi</wp:comment_content></wp:comment>";
    let report = paper.import_items(&[&(post(1, &long, comment) + &post(2, "short", ""))]).await;
    assert!((worked() - begun).as_secs() < 5, "{:?}", (worked() - begun));
    let (stories, comments) = (report.counts.stories, report.counts.comments);
    assert_eq!((stories.found, stories.imported, stories.skipped, comments.skipped), (2, 1, 1, 1));
    assert_eq!((report.skipped[0].id.as_str(), report.words.compared), ("1", 1));
    assert!(report.skipped[0].reason.contains(&format!("{} bytes is larger than a story may be", long.len())), "{:?}", report.skipped);
    assert_eq!(paper.story("/story-2/").await.document.plain_text(), "short");
}

#[tokio::test]
async fn a_picture_that_lies_about_its_size_is_named_and_not_decoded() {
    let paper = TestNewsroom::open().await;
    let uploads = paper.folder.path().join("uploads");
    std::fs::create_dir_all(&uploads).unwrap();
    let mut png = crate::support::paper::PNG.to_vec();
    png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    png[29..33].copy_from_slice(&[0xa5, 0xb9, 0x2a, 0x9e]);
    std::fs::write(uploads.join("huge.png"), &png).unwrap();
    let item = "<item><title>Huge</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type>\
                <wp:attachment_url>https://old.site/wp-content/uploads/huge.png</wp:attachment_url></item>";
    let file = paper.export("export.xml", item);
    let report = paper.try_import(&[file], Some(&uploads), false).await.unwrap();
    assert_eq!(report.missing_media.len(), 1);
    assert!(report.missing_media[0].reason.contains("60000 × 60000"), "{:?}", report.missing_media);
}

/// Reusable blocks that each hold the next one a thousand times, and more pictures than any story shows.
struct Crowd;

impl BodyContext for Crowd {
    fn by_id(&self, _: u64) -> Option<Attachment> {
        Some(Attachment { url: "https://old.site/wp-content/uploads/p.jpg".to_owned(), ..Attachment::default() })
    }
    fn by_url(&self, _: &str) -> Option<Attachment> {
        None
    }
    fn uploaded(&self, _: Option<u64>, _: MediaKind) -> Vec<u64> {
        (0..10_000).collect()
    }
    fn footnotes(&self) -> Option<&str> {
        Some("[{\"content\":\"A note.\",\"id\":\"n\"},{\"content\":\"A note.\",\"id\":\"n\"},{\"content\":\"A note.\",\"id\":\"n\"}]")
    }
    fn reusable(&self, id: u64) -> Option<&str> {
        static TEXTS: std::sync::LazyLock<Vec<String>> = std::sync::LazyLock::new(|| {
            (1..=5).map(|next| format!("<!-- wp:block {{\"ref\":{next}}} /-->").repeat(1000)).chain(["end".to_owned()]).collect()
        });
        TEXTS.get(usize::try_from(id).ok()?).map(String::as_str)
    }
    fn site(&self) -> &str {
        "https://old.site"
    }
}

#[tokio::test]
async fn hostile_bodies_cost_no_more_than_their_length() {
    let attributes: String = (0..150_000).map(|n| format!("a{n} ")).collect();
    let bodies = [
        "<b>".repeat(100_000) + "deep",
        format!("<p {attributes}>words"),
        format!("<p {}>words", "a=\"1\"".repeat(200_000)),
        "<pre></pre>".repeat(50_000) + "words",
        "<code></code>".repeat(50_000) + "words",
        "<code></b>".repeat(50_000) + "words",
        (0..50_000).map(|n| format!("<div><b id={n}></div>")).collect::<String>() + "words",
        "<svg></svg>".repeat(50_000) + "words",
        "<svg></b>".repeat(50_000) + "words",
        "[".repeat(500_000) + "words",
        "<a ".repeat(200_000),
        "[gallery]".repeat(10_000) + "words",
        "<!-- wp:block {\"ref\":0} /-->".repeat(1000) + "words",
        "<!-- wp:footnotes /-->".repeat(20_000) + "words",
    ];
    for body in &bodies {
        let head: String = body.chars().take(30).collect();
        let begun = worked();
        let converted = convert(body, &Crowd);
        let took = worked() - begun;
        let json = converted.document.to_json();
        assert!(json.len() <= domain::document::limits::BYTES, "{head}");
        assert!(Document::parse(&json, domain::document::UnknownBlocks::Keep).is_ok(), "{head}");
        assert!(took.as_secs() < 10, "{head} took {took:?}");
        let text = converted.document.plain_text();
        assert!(!body.ends_with("words") || text.contains("words"), "{head} lost its words");
    }
    // the comparison of words must bear them too
    let paper = TestNewsroom::open().await;
    let items: String = bodies.iter().enumerate().map(|(number, body)| post(number as u64 + 1, body, "")).collect();
    let begun = worked();
    let report = paper.import_items(&[&items]).await;
    assert_eq!(report.counts.stories.imported, bodies.len() as u64, "{:?}", report.skipped);
    assert!((worked() - begun).as_secs() < 60, "{:?}", (worked() - begun));
}
